"""The first columns of a table, kept in sight while the rest moves sideways beneath them.

Painted over the table by its own delegate, so that there is one model, one selection and one set
of heights. Must not know what the columns show.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.table.column import SectionLine
from ui.table.delegate import SECTION_NOTE
from ui.table.line_model import LINE_ROLE
from ui.theme.look import colour, px


class FrozenColumns(QWidget):
    """Stands over the first `count` columns; there only while the table is moved sideways."""

    def __init__(self, table: QTableView, count: int) -> None:
        super().__init__(table)
        self._table, self._count = table, count
        self._heads: Final = _FrozenHeads(table, self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        table.horizontalScrollBar().valueChanged.connect(self._stand)
        table.viewport().installEventFilter(self)
        self.hide()

    def show_beside(self, column: int) -> None:
        """Move the table no further than a column needs to be seen beside the frozen ones."""
        if column < self._count or self._table.isColumnHidden(column):
            return
        bar = self._table.horizontalScrollBar()
        left = self._table.columnViewportPosition(column) + bar.value()
        right = left + self._table.columnWidth(column)
        least = max(0, right - self._table.viewport().width())
        most = max(least, left - self._width())
        bar.setValue(min(max(bar.value(), least), most) if least else 0)

    def columns(self) -> list[int]:
        return [at for at in range(self._count) if not self._table.isColumnHidden(at)]

    def _width(self) -> int:
        return sum(self._table.columnWidth(at) for at in self.columns())

    def _stand(self) -> None:
        """Stand over the viewport's left side, and the heads over theirs."""
        moved = self._table.horizontalScrollBar().value() > 0
        self.setVisible(moved)
        self._heads.setVisible(moved)
        if not moved:
            return
        seen, head = self._table.viewport().geometry(), self._table.horizontalHeader().geometry()
        self.setGeometry(seen.left(), seen.top(), self._width(), seen.height())
        self._heads.setGeometry(head.left(), head.top(), self._width(), head.height())
        for part in (self, self._heads):
            part.raise_()
            part.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._stand()
        elif event.type() == QEvent.Type.Paint and self.isVisible():
            self.update()  # whatever was painted beneath may have changed here too
        return super().eventFilter(watched, event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("surface"))
        row, bottom = self._table.rowAt(0), self.height()
        model = self._table.model()
        while 0 <= row < model.rowCount() and self._table.rowViewportPosition(row) < bottom:
            self._paint_row(painter, row)
            row += 1
        painter.fillRect(QRect(self.width() - 1, 0, 1, bottom), colour("edge"))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self._table.model().index(row, 0)
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        if isinstance(index.data(LINE_ROLE), SectionLine):
            # What stands at the row's right end stays there: the title has all of this room.
            room = self.width() + px(SECTION_NOTE)
            self._paint_cell(painter, row, 0, QRect(0, top, room, height))
            return
        left = 0
        for at in self.columns():
            width = self._table.columnWidth(at)
            self._paint_cell(painter, row, at, QRect(left, top, width, height))
            left += width

    def _paint_cell(self, painter: QPainter, row: int, column: int, box: QRect) -> None:
        table = self._table
        index = table.model().index(row, column)
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.rect = box
        option.state = QStyle.StateFlag.State_Enabled
        if table.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if table.currentIndex() == index and table.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        painter.save()
        painter.setClipRect(box)
        table.itemDelegateForIndex(index).paint(painter, option, index)
        painter.restore()

    # --- the mouse: what is pressed here is meant for the cell that is painted

    def _place_in_table(self, place: QPoint) -> QPoint:
        left = 0
        for at in self.columns():
            width = self._table.columnWidth(at)
            if place.x() < left + width:
                return QPoint(self._table.columnViewportPosition(at) + place.x() - left, place.y())
            left += width
        return place

    def _pass_on(self, event: QMouseEvent) -> None:
        there = QMouseEvent(
            event.type(),
            self._place_in_table(event.position().toPoint()).toPointF(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        QApplication.sendEvent(self._table.viewport(), there)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._table.horizontalScrollBar().value()
        self._pass_on(event)
        self._table.horizontalScrollBar().setValue(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pass_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pass_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._table.viewport(), event)


class _FrozenHeads(QWidget):
    """The heads of the frozen columns, over the others."""

    def __init__(self, table: QTableView, columns: FrozenColumns) -> None:
        super().__init__(table)
        self._table, self._columns = table, columns
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        head: QHeaderView = self._table.horizontalHeader()
        painter = QPainter(self)
        left = 0
        for at in self._columns.columns():
            width = self._table.columnWidth(at)
            head.paintSection(painter, QRect(left, 0, width, self.height()), at)
            left += width
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), colour("edge"))
