"""The table: spans, heights of what is seen only, the cursor, sections by key and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from table_samples import entries, entry_columns, with_sections

from ui.table.view import LineView
from ui.table.words import forget

TITLE = 1


@pytest.fixture
def view(qtbot: QtBot):
    forget()
    table = LineView(entry_columns())
    qtbot.addWidget(table)
    table.resize(1100, 500)
    table.replace(with_sections(entries(12)))
    table.show()
    qtbot.waitExposed(table)
    return table


def test_section_rows_span_all_columns(view: LineView):
    assert view.columnSpan(0, 0) == len(view.lines.columns)
    assert view.columnSpan(1, 0) == 1
    assert view.rowHeight(0) == 32


def test_rows_are_as_high_as_their_words(view: LineView, qtbot: QtBot):
    qtbot.waitUntil(lambda: view.rowHeight(1) >= 68)
    assert view.rowHeight(1) % 4 == 0


def test_a_large_table_measures_only_what_is_seen(view: LineView, qtbot: QtBot):
    view.replace(with_sections(entries(20_000)))
    qtbot.wait(10)
    assert len(view._measured) < 30
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    assert len(view._measured) < 60


def test_the_chosen_line_stays_chosen(view: LineView):
    view.choose(4, TITLE)
    view.replace(with_sections([line for line in entries(12) if line.id in (1, 4)]))
    assert view.current_line().id == 4
    assert view.currentIndex().column() == TITLE


def test_a_line_far_down_is_brought_into_view(view: LineView, qtbot: QtBot):
    view.replace(with_sections(entries(400)))
    view.choose(300, TITLE)
    qtbot.wait(20)
    seen = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(seen)


def test_the_cursor_stays_in_view_when_the_window_changes(view: LineView, qtbot: QtBot):
    view.replace(with_sections(entries(400)))
    view.choose(200, TITLE)
    view.resize(640, 420)
    qtbot.wait(20)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_chosen_line_is_told(view: LineView, qtbot: QtBot):
    with qtbot.waitSignal(view.chosen) as told:
        view.choose(2)
    assert told.args[0].id == 2
    with qtbot.waitSignal(view.chosen) as told:
        view.setCurrentIndex(view.lines.index(0, 0))
    assert told.args[0] is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_a_section_turns_by_key(view: LineView, qtbot: QtBot, key: Qt.Key):
    view.setCurrentIndex(view.lines.index(0, 0))
    with qtbot.waitSignal(view.section_turned) as told:
        qtbot.keyClick(view, key)
    assert told.args[0] == view.lines.line(0).key


def test_a_section_turns_by_mouse(view: LineView, qtbot: QtBot):
    at = QPoint(200, view.rowViewportPosition(0) + 8)
    with qtbot.waitSignal(view.section_turned):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_enter_on_a_task_opens_it(view: LineView, qtbot: QtBot):
    view.choose(2)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args[0].id == 2


def test_a_hidden_column_takes_no_part_in_heights(view: LineView):
    view.show_column("units", shown=False)
    assert view.isColumnHidden(2)
    view.show_column("units", shown=True)
    assert not view.isColumnHidden(2)
