"""How the columns stand: widths, order, which are seen; kept as text and brought back.

A column is seen when the person wished so, else when the page's width allows. Widths are kept at
100 % text, so that they mean the same when the text grows. Must not know what a column shows.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QHeaderView, QTableView

from ui.table.column import LEAST_STRETCH, Column
from ui.table.line_model import LineModel
from ui.theme.look import px, scale

_WIDEST: Final = 2000
_LEAST: Final = 40
_Mode = QHeaderView.ResizeMode


class ColumnLayout:
    """Widths and visibility by the columns' keys; the order is the model's."""

    def __init__(self, table: QTableView, model: LineModel) -> None:
        self._table, self._model = table, model
        self._first_order: Final = tuple(column.key for column in model.columns)
        self._by_key: Final = {column.key: column for column in model.columns}
        self._dragged: dict[str, int] = {}
        self._suggested: dict[str, int] = {}
        self._folded: set[str] = set()
        self._wished: dict[str, bool] = {}
        self._busy = False

    def original(self, at: int) -> str:
        """Return the key of a column by its place in the list the page gave."""
        return self._first_order[at]

    # --- widths

    def apply(self) -> None:
        """Give each section its width and visibility, as after the model was set anew."""
        head = self._table.horizontalHeader()
        self._busy = True
        for at, column in enumerate(self._model.columns):
            self._table.setColumnHidden(at, not self.is_shown(column.key))
            if column.width:
                head.setSectionResizeMode(at, _Mode.Interactive)
                head.resizeSection(at, px(self.width_of(column)))
        seen = [self.is_shown(column.key) for column in self._model.columns]
        self._model.first_shown = seen.index(True) if any(seen) else 0
        self._busy = False
        self.stretch()

    def width_of(self, column: Column) -> int:
        """Return a column's width at 100 % text."""
        kept = self._dragged.get(column.key)
        return self._suggested.get(column.key, column.width) if kept is None else kept

    def suggest(self, widths: Mapping[str, int]) -> None:
        """Set widths for a window of this size; what a person dragged stays as it is."""
        self._suggested = dict(widths)
        self.apply()

    def drag(self, at: int, width: int) -> bool:
        """Keep the width a person gave; false for a width that is none of theirs."""
        if self._busy or at >= len(self._model.columns):
            return False
        column = self._model.columns[at]
        if not column.width or not width:
            return False
        self._dragged[column.key] = round(width / scale())
        self.stretch()
        return True

    def stretch(self) -> None:
        """Let the stretching column take what is left, but never less than it can be read in."""
        if self._busy:
            return
        head = self._table.horizontalHeader()
        room = self._table.viewport().width()
        stretching = []
        for at, column in enumerate(self._model.columns):
            if column.width:
                room -= head.sectionSize(at) if not self._table.isColumnHidden(at) else 0
            else:
                stretching.append(at)
        self._busy = True
        for at in stretching:
            if room >= px(LEAST_STRETCH) * len(stretching):
                head.setSectionResizeMode(at, _Mode.Stretch)
            else:
                head.setSectionResizeMode(at, _Mode.Fixed)
                head.resizeSection(at, px(LEAST_STRETCH))
        self._busy = False

    # --- which are seen

    def is_shown(self, key: str) -> bool:
        return self._wished.get(key, key not in self._folded)

    def may_hide(self, key: str) -> bool:
        """Tell whether the person may hide a column; the stretching one names the line."""
        return bool(self._by_key[key].width)

    def fold(self, key: str, *, shown: bool) -> None:
        """Show a column or not, as far as the person has not said."""
        (self._folded.discard if shown else self._folded.add)(key)

    def wish(self, key: str, *, shown: bool) -> None:
        if self.may_hide(key):
            self._wished[key] = shown

    def reset(self) -> tuple[str, ...]:
        """Forget what the person arranged; return the order the page gave."""
        self._wished.clear()
        self._dragged.clear()
        return self._first_order

    # --- kept

    def facts(self) -> dict[str, Any]:
        return {
            "order": [column.key for column in self._model.columns],
            "widths": dict(self._dragged),
            "shown": dict(self._wished),
        }

    def take(self, facts: Mapping[str, Any]) -> list[str]:
        """Take what was kept, as far as it still fits; return the order of the columns."""
        widths = facts.get("widths")
        shown = facts.get("shown")
        order = facts.get("order")
        self._dragged = {
            key: min(max(width, _LEAST), _WIDEST)
            for key, width in (widths.items() if isinstance(widths, dict) else ())
            if key in self._by_key and isinstance(width, int)
        }
        self._wished = {
            key: bool(wished)
            for key, wished in (shown.items() if isinstance(shown, dict) else ())
            if key in self._by_key and self.may_hide(key)
        }
        kept = order if isinstance(order, list) else []
        return self._with_new_ones([key for key in kept if key in self._by_key])

    def _with_new_ones(self, kept: list[str]) -> list[str]:
        """Put columns that were not there yet where the page has them."""
        out = list(dict.fromkeys(kept))
        for at, key in enumerate(self._first_order):
            if key not in out:
                out.insert(at, key)
        return out


def read_state(text: str) -> dict[str, Any]:
    """Read what was kept; nothing of a text that is none of ours."""
    import json  # noqa: PLC0415 - not before the first paint

    if not text:
        return {}
    try:
        facts = json.loads(text)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def write_state(facts: Mapping[str, Any]) -> str:
    import json  # noqa: PLC0415 - not before the first paint

    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
