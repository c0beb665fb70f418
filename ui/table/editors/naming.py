"""Names typed into a cell, completed from those that are known: units, persons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.text import fold
from ui.table.editors.cell_editor import CellEditor, NotUnderstood
from ui.table.editors.matching import Names, part_at, parts
from ui.table.editors.picking import PickList, Row
from ui.table.editors.values import Candidate

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Semicolon)


class NamesEditor(CellEditor):
    """What the list has chosen is taken by Enter, Tab or a semicolon; Esc first closes the list."""

    least_width = 280

    def __init__(
        self, parent: QWidget, candidates: Sequence[Candidate], *, many: bool, adds: bool
    ) -> None:
        shown = PickList()
        super().__init__(parent, body=shown)
        self._list = shown
        self._names = Names(candidates)
        self._many, self._adds = many, adds
        self._is_quiet = True
        self._list.picked.connect(self._take)

    def show_value(self, value: Any) -> None:
        self._is_quiet = True
        words = value if isinstance(value, str) else "; ".join(value or ())
        self.field.show_text(words)
        self._is_quiet = False

    def value(self) -> tuple[Candidate, ...]:
        names = (
            parts(self.field.text()) if self._many else parts(self.field.text().replace(";", " "))
        )
        out: list[Candidate] = []
        for name in names:
            known = self._names.exact(name)
            if known is None and not self._adds:
                raise NotUnderstood(
                    self.tr("“{}” chưa có trong danh sách. Chọn một tên trong danh sách.").format(
                        name
                    )
                )
            out.append(known or Candidate(None, name))
        return tuple(dict.fromkeys(out))

    # --- the list

    def typed(self) -> None:
        if not self._is_quiet:
            self._offer(self._part(), wants_all=False)

    def _part(self) -> str:
        text = self.field.text()
        start, end = self._part_place(text)
        return text[start:end].strip()

    def _part_place(self, text: str) -> tuple[int, int]:
        return part_at(text, self.field.textCursor().position()) if self._many else (0, len(text))

    def _offer(self, part: str, *, wants_all: bool) -> None:
        found = self._names.matching(part) if part or wants_all else []
        named = {fold(one) for one in parts(self.field.text())} - {fold(part)}
        found = [one for one in found if fold(one.word) not in named]
        rows = [Row(one.word, one.word, one.note) for one in found]
        exact = self._names.exact(part) if part else None
        if part and exact is None and self._adds:
            rows.append(Row(part, self.tr("Thêm mới “{}”").format(part), icon="plus"))
        settled = exact is not None and len(found) == 1 and part == exact.word
        self._list.show_rows(rows)
        self.show_body(shown=bool(rows) and not settled)
        row = self._list.current()
        self.field.setAccessibleDescription(
            row.word if row is not None and self.beneath.body_shown() else ""
        )

    def take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not self.beneath.body_shown():
            if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._offer(self._part(), wants_all=True)
                return True
            return False
        if key in _STEPS:
            self._list.step(_STEPS[key])
            if (row := self._list.current()) is not None:
                self.field.setAccessibleDescription(row.word)
            return True
        if key == Qt.Key.Key_Escape:
            self.show_body(shown=False)
            return True
        if key in _ENDS:
            self._take_current()
        return False  # and then the key does what it always does

    def _take_current(self) -> None:
        row = self._list.current()
        if row is not None and self._names.exact(self._part()) is None:
            self._put(str(row.value))
        self.show_body(shown=False)

    def _take(self, word: str) -> None:
        self._put(word)
        self.show_body(shown=False)

    def _put(self, word: str) -> None:
        """Write a name in the place of the part being typed."""
        start, end = self._part_place(self.field.text())
        self._is_quiet = True
        cursor = self.field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word)
        self.field.setTextCursor(cursor)
        self._is_quiet = False
