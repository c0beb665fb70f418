"""Whether a figure is so far from its past that it may be a slip: a digit too many or too few.

Asked about, never refused: an office may well have had such a quarter. Must not know what was
counted, nor who answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_FEWEST: Final = 3  # of fewer quarters nobody can say what is usual
_LOOKED_AT: Final = 8  # two years
_TIMES: Final = 3
_LEAST_AWAY: Final = 10  # 1 document after 4 is no slip


@dataclass(frozen=True, slots=True)
class FarOff:
    """Between what the figure usually was."""

    least: Decimal
    most: Decimal


def far_off(value: Decimal, past: Sequence[Decimal]) -> FarOff | None:
    """Judge a figure by those before it, the earliest first."""
    known = past[-_LOOKED_AT:]
    if len(known) < _FEWEST:
        return None
    least, most = min(known), max(known)
    too_much = value > _TIMES * max(most, Decimal(0)) and value - most >= _LEAST_AWAY
    too_little = _TIMES * value < least and least - value >= _LEAST_AWAY
    return FarOff(least, most) if too_much or too_little else None
