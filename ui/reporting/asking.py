"""What leaves the place asks the person: which file, and what to do when it could not be written.

Must not know what is written.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.writing import Format
from resources.words import sentence
from ui.parts.dialog import SentenceDialog

translate = QCoreApplication.translate
AGAIN, OTHER_NAME, ELSEWHERE = "again", "other-name", "elsewhere"
_OF_NAME: Final = frozenset({"report-target-in-use", "report-format-unknown"})


def documents() -> Path:
    """Return where a person keeps documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def format_words(wanted: Format) -> str:
    return {
        Format.PDF: translate("Reporting", "Tài liệu PDF (*.pdf)"),
        Format.DOCX: translate("Reporting", "Tài liệu Word (*.docx)"),
        Format.XLSX: translate("Reporting", "Bảng tính Excel (*.xlsx)"),
    }[wanted]


def ask_file(proposed: Path, wanted: Format, parent: QWidget) -> Path | None:
    """Let the person choose where a report is written; None when they think better of it."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Reporting", "Xuất báo cáo"), str(proposed), format_words(wanted)
    )
    if not chosen:
        return None
    return Path(chosen if chosen.casefold().endswith(wanted) else f"{chosen}{wanted}")


def ask_after(error: ReportError, parent: QWidget) -> str:
    """Tell why a file was not written, and ask how to go on; "" gives it up."""
    again = (AGAIN, translate("Reporting", "Lưu lại"))
    other = (OTHER_NAME, translate("Reporting", "Lưu với tên khác"))
    elsewhere = (ELSEWHERE, translate("Reporting", "Chọn nơi khác…"))
    ways = [other, again, elsewhere] if error.code in _OF_NAME else [elsewhere, again]
    dialog = SentenceDialog(
        translate("Reporting", "Xuất báo cáo"),
        translate("Reporting", "Chưa lưu được tệp"),
        sentence(error.code, error.facts),
        [*ways, ("", translate("Reporting", "Hủy"))],
        parent=parent,
    )
    answer = dialog.ask()
    dialog.deleteLater()
    return answer


def _open(path: Path) -> str | None:
    from ui.pdf_view.handing_over import open_with_system  # noqa: PLC0415 - when it is asked for

    return open_with_system(path)


def _mail(path: Path, subject: str) -> str | None:
    from ui.pdf_view.handing_over import send_by_mail  # noqa: PLC0415 - when it is asked for

    return send_by_mail(path, subject)


def _print(data: bytes, title: str, parent: QWidget) -> None:
    from ui.pdf_view.printing import print_pdf  # noqa: PLC0415 - when it is asked for

    print_pdf(data, title, parent)


class Outside(NamedTuple):
    """The doors to what is not ours: the system's dialogs, printers, other programs."""

    ask_file: Callable[[Path, Format, QWidget], Path | None] = ask_file
    open_file: Callable[[Path], str | None] = _open
    send_mail: Callable[[Path, str], str | None] = _mail
    print_pages: Callable[[bytes, str, QWidget], None] = _print


OUTSIDE: Final = Outside()
