"""Typing into cells: by F2, a double click, a letter struck over the cell, or an input method.

On the way to the first paint: the fields themselves are loaded when the first cell is opened.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.table.arranged_view import ArrangedView
from ui.table.column import Column
from ui.table.cursor import Place, is_editable, next_cell, place_after_saving
from ui.table.editors.kinds import NO_LETTER
from ui.table.line_model import line_id
from ui.table.selecting import ALONE

if TYPE_CHECKING:
    from ui.table.editing import Editing
    from ui.table.editors.cell_editor import After

_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_ALT_GR: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypingView(ArrangedView):
    """What was typed goes out as `edited`; who hears it shows the line anew or calls `refuse`."""

    edited = Signal(object, str, object)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        self._has_edited = False
        super().__init__(columns, parent)
        self.selectionModel().currentChanged.connect(self._listen_for_letters)

    @cached_property
    def _editing(self) -> "Editing":
        from ui.table.editing import Editing  # noqa: PLC0415 - when a cell is first opened

        made = Editing(self, self.lines, self._heights)
        made.saved.connect(self.edited)
        made.moving.connect(self._go_on)
        self.installEventFilter(made)
        self._has_edited = True
        return made

    def edit_current(self) -> bool:
        """Open the current cell with what it holds; false where nothing may be typed."""
        index = self.currentIndex()
        if not index.isValid() or not self._may_edit(index):
            return False
        return self._editing.begin(index.row(), index.column()) is not None

    def refuse(self, line: Any, key: str, sentence: str) -> None:
        """Keep a cell open that could not be saved, and say why beneath it."""
        self._editing.refuse(line_id(line), key, sentence)

    def finish_editing(self) -> bool:
        """Save what is being typed, as before closing; false while it is refused."""
        return self._editing.finish() if self._has_edited else True

    def is_editing(self) -> bool:
        return self._has_edited and self._editing.editor() is not None

    def _may_edit(self, index: QModelIndex) -> bool:
        column = self.lines.columns[index.column()]
        return column.may_edit(self.lines.line(index.row()))

    def _listen_for_letters(self, current: QModelIndex) -> None:
        """Let an input method make letters over a cell that can be typed in."""
        listens = current.isValid() and self._may_edit(current)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, listens)

    def type_over(self, event: QKeyEvent) -> bool:
        text = event.text()
        held = event.modifiers() & ~(_SHIFT | _KEYPAD)
        index = self.currentIndex()
        if not text.isprintable() or not text.strip() or held not in (_NONE, _ALT_GR):
            return False
        if not index.isValid() or not self._may_edit(index):
            return False
        if self._choose_by_letter(text):
            return True
        return self._editing.begin_typing(index.row(), index.column(), event)

    def _choose_by_letter(self, letter: str) -> bool:
        """Save what one letter stands for; the cell stays current, as Đ may take two keys."""
        index = self.currentIndex()
        editor = self.lines.columns[index.column()].editor
        value = NO_LETTER if editor is None else editor.by_letter(letter)
        if value is NO_LETTER or editor is None:
            return False
        line = self.lines.line(index.row())
        if editor.value(line) != value and self.finish_editing():
            self.edited.emit(line, self.lines.columns[index.column()].key, value)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        index = self.currentIndex()
        letters = event.commitString() or event.preeditString()
        open_already = self._has_edited and self._editing.composing()
        if index.isValid() and (open_already or (letters.strip() and self._may_edit(index))):
            if not open_already and self._choose_by_letter(letters):
                if event.preeditString():
                    QGuiApplication.inputMethod().reset()
                event.accept()
                return
            if self._editing.compose(index.row(), index.column(), event):
                event.accept()
                return
        super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if self._has_edited and self._editing.composing():
            editor = self._editing.editor()
            if editor is not None:
                return editor.field.inputMethodQuery(query)
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.visualRect(self.currentIndex())  # candidates are shown beside the cell
        return super().inputMethodQuery(query)

    def updateEditorGeometries(self) -> None:
        super().updateEditorGeometries()
        if self._has_edited:
            self._editing.place()

    def _shown_columns(self) -> list[int]:
        count = len(self.lines.columns)
        return [at for at in range(count) if not self.isColumnHidden(at)]

    def _go_on(self, after: "After") -> None:
        """Go where the key that saved wants to go."""
        place = self.currentIndex().row(), self.currentIndex().column()
        columns = self._shown_columns()
        goal: Place | None = None
        if after.name == "ENTER":
            goal = place_after_saving(self.lines, columns, place)
        elif after.name in ("NEXT", "PREVIOUS"):
            backwards = after.name == "PREVIOUS"
            goal = next_cell(self.lines, columns, place, is_editable, backwards=backwards)
        if goal is not None:
            self._go_to(goal)

    def _go_to(self, place: Place) -> None:
        # Alone, also while Shift is held: Shift+F8 and Shift+Tab go back, they select nothing more.
        self.selectionModel().setCurrentIndex(self.lines.index(*place), ALONE)
        self._bring_into_view()
