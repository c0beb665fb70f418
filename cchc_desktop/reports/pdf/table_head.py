"""The head of a table: one or two levels of captions, drawn again on each page.

Must not know the rows below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import ASCENT
from cchc_desktop.reports.measuring import Letters, Rows
from cchc_desktop.reports.model import Table
from cchc_desktop.reports.pdf.pages import Pages, Rule


@dataclass(frozen=True, slots=True)
class _Caption:
    rows: Rows
    x: float
    width: float
    level: int
    """0 is above, 1 below, 2 over both levels."""


class TableHead:
    """Knows its height before it is drawn."""

    def __init__(
        self, table: Table, widths: Sequence[float], sizes: numbers.CellSizes, bold: Letters
    ) -> None:
        self._sizes = sizes
        self._bold = bold
        self._captions: list[_Caption] = []
        x = 0.0
        for group, first, last in table.groups():
            span = sum(widths[first : last + 1])
            if group:
                self._add(group, x, span, 0)
            for at in range(first, last + 1):
                level = 1 if group else 2 if table.grouped else 1
                self._add(table.columns[at].caption, x, widths[at], level)
                x += widths[at]
        above = self._height(0) if table.grouped else 0.0
        both = self._height(2) if table.grouped else 0.0
        self._levels = above, max(self._height(1), both - above)
        self.height = sum(self._levels)

    def _add(self, text: str, x: float, width: float, level: int) -> None:
        room = (width - self._sizes.beside) * 1000 / self._sizes.size
        self._captions.append(_Caption(self._bold.wrap(forms.plain(text), room), x, width, level))

    def _height(self, level: int) -> float:
        counts = [len(one.rows) for one in self._captions if one.level == level]
        if not counts:
            return 0.0
        return max(counts) * self._sizes.pitch + 2 * numbers.ABOVE_AND_BELOW

    def draw(self, pages: Pages, left: float, width: float) -> list[Rule]:
        """Draw it at the pages' place and move on; returns the lines between its captions."""
        top, (above, below) = pages.y, self._levels
        pages.grey((left, top, width, self.height), numbers.HEAD_GREY)
        lines: list[Rule] = []
        for one in self._captions:
            y = top + (above if one.level == 1 else 0.0)
            height = (above, below, self.height)[one.level]
            self._write(pages, one, left + one.x, y, height)
            if one.level == 0:
                lines.append((left + one.x, top + above, left + one.x + one.width, top + above))
            edge = left + one.x + one.width
            if edge < left + width - 0.01:
                lines.append((edge, y, edge, y + height))
        pages.down(self.height)
        return lines

    def _write(self, pages: Pages, one: _Caption, x: float, y: float, height: float) -> None:
        sizes = self._sizes
        taken = len(one.rows) * sizes.pitch
        baseline = y + (height - taken) / 2 + ASCENT * sizes.size
        for text, wide in one.rows:
            middle = x + one.width / 2
            place = middle - wide * sizes.size / 2000, baseline
            pages.text(text, *place, self._bold, sizes.size)
            baseline += sizes.pitch
