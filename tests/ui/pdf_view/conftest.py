"""A PDF with upright and broad pages, as a report with its appendices is, in a view."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pdf_stage import a_report_pdf
from pytestqt.qtbot import QtBot

from ui.pdf_view.view import PdfView
from ui.pdf_view.worker import worker


@pytest.fixture(scope="session")
def report_pdf() -> bytes:
    return a_report_pdf()


@pytest.fixture
def report_file(report_pdf: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo.pdf"
    path.write_bytes(report_pdf)
    return path


@pytest.fixture(autouse=True)
def idle_worker() -> Iterator[None]:
    """Let nothing be read any more when the next test begins: PDFium is for one thread."""
    yield
    worker().wait(lambda: None)


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.activateWindow()  # without the keyboard no shortcut is heard
    qtbot.waitActive(made)
    qtbot.waitExposed(made)
    return made
