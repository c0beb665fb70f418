"""Nothing is cut: every word of every window fits, at 100, 125 and 150 % text, light or dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOW, TODAY, Bench, MemoryWorkplace, Runner, bench_of
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources.words import sentence
from ui.errors.dialogs import BugDialog
from ui.first_start.page import FirstStartPage
from ui.parts.dialog import SentenceDialog
from ui.shell.window import MainWindow
from ui.table.words import elided, forget
from ui.theme import look

SCALES = (1.0, 1.25, 1.5)
SIZES = ((1366, 688), (1280, 640), (1920, 1000))


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


def _cut_hints(root: QWidget) -> Iterator[str]:
    for field in root.findChildren(QLineEdit):
        wanted = field.fontMetrics().horizontalAdvance(field.placeholderText())
        if field.isVisible() and wanted > field.width() - look.px(40):
            yield f"hint too long: {field.placeholderText()}"


def _cut(root: QWidget) -> Iterator[str]:
    """Yield the words of labels and buttons that have less room than they need."""
    for widget in (*root.findChildren(QLabel), *root.findChildren(QAbstractButton)):
        if not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"too low: {widget.text()}"
            continue
        seen = widget.visibleRegion().boundingRect().width()
        if widget.width() < widget.sizeHint().width() - 1:
            yield f"too narrow: {widget.text()}"
        elif not _scrolls(widget) and seen < min(widget.width(), widget.sizeHint().width()) - 1:
            yield f"covered: {widget.text()}"


@pytest.fixture(params=SCALES, ids=lambda scale: f"{scale:.0%}")
def scaled(request: pytest.FixtureRequest, qapp: QApplication) -> float:
    look.apply(qapp, "light", request.param)
    forget()
    return float(request.param)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
@pytest.mark.usefixtures("scaled")
def test_the_main_window_cuts_nothing(size: tuple[int, int], runner: Runner, qtbot: QtBot):
    window = MainWindow("")
    qtbot.addWidget(window)
    window.resize(*size)
    workplace = MemoryWorkplace()
    bench = bench_of(window, workplace, runner)
    qtbot.wait(20)
    forget()  # what was wrapped before the columns had their widths
    window.grab()
    bench.tasks.message.say("Đã ghi kết quả quý IV/2026 của nhiệm vụ I.1", "done", "Hoàn tác")
    qtbot.wait(20)
    assert [*_cut(window), *_cut_hints(window)] == []
    assert elided() == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
@pytest.mark.usefixtures("scaled")
def test_the_first_start_cuts_nothing(size: tuple[int, int], qtbot: QtBot):
    page = FirstStartPage("Nguyễn Thị Thu Hà", TODAY)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page._begin()
    qtbot.wait(20)
    assert [*_cut(page), *_cut_hints(page)] == []


@pytest.mark.usefixtures("scaled")
@pytest.mark.parametrize("kind", ["bug", "damaged"])
def test_a_dialog_cuts_nothing(qtbot: QtBot, tmp_path: Path, kind: str):
    answers = [("restore", "Khôi phục bản sao"), ("retry", "Thử lại")]
    answers += [("other", "Chọn thư mục khác…"), ("", "Đóng")]
    words = sentence(
        "database-damaged",
        {"path": "D:/", "copy": "D:/1.db", "plans": 2, "made_at": NOW, "tasks": 62},
    )
    dialog = (
        BugDialog("…", tmp_path)
        if kind == "bug"
        else SentenceDialog("Mở dữ liệu", "Chưa mở được dữ liệu", words, answers)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(20)
    assert list(_cut(dialog)) == []
    dialog.close()


def test_a_cut_word_is_found(bench: Bench):
    bench.window.navigation._person.setMaximumWidth(20)
    bench.window.navigation._person.setText("Nguyễn Thị Thu Hà")
    assert "too narrow: Nguyễn Thị Thu Hà" in list(_cut(bench.window))
