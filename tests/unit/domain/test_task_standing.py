"""How a task stands: its leads, its milestones and its entries seen together on a day."""

from datetime import date

import pytest

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.standing import (
    Deadline,
    Due,
    Entry,
    Standing,
    current_entries,
    due_in,
    milestone_key,
    runs_in,
    standing,
)
from cchc_desktop.domain.status import PartCounts, Shown, State

TODAY = date(2026, 8, 10)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
DONE, GOING = State.DONE, State.IN_PROGRESS
IN_MARCH, IN_SEPTEMBER = date(2026, 3, 31), date(2026, 9, 30)


def entry(name: str, quarter: str = "2026Q1", **more: object) -> Entry:
    made: dict[str, object] = {
        "occurrence": None,
        "state": GOING,
        "percent": None,
        "done_on": None,
        **more,
    }
    return Entry(name, quarter, **made)  # type: ignore[arg-type]


def fixed(due: date | None = IN_SEPTEMBER, start: date | None = None) -> Deadline:
    return Deadline("fixed", settled=True, dues=(Due(start, due),))


QUARTERLY = Deadline(
    "recurring",
    settled=True,
    dues=tuple(
        Due(date(2026, month - 2, 1), date(2026, month, 28), f"2026Q{month // 3}")
        for month in (3, 6, 9, 12)
    ),
)
TWO_STAGES = Deadline(
    "compound",
    settled=True,
    dues=(Due(None, IN_MARCH, "2026-03-31"), Due(None, IN_SEPTEMBER, "2026-09-30")),
)


def one(deadline: Deadline, *entries: Entry, today: date = TODAY) -> Standing:
    return standing(deadline, [entries], today)


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    first, second = entry("a"), entry("b", state=DONE, corrects="a")
    assert current_entries([first, second]) == current_entries([second, first]) == [second]


def test_the_units_own_word_goes_before_one_typed_for_it() -> None:
    typed, own = entry("z", lane="on-behalf"), entry("a")
    assert current_entries([typed, own]) == current_entries([own, typed]) == [own]


def test_of_two_corrections_the_longer_chain_stands() -> None:
    start = entry("m")
    short = entry("z", corrects="m")
    middle, last = entry("b", corrects="m"), entry("a", corrects="b")
    assert current_entries([start, short, middle, last]) == [last]


def test_corrections_that_go_in_a_circle_do_not_hang() -> None:
    assert current_entries([entry("a", corrects="b"), entry("b", corrects="a")]) == []


def test_entries_come_by_quarter_one_each() -> None:
    late, early = entry("a", "2026Q3"), entry("b", "2026Q1")
    assert current_entries([late, early]) == [early, late]


def test_done_by_every_lead_is_done_on_the_last_ones_day() -> None:
    done = entry("a", state=DONE, done_on=IN_SEPTEMBER)
    later = entry("b", state=DONE, done_on=date(2026, 10, 1))
    assert standing(fixed(), [[done], [done]], TODAY).shown is Shown.DONE
    assert standing(fixed(), [[done], [later]], TODAY).shown is Shown.DONE_LATE
    half = standing(fixed(), [[done], []], TODAY)
    assert (half.shown, half.percent) == (Shown.IN_PROGRESS, 50)
    assert half.counts == PartCounts(done=1, of=2, late=0)


def test_the_latest_quarter_speaks() -> None:
    entries = (entry("a", percent=20), entry("b", "2026Q2", percent=60))
    assert one(fixed(), *entries).percent == 60


def test_a_withdrawn_task_is_stopped() -> None:
    assert standing(fixed(), [[]], TODAY, withdrawn=True).shown is Shown.STOPPED


def test_a_task_past_its_day_is_overdue_and_on_its_day_is_not() -> None:
    assert one(fixed(IN_MARCH)).shown is Shown.OVERDUE
    assert one(fixed(IN_MARCH), today=IN_MARCH).shown is Shown.DUE_SOON


def test_what_comes_each_quarter_is_due_next_when_the_last_was_done() -> None:
    done_twice = entry("a", "2026Q2", state=DONE, percent=100, done_on=date(2026, 6, 20))
    stands = one(QUARTERLY, done_twice)
    assert (stands.shown, stands.due) == (Shown.IN_PROGRESS, date(2026, 9, 28))


def test_what_comes_each_quarter_and_was_done_each_time_is_done() -> None:
    last = entry("a", "2026Q4", state=DONE, done_on=date(2026, 12, 20))
    stands = one(QUARTERLY, last)
    assert (stands.shown, stands.due) == (Shown.DONE, date(2026, 12, 28))


def test_an_entry_about_one_time_closes_that_time_alone() -> None:
    second = entry("a", "2026Q2", occurrence="2026Q2", state=DONE, done_on=date(2026, 6, 1))
    stands = one(QUARTERLY, second)
    assert (stands.shown, stands.due) == (Shown.OVERDUE, date(2026, 3, 28))
    both = one(QUARTERLY, second, entry("b", occurrence="2026Q1", state=DONE))
    assert (both.shown, both.due, both.percent) == (Shown.IN_PROGRESS, date(2026, 9, 28), 50)


def test_a_time_that_is_under_way_is_not_closed() -> None:
    begun = entry("a", occurrence="2026Q1", percent=40)
    assert one(QUARTERLY, begun).due == date(2026, 3, 28)


def test_stages_done_one_by_one_make_the_task_done() -> None:
    first = entry("a", occurrence="2026-03-31", state=DONE, done_on=IN_MARCH)
    assert one(TWO_STAGES, first).due == IN_SEPTEMBER
    last = entry("b", "2026Q3", occurrence="2026-09-30", state=DONE, done_on=IN_SEPTEMBER)
    assert one(TWO_STAGES, first, last).shown is Shown.DONE


def test_done_as_a_whole_closes_every_stage() -> None:
    stands = one(TWO_STAGES, entry("a", state=DONE, done_on=IN_MARCH))
    assert (stands.shown, stands.due) == (Shown.DONE, IN_SEPTEMBER)


def test_the_next_open_stage_of_any_lead_is_due() -> None:
    first = entry("a", occurrence="2026-03-31", state=DONE, done_on=IN_MARCH)
    assert standing(TWO_STAGES, [[first], []], TODAY).due == IN_MARCH


@pytest.mark.parametrize(
    ("period", "due"),
    [("2026Q1", date(2026, 3, 28)), ("2026H1", date(2026, 3, 28)), ("2026-12", date(2026, 12, 28))],
)
def test_due_in_a_period_is_its_first_day_due(period: str, due: date) -> None:
    assert due_in(QUARTERLY, parse(period)) == due


def test_nothing_due_in_a_period_is_none() -> None:
    assert due_in(fixed(), parse("2026Q1")) is None
    assert due_in(fixed(None), parse("2026Q1")) is None


@pytest.mark.parametrize(
    ("deadline", "period", "runs"),
    [
        (fixed(), "2026Q1", True),  # from the plan's first day on
        (fixed(start=date(2026, 7, 1)), "2026Q2", False),
        (fixed(start=date(2026, 7, 1)), "2026Q3", True),
        (fixed(), "2026Q4", False),  # not yet overdue, and done with by then
        (fixed(IN_MARCH), "2026Q2", True),  # overdue: still open
        (fixed(None), "2026Q2", True),
        (Deadline("ongoing", settled=True), "2026Q2", True),
        (Deadline("ongoing", settled=True), "2025Q4", False),  # its plan does not run then
        (Deadline("unclear", settled=False), "2027", False),
    ],
)
def test_what_runs_in_a_period(deadline: Deadline, period: str, *, runs: bool) -> None:
    stands = one(deadline)
    assert runs_in(deadline, *YEAR, parse(period), stands) is runs


def test_a_task_that_was_done_does_not_run_on() -> None:
    stands = one(fixed(IN_MARCH), entry("a", state=DONE, done_on=IN_MARCH))
    assert not runs_in(fixed(IN_MARCH), *YEAR, parse("2026Q2"), stands)


def test_what_an_entry_calls_a_milestone() -> None:
    assert milestone_key("2026Q1", IN_MARCH) == "2026Q1"
    assert milestone_key(None, IN_MARCH) == "2026-03-31"
    assert milestone_key(None, None) is None
