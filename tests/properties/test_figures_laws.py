"""Laws of figures, verdicts and the states of several leads."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.deadlines.model import Kind
from cchc_desktop.domain.indicators import Figure, HowAdds, over_units, rounded
from cchc_desktop.domain.status import (
    DUE_SOON,
    Part,
    Shown,
    State,
    combine_leads,
    count_parts,
    shown_state,
)
from cchc_desktop.domain.targets import Check, Comparator, Verdict, judge

numbers = st.decimals(-(10**12), 10**12, places=4)
counts = st.integers(0, 10**12).map(Decimal)
plain = st.builds(Figure, numbers)
shares = st.builds(
    lambda numerator, rest: Figure(numerator=numerator, denominator=numerator + rest),
    counts,
    counts,
)
alike = st.lists(plain, min_size=1) | st.lists(shares, min_size=1)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
parts = st.lists(
    st.builds(
        Part,
        st.none() | st.sampled_from(State),
        st.none() | st.integers(0, 100),
        st.none() | days,
    ),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from([HowAdds.SUM, HowAdds.RATIO, HowAdds.LAST]), alike, st.data())
def test_units_are_added_in_any_order_and_in_any_parts(
    how: HowAdds, figures: list[Figure], data: st.DataObject
):
    whole = over_units(how, figures)
    assert over_units(how, data.draw(st.permutations(figures))) == whole
    cut = data.draw(st.integers(0, len(figures)))
    in_parts = [over_units(how, figures[:cut]), over_units(how, figures[cut:])]
    if whole.is_stated:
        assert over_units(how, in_parts) == whole


@given(st.lists(plain, min_size=2))
def test_sums_are_exact(figures: list[Figure]):
    assert over_units(HowAdds.SUM, figures).exact() == sum(one.exact() for one in figures)


@given(st.lists(shares, min_size=1))
def test_a_share_of_all_lies_between_the_shares(figures: list[Figure]):
    each = [one.exact("%") for one in figures if one.exact("%") is not None]
    together = over_units(HowAdds.RATIO, figures).exact("%")
    if together is None:
        assert not each
    else:
        assert min(each) <= together <= max(each)


@given(plain | shares, numbers, st.sampled_from(["%", "mô hình"]))
def test_verdicts_agree_with_each_other(measured: Figure, asked: Decimal, unit: str):
    met = {
        comparator: judge(Check(comparator, asked, unit), measured) is Verdict.MET
        for comparator in Comparator
        if comparator is not Comparator.RANGE
    }
    if measured.exact(unit) is None:
        assert not any(met.values())
        return
    assert met[Comparator.AT_LEAST] != met[Comparator.LESS]
    assert met[Comparator.AT_MOST] != met[Comparator.MORE]
    assert met[Comparator.EQUAL] == (met[Comparator.AT_LEAST] and met[Comparator.AT_MOST])
    ends = Check(Comparator.RANGE, asked, unit, upper=asked)
    assert (judge(ends, measured) is Verdict.MET) == met[Comparator.EQUAL]


@given(st.fractions(), st.integers(0, 6))
def test_rounding_goes_to_the_nearest(exact: Fraction, places: int):
    written = rounded(exact, places)
    assert abs(Fraction(written) - exact) * 2 <= Fraction(1, 10**places)
    assert rounded(Fraction(written), places) == written
    assert Fraction(rounded(-exact, places)) == -Fraction(written)


@given(parts, st.data())
def test_leads_make_one_task_in_any_order(leads: list[Part], data: st.DataObject):
    state, percent = combine_leads(leads)
    assert combine_leads(data.draw(st.permutations(leads))) == (state, percent)
    assert combine_leads(leads * 2) == (state, percent)
    assert percent is None or 0 <= percent <= 100
    owing = {one.state for one in leads} - {State.NOT_ARISEN, State.STOPPED}
    assert (state is State.DONE) == (owing == {State.DONE})
    assert state is not State.DONE or percent == 100


@given(parts)
def test_one_lead_is_the_task(leads: list[Part]):
    alone = leads[0]
    percent = 100 if alone.state is State.DONE else alone.percent
    assert combine_leads(leads[:1]) == (alone.state, percent)


@given(parts, st.none() | days, days)
def test_late_is_what_is_shown_late(leads: list[Part], due: date | None, today: date):
    late = count_parts(leads, due, today).late
    shown = [shown_state(one.state, one.done_on, due, Kind.FIXED, True, today) for one in leads]
    assert late == sum(one in {Shown.OVERDUE, Shown.DONE_LATE} for one in shown)


@given(
    entered=st.none() | st.sampled_from(State),
    done_on=st.none() | days,
    due=st.none() | days,
    kind=st.sampled_from(Kind),
    settled=st.booleans(),
    today=days,
)
def test_what_is_shown_means_what_it_says(
    *,
    entered: State | None,
    done_on: date | None,
    due: date | None,
    kind: Kind,
    settled: bool,
    today: date,
):
    shown = shown_state(entered, done_on, due, kind, settled, today)
    if shown is Shown.OVERDUE:
        assert settled
        assert due < today
    if shown is Shown.DUE_SOON:
        assert timedelta(0) <= due - today <= DUE_SOON
    if shown is Shown.DONE_LATE:
        assert due < done_on
    if shown is Shown.UNCONFIRMED:
        assert not settled or (kind is Kind.UNCLEAR and due is None)
