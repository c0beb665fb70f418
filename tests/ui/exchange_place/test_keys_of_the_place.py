"""By keyboard alone: Tab goes through the place as it stands there, and starts at what waits."""

from pathlib import Path

from exchange_stage import Q1, WARD, Stage, stage_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.exchanging import Place, World
from ui.jobs.runner import Runner

MANY = 60


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walked(stage: Stage, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """Go round once, and say what was come to."""
    names: list[str] = []
    start = focused()
    for _ in range(MANY):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), key)
        stage.qtbot.wait(2)
        if focused() is start:
            return names
    raise AssertionError(names)


def test_the_cursor_begins_on_the_first_thing_to_send(stage: Stage):
    stage.frame.activateWindow()
    stage.page.begin()
    stage.settle()
    first = next(iter(stage.page.side.sending.buttons.values()))
    assert focused() is first


def test_an_office_with_nothing_to_send_begins_where_files_are_dropped(
    world: World, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    alone = world.office("alone", WARD)
    with stage_of(alone, tmp_path, runner, qtbot) as stage:
        stage.frame.activateWindow()
        stage.page.begin()
        stage.settle()
        assert focused() is stage.page.side.drop


def test_tab_goes_through_all_of_the_place_in_the_order_it_is_read(
    stage: Stage, city: Place, ward: Place
):
    city.take(ward.report())
    stage.frame.activateWindow()
    stage.page.refresh()
    stage.settle()
    board = stage.page.board
    assert board.table is not None
    line = next(one for one in board.table.lines.lines() if one.year.name == WARD)
    board.choose(line.year.unit, Q1)
    stage.settle()
    next(iter(stage.page.side.sending.buttons.values())).setFocus()
    order = [*stage.page.side.order(), *board.order()]
    tools = [stage.page.history, stage.page.more, stage.page.send, stage.page.take]
    wanted = [
        one.accessibleName() for one in [*order, *tools] if one.isVisible() and one.isEnabled()
    ]
    assert {"Năm", "Báo cáo của đơn vị theo kỳ", "Chấp nhận"} <= set(wanted)
    assert walked(stage) == wanted
    backwards = walked(stage, Qt.Key.Key_Backtab)
    assert backwards == [wanted[0], *reversed(wanted[1:])]


def test_escape_comes_back_from_each_part_that_stands_over_the_place(stage: Stage):
    page = stage.page
    stage.frame.activateWindow()
    for part in (page.files, page.choices, page.known):
        page._turn_to(part)
        stage.settle()
        assert part.isVisible()
        assert part.isAncestorOf(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        stage.settle()
        assert page._parts.currentWidget() is page._main
