"""The lines as a person arranges them: by which column, in which columns, how wide.

All of it is kept as one text (`state`), for the next start and for saved views.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.table.column import Column
from ui.table.layout import read_state, write_state
from ui.table.line_model import line_id
from ui.table.list_view import ListView
from ui.table.selecting import kept_keys

if TYPE_CHECKING:
    from ui.table.sorting import Order

_DRAG_MS: Final = 300


class ArrangedView(ListView):
    """Sorting is within the groups: a section row keeps its lines."""

    sort_changed = Signal(str, Qt.SortOrder)
    layout_changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self._order: Order | None = None
        self._tell_soon = QTimer(self)
        self._tell_soon.setSingleShot(True)
        self._tell_soon.setInterval(_DRAG_MS)
        self._tell_soon.timeout.connect(self.layout_changed)
        self._head.sign_of = self._sort_sign
        self.lines.head_note = self._sort_words
        self._head.sectionResized.connect(self._section_resized)
        self._head.sectionMoved.connect(self._section_moved)
        self._head.sectionClicked.connect(self._section_clicked)

    # --- the order

    def turn_sort(self, key: str) -> None:
        """Order by a column; a second time the other way; a third time as the lines were given."""
        if self._order is None or self._order.key != key:
            self.sort_by(key)
        elif not self._order.descending:
            self.sort_by(key, descending=True)
        else:
            self.sort_by("")

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Order by a column within the groups; by none with an empty key."""
        from ui.table.sorting import Order  # noqa: PLC0415 - when somebody sorts

        known = key and self.lines.column_of(key) is not None
        self._order = Order(key, descending) if known else None
        self._show()
        self._head.viewport().update()
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sort_changed.emit(key if known else "", order)
        self.layout_changed.emit()

    def _arranged(self) -> Sequence[Any]:
        if self._order is None:
            return super()._arranged()
        from ui.table.sorting import ordered  # noqa: PLC0415 - when somebody sorts

        column = self.lines.columns[self.column_at(self._order.key)]
        return ordered(self._given, column, descending=self._order.descending)

    def _sort_sign(self, key: str) -> bool | None:
        order = self._order
        return order.descending if order is not None and order.key == key else None

    def _sort_words(self, key: str) -> str:
        descending = self._sort_sign(key)
        if descending is None:
            return ""
        return self.tr("xếp giảm dần") if descending else self.tr("xếp tăng dần")

    # --- the columns

    def show_column(self, key: str, *, shown: bool) -> None:
        """Fold a column away or back; what the person wished of it stays."""
        self.layout_of_columns.fold(key, shown=shown)
        self._apply_columns()

    def wish_column(self, key: str, *, shown: bool) -> None:
        """Show a column or not as the person wishes, whatever the window's width."""
        self.layout_of_columns.wish(key, shown=shown)
        self._apply_columns()
        self.layout_changed.emit()

    def suggest_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns other widths at 100 % text; those a person dragged stay."""
        self.layout_of_columns.suggest(widths)
        self._forget_heights()

    def arrange_columns(self, keys: Sequence[str]) -> None:
        """Put the columns in this order."""
        if list(keys) == [column.key for column in self.lines.columns]:
            return
        kept = self.current_line()
        column = self.current_column()
        scrolled = self.verticalScrollBar().value()
        selected = kept_keys(self.lines, self.selectionModel())
        self.clearSpans()
        self.lines.arrange(keys)
        self.layout_of_columns.apply()
        self._stand_anew(None if kept is None else line_id(kept), column, selected)
        self.verticalScrollBar().setValue(scrolled)
        self.measure_in_view()

    def reset_columns(self) -> None:
        """Bring back the columns as the page gave them."""
        self.arrange_columns(self.layout_of_columns.reset())
        self._apply_columns()
        self.layout_changed.emit()

    def state(self) -> str:  # type: ignore[override]
        """Return widths, order, columns shown and sorting as text, to be kept."""
        facts = self.layout_of_columns.facts()
        if self._order is not None:
            facts["sort"] = list(self._order)
        return write_state(facts)

    def restore(self, state: str) -> None:
        """Bring back what `state` gave, as far as it still fits; an empty text changes nothing."""
        if not (facts := read_state(state)):
            return
        self.arrange_columns(self.layout_of_columns.take(facts))
        self._apply_columns()
        key, descending = facts.get("sort") or ("", False)
        if key or self._order is not None:
            self.sort_by(str(key), descending=bool(descending))

    def _apply_columns(self) -> None:
        self.layout_of_columns.apply()
        self._forget_heights()
        self.updateEditorGeometries()

    def _section_resized(self, at: int, _old: int, width: int) -> None:
        if self.layout_of_columns.drag(at, width):
            self._tell_soon.start()  # once, when the dragging is over
        self._forget_heights()
        self.updateEditorGeometries()

    def _section_moved(self, _section: int, was: int, now: int) -> None:
        """Take a head that was dragged back to its place, and move the column itself.

        Qt cannot span rows over sections that were moved.
        """
        keys = [column.key for column in self.lines.columns]
        keys.insert(now, keys.pop(was))
        self._head.blockSignals(True)
        self._head.moveSection(now, was)
        self._head.blockSignals(False)
        QTimer.singleShot(0, self, lambda: self._arranged_by_hand(keys))

    def _arranged_by_hand(self, keys: Sequence[str]) -> None:
        self.arrange_columns(keys)
        self.layout_changed.emit()

    def _section_clicked(self, at: int) -> None:
        self.turn_sort(self.lines.columns[at].key)
