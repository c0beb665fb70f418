"""What a measurement still needs so that a target is reached.

Worked out on exact values, as the verdict is: of a share the least that must be counted of as
much as was counted last. Must not know how this is worded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from cchc_desktop.domain.indicators import Figure, is_percent
from cchc_desktop.domain.targets import Check, Comparator, Verdict, judge

_FINEST: Final = Fraction(1, 10_000)


@dataclass(frozen=True, slots=True)
class Needed:
    """The nearest figure that reaches the bar; `away` is how far the measured one is from it."""

    figure: Figure
    away: Fraction


def needed(check: Check, measured: Figure) -> Needed | None:
    """Say what would reach the bar; nothing where it is reached, or nothing is measured."""
    if judge(check, measured) is not Verdict.NOT_MET:
        return None
    now = measured.exact(check.unit)
    for figure in _candidates(check, measured):
        then = figure.exact(check.unit)
        if now is not None and then is not None and judge(check, figure) is Verdict.MET:
            return Needed(figure, abs(then - now))
    return None


def _candidates(check: Check, measured: Figure) -> Iterator[Figure]:
    """Yield the figures just at the bar, the nearest first."""
    bars = [Fraction(check.value), Fraction(check.upper or check.value)]
    now = measured.exact(check.unit) or Fraction(0)
    bar = min(bars, key=lambda one: abs(one - now))
    whole = measured.denominator if measured.share is not None else None
    step = _step(measured)
    scale = Fraction(1)
    if whole is not None:
        scale = Fraction(whole) / (100 if is_percent(check.unit) else 1)
    steps = bar * scale / step
    up, down = ceil(steps), floor(steps)
    tries = {
        Comparator.MORE: [down + 1],
        Comparator.LESS: [up - 1],
        Comparator.AT_LEAST: [up],
        Comparator.AT_MOST: [down],
    }.get(check.comparator, [up, down])
    for count in tries:
        number = _decimal(count * step)
        yield Figure(number) if whole is None else Figure(numerator=number, denominator=whole)


def _step(measured: Figure) -> Fraction:
    """Count in wholes what is counted in wholes; a plain figure may be as fine as it is kept."""
    if measured.share is None:
        return _FINEST
    return Fraction(1) if all(one == int(one) for one in measured.share) else _FINEST


def _decimal(exact: Fraction) -> Decimal:
    # A count of ten-thousandths at the finest, so the division ends.
    return Decimal(exact.numerator) / Decimal(exact.denominator)
