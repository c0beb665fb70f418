"""Figures as people type and copy them: 3.074/3.098, 98,5%, 1.240.

A point or a comma before exactly three digits parts thousands only as offices write it: with
points. Must not know where a figure is kept, nor who typed it.
"""

import re
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.indicators import Figure, FigureError

_NOTHING: Final = frozenset({"", "-", "–", "—", "…", "..."})
_GROUPED: Final = r"[+-]?[1-9][0-9]{0,2}(?:([., \u00a0])[0-9]{3})"
_MILLIONS: Final = re.compile(_GROUPED + r"{2,}")
_THOUSANDS: Final = re.compile(_GROUPED + r"+")
_BOTH: Final = re.compile(_GROUPED + r"+([.,])([0-9]+)")
_PLAIN: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_MARKS: Final = str.maketrans("", "", "., \u00a0")
_MOST_LETTERS: Final = 60


def read_number(text: str) -> Decimal | None:
    """Read a number; nothing, or a dash as tables have it, is none."""
    said = text.strip()
    if said in _NOTHING:
        return None
    bare = said.removesuffix("%").rstrip().replace("\u2212", "-")
    number = _read(bare, is_percent=said.endswith("%"))
    if number is None or len(said) > _MOST_LETTERS:
        raise FigureError("figure-unreadable", {"text": said[:_MOST_LETTERS]})
    return number


def read_figure(text: str) -> Figure | None:
    """Read a number, or a share as what was counted of what."""
    part, slash, whole = text.partition("/")
    if not slash:
        number = read_number(text)
        return None if number is None else Figure(number)
    counted, of = read_number(part), read_number(whole)
    if counted is None or of is None:
        raise FigureError("figure-half-a-share", {})
    return Figure(numerator=counted, denominator=of)


def _read(bare: str, *, is_percent: bool) -> Decimal | None:
    """Read digits; a percentage of a thousand and more is nobody's, so its point is a comma."""
    if not is_percent and _THOUSANDS.fullmatch(bare) and _parts(bare) in ({"."}, {" "}, {"\u00a0"}):
        return Decimal(bare.translate(_MARKS))
    if _MILLIONS.fullmatch(bare) and len(_parts(bare)) == 1:
        return Decimal(bare.translate(_MARKS))
    if (found := _BOTH.fullmatch(bare)) and _parts(bare[: found.start(2)]) == {found[1]} - {
        found[2]
    }:
        return Decimal(f"{bare[: found.start(2)].translate(_MARKS)}.{found[3]}")
    return Decimal(bare.replace(",", ".")) if _PLAIN.fullmatch(bare) else None


def _parts(bare: str) -> set[str]:
    return {one for one in bare if one in "., \u00a0"}
