"""A form that comes back: filled in, sorted, saved by another program, spoilt, or made to harm."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.exchange.form_model import FormRow, FormSignature, FormValues
from resources.words import knows, sentence
from tests.builders.filled_forms import (
    COLUMN,
    FIRST_ROW,
    FORM,
    ROWS,
    a_form,
    an_id,
    filled,
    read,
    repacked,
    reworked,
)
from tests.builders.packages import KEY

FIRST, SECOND, THIRD, FOURTH = (row.id for row in ROWS)


def test_what_was_written_is_what_is_read(tmp_path: Path):
    found = read(a_form(tmp_path))
    assert found.form == FORM
    assert found.signature is FormSignature.GOOD
    assert found.public_key == KEY.public
    assert not found.edits
    assert not found.troubles


def test_a_form_is_read_from_bytes_as_from_a_file(tmp_path: Path):
    path = filled(a_form(tmp_path), {(THIRD, "percent"): 30})
    assert read(path.read_bytes()) == read(path)


# ---- what people type -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("state", "Hoàn thành", "done"),
        ("state", "  hoàn  thành ", "done"),
        ("state", "HOAN THANH", "done"),
        ("state", "Đang thực hiện", "in-progress"),
        ("percent", 30, 30),
        ("percent", 30.0, 30),
        ("percent", "30", 30),
        ("percent", "30%", 30),
        ("percent", "30 %", 30),
        ("percent", "30,0", 30),
        ("done_on", datetime(2026, 3, 15), date(2026, 3, 15)),  # noqa: DTZ001 - as kept
        ("done_on", datetime(2026, 3, 15, 10, 30), date(2026, 3, 15)),  # noqa: DTZ001
        ("done_on", "15/3/2026", date(2026, 3, 15)),
        ("done_on", "15-03-2026", date(2026, 3, 15)),
        ("done_on", "15.3.2026", date(2026, 3, 15)),
        ("done_on", "ngày 15/3/2026", date(2026, 3, 15)),
        ("done_on", "2026-03-15", date(2026, 3, 15)),
        ("result", "Đã phát 12 tin, bài", "Đã phát 12 tin, bài"),
        ("result", "- Đã phát\n- Đã đăng", "- Đã phát\n- Đã đăng"),
        ("result", "=1+1 là hai", "=1+1 là hai"),
        ("result", "+ Đạt", "+ Đạt"),
        ("result", "@phường", "@phường"),
        ("result", "_x0041_", "_x0041_"),
        ("result", 12, "12"),
        ("result", 12.5, "12,5"),
        ("evidence", datetime(2026, 6, 5), "05/6/2026"),  # noqa: DTZ001
    ],
)
def test_what_is_typed_is_read_as_its_column_means_it(
    tmp_path: Path, name: str, typed: Any, meant: Any
):
    escaped = typed.replace("_x0", "_x005F_x0") if isinstance(typed, str) else typed
    found = read(filled(a_form(tmp_path), {(THIRD, name): escaped}))
    assert found.edits == {THIRD: {name: meant}}
    assert not found.troubles


def test_a_share_shown_with_its_sign_is_a_share(tmp_path: Path):
    def type_share(sheet: Any, _book: Any) -> None:
        for at, (share, shown) in enumerate([(0.3, "0%"), (1, "0.00%"), (1, "0"), (0.3, '0"%"')]):
            cell = sheet.cell(FIRST_ROW + at, COLUMN["percent"])
            cell.value, cell.number_format = share, shown

    found = read(reworked(a_form(tmp_path), type_share))
    assert found.edits[SECOND] == {"percent": 100}
    assert found.edits[FIRST] == {"percent": 30}
    assert found.edits[THIRD] == {"percent": 1}
    assert [trouble.code for trouble in found.troubles] == ["form-percent-wrong"]


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("state", "Gần xong", "form-state-unknown"),
        ("percent", 101, "form-percent-wrong"),
        ("percent", -1, "form-percent-wrong"),
        ("percent", 33.3, "form-percent-wrong"),
        ("percent", "gần hết", "form-percent-wrong"),
        ("done_on", "31/2/2026", "form-day-wrong"),
        ("done_on", "tháng 3", "form-day-wrong"),
        ("done_on", 5, "form-day-wrong"),
        ("done_on", "15/3/26", "form-day-wrong"),
    ],
)
def test_a_cell_that_makes_no_sense_is_told_and_the_others_are_taken(
    tmp_path: Path, name: str, typed: Any, code: str
):
    cells = {(THIRD, name): typed, (THIRD, "result"): "Đã phát", (FIRST, "difficulty"): "Ít người"}
    found = read(filled(a_form(tmp_path), cells))
    assert found.edits == {THIRD: {"result": "Đã phát"}, FIRST: {"difficulty": "Ít người"}}
    (trouble,) = found.troubles
    assert (trouble.code, trouble.row) == (code, FIRST_ROW + 2)
    assert "Tuyên truyền" in sentence(trouble.code, trouble.facts)


def test_every_trouble_has_its_sentence():
    codes = ["row-unknown", "row-twice", "row-mixed", "cell-error", "state-unknown"]
    codes += ["percent-wrong", "day-wrong", "text-cut"]
    assert all(knows(f"form-{code}") for code in codes)


def test_a_formula_counts_as_what_it_shows(tmp_path: Path):
    """Excel keeps what a formula gave beside it; an error is told, never taken."""
    path = a_form(tmp_path)

    def formula(shown: str, kind: str) -> Callable[[bytes], bytes]:
        cell = f'<c r="I11" t="{kind}"><f>A1</f><v>{shown}</v></c>'.encode()
        return lambda sheet: re.sub(rb'<c r="I11"[^>]*?(/>|></c>)', cell, sheet)

    original = path.read_bytes()
    repacked(path, "xl/worksheets/sheet1.xml", formula("đã xong", "str"))
    assert read(path).edits == {THIRD: {"result": "đã xong"}}
    path.write_bytes(original)
    repacked(path, "xl/worksheets/sheet1.xml", formula("#NAME?", "e"))
    assert [trouble.code for trouble in read(path).troubles] == ["form-cell-error"]
    assert not read(path).edits


def test_a_text_longer_than_a_cell_is_no_change_and_is_never_cut(tmp_path: Path):
    row = FormRow(an_id(1), "1", "Việc", base=FormValues(result="x" * 40_000))
    path = a_form(tmp_path, replace(FORM, rows=(row,)))
    assert not read(path).edits
    found = read(filled(path, {(row.id, "result"): "y"}))
    assert not found.edits
    assert [trouble.code for trouble in found.troubles] == ["form-text-cut"]


# ---- what people do to rows and columns -------------------------------------------------------


def test_a_row_that_is_gone_says_nothing(tmp_path: Path):
    found = read(reworked(a_form(tmp_path), lambda sheet, _: sheet.delete_rows(FIRST_ROW + 1)))
    assert not found.edits
    assert not found.troubles


def test_hidden_rows_are_read_too(tmp_path: Path):
    def hide(sheet: Any, _book: Any) -> None:
        sheet.cell(FIRST_ROW + 2, COLUMN["percent"]).value = 40
        sheet.row_dimensions[FIRST_ROW + 2].hidden = True

    assert read(reworked(a_form(tmp_path), hide)).edits == {THIRD: {"percent": 40}}


def test_columns_and_rows_that_were_put_in_do_not_move_anything(tmp_path: Path):
    def widen(sheet: Any, _book: Any) -> None:
        sheet.cell(FIRST_ROW + 2, COLUMN["percent"]).value = 40
        sheet.insert_cols(3)
        sheet.insert_rows(2, 3)
        sheet.insert_rows(FIRST_ROW + 4)

    found = read(reworked(a_form(tmp_path), widen))
    assert found.edits == {THIRD: {"percent": 40}}
    assert not found.troubles


def test_a_row_of_ones_own_is_told_and_left_out(tmp_path: Path):
    def add(sheet: Any, _book: Any) -> None:
        sheet.append(["x", "Việc mới", None, None, None, "Hoàn thành"])

    found = read(reworked(a_form(tmp_path), add))
    assert not found.edits
    assert [(t.code, t.row) for t in found.troubles] == [("form-row-unknown", FIRST_ROW + 4)]


def test_a_sheet_full_of_other_rows_is_told_in_a_hundred_lines(tmp_path: Path):
    def paste(sheet: Any, _book: Any) -> None:
        sheet.cell(FIRST_ROW + 2, COLUMN["percent"]).value = 40
        for number in range(150):
            sheet.append([number, "Việc khác", None, None, None, "Hoàn thành"])

    found = read(reworked(a_form(tmp_path), paste))
    assert found.edits == {THIRD: {"percent": 40}}
    assert len(found.troubles) == 100


def test_a_task_in_two_rows_is_taken_when_both_say_the_same(tmp_path: Path):
    def copy(sheet: Any, _book: Any, *, percent: int = 40) -> None:
        sheet.cell(FIRST_ROW + 2, COLUMN["percent"]).value = 40
        sheet.append([cell.value for cell in sheet[FIRST_ROW + 2]])
        sheet.cell(FIRST_ROW + 4, COLUMN["percent"]).value = percent

    assert read(reworked(a_form(tmp_path), copy)).edits == {THIRD: {"percent": 40}}
    found = read(reworked(a_form(tmp_path), lambda s, b: copy(s, b, percent=50)))
    assert not found.edits
    assert [trouble.code for trouble in found.troubles] == ["form-row-twice"]


def test_answers_sorted_without_their_tasks_are_not_given_to_others(tmp_path: Path):
    """Somebody sorts a part of the columns: the hidden id no longer stands beside its task."""

    def sort_wrongly(sheet: Any, _book: Any) -> None:
        one, other = (sheet.cell(FIRST_ROW + at, COLUMN["id"]) for at in (0, 2))
        one.value, other.value = other.value, one.value

    found = read(reworked(a_form(tmp_path), sort_wrongly))
    assert not found.edits
    assert [trouble.code for trouble in found.troubles] == ["form-row-mixed"] * 2


def test_another_sheet_changes_nothing(tmp_path: Path):
    def add(sheet: Any, book: Any) -> None:
        sheet.title = "Hoa Sen"
        other = book.create_sheet("Ghi chú", 0)
        other["A1"] = "Việc riêng"

    assert not read(reworked(a_form(tmp_path), add)).edits


def test_a_copy_of_the_sheet_does_not_count_twice(tmp_path: Path):
    path = filled(a_form(tmp_path), {(THIRD, "percent"): 40})
    copied = reworked(path, lambda sheet, book: book.copy_worksheet(sheet))
    assert read(copied).edits == {THIRD: {"percent": 40}}
