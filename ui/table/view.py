"""The table itself: spanning section rows, and heights worked out only for rows in view."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.table.column import Column, SectionLine
from ui.table.delegate import CellDelegate, row_height
from ui.table.line_model import LineModel, line_id
from ui.theme.look import px
from ui.theme.tokens import SECTION_ROW, TABLE_HEAD

_LOOKS: Final = 8
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LineView(QTableView):
    """Never measures the whole table: 100,000 rows open as fast as fifty."""

    chosen = Signal(object)
    opened = Signal(object)
    section_turned = Signal(str)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Final = LineModel(columns, self)
        self._delegate: Final = CellDelegate(columns, self)
        self._measured: set[int] = set()
        self._keeps_cursor = False
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_heads(columns)
        self._soon: Final = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._scroll)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def _set_up_heads(self, columns: Sequence[Column]) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(px(28))
        rows.setDefaultSectionSize(row_height(2))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFixedHeight(px(TABLE_HEAD))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(40))
        for at, column in enumerate(columns):
            if column.width:
                head.resizeSection(at, px(column.width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._forget_heights)

    def replace(self, lines: Sequence[Any]) -> None:
        """Show other lines; the chosen one stays chosen, and in its place, if it is still there."""
        kept = self.current_line()
        column = self.currentIndex().column()
        self.lines.replace(lines)
        self.clearSpans()
        for row, line in enumerate(lines):
            if isinstance(line, SectionLine):
                self.setSpan(row, 0, 1, len(self.lines.columns))
                self.verticalHeader().resizeSection(row, px(SECTION_ROW))
        self._measured.clear()
        if kept is not None:
            self.choose(line_id(kept), column)
        self._measure_in_view()

    def choose(self, key: object, column: int = 0) -> bool:
        """Put the cursor on the line with this id; false when it is not shown."""
        row = self.lines.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self.lines.index(row, max(column, 0)))
        self._bring_into_view()
        return True

    def _bring_into_view(self) -> None:
        """Scroll to the cursor; rows on the way grow and push it out, so look again."""
        for _ in range(_LOOKS):
            self._measure_in_view()
            self.updateGeometries()
            before = self.verticalScrollBar().value()
            self.scrollTo(self.currentIndex())
            if self.verticalScrollBar().value() == before:
                return

    def _settle(self) -> None:
        self._measure_in_view()
        if self._keeps_cursor:
            self._bring_into_view()

    def choose_first(self, column: int) -> None:
        """Put the cursor on the first line that is not a section."""
        for row, line in enumerate(self.lines.lines()):
            if not isinstance(line, SectionLine):
                self.setCurrentIndex(self.lines.index(row, column))
                return

    def current_line(self) -> Any | None:
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def show_column(self, key: str, *, shown: bool) -> None:
        for at, column in enumerate(self.lines.columns):
            if column.key == key and self.isColumnHidden(at) == shown:
                self.setColumnHidden(at, not shown)
                self._forget_heights()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if isinstance(line, SectionLine):
            turns = event.key() in _OPENING_KEYS or event.key() == (
                Qt.Key.Key_Left if line.open else Qt.Key.Key_Right
            )
            if turns:
                self.section_turned.emit(line.key)
                return
        elif line is not None and event.key() in _OPENING_KEYS:
            self.opened.emit(line)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.indexAt(event.position().toPoint())
        if line.isValid() and event.button() == Qt.MouseButton.LeftButton:
            shown = self.lines.line(line.row())
            if isinstance(shown, SectionLine):
                self.section_turned.emit(shown.key)

    def _tell_chosen(self, current: QModelIndex) -> None:
        line = self.lines.line(current.row()) if current.isValid() else None
        self._keeps_cursor = True
        self.chosen.emit(None if isinstance(line, SectionLine) else line)

    def _scroll(self) -> None:
        """Measure what came into view; a cursor scrolled out of sight need not be kept in it."""
        self._measure_in_view()
        if not self._soon.isActive():
            self._keeps_cursor = (
                self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
            )

    def _forget_heights(self) -> None:
        self._measured.clear()
        self._soon.start(0)

    def _measure_in_view(self) -> None:
        """Give the rows in view their height; a taller row pushes the next out, so go downwards."""
        count = self.lines.rowCount()
        row = self.rowAt(0)
        if row < 0 or not count:
            return
        head = self.horizontalHeader()
        widths = [
            0 if self.isColumnHidden(at) else head.sectionSize(at)
            for at in range(len(self.lines.columns))
        ]
        bottom = self.viewport().height()
        while row < count and self.rowViewportPosition(row) < bottom:
            self._measure(row, widths)
            row += 1

    def _measure(self, row: int, widths: Sequence[int]) -> None:
        if row in self._measured:
            return
        self._measured.add(row)
        line = self.lines.line(row)
        if not isinstance(line, SectionLine):
            self.verticalHeader().resizeSection(row, self._delegate.height_of(line, widths))
