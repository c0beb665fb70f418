"""Paper reports of units as they are typed in: days by keys, letters, what was said of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.told_reports import HOA_SEN, SAO_MAI, SUOI_BAC
from papers_stage import FIRST, PapersStage, papers_stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.history import undo
from cchc_desktop.services.owed_reports.paper_receipts import PaperReceipt, list_receipts
from ui.jobs.runner import Runner
from ui.parts.fields import GrowingText
from ui.reporting.reason_form import ReasonForm
from ui.reporting.receipt_columns import ReceiptLine, late_by, timely_words
from ui.reporting.receipts_part import ReceiptsPart

Key = Qt.Key


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[PapersStage]:
    with papers_stage(tmp_path, runner, qtbot) as made:
        yield made


@pytest.fixture
def part(stage: PapersStage) -> ReceiptsPart:
    made = ReceiptsPart(stage.bench)
    stage.show(made)
    stage.bench.changed.connect(lambda _: made.refresh())
    made.show_period(FIRST)
    made.table.setFocus()
    return made


def _of(stage: PapersStage, unit: str) -> PaperReceipt:
    return next(one for one in list_receipts(stage.desk, FIRST) if one.unit_name == unit)


def _line(part: ReceiptsPart, unit: str) -> ReceiptLine:
    return next(one for one in part.table.lines.lines() if one.receipt.unit_name == unit)


def _cell(part: ReceiptsPart, unit: str, column: str) -> str:
    line = _line(part, unit)
    return part.table.lines.columns[part.table.column_at(column)].display(line)


def _type(stage: PapersStage, part: ReceiptsPart, unit: str, column: str, words: str) -> None:
    """Strike keys over a cell and save by Enter."""
    assert part.table.choose(_line(part, unit).id, column)
    part.table.edit_current()
    editor = part.table._editing.editor()
    assert editor is not None
    editor.field.selectAll()
    editor.field.insertPlainText(words)  # as an input method puts in composed letters
    stage.qtbot.keyClick(editor.field, Key.Key_Return)


def _press(stage: PapersStage, part: ReceiptsPart, unit: str, column: str, key: Qt.Key) -> None:
    assert part.table.choose(_line(part, unit).id, column)
    stage.qtbot.keyClick(part.table, key)


def _at(part: ReceiptsPart) -> tuple[str, str]:
    return part.table.current_line().receipt.unit_name, part.table.current_column()


def _missing(stage: PapersStage) -> list[str]:
    owed = list_receipts(stage.desk, FIRST)
    return [one.unit_name for one in owed if one.received_on is None]


def test_what_is_owed_stands_there_with_the_cursor_in_what_is_missing(
    stage: PapersStage, part: ReceiptsPart
):
    tester = QAbstractItemModelTester(
        part.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    owed = list_receipts(stage.desk, FIRST)
    assert {one.unit_name for one in owed} == {HOA_SEN, SAO_MAI, SUOI_BAC}
    assert part.table.lines.rowCount() == len(owed)
    assert _at(part) == (_missing(stage)[0], "received")
    assert part._counts.text() == part.count_words(owed)
    assert part._title.text() == "Quý I năm 2026"
    assert tester.model() is part.table.lines


def test_a_day_is_typed_and_enter_goes_on(stage: PapersStage, part: ReceiptsPart):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "9/3")
    assert _of(stage, unit).received_on == date(2026, 3, 9)
    assert _cell(part, unit, "received") == "09/3/2026"
    assert stage.newest() == f"Ghi ngày nhận báo cáo quý I năm 2026 của {unit}: 09/3/2026"
    undo(stage.desk)
    part.refresh()
    assert _cell(part, unit, "received") == ""


def test_number_and_day_of_the_letter_are_typed(stage: PapersStage, part: ReceiptsPart):
    unit = _missing(stage)[0]
    assert not part.table.lines.columns[part.table.column_at("number")].may_edit(_line(part, unit))
    _type(stage, part, unit, "received", "9/3")
    _type(stage, part, unit, "number", "12/BC-UBND")
    _type(stage, part, unit, "letter", "6/3/2026")
    found = _of(stage, unit)
    assert (found.number, found.letter_on, found.received_on) == (
        "12/BC-UBND",
        date(2026, 3, 6),
        date(2026, 3, 9),
    )


def test_a_day_to_come_is_refused_in_its_cell(stage: PapersStage, part: ReceiptsPart):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "21/3/2026")
    assert _of(stage, unit).received_on is None
    editor = part.table._editing.editor()
    assert editor is not None
    assert "ở sau hôm nay" in editor.beneath.words()
    stage.qtbot.keyClick(editor.field, Key.Key_Escape)


def test_an_emptied_day_takes_the_receipt_back(stage: PapersStage, part: ReceiptsPart):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "9/3")
    assert part.table.choose(_line(part, unit).id, "received")
    part.table.edit_current()
    editor = part.table._editing.editor()
    assert editor is not None
    editor.field.selectAll()
    stage.qtbot.keyClick(editor.field, Key.Key_Delete)
    stage.qtbot.keyClick(editor.field, Key.Key_Return)
    assert _of(stage, unit).received_on is None


def test_one_letter_accepts_it(stage: PapersStage, part: ReceiptsPart):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "9/3")
    _press(stage, part, unit, "judged", Key.Key_N)
    assert _of(stage, unit).accepted is True
    assert stage.newest() == f"Chấp nhận báo cáo quý I năm 2026 của {unit}"
    _press(stage, part, unit, "judged", Key.Key_C)
    assert _of(stage, unit).accepted is None


@pytest.fixture
def reasons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer the question why by these words, one after the other until it is let go."""
    left: list[str] = []

    def answer(form: ReasonForm) -> int:
        form.show()
        while left and form.isVisible():
            why: GrowingText = form.why
            why.setPlainText(left.pop(0))
            form.act.click()
        if form.isVisible():
            form.reject()
        return form.result()

    monkeypatch.setattr(ReasonForm, "exec", answer)
    return left


def test_it_is_sent_back_with_a_reason(stage: PapersStage, part: ReceiptsPart, reasons: list[str]):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "9/3")
    reasons += ["  ", "Thiếu phụ lục."]
    _press(stage, part, unit, "judged", Key.Key_T)
    found = _of(stage, unit)
    assert (found.accepted, found.reasons) == (False, "Thiếu phụ lục.")
    assert _cell(part, unit, "judged") == "Trả lại"
    _type(stage, part, unit, "reasons", "Thiếu phụ lục II.")
    assert _of(stage, unit).reasons == "Thiếu phụ lục II."
    _type(stage, part, unit, "number", "13/BC")
    assert _of(stage, unit).accepted is False  # the same report, better named
    _type(stage, part, unit, "received", "12/3")
    assert (_of(stage, unit).accepted, _of(stage, unit).reasons) == (None, "")


def test_without_a_reason_nothing_is_sent_back(
    stage: PapersStage, part: ReceiptsPart, reasons: list[str]
):
    unit = _missing(stage)[0]
    _type(stage, part, unit, "received", "9/3")
    reasons += ["  "]
    _press(stage, part, unit, "judged", Key.Key_T)
    assert _of(stage, unit).accepted is None


def test_late_and_missing_are_told_in_days():
    def receipt(on: date | None, timely: bool | None) -> PaperReceipt:  # noqa: FBT001
        values: dict[str, Any] = dict.fromkeys(("slot", "receipt", "unit", "number", "letter_on"))
        return PaperReceipt(
            **values,
            unit_name="UBND phường Hoa Sen",
            period=FIRST,
            due=date(2026, 3, 9),
            received_on=on,
            on_time=timely,
        )

    today = date(2026, 3, 12)
    assert timely_words(receipt(date(2026, 3, 9), True), today) == "Đúng\u00a0hạn"
    assert timely_words(receipt(date(2026, 3, 11), False), today) == "Trễ\u00a02\u00a0ngày"
    # A day of grace is no day late.
    assert timely_words(receipt(date(2026, 3, 11), True), today) == "Đúng\u00a0hạn"
    assert timely_words(receipt(None, None), today) == "Trễ\u00a03\u00a0ngày"
    assert timely_words(receipt(None, None), date(2026, 3, 9)) == "Hạn\u00a0hôm\u00a0nay"
    assert timely_words(receipt(None, None), date(2026, 3, 4)) == "Còn\u00a05\u00a0ngày"
    assert late_by(receipt(None, None), date(2026, 3, 4)) == -5


def test_what_is_missing_is_a_door_to_the_reminder_letter(stage: PapersStage, part: ReceiptsPart):
    missing = len(_missing(stage))
    assert part.remind.text() == f"Soạn công văn đôn đốc {missing} đơn vị"
    part.remind.click()
    assert stage.reports == [(FIRST, "don-doc")]
    for unit in _missing(stage):
        _type(stage, part, unit, "received", "9/3")
    assert not part.remind.isVisible()
    assert "chưa gửi 0" in part._counts.text()


def test_nothing_owed_says_where_duties_are(stage: PapersStage, part: ReceiptsPart):
    part.show_period(parse("2026H1"))
    assert part._stack.currentIndex() == 1
    assert part._none.text() == "Không có đơn vị nào phải gửi báo cáo 6 tháng đầu năm 2026"
    part.duties.click()
    part.on_behalf.click()
    assert stage.places == ["settings", "entry"]


def test_lines_that_say_the_same_are_the_same(stage: PapersStage):
    first, second = (
        [ReceiptLine(one) for one in list_receipts(stage.desk, FIRST)] for _ in range(2)
    )
    assert first == second
    assert len({*first, *second}) == len(first)
