"""The sheet of paper: its size, its margins, the type on it. One unit is a tenth of a point."""

import math
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontMetricsF

from ui.theme.look import paper_font

Turn = Literal["portrait", "landscape"]
UNITS_PER_INCH: Final = 720
Face = Literal["body", "bold", "italic", "title", "small"]

_INCH_MM: Final = 25.4
# Size in points, bold, italic.
_FACES: Final[dict[Face, tuple[float, bool, bool]]] = {
    "body": (11, False, False),
    "bold": (11, True, False),
    "italic": (11, False, True),
    "title": (14, True, False),
    "small": (9, False, False),
}
# Room for stacked marks, as on the screen.
_LEADING: Final = 1.36


def units(millimetres: float) -> int:
    return round(millimetres / _INCH_MM * UNITS_PER_INCH)


_SHORT, _LONG = units(210), units(297)
MARGIN: Final = units(15)
FOOT: Final = units(8)  # beneath the table, for the number of the page
_MOST_GROWN: Final = 11 / 8  # type of 11 points becomes one of 8
PAD_X: Final = 40
PAD_Y: Final = 24
GAP: Final = 60


def size_of(turn: Turn) -> tuple[int, int]:
    """Return width and height of A4."""
    return (_SHORT, _LONG) if turn == "portrait" else (_LONG, _SHORT)


def size_for(turn: Turn, least: float) -> tuple[int, int]:
    """Return A4, or a sheet of its shape on which so wide a table has room for its words.

    Painted on A4 its type is smaller, but never smaller than can be read.
    """
    wide, high = size_of(turn)
    wanted = (math.ceil(least) + 2 * MARGIN) / wide
    grown = min(max(1.0, wanted), _MOST_GROWN)
    return math.ceil(wide * grown), math.ceil(high * grown)


def face(name: Face) -> QFont:
    """Return the serif of printed documents in one of the sizes used here; the caller's own."""
    points, bold, italic = _FACES[name]
    out = paper_font(round(points * 10))
    out.setBold(bold)
    out.setItalic(italic)
    # Where a letter stands must not depend on the pixels of a screen or printer.
    out.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return out


def leading(name: Face) -> int:
    return round(_FACES[name][0] * 10 * _LEADING)


class Ruler:
    """Measures words; the same few thousand syllables make up every plan."""

    def __init__(self, name: Face) -> None:
        self._metrics: Final = QFontMetricsF(face(name))
        self._known: Final[dict[str, float]] = {}

    def advance(self, word: str) -> float:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._metrics.horizontalAdvance(word)
        return known
