"""Paints every cell: ground, hairline, marker and ring; the words are the column's affair."""

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import paint_icon
from ui.parts.labels import paint_bar
from ui.table.column import Column, SectionLine
from ui.table.line_model import LINE_ROLE
from ui.table.words import paint_words
from ui.theme.look import colour, leading, px
from ui.theme.tokens import CELL_PAD, PAGE_INSET, ROW_PAD

_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_MARKER: Final = 3
_NOTE: Final = 160


def row_height(lines: int) -> int:
    """Return the height of a row with so many lines, on a grid of 4 px."""
    return 4 * ceil((leading("body") * lines + 2 * px(ROW_PAD)) / 4)


def _inset(column: int) -> int:
    # The first column keeps the page's inset, so that codes stand under the title.
    return px(PAGE_INSET if column == 0 else CELL_PAD)


class CellDelegate(QStyledItemDelegate):
    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Final = tuple(columns)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(px(40), row_height(1))

    def height_of(self, line: Any, widths: Sequence[int]) -> int:
        """Return the height a line needs; asked for the rows in view only. Width 0 is hidden."""
        most = 1
        for at, (column, width) in enumerate(zip(self._columns, widths, strict=True)):
            if width:
                inner = width - _inset(at) - px(CELL_PAD)
                most = max(most, column.cell.lines(inner, column.display(line), line))
        return row_height(most)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, SectionLine):
            self._paint_section(painter, option, line)
        else:
            self._paint_cell(painter, option, index.column(), line)
        painter.restore()

    def _paint_section(
        self, painter: QPainter, option: QStyleOptionViewItem, line: SectionLine
    ) -> None:
        box: QRect = option.rect
        hover = option.state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(box, colour("hover" if hover else "raised"))
        self._hairline(painter, box)
        side = px(12)
        chevron = "chevron-down" if line.open else "chevron-right"
        top = box.top() + (box.height() - side) / 2
        paint_icon(painter, chevron, "text2", QRectF(box.left() + px(16), top, side, side))
        room = QRectF(box)
        room.setLeft(box.left() + px(36))
        edge = px(16)
        if line.share is not None:
            bar = QRectF(box.right() - px(64), box.center().y() - px(1), px(48), px(4))
            paint_bar(painter, bar, line.share, "done")
            edge = px(76)
        note = QRectF(box.right() - edge - px(_NOTE), box.top(), px(_NOTE), box.height())
        paint_words(painter, note, line.note, "small", "text2", most=1, align=_RIGHT, middle=True)
        room.setRight(note.left())
        paint_words(painter, room, line.title, "body_strong", most=1, middle=True)
        self._ring(painter, option)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, column: int, line: Any
    ) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, colour("accent_soft" if chosen else "hover" if hover else "surface"))
        self._hairline(painter, box)
        if chosen and column == 0:
            marker = QRect(box.left(), box.top(), px(_MARKER), box.height())
            painter.fillRect(marker, colour("accent"))
        pad = px(ROW_PAD)
        inner = QRectF(box.adjusted(_inset(column), pad, -px(CELL_PAD), -pad))
        shown = self._columns[column]
        shown.cell.paint(painter, inner, shown.display(line), line)
        self._ring(painter, option)

    @staticmethod
    def _hairline(painter: QPainter, box: QRect) -> None:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))

    @staticmethod
    def _ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
        if not option.state & QStyle.StateFlag.State_HasFocus:
            return
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(option.rect).adjusted(1, 1, -1, -2)
        painter.drawRoundedRect(ring, 3, 3)
