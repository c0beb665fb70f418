"""Ctrl+P in the task list: what is seen goes on paper, with words that say what was chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders.task_window import AtTasks
from ui.parts.kept import Kept
from ui.table.column import SectionLine
from ui.table.printing.window import PrintWindow
from ui.tasks.filtering import Filters
from ui.tasks.looks import TaskLook

CTRL = Qt.KeyboardModifier.ControlModifier


def _opened(at: AtTasks) -> PrintWindow:
    at.qtbot.waitUntil(lambda: at.window.findChild(PrintWindow) is not None)
    window = at.window.findChild(PrintWindow)
    assert window is not None
    return window


@pytest.fixture
def closing(at: AtTasks) -> Iterator[AtTasks]:
    yield at
    for window in at.window.findChildren(PrintWindow):
        window.close()


def test_what_is_seen_is_what_is_laid_out(closing: AtTasks):
    at = closing
    at.page.show_look(TaskLook(Filters(frozenset({"late"}))))
    at.page.table.setFocus()
    at.key(Qt.Key.Key_P, CTRL)
    table = _opened(at)._table
    shown = [line.title for line in at.page.table.lines.lines()]
    assert [line.title for line in table.lines] == shown
    assert any(isinstance(line, SectionLine) for line in table.lines)
    assert table.heading.office == "Ủy ban nhân dân phường Hoa Sen"
    assert table.heading.day == "Ngày 20/11/2026"
    assert table.heading.subtitle.startswith("Quá hạn. Theo phần của kế hoạch. 3 trong ")


def test_it_is_in_both_menus(closing: AtTasks):
    at = closing
    words = [action.text() for action in at.page.views.menu().actions()]
    assert "In danh sách này…" in words
    at.page.table.clearSelection()
    (entry,) = [
        action
        for action in at.page._work.commands.menu().actions()
        if action.text() == "In danh sách này…"
    ]
    entry.trigger()
    assert _opened(at).isVisible()


def test_the_way_the_paper_lay_is_kept(closing: AtTasks, tmp_path: Path):
    at = closing
    at.bench._kept = Kept(str(tmp_path / "trang.ini"))
    at.page._work.paper.show()
    first = _opened(at)
    first.turn.choose("portrait")
    at.qtbot.waitUntil(lambda: first._pages.turn == "portrait")
    first.close()
    at.qtbot.waitUntil(lambda: not at.window.findChildren(PrintWindow))
    at.page._work.paper.show()
    assert _opened(at)._pages.turn == "portrait"


def test_all_that_narrows_the_list_is_said(at: AtTasks):
    paper = at.page._work.paper
    total = len(at.page.listing.everything())
    assert paper.chosen_words() == f"Theo phần của kế hoạch. {total} nhiệm vụ."
    field = at.line("1").field
    plan = at.line("1").plan
    among = {"field": frozenset({field}), "plan": frozenset({plan})}
    at.page.show_look(TaskLook(Filters(frozenset({"mine"}), among), "none"))
    at.window.search.setText("ke hoach")
    at.qtbot.waitUntil(lambda: at.page.listing.filters.found is not None)
    words = paper.chosen_words()
    assert words.startswith("Có chữ “ke hoach”. Của tôi. Lĩnh vực: ")
    assert f"Kế hoạch: {at.line('1').plan_name}" in words
    assert "Không chia nhóm" not in words
    at.page.show_only([at.line("1").id], "Nhiệm vụ cần nhắc hôm nay")
    assert paper.chosen_words().startswith("Nhiệm vụ cần nhắc hôm nay. ")


def test_ctrl_p_is_told_among_the_keys(at: AtTasks):
    told = dict(at.page.keys())
    assert told["Ctrl+P"] == "In danh sách này"
