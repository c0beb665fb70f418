"""Cells of a workbook: what a value becomes, and the looks that many cells share.

A look is made once and handed on, for making it costs more than the cell. Must not know sheets.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.layout.paper import FAMILY
from cchc_desktop.reports.model import Column, ColumnKind, Share, Value

SIZE: Final = 12
MOST_LETTERS: Final = 32_767  # of one cell; what is longer goes on in the next row
_GENERAL: Final = "General"
_PERCENT: Final = {ColumnKind.PERCENT, ColumnKind.POINTS}

Held = tuple[str | float | Decimal | date | None, str, str]
"""A value, openpyxl's letter for its type, and the format of numbers."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like, but for the format of its number."""

    bold: bool = False
    italic: bool = False
    align: str = "left"
    grey: float = 1.0
    ruled: bool = False
    wrap: bool = True
    middle: bool = False


TITLE: Final = Look(bold=True, align="center", middle=True)
REFERENCE: Final = Look(italic=True, align="center", middle=True)
"""How the rows above a table look: what it is called, and which document it goes with."""


def held(value: Value, column: Column) -> Held:
    """Return what a cell holds: days and numbers as such, and all else as text."""
    if value is None:
        return None, "n", _GENERAL
    if isinstance(value, date):
        return value, "d", "dd/mm/yyyy" if value.month <= 2 or value.month > 9 else "dd/m/yyyy"
    if column.kind in _PERCENT and not isinstance(value, str):
        share = value.value if isinstance(value, Share) else Decimal(value)
        if share is not None:
            return _percent(share, column.kind)
    if isinstance(value, int | Decimal):
        return value, "n", _number_format(value, column.kind)
    return words.cell(value, column), "s", _GENERAL


def _percent(share: Decimal, kind: ColumnKind) -> Held:
    points = forms.hundredths(share)
    whole = points == points.to_integral_value()
    if kind is ColumnKind.POINTS:
        return points, "n", "0" if whole else "0.00"
    return points / 100, "n", "0%" if whole else "0.00%"


def _number_format(value: int | Decimal, kind: ColumnKind) -> str:
    if kind is ColumnKind.ORDER:
        return "0"
    decimals = len(forms.number(value).partition(",")[2])
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def placed(cells: Sequence[Any], row: int) -> Iterator[Any]:
    """Give the cells of a row, each told where it stands."""
    for column, cell in enumerate(cells, 1):
        cell.column, cell.row = column, row
        yield cell


class Cells:
    """Makes the cells of one sheet; one row's are used again for the next."""

    def __init__(self, sheet: Any) -> None:
        self._sheet: Final = sheet
        self._looks: Final[dict[tuple[Look, str], Any]] = {}

    def empty(self, count: int) -> list[Any]:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to load

        return [WriteOnlyCell(self._sheet) for _ in range(count)]

    def fill(self, cell: Any, value: Held, look: Look) -> None:
        """Set all that a cell has; text is never taken for a formula or an error."""
        cell._value, cell.data_type, written = value  # noqa: SLF001 - setting `value` guesses types
        cell._style = self._style(look, written)  # noqa: SLF001 - a look is handed on

    def text(self, text: str, look: Look) -> Any:
        (cell,) = self.empty(1)
        self.fill(cell, (text[:MOST_LETTERS], "s", _GENERAL), look)
        return cell

    def row(self, texts: Sequence[str], look: Look) -> list[Any]:
        return [self.text(text, look) for text in texts]

    def _style(self, look: Look, written: str) -> Any:
        style = self._looks.get((look, written))
        if style is None:
            style = self._looks[look, written] = self._made(look, written)
        return style

    def _made(self, look: Look, written: str) -> Any:
        from openpyxl.styles import (  # noqa: PLC0415 - slow to load
            Alignment,
            Border,
            Font,
            PatternFill,
            Side,
        )

        (cell,) = self.empty(1)
        cell.font = Font(name=FAMILY, size=SIZE, bold=look.bold, italic=look.italic)
        upright = "center" if look.middle else "top"
        cell.alignment = Alignment(look.align, upright, wrap_text=look.wrap)
        if look.ruled:
            side = Side("thin", "FF000000")
            cell.border = Border(side, side, side, side)
        if look.grey < 1:
            cell.fill = PatternFill("solid", fgColor="FF" + f"{round(look.grey * 255):02X}" * 3)
        cell.number_format = written
        return copy(cell._style)  # noqa: SLF001 - numbers of the look's parts
