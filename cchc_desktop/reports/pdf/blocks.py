"""The flow of a document: blocks that take their place one below the other and say what they need.

A block knows how much of it must stand together with what comes before; who places it says what
must follow on the same page. Must not know what a report says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cchc_desktop.reports.layout import letter
from cchc_desktop.reports.layout.paper import ASCENT
from cchc_desktop.reports.pdf.pages import Pages, fits
from cchc_desktop.reports.pdf.rows import TextRow

_WHOLE = 6  # a last paragraph of so few rows goes with the signature


class Block(Protocol):
    @property
    def gap(self) -> float:
        """Room above, unless it is the first on its page."""

    @property
    def keeps_next(self) -> bool:
        """Tell whether what follows must begin on the same page."""

    def lead(self) -> float:
        """Return the height of the least part of it that may begin on a page."""

    def place(self, pages: Pages, follow: float) -> None:
        """Draw it; `follow` is the room that must be left on the page it ends on."""


def place_all(blocks: Sequence[Block], pages: Pages, end: float = 0.0) -> None:
    """Place blocks in order; the last one keeps the room that the end of the document takes."""
    needs = [0.0] * len(blocks) + [end]
    for at in reversed(range(len(blocks))):
        block = blocks[at]
        kept = _gap(blocks, at + 1) + needs[at + 1] if block.keeps_next else 0.0
        needs[at] = block.lead() + kept
    for at, block in enumerate(blocks):
        if not pages.fresh:
            pages.y += block.gap
        last = at + 1 == len(blocks)
        follow = end if last else _gap(blocks, at + 1) + needs[at + 1] if block.keeps_next else 0.0
        block.place(pages, follow)


def _gap(blocks: Sequence[Block], at: int) -> float:
    return blocks[at].gap if at < len(blocks) else 0.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    size: float = letter.TEXT_SIZE
    pitch: float = letter.TEXT_PITCH
    gap: float = letter.PARAGRAPH_GAP
    indent: float = letter.TEXT_INDENT
    align: str = "justify"


@dataclass(slots=True)
class TextBlock:
    """A paragraph or a heading."""

    rows: Sequence[TextRow]
    style: TextStyle
    keeps_next: bool = False
    bookmark: tuple[str, int] | None = None
    """What an outline of the document calls it: a heading, which no page parts."""

    @property
    def gap(self) -> float:
        return self.style.gap

    def lead(self) -> float:
        count = len(self.rows)
        together = count if self.bookmark or count <= 3 else letter.LEAST_ROWS
        return together * self.style.pitch

    def place(self, pages: Pages, follow: float) -> None:
        rest = list(self.rows)
        while rest:
            here = self._fitting(pages, len(rest), follow)
            if not here and not pages.fresh:
                pages.turn()
                continue
            here = here or len(rest)
            if self.bookmark and len(rest) == len(self.rows):
                pages.bookmark(*self.bookmark)
            self._draw(pages, rest[:here], first=len(rest) == len(self.rows))
            rest = rest[here:]
            if rest:
                pages.turn()

    def _fitting(self, pages: Pages, count: int, follow: float) -> int:
        """Return how many rows may stand on this page: all, none, or a lawful part."""
        style, floor = self.style, pages.sheet.floor

        def fit(rows: int) -> bool:
            return fits(pages.y, rows, style.size, style.pitch, floor)

        kept = follow and pages.y + count * style.pitch + follow > floor
        if fit(count) and not kept:
            return count
        if self.bookmark or count < 2 * letter.LEAST_ROWS or (follow and count <= _WHOLE):
            return 0 if not (pages.fresh and fit(count)) else count
        most = count - letter.LEAST_ROWS
        while most and not fit(most):
            most -= 1
        return most if most >= letter.LEAST_ROWS else 0

    def _draw(self, pages: Pages, rows: Sequence[TextRow], *, first: bool) -> None:
        style, sheet = self.style, pages.sheet
        for at, row in enumerate(rows):
            dent = style.indent if first and not at else 0.0
            spare = sheet.text_width - dent - row.width
            x = sheet.left + dent
            extra = 0.0
            if style.align == "center":
                x = sheet.left + (sheet.text_width - row.width) / 2
            elif style.align == "right":
                x = sheet.left + sheet.text_width - row.width
            elif style.align == "justify" and not row.last and row.blanks:
                extra = spare / row.blanks
            place = x, pages.y + ASCENT * style.size
            pages.stretched(row.runs, place, style.size, extra)
            pages.down(style.pitch)
