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
from ui.table.line_model import LINE_ROLE, LineModel
from ui.table.words import paint_words
from ui.theme.look import colour, leading, px
from ui.theme.tokens import CELL_PAD, PAGE_INSET, ROW_PAD, Role

_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_MARKER: Final = 3
_NOTE: Final = 160
_DOUBT_ROOM: Final = 20
SECTION_NOTE: Final = _NOTE + 76  # what a section row keeps free for its note and bar
# As numbers: a frame asks some hundred times, and Python's flags are slow to combine.
_SELECTED: Final = QStyle.StateFlag.State_Selected.value
_UNDER_POINTER: Final = QStyle.StateFlag.State_MouseOver.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value


def row_height(lines: int) -> int:
    """Return the height of a row with so many lines, on a grid of 4 px."""
    return 4 * ceil((leading("body") * lines + 2 * px(ROW_PAD)) / 4)


def inset(*, first: bool) -> int:
    """Return how far words stand from the cell's left edge.

    The first column keeps the page's inset, so that codes stand under the title.
    """
    return px(PAGE_INSET if first else CELL_PAD)


class CellDelegate(QStyledItemDelegate):
    def __init__(self, model: LineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model: Final = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(px(40), row_height(1))

    def height_of(self, line: Any, widths: Sequence[int]) -> int:
        """Return the height a line needs; asked for the rows in view only. Width 0 is hidden."""
        most = 1
        first = True
        for column, width in zip(self._model.columns, widths, strict=True):
            if width:
                inner = width - inset(first=first) - px(CELL_PAD)
                if column.doubt is not None and column.doubt(line) is not None:
                    inner -= px(_DOUBT_ROOM)
                first = False
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
        hover = option.state.value & _UNDER_POINTER
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
        state = option.state.value
        chosen, hover = bool(state & _SELECTED), bool(state & _UNDER_POINTER)
        shown = self._model.columns[column]
        doubtful = shown.doubt is not None and shown.doubt(line) is not None
        ground: Role = "accent_soft" if chosen else "hover" if hover else "surface"
        painter.fillRect(box, colour("doubt" if doubtful else ground))
        self._hairline(painter, box)
        # Nothing stands left of the first column that is seen, whichever it is.
        first = column == self._model.first_shown
        if chosen and first:
            marker = QRect(box.left(), box.top(), px(_MARKER), box.height())
            painter.fillRect(marker, colour("accent"))
        pad = px(ROW_PAD)
        inner = QRectF(box.adjusted(inset(first=first), pad, -px(CELL_PAD), -pad))
        if doubtful:
            self._paint_doubt(painter, box, inner, beside=chosen and first)
        self._paint_words(painter, inner, shown, line)
        self._ring(painter, option)

    @staticmethod
    def _paint_doubt(painter: QPainter, box: QRect, inner: QRectF, *, beside: bool) -> None:
        """Mark a cell by a bar and a sign: its ground alone differs little from white."""
        left = box.left() + (px(_MARKER) if beside else 0)
        painter.fillRect(QRect(left, box.top(), px(_MARKER), box.height()), colour("doubt_edge"))
        side = px(16)
        top = inner.top() + (leading("body") - side) / 2
        sign = QRectF(inner.right() - side, top, side, side)
        paint_icon(painter, "question", "doubt_edge", sign)
        inner.setRight(inner.right() - px(_DOUBT_ROOM))

    @staticmethod
    def _paint_words(painter: QPainter, inner: QRectF, column: Column, line: Any) -> None:
        text = column.display(line)
        wanted = column.wanted_of(line) if column.wanted and not text else ""
        if wanted:
            paint_words(painter, inner, wanted, "body", "text3", most=1, align=column.align)
        else:
            column.cell.paint(painter, inner, text, line)

    @staticmethod
    def _hairline(painter: QPainter, box: QRect) -> None:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))

    @staticmethod
    def _ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
        if not option.state.value & _FOCUSED:
            return
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(option.rect).adjusted(1, 1, -1, -2)
        painter.drawRoundedRect(ring, 3, 3)
