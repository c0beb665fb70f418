"""The heads of the columns: painted like the cells, with the order as a sign beside the word.

A page may say more about each column in a second line: where it was read from.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.icons import paint_icon
from ui.table.line_model import LineModel
from ui.table.words import paint_words
from ui.theme.look import colour, font, px
from ui.theme.tokens import CELL_PAD, PAGE_INSET, TABLE_HEAD, TWO_LINE_HEAD

_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SIGN: Final = 12


class Head(QHeaderView):
    """Sorted by a click, moved by dragging; `sign_of` says which way a column orders the lines.

    `below` gives the second line of each head, and whether a list stands behind it.
    """

    def __init__(self, model: LineModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sign_of: Callable[[str], bool | None] | None = None
        self.below: Callable[[str], tuple[str, bool]] | None = None
        self._model = model
        self._under = -1
        self.dress()
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setMouseTracking(True)

    def dress(self) -> None:
        """Take the height of the look in use."""
        self.setFixedHeight(px(TABLE_HEAD if self.below is None else TWO_LINE_HEAD))
        self.setMinimumSectionSize(px(40))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, section: int) -> None:
        if section != self._under:
            self._under = section
            self.viewport().update()

    def say_below(self, below: Callable[[str], tuple[str, bool]]) -> None:
        """Show a second line beneath each title."""
        self.below = below
        self.dress()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("hover" if logicalIndex == self._under else "raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        column = self._model.columns[logicalIndex]
        left = px(PAGE_INSET if logicalIndex == self._model.first_shown else CELL_PAD)
        box = QRectF(rect.adjusted(left, 0, -px(CELL_PAD), 0))
        if self.below is not None:
            self._paint_two_lines(painter, box, column.title, *self.below(column.key))
            painter.restore()
            return
        descending = None if self.sign_of is None else self.sign_of(column.key)
        side = px(_SIGN)
        to_right = bool(column.align & _RIGHT)
        if descending is not None:
            words = QFontMetricsF(font("small_strong")).horizontalAdvance(column.title) + 2
            words = min(words, box.width() - side - px(4))
            at = box.right() - words - side - px(4) if to_right else box.left() + words + px(4)
            sign = QRectF(at, rect.top() + (rect.height() - side) / 2, side, side)
            paint_icon(painter, "chevron-down" if descending else "chevron-up", "text2", sign)
            box.setLeft(box.right() - words) if to_right else box.setWidth(words)
        align = _RIGHT if to_right else Qt.AlignmentFlag.AlignLeft
        title = column.title
        paint_words(painter, box, title, "small_strong", "text2", most=1, align=align, middle=True)
        painter.restore()

    @staticmethod
    def _paint_two_lines(
        painter: QPainter,
        box: QRectF,
        title: str,
        below: str,
        opens: bool,  # noqa: FBT001
    ) -> None:
        upper = box.adjusted(0, px(6), 0, 0)
        side = px(_SIGN)
        words = QFontMetricsF(font("small_strong")).horizontalAdvance(title) + 2
        if opens:
            words = min(words, box.width() - side - px(4))
            sign = QRectF(upper.left() + words + px(4), upper.top() + px(2), side, side)
            paint_icon(painter, "chevron-down", "text2", sign)
            upper.setWidth(words)
        paint_words(painter, upper, title, "small_strong", "text", most=1)
        paint_words(painter, box.adjusted(0, px(22), 0, 0), below, "small", "text3", most=1)
