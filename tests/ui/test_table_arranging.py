"""Order, rows that come and go, selection."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_bench import CTRL, LEFT, SHIFT, a_shown_table
from table_samples import entries, entry_columns, with_sections

from ui.table.column import SectionLine
from ui.table.sorting import ordered
from ui.table.view import LineView
from ui.theme import look


@pytest.fixture
def view(qtbot: QtBot) -> LineView:
    return a_shown_table(qtbot)


def _ids(view: LineView) -> list[int]:
    return [line.id for line in view.lines.lines() if not isinstance(line, SectionLine)]


def _column(view: LineView, key: str) -> int:
    return next(at for at, one in enumerate(view.lines.columns) if one.key == key)


def _click(view: LineView, qtbot: QtBot, row: int, modifier: Qt.KeyboardModifier) -> None:
    at = QPoint(300, view.rowViewportPosition(row) + 8)
    qtbot.mouseClick(view.viewport(), LEFT, modifier, at)


# --- order


def test_words_are_ordered_as_in_a_vietnamese_dictionary():
    names = ["Ơn", "Đà Nẵng", "An 10", "Ông", "Dương", "An 2", "Ăn", "Ân", "em", "Êm", "Ô", "an"]
    lines = [replace(entries(1)[0], id=at, note=name) for at, name in enumerate(names)]
    note = next(column for column in entry_columns() if column.key == "note")
    shown = [line.note for line in ordered(lines, note, descending=False)]
    assert shown == [
        *("an", "An 2", "An 10", "Ăn", "Ân", "Dương", "Đà Nẵng", "em", "Êm", "Ô", "Ông", "Ơn"),
    ]


@pytest.mark.parametrize("descending", [False, True])
def test_empty_ones_come_last_both_ways_and_equal_ones_stay(descending: bool):  # noqa: FBT001
    lines = entries(20)
    due = next(column for column in entry_columns() if column.key == "due")
    state = next(column for column in entry_columns() if column.key == "state")
    shown = ordered(lines, due, descending=descending)
    assert [line.due for line in shown[-4:]] == [None] * 4
    days = [line.due for line in shown[:-4]]
    assert days == sorted(days, reverse=descending)
    assert ordered(lines, state, descending=descending) == lines


def test_sorting_stays_within_the_groups(view: LineView):
    view.sort_by("due", descending=True)
    assert [isinstance(view.lines.line(row), SectionLine) for row in (0, 6, 12)] == [True] * 3
    assert sorted(_ids(view)[:5]) == [0, 1, 2, 3, 4]
    assert view.columnSpan(6, 0) == len(view.lines.columns)
    assert view.rowHeight(6) == 32


def test_the_head_sorts_up_then_down_then_not_at_all(view: LineView, qtbot: QtBot):
    told = QSignalSpy(view.sort_changed)
    head = view.horizontalHeader()
    title = _column(view, "title")
    at = QPoint(head.sectionViewportPosition(title) + 40, 10)
    shown = []
    for _ in range(3):
        qtbot.mouseClick(head.viewport(), LEFT, pos=at)
        shown.append(_ids(view))
    assert shown[0] != shown[1]
    assert shown[2] == list(range(20))
    assert [told.at(n)[0] for n in range(3)] == ["title", "title", ""]


def test_sorting_by_key_and_the_cursor_stays(view: LineView, qtbot: QtBot):
    view.choose(7, "title")
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL | SHIFT)
    assert view.current_line().id == 7
    assert view.current_column() == "title"
    said = view.lines.headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleDescriptionRole
    )
    assert said == "xếp giảm dần"
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL | SHIFT)
    assert _ids(view) == list(range(20))


def test_a_larger_text_makes_everything_larger(view: LineView, qtbot: QtBot, qapp: QApplication):
    view.choose(3, "title")
    width, height = view.columnWidth(_column(view, "result")), view.rowHeight(2)
    look.apply(qapp, "light", 1.5)
    assert view.columnWidth(_column(view, "result")) == round(width * 1.5)
    assert view.rowHeight(0) == 48
    qtbot.waitUntil(lambda: view.rowHeight(2) > height)
    look.apply(qapp, "light", 1.0)
    assert view.columnWidth(_column(view, "result")) == width


def test_cells_are_read_aloud_with_their_column(view: LineView):
    table = QAccessible.queryAccessibleInterface(view)
    said = [
        child.text(QAccessible.Text.Name)
        for at in range(table.childCount())
        if (child := table.child(at)) is not None and child.role() == QAccessible.Role.Cell
    ]
    assert "Trạng thái: Chưa thực hiện" in said
    assert "Kết quả: Chưa nhập" in said
    assert "Phần 1, 0/5 đã nhập" in said


# --- rows come, go and change


def test_a_line_above_does_not_push_the_cursor_away(view: LineView, qtbot: QtBot):
    lines = with_sections(entries(60))
    view.replace(lines)
    view.choose(40, "title")
    qtbot.wait(10)
    top = view.rowViewportPosition(view.currentIndex().row())
    fewer = [line for line in lines if getattr(line, "id", None) not in (20, 21)]
    view.replace(fewer)
    assert view.current_line().id == 40
    assert view.rowViewportPosition(view.currentIndex().row()) == top
    spans = [row for row in range(view.lines.rowCount()) if view.columnSpan(row, 0) > 1]
    assert spans == list(view.lines.section_rows())


def test_a_changed_line_gets_its_height(view: LineView, qtbot: QtBot):
    before = view.rowHeight(2)
    view.update_lines([replace(view.lines.line(2), result="rất dài " * 40)])
    qtbot.waitUntil(lambda: view.rowHeight(2) > before)
    view.sort_by("title")
    row = view.lines.row_of(1)
    assert view.lines.line(row).result.startswith("rất dài")


def test_the_neighbour_of_a_line_that_went_is_chosen_and_told(view: LineView):
    view.choose(4, "title")
    told = QSignalSpy(view.chosen)
    lines = [line for line in view.lines.lines() if getattr(line, "id", None) != 4]
    view.replace(lines)
    assert view.current_line().id == 5  # over the section row
    assert told.at(told.count() - 1)[0].id == 5
    view.replace(lines[:5])
    assert view.current_line().id == 3


def test_a_chosen_line_that_changed_is_told(view: LineView):
    view.choose(4, "title")
    told = QSignalSpy(view.chosen)
    lines = list(view.lines.lines())
    lines[5] = replace(lines[5], note="khác")
    view.replace(lines)
    assert [told.at(at)[0].note for at in range(told.count())] == ["khác"]


# --- selection


def test_many_rows_by_keys_and_mouse(view: LineView, qtbot: QtBot):
    told = QSignalSpy(view.selection_told)
    view.choose(0, "title")
    for _ in range(7):
        qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert [line.id for line in view.selected_lines()] == [0, 1, 2, 3, 4, 5, 6]
    assert told.at(told.count() - 1) == [7]
    _click(view, qtbot, 2, CTRL)
    assert [line.id for line in view.selected_lines()] == [0, 2, 3, 4, 5, 6]
    _click(view, qtbot, 1, Qt.KeyboardModifier.NoModifier)
    assert [line.id for line in view.selected_lines()] == [0]


def test_all_rows_and_their_count_is_read_aloud(view: LineView, qtbot: QtBot):
    view.choose(0)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert len(view.selected_lines()) == 20
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.text(QAccessible.Text.Description) == "Đã chọn 20 dòng"


def test_a_section_clicked_with_ctrl_selects_its_lines_and_lets_them_go(
    view: LineView, qtbot: QtBot
):
    turned = QSignalSpy(view.section_turned)
    _click(view, qtbot, 6, CTRL)
    assert [line.id for line in view.selected_lines()] == [5, 6, 7, 8, 9]
    _click(view, qtbot, 6, CTRL)
    assert view.selected_lines() == []
    assert turned.count() == 0


def test_what_is_selected_stays_selected(view: LineView):
    view.select_lines([3, 4, 12])
    view.sort_by("title")
    assert sorted(line.id for line in view.selected_lines()) == [3, 4, 12]


def test_the_cell_moves_and_is_told(view: LineView, qtbot: QtBot):
    told = QSignalSpy(view.cell_chosen)
    view.choose(2, "title")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert [told.at(told.count() - 1)[0].id, told.at(told.count() - 1)[1]] == [2, "units"]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_column() == "note"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_column() == "code"
    qtbot.keyClick(view, Qt.Key.Key_End, CTRL)
    assert view.current_line().id == 19
