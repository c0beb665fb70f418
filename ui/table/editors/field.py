"""The words being typed in a cell: one field for every editor, without frame or scroll bars."""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.theme.look import font, px

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MINE: Final = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
# The window changed, or a menu opened: whoever types is still typing.
_STAYS: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class CellField(QPlainTextEdit):
    """Tells of the keys that end typing instead of acting on them."""

    entered = Signal()
    escaped = Signal()
    stepped = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget, *, many_lines: bool, most: int = 0) -> None:
        super().__init__(parent)
        self.first: Callable[[QKeyEvent], bool] | None = None
        self._many_lines, self._most = many_lines, most
        self.setProperty("kind", "cell")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font("body"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(max(1, px(1)))
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Start with these words, the caret behind them; undo goes no further back."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def align(self, side: Qt.AlignmentFlag) -> None:
        option = self.document().defaultTextOption()
        option.setAlignment(side)
        self.document().setDefaultTextOption(option)

    def words_height(self) -> int:
        # A plain text document counts its size in lines, not in pixels.
        lines = max(1, round(self.document().size().height()))
        return ceil(lines * self.fontMetrics().lineSpacing())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steers = event.modifiers() & _CTRL and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if event.key() in _MINE or steers:
                event.accept()  # the page's own Esc and Enter wait until typing is over
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        """Keep the focus: Tab leads through the cells, also from words that are only chosen."""
        del next
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.first is not None and self.first(event):
            return
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(key == Qt.Key.Key_Backtab)
        elif key in _ENTER:
            self._enter(event)
        elif self._has_room(event):
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        if self._many_lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.entered.emit()

    def _has_room(self, event: QKeyEvent) -> bool:
        full = self._most and len(self.text()) >= self._most
        adds = event.text().isprintable() and event.text() and not event.modifiers() & _CTRL
        return not (full and adds and not self.textCursor().hasSelection())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep to the most letters also where an input method makes them."""
        made, taken = event.commitString(), event.replacementLength()
        if self._most and made:
            chosen = len(self.textCursor().selectedText())
            room = max(0, self._most - len(self.text()) + chosen + taken)
            event.setCommitString(made[:room], event.replacementStart(), taken)
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only; where lines do not break, what was broken is joined."""
        text = source.text()
        if not self._many_lines:
            text = " ".join(text.split())
        if self._most:
            chosen = len(self.textCursor().selectedText())
            text = text[: max(0, self._most - len(self.text()) + chosen)]
        self.insertPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()
