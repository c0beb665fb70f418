"""Lines broken into pages: heads on each, no line of text cut, no group's row alone at the foot.

Runs beside the window, so it must not know a widget; painting is the affair of `paint`.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cchc_desktop.domain.ticket import Ticket
from ui.table.column import SectionLine
from ui.table.paper import sheet
from ui.table.paper.content import Heading, PaperColumn, PaperTable, section_words
from ui.table.paper.sheet import FOOT, GAP, MARGIN, PAD_X, PAD_Y, Ruler, Turn
from ui.table.paper.widths import Need, column_widths
from ui.table.paper.wrapping import fill, words_of

Words = tuple[str, ...]
STEP: Final = sheet.leading("body")
_WIDEST_WORD: Final = 900
_USUAL: Final = 4  # the longest quarter of the cells says what is usual of a column
_FEWEST_LINES: Final = 3  # of a row that has to be parted, on either page
_ROWS_A_STEP: Final = 50


class Row(NamedTuple):
    """A line of the table in lines of text, cell by cell; a group's row is one wide cell."""

    cells: tuple[Words, ...]
    is_section: bool

    @property
    def lines(self) -> int:
        return _most(self.cells)


class Piece(NamedTuple):
    """The part of a row that stands on one page: these of its lines of text."""

    row: Row
    first: int
    last: int

    @property
    def height(self) -> int:
        return _height(self.last - self.first)


@dataclass(frozen=True, slots=True)
class Pages:
    """All that painting needs; `pages` holds what stands on each.

    Where many columns would cut words, `size` is that of a larger sheet, which is painted smaller.
    """

    turn: Turn
    size: tuple[int, int]
    heading: Heading
    subtitle: Words
    columns: tuple[PaperColumn, ...]
    widths: tuple[int, ...]
    heads: tuple[Words, ...]
    pages: tuple[tuple[Piece, ...], ...]

    @property
    def head_height(self) -> int:
        return _height(_most(self.heads))

    @property
    def heading_height(self) -> int:
        return _heading_height(len(self.subtitle))


def lay_out(table: PaperTable, turn: Turn, ticket: Ticket) -> Pages:
    """Break a table into pages of A4; may be stopped at any row."""
    body, bold = Ruler("body"), Ruler("bold")
    said = _said(table, ticket)
    needs = _needs(table.columns, said, body, bold)
    wide, high = size = sheet.size_for(turn, sum(need.least for need in needs))
    room = wide - 2 * MARGIN
    widths = column_widths(needs, room)
    heads = tuple(
        tuple(fill(column.title, width - 2 * PAD_X, bold.advance))
        for column, width in zip(table.columns, widths, strict=True)
    )
    subtitle = tuple(fill(table.heading.subtitle, room, Ruler("italic").advance))
    rows = []
    for at, words in enumerate(said):
        if at % _ROWS_A_STEP == 0:
            ticket.step(len(said) + at, 2 * len(said), "laying-out-pages")
        if isinstance(table.lines[at], SectionLine):
            rows.append(_row(words, [room], bold, is_section=True))
        else:
            rows.append(_row(words, widths, body, is_section=False))
    left = high - 2 * MARGIN - FOOT - _height(_most(heads))
    pages = _broken(rows, left, left - _heading_height(len(subtitle)))
    return Pages(
        turn, size, table.heading, subtitle, table.columns, tuple(widths), heads, tuple(pages)
    )


def _row(words: Sequence[str], widths: Sequence[int], ruler: Ruler, *, is_section: bool) -> Row:
    cells = (
        tuple(fill(text, width - 2 * PAD_X, ruler.advance))
        for text, width in zip(words, widths, strict=True)
    )
    return Row(tuple(cells), is_section)


def _most(cells: Sequence[Words]) -> int:
    return max(1, *(len(cell) for cell in cells))


def _height(lines: int) -> int:
    return lines * STEP + 2 * PAD_Y


def _heading_height(subtitle_lines: int) -> int:
    """Office and day, the title between two gaps, what was chosen, a gap."""
    return STEP + GAP + sheet.leading("title") + subtitle_lines * sheet.leading("italic") + GAP


def _said(table: PaperTable, ticket: Ticket) -> list[tuple[str, ...]]:
    """Return the words of each line, column by column."""
    out: list[tuple[str, ...]] = []
    for at, line in enumerate(table.lines):
        if at % _ROWS_A_STEP == 0:
            ticket.step(at, 2 * len(table.lines), "laying-out-pages")
        out.append(_words(table.columns, line))
    return out


def _words(columns: Sequence[PaperColumn], line: Any) -> tuple[str, ...]:
    if isinstance(line, SectionLine):
        return (section_words(line),)
    return tuple(column.words(line) for column in columns)


def _needs(
    columns: Sequence[PaperColumn], said: Sequence[tuple[str, ...]], body: Ruler, bold: Ruler
) -> list[Need]:
    """Measure what each column has to hold; a monstrous word is cut instead."""
    around = 2 * PAD_X + 1
    out = []
    for at, column in enumerate(columns):
        heads = [bold.advance(word) for word in words_of(column.title)]
        texts = [words_of(words[at]) for words in said if len(words) == len(columns)]
        longest = max((body.advance(word) for text in texts for word in text), default=0.0)
        lengths = [sum(map(body.advance, text)) + body.advance(" ") * len(text) for text in texts]
        usual = heapq.nlargest(len(lengths) // _USUAL + 1, lengths)
        out.append(
            Need(
                column.width,
                min(max([longest, *heads]), _WIDEST_WORD) + around,
                sum(usual) / max(len(usual), 1) + around,
                max([*usual[:1], bold.advance(column.title)]) + around,
            )
        )
    return out


def _broken(rows: Sequence[Row], room: int, first_room: int) -> list[tuple[Piece, ...]]:
    """Fill page after page; an empty table is one page with its heads."""
    pages = _Filling(room, first_room)
    for at, row in enumerate(rows):
        after = rows[at + 1] if at + 1 < len(rows) else None
        names = row.is_section and after is not None and not after.is_section
        pages.add(row, after if names else None)
    return pages.done()


class _Filling:
    """Rows up to half a page stay whole; a longer one is parted between its lines of text."""

    def __init__(self, room: int, first_room: int) -> None:
        self._full = room
        self._left = first_room
        self._pages: list[list[Piece]] = [[]]

    def add(self, row: Row, named: Row | None) -> None:
        """Put a row; what a group's row names begins on the same page."""
        wanted = self._wanted(row) + (self._wanted(named) if named is not None else 0)
        if wanted > self._left:
            self._turn()
        first = 0
        while first < row.lines:
            taken = self._taken(row.lines - first)
            if not taken:
                self._turn()
                continue
            self._put(Piece(row, first, first + taken))
            first += taken

    def _wanted(self, row: Row) -> int:
        """Return the room a row wants where it begins."""
        whole = _height(row.lines)
        return whole if whole <= self._full // 2 else _height(_FEWEST_LINES)

    def _taken(self, rest: int) -> int:
        """Return how many lines of a row to put here; 0 when they are better put overleaf."""
        fits = (self._left - 2 * PAD_Y) // STEP
        if fits >= rest:
            return rest
        taken = min(fits, rest - _FEWEST_LINES)
        if taken >= _FEWEST_LINES:
            return taken
        return 0 if self._left < self._full else max(1, min(fits, rest))

    def _put(self, piece: Piece) -> None:
        self._pages[-1].append(piece)
        self._left -= piece.height

    def _turn(self) -> None:
        if self._left < self._full:
            self._pages.append([])
            self._left = self._full

    def done(self) -> list[tuple[Piece, ...]]:
        return [tuple(page) for page in self._pages]
