"""Whether a measurement reaches what a target asks."""

from decimal import Decimal

import pytest

from cchc_desktop.domain.indicators import NO_DATA, Figure
from cchc_desktop.domain.targets import Check, Comparator, Verdict, judge, measured_together


@pytest.mark.parametrize(
    ("comparator", "below", "at", "above"),
    [
        (Comparator.AT_LEAST, False, True, True),
        (Comparator.MORE, False, False, True),
        (Comparator.AT_MOST, True, True, False),
        (Comparator.LESS, True, False, False),
        (Comparator.EQUAL, False, True, False),
    ],
)
def test_comparators(*, comparator: Comparator, below: bool, at: bool, above: bool):
    check = Check(comparator, Decimal("98.5"), "%")
    measured = [Figure(Decimal(text)) for text in ("98.49", "98.50", "98.51")]
    reached = [judge(check, figure) is Verdict.MET for figure in measured]
    assert reached == [below, at, above]


@pytest.mark.parametrize(("value", "met"), [("0", False), ("1", True), ("2", True), ("3", False)])
def test_both_ends_of_a_range_reach_it(*, value: str, met: bool):
    check = Check(Comparator.RANGE, Decimal(1), "mô hình", upper=Decimal(2))
    assert judge(check, Figure(Decimal(value))) is (Verdict.MET if met else Verdict.NOT_MET)


def test_only_a_range_has_an_upper_end():
    with pytest.raises(ValueError, match="two ends"):
        Check(Comparator.RANGE, Decimal(1))
    with pytest.raises(ValueError, match="two ends"):
        Check(Comparator.EQUAL, Decimal(1), upper=Decimal(2))


def test_nothing_measured():
    check = Check(Comparator.AT_LEAST, Decimal(98), "%")
    assert judge(check, NO_DATA) is Verdict.NO_DATA
    nothing_received = Figure(numerator=Decimal(0), denominator=Decimal(0))
    assert judge(check, nothing_received) is Verdict.NO_DATA


def test_a_share_is_judged_before_it_is_rounded():
    check = Check(Comparator.AT_LEAST, Decimal(98), "%")
    nearly = Figure(numerator=Decimal(97_999_999), denominator=Decimal(100_000_000))
    exactly = Figure(numerator=Decimal(49), denominator=Decimal(50))
    assert judge(check, nearly) is Verdict.NOT_MET
    assert judge(check, exactly) is Verdict.MET
    thirds = Check(Comparator.LESS, Decimal("33.3333333333333333333333333334"), "%")
    third = Figure(numerator=Decimal(1), denominator=Decimal(3))
    assert judge(thirds, third) is Verdict.MET


def test_a_share_of_another_unit_is_no_percentage():
    check = Check(Comparator.AT_MOST, Decimal("0.5"), "lần")
    assert judge(check, Figure(numerator=Decimal(1), denominator=Decimal(2))) is Verdict.MET


def test_units_together():
    percent = Check(Comparator.AT_LEAST, Decimal(90), "%")
    large = Figure(numerator=Decimal(80), denominator=Decimal(100))
    small = Figure(numerator=Decimal(1), denominator=Decimal(1))
    together = measured_together(percent, [large, NO_DATA, small])
    assert together == Figure(numerator=Decimal(81), denominator=Decimal(101))
    assert judge(percent, together) is Verdict.NOT_MET  # the mean of 80 % and 100 % would reach it

    typed = [Figure(Decimal(95)), Figure(Decimal(99))]
    assert measured_together(percent, typed) == NO_DATA
    assert measured_together(percent, typed[:1]) == typed[0]

    models = Check(Comparator.AT_LEAST, Decimal(2), "mô hình")
    counted = [Figure(Decimal(1)), Figure(Decimal(2))]
    assert measured_together(models, counted) == Figure(Decimal(3))
