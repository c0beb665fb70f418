"""Forms saved by other programs, forms with another proof, and workbooks made to harm."""

import shutil
import subprocess
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.exchange.archives import FORM_SHEET
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.form_model import FormSignature
from cchc_desktop.exchange.form_proof import form_lines
from cchc_desktop.exchange.form_reading import read_form
from cchc_desktop.exchange.keys import SigningKey
from resources.words import sentence
from tests.builders.filled_forms import (
    COLUMN,
    FIRST_ROW,
    FORM,
    ROWS,
    a_form,
    filled,
    read,
    repacked,
    reworked,
)
from tests.builders.packages import KEY
from tests.builders.sheet_files import a_workbook

THIRD, FOURTH = (row.id for row in ROWS[2:])


# ---- saved by another program ----------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_another_program_saved_is_the_same(tmp_path: Path):
    cells: dict[tuple[Any, str], Any] = {
        (THIRD, "state"): "Hoàn thành",
        (THIRD, "done_on"): datetime(2026, 3, 15),  # noqa: DTZ001 - as kept
        (THIRD, "result"): "= Đã phát\n12 tin",
        (FOURTH, "percent"): 80,
        (FOURTH, "proposal"): "_x005F_x0041_ 'trích'",
    }
    path = filled(a_form(tmp_path), cells)
    before = read(path)
    convert = ["soffice", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--headless"]
    convert += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=110)  # noqa: S603 - our own words
    after = read(tmp_path / "again" / "bieu.xlsx")
    assert before.edits[THIRD]["done_on"] == date(2026, 3, 15)
    assert len(before.edits[THIRD]) + len(before.edits[FOURTH]) == 5
    assert after.edits == before.edits
    assert after.signature is FormSignature.GOOD
    assert after.form == FORM


# ---- proof ------------------------------------------------------------------------------------


def _hidden(path: Path, change: Callable[[Any], None]) -> Path:
    return reworked(path, lambda _sheet, book: change(book[FORM_SHEET]))


def test_a_hidden_part_signed_by_another_key_is_another_key(tmp_path: Path):
    other = SigningKey.from_private(b"o" * 32)

    def sign_again(sheet: Any) -> None:
        for at, line in enumerate(form_lines(FORM, other), 2):
            sheet.cell(at, 1).value = line

    found = read(_hidden(a_form(tmp_path), sign_again))
    assert (found.signature, found.public_key) == (FormSignature.GOOD, other.public)


def test_a_hidden_part_that_was_changed_is_no_longer_signed(tmp_path: Path):
    forged = replace(FORM, rows=(replace(ROWS[0], title="Việc khác"), *ROWS[1:]))
    lines = form_lines(forged, KEY)

    def change(sheet: Any) -> None:
        for at, line in enumerate(lines[3:], 5):
            sheet.cell(at, 1).value = line

    found = read(_hidden(a_form(tmp_path), change))
    assert (found.signature, found.public_key) == (FormSignature.BAD, None)


def test_a_hidden_part_without_signature_says_so(tmp_path: Path):
    def unsign(sheet: Any) -> None:
        sheet["A3"] = sheet["A4"] = " "

    found = read(_hidden(a_form(tmp_path), unsign))
    assert (found.signature, found.public_key) == (FormSignature.NONE, None)


def test_a_form_of_a_newer_program_names_the_version(tmp_path: Path):
    def newer(sheet: Any) -> None:
        sheet["A2"] = "cchc form 2.0"

    error = refusal(_hidden(a_form(tmp_path), newer))
    assert error.code == "exchange-newer"
    assert error.facts["version"] == "0.1.0"


# ---- what is refused --------------------------------------------------------------------------


def refusal(content: Path | bytes) -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        read(content)
    assert "(mã" not in sentence(caught.value.code, caught.value.facts)
    return caught.value


def test_other_files_are_no_forms():
    for data in (b"", b"%PDF", a_workbook([["STT"]]), b"PK\3\4" + bytes(2000)):
        assert refusal(data).code == "exchange-form-not-ours"
    assert refusal(b"\xd0\xcf\x11\xe0" + bytes(600)).code == "exchange-form-locked"


def test_a_form_without_its_hidden_part_is_none(tmp_path: Path):
    path = reworked(a_form(tmp_path), lambda _, book: book.remove(book[FORM_SHEET]))
    assert refusal(path).code == "exchange-form-not-ours"


@pytest.mark.parametrize("where", ["A2", "A5"])
def test_a_hidden_part_that_is_spoilt_is_told(tmp_path: Path, where: str):
    def spoil(sheet: Any) -> None:
        sheet[where] = sheet[where].value[:-9] + "xx"

    assert refusal(_hidden(a_form(tmp_path), spoil)).code == "exchange-form-broken"


@pytest.mark.parametrize("name", ["state", "evidence", "title"])
def test_a_sheet_without_one_of_its_captions_is_refused(tmp_path: Path, name: str):
    def rename(sheet: Any, _book: Any) -> None:
        sheet.cell(FIRST_ROW - 1, COLUMN[name]).value = "Khác"

    assert refusal(reworked(a_form(tmp_path), rename)).code == "exchange-form-columns"


def test_a_caption_twice_is_refused(tmp_path: Path):
    def copy(sheet: Any, _book: Any) -> None:
        sheet.cell(FIRST_ROW - 1, 14).value = "Tình trạng"

    assert refusal(reworked(a_form(tmp_path), copy)).code == "exchange-form-columns"


def test_macros_are_refused(tmp_path: Path):
    path = a_form(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0")
    assert refusal(path).code == "exchange-form-unsafe"


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"],
)
def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path, part: str):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def add(data: bytes) -> bytes:
        head, mark, rest = data.partition(b"?>")
        return head + mark + laughs + rest if mark else laughs + data

    assert refusal(repacked(a_form(tmp_path), part, add)).code == "exchange-form-unsafe"


@pytest.mark.parametrize(
    ("part", "grown"),
    [
        ("xl/worksheets/sheet1.xml", b"<row r='1'>" + b" " * 2**26 + b"</row>"),
        ("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 400_000),
        ("xl/sharedStrings.xml", b"<si><t>x</t></si>" * 400_000),
        ("xl/styles.xml", b"<xf/>" * 900_000),
        ("xl/workbook.xml", b" " * 2**26),
    ],
)
def test_a_bomb_is_refused_soon_and_in_little_memory(tmp_path: Path, part: str, grown: bytes):
    def grow(data: bytes) -> bytes:
        at = data.rindex(b"</")
        return data[:at] + grown + data[at:]

    path = repacked(a_form(tmp_path), part, grow)
    tracemalloc.start()
    started = time.process_time()
    assert refusal(path).code == "exchange-form-too-large"
    took, (_, most) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 20
    assert most < 100 * 2**20


def test_a_workbook_with_a_million_members_is_refused_at_once(tmp_path: Path):
    path = a_form(tmp_path)
    data = bytearray(path.read_bytes())
    data[-12:-8] = b"\xff\xff\xff\xff"  # of the directory's size, as the larger form of zip says
    assert refusal(bytes(data)).code == "exchange-form-not-ours"


def test_reading_can_be_stopped(tmp_path: Path):
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        read_form(a_form(tmp_path), ticket)


def test_a_form_that_is_gone_cannot_be_read(tmp_path: Path):
    assert refusal(tmp_path / "bieu.xlsx").code == "exchange-unreadable"


@pytest.mark.parametrize("cell", ["A3", "A4"])
def test_a_hidden_part_that_lost_only_its_key_or_only_its_signature_is_no_honest_one(
    tmp_path: Path, cell: str
):
    def strip(sheet: Any) -> None:
        sheet[cell] = " "

    found = read(_hidden(a_form(tmp_path), strip))
    assert (found.signature, found.public_key) == (FormSignature.BAD, None)
