"""A PDF on paper: at its true size, turned page by page, the pages that were asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber
import pytest
from pdf_stage import ink, many_pages
from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.ticket import Cancelled, Ticket
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog
from ui.pdf_view.asking import Outside
from ui.pdf_view.errors import PrintingError
from ui.pdf_view.pdfium import Paper
from ui.pdf_view.printer import new_printer
from ui.pdf_view.printing import PdfPrinting, send_pdf
from ui.pdf_view.worker import worker

DOTS = 150
MM = 25.4


def _opened(data: bytes) -> Paper:
    paper = worker().wait(lambda: Paper.open(data))
    assert paper is not None
    return paper


def _printer(file: Path, sheet: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = new_printer("Báo cáo", broad=False)
    printer.setResolution(DOTS)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    layout = printer.pageLayout()
    layout.setPageSize(QPageSize(sheet), QMarginsF())
    printer.setPageLayout(layout)
    return printer


def _boxes(file: Path) -> list[tuple[float, float]]:
    with pdfplumber.open(file) as document:
        return [(float(page.width), float(page.height)) for page in document.pages]


def _inks(data: bytes) -> list[QRect]:
    """Return where the ink of each page stands, in dots of 1/144 inch."""
    paper = _opened(data)
    found = []
    for page, size in enumerate(paper.sizes):
        whole = QRect(0, 0, round(size.width() * 2), round(size.height() * 2))
        picture = worker().wait(
            lambda page=page, whole=whole: paper.picture(page, whole.width(), whole)
        )
        found.append(ink(picture))
    worker().do(paper.close)
    return found


def _near(one: QRect, other: QRect, by: int = 2) -> bool:
    sides = zip(one.getCoords(), other.getCoords(), strict=True)
    return all(abs(first - second) <= by for first, second in sides)


# ---- size and place ------------------------------------------------------------------------------


def test_every_page_comes_out_at_its_true_size(report_pdf: bytes, tmp_path: Path):
    file = tmp_path / "giấy.pdf"
    paper = _opened(report_pdf)
    assert send_pdf(paper, _printer(file), Ticket()) == len(paper.sizes)
    wanted = [(size.width(), size.height()) for size in paper.sizes]
    assert {wide > high for wide, high in wanted} == {True, False}  # upright and broad
    for made, asked in zip(_boxes(file), wanted, strict=True):
        assert made == pytest.approx(asked, abs=1)
    before, after = _inks(report_pdf), _inks(file.read_bytes())
    assert all(_near(*pair) for pair in zip(before, after, strict=True))


def test_letters_are_not_blurred(report_pdf: bytes, tmp_path: Path):
    """Printed grey would be all over: of letters most of the ink is black or white."""
    file = tmp_path / "giấy.pdf"
    printer = _printer(file)
    printer.setResolution(300)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    send_pdf(_opened(report_pdf), printer, Ticket())
    with pdfplumber.open(file) as document:
        strip = document.pages[0].images[0]
        held = strip["stream"].get_data()
        assert strip["srcsize"][0] == pytest.approx(210 / MM * 300, abs=2)
    grey = sum(40 < value < 215 for value in held) / sum(value < 215 for value in held)
    assert grey < 0.5


def test_a_smaller_sheet_gets_the_page_smaller(report_pdf: bytes, tmp_path: Path):
    file = tmp_path / "giấy.pdf"
    send_pdf(_opened(report_pdf), _printer(file, QPageSize.PageSizeId.A5), Ticket())
    before, after = _inks(report_pdf)[0], _inks(file.read_bytes())[0]
    assert after.width() == pytest.approx(before.width() * 148 / 210, abs=4)


# ---- which pages ---------------------------------------------------------------------------------


def test_only_the_pages_asked_for_are_printed(report_pdf: bytes, tmp_path: Path):
    file = tmp_path / "giấy.pdf"
    printer = _printer(file)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert send_pdf(_opened(report_pdf), printer, Ticket()) == 2
    pairs = zip(_inks(report_pdf)[1:3], _inks(file.read_bytes()), strict=True)
    assert all(_near(*pair) for pair in pairs)


def test_broad_pages_alone_begin_broad(report_pdf: bytes, tmp_path: Path):
    file, paper = tmp_path / "giấy.pdf", _opened(report_pdf)
    last = len(paper.sizes)
    printer = _printer(file)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(last, last)
    send_pdf(paper, printer, Ticket())
    ((wide, high),) = _boxes(file)
    assert wide > high
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_pages_that_are_not_there_are_told(report_pdf: bytes, tmp_path: Path):
    printer = _printer(tmp_path / "giấy.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(90, 95)
    with pytest.raises(PrintingError) as caught:
        send_pdf(_opened(report_pdf), printer, Ticket())
    assert caught.value.code == "no-such-pages-of-pdf"


def test_printing_can_be_stopped_at_every_strip(report_pdf: bytes, tmp_path: Path):
    steps: list[int] = []

    def stop(done: int, _total: int, _code: str) -> None:
        steps.append(done)
        if len(steps) == 4:
            ticket.cancel()

    ticket = Ticket(stop)
    with pytest.raises(Cancelled):
        send_pdf(_opened(report_pdf), _printer(tmp_path / "giấy.pdf"), ticket)
    assert len(steps) == 4


# ---- the dialog and other ways -------------------------------------------------------------------


@dataclass
class System:
    """Printers and dialogs of the system, answering as they are told."""

    folder: Path
    printers: bool = True
    accepts: bool = True
    counts: list[int] = field(default_factory=list)
    sets_up: Callable[[QPrinter], None] = lambda _printer: None

    def ask_printer(self, printer: QPrinter, count: int, _parent: QWidget) -> bool:
        self.counts.append(count)
        printer.setResolution(72)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "giấy.pdf"))
        self.sets_up(printer)
        return self.accepts

    def ask_file(self, name: str, _parent: QWidget) -> Path:
        return self.folder / f"{name}.pdf"

    def outside(self) -> Outside:
        return Outside(lambda: self.printers, self.ask_printer, self.ask_file)


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every sentence by its first verb; return what was said."""
    said: list[str] = []

    def answer(dialog: SentenceDialog) -> int:
        said.append(dialog.accessibleDescription())
        dialog.show()
        next(iter(dialog.buttons.values())).click()
        return dialog.result()

    # `exec` would wait for a person; the dialog itself is the real one.
    monkeypatch.setattr(SentenceDialog, "exec", answer)
    return said


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _print(data: bytes, system: System, over: QWidget, runner: Runner) -> None:
    PdfPrinting(data, "Báo cáo quý I", over, system.outside(), runner).start()


def test_it_is_printed_through_the_systems_dialog(
    report_pdf: bytes, system: System, over: QWidget, runner: Runner, qtbot: QtBot
):
    _print(report_pdf, system, over, runner)
    qtbot.waitUntil(lambda: not runner.busy)
    assert system.counts == [len(_boxes(system.folder / "giấy.pdf"))]
    qtbot.waitUntil(lambda: not over.findChildren(PdfPrinting))


def test_it_is_printed_beside_the_window(
    report_pdf: bytes, system: System, over: QWidget, qtbot: QtBot
):
    said: list[str] = []
    printing = PdfPrinting(report_pdf, "Báo cáo", over, system.outside())
    printing.told.connect(said.append)
    printing.start()
    qtbot.waitUntil(lambda: not over.findChildren(PdfPrinting))
    count = len(_boxes(system.folder / "giấy.pdf"))
    assert count == system.counts[0]
    assert [one.startswith(f"Đã gửi {count} trang đến máy in ") for one in said] == [True]


def test_who_thinks_better_of_it_prints_nothing(
    report_pdf: bytes, system: System, over: QWidget, runner: Runner
):
    system.accepts = False
    _print(report_pdf, system, over, runner)
    assert not runner.busy
    assert list(system.folder.iterdir()) == []


def test_without_a_printer_the_pdf_is_offered(
    report_pdf: bytes, system: System, over: QWidget, runner: Runner, told: list[str]
):
    system.printers = False
    _print(report_pdf, system, over, runner)
    assert "Nối và cài máy in" in told[0]
    assert (system.folder / "Báo cáo quý I.pdf").read_bytes() == report_pdf


def test_a_printer_that_fails_offers_the_pdf(
    report_pdf: bytes, system: System, over: QWidget, runner: Runner, qtbot: QtBot, told: list[str]
):
    system.sets_up = lambda printer: printer.setOutputFileName("/không/có/giấy.pdf")
    _print(report_pdf, system, over, runner)
    qtbot.waitUntil(lambda: bool(told))
    assert "chưa nhận được văn bản" in told[0]
    assert (system.folder / "Báo cáo quý I.pdf").read_bytes() == report_pdf


def test_what_is_no_pdf_is_not_printed(
    system: System, over: QWidget, runner: Runner, told: list[str]
):
    _print(b"PK\x03\x04", system, over, runner)
    assert "bị hỏng" in told[0]
    assert system.counts == []


def test_the_pages_of_a_long_document_take_no_more_memory_each(tmp_path: Path):
    """Strips are made one by one: nothing is as large as a page at 600 dots."""
    paper, printer = _opened(many_pages(3)), _printer(tmp_path / "giấy.pdf")
    printer.setResolution(600)
    made: list[int] = []
    picture = paper.picture

    def watched(number: int, width: int, part: QRect, *, for_print: bool = False) -> QImage:
        made.append(part.height())
        return picture(number, width, part, for_print=for_print)

    paper.picture = watched  # type: ignore[method-assign]
    send_pdf(paper, printer, Ticket())
    assert max(made) <= 1024
    assert len(made) == 3 * -(-round(595 / 72 * 600) // 1024)
