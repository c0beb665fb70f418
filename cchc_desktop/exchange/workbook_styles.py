"""What kind of number a cell shows: a share, a day, or just a number.

Must not know cells.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from lxml import etree


class Shown(StrEnum):
    PLAIN = "plain"
    PERCENT = "percent"
    DAY = "day"


_PERCENTS: Final = frozenset((9, 10))
_DAYS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown_as(styles: etree._Element) -> Sequence[Shown]:
    """Return how the cells of each style show a number."""
    formats = {
        one.get("numFmtId", ""): one.get("formatCode", "")
        for one in styles.iter("{*}numFmt")
        if isinstance(one.get("formatCode"), str)
    }
    cells = next(styles.iter("{*}cellXfs"), None)
    ids = [] if cells is None else [one.get("numFmtId", "0") for one in cells]
    return [_kind(id_, formats.get(id_)) for id_ in ids]


def _kind(id_: str, code: str | None) -> Shown:
    if code is not None:
        bare = _QUOTED.sub("", code).lower()
        if "%" in bare:
            return Shown.PERCENT
        return Shown.DAY if "y" in bare or "d" in bare else Shown.PLAIN
    number = int(id_) if id_.isdecimal() else 0
    if number in _PERCENTS:
        return Shown.PERCENT
    return Shown.DAY if number in _DAYS else Shown.PLAIN
