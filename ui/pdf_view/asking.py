"""What the system asks before pages leave: which printer and pages, or which file."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.pdf_view.printer import has_printer

translate = QCoreApplication.translate


def ask_printer(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Let the person choose printer, pages and copies; false when they think better of it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(translate("Printing", "Chọn máy in"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def ask_file(name: str, parent: QWidget) -> Path | None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Printing", "Lưu thành PDF"),
        str(Path(folder) / f"{name}.pdf"),
        translate("Printing", "Tài liệu PDF (*.pdf)"),
    )
    if not chosen:
        return None
    return Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf")


class Outside(NamedTuple):
    """The doors to what is not ours: printers and the system's dialogs."""

    has_printer: Callable[[], bool] = has_printer
    ask_printer: Callable[[QPrinter, int, QWidget], bool] = ask_printer
    ask_file: Callable[[str, QWidget], Path | None] = ask_file
