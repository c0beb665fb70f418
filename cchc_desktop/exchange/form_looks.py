"""What the cells of an Excel form look like, and how its page is printed.

Must not know what the cells say.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FAMILY: Final = "Times New Roman"
TEXT_FORMAT: Final = "@"
DAY_FORMAT: Final = "dd/mm/yyyy"
NUMBER_FORMAT: Final = "0"
GENERAL: Final = "General"

_BLACK, _GREY = "FF000000", "FF9A9A9A"
HEAD_FILL: Final = "FFE7E6E6"
INPUT_HEAD_FILL: Final = "FFFFF2CC"
INPUT_FILL: Final = "FFFFFBEB"
MISSING_FILL: Final = "FFFFE08A"
_A4: Final = 9
_ROW, _EDGE, _HIGHEST = 15.75, 3.0, 409.0
_FEWEST_ROWS: Final = 2
_LETTERS_IN_WIDTH: Final = 1.28
"""Letters of a text in one digit's width of this face, so few that no row is cut."""
_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like; only the coloured ones can be written to."""

    size: int = 12
    bold: bool = False
    italic: bool = False
    align: str = "left"
    middle: bool = False
    fill: str = ""
    ruled: bool = False
    wrap: bool = True
    locked: bool = True
    written: str = GENERAL


class Looks:
    """Gives a cell its look; the parts of a look are made once and shared."""

    def __init__(self) -> None:
        self._made: dict[Look, tuple[Any, ...]] = {}

    def set(self, cell: Any, look: Look) -> None:
        if look not in self._made:
            self._made[look] = _parts(look)
        cell.font, cell.alignment, cell.border, cell.fill, cell.protection = self._made[look]
        cell.number_format = look.written


def _parts(look: Look) -> tuple[Any, ...]:
    side = Side("thin", _BLACK if look.ruled else _GREY)
    return (
        Font(name=FAMILY, size=look.size, bold=look.bold, italic=look.italic),
        Alignment(look.align, "center" if look.middle else "top", wrap_text=look.wrap),
        Border(side, side, side, side) if look.ruled else Border(),
        PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
        Protection(locked=look.locked),
    )


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row of texts in columns of these widths; 12 points, wrapped."""
    rows = max((_rows(text, width) for text, width in texts), default=1)
    return min(_ROW * max(rows, _FEWEST_ROWS) + _EDGE, _HIGHEST)


def _rows(text: str, width: float) -> int:
    letters = max(1, int(width * _LETTERS_IN_WIDTH))
    return sum(len(textwrap.wrap(line, letters)) or 1 for line in text.split("\n")) if text else 1


def set_page(sheet: Any, *, landscape: bool) -> None:
    """Print on A4, as wide as the page; the number at the top of all pages but the first."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = (
        (15 / _INCH, 15 / _INCH, 20 / _INCH, 15 / _INCH)
        if landscape
        else (30 / _INCH, 15 / _INCH, 20 / _INCH, 20 / _INCH)
    )
    margins.header = margins.footer = 10 / _INCH
    sheet.HeaderFooter.differentFirst = True
    number = sheet.oddHeader.center
    number.text, number.font, number.size = "&P", f"{FAMILY},Regular", 13


def protect(sheet: Any) -> None:
    """Lock what is not to be written to, without a password; filtering and widths stay free."""
    held = sheet.protection
    held.sheet = True
    # In this format "false" means that it is not forbidden.
    held.formatColumns = held.formatRows = held.autoFilter = held.sort = False
    held.formatCells = True
