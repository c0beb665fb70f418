"""Lines in the order of one column, in Vietnamese order, each group within itself.

Loaded when somebody sorts for the first time.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale

from ui.table.column import Column, Line, SectionLine

_KEPT: Final = 100_000
_keys: Final[dict[str, QCollatorSortKey]] = {}


class Order(NamedTuple):
    """Which column orders the lines, and which way."""

    key: str
    descending: bool


@cache
def _collator() -> QCollator:
    made = QCollator(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    made.setNumericMode(True)
    return made


def text_key(text: str) -> QCollatorSortKey:
    """Return what orders a text as a Vietnamese dictionary does, "2" before "10"."""
    kept = _keys.get(text)
    if kept is None:
        if len(_keys) >= _KEPT:
            _keys.clear()
        kept = _keys[text] = _collator().sortKey(text)
    return kept


def ordered(lines: Sequence[Line], column: Column, *, descending: bool) -> list[Line]:
    """Order the lines between section rows; equal ones stay as they came, empty ones come last."""
    out: list[Line] = []
    for is_section, run in groupby(lines, key=lambda line: isinstance(line, SectionLine)):
        those = list(run)
        out.extend(those if is_section else _ordered(those, column, descending=descending))
    return out


def _ordered(lines: list[Line], column: Column, *, descending: bool) -> Iterator[Line]:
    valued: list[tuple[Any, Line]] = []
    empty: list[Line] = []
    for line in lines:
        value = column.sort_value(line)
        if value is None or value == "":
            empty.append(line)
        else:
            valued.append((text_key(value) if isinstance(value, str) else value, line))
    valued.sort(key=lambda pair: pair[0], reverse=descending)
    yield from (line for _, line in valued)
    yield from empty
