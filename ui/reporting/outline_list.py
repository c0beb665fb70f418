"""The chapters of an outline as a list, numbered as they would be printed if all had words.

Must not know what is done with them.
"""

from collections.abc import Iterator, Sequence
from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.services.reporting.outline import Chapter
from cchc_desktop.services.reporting.periodic import roman
from ui.table.words import paint_words, wrap
from ui.theme.look import colour, leading, px
from ui.theme.tokens import Style

_CHAPTER: Final = int(Qt.ItemDataRole.UserRole)
_NUMBER: Final = _CHAPTER + 1
_INSET, _INDENT, _PAD = 12, 24, 6
_NUMBER_ROOM: Final = 36
Index = QModelIndex | QPersistentModelIndex


def numbers(chapters: Sequence[Chapter]) -> Iterator[str]:
    first = second = 0
    for one in chapters:
        if one.level == 1:
            first, second = first + 1, 0
            yield f"{roman(first)}."
        else:
            second += 1
            yield f"{second}."


class _ChapterDelegate(QStyledItemDelegate):
    def _list(self) -> "OutlineList":
        return cast("OutlineList", self.parent())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        one: Chapter = index.data(_CHAPTER)
        room = self._list().viewport().width() - _left(one) - px(_NUMBER_ROOM + _INSET)
        lines = len(wrap(one.title or " ", _style(one), room, 2))
        return QSize(0, lines * leading("body") + px(2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Chapter = index.data(_CHAPTER)
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        inner = box.adjusted(_left(one), px(_PAD), -px(_INSET), 0)
        paint_words(painter, inner, index.data(_NUMBER), _style(one), "text2")
        words = inner.adjusted(px(_NUMBER_ROOM), 0, 0, 0)
        paint_words(painter, words, one.title, _style(one), most=2)
        if self._list().hasFocus() and self._list().currentIndex() == index:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(4), px(4))
        painter.restore()


class OutlineList(QListWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_ChapterDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("kind", "plain")
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_chapters(self, chapters: Sequence[Chapter], at: int) -> None:
        """Show these, with the cursor on one of them."""
        self.blockSignals(True)
        self.clear()
        for one in chapters:
            item = QListWidgetItem()
            item.setData(_CHAPTER, one)
            self.addItem(item)
        self._number()
        self.setCurrentRow(at)
        self.blockSignals(False)

    def chapters(self) -> list[Chapter]:
        return [self.item(at).data(_CHAPTER) for at in range(self.count())]

    def current(self) -> Chapter | None:
        return cast("Chapter | None", self.currentIndex().data(_CHAPTER))

    def put(self, chapter: Chapter) -> None:
        """Put a changed chapter in the place of the current one."""
        item = self.currentItem()
        if item is not None:
            item.setData(_CHAPTER, chapter)
            self._number()
            self.scheduleDelayedItemsLayout()

    def _number(self) -> None:
        for at, number in enumerate(numbers(self.chapters())):
            item = self.item(at)
            one: Chapter = item.data(_CHAPTER)
            item.setData(_NUMBER, number)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{number} {one.title}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _left(chapter: Chapter) -> int:
    return px(_INSET + (0 if chapter.level == 1 else _INDENT))


def _style(chapter: Chapter) -> Style:
    return "body_strong" if chapter.level == 1 else "body"
