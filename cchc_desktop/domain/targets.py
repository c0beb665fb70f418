"""Targets (chỉ tiêu): what a plan promises to reach, and whether a measurement reaches it.

Judged on the exact value, never on a rounded one: 97,96 % is not 98 %. Must not know how targets
are written in a plan nor how a judgement is worded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from cchc_desktop.domain.indicators import Figure, HowAdds, is_percent, over_units


class Comparator(StrEnum):
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    RANGE = "range"  # both ends reach it


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not-met"
    NO_DATA = "no-data"


@dataclass(frozen=True, slots=True)
class Check:
    """One figure a target asks for; `upper` is the far end of a range and of nothing else."""

    comparator: Comparator
    value: Decimal
    unit: str = ""
    scope: str = ""
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.comparator is Comparator.RANGE) != (self.upper is not None):
            raise ValueError("a range has two ends and any other comparison one")


def judge(check: Check, measured: Figure) -> Verdict:
    exact = measured.exact(check.unit)
    if exact is None:
        return Verdict.NO_DATA
    return Verdict.MET if _reaches(check, exact) else Verdict.NOT_MET


def measured_together(check: Check, measured: Iterable[Figure]) -> Figure:
    """Tell the units' measurements of one target as one: shares by their parts, counts by sum."""
    return over_units(HowAdds.RATIO if is_percent(check.unit) else HowAdds.SUM, measured)


def _reaches(check: Check, exact: Fraction) -> bool:
    asked = Fraction(check.value)
    match check.comparator:
        case Comparator.AT_LEAST:
            return exact >= asked
        case Comparator.MORE:
            return exact > asked
        case Comparator.AT_MOST:
            return exact <= asked
        case Comparator.LESS:
            return exact < asked
        case Comparator.EQUAL:
            return exact == asked
        case Comparator.RANGE:
            return check.upper is not None and asked <= exact <= Fraction(check.upper)
