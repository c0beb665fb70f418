"""Which dates of a task are still to be met by one unit."""

from datetime import date
from itertools import product

import pytest

from cchc_desktop.domain.reminders.owed import still_owed
from cchc_desktop.domain.standing import Deadline, Due, Entry, standing
from cchc_desktop.domain.status import Shown, State

DONE, GOING, NONE_ARISEN = State.DONE, State.IN_PROGRESS, State.NOT_ARISEN
QUARTERS = [Due(None, date(2026, month, 28), f"2026Q{month // 3}") for month in (3, 6, 9, 12)]
STAGES = [Due(None, date(2026, 3, 31), "2026-03-31"), Due(None, date(2026, 10, 31), "2026-10-31")]


def entry(state: State, quarter: int, key: str | None = None, **more: object) -> Entry:
    name = str(more.pop("name", f"{quarter}{key}{state}"))
    return Entry(name, f"2026Q{quarter}", key, state, None, None, **more)  # type: ignore[arg-type]


def test_nothing_said_owes_everything():
    assert still_owed("compound", STAGES, []) == STAGES
    assert still_owed("compound", STAGES, [entry(GOING, 1)]) == STAGES


@pytest.mark.parametrize("state", [DONE, NONE_ARISEN, State.STOPPED, State.CARRIED_OVER])
def test_a_closed_part_owes_nothing(state: State):
    assert still_owed("fixed", STAGES[:1], [entry(state, 1)]) == []
    assert still_owed("compound", STAGES, [entry(GOING, 1), entry(state, 2)]) == []


def test_a_part_that_was_opened_again_owes_again():
    assert still_owed("compound", STAGES, [entry(DONE, 1), entry(GOING, 2)]) == STAGES


def test_an_entry_about_one_date_closes_that_one():
    assert still_owed("compound", STAGES, [entry(DONE, 1, "2026-03-31")]) == STAGES[1:]
    assert still_owed("recurring", QUARTERS, [entry(NONE_ARISEN, 2, "2026Q2")]) == [
        QUARTERS[0],
        *QUARTERS[2:],
    ]
    assert still_owed("recurring", QUARTERS, [entry(GOING, 2, "2026Q2")]) == QUARTERS


@pytest.mark.parametrize("state", [DONE, NONE_ARISEN])
def test_a_quarter_of_a_recurring_task_closes_what_was_due_in_it(state: State):
    assert still_owed("recurring", QUARTERS, [entry(state, 2)]) == QUARTERS[2:]
    undated = [Due(None, None), *QUARTERS]
    assert still_owed("recurring", undated, [entry(state, 2)]) == QUARTERS[2:]


def test_a_recurring_task_that_was_stopped_owes_nothing():
    assert still_owed("recurring", QUARTERS, [entry(State.STOPPED, 2)]) == []


def test_a_correction_counts():
    former = entry(DONE, 1, name="a")
    assert still_owed("fixed", STAGES[:1], [former, entry(GOING, 1, corrects="a")]) == STAGES[:1]


def test_what_is_shown_as_done_is_not_owed():
    """The list of tasks and the reminders judge alike."""
    said = [
        entry(state, quarter, key)
        for state, quarter, key in product(
            (DONE, GOING), (1, 4), (None, "2026Q1", "2026Q4", "2026-03-31", "2026-10-31")
        )
    ]
    for first, second in product(said, said):
        for kind, dues in (("recurring", QUARTERS), ("compound", STAGES), ("fixed", STAGES[:1])):
            told = standing(Deadline(kind, settled=True, dues=dues), [[first, second]], date.max)
            done = told.shown in (Shown.DONE, Shown.DONE_LATE)
            owed = still_owed(kind, dues, [first, second])
            assert not (done and owed), (kind, first, second)
