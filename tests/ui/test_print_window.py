"""The preview as a person uses it: looked through, turned, printed, saved; in Vietnamese only."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from judging_words import english
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot
from table_samples import entries, entry_columns, with_sections

from cchc_desktop.domain.ticket import Ticket
from ui.table.printing.asking import Outside
from ui.table.printing.content import Heading, paper_table
from ui.table.printing.output import turn_of
from ui.table.printing.page_list import PageModel
from ui.table.printing.pages import lay_out
from ui.table.printing.window import PrintDoors, PrintWindow
from ui.table.view import LineView
from ui.theme import look

KEY = Qt.Key
Answering = Callable[[str], list[QWidget]]
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Around:
    """The program and the system around the window; work is done at once."""

    folder: Path
    printers: bool = True
    accepts: bool = True
    told: list[str] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    sets_up: Callable[[QPrinter], None] = lambda _printer: None

    def start(
        self, _title: str, _subject: str, work: Callable[[Ticket], Any], done: Callable[[Any], None]
    ) -> None:
        done(work(Ticket()))

    def ask_printer(self, printer: QPrinter, count: int, _parent: QWidget) -> bool:
        assert count > 1
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "giấy.pdf"))
        self.sets_up(printer)
        return self.accepts

    def ask_file(self, name: str, _parent: QWidget) -> Path | None:
        return self.folder / f"{name}.pdf" if self.accepts else None

    def doors(self) -> PrintDoors:
        return PrintDoors(self.start, self.told.append, self.turned.append)

    def outside(self) -> Outside:
        return Outside(lambda: self.printers, self.ask_printer, self.ask_file)


@pytest.fixture
def around(tmp_path: Path) -> Around:
    return Around(tmp_path)


@pytest.fixture
def window(around: Around, qtbot: QtBot) -> PrintWindow:
    view = LineView(entry_columns())
    qtbot.addWidget(view)
    view.replace(with_sections(entries(60)))
    heading = Heading("UBND phường Hoa Sen", "Ngày 20/11/2026", "Danh sách nhiệm vụ", "Quá hạn.")
    table = paper_table(view, heading)
    made = PrintWindow(
        table, lay_out(table, "landscape", Ticket()), around.doors(), None, around.outside()
    )
    qtbot.addWidget(made)
    made.setWindowModality(Qt.WindowModality.NonModal)
    made.show()
    qtbot.waitExposed(made)
    return made


def _count(window: PrintWindow) -> int:
    return window.list.pages.rowCount()


def test_the_list_of_pages_is_a_sound_model():
    model = PageModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_count(7)
    assert [model.index(at).data() for at in (0, 6)] == ["Trang 1/7", "Trang 7/7"]
    model.show_count(0)
    assert tester.model() is model


def test_list_and_pages_go_together(window: PrintWindow, qtbot: QtBot):
    window.list.setFocus()
    qtbot.keyClick(window.list, KEY.Key_Down)
    assert window.view.page() == 1
    qtbot.keyClick(window.view, KEY.Key_End)
    assert window.list.currentIndex().row() == window.view.page() == _count(window) - 1
    qtbot.keyClick(window.view, KEY.Key_PageUp)
    assert window.list.currentIndex().row() == _count(window) - 2
    qtbot.keyClick(window.view, KEY.Key_Home)
    assert window.view.page() == 0
    window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
    assert window.list.currentIndex().row() == _count(window) - 1


def test_pages_grow_and_shrink_and_stay_in_front(window: PrintWindow, qtbot: QtBot):
    window.view.go_to(2)
    before = window.view._pictures.size().width()
    qtbot.keyClick(window, KEY.Key_Minus, CTRL)
    smaller = window.view._pictures.size().width()
    assert smaller < before
    assert window.zoom.currentData() == window.view.zoom != "width"
    qtbot.keyClick(window, KEY.Key_Plus, CTRL)
    assert window.view._pictures.size().width() > smaller
    assert window.view.page() == 2
    window.zoom.setCurrentIndex(window.zoom.findData("page"))
    window.zoom.activated.emit(window.zoom.currentIndex())
    assert window.view._pictures.size().height() <= window.view.viewport().height()
    assert window.view.page() == 2


def test_the_paper_is_turned_and_that_is_kept(window: PrintWindow, around: Around):
    pages = _count(window)
    window.turn.choose("portrait")
    size = window.view._pictures.size()
    assert size.height() > size.width()
    assert around.turned == ["portrait"]
    assert window.turn.value() == "portrait"
    assert _count(window) != pages


def test_only_pages_in_sight_are_painted(window: PrintWindow):
    window.view.go_to(0)
    window.grab()
    assert 0 < len(window.view._pictures._kept) < _count(window)


def test_it_is_saved_as_pdf(window: PrintWindow, around: Around, qtbot: QtBot):
    count = _count(window)
    qtbot.keyClick(window, KEY.Key_S, CTRL)
    file = around.folder / "Danh sách nhiệm vụ.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert around.told == [f"Đã lưu {count} trang vào tệp “Danh sách nhiệm vụ.pdf”."]
    assert not window.isVisible()


def test_it_is_printed_by_keyboard(window: PrintWindow, around: Around, qtbot: QtBot):
    count = _count(window)
    qtbot.keyClick(window, KEY.Key_P, CTRL)
    assert around.told[0].startswith(f"Đã gửi {count} trang đến máy in")
    assert (around.folder / "giấy.pdf").exists()


def test_thinking_better_of_it_prints_nothing(window: PrintWindow, around: Around):
    around.accepts = False
    window.print.click()
    window.save.click()
    assert list(around.folder.iterdir()) == []
    assert around.told == []
    assert window.isVisible()


def test_paper_turned_in_the_systems_dialog_is_filled_anew(window: PrintWindow, around: Around):
    def turn(printer: QPrinter) -> None:
        layout = printer.pageLayout()
        layout.setOrientation(layout.Orientation.Portrait)
        printer.setPageLayout(layout)
        assert turn_of(printer) == "portrait"

    landscape = _count(window)
    around.sets_up = turn
    window.print.click()
    assert str(landscape) not in around.told[0]


def test_without_a_printer_the_pdf_is_offered(
    window: PrintWindow, around: Around, answering: Answering
):
    around.printers = False
    shown = answering("pdf")
    window.print.click()
    assert "chưa có máy in" in " ".join(one.text() for one in shown[0].findChildren(QLabel))
    assert (around.folder / "Danh sách nhiệm vụ.pdf").exists()


def test_without_a_printer_nothing_need_be_done(
    window: PrintWindow, around: Around, answering: Answering
):
    around.printers = False
    answering("")
    window.print.click()
    assert list(around.folder.iterdir()) == []
    assert window.isVisible()


def test_everything_in_it_is_named_reached_and_vietnamese(window: PrintWindow):
    works = (QAbstractButton, QComboBox, QAbstractScrollArea)
    parts = [one for kind in works for one in window.findChildren(kind) if one.isVisible()]
    parts = [one for one in parts if one.parentWidget() is not window.zoom]
    assert len(parts) >= 7
    assert [one for one in parts if not one.accessibleName()] == []
    assert [one for one in parts if not one.focusPolicy() & Qt.FocusPolicy.TabFocus] == []
    words = [one.text() for one in window.findChildren(QLabel)]
    for one in window.findChildren(QAbstractButton):
        words += [one.text(), one.toolTip()]
    words += [window.zoom.itemText(at) for at in range(window.zoom.count())]
    words += [window.windowTitle(), window.list.accessibleName(), window.view.accessibleName()]
    assert english(iter(words)) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_word_is_cut(
    window: PrintWindow, around: Around, scale: float, qapp: QApplication, qtbot: QtBot
):
    look.apply(qapp, "dark", scale)
    made = PrintWindow(window._table, window._pages, around.doors(), None, around.outside())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    parts = [*made.findChildren(QLabel), *made.findChildren(QAbstractButton)]
    cut = [
        one.text()
        for one in parts
        if one.isVisible() and one.text() and one.width() < one.sizeHint().width() - 1
    ]
    assert cut == []
    longest = max(made.zoom.itemText(at) for at in range(made.zoom.count()))
    words = QFontMetrics(made.zoom.font()).horizontalAdvance(longest)
    assert words < made.zoom.width() - look.px(32)
