"""One of the parts beside the tasks as a table: each entry taken or not, and reworded in place."""

from collections import Counter
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut

from cchc_desktop.domain.calendar.errors import DueRuleError
from resources.words import sentence
from ui.intake.draft_columns import Helps
from ui.intake.part_columns import NARRATIVE, REPORTS, SECTIONS, part_columns, written
from ui.intake.part_entry import PartLine
from ui.intake.report_columns import TAKEN
from ui.intake.working import Working
from ui.table.view import LineView


class PartTable(LineView):
    """Shows one part of the working's draft and writes into it."""

    def __init__(self, part: str, title: str, working: Working, helps: Helps) -> None:
        super().__init__(part_columns(part, helps))
        self._part: Final = part
        self._working = working
        self.enter_edits = True
        self.setAccessibleName(title)
        self.edited.connect(self._write)
        self.looked_into.connect(self._turn)
        QShortcut(
            QKeySequence("Delete"),
            self,
            self._leave_out,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    def show_working(self) -> None:
        review = self._working.review
        entries = getattr(review.draft, self._part)
        duties = review.incoming.duties if self._part == REPORTS else ()
        held = Counter(one.task.section for one in review.kept)
        self.replace(
            [
                PartLine(
                    at,
                    entry,
                    (self._part, at) not in review.out,
                    duties[at] if duties else None,
                    held[at],
                )
                for at, entry in enumerate(entries)
            ]
        )

        if self._part == NARRATIVE:
            self.show_column("details", shown=any(one.contents for one in entries))

    def _turn(self, line: PartLine) -> None:
        if self._part != SECTIONS:
            self._take(line, taken=not line.taken)

    def _leave_out(self) -> None:
        if self._part == SECTIONS:
            return
        for line in self.selected_lines():
            self._take(line, taken=False)

    def _take(self, line: PartLine, *, taken: bool) -> None:
        review = self._working.review
        if self._part == REPORTS:
            self._working.put(review.owing(line.id, taken=taken))
        else:
            self._working.put(review.leaving_out(self._part, line.id, out=not taken))

    def _write(self, line: PartLine, key: str, value: Any) -> None:
        review = self._working.review
        if key == TAKEN:
            self._working.put(review.owing(line.id, taken=value))
            return
        try:
            said = written(key, value)
        except DueRuleError as refusal:
            self.refuse(line, key, sentence(refusal.code, refusal.facts))
            return
        self._working.put(review.with_part(self._part, line.id, **said))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_box = index.isValid() and self.lines.columns[index.column()].key == TAKEN
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if on_box and plain and self._part != REPORTS and self.finish_editing():
            self._turn(self.lines.line(index.row()))
