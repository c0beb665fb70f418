"""How documents of different offices begin and end: head, number, signature, copies."""

from datetime import date
from pathlib import Path

import pytest
from builders.drafts import DRAFT, FIRST, LAST
from builders.offices import NOON

from cchc_desktop.bootstrap import make_office
from cchc_desktop.domain.units import Level
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.office_settings import OfficeFact, set_office_fact
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.reporting.signers import UNKNOWN
from cchc_desktop.services.reporting.stationery import Signed, Stationery

WARD = OfficeForm("UBND phường Hoa Sen", Level.COMMUNE)
SCHOOL = OfficeForm("Trường Mầm non Hoa Mai", Level.SCHOOL, parent="UBND phường Hoa Sen")
HOUSE = OfficeForm("Sở Nội vụ tỉnh Lam Giang", Level.DEPARTMENT, place="Lam Giang")


def _paper(path: Path, form: OfficeForm, *, planned: bool = False) -> tuple[Desk, Stationery]:
    office = make_office(path, form, FixedClock(NOON))
    if planned:
        store_plan(office.desk, DRAFT, FIRST, LAST)
    paper = Stationery.read(office.desk)
    office.close()
    return office.desk, paper


@pytest.mark.parametrize(
    ("form", "above", "own", "symbols", "posts"),
    [
        (
            WARD,
            (),
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN"),
            ("BC-UBND", "UBND-VP"),
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ),
        (
            SCHOOL,
            ("UBND PHƯỜNG HOA SEN",),
            ("TRƯỜNG MẦM NON HOA MAI",),
            ("BC-MNHM", "MNHM-VP"),
            ("HIỆU TRƯỞNG",),
        ),
        (
            HOUSE,
            (),
            ("SỞ NỘI VỤ TỈNH LAM GIANG",),
            ("BC-SNV", "SNV-VP"),
            ("THỦ TRƯỞNG ĐƠN VỊ",),
        ),
    ],
    ids=["ward", "school", "department"],
)
def test_offices_of_every_level(
    form: OfficeForm,
    above: tuple[str, ...],
    own: tuple[str, ...],
    symbols: tuple[str, str],
    posts: tuple[str, ...],
    data_folder: Path,
):
    _, paper = _paper(data_folder, form)
    report, letter = paper.head("BC", Signed()), paper.head("", Signed())
    assert (report.above, report.own) == (above, own)
    assert (report.symbol, letter.symbol) == symbols
    assert paper.signature().posts == posts
    assert paper.signature().name == UNKNOWN
    assert (report.number, report.day, report.year) == ("", None, 2026)


def test_number_and_day_of_an_issue(data_folder: Path):
    _, paper = _paper(data_folder, WARD)
    head = paper.head("BC", Signed(" 5 / BC-VP ", date(2027, 1, 4)))
    assert (head.number, head.symbol, head.year) == ("5", "BC-VP", 2027)
    assert paper.head("BC", Signed("12")).symbol == "BC-UBND"


def test_who_signed_the_plan_signs_until_the_settings_say_who(data_folder: Path):
    desk, paper = _paper(data_folder, WARD, planned=True)
    assert paper.signature().name == "Lý Thành Nhân"
    assert paper.signature().posts[-1] == "CHỦ TỊCH"
    set_office_fact(desk, OfficeFact.SIGNER, "Phạm Gia Bảo")
    set_office_fact(desk, OfficeFact.SIGNER_POST, "Phó Chủ tịch")
    set_office_fact(desk, OfficeFact.SIGNS_AS, "KT")
    signed = Stationery.read(desk).signature()
    assert signed.name == "Phạm Gia Bảo"
    assert signed.posts == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    desk.store.close()


def test_the_settings_may_write_the_head_out(data_folder: Path):
    desk, _ = _paper(data_folder, WARD)
    set_office_fact(desk, OfficeFact.HEAD_ABOVE, "ỦY BAN NHÂN DÂN TỈNH LAM GIANG")
    set_office_fact(desk, OfficeFact.HEAD, "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SEN")
    head = Stationery.read(desk).head("BC", Signed())
    assert head.above == ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG",)
    assert head.own == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN")
    desk.store.close()


def test_copies_begin_with_whom_it_is_for(data_folder: Path):
    _, paper = _paper(data_folder, WARD)
    assert paper.copies(("Sở Nội vụ",)) == ("Như trên", "Lưu: VT")
    assert paper.copies(()) == ("Các cơ quan, đơn vị liên quan", "Lưu: VT")
