"""Ctrl+P in the task list: what is seen goes on paper, with words that say what was chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.builders.task_window import AtTasks
from ui.parts.buttons import Switch
from ui.parts.kept import Kept
from ui.pdf_view.showing import Doors
from ui.pdf_view.window import PdfWindow
from ui.table.column import SectionLine
from ui.tasks.filtering import Filters
from ui.tasks.looks import TaskLook

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Around:
    """The system around the window: files and printers, answering at once."""

    file: Path
    printed: list[bytes] = field(default_factory=list)

    def ask_file(self, name: str, _over: QWidget) -> Path:
        assert name == "Danh sách nhiệm vụ"
        return self.file

    def print(self, data: bytes, title: str, _over: QWidget, tell: Callable[[str], None]) -> None:
        self.printed.append(data)
        tell(f"Đã in {title}.")


def _opened(at: AtTasks) -> PdfWindow:
    at.qtbot.waitUntil(lambda: at.window.findChild(PdfWindow) is not None)
    window = at.window.findChild(PdfWindow)
    assert window is not None
    at.qtbot.waitUntil(window.view.is_at_rest)
    return window


@pytest.fixture
def closing(at: AtTasks) -> Iterator[AtTasks]:
    yield at
    for window in at.window.findChildren(PdfWindow):
        window.close()


def _pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def _is_broad(data: bytes) -> bool:
    document = pypdfium2.PdfDocument(data)
    try:
        width, height = document[0].get_size()
        return bool(width > height)
    finally:
        document.close()


def test_what_is_seen_is_what_is_on_the_pages(closing: AtTasks):
    at = closing
    at.page.show_look(TaskLook(Filters(frozenset({"late"}))))
    at.page.table.setFocus()
    at.key(Qt.Key.Key_P, CTRL)
    (words,) = _pages(_opened(at).data)
    lines = at.page.table.lines.lines()
    titles = [line.title for line in lines if not isinstance(line, SectionLine)]
    sections = [line.title for line in lines if isinstance(line, SectionLine)]
    assert len(titles) == 3
    assert sections
    assert all(title in words for title in (*titles, *sections))
    assert words.startswith("Ủy ban nhân dân phường Hoa Sen Ngày 20/11/2026 Danh sách nhiệm vụ")
    assert "Quá hạn. Theo phần của kế hoạch. 3 trong " in words


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


def test_it_is_saved_and_printed_as_it_is_seen(closing: AtTasks, tmp_path: Path):
    at, around = closing, Around(tmp_path / "danh-sach.pdf")
    at.page._work.paper.doors = Doors(around.ask_file, around.print)
    at.page._work.paper.show()
    window = _opened(at)
    at.qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert around.file.read_bytes() == window.data
    assert "Đã lưu vào tệp “danh-sach.pdf”." in _said(window)
    at.qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    assert around.printed == [window.data]
    assert "Đã in In danh sách." in _said(window)


def _said(window: PdfWindow) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel)]


def test_the_paper_is_turned_and_that_is_kept(closing: AtTasks, tmp_path: Path):
    at = closing
    at.bench._kept = Kept(str(tmp_path / "trang.ini"))
    at.page._work.paper.show()
    first = _opened(at)
    assert _is_broad(first.data)
    switch = first.findChild(Switch)
    assert switch is not None
    assert switch.value() == "landscape"
    switch.choose("portrait")
    at.qtbot.waitUntil(lambda: not _is_broad(first.data))
    first.close()
    at.qtbot.waitUntil(lambda: not at.window.findChildren(PdfWindow))
    at.page._work.paper.show()
    second = _opened(at)
    assert not _is_broad(second.data)
    assert second.findChild(Switch).value() == "portrait"


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
