"""What a measurement still needs, and which figures are asked about."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_desktop.domain.far_off import FarOff, far_off
from cchc_desktop.domain.indicators import NO_DATA, Figure
from cchc_desktop.domain.reaching import Needed, needed
from cchc_desktop.domain.targets import Check, Comparator


def share(part: str, whole: str) -> Figure:
    return Figure(numerator=Decimal(part), denominator=Decimal(whole))


def check(comparator: Comparator, value: int, upper: int | None = None) -> Check:
    far = None if upper is None else Decimal(upper)
    return Check(comparator, Decimal(value), "%", upper=far)


@pytest.mark.parametrize(
    ("asked", "measured", "part"),
    [
        (check(Comparator.AT_LEAST, 98), share("470", "490"), "481"),
        (check(Comparator.MORE, 98), share("470", "500"), "491"),
        (check(Comparator.AT_MOST, 10), share("60", "490"), "49"),
        (check(Comparator.LESS, 10), share("60", "490"), "48"),
        (check(Comparator.EQUAL, 100), share("17", "18"), "18"),
        (check(Comparator.RANGE, 40, 60), share("10", "33"), "14"),
        (check(Comparator.RANGE, 40, 60), share("30", "33"), "19"),
        (check(Comparator.AT_LEAST, 50), share("1.5", "4.5"), "2.25"),
    ],
)
def test_a_share_needs_so_many_of_as_many(asked: Check, measured: Figure, part: str):
    found = needed(asked, measured)
    assert found is not None
    assert found.figure == Figure(numerator=Decimal(part), denominator=measured.denominator)


def test_a_plain_figure_needs_the_bar_itself():
    asked = Check(Comparator.AT_MOST, Decimal(15), "phút")
    found = needed(asked, Figure(Decimal("17.5")))
    assert found == Needed(Figure(Decimal(15)), Fraction(5, 2))


@pytest.mark.parametrize(
    ("asked", "measured"),
    [
        (check(Comparator.AT_LEAST, 98), NO_DATA),
        (check(Comparator.AT_LEAST, 98), share("0", "0")),
        (check(Comparator.AT_LEAST, 98), share("49", "50")),
        (check(Comparator.EQUAL, 50), share("1", "3")),  # half of three cannot be counted
    ],
)
def test_where_nothing_can_be_said_nothing_is(asked: Check, measured: Figure):
    assert needed(asked, measured) is None


@pytest.mark.parametrize(
    ("value", "past", "usual"),
    [
        (3050, [300, 310, 290], (290, 310)),
        (30, [300, 310, 290], (290, 310)),
        (931, [300, 310, 290], (290, 310)),
        (930, [300, 310, 290], None),
        (97, [300, 310, 290], None),
        (3050, [300, 310], None),  # too few quarters to say what is usual
        (9, [1, 0, 2], None),  # small counts jump
        (12, [0, 0, 0], (0, 0)),
        (500, [5, *[300] * 8], None),
        (20, [5, *[300] * 8], (300, 300)),  # what was longer ago than two years counts no more
    ],
)
def test_a_figure_is_far_off_beyond_three_times_its_past(
    value: int, past: list[int], usual: tuple[int, int] | None
):
    found = far_off(Decimal(value), [Decimal(one) for one in past])
    assert found == (None if usual is None else FarOff(Decimal(usual[0]), Decimal(usual[1])))
