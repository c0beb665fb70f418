"""How high a row of a sheet must be, so that wrapped text is seen whole.

Spreadsheets leave rows of a written file at one line's height, or guess. Measured with the widths
that every face of the paper's metrics has, for a workbook is written even where no letters are
found. Must not know what is in a row.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from cchc_desktop.reports.measuring import Letters

_FIRST: Final = 32
_PLAIN: Final = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500"
    " 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889"
    " 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500"
    " 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480"
    " 200 480 541"
)
_BOLD: Final = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500"
    " 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944"
    " 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556"
    " 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394"
    " 220 394 520"
)
_WIDER: Final = {"ư": 60, "ơ": 60, "Ư": 90, "Ơ": 60}
_SPARE: Final = 600
_VIETNAMESE: Final = (range(0xC0, 0x1B1), range(0x1EA0, 0x1EFA))

LINE: Final = 15.75
"""One line of the cells' size, as spreadsheets space it."""
TALLEST: Final = 409.0
"""Spreadsheets have no higher rows."""
_BESIDE: Final = 5.0
_SLACK: Final = 0.97  # a screen's letters are a little wider than a printer's


_WIDEST: Final = 3.0


@cache
def letters(*, bold: bool) -> Letters:
    """Return what is known of widths without any face: an accent does not widen a letter."""
    plain = map(int, (_BOLD if bold else _PLAIN).split())
    known: dict[int, float] = dict(enumerate(plain, _FIRST))
    for codes in _VIETNAMESE:
        for code in codes:
            letter = chr(code)
            own = unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D")
            known[code] = known.get(ord(own), _SPARE) + _WIDER.get(letter, 0)
    return Letters("", known, _SPARE)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column of so many points."""
    inner = max(size, (room - _BESIDE) * _SLACK)
    return len(letters(bold=bold).wrap(text, inner * 1000 / size))


def height(most: int) -> float:
    return min(TALLEST, max(1, most) * LINE + 1.5)


def widened(rooms: Sequence[float], longest: Sequence[int], size: float) -> list[float]:
    """Widen the columns in which a text would be higher than a row can be."""
    letter = size * 0.46
    most = TALLEST / LINE * 0.85
    found = []
    for room, count in zip(rooms, longest, strict=True):
        needed = count * letter / (most * (room - _BESIDE))
        found.append(room * min(_WIDEST, max(1.0, needed)))
    return found
