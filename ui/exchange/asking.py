"""The doors of the place to what is not ours: the system's dialogs, the mail, Explorer, paper.

Tests put others behind the same doors. Must not know what is sent.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def _ask_folder(title: str, start: str, parent: QWidget) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def _ask_files(start: str, parent: QWidget) -> list[Path]:
    kinds = translate("Exchange", "Tệp trao đổi, biểu Excel (*.cchc *.zip *.xlsx);;Mọi tệp (*)")
    title = translate("Exchange", "Nhận tệp")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, start, kinds)
    return [Path(one) for one in chosen]


def _ask_target(title: str, proposed: Path, parent: QWidget) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed))
    return Path(chosen) if chosen else None


def _ask_file(title: str, start: str, parent: QWidget) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start)
    return Path(chosen) if chosen else None


def _show(path: Path) -> bool:
    from ui.pdf_view.handing_over import show_in_folder  # noqa: PLC0415 - when it is asked for

    return show_in_folder(path)


def _mail(path: Path, subject: str) -> str | None:
    from ui.pdf_view.handing_over import send_by_mail  # noqa: PLC0415 - when it is asked for

    return send_by_mail(path, subject)


def _print(data: bytes, title: str, parent: QWidget) -> None:
    from ui.pdf_view.printing import print_pdf  # noqa: PLC0415 - when it is asked for

    print_pdf(data, title, parent)


class Outside(NamedTuple):
    """What the place asks of the system."""

    ask_folder: Callable[[str, str, QWidget], Path | None] = _ask_folder
    ask_files: Callable[[str, QWidget], list[Path]] = _ask_files
    ask_file: Callable[[str, str, QWidget], Path | None] = _ask_file
    ask_target: Callable[[str, Path, QWidget], Path | None] = _ask_target
    show_in_folder: Callable[[Path], bool] = _show
    send_mail: Callable[[Path, str], str | None] = _mail
    print_pages: Callable[[bytes, str, QWidget], None] = _print


OUTSIDE: Final = Outside()
