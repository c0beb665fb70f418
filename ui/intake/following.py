"""Document and draft go together: the row that is chosen is marked, and both scroll as one."""

from typing import Final

from PySide6.QtCore import QObject

from cchc_desktop.documents.blocks import Document, Table
from cchc_desktop.documents.tables.columns import Roles
from cchc_desktop.documents.tables.understanding import TableFound
from cchc_desktop.domain.draft import Source
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.incoming import with_roles
from cchc_desktop.services.intake.review import Review, read_again
from ui.actions.bench import Bench
from ui.intake.draft_line import DraftLine
from ui.intake.draft_table import DraftTable
from ui.intake.paper import PaperView
from ui.intake.working import Working


class Following(QObject):
    """Knows where in the document each line of the draft was read."""

    def __init__(self, table: DraftTable, paper: PaperView, working: Working, bench: Bench) -> None:
        super().__init__(table)
        self._table, self._paper, self._working = table, paper, working
        self._bench = bench
        self._is_leading = False
        self._document: Document | None = None
        self._strip_of: Final[dict[int, int | None]] = {}
        self._lines_at: list[tuple[int, int]] = []
        paper.pressed.connect(self._choose_line)
        paper.scrolled.connect(self._lead_table)
        table.verticalScrollBar().valueChanged.connect(self._lead_paper)
        working.changed.connect(self._forget)

    def _forget(self) -> None:
        self._strip_of.clear()
        self._lines_at = []

    # --- where lines stand

    def strip_of(self, line: DraftLine) -> int | None:
        """Return the strip of the document in which a line was read."""
        if line.id not in self._strip_of:
            strips, task = self._paper.strips, line.said.task
            found = None if strips is None else strips.of_source(task.source, task.title)
            self._strip_of[line.id] = found
        return self._strip_of[line.id]

    def _places(self) -> list[tuple[int, int]]:
        """Return the lines with their strips, in the order of the document."""
        if not self._lines_at:
            shown = (line for line in self._table.lines.lines() if isinstance(line, DraftLine))
            found = ((self.strip_of(line), line.id) for line in shown)
            self._lines_at = sorted((at, key) for at, key in found if at is not None)
        return self._lines_at

    def _line_at(self, strip: int) -> int | None:
        """Return the line that stands in a strip, or goes on there."""
        before = [key for at, key in self._places() if at <= strip]
        return before[-1] if before else None

    # --- choosing

    def show_source(self) -> None:
        """Mark in the document what the current line was read from."""
        line = self._table.current_line()
        strip = self.strip_of(line) if isinstance(line, DraftLine) else None
        self._paper.mark([] if strip is None else [strip])
        self._lead_paper()

    def _choose_line(self, strip: int) -> None:
        key = self._line_at(strip)
        if key is not None and self._table.finish_editing():
            self._table.choose(key, self._table.current_column())

    # --- scrolling

    def _lead_paper(self) -> None:
        """Let the document stand as the draft does: the chosen row at the same height, if seen."""
        if self._is_leading:
            return
        row = self._row_to_follow()
        line = self._table.lines.line(row) if row is not None else None
        strip = self.strip_of(line) if isinstance(line, DraftLine) else None
        if row is not None and strip is not None and self._paper.isVisible():
            self._is_leading = True
            self._paper.lead_to(strip, max(self._table.rowViewportPosition(row), 0))
            self._is_leading = False

    def _row_to_follow(self) -> int | None:
        """Return the chosen row while it is seen, else the first that is."""
        chosen = self._table.currentIndex()
        seen = self._table.viewport().rect().intersects(self._table.visualRect(chosen))
        if chosen.isValid() and seen:
            return chosen.row()
        first = self._table.rowAt(0)
        lines = self._table.lines.lines()
        following = range(max(first, 0), len(lines))
        return next((row for row in following if isinstance(lines[row], DraftLine)), None)

    def _lead_table(self, strip: int) -> None:
        if self._is_leading:
            return
        key = self._line_at(strip)
        # What stands above the first task leads to the top of the list.
        row = self._table.lines.row_of(key) if key is not None else 0
        if row is None:
            return
        self._is_leading = True
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() + self._table.rowViewportPosition(row))
        self._is_leading = False

    # --- tables and the roles of their columns

    def current_source(self) -> Source | None:
        line = self._table.current_line()
        return line.said.task.source if isinstance(line, DraftLine) else None

    def table_of(self, source: Source | None) -> TableFound | None:
        """Return the table in which a row was read; else the one with the most tasks."""
        incoming = self._working.review.incoming
        numbered = [
            block.where.table for block in incoming.document.blocks if isinstance(block, Table)
        ]
        holding = [one for one in incoming.tables if one.last > one.first]
        if source is not None and source.table is not None:
            for one in holding:
                if one.place < len(numbered) and numbered[one.place] == source.table:
                    return one
        if not holding and self._working.review.lines:
            return None  # the tasks stand in the running text
        largest = max(holding, key=lambda one: one.last - one.first, default=None)
        return largest or next(iter(incoming.tables), None)

    def read_again(self, table: TableFound, roles: Roles) -> None:
        """Read the table again with other roles, at once; a long one beside the window."""
        review, place = self._working.review, table.place

        def work(ticket: Ticket) -> Review:
            return read_again(review, with_roles(review.incoming, place, roles, ticket))

        title, name = self.tr("Đọc lại bảng"), review.incoming.name
        self._bench.start(title, name, work, self._working.put, only_reads=True)
