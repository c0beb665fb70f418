"""How figures add up over quarters and units."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_desktop.domain.indicators import (
    NO_DATA,
    Figure,
    FigureError,
    HowAdds,
    over_quarters,
    over_units,
    rounded,
    total,
)


def counted(*numbers: int | None) -> list[Figure]:
    return [NO_DATA if one is None else Figure(Decimal(one)) for one in numbers]


def share(numerator: int, denominator: int) -> Figure:
    return Figure(numerator=Decimal(numerator), denominator=Decimal(denominator))


@pytest.mark.parametrize(
    ("how", "quarters", "units"),
    [
        (HowAdds.SUM, 12, 12),
        (HowAdds.LAST, 2, 12),
        (HowAdds.MAX, 7, 7),
        (HowAdds.RATIO, None, None),
        (HowAdds.NONE, None, None),
    ],
)
def test_numbers_counted(how: HowAdds, quarters: int | None, units: int | None):
    figures = counted(3, 7, None, 2, None)
    assert over_quarters(how, figures) == counted(quarters)[0]
    assert over_units(how, figures) == counted(units)[0]


@pytest.mark.parametrize("how", HowAdds)
def test_one_figure_is_told_as_it_is_and_none_as_none(how: HowAdds):
    for tell in (over_quarters, over_units):
        assert tell(how, counted(None, 5, None)) == Figure(Decimal(5))
        assert tell(how, [share(0, 0)]) == share(0, 0)
        assert tell(how, counted(None, None)) == NO_DATA


@pytest.mark.parametrize("how", [HowAdds.RATIO, HowAdds.SUM])
def test_shares_are_added_by_their_parts(how: HowAdds):
    assert over_quarters(how, [share(80, 100), share(0, 0), share(1, 1)]) == share(81, 101)
    assert over_units(how, [share(80, 100), share(1, 1)]) == share(81, 101)


def test_shares_of_the_latest_quarter_are_added_over_units():
    assert over_quarters(HowAdds.LAST, [share(1, 2), share(2, 3)]) == share(2, 3)
    assert over_units(HowAdds.LAST, [share(1, 2), share(2, 3)]) == share(3, 5)


def test_the_largest_share():
    shares = [share(1, 3), share(0, 0), share(1, 2), share(2, 5)]
    assert over_units(HowAdds.MAX, shares) == share(1, 2)


@pytest.mark.parametrize("how", [HowAdds.SUM, HowAdds.RATIO, HowAdds.MAX])
def test_a_share_and_a_bare_number_do_not_mix(how: HowAdds):
    assert over_units(how, [share(1, 2), Figure(Decimal(50))]) == NO_DATA


def test_staff_at_the_end_of_the_year_in_all_units():
    by_unit = [counted(10, 11, None, 12), counted(5, 5, 4, None), counted(None)]
    assert total(HowAdds.LAST, by_unit) == Figure(Decimal(16))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"value": Decimal("NaN")}, "figure-not-a-number"),
        ({"value": Decimal("Infinity")}, "figure-not-a-number"),
        ({"value": Decimal("1E+31")}, "figure-not-a-number"),
        ({"numerator": Decimal(1)}, "figure-half-a-share"),
        ({"denominator": Decimal(1)}, "figure-half-a-share"),
        ({"numerator": Decimal(1), "denominator": Decimal(-1)}, "figure-of-less-than-nothing"),
    ],
)
def test_what_is_no_figure(parts: dict[str, Decimal], code: str):
    with pytest.raises(FigureError) as refused:
        Figure(**parts)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("exact", "places", "written"),
    [
        (Fraction(200, 3), 2, "66.67"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(98), 1, "98.0"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_rounding(exact: Fraction, places: int, written: str):
    assert str(rounded(exact, places)) == written
