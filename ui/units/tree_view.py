"""The tree as it is seen: names that wrap, a quiet note at the end, the marker and the ring."""

import uuid
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme.look import colour, font, px
from ui.units.branches import Branch
from ui.units.tree_model import UnitTreeModel

_ROW, _HEADING, _INDENT, _PAD, _GAP = 36, 32, 20, 8, 8
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_AT_END: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Paints one row; how high it is follows from how its name wraps."""

    def __init__(self, view: "UnitTree") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        branch = self._view.units.branch(index)
        if branch.node is None:
            return QSize(0, px(_HEADING))
        depth, at = 0, branch
        while at.above is not None and at.above.above is not None:
            depth, at = depth + 1, at.above
        width = self._view.viewport().width() - (depth + 1) * px(_INDENT)
        room = QRect(0, 0, self._room(width, branch), 0)
        words = QFontMetrics(font("body")).boundingRect(room, _WRAPPED, branch.title)
        return QSize(0, max(px(_ROW), words.height() + px(18)))

    def _room(self, width: int, branch: Branch) -> int:
        note = self._view.units.note(branch)
        taken = QFontMetrics(font("small")).horizontalAdvance(note) + px(_GAP) if note else 0
        return max(px(80), width - taken - 2 * px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        branch = self._view.units.branch(index)
        whole = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, option, whole, chosen=chosen, heading=branch.node is None)
        note = self._view.units.note(branch)
        words = option.rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        painter.setFont(font("small"))
        painter.setPen(colour("text3"))
        painter.drawText(words, _AT_END, note)
        words.setWidth(self._room(option.rect.width(), branch))
        painter.setFont(font("body_strong" if branch.node is None else "body"))
        quiet = branch.node is not None and not (branch.node.alive and branch.found)
        painter.setPen(colour("text3" if quiet else "text"))
        painter.drawText(words, _WRAPPED, branch.title)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -2), px(3), px(3))
        painter.restore()

    @staticmethod
    def _ground(
        painter: QPainter,
        option: QStyleOptionViewItem,
        whole: QRect,
        *,
        chosen: bool,
        heading: bool,
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        right = whole.adjusted(option.rect.left(), 0, 0, 0)
        if chosen:
            painter.fillRect(right, colour("accent_soft"))
        elif heading:
            painter.fillRect(right, colour("raised"))
        elif hovered:
            painter.fillRect(right, colour("hover"))
        painter.fillRect(QRect(0, whole.bottom(), whole.width(), 1), colour("line"))


class UnitTree(QTreeView):
    """Arrow keys move and fold as in any tree; Space and Enter go on to the details."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, units: UnitTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units: Final = units
        self.setModel(units)
        self.setItemDelegate(_Delegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(px(_INDENT))
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, unit: uuid.UUID, *, found: bool = False) -> bool:
        """Put the cursor on a unit where it stands first; false when it is not shown.

        With `found` a unit that only stands on the way to what was sought does not count.
        """
        for branch in self.units.branches():
            if branch.node is not None and branch.node.id == unit and (branch.found or not found):
                self._go_to(branch)
                return True
        return False

    def _go_to(self, branch: Branch) -> None:
        self.executeDelayedItemsLayout()  # else the way there is measured by what stood here before
        self.setCurrentIndex(self.units.index_of(branch))
        self.scrollTo(self.currentIndex())

    def choose_first(self) -> None:
        """Put the cursor on the first unit that was asked for."""
        for branch in self.units.branches():
            if branch.node is not None and branch.found:
                self.scrollToTop()  # where it is seen what the unit belongs to
                self._go_to(branch)
                return
        self.chosen.emit(None)

    def unit(self) -> uuid.UUID | None:
        node = self.units.branch(self.currentIndex()).node
        return None if node is None else node.id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        branch = self.units.branch(index)
        bottom = QRect(0, rect.bottom(), rect.width(), 1)
        ground = rect.adjusted(-rect.left(), 0, 0, 0)
        if self.selectionModel().isSelected(index):
            painter.fillRect(ground, colour("accent_soft"))
            painter.fillRect(QRect(0, rect.top(), px(3), rect.height()), colour("accent"))
        elif branch.node is None:
            painter.fillRect(ground, colour("raised"))
        painter.fillRect(bottom, colour("line"))
        if branch.below:
            side = px(12)
            place = QPoint(rect.right() - px(_INDENT) + px(6), rect.center().y() - side // 2)
            sign = "chevron-down" if self.isExpanded(index) else "chevron-right"
            paint_icon(painter, sign, "text2", QRectF(place.x(), place.y(), side, side))

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(self.units.branch(index).node)

    def _open(self, index: QModelIndex) -> None:
        if self.units.branch(index).node is not None:
            self.opened.emit()
