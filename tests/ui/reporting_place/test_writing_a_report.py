"""Words of a report: drafted, written over, kept when left, taken from before, undone."""

from datetime import date

from compose_stage import FIRST, INSTITUTIONS, PROCEDURES, SURVEY, ComposeStage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import State
from cchc_desktop.services.history import undo
from cchc_desktop.services.reporting.narratives import write_words
from cchc_desktop.services.reporting.outline import CLOSING, OPENING, preset_outline
from tests.builders.told_reports import INSPECTING, OWN
from ui.reporting.choosing import ReportChoice, Sheet

Key = Qt.Key
SECOND = parse("2026Q2")
OURS = "Sở đã rà soát 27 văn bản"


def test_each_chapter_shows_what_would_be_printed_and_whose_words_it_is(stage: ComposeStage):
    fields = stage.page.compose.words.fields
    assert list(fields) == [OPENING, *(one.code for one in preset_outline()), CLOSING]
    procedures = stage.field(PROCEDURES)
    assert "nhiệm vụ" in procedures.words.toPlainText()
    assert (procedures.whose.text(), procedures.again.isVisible()) == ("dự thảo", False)
    # Numbered as printed: a chapter that says nothing takes no number.
    assert stage.field(SURVEY)._title.text() == "Khảo sát, đo lường sự hài lòng"
    assert procedures._title.text() == "2. Cải cách thủ tục hành chính"
    stage.type(INSTITUTIONS, "")
    stage.press(Key.Key_Tab)
    assert procedures._title.text() == "1. Cải cách thủ tục hành chính"
    assert stage.field(INSTITUTIONS).whose.text() == "đã sửa tay"


def test_typing_is_kept_when_the_field_is_left_as_one_step_to_undo(stage: ComposeStage):
    drafted = stage.field(PROCEDURES).words.toPlainText()
    stage.type(PROCEDURES, OURS)
    assert stage.kept() == {}
    stage.press(Key.Key_Tab)
    assert stage.kept() == {PROCEDURES: OURS}
    assert stage.newest() == "Viết báo cáo quý I năm 2026: 1 mục"
    assert stage.field(PROCEDURES).whose.text() == "đã sửa tay"
    stage.type(INSTITUTIONS, "Ban hành 03 văn bản")
    stage.press(Key.Key_Tab)
    undo(stage.desk)
    stage.page.refresh()
    assert stage.kept() == {PROCEDURES: OURS}
    undo(stage.desk)
    stage.page.refresh()
    assert stage.kept() == {}
    assert stage.field(PROCEDURES).words.toPlainText() == drafted


def test_a_field_that_is_only_looked_into_writes_nothing(stage: ComposeStage):
    before = stage.newest()
    stage.field(PROCEDURES).words.setFocus()
    stage.press(Key.Key_End)
    stage.press(Key.Key_X)
    stage.press(Key.Key_Backspace)
    stage.press(Key.Key_Tab)
    assert (stage.kept(), stage.newest()) == ({}, before)


def test_what_is_typed_stays_while_facts_change_elsewhere(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    said = {CLOSING: "Trên đây là báo cáo."}
    write_words(stage.desk, ReportChoice(Sheet.REPORT, FIRST).asked, said)
    stage.page.refresh()
    assert stage.field(PROCEDURES).words.toPlainText() == OURS
    assert stage.focused() == PROCEDURES
    assert stage.field(CLOSING).words.toPlainText() == said[CLOSING]


def test_turning_to_another_period_keeps_the_words_where_they_belong(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    stage.choose(Sheet.REPORT, SECOND)
    assert stage.kept(FIRST) == {PROCEDURES: OURS}
    assert stage.kept(SECOND) == {}
    assert stage.field(PROCEDURES).words.toPlainText() != OURS


def test_closing_the_window_loses_nothing(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    stage.place.close()
    assert stage.kept() == {PROCEDURES: OURS}


def test_what_cannot_be_kept_while_long_work_runs_is_kept_after_it(stage: ComposeStage):
    stage.bench.start("Việc dài", "", lambda _ticket: None, lambda _done: None)
    assert not stage.bench.may_act()
    stage.type(PROCEDURES, OURS)
    stage.press(Key.Key_Tab)
    assert stage.kept() == {}
    assert stage.field(PROCEDURES).words.toPlainText() == OURS
    stage.qtbot.waitUntil(stage.bench.may_act)
    assert stage.kept() == {PROCEDURES: OURS}


def test_words_wait_for_long_work_even_when_another_period_is_looked_at(stage: ComposeStage):
    stage.bench.start("Việc dài", "", lambda _ticket: None, lambda _done: None)
    stage.type(PROCEDURES, OURS)
    stage.choose(Sheet.REPORT, SECOND)
    assert stage.field(PROCEDURES).words.toPlainText() != OURS
    stage.qtbot.waitUntil(stage.bench.may_act)
    assert (stage.kept(FIRST), stage.kept(SECOND)) == ({PROCEDURES: OURS}, {})


def test_the_draft_is_one_press_away(stage: ComposeStage):
    drafted = stage.field(PROCEDURES).words.toPlainText()
    stage.type(PROCEDURES, OURS)
    stage.press(Key.Key_Tab)
    again = stage.field(PROCEDURES).again
    assert again.isVisible()
    again.click()
    assert stage.kept() == {}
    assert stage.field(PROCEDURES).words.toPlainText() == drafted
    assert stage.field(PROCEDURES).whose.text() == "dự thảo"


def test_words_of_the_period_before_are_looked_at_and_copied(stage: ComposeStage):
    write_words(stage.desk, ReportChoice(Sheet.REPORT, FIRST).asked, {PROCEDURES: OURS})
    stage.choose(Sheet.REPORT, SECOND)
    one = stage.field(PROCEDURES)
    assert not stage.field(INSTITUTIONS).before.isVisible()
    stage.qtbot.waitUntil(one.isVisible)
    one.before.click()
    assert (one._said_before.text(), one.take.isVisible()) == (OURS, True)
    assert stage.kept(SECOND) == {}, "looking is not taking"
    stage.press(Key.Key_Escape)
    assert not one.take.isVisible()
    one.before.click()
    one.take.click()
    assert stage.kept(SECOND) == {PROCEDURES: OURS}
    assert not one.take.isVisible()


def test_what_is_missing_is_counted_with_a_door_to_it(stage: ComposeStage):
    missing = stage.page.compose.missing
    assert missing.text() == "Còn 1 đơn vị chưa gửi báo cáo."
    stage.choose(Sheet.REPORT, SECOND)
    assert missing.text() == "Còn 1 nhiệm vụ chưa có kết quả."
    missing.pressed.emit()
    [(tasks, why)] = stage.shown
    assert (tasks, why) == ({stage.upper.tasks["Kiểm tra công vụ"]}, "Chưa có kết quả")


def test_what_was_done_after_the_data_is_of_is_said(stage: ComposeStage):
    upper = stage.upper
    upper.note(INSPECTING, OWN, State.DONE, done_on=date(2026, 3, 17), result="Đã kiểm tra")
    stage.page.refresh()
    missing = stage.page.compose.missing
    said = "1 nhiệm vụ xong sau ngày chốt số liệu 14/3/2026 vẫn được tính là đã xong."
    stage.qtbot.waitUntil(lambda: missing.text() == said)
    missing.pressed.emit()
    assert stage.shown == [({upper.tasks[INSPECTING.title]}, "Xong sau ngày chốt số liệu")]


def test_f8_goes_from_empty_chapter_to_empty_chapter(stage: ComposeStage):
    other = "results-other"
    assert stage.page.compose.words.next_empty.text() == "Mục trống: 2"
    met = []
    for _ in range(3):
        QTest.keyClick(stage.place, Key.Key_F8)
        met.append(stage.focused())
    assert met == [SURVEY, other, SURVEY]
    stage.type(SURVEY, OURS)
    QTest.keyClick(stage.place, Key.Key_F8)
    assert stage.focused() == other
    assert stage.page.compose.words.next_empty.text() == "Mục trống: 1"
