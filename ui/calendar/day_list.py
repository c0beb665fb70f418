"""What stands on one day, as a list: sign, words, and beneath them how it stands."""

import uuid
from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.services.calendar_days import Mark
from ui.calendar.span import WEEK
from ui.calendar.wording import note, sign, title
from ui.icons import paint_icon
from ui.table.words import paint_words, wrap
from ui.theme.look import colour, leading, px

MOST: Final = 60
_MARK: Final = int(Qt.ItemDataRole.UserRole)
_INSET: Final = 16
_PAD: Final = 8
_SIGN: Final = 24
_LINES: Final = 4
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_SHIFTING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Index = QModelIndex | QPersistentModelIndex


class _MarkDelegate(QStyledItemDelegate):
    def _view(self) -> QListWidget:
        return cast("QListWidget", self.parent())

    def _height(self, mark: Mark) -> int:
        room = self._view().viewport().width() - px(2 * _INSET + _SIGN)
        words = len(wrap(title(mark), "body", room, _LINES)) * leading("body")
        return words + len(wrap(note(mark), "small", room)) * leading("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, self._height(index.data(_MARK)) + px(2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark: Mark = index.data(_MARK)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        painter.fillRect(
            QRect(box.left() + px(_INSET), box.bottom(), box.width() - px(2 * _INSET), 1),
            colour("line"),
        )
        look = sign(mark)
        side = px(16)
        left, top = box.left() + px(_INSET), box.top() + px(_PAD)
        paint_icon(painter, look.icon, look.role, QRectF(left, top + px(1), side, side))
        words = QRectF(box.adjusted(px(_INSET + _SIGN), px(_PAD), -px(_INSET), 0))
        height = paint_words(painter, words, title(mark), most=_LINES)
        paint_words(painter, words.adjusted(0, height, 0, 0), note(mark), "small", "text2")
        if self._view().hasFocus() and self._view().currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -2), px(3), px(3))
        painter.restore()


class DayList(QListWidget):
    """Holds so many that a person would still look through; the others are in Nhiệm vụ."""

    opened = Signal(object)
    left = Signal()
    shifted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Việc trong ngày"))
        self.setItemDelegate(_MarkDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda _item: self._open())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show the marks of a day, with the cursor where it was."""
        kept = self.current()
        self.clear()
        for mark in marks[:MOST]:
            item = QListWidgetItem()
            item.setData(_MARK, mark)
            said = f"{title(mark)}. {note(mark)}"
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), said)
            item.setToolTip(title(mark))
            self.addItem(item)
        if kept is None or kept.task is None or not self.choose(kept.task):
            self.setCurrentRow(0)

    def marks(self) -> list[Mark]:
        return [self.item(at).data(_MARK) for at in range(self.count())]

    def current(self) -> Mark | None:
        return cast("Mark | None", self.currentIndex().data(_MARK))

    def choose(self, task: uuid.UUID) -> bool:
        """Put the cursor on a task; tell whether it is there."""
        at = next((at for at, one in enumerate(self.marks()) if one.task == task), None)
        if at is not None:
            self.setCurrentRow(at)
        return at is not None

    def _open(self) -> None:
        mark = self.current()
        if mark is not None:
            self.opened.emit(mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _SHIFTING == _SHIFTING:
            self.shifted.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # other widths wrap the words anew
