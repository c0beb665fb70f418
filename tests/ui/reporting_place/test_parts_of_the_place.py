"""The three parts of the place: turned to, worked by keys, each in its own period."""

from compose_stage import FIRST, PROCEDURES, ComposeStage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.domain.calendar.periods import parse

OURS = "Sở đã rà soát 27 văn bản"


def test_turning_away_keeps_what_was_typed_and_hides_what_belongs_to_it(stage: ComposeStage):
    stage.type(PROCEDURES, OURS)
    stage.page.section.choose("issued")
    assert stage.kept() == {PROCEDURES: OURS}
    tools = (stage.page.export, stage.page.print, stage.page.more, stage.page.issue)
    assert not any(tool.isVisible() for tool in tools)
    stage.page.section.choose("compose")
    assert all(tool.isVisible() for tool in tools)
    assert stage.place.focusWidget() is stage.page.compose.side.sheets


def test_keys_of_the_report_are_silent_in_the_other_parts(stage: ComposeStage):
    stage.page.section.choose("received")
    QTest.keyClick(stage.place, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(stage.place, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert stage.page.compose.choice().period == FIRST
    assert stage.outdoors.printed == []
    assert stage.page.stops() == [stage.page._received.table]
    assert stage.place.focusWidget() is stage.page._received.table


def test_units_that_have_not_sent_are_shown_in_the_period_chosen(stage: ComposeStage):
    stage.page.compose.missing.pressed.emit()
    assert stage.page.section.value() == "received"
    assert stage.page._received._period == FIRST
    stage.bench.show_report(parse("2026Q2"), "don-doc")
    assert stage.page.section.value() == "compose"
    stage.page.section.choose("received")
    assert stage.page._received._period == parse("2026Q2")


def test_facts_that_change_reach_the_part_in_sight(stage: ComposeStage):
    stage.page.section.choose("issued")
    read: list[bool] = []
    issued = stage.page._issued
    issued.refresh = lambda: read.append(True)
    stage.page.refresh()
    assert read == [True]
    stage.page.section.choose("compose")
    stage.page.refresh()
    assert read == [True]


def test_where_nothing_was_issued_a_button_leads_to_writing(stage: ComposeStage):
    stage.page.section.choose("issued")
    begin = stage.page._issued.begin
    assert begin.isVisible()
    assert stage.place.focusWidget() is begin
    QTest.keyClick(begin, Qt.Key.Key_Space)
    assert stage.page.section.value() == "compose"
    assert stage.place.focusWidget() is stage.page.compose.side.sheets
