"""How wide each column stands on paper. Must not know a font."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

# Widths of the screen in units of paper: type on paper is that much narrower.
_PER_PIXEL: Final = 8
_STRETCH_SHARE: Final = 0.36
_ROUNDING: Final = 1e-6


class Need(NamedTuple):
    """What a column has to hold, in units: its longest word, what is usual, its longest line.

    `shown` is its width on the screen in pixels, 0 for a column that takes what is left.
    """

    shown: int
    least: float
    usual: float
    longest: float


def column_widths(needs: Sequence[Need], room: int) -> list[int]:
    """Share out the room, no unit left over, no word cut where it can be helped.

    Half as on the screen, half by what there is to read: a row is as high as its longest cell,
    and on paper nobody scrolls.
    """
    least = [math.ceil(need.least) for need in needs]
    usual = sum(need.usual for need in needs) or 1.0
    wished = [
        min(max((seen + room * need.usual / usual) / 2, word), max(need.longest, word))
        for seen, need, word in zip(_as_seen(needs, room), needs, least, strict=True)
    ]
    spare, asked = room - sum(least), sum(wished) - sum(least)
    if spare < 0:
        return _exactly(least, room)
    if asked <= spare:
        return _exactly(wished, room)
    part = spare / asked
    pairs = zip(wished, least, strict=True)
    return _exactly([word + (wish - word) * part for wish, word in pairs], room)


def _as_seen(needs: Sequence[Need], room: int) -> list[float]:
    """Return the widths of the screen on paper; what stretches keeps its share of the room."""
    stretching = sum(not need.shown for need in needs)
    fixed = sum(need.shown for need in needs) * _PER_PIXEL
    share = _STRETCH_SHARE * room if stretching else 0.0
    shrink = min(1.0, (room - share) / fixed) if fixed else 1.0
    left = (room - fixed * shrink) / max(stretching, 1)
    return [need.shown * _PER_PIXEL * shrink or left for need in needs]


def _exactly(widths: Sequence[float], room: int) -> list[int]:
    """Scale to the room, whole units; roundings go to the widest."""
    scale = room / sum(widths)
    out = [int(width * scale + _ROUNDING) for width in widths]
    out[out.index(max(out))] += room - sum(out)
    return out
