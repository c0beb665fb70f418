"""What is shown of a task, and how its leads' parts make one state."""

from datetime import date

import pytest

from cchc_desktop.domain.deadlines.model import Kind
from cchc_desktop.domain.status import (
    Part,
    PartCounts,
    Shown,
    State,
    combine_leads,
    combined_done_on,
    count_parts,
    shown_state,
)

DUE = date(2026, 3, 31)
BEFORE, LATE = date(2026, 3, 1), date(2026, 4, 1)
DONE = Part(State.DONE, 100, BEFORE)


@pytest.mark.parametrize(
    ("entered", "done_on", "due", "today", "shown"),
    [
        (State.STOPPED, None, DUE, LATE, Shown.STOPPED),
        (State.CARRIED_OVER, None, DUE, LATE, Shown.CARRIED_OVER),
        (State.NOT_ARISEN, None, DUE, LATE, Shown.NOT_ARISEN),
        (State.DONE, DUE, DUE, LATE, Shown.DONE),
        (State.DONE, LATE, DUE, LATE, Shown.DONE_LATE),
        (State.DONE, LATE, None, LATE, Shown.DONE),
        (State.DONE, None, DUE, LATE, Shown.DONE),
        (State.PAUSED, None, DUE, LATE, Shown.OVERDUE),
        (None, None, DUE, LATE, Shown.OVERDUE),
        (State.ONGOING, None, DUE, DUE, Shown.DUE_SOON),
        (State.IN_PROGRESS, None, DUE, date(2026, 3, 17), Shown.DUE_SOON),
        (State.IN_PROGRESS, None, DUE, date(2026, 3, 16), Shown.IN_PROGRESS),
        (State.PAUSED, None, DUE, BEFORE, Shown.PAUSED),
        (State.ONGOING, None, None, BEFORE, Shown.ONGOING),
        (State.NOT_STARTED, None, DUE, BEFORE, Shown.UPCOMING),
        (None, None, DUE, BEFORE, Shown.UPCOMING),
    ],
)
def test_first_that_applies(
    entered: State | None, done_on: date | None, due: date | None, today: date, shown: Shown
):
    assert shown_state(entered, done_on, due, Kind.FIXED, True, today) is shown


@pytest.mark.parametrize("state", [None, *State])
def test_an_unsettled_deadline_shows_unless_the_task_is_closed(state: State | None):
    closed = {State.STOPPED, State.CARRIED_OVER, State.NOT_ARISEN, State.DONE}
    shown = shown_state(state, None, DUE, Kind.FIXED, False, LATE)
    assert (shown is Shown.UNCONFIRMED) == (state not in closed)


@pytest.mark.parametrize(
    ("kind", "due", "shown"),
    [
        (Kind.UNCLEAR, None, Shown.UPCOMING),  # a person decided that there is no date
        (Kind.UNCLEAR, DUE, Shown.UPCOMING),
        (Kind.EVENT, None, Shown.UPCOMING),
        (Kind.ONGOING, None, Shown.ONGOING),
        (Kind.RECURRING, None, Shown.UPCOMING),
    ],
)
def test_settled_deadlines_nothing_was_entered_for(kind: Kind, due: date | None, shown: Shown):
    assert shown_state(None, None, due, kind, True, BEFORE) is shown


def test_an_ongoing_task_somebody_says_is_not_begun():
    shown = shown_state(State.NOT_STARTED, None, None, Kind.ONGOING, True, LATE)
    assert shown is Shown.UPCOMING


@pytest.mark.parametrize(
    ("states", "combined"),
    [
        ([], None),
        ([None, None], None),
        (["done", "done"], "done"),
        (["done", "in-progress"], "in-progress"),
        (["done", None], "in-progress"),
        (["done", "not-started"], "in-progress"),
        (["done", "not-arisen"], "done"),
        (["done", "stopped"], "done"),
        (["done", "carried-over"], "carried-over"),
        (["done", "paused"], "paused"),
        (["done", "ongoing"], "ongoing"),
        (["not-started", None], "not-started"),
        (["carried-over", None], "not-started"),
        (["ongoing", None], "ongoing"),
        (["ongoing", "not-started"], "in-progress"),
        (["paused", "in-progress"], "in-progress"),
        (["paused", "paused", "stopped"], "paused"),
        (["not-arisen", "not-arisen"], "not-arisen"),
        (["not-arisen", "stopped"], "stopped"),
        (["not-arisen", None], None),
    ],
)
def test_state_of_several_leads(states: list[str | None], combined: str | None):
    state, _ = combine_leads([Part(State(one) if one else None) for one in states])
    assert state == combined


@pytest.mark.parametrize(
    ("parts", "percent"),
    [
        ([], None),
        ([Part(), Part(State.IN_PROGRESS)], None),
        ([Part(State.IN_PROGRESS, 50), Part()], 25),
        ([Part(State.IN_PROGRESS, 0), Part(State.IN_PROGRESS, 1)], 1),
        ([Part(State.IN_PROGRESS, 33), Part(State.IN_PROGRESS, 33), DONE], 55),
        ([Part(State.DONE), Part(State.IN_PROGRESS, 40)], 70),
        ([DONE, Part(State.NOT_ARISEN)], 100),
        ([Part(State.STOPPED, 40)], 40),
    ],
)
def test_percent_is_the_mean_of_the_leads(parts: list[Part], percent: int | None):
    assert combine_leads(parts)[1] == percent


def test_done_with_its_last_part():
    parts = [DONE, Part(State.DONE, 100, LATE), Part(State.DONE), Part(State.STOPPED)]
    assert combined_done_on(parts) == LATE
    assert combined_done_on([Part(State.DONE)]) is None
    assert combined_done_on([DONE, Part(State.IN_PROGRESS)]) is None


def test_counts_of_parts():
    parts = [
        DONE,
        Part(State.DONE, 100, LATE),
        Part(State.DONE),
        Part(State.STOPPED),
        Part(State.IN_PROGRESS),
        Part(),
    ]
    assert count_parts(parts, DUE, DUE) == PartCounts(done=3, of=6, late=1)
    assert count_parts(parts, DUE, LATE) == PartCounts(done=3, of=6, late=3)
    assert count_parts(parts, None, LATE) == PartCounts(done=3, of=6, late=0)
