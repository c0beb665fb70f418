"""One cell being typed in: opening, standing over its cell, saving, refusing, giving up.

The open cell is kept by its line's id and its column's key: lines may be read anew while a person
types. Must not know what a value means; who listens to `saved` stores it or refuses it.
"""

from collections.abc import Hashable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView

from ui.table.column import Column
from ui.table.delegate import inset
from ui.table.editors.cell_editor import After, CellEditor, NotUnderstood
from ui.table.editors.choosing import ChoiceEditor
from ui.table.heights import RowHeights
from ui.table.line_model import LineModel, line_id

_PRESS_MS: Final = 50


class Editing(QObject):
    """At most one cell is open. `moving` tells where the person wants to go after saving."""

    saved = Signal(object, str, object)
    moving = Signal(After)

    def __init__(self, table: QTableView, model: LineModel, heights: RowHeights) -> None:
        super().__init__(table)
        self._table, self._model, self._heights = table, model, heights
        self._editor: CellEditor | None = None
        self._key: Hashable = None
        self._column: Column | None = None
        self._is_refused = False
        self._is_saving = False
        self._composes = False
        self._last_typed: tuple[Hashable, str, str] = None, "", ""

    def editor(self) -> CellEditor | None:
        return self._editor

    def is_at(self, key: Hashable, column: str) -> bool:
        return self._editor is not None and (self._key, self._column_key()) == (key, column)

    def _column_key(self) -> str:
        return "" if self._column is None else self._column.key

    # --- opening

    def begin(self, row: int, at: int) -> CellEditor | None:
        """Open a cell with what it holds; None where nothing may be typed."""
        line, column = self._model.line(row), self._model.columns[at]
        if not column.may_edit(line) or column.editor is None or not self.finish():
            return None
        self._key, self._column = line_id(line), column
        # What was saved just now may have changed the lines, or taken this one out of sight.
        now_at = self._model.row_of(self._key)
        if now_at is None:
            return None
        line = self._model.line(now_at)
        self._is_refused = False
        self._editor = column.editor.open(self._table.viewport(), line)
        self._editor.set_name(column.title)
        self._editor.saving.connect(self.save)
        self._editor.cancelled.connect(self.cancel)
        self._editor.grew.connect(self._grow)
        self._editor.hide()
        self._place(self._editor)
        self._editor.show()
        self._editor.show_value(column.editor.value(line))
        self._grow()
        self._editor.setFocus()
        return self._editor

    def begin_typing(self, row: int, at: int, event: QKeyEvent) -> bool:
        """Open a cell with the letter that was struck over it in place of what it holds."""
        if (editor := self._begin_empty(row, at)) is None:
            return False
        QApplication.sendEvent(editor.field, event)
        return True

    def _begin_empty(self, row: int, at: int) -> CellEditor | None:
        editor = self.begin(row, at)
        if editor is not None and not isinstance(editor, ChoiceEditor):
            editor.show_value("")
        return editor

    def compose(self, row: int, at: int, event: QInputMethodEvent) -> bool:
        """Open a cell with what an input method began over it.

        The table keeps the focus until the letter is made: moving it would end the composition.
        """
        if self._editor is None:
            if (editor := self._begin_empty(row, at)) is None:
                return False
            self._composes = bool(event.preeditString())
            if self._composes:
                self._table.setFocus()
        elif not self._composes:
            return False
        else:
            editor = self._editor
        QApplication.sendEvent(editor.field, event)
        if self._composes and not event.preeditString():
            self._composes = False
            editor.setFocus()
        return True

    def composing(self) -> bool:
        return self._composes

    # --- ending

    def save(self, after: After = After.STAY) -> bool:
        """Hand over what was typed and close; false while it is refused."""
        if self._editor is None or self._column is None or self._column.editor is None:
            return True
        if self._is_saving or (after is After.LEFT and self._composes):
            return False
        row = self._model.row_of(self._key)
        if row is None:
            self._close()
            return True
        line = self._model.line(row)
        try:
            value = self._editor.value()
        except NotUnderstood as why:
            self._editor.say(str(why), "late")
            return False
        self._is_refused = False
        if not self._same(value, line):
            self._last_typed = self._key, self._column.key, self._editor.field.text()
            self._is_saving = True
            try:
                self.saved.emit(line, self._column.key, value)
            finally:
                self._is_saving = False
            if self._is_refused:
                return False
        self._close(to_table=after is not After.LEFT)
        self.moving.emit(after)
        return True

    def _same(self, value: Any, line: Any) -> bool:
        """Tell whether nothing was changed: then nothing is written, and nothing to be undone."""
        if self._column is None or self._column.editor is None:
            return True
        held = self._column.editor.value(line)
        if isinstance(value, tuple):
            words = held if isinstance(held, str) else "; ".join(held or ())
            return "; ".join(one.word for one in value) == words
        return bool((held or "") == (value or "") if isinstance(value, str) else held == value)

    def finish(self) -> bool:
        """Save what is open, as when the person goes elsewhere; false while it is refused."""
        if self._editor is None:
            return True
        if self.save(After.STAY):
            return True
        self._editor.setFocus()
        return False

    def cancel(self) -> None:
        """Close and leave everything as it was."""
        self._close()

    def refuse(self, key: Hashable, column: str, sentence: str) -> None:
        """Keep the cell open with a sentence beneath; open it again with what was typed."""
        if not self.is_at(key, column):
            row, at = self._model.row_of(key), self._model.column_of(column)
            if row is None or at is None or (editor := self.begin(row, at)) is None:
                return
            if self._last_typed[:2] == (key, column) and not isinstance(editor, ChoiceEditor):
                editor.field.show_text(self._last_typed[2])
        self._is_refused = True
        if self._editor is not None:
            self._editor.say(sentence, "late")

    def _close(self, *, to_table: bool = True) -> None:
        editor, self._editor = self._editor, None
        self._column, self._composes = None, False
        if editor is None:
            return
        had_focus = editor.field.hasFocus()
        editor.close_down()
        if to_table:
            self._heights.shrink()
            if had_focus:
                self._table.setFocus()
        else:
            self._shrink_later()

    def _shrink_later(self) -> None:
        """Keep the row high while a mouse button is down: it was pressed on what stands below."""
        QTimer.singleShot(_PRESS_MS, self, self._shrink_unless_pressed)

    def _shrink_unless_pressed(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._shrink_later()
        elif self._editor is None:
            self._heights.shrink()

    # --- standing over the cell

    def _grow(self) -> None:
        if self._editor is not None:
            if self._editor.grows_row:
                self._heights.grow(self._key, self._editor.wanted_height())
                self._keep_in_view()
            self.place()

    def _keep_in_view(self) -> None:
        """Bring the foot of a row into view that grew below the edge of the list."""
        row = self._model.row_of(self._key)
        if row is not None:
            self._table.updateGeometries()
            self._table.scrollTo(self._model.index(row, self._table.currentIndex().column()))

    def place(self) -> None:
        """Follow the cell after scrolling, sorting and everything else that moves it."""
        if self._editor is None:
            return
        if self._model.row_of(self._key) is None:
            self.cancel()  # the line is gone, and with it what was typed for it
        else:
            self._place(self._editor)

    def _place(self, editor: CellEditor) -> None:
        row = self._model.row_of(self._key)
        at = self._model.column_of(self._column_key())
        if row is None or at is None:
            return
        cell = self._table.visualRect(self._model.index(row, at))
        room = self._table.viewport().rect()
        if room.intersects(cell):
            editor.cover(cell, inset(first=at == self._model.first_shown), room)
        else:  # scrolled away; hiding it would take the focus from who types
            editor.stand_aside(cell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self._table and self._editor is not None:
            self.save(After.LEFT)
        return super().eventFilter(watched, event)
