"""Figures as offices count them, and how they add up over quarters and units.

A share keeps its numerator and denominator: shares are added by adding those, never by a mean of
percentages. All arithmetic is exact; rounding happens once, when a figure is written out. Must
not know the tables of a report nor who entered a figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction


class HowAdds(StrEnum):
    """What becomes of an indicator's figures when several are told as one."""

    SUM = "sum"  # documents issued, dossiers received
    LAST = "last"  # staff present: the latest of the quarters, the sum of the units
    RATIO = "ratio"  # dossiers on time of dossiers settled
    MAX = "max"
    NONE = "none"  # a rank, a score given by others: each is told by itself


class FigureError(ValueError):
    """No number an office could have counted, as a code with facts."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code, dict(facts))
        self.code = code
        self.facts = dict(facts)


# Far more digits than anybody counts, so that no sum of figures is ever rounded.
_PLENTY = Context(prec=200)
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A number counted, or a share as what was counted of what; without either, no data."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    def __post_init__(self) -> None:
        for number in (self.value, self.numerator, self.denominator):
            if number is not None and not _is_countable(number):
                raise FigureError("figure-not-a-number", {"value": str(number)})
        if (self.numerator is None) != (self.denominator is None):
            raise FigureError("figure-half-a-share", {})
        if self.denominator is not None and self.denominator < 0:
            raise FigureError("figure-of-less-than-nothing", {"value": str(self.denominator)})

    @property
    def share(self) -> tuple[Decimal, Decimal] | None:
        """The numerator and the denominator; they outweigh a value typed beside them."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.numerator, self.denominator

    @property
    def is_stated(self) -> bool:
        return self.value is not None or self.share is not None

    def exact(self, unit: str = "") -> Fraction | None:
        """Give the value without any rounding; a share of nothing has none.

        A share is told in hundredths where its unit is percent.
        """
        if self.share is None:
            return None if self.value is None else Fraction(self.value)
        numerator, denominator = self.share
        if denominator == 0:
            return None
        return Fraction(numerator) / Fraction(denominator) * (100 if is_percent(unit) else 1)


NO_DATA = Figure()


def is_percent(unit: str) -> bool:
    return unit.strip().startswith("%")


def rounded(exact: Fraction, places: int = 2) -> Decimal:
    """Write an exact value with so many decimal places, half counting away from nought."""
    scaled = abs(exact) * 10**places
    nearest = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(nearest))
    return Decimal((int(exact < 0 < nearest), digits, -places))


def over_quarters(how: HowAdds, figures: Iterable[Figure]) -> Figure:
    """Tell one unit's figures of several quarters, the earliest first, as one."""
    stated = [figure for figure in figures if figure.is_stated]
    return stated[-1] if how is HowAdds.LAST and stated else _together(how, stated)


def over_units(how: HowAdds, figures: Iterable[Figure]) -> Figure:
    """Tell several units' figures of one period as one."""
    stated = [figure for figure in figures if figure.is_stated]
    return _together(HowAdds.SUM if how is HowAdds.LAST else how, stated)


def total(how: HowAdds, by_unit: Iterable[Iterable[Figure]]) -> Figure:
    """Tell every unit's figures of several quarters as one."""
    return over_units(how, [over_quarters(how, quarters) for quarters in by_unit])


def _is_countable(number: Decimal) -> bool:
    if not number.is_finite():
        return False
    return max(abs(number.adjusted()), len(number.as_tuple().digits)) <= _MOST_DIGITS


def _together(how: HowAdds, stated: Sequence[Figure]) -> Figure:
    """Tell stated figures as one; where they cannot be, nothing is better than a wrong number."""
    if len(stated) <= 1:
        return stated[0] if stated else NO_DATA
    shares = [figure.share for figure in stated if figure.share is not None]
    if how is HowAdds.NONE or 0 < len(shares) < len(stated):
        return NO_DATA
    if how is HowAdds.MAX:
        return max(stated, key=_size)
    if shares:
        numerators, denominators = zip(*shares, strict=True)
        return Figure(numerator=_sum(numerators), denominator=_sum(denominators))
    if how is HowAdds.RATIO:
        return NO_DATA
    return Figure(_sum(figure.value for figure in stated))


def _size(figure: Figure) -> tuple[bool, Fraction]:
    exact = figure.exact()
    return exact is not None, exact or Fraction(0)


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    added = Decimal(0)
    for number in numbers:
        added = _PLENTY.add(added, number or Decimal(0))
    return added
