"""The lines as they stand: spans, heights of what is seen, the cursor, what is selected.

What orders them is the affair of `arranged_view`, typing of `typing_view`, keys of `view`.
"""

from collections.abc import Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.table.column import Column, SectionLine
from ui.table.cursor import nearest_line
from ui.table.delegate import CellDelegate
from ui.table.head import Head
from ui.table.heights import RowHeights
from ui.table.layout import ColumnLayout
from ui.table.line_model import LineModel, line_id
from ui.table.selecting import ALONE, kept_keys, select_again, selected_count, selected_lines
from ui.theme.look import scale

_LOOKS: Final = 8


class ListView(QTableView):
    """Never measures the whole table: 100,000 rows open as fast as fifty."""

    chosen = Signal(object)
    cell_chosen = Signal(object, str)
    selection_told = Signal(int)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        self._scale = 0.0
        super().__init__(parent)
        self._lay_ground()
        self.lines: Final = LineModel(columns, self)
        self._given: Sequence[Any] = ()
        self._keeps_cursor = False
        delegate = CellDelegate(self.lines, self)
        self._head: Final = Head(self.lines, self)
        self._heights: Final = RowHeights(self, self.lines, delegate)
        self._measured: Final = self._heights.measured
        self.layout_of_columns: Final = ColumnLayout(self, self.lines)
        self.setHorizontalHeader(self._head)
        self.setModel(self.lines)
        self.setItemDelegate(delegate)
        self._set_up()
        self._soon: Final = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)
        self._connect()
        self.layout_of_columns.apply()
        self._scale = scale()

    def _lay_ground(self) -> None:
        """Put a viewport of our own beneath the rows.

        For Qt's own one, of which Python does not know what it is, the first call of `viewport()`
        makes the classes of all widgets there are: as long as reading 500 tasks.
        """
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._scroll)
        self.lines.dataChanged.connect(self._lines_changed)
        self.lines.rowsInserted.connect(self._lines_came)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.selectionModel().currentChanged.connect(self._tell_cell)
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    # --- lines

    def replace(self, lines: Sequence[Any]) -> None:
        """Show other lines; the chosen one stays chosen, and in its place, if it is still there."""
        self._given = list(lines)
        self._show()

    def update_lines(self, lines: Sequence[Any]) -> None:
        """Show lines anew that are shown already; their order stays until all are given anew."""
        anew = {line_id(line): line for line in lines}
        self._given = [anew.get(line_id(line), line) for line in self._given]
        self.lines.update_lines(lines)

    def _show(self) -> None:
        kept = self.current_line()
        key = None if kept is None else line_id(kept)
        column = self.current_column()
        was_at = self.currentIndex().row()
        top = self.rowViewportPosition(was_at)
        selected = kept_keys(self.lines, self.selectionModel())
        if self.lines.merge(self._arranged()).whole:
            self._stand_anew(key, column, selected)
        else:
            self._keep_in_place(key, top)
            self._tell_anew(kept, was_at)
        self.measure_in_view()
        self.updateEditorGeometries()

    def _arranged(self) -> Sequence[Any]:
        """Return the lines in the order in which they are shown."""
        return self._given

    def _stand_anew(self, key: Hashable | None, column: str, selected: Sequence[Hashable]) -> None:
        self.clearSpans()
        self._heights.forget()
        self._heights.set_sections(self.lines.section_rows())
        if key is not None:
            self.choose(key, column)
        if len(selected) > 1:
            select_again(self.lines, self.selectionModel(), selected)

    def _keep_in_place(self, key: Hashable | None, top: int) -> None:
        """Let rows that came or went above push the others, not the one a person looks at."""
        row = None if key is None else self.lines.row_of(key)
        if row is not None and 0 <= top < self.viewport().height():
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(row) - top)

    def _tell_anew(self, kept: Any | None, was_at: int) -> None:
        """Tell of the chosen line when it was changed; of its neighbour when it went."""
        if kept is None or isinstance(kept, SectionLine):
            return
        if self.lines.row_of(line_id(kept)) is None:
            near = nearest_line(self.lines, was_at)
            if near is not None and near != self.currentIndex().row():
                column = max(self.currentIndex().column(), 0)
                self.setCurrentIndex(self.lines.index(near, column))  # which tells
                return
        if self.current_line() is not kept:
            self._tell_chosen(self.currentIndex())

    def _lines_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        self._heights.forget([line_id(self.lines.line(row)) for row in rows])
        self._soon.start(0)

    def _lines_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows = range(first, last + 1)
        self._heights.forget([line_id(self.lines.line(row)) for row in rows])
        sections = [row for row in rows if isinstance(self.lines.line(row), SectionLine)]
        self._heights.set_sections(sections)
        self._soon.start(0)

    # --- the cursor and what is selected

    def choose(self, key: object, column: int | str = 0) -> bool:
        """Put the cursor on the line with this id; false when it is not shown."""
        row = self.lines.row_of(key)
        if row is None:
            return False
        index = self.lines.index(row, self.column_at(column))
        self.selectionModel().setCurrentIndex(index, ALONE)  # whatever keys are held
        self._bring_into_view()
        return True

    def choose_first(self, column: int | str) -> None:
        """Put the cursor on the first line that is not a section."""
        for row, line in enumerate(self.lines.lines()):
            if not isinstance(line, SectionLine):
                self.setCurrentIndex(self.lines.index(row, self.column_at(column)))
                return

    def column_at(self, column: int | str) -> int:
        """Return where a column stands: by its key, or by its place in the list the page gave."""
        key = column if isinstance(column, str) else self.layout_of_columns.original(max(column, 0))
        return self.lines.column_of(key) or 0

    def current_line(self) -> Any | None:
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def current_column(self) -> str:
        return self.lines.columns[max(self.currentIndex().column(), 0)].key

    def selected_lines(self) -> list[Any]:
        """Return the selected lines in the order shown; section rows are never among them."""
        return selected_lines(self.lines, self.selectionModel())

    def select_lines(self, keys: Sequence[Hashable]) -> None:
        """Select the lines with these ids, where they are shown; the cursor stays."""
        select_again(self.lines, self.selectionModel(), keys)

    def _tell_chosen(self, current: QModelIndex) -> None:
        line = self.lines.line(current.row()) if current.isValid() else None
        self._keeps_cursor = True
        self.chosen.emit(None if isinstance(line, SectionLine) else line)

    def _tell_cell(self, current: QModelIndex) -> None:
        line = self.lines.line(current.row()) if current.isValid() else None
        if isinstance(line, SectionLine):
            line = None
        self.cell_chosen.emit(line, "" if line is None else self.current_column())

    def _tell_selection(self) -> None:
        count = selected_count(self.lines, self.selectionModel())
        self.setAccessibleDescription(self.tr("Đã chọn {} dòng").format(count) if count > 1 else "")
        self.selection_told.emit(count)

    # --- heights

    def measure_in_view(self) -> None:
        self._heights.measure_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layout_of_columns.stretch()
        self._soon.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Also asked while the table is being made; then there is nothing to dress anew.
        if event.type() == QEvent.Type.StyleChange and self._scale not in (0.0, scale()):
            self._dress()

    def _dress(self) -> None:
        """Follow another text size: widths, heights and heads."""
        self._scale = scale()
        self._head.dress()
        self._heights.dress()
        self.layout_of_columns.apply()
        self._heights.set_sections(self.lines.section_rows())
        self._forget_heights()

    def _bring_into_view(self) -> None:
        """Scroll to the cursor; rows on the way grow and push it out, so look again."""
        for _ in range(_LOOKS):
            self.measure_in_view()
            self.updateGeometries()
            before = self.verticalScrollBar().value()
            self.scrollTo(self.currentIndex())
            if self.verticalScrollBar().value() == before:
                return

    def _settle(self) -> None:
        self.measure_in_view()
        if self._keeps_cursor:
            self._bring_into_view()

    def _scroll(self) -> None:
        """Measure what came into view; a cursor scrolled out of sight need not be kept in it."""
        self.measure_in_view()
        if not self._soon.isActive():
            self._keeps_cursor = (
                self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
            )

    def _forget_heights(self) -> None:
        self._heights.forget()
        self._soon.start(0)
