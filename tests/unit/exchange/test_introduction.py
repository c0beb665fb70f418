"""The introduction sheet: what the QR picture shows is the office and its key."""

import uuid
from xml.etree import ElementTree as ET

import pytest

from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.introduction import introduction, read_introduction
from cchc_desktop.exchange.keys import fingerprint
from cchc_desktop.exchange.package import Party
from tests.builders.packages import KEY, WARD

_FINDER = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"]


def test_the_sheet_tells_the_office_and_its_key():
    sheet = introduction(WARD, KEY.public)
    assert sheet.fingerprint == fingerprint(KEY.public)
    assert read_introduction(sheet.text) == (WARD, KEY.public)
    assert read_introduction(sheet.text.replace("\n", "\r\n") + "\r\n") == (WARD, KEY.public)


def test_the_picture_is_a_square_with_its_three_corners():
    matrix = introduction(WARD, KEY.public).matrix
    assert all(len(row) == len(matrix) for row in matrix)
    size = len(matrix)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        corner = ["".join(" #"[dark] for dark in row[left : left + 7]) for row in matrix[top:][:7]]
        assert corner == _FINDER


def test_the_drawing_is_an_svg_with_a_quiet_margin():
    sheet = introduction(WARD, KEY.public)
    root = ET.fromstring(sheet.svg())  # noqa: S314 - our own drawing
    assert root.tag.endswith("svg")
    assert int(root.attrib["width"]) == (len(sheet.matrix) + 8) * 4


def test_an_office_with_a_long_name_still_has_its_picture():
    name = "Trung tâm Phục vụ hành chính công và Xúc tiến đầu tư liên xã Hoa Sen – Bến Nứa " * 2
    office = Party(uuid.uuid4(), name.strip())
    assert read_introduction(introduction(office, KEY.public).text) == (office, KEY.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.invalid",
        "cchc:1\nx\ny\nz",
        f"cchc:2\n{WARD.id}\n{KEY.public.hex()}\nX",
        f"cchc:1\n{WARD.id}\n00\nX",
        f"cchc:1\n{WARD.id}\n{KEY.public.hex()}\n ",
        "x" * 10_000,
    ],
)
def test_other_pictures_are_refused(text: str):
    with pytest.raises(ExchangeError) as caught:
        read_introduction(text)
    assert caught.value.code == "exchange-introduction-unreadable"
