"""The columns of the issued reports, and what is wrong with the file of one.

Must not know what can be done with one.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.issued_rows import IssuedLine
from resources.words import shown, word
from ui.labels import day
from ui.table.cells import WordsCell
from ui.table.column import Column

translate = QCoreApplication.translate
NUMBER, ISSUED, WHAT, PLAN, TIES, SIZE = "number", "issued", "what", "plan", "ties", "size"
_KILO: Final = 1024
_NBSP: Final = "\N{NO-BREAK SPACE}"


def issued_columns(files: Callable[[], Path]) -> list[Column]:
    """Return the columns; `files` is the folder in which the PDFs are kept."""
    return [
        Column(
            NUMBER,
            translate("Issued", "Số"),
            lambda line: line.number,
            width=148,
            doubt=lambda line: file_trouble(line, files()),
        ),
        Column(
            ISSUED,
            translate("Issued", "Ngày ban hành"),
            lambda line: day(line.issued_on),
            width=112,
            sort_key=lambda line: line.issued_on,
        ),
        Column(WHAT, translate("Issued", "Văn bản"), what_words),
        Column(
            PLAN,
            translate("Issued", "Kế hoạch"),
            lambda line: line.plan_name or translate("Issued", "Tất cả kế hoạch"),
            width=132,
            cell=WordsCell("text2", most=2),
        ),
        Column(
            TIES,
            translate("Issued", "Thay thế"),
            ties_words,
            width=220,
            cell=WordsCell("text2", most=2),
        ),
        Column(
            SIZE,
            translate("Issued", "Cỡ tệp"),
            lambda line: size_words(line.size),
            width=84,
            cell=WordsCell("text2", most=1),
            sort_key=lambda line: line.size,
        ),
    ]


def what_words(line: IssuedLine) -> str:
    """Name a report by its kind and period: "Báo cáo định kỳ quý I năm 2026"."""
    said = f"{word('report-kinds', line.kind)} {period_words(line.period)}"
    return said[:1].upper() + said[1:]


def ties_words(line: IssuedLine) -> str:
    said = []
    if line.replaced_by:
        said.append(translate("Issued", "Được thay bằng số {}").format(line.replaced_by))
    if line.replaces:
        said.append(translate("Issued", "Thay số {}").format(line.replaces))
    return "; ".join(said)


def size_words(size: int) -> str:
    """Write the size of a file as Explorer does."""
    if size < _KILO * _KILO:
        return f"{shown(-(-size // _KILO))}{_NBSP}KB"
    return f"{shown(round(size / _KILO / _KILO, 1))}{_NBSP}MB"


def file_trouble(line: IssuedLine, files: Path) -> str | None:
    """Say what is wrong with the kept file as far as one sees without reading it."""
    try:
        size = (files / line.sha256).stat().st_size
    except OSError:
        return translate(
            "Issued", "Không còn bản PDF này trong thư mục dữ liệu. Lấy lại từ bản sao gần nhất."
        )
    if size != line.size:
        return translate(
            "Issued",
            "Bản PDF này đã bị thay đổi so với bản đã ban hành. Lấy lại từ bản sao gần nhất.",
        )
    return None
