"""A short list of one or two lines an entry: a sign, words, and beneath them how it stands.

Must not know what is listed.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.icons import paint_icon
from ui.table.words import paint_words, wrap
from ui.theme.look import colour, leading, px
from ui.theme.tokens import Role

_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_INSET, _PAD, _SIGN, _GAP = 12, 6, 16, 8
_MARKER: Final = 3
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One entry; `value` is what choosing it means."""

    value: Any
    words: str
    sign: str
    role: Role
    note: str = ""
    note_role: Role = "text3"


class _EntryDelegate(QStyledItemDelegate):
    def _list(self) -> "LineList":
        return cast("LineList", self.parent())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, self._list().height_of(index.data(_ENTRY)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(0, 1, 0, -1), px(4), px(4))
        if chosen:
            painter.setBrush(colour("accent"))
            middle = box.center().y() + 1
            painter.drawRoundedRect(
                QRectF(box.left(), middle - px(8), px(_MARKER), px(16)), 1.5, 1.5
            )
        top = box.top() + px(_PAD)
        sign = QRectF(box.left() + px(_INSET), top + px(1), px(_SIGN), px(_SIGN))
        paint_icon(painter, entry.sign, entry.role, sign)
        words = QRectF(box.adjusted(px(_INSET + _SIGN + _GAP), px(_PAD), -px(_GAP), 0))
        high = paint_words(painter, words, entry.words, most=2)
        if entry.note:
            below = words.adjusted(0, high, 0, 0)
            paint_words(painter, below, entry.note, "small", entry.note_role, most=2)
        if self._list().hasFocus() and self._list().currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 2, -1, -2), px(4), px(4))
        painter.restore()


class LineList(QListWidget):
    """As high as its entries; the column it stands in scrolls. `picked` tells what was chosen.

    With `follows` moving the cursor chooses, as in a list of few; else Enter or a press does.
    """

    picked = Signal(object)

    def __init__(self, name: str, *, follows: bool) -> None:
        super().__init__()
        self._follows = follows
        self._fits_at = 0
        self.setAccessibleName(name)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentItemChanged.connect(self._follow)
        self.itemClicked.connect(self._take)

    def show_entries(self, entries: Sequence[Entry], chosen: Any) -> None:
        """Show these, with the cursor on what is chosen; none is where nothing fits."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem()
            item.setData(_ENTRY, entry)
            said = f"{entry.words}. {entry.note}" if entry.note else entry.words
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), said)
            item.setToolTip(said)
            self.addItem(item)
        self.blockSignals(False)
        self.choose(chosen)
        self._fits_at = 0
        self._fit()

    def choose(self, value: Any) -> None:
        """Put the cursor on an entry, without telling."""
        at = next((at for at, one in enumerate(self.entries()) if one.value == value), -1)
        self.blockSignals(True)
        self.setCurrentRow(at)
        if at < 0:
            self.clearSelection()
        self.blockSignals(False)
        self.viewport().update()

    def entries(self) -> list[Entry]:
        return [self.item(at).data(_ENTRY) for at in range(self.count())]

    def height_of(self, entry: Entry) -> int:
        room = self.viewport().width() - px(_INSET + _SIGN + 2 * _GAP)
        high = len(wrap(entry.words, "body", room, 2)) * leading("body")
        if entry.note:
            high += len(wrap(entry.note, "small", room, 2)) * leading("small")
        return high + px(2 * _PAD)

    def _fit(self) -> None:
        wide = self.viewport().width()
        if wide != self._fits_at:
            self._fits_at = wide
            self.setFixedHeight(sum(map(self.height_of, self.entries())))
            self.scheduleDelayedItemsLayout()

    def _follow(self) -> None:
        item = self.currentItem()
        if self._follows and item is not None:
            self.picked.emit(item.data(_ENTRY).value)

    def _take(self, item: QListWidgetItem) -> None:
        if not self._follows:
            self.picked.emit(item.data(_ENTRY).value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        presses = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in presses and item is not None:
            self.picked.emit(item.data(_ENTRY).value)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentItem() is None and self.count():
            self.blockSignals(True)
            self.setCurrentRow(0)
            self.blockSignals(False)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
