"""The parts beside the tasks: document, targets, duties, reports, changes of a plan there is."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.owed_reports.duties import list_duties
from tests.builders.plan_files import PLAN, ROWS, as_text
from tests.ui.intake.conftest import AtReview, Reviewing
from ui.intake.part_columns import REPORTS, check_words
from ui.intake.part_entry import PartLine
from ui.intake.part_line import DOCUMENT
from ui.intake.part_table import PartTable
from ui.intake.report_columns import TAKEN

KEY = Qt.Key


def part(at: AtReview, name: str) -> PartTable:
    at.page.parts.links[name].click()
    return at.page.pages[name]


def lines(table: PartTable) -> list[PartLine]:
    return list(table.lines.lines())


# ---- the document -------------------------------------------------------------------------------


def test_facts_of_the_document_are_written_when_their_field_is_left(reviewing: Reviewing):
    at = reviewing()
    at.page.parts.links[DOCUMENT].click()
    facts = at.page.document.facts
    facts.signer.setFocus()
    at.qtbot.keyClicks(facts.signer, "Le Van An")
    facts.signer_post.setFocus()
    assert at.page.working.review.draft.document.signer == "Le Van An"


def test_another_year_reads_the_deadlines_anew(reviewing: Reviewing):
    at = reviewing(PLAN.with_row(2, due="Quý II"))
    facts = at.page.document.facts
    at.page.parts.links[DOCUMENT].click()
    for field, text in ((facts.first_day, "1/1/2027"), (facts.last_day, "31/12/2027")):
        field.setText(text)
    facts._write()
    assert at.page.working.review.span.first_day == date(2027, 1, 1)
    dues = [one.due for one in at.lines()[1].meaning.milestones]
    assert dues == [date(2027, 6, 30)]


@pytest.mark.parametrize(
    ("first", "last"), [("hôm nào đó", "31/12/2026"), ("1/1/2026", "31/12/2025")]
)
def test_days_that_cannot_be_say_so_beneath_and_change_nothing(
    reviewing: Reviewing, first: str, last: str
):
    at = reviewing()
    facts = at.page.document.facts
    at.page.parts.links[DOCUMENT].click()
    facts.first_day.setText(first)
    facts.last_day.setText(last)
    facts._write()
    assert at.page.working.review.span.last_day == date(2026, 12, 31)
    said = (facts.first_day.accessibleDescription(), facts.last_day.accessibleDescription())
    assert any(said)


def test_what_is_asked_of_the_whole_plan_stands_above_its_facts(reviewing: Reviewing):
    at = reviewing(replace(PLAN, number="…/KH-UBND"))
    assert at.page.top.counter.text() == "Ô cần xem: 1"
    at.key(KEY.Key_F8)
    assert at.page.pages.currentWidget() is at.page.document
    write = next(one for one in at.page.foot.buttons if one.text() == "Sửa ô…")
    write.click()
    number = at.page.document.facts.number
    assert QApplication.focusWidget() is number
    number.setText("12/KH-UBND")
    at.qtbot.keyClick(number, KEY.Key_Return)
    assert at.page.working.of_plan() == ()


def test_text_and_bases_are_shown_and_reworded(reviewing: Reviewing):
    at = reviewing()
    at.page.parts.links[DOCUMENT].click()
    at.page.document.which.choose("bases")
    table = at.page.document._pages["bases"]
    assert isinstance(table, PartTable)
    assert [line.entry.text[:7] for line in lines(table)] == ["Căn cứ "]
    at.page.document.which.choose("chapters")
    chapters = at.page.document._pages["chapters"]
    assert isinstance(chapters, PartTable)
    assert [line.entry.code for line in lines(chapters)] == ["I", "II"]


# ---- entries taken or not -----------------------------------------------------------------------


def test_space_and_a_click_leave_an_entry_out(reviewing: Reviewing):
    at = reviewing()
    table = part(at, "assignments")
    assert [line.entry.unit for line in lines(table)] == ["Phòng Văn hóa - Xã hội"]
    table.setFocus()
    table.choose(0, "items")
    at.key(KEY.Key_Space)
    assert [line.taken for line in lines(table)] == [False]
    box = table.visualRect(table.lines.index(0, table.column_at(TAKEN)))
    at.qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, 12)
    )
    assert [line.taken for line in lines(table)] == [True]
    at.key(KEY.Key_Delete)
    assert at.page.working.review.result().draft.assignments == ()


def read_duties(at: AtReview) -> list[bool]:
    """Tell which of the reports that a plan asks for are confirmed; the office owes others."""
    return [one.confirmed for one in list_duties(at.office.desk) if one.text]


def test_reports_wait_to_be_confirmed_and_are_stored_as_was_said(reviewing: Reviewing):
    at = reviewing()
    table = part(at, REPORTS)
    assert [table.lines.columns[at_].display(lines(table)[0]) for at_ in (0, 2)] == [
        "Hỏi lại sau",
        "Hằng quý",
    ]
    assert (
        table.lines.columns[table.column_at("dues")]
        .display(lines(table)[0])
        .startswith("19/3/2026\n19/6/2026")
    )
    table.setFocus()
    table.choose(0, TAKEN)
    at.qtbot.keyClick(table, KEY.Key_T)
    assert [line.duty.taken for line in lines(table) if line.duty] == [True]
    at.page.take_in()
    assert read_duties(at) == [True]


def test_when_a_report_is_due_is_typed_as_an_office_says_it(reviewing: Reviewing):
    at = reviewing()
    table = part(at, REPORTS)
    table.setFocus()
    table.choose(0, "parts")
    table.edited.emit(lines(table)[0], "parts", ("half", "H1"))
    table.choose(0, "rule")
    assert table.edit_current()
    editor = table._editing.editor()
    assert editor is not None
    editor.show_value("ngày nào đó")
    at.qtbot.keyClick(editor.field, KEY.Key_Return)
    assert table.is_editing()
    editor.show_value("ngày 15 tháng cuối kỳ")
    at.qtbot.keyClick(editor.field, KEY.Key_Return)
    assert not table.is_editing()
    (line,) = lines(table)
    shown = [table.lines.columns[table.column_at(key)].display(line) for key in ("parts", "dues")]
    assert shown == ["6 tháng đầu năm", "15/6/2026"]


def test_a_report_that_is_not_wanted_is_not_stored(reviewing: Reviewing):
    at = reviewing()
    table = part(at, REPORTS)
    table.setFocus()
    table.choose(0, TAKEN)
    at.qtbot.keyClick(table, KEY.Key_K)
    at.page.take_in()
    assert read_duties(at) == []


def test_the_models_of_the_parts_are_sound(reviewing: Reviewing):
    at = reviewing()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    table = part(at, "assignments")
    tester = QAbstractItemModelTester(table.lines, fatal)
    table.edited.emit(lines(table)[0], "items", "Một việc\nHai việc")
    assert lines(table)[0].entry.items == ("Một việc", "Hai việc")
    at.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tester.model() is table.lines


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (Check(Comparator.AT_LEAST, 98, "%"), "từ 98% trở lên"),
        (Check(Comparator.LESS, 3, "%"), "dưới 3%"),
        (Check(Comparator.AT_MOST, 5, "ngày"), "không quá 5\u00a0ngày"),
        (Check(Comparator.EQUAL, 100, "%"), "đạt 100%"),
        (Check(Comparator.RANGE, 20, "%", upper=30), "từ 20 đến 30%"),
    ],
)
def test_a_target_is_said_in_a_few_words(check: Check, words: str):
    assert check_words(check) == words


# ---- a plan without tables ----------------------------------------------------------------------


def test_a_document_without_tasks_opens_on_its_facts(reviewing: Reviewing):
    data = "\n\n".join((*PLAN.top, "I. MỤC ĐÍCH", "Phục vụ người dân tốt hơn.")).encode()
    at = reviewing(data=data, name="ke-hoach.txt")
    assert at.page.pages.currentWidget() is at.page.document
    assert at.page.top.take.text() == "Tiếp nhận"
    assert at.page.top.take.isEnabled()


def test_a_text_file_marks_its_rows_too(reviewing: Reviewing):
    at = reviewing(data=as_text(), name="ke-hoach.txt")
    (marked,) = at.page.side.paper.marked()
    strips = at.page.side.paper.strips
    assert strips is not None
    strip = strips.all[marked]
    assert ROWS[1][1] in str(strip.block)
