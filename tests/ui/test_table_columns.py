"""Columns as a person wants them, what of it is kept, and cells that want a look."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from table_bench import CTRL, SHIFT, a_shown_table
from table_samples import entries, entry_columns, with_sections

from ui.table.column import LEAST_STRETCH, SectionLine
from ui.table.head_menu import head_menu
from ui.table.view import LineView
from ui.theme.look import px


@pytest.fixture
def view(qtbot: QtBot) -> LineView:
    return a_shown_table(qtbot)


def _ids(view: LineView) -> list[int]:
    return [line.id for line in view.lines.lines() if not isinstance(line, SectionLine)]


def _column(view: LineView, key: str) -> int:
    return next(at for at, one in enumerate(view.lines.columns) if one.key == key)


# --- columns


def test_columns_are_kept_and_come_back(view: LineView, qtbot: QtBot):
    view.horizontalHeader().resizeSection(_column(view, "result"), 260)
    view.wish_column("note", shown=False)
    view.arrange_columns(["code", "state", "title"])
    view.sort_by("title", descending=True)
    kept = view.state()

    other = LineView(entry_columns())
    qtbot.addWidget(other)
    other.replace(with_sections(entries(20)))
    other.restore(kept)
    assert other.state() == kept
    assert [column.key for column in other.lines.columns][:3] == ["code", "state", "title"]
    assert other.isColumnHidden(_column(other, "note"))
    assert other.columnWidth(_column(other, "result")) == 260
    assert _ids(other)[:5] == [0, 2, 3, 1, 4]


@pytest.mark.parametrize(
    "text", ["", "không phải", "[1]", '{"order": 3, "widths": [], "shown": {"gone": true}}']
)
def test_what_cannot_be_read_changes_nothing(view: LineView, text: str):
    before = json.loads(view.state())
    view.restore(text)
    assert json.loads(view.state()) == before


def test_a_column_that_came_later_takes_its_place(view: LineView):
    state = json.loads(view.state())
    state["order"].remove("units")
    view.restore(json.dumps(state))
    assert [column.key for column in view.lines.columns][2] == "units"


def test_a_wish_goes_before_the_windows_width(view: LineView):
    view.show_column("note", shown=False)
    assert view.isColumnHidden(_column(view, "note"))
    view.wish_column("note", shown=True)
    view.show_column("note", shown=False)
    assert not view.isColumnHidden(_column(view, "note"))
    view.reset_columns()
    assert view.isColumnHidden(_column(view, "note"))


def test_the_stretching_column_never_goes_below_what_can_be_read(view: LineView, qtbot: QtBot):
    title = _column(view, "title")
    view.resize(1700, 620)
    qtbot.waitUntil(lambda: view.columnWidth(title) > 400)
    view.resize(900, 620)
    qtbot.waitUntil(lambda: view.columnWidth(title) == px(LEAST_STRETCH))
    view.wish_column("title", shown=False)
    assert not view.isColumnHidden(title)


def test_a_dragged_head_moves_its_column(view: LineView, qtbot: QtBot):
    view.choose(6, "title")
    head = view.horizontalHeader()
    head.moveSection(0, 2)
    qtbot.waitUntil(lambda: view.lines.columns[2].key == "code")
    assert [head.visualIndex(at) for at in range(3)] == [0, 1, 2]
    assert view.lines.columns[0].key == "title"
    assert view.columnSpan(0, 0) == len(view.lines.columns)
    assert (view.current_line().id, view.current_column()) == (6, "title")
    assert view.choose(3, 1)  # the page still counts as it gave the columns
    assert view.current_column() == "title"


def test_a_section_spans_all_columns_also_when_the_first_is_hidden(view: LineView):
    view.wish_column("code", shown=False)
    span = view.visualRect(view.lines.index(0, 0))
    assert span.left() == 0
    assert span.width() >= view.columnWidth(1) + view.columnWidth(2)
    assert view.lines.first_shown == 1


def test_the_menu_of_the_heads(view: LineView):
    menu = head_menu(view, "due")
    acts = {action.text(): action for action in menu.actions() if action.text()}
    acts["Xếp giảm dần theo cột này"].trigger()
    assert json.loads(view.state())["sort"] == ["due", True]
    acts["Ghi chú"].trigger()
    assert view.isColumnHidden(_column(view, "note"))
    assert not acts["Nhiệm vụ"].isEnabled()
    acts["Trở lại cột như ban đầu"].trigger()
    assert not view.isColumnHidden(_column(view, "note"))


def test_the_menu_opens_by_key_under_its_column(view: LineView, qtbot: QtBot):
    view.choose(2, "state")
    qtbot.keyClick(view, Qt.Key.Key_M, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert menu.accessibleName() == "Cột của bảng"
    menu.actions()[0].trigger()
    menu.close()
    assert json.loads(view.state())["sort"] == ["state", False]


def test_dragging_a_width_is_told_once(view: LineView, qtbot: QtBot):
    told = QSignalSpy(view.layout_changed)
    for width in range(150, 180, 5):
        view.horizontalHeader().resizeSection(_column(view, "trouble"), width)
    qtbot.waitUntil(lambda: told.count() > 0)
    assert told.count() == 1


def test_the_keys_are_told():
    keys = dict(LineView.shortcuts())
    assert keys["Ctrl+A"] == "Chọn tất cả các dòng"
    assert all(words for words in keys.values())


def test_suggested_widths_yield_to_dragged_ones(view: LineView):
    view.horizontalHeader().resizeSection(_column(view, "result"), 260)
    view.suggest_widths({"result": 300, "trouble": 150})
    assert view.columnWidth(_column(view, "result")) == 260
    assert view.columnWidth(_column(view, "trouble")) == 150


# --- doubts


def test_going_from_doubt_to_doubt(view: LineView, qtbot: QtBot):
    lines = entries(12)
    for at in (2, 9):
        lines[at] = replace(lines[at], doubt="Không rõ ngày nào.")
    view.replace(with_sections(lines))
    view.choose(0, "title")
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        qtbot.keyClick(view, Qt.Key.Key_F8, modifier)
        seen.append((view.current_line().id, view.current_column()))
    assert seen == [(2, "deadline"), (9, "deadline"), (2, "deadline"), (9, "deadline")]
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Thời hạn: Trong quý IV. Cần xem: Không rõ ngày nào."
    assert len(view.doubts()) == 2


def test_a_doubtful_cell_looks_doubtful(view: LineView):
    lines = entries(3)
    lines[1] = replace(lines[1], doubt="Không rõ ngày nào.")
    view.replace(lines)
    view.sort_by("")
    box = view.visualRect(view.lines.index(1, _column(view, "deadline")))
    image = QTableView.grab(view).toImage()
    head = view.horizontalHeader().height()
    assert image.pixelColor(box.left() + 1, box.top() + head + 4).name().upper() == "#A87400"
    assert image.pixelColor(box.left() + 8, box.top() + head + 3).name().upper() == "#FFF3C9"


def test_without_doubts_there_is_nowhere_to_go(view: LineView):
    view.choose(0)
    assert not view.next_doubt()
