"""Laws of reading deadlines: what is written reads back, nothing raises, all is linear."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cchc_desktop.domain import deadlines
from cchc_desktop.domain.deadlines.plan import Plan, resolve
from cchc_desktop.domain.deadlines.terms import (
    Always,
    Count,
    Cycle,
    Dated,
    Day,
    Event,
    Every,
    Lag,
    Limit,
    OnDates,
    OnDay,
    OnWeek,
    OnWeekday,
    Period,
    Span,
    Term,
    Unit,
    Wait,
    YearWord,
)

YEARS = st.integers(2000, 2090)
MAYBE_YEARS = st.one_of(st.none(), YEARS, st.just(YearWord.NEXT))
DATES = st.dates(date(2000, 1, 1), date(2090, 12, 31))
NUMBERED = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.OPENING: 11, Unit.CLOSING: 11}


@st.composite
def days(draw: st.DrawFn) -> Day:
    return Day(draw(st.integers(1, 28)), draw(st.integers(1, 12)), draw(MAYBE_YEARS))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    unit = draw(st.sampled_from(Unit))
    end = draw(st.booleans())
    if unit in {Unit.SCHOOL_TERM, Unit.SCHOOL_YEAR}:
        number = draw(st.integers(1, 2)) if unit is Unit.SCHOOL_TERM else 0
        return Period(unit, number, draw(st.one_of(st.none(), YEARS)), end=end)
    if unit is Unit.YEAR:
        return Period(unit, 0, draw(YEARS), end=end)
    week = draw(st.integers(0, 5)) if unit is Unit.MONTH and not end else 0
    number = draw(st.integers(1, NUMBERED[unit]))
    return Period(unit, number, draw(MAYBE_YEARS), week=week, end=end)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, last = sorted(draw(st.lists(DATES, min_size=2, max_size=2)))
    return Span(Day(first.day, first.month, first.year), Day(last.day, last.month, last.year))


@st.composite
def dated(draw: st.DrawFn) -> Dated:
    limit = draw(st.sampled_from(Limit))
    time = draw(days() | periods() | spans())
    return Dated((time,), Limit.IN if isinstance(time, Span) else limit)


@st.composite
def recurrences(draw: st.DrawFn) -> Every:
    cycle = draw(st.sampled_from([Cycle.MONTH, Cycle.QUARTER]))
    within = draw(st.none() | YEARS.map(lambda year: Period(Unit.YEAR, 0, year)))
    offsets = {Cycle.MONTH: [0, 1], Cycle.QUARTER: [-2, -1, 0, 1, 2, 3]}[cycle]
    month = draw(st.sampled_from(offsets))
    anchor = draw(
        st.sampled_from(
            [
                None,
                OnDay(draw(st.integers(1, 31)), month, before=draw(st.booleans())),
                OnDay(0),
                OnWeek(draw(st.integers(1, 5)), month),
                Lag(draw(st.integers(1, 30)), working=draw(st.booleans())),
                Lag(-draw(st.integers(1, 30)), working=draw(st.booleans())),
                Lag(0, working=True),
            ],
        ),
    )
    return Every((cycle,), anchor, within)


def yearly() -> st.SearchStrategy[Every]:
    limits = st.sampled_from(Limit)
    unyeared = st.builds(Day, st.integers(1, 28), st.integers(1, 12))
    one = st.builds(lambda time, limit: Dated((time,), limit), unyeared, limits)
    return one.map(lambda when: Every((Cycle.YEAR,), OnDates(when)))


def listed() -> st.SearchStrategy[Every]:
    report = [Cycle.QUARTER, Cycle.FIRST_HALF, Cycle.NINE_MONTHS, Cycle.YEAR]
    lists = st.sampled_from([tuple(report), (report[0], report[3]), (report[1], report[3])])
    merged = lists.map(lambda cycles: Every(cycles, merged=True))
    single = st.sampled_from([Cycle.DAY, Cycle.WEEK, Cycle.HALF, Cycle.YEAR])
    weekdays = st.integers(0, 6).map(lambda day: Every((Cycle.WEEK,), OnWeekday(day)))
    since = st.builds(lambda time: Every((Cycle.QUARTER,), since=time), days())
    return merged | single.map(lambda cycle: Every((cycle,))) | weekdays | since


def others() -> st.SearchStrategy[Term]:
    waits = st.builds(Wait, st.integers(1, 99), st.sampled_from(Count))
    events = st.builds(Event, waits, st.booleans()) | st.just(Event(loose=True)) | st.just(Event())
    ongoing = st.builds(lambda time: Always(since=time), days() | periods())
    within = YEARS.map(lambda year: Always(within=Period(Unit.YEAR, 0, year)))
    return events | ongoing | within | st.just(Always())


@settings(max_examples=600)
@given(dated() | recurrences() | yearly() | listed() | others())
def test_a_meaning_written_as_a_phrase_reads_back_as_itself(term: Term):
    phrase = deadlines.render(term)
    parsed = deadlines.parse(phrase)
    assert parsed.terms == (term,), phrase
    assert parsed.slip is None


@given(dated() | recurrences() | yearly() | listed() | others(), DATES)
def test_capitals_and_spaces_change_nothing(term: Term, first: date):
    phrase = deadlines.render(term)
    last = first + timedelta(days=364)
    plainly = deadlines.read(phrase, first, last)
    for other in (phrase.upper(), f"  {phrase.replace(' ', '   ')} . "):
        again = deadlines.read(other, first, last)
        assert (again.kind, again.milestones) == (plainly.kind, plainly.milestones)


@given(DATES, st.integers(300, 366))
def test_a_day_without_a_year_falls_into_its_plan(day: date, length: int):
    first = day - timedelta(days=length // 2)
    last = first + timedelta(days=length)
    meaning = deadlines.read(f"đến ngày {day.day} tháng {day.month}", first, last)
    assert [one.due for one in meaning.milestones] in ([day], [])
    if not meaning.milestones:  # 29/2 or a day that the plan meets twice
        assert meaning.doubt == deadlines.Doubt("which-year", meaning.text)


@given(dated(), DATES, st.integers(27, 1500))
def test_before_is_due_earlier_than_within(one: Dated, first: date, length: int):
    plan = Plan(first, first + timedelta(days=length))
    time = one.times[0]
    assume(not isinstance(time, Span) and isinstance(time.year, int))
    assert not isinstance(resolve(time, Limit.BEFORE, plan), str)
    before = deadlines.read(deadlines.render(Dated((time,), Limit.BEFORE)), plan.first, plan.last)
    within = deadlines.read(deadlines.render(Dated((time,), Limit.BY)), plan.first, plan.last)
    for early, late in zip(before.milestones, within.milestones, strict=False):
        assert early.due is not None
        assert late.due is not None
        ends = isinstance(time, Period) and time.end
        assert early.due == late.due if ends else early.due < late.due


@given(DATES, st.integers(0, 2000))
def test_occurrences_have_keys_of_their_own(first: date, length: int):
    last = first + timedelta(days=length)
    for phrase in ("hằng tuần", "hằng tháng", "hằng quý", "6 tháng/lần", "hằng năm"):
        found = deadlines.read(phrase, first, last).milestones
        keys = [deadlines.occurrence_key(one) for one in found]
        assert None not in keys
        assert len(set(keys)) == len(keys)
        assert all(one.due is not None and one.due >= first for one in found)


@given(st.text(max_size=80), st.dates(), st.dates(), st.none() | st.dates())
@example("trước ngày 01 tháng 01 năm sau", date.max, date.max, date.max)
@example("ngày 05 tháng kế tiếp", date(9999, 1, 1), date.max, None)
@example("tuần đầu của quý", date.min, date.min, None)
@example("hằng tuần", date.max - timedelta(days=3), date.max, None)
@example("trong vòng 9999 năm kể từ ngày ký", date.min, date.min, date.max)
@example("hằng tháng", date.max, date.min, None)
def test_nothing_raises(phrase: str, first: date, last: date, signed_on: date | None):
    meaning = deadlines.read(phrase, first, last, signed_on)
    assert meaning.text == phrase
    assert (meaning.kind is deadlines.Kind.UNCLEAR) == (not meaning.milestones)
    assert meaning.milestones or meaning.doubt


PIECES = st.sampled_from(
    """
    trước đến chậm nhất ngày tháng quý năm tuần hằng mỗi sau kế tiếp cuối đầu của từ kể khi theo
    trong vòng làm việc thường xuyên định kỳ học và hoặc 1 6 12 31 30/6 31/2 2024 2023-2025 I II
    , ; : . - / ( ) l0 1/1 17h00 T6 45000 ² ٣
    """.split(),  # noqa: SIM905
)


@given(st.lists(PIECES, max_size=30).map(" ".join), DATES)
def test_no_jumble_of_our_own_words_raises(phrase: str, first: date):
    meaning = deadlines.read(phrase, first, first + timedelta(days=365), first)
    assert meaning.milestones or meaning.doubt
    due = deadlines.due_after(phrase, first)
    assert due is None or due >= first


@pytest.mark.parametrize(
    "piece",
    [
        "1/1 và ", "trước ", "tháng 1, ", "sau khi có ", "hằng quý, ", "ngày 15 các tháng 1, 2, ",
        "(", "1/", "A/", "9", "l0 ", "; ", "- ", "từ ngày 1/1 đến ", "khi trước ngày ", "năm 2024-",
        "thường xuyên, ", "\u0301", "abc ", "theo kế hoạch trước ngày 1/1 ",
    ],
)  # fmt: skip
def test_reading_is_linear(piece: str):
    def seconds(length: int) -> float:
        phrase = piece * (length // len(piece))
        best = 9.0
        for _ in range(3):
            begun = perf_counter()
            deadlines.read(phrase, date(2024, 1, 1), date(2024, 12, 31))
            best = min(best, perf_counter() - begun)
        return best

    # Eight times the length: a quadratic reader would take sixty-four times as long.
    assert seconds(10_000) < 28 * seconds(1_250) + 0.05
