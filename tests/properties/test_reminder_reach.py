"""What is near is read and judged alone: it must say what reading everything says.

Over invented offices, and whatever somebody may have done about their reminders.
"""

import uuid
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from builders.effort import effort
from builders.invented import Invented, days, invent, tasks
from builders.offices import an_office
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.reminders import (
    VIETNAM,
    Act,
    Dealt,
    Kind,
    LeadTimes,
    Occasion,
    Reminder,
    due_reminders,
    reach,
)
from cchc_desktop.services.occasions import occasions_of
from cchc_desktop.services.reminding.reminders import (
    look,
    mark_shown,
    set_lead_times,
    snooze_many,
    tasks_behind,
)
from db.models.office import ReminderAct
from db.plain import ask_through
from db.queries.reminders import act_rows, shown_rows

leads = st.lists(st.integers(0, 60), max_size=3)


@dataclass(frozen=True)
class Whole:
    """Everything there is, read as it was before anything was left out."""

    occasions: Sequence[Occasion]
    acts: Sequence[Dealt]
    shown: Sequence[Dealt]
    leads: LeadTimes

    @classmethod
    def of(cls, office: Office, today: date, leads: LeadTimes, person: uuid.UUID | None) -> "Whole":
        with office.desk.store.reading() as connection:
            ask = ask_through(connection)
            return cls(
                occasions_of(connection, office.desk.unit_id, today, person),
                [Dealt(one.reminder, Act(one.act), one.at, one.until) for one in act_rows(ask)],
                [Dealt(reminder, Act.SHOWN, at) for reminder, at in shown_rows(ask)],
                leads,
            )

    def waiting(self, now: datetime) -> list[Reminder]:
        return due_reminders(now, self.occasions, self.acts, self.leads, WorkCalendar())

    def new(self, now: datetime) -> list[Reminder]:
        dealt = [*self.acts, *self.shown]
        return due_reminders(now, self.occasions, dealt, self.leads, WorkCalendar())


@effort(12, 1)
@given(
    tasks,
    st.lists(days, max_size=2),
    st.lists(days, min_size=2, max_size=4),
    leads,
    st.data(),
)
def test_what_is_near_says_what_everything_says(
    invented: list[Invented],
    followed: list[date],
    looked: list[date],
    lead_days: list[int],
    data: st.DataObject,
):
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory()))
        office = stack.enter_context(an_office(scratch / "data"))
        invent(office.desk, invented, followed)
        given_leads = dict.fromkeys((Kind.TASK, Kind.PROGRESS), tuple(sorted(lead_days)[::-1]))
        for kind in given_leads:
            set_lead_times(office.desk, kind, lead_days)
        known = LeadTimes({kind: tuple(sorted(set(lead_days))[::-1]) for kind in given_leads})
        for day in looked:
            now = datetime(day.year, day.month, day.day, 9, tzinfo=VIETNAM)
            seen, whole = look(office.desk, now), Whole.of(office, day, known, None)
            assert list(seen.waiting) == whole.waiting(now)
            assert list(seen.new) == whole.new(now)
            ids = [one.id for one in whole.occasions]
            assert tasks_behind(office.desk, ids, now) == {
                uuid.UUID(one.task) for one in whole.occasions if one.task
            }
            told = [one.id for one in sorted(seen.waiting, key=lambda one: (one.due, one.subject))]
            if told:
                some = data.draw(st.lists(st.sampled_from(told), unique=True))
                mark_shown(office.desk, some, now)
                put_off = data.draw(st.lists(st.sampled_from(told), unique=True, max_size=2))
                snooze_many(office.desk, put_off, now + timedelta(days=3), now)
                _finish(office, data.draw(st.sampled_from(_in_order(whole.occasions))), now)


def _in_order(occasions: Sequence[Occasion]) -> list[Occasion]:
    return sorted(occasions, key=lambda one: (one.due, one.subject))


def _finish(office: Office, one: Occasion, now: datetime) -> None:
    with office.desk.writing(office.desk.act("reminder-done", subject=one.subject)) as (writer, _):
        until = datetime(one.due.year, one.due.month, one.due.day, 8, tzinfo=VIETNAM)
        writer.add(ReminderAct, reminder=one.id, act="done", at=now, until=until)


@given(days, st.dictionaries(st.sampled_from(list(Kind)), st.tuples(st.integers(0, 90))), days)
def test_nothing_beyond_reach_has_fired(
    today: date, given_leads: dict[Kind, tuple[int, ...]], due: date
):
    known, work = LeadTimes(given_leads), WorkCalendar()
    evening = datetime(today.year, today.month, today.day, 23, 59, tzinfo=VIETNAM)
    fired = [
        one
        for kind in Kind
        for one in due_reminders(evening, [Occasion("it", kind, "", due)], [], known, work)
    ]
    assert not fired or due <= reach(today, known, work)
