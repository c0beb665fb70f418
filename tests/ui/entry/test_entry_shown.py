"""What the sheet shows: chips, search, sections, periods, narrow windows, many lines."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from entry_stage import (
    CULTURE,
    INSPECT,
    LATE,
    PLAN,
    REVIEW,
    SCHOOL,
    SHARED,
    SURVEY,
    TASKS,
    TELL,
    EntryStage,
    entry_stage,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.status import State
from cchc_desktop.services.history import undo
from ui.jobs.runner import Runner
from ui.theme.look import px

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[EntryStage]:
    with entry_stage(tmp_path, runner, qtbot) as made:
        yield made


# ---- what is shown -----------------------------------------------------------------------------


def test_a_line_stays_while_it_is_typed_though_no_chip_wants_it_any_more(stage: EntryStage):
    stage.page.chips.flags["lacking"].click()
    assert stage.titles() == [INSPECT, TELL, REVIEW, LATE]
    stage.choose(TELL, "state")
    stage.press(Key.Key_T)
    assert TELL in stage.titles()
    stage.page.chips.flags["lacking"].click()
    stage.page.chips.flags["lacking"].click()
    assert stage.titles() == [INSPECT, REVIEW, LATE]


def test_chips_count_what_they_would_leave(stage: EntryStage):
    chips = stage.page.chips
    assert [chips.flags[flag].accessibleName() for flag in ("lacking", "late", "mine")] == [
        "Còn thiếu  4",
        "Quá hạn  1",
        "Của tôi  0",
    ]
    chips.flags["late"].click()
    assert stage.titles() == [LATE]


def test_partners_are_shown_when_they_are_asked_for(stage: EntryStage):
    stage.page.chips.partners.click()
    assert stage.titles() == [INSPECT, TELL, REVIEW, LATE, SHARED]
    assert stage.line(SHARED).lacks == ()
    assert stage.page._missing.text() == "Còn 4 dòng chưa có trạng thái"


def test_other_units_are_typed_in_for(stage: EntryStage):
    stage.page.chips.on_behalf.click()
    assert stage.titles() == [SHARED, SURVEY]
    assert stage.at() == (SHARED, "state")
    stage.press(Key.Key_H)
    assert stage.line(SHARED).state is State.DONE
    model = stage.table.lines
    spoken = model.index(model.row_of(stage.line(SHARED).id), 1).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert SHARED in spoken
    assert stage.line(SHARED).unit == SCHOOL
    stage.page.chips.on_behalf.click()
    assert SHARED not in stage.titles()


def test_a_unit_is_chosen_from_the_list(stage: EntryStage):
    chips = stage.page.chips
    names = [one.words for one in chips._choices("unit", stage.lines(), "")]
    assert names == ["Cơ quan mình", CULTURE]
    chips.lists["unit"].picked.emit(frozenset({CULTURE}))
    assert stage.titles() == [TELL]


def test_search_minds_no_accents_and_esc_ends_it(stage: EntryStage, qtbot: QtBot):
    search = stage.page.chips.search
    search.setText("ra soat")
    qtbot.waitUntil(lambda: stage.titles() == [REVIEW])
    search.setFocus()
    stage.page._escape()
    qtbot.waitUntil(lambda: len(stage.titles()) == 4)
    search.setText("xe buýt")
    qtbot.waitUntil(lambda: stage.page._stack.currentWidget() is stage.page._nothing)
    stage.page._nothing.pressed.emit()
    assert len(stage.titles()) == 4
    assert search.text() == ""


def test_sections_say_how_many_are_told_and_close(stage: EntryStage):
    stage.press(Key.Key_D)
    stage.choose(TELL, "state")
    stage.press(Key.Key_T)
    first = stage.table.lines.line(0)
    assert (first.title, first.note, first.share) == ("I. Chỉ đạo", "1/2 đã nhập", 0.5)
    stage.table.section_turned.emit(first.key)
    assert stage.titles() == [REVIEW, LATE]


# ---- periods -----------------------------------------------------------------------------------


def test_another_period_opens_on_its_first_missing_cell(stage: EntryStage):
    stage.page.periods.switch.choose("Q1")
    assert stage.page.listing.period == Period(2026, Length.QUARTER, 1)
    assert stage.at() == (INSPECT, "state")
    stage.page.periods.step(1)
    assert stage.page.listing.period == Period(2026, Length.QUARTER, 2)


def test_a_half_year_is_typed_into_its_last_quarter(stage: EntryStage):
    stage.page.periods.switch.choose("H1")
    stage.press(Key.Key_D)
    stage.page.periods.switch.choose("Q2")
    assert stage.line(INSPECT).state is State.IN_PROGRESS
    stage.page.periods.switch.choose("Q1")
    assert stage.line(INSPECT).state is None


def test_a_period_in_which_nothing_is_owed_says_so(tmp_path: Path, runner: Runner, qtbot: QtBot):
    with entry_stage(tmp_path, runner, qtbot, None) as bare:
        assert bare.page._stack.currentWidget() is bare.page._empty
        assert bare.place.window().focusWidget() is bare.page._empty.act
        assert bare.page.stops() == [bare.page._empty.act]
        with qtbot.waitSignal(bare.bench.place_asked) as asked:
            bare.page._empty.act.click()
        assert asked.args == ["tasks"]
        bare.page.chips.on_behalf.click()
        assert bare.page._empty.act.text() == "Về kết quả của cơ quan"
        bare.page._empty.act.click()
        assert not bare.page.listing.on_behalf


def test_where_only_other_units_lead_the_way_to_them_is_shown(
    tmp_path: Path, runner: Runner, qtbot: QtBot
):
    theirs = replace(PLAN, tasks=tuple(one for one in TASKS if one.lead_units == (SCHOOL,))[1:])
    with entry_stage(tmp_path, runner, qtbot, theirs) as stage:
        assert stage.page._stack.currentWidget() is stage.page._empty
        said = " ".join(one.text() for one in stage.page._empty.findChildren(QLabel))
        assert "đều do đơn vị khác chủ trì" in said
        assert "Có 1 dòng ghi thay được" in said
        stage.page._empty.act.click()
        assert stage.page.listing.on_behalf
        assert stage.titles() == [SURVEY]
        stage.page.chips.on_behalf.click()
        assert stage.page._empty.act.text() == "Ghi thay đơn vị khác"


# ---- how it stands -----------------------------------------------------------------------------


def test_a_narrow_window_keeps_code_and_title_in_sight(stage: EntryStage, qtbot: QtBot):
    stage.place.resize(850, 600)
    stage.page.fit(910)
    qtbot.wait(20)
    assert stage.page.periods.list.isVisible()
    stage.choose(REVIEW, "evidence")
    qtbot.wait(20)
    table = stage.table
    assert table.horizontalScrollBar().value() > 0
    assert table.frozen.isVisible()
    assert table.frozen.width() == table.columnWidth(0) + table.columnWidth(1)
    at = table.column_at("evidence")
    assert table.columnViewportPosition(at) >= table.frozen.width() - px(1)
    table.frozen.grab()
    stage.choose(REVIEW, "state")
    left = table.columnViewportPosition(table.column_at("state"))
    assert left >= (table.frozen.width() if table.frozen.isVisible() else 0)


def test_pressing_a_frozen_cell_chooses_its_line(stage: EntryStage, qtbot: QtBot):
    stage.place.resize(850, 600)
    stage.page.fit(910)
    stage.choose(INSPECT, "evidence")
    qtbot.wait(20)
    table = stage.table
    row = table.lines.row_of(stage.line(LATE).id)
    middle = table.visualRect(table.lines.index(row, 2)).center().y()
    scrolled = table.horizontalScrollBar().value()
    qtbot.mouseClick(
        table.frozen,
        Qt.MouseButton.LeftButton,
        pos=table.frozen.rect().topLeft() + type(table.frozen.pos())(20, middle),
    )
    assert stage.table.current_line().title == LATE
    assert table.horizontalScrollBar().value() == scrolled


def test_the_model_keeps_its_promises(stage: EntryStage):
    tester = QAbstractItemModelTester(
        stage.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    stage.press(Key.Key_D)
    stage.page.chips.partners.click()
    stage.page.periods.switch.choose("Q1")
    undo(stage.desk)
    stage.page.refresh()
    assert tester.model() is stage.table.lines


def test_five_hundred_lines_take_no_more_than_their_share(
    tmp_path: Path, runner: Runner, qtbot: QtBot
):
    """A cell written reads its own task anew, not the five hundred."""
    many = tuple(replace(TASKS[0], title=f"{INSPECT} {at}", code=f"I.{at}") for at in range(500))
    with entry_stage(tmp_path, runner, qtbot, replace(PLAN, tasks=many)) as stage:
        assert len(stage.titles()) == 500
        wholly: list[int] = []
        stage.page.listing.read = lambda: wholly.append(1)  # type: ignore[method-assign]
        for _ in range(5):
            stage.press(Key.Key_C, Key.Key_Return)
        assert wholly == []
        assert [one.state for one in stage.lines()[:6]] == [State.NOT_STARTED] * 5 + [None]


def test_its_keys_are_told(stage: EntryStage):
    keys = dict(stage.page.keys())
    assert {"Enter", "F8", "Ctrl+D", "F4", "F2"} <= keys.keys()
    assert len(keys) == len(stage.page.keys()), "no key is told twice"
