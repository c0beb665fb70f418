"""Tables on pages: rows that break without losing their place, heads that come again.

Each cell is broken into rows of text once. Must not know what stands around a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import letter, words
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import ASCENT, DESCENT
from cchc_desktop.reports.measuring import Family, Letters, Rows
from cchc_desktop.reports.model import ColumnKind, Row, SectionRow, Table
from cchc_desktop.reports.pdf.pages import Pages, Rule
from cchc_desktop.reports.pdf.table_head import TableHead

_PAD = numbers.ABOVE_AND_BELOW
_UNIT = numbers.UNIT_BELOW - letter.TABLE_BELOW_REFERENCE


@dataclass(slots=True)
class _Lines:
    """A row of the table with its cells broken into rows of text."""

    cells: list[Rows]
    letters: Letters
    section: bool = False
    count: int = field(init=False)

    def __post_init__(self) -> None:
        self.count = max(map(len, self.cells))


class TableBlock:
    """One table in the flow of a document."""

    keeps_next = False

    def __init__(
        self,
        table: Table,
        family: Family,
        room: float,
        ticket: Ticket,
        laid_out: tuple[numbers.CellSizes, float],
    ) -> None:
        """Break nothing yet; `laid_out` is the size of cells and the room above the table."""
        sizes, self.gap = laid_out
        self._table, self._family, self._ticket, self._sizes = table, family, ticket, sizes
        self._widths = numbers.widths(table, room)
        self._room = room
        self._edges = [sum(self._widths[:at]) for at in range(len(self._widths) + 1)]
        self._inner = [(w - 2 * sizes.beside) * 1000 / sizes.size for w in self._widths]
        self._aligned = [numbers.alignment(column) for column in table.columns]
        self._head = TableHead(table, self._widths, sizes, family.bold)
        self._note = family.italic.wrap(
            "\n".join(map(forms.plain, table.notes)), room * 1000 / numbers.NOTE_SIZE
        )
        self._says_continued = table.mark_continued and table.columns[0].kind is ColumnKind.ORDER
        self._ready: dict[int, _Lines] = {}
        self._rules: list[Rule] = []
        self._upright_from: float | None = None
        self._top = 0.0
        self._follow = 0.0

    # ---- what it needs ----------------------------------------------------------------------

    def lead(self) -> float:
        above = self._unit_room() + self._head.height
        return above + (self._need(0) if self._table.rows else 0.0)

    def _unit_room(self) -> float:
        return _UNIT + numbers.TABLE_BELOW_UNIT if self._table.unit else 0.0

    def _height(self, lines: int) -> float:
        return lines * self._sizes.pitch + 2 * _PAD

    def _need(self, at: int) -> float:
        """Return the room that a row needs with what must not be parted from it."""
        needed = 0.0
        while at < len(self._table.rows):
            row = self._lines(at)
            if not row.section:
                whole = row.count < numbers.UNBROKEN_ROWS
                after = row.count if whole else numbers.LINES_AFTER_SECTION
                return needed + self._height(after) + (self._after(at) if whole else 0.0)
            needed += self._height(row.count)
            at += 1
        return needed

    def _after(self, at: int) -> float:
        """Return what must follow a row on its page: what adds up never stands alone there."""
        below = at + 1
        if below == len(self._table.rows):
            return self._follow
        line = self._table.rows[below]
        if isinstance(line, Row) and line.total:
            return self._height(self._lines(below).count) + self._after(below)
        return 0.0

    def _lines(self, at: int) -> _Lines:
        ready = self._ready.get(at)
        if ready is None:
            ready = self._ready[at] = self._broken(at)
        return ready

    def _broken(self, at: int) -> _Lines:
        line = self._table.rows[at]
        regular, bold = self._family.regular, self._family.bold
        if isinstance(line, SectionRow):
            number, text = words.section(line)
            wide = (self._room - self._widths[0] - 2 * self._sizes.beside) * 1000
            return _Lines(
                [bold.wrap(number, self._inner[0]), bold.wrap(text, wide / self._sizes.size)],
                bold,
                section=True,
            )
        letters = bold if line.total else regular
        cells = [
            letters.wrap(words.cell(value, column), inner)
            for value, column, inner in zip(
                line.cells, self._table.columns, self._inner, strict=True
            )
        ]
        return _Lines(cells, letters)

    # ---- drawing ----------------------------------------------------------------------------

    def place(self, pages: Pages, follow: float) -> None:
        self._follow = follow + self._notes_height()
        if not pages.fresh and self.lead() > pages.room():
            pages.turn()
        if self._table.name:
            pages.bookmark(forms.plain(self._table.name), 1)
        self._write_unit(pages)
        self._draw_head(pages)
        total = len(self._table.rows)
        for at in range(total):
            self._ticket.step(at, total, "writing-report-rows")
            self._place_row(pages, at)
            self._ready.pop(at, None)
        self._close(pages)
        self._write_notes(pages)
        pages.down(numbers.GAP_AFTER)

    def _place_row(self, pages: Pages, at: int) -> None:
        row = self._lines(at)
        if row.section:
            if self._need(at) > pages.room() + 0.01 and pages.y > self._top:
                self._turn(pages)
            self._draw(pages, row, 0, row.count)
            return
        follow, done = self._after(at), 0
        while done < row.count:
            here = self._fitting(pages, row, done, follow)
            if here:
                self._draw(pages, row, done, here)
                done += here
            if done < row.count:
                self._turn(pages)

    def _fitting(self, pages: Pages, row: _Lines, done: int, follow: float) -> int:
        """Return how many lines of a row go on this page; none when it should begin on the next."""
        rest = row.count - done
        if self._height(rest) + follow <= pages.room() + 0.01:
            return rest
        fit = int((pages.room() - 2 * _PAD + 0.01) / self._sizes.pitch)
        at_top = pages.y <= self._top
        if not done and row.count < numbers.UNBROKEN_ROWS:
            return rest if at_top else 0  # a page that is too small for it cannot be helped
        here = min(fit, rest - numbers.LEAST_LINES)
        if here >= numbers.LEAST_LINES:
            return here
        return max(1, min(fit, rest)) if at_top else 0

    def _turn(self, pages: Pages) -> None:
        self._close(pages)
        pages.turn()
        self._draw_head(pages)

    def _draw_head(self, pages: Pages) -> None:
        left, top = pages.sheet.left, pages.y
        self._rules = self._head.draw(pages, left, self._room)
        self._rules.append((left, top, left + self._room, top))
        for edge in (left, left + self._room):
            self._rules.append((edge, top, edge, pages.y))
        self._rules.append((left, pages.y, left + self._room, pages.y))
        self._upright_from = self._top = pages.y

    def _close(self, pages: Pages) -> None:
        """Draw the rules of what stands on this page, over the grey."""
        self._upright(pages, self._edges)
        pages.rules(self._rules, numbers.RULE)
        self._rules, self._upright_from = [], None
        pages.flush()

    def _upright(self, pages: Pages, edges: Sequence[float]) -> None:
        start, left = self._upright_from, pages.sheet.left
        if start is not None and start < pages.y:
            self._rules += [(left + edge, start, left + edge, pages.y) for edge in edges]
        self._upright_from = pages.y

    def _draw(self, pages: Pages, row: _Lines, first: int, count: int) -> None:
        left, height = pages.sheet.left, self._height(count)
        if row.section:
            self._upright(pages, self._edges)
            pages.grey((left, pages.y, self._room, height), numbers.SECTION_GREY)
        baseline = pages.y + _PAD + ASCENT * self._sizes.size
        if first and self._says_continued and len(row.cells[0]) <= first:
            self._write_continued(pages, row, baseline)
        for at, cell in enumerate(row.cells):
            if part := cell[first : first + count]:
                self._write(pages, part, (at, baseline), row)
        pages.down(height)
        self._rules.append((left, pages.y, left + self._room, pages.y))
        if row.section:
            self._upright(pages, (self._edges[0], self._edges[1], self._edges[-1]))

    def _write(self, pages: Pages, part: Rows, at: tuple[int, float], row: _Lines) -> None:
        column, baseline = at
        sizes, x = self._sizes, pages.sheet.left + self._edges[column]
        align = "left" if row.section and column else self._aligned[column]
        style = row.letters, sizes.size, sizes.pitch
        if align == "left":
            pages.texts([text for text, _ in part], x + sizes.beside, baseline, style)
            return
        share = 0.5 if align == "center" else 1.0
        inner = self._widths[column] - 2 * sizes.beside
        for text, wide in part:
            spare = inner - wide * sizes.size / 1000
            pages.texts([text], x + sizes.beside + spare * share, baseline, style)
            baseline += sizes.pitch

    def _write_continued(self, pages: Pages, row: _Lines, baseline: float) -> None:
        """Say the row's number again, and that it goes on."""
        middle = pages.sheet.left + self._widths[0] / 2
        number = row.cells[0][0][0]
        pages.centred(number, middle, baseline, row.letters, self._sizes.size)
        below = baseline + self._sizes.pitch
        pages.centred(numbers.CONTINUED, middle, below, self._family.italic, numbers.CONTINUED_SIZE)

    # ---- above and below --------------------------------------------------------------------

    def _write_unit(self, pages: Pages) -> None:
        if self._table.unit:
            text, size = forms.plain(self._table.unit), numbers.NOTE_SIZE
            width = self._family.italic.width(text, size)
            x = pages.sheet.left + self._room - width
            above = ASCENT * size if pages.fresh else _UNIT
            pages.text(text, x, pages.y + above, self._family.italic, size)
            pages.down(above + numbers.TABLE_BELOW_UNIT)

    def _notes_height(self) -> float:
        if not self._table.notes:
            return 0.0
        return numbers.NOTE_BELOW_TABLE + len(self._note) * numbers.NOTE_PITCH

    def _write_notes(self, pages: Pages) -> None:
        if not self._table.notes:
            return
        pages.down(numbers.NOTE_BELOW_TABLE)
        size = numbers.NOTE_SIZE
        for text, _ in self._note:
            if pages.room() < (ASCENT + DESCENT) * size:
                pages.turn()
            baseline = pages.y + ASCENT * size
            pages.text(text, pages.sheet.left, baseline, self._family.italic, size)
            pages.down(numbers.NOTE_PITCH)
