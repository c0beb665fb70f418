"""Doors: what is drawn on this page opens the list behind it, by a press or by a key.

A row of doors is one stop of the keyboard; the arrow keys move within it. Must not know what
lies behind a door.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QWidget

from ui.theme.look import colour, px

_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Door(QAbstractButton):
    """Shows its ground when the mouse is over it, and its ring while it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Row | None = None
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paint(self, painter: QPainter) -> None:
        """Draw what stands in the door; nothing where the drawing lies beneath it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            self.paint_hover(painter)
        self.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    def paint_hover(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self.click()
            return
        if self.row is None or not self.row.lead_on(self, event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row is not None:
            self.row.be_stop(self)


class Row:
    """Doors that stand in a row: the last one looked at is the stop, arrows lead to the others."""

    def __init__(self, parent: QWidget) -> None:
        self._parent: Final = parent
        self._doors: list[Door] = []
        self._group = QButtonGroup(parent)

    def hold(self, doors: Sequence[Door]) -> None:
        """Take these doors for those there were; the first one is the stop."""
        self._doors = list(doors)
        # Told to whoever asks how a door is reached: they belong together.
        self._group.deleteLater()
        self._group = QButtonGroup(self._parent)
        self._group.setExclusive(False)
        for door in self._doors:
            door.row = self
            self._group.addButton(door)
        if self._doors:
            self.be_stop(self._doors[0])

    def stop(self) -> QWidget | None:
        """Return the door that the Tab key comes to."""
        strong = Qt.FocusPolicy.StrongFocus
        return next((one for one in self._doors if one.focusPolicy() == strong), None)

    def be_stop(self, chosen: Door) -> None:
        for door in self._doors:
            is_stop = door is chosen
            door.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def lead_on(self, door: Door, key: int) -> bool:
        """Go where a key leads from a door; false for a key that leads nowhere."""
        at, last = self._doors.index(door), len(self._doors) - 1
        if key in _BACK:
            at = max(0, at - 1)
        elif key in _ON:
            at = min(last, at + 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if key == Qt.Key.Key_Home else last
        else:
            return False
        self._go(self._doors[at])
        return True

    def _go(self, door: Door) -> None:
        door.setFocus(Qt.FocusReason.TabFocusReason)
        above = door.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(door)
