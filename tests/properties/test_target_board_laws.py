"""Laws of what a target still needs, of slips, and of sums beside each other."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_desktop.domain.far_off import far_off
from cchc_desktop.domain.indicators import Figure, HowAdds, over_quarters
from cchc_desktop.domain.reaching import needed
from cchc_desktop.domain.targets import Check, Comparator, Verdict, judge
from cchc_desktop.domain.typed_figures import read_number
from resources.words import shown

bars = st.decimals(0, 100, places=1)
one_sided = st.sampled_from(
    [Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS]
)
checks = st.one_of(
    st.builds(Check, one_sided, bars, st.sampled_from(["%", "điểm", ""])),
    st.builds(
        lambda low, more: Check(Comparator.RANGE, low, "%", upper=low + more),
        bars,
        st.decimals(1, 20, places=1),
    ),
)
shares = st.builds(
    lambda part, rest: Figure(numerator=Decimal(part), denominator=Decimal(part + rest)),
    st.integers(0, 5000),
    st.integers(0, 5000),
)
plain = st.builds(Figure, st.decimals(0, 200, places=2))
counts = st.lists(st.integers(0, 10**6).map(Decimal), min_size=3, max_size=12)


@given(checks, shares | plain)
def test_what_is_needed_reaches_the_bar(check: Check, measured: Figure):
    found = needed(check, measured)
    if judge(check, measured) is not Verdict.NOT_MET:
        assert found is None
    elif found is not None:
        assert judge(check, found.figure) is Verdict.MET
        assert found.away > 0
        assert found.figure.denominator == measured.denominator


@given(bars, shares)
def test_one_less_would_not_reach_it(bar: Decimal, measured: Figure):
    check = Check(Comparator.AT_LEAST, bar, "%")
    found = needed(check, measured)
    assume(found is not None)
    assert found is not None
    assert found.figure.numerator is not None
    less = Figure(numerator=found.figure.numerator - 1, denominator=measured.denominator)
    assert judge(check, less) is Verdict.NOT_MET


@given(counts, st.integers(0, 10**6).map(Decimal))
def test_more_than_a_slip_upwards_is_a_slip_too(past: list[Decimal], value: Decimal):
    usual = far_off(value, past)
    if usual is not None and value > usual.most:
        assert far_off(value * 2, past) == usual


@given(counts)
def test_what_was_there_before_is_no_slip(past: list[Decimal]):
    assert all(far_off(value, past) is None for value in past[-8:])


@given(counts)
def test_a_nought_too_many_is_asked_about(past: list[Decimal]):
    assume(max(past[-8:]) > 1)
    assert far_off(max(past[-8:]) * 10, past) is not None


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
def test_half_and_rest_make_the_year(quarters: list[int]):
    figures = [Figure(Decimal(one)) for one in quarters]
    half, rest = over_quarters(HowAdds.SUM, figures[:2]), over_quarters(HowAdds.SUM, figures[2:])
    year = over_quarters(HowAdds.SUM, figures).exact()
    assert year == (half.exact() or Fraction(0)) + (rest.exact() or Fraction(0))


@given(st.integers(-(10**12), 10**12), st.integers(0, 2))
def test_a_number_as_it_is_shown_can_be_typed(digits: int, places: int):
    number = Decimal(digits).scaleb(-places)
    assert read_number(shown(number)) == number
