"""A year at an office whose computer is switched off, sleeps, crashes and has its clock set wrong.

The reminders come from the pure function; the laws are said anew here, day by day, from the log
of what was shown: none lost, none twice on one day, none once its occasion is done.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.reminders import (
    DEFAULT_LEADS,
    VIETNAM,
    Act,
    Dealt,
    Kind,
    LeadTimes,
    Occasion,
    Reminder,
    due_reminders,
    morning_of,
)

WORK = WorkCalendar()
BEGIN = datetime(2026, 1, 5, 8, 30, tzinfo=VIETNAM)
NAMES = ("report:1", "task:1", "recurring:1:2026-05", "return:1:2026Q2", "milestone:1")
JUMPS = [timedelta(hours=1), timedelta(days=1), timedelta(days=40), timedelta(days=366)]


@dataclass
class Office:
    """What is stored, what the clock shows, and the log of what somebody saw."""

    occasions: dict[str, Occasion]
    time: datetime = BEGIN
    wrong_by: timedelta = timedelta()
    dealt: list[Dealt] = field(default_factory=list)
    seen: dict[str, list[datetime]] = field(default_factory=dict)
    unnoted: set[tuple[str, date]] = field(default_factory=set)

    @property
    def clock(self) -> datetime:
        return self.time + self.wrong_by

    def due(self) -> list[Reminder]:
        return due_reminders(self.clock, self.occasions.values(), self.dealt, LeadTimes(), WORK)

    def tick(self, *, crash: bool = False) -> None:
        told = self.due()
        assert [one.due for one in told] == sorted(one.due for one in told)
        for one in told:
            self._check_may_be_seen(one)
            self.seen.setdefault(one.id, []).append(self.clock)
            if crash:
                self.unnoted.add((one.id, self.clock.date()))
            else:
                self.dealt.append(Dealt(one.id, Act.SHOWN, self.clock))
        if not crash:
            assert self.due() == []
            for name in self.occasions:
                self._check_nothing_lost(name)

    def _check_may_be_seen(self, one: Reminder) -> None:
        occasion = self.occasions[one.id]
        assert one.fire_at <= self.clock
        assert not self.is_done(occasion)
        assert not self.is_put_off(one.id)
        today = [
            moment for moment in self.seen.get(one.id, ()) if moment.date() == self.clock.date()
        ]
        if today and (one.id, self.clock.date()) not in self.unnoted:
            ended = self.snooze_end(one.id)
            assert ended is not None
            assert max(today) < ended <= self.clock

    def _check_nothing_lost(self, name: str) -> None:
        """Whoever asks has seen what fired last, on its day or since."""
        occasion = self.occasions[name]
        fired = _last_fired(occasion, self.clock)
        if fired is None or self.is_done(occasion) or self.is_put_off(name):
            return
        since = [
            moment
            for moment in self.seen.get(name, ())
            if fired.date() <= moment.date() <= self.clock.date()
        ]
        assert since
        ended = self.snooze_end(name)
        assert ended is None or any(moment >= ended for moment in since)

    def is_done(self, occasion: Occasion) -> bool:
        return occasion.done or any(
            one.act is Act.DONE and one.reminder == occasion.id and _day(one) == occasion.due
            for one in self.dealt
        )

    def snooze_end(self, name: str) -> datetime | None:
        """Return when the last snooze ends that somebody can have made by now."""
        made = [
            one
            for one in self.dealt
            if one.act is Act.SNOOZED
            and one.reminder == name
            and one.at <= self.clock + timedelta(days=1)
        ]
        last = max(made, key=lambda one: one.at, default=None)
        return last.until if last else None

    def is_put_off(self, name: str) -> bool:
        ends = self.snooze_end(name)
        return ends is not None and self.clock < ends


def _day(one: Dealt) -> date | None:
    return one.until.date() if one.until else None


def _last_fired(occasion: Occasion, now: datetime) -> datetime | None:
    """Say the rule anew: walk over all days up to now."""
    leads = [occasion.due - timedelta(days=lead) for lead in DEFAULT_LEADS]
    moved = {WORK.working_day_on_or_before(day) for day in leads}
    day = now.date()
    while day >= min(moved):
        late = day > occasion.due and WORK.is_working(day)
        if (day in moved or late) and morning_of(day) <= now:
            return morning_of(day)
        day -= timedelta(days=1)
    return None


names = st.sampled_from(NAMES)
deeds = st.one_of(
    st.just(("look",)),
    st.just(("look",)),
    st.just(("crash",)),
    st.tuples(st.just("jump"), st.sampled_from([*JUMPS, *(-one for one in JUMPS)])),
    st.just(("set right",)),
    st.tuples(st.just("snooze"), names, st.one_of(st.integers(1, 4), st.integers(1, 400))),
    st.tuples(st.just("done"), names),
    st.tuples(st.just("through"), names, st.booleans()),
    st.tuples(st.just("move"), names, st.integers(0, 330)),
)
# From a minute to a fortnight: the next tick, a night, a holiday, a laptop in its bag.
pauses = st.one_of(st.integers(1, 90), st.integers(300, 1440), st.integers(1440, 14 * 1440)).map(
    lambda minutes: timedelta(minutes=minutes)
)


def _do(office: Office, deed: tuple[object, ...]) -> None:
    match deed:
        case ("jump", timedelta() as by):
            office.wrong_by += by
        case ("set right",):
            office.wrong_by = timedelta()
        case ("snooze", str() as name, int() as hours):
            until = office.clock + timedelta(hours=hours)
            office.dealt.append(Dealt(name, Act.SNOOZED, office.clock, until))
        case ("done", str() as name):
            until = morning_of(office.occasions[name].due)
            office.dealt.append(Dealt(name, Act.DONE, office.clock, until))
        case ("through", str() as name, bool() as done):
            office.occasions[name] = replace(office.occasions[name], done=done)
        case ("move", str() as name, int() as days):
            due = BEGIN.date() + timedelta(days=days)
            office.occasions[name] = replace(office.occasions[name], due=due)
        case _:
            pass


@given(
    st.lists(st.integers(0, 200), min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(st.tuples(pauses, deeds), min_size=40, max_size=90),
)
def test_a_year_of_trouble_loses_and_repeats_nothing(
    days: list[int], year: list[tuple[timedelta, tuple[object, ...]]]
):
    kinds = (Kind.REPORT, Kind.TASK, Kind.RECURRING, Kind.RETURN, Kind.MILESTONE)
    office = Office(
        {
            name: Occasion(name, kind, name, BEGIN.date() + timedelta(days=after))
            for name, kind, after in zip(NAMES, kinds, days, strict=True)
        }
    )
    for pause, deed in year:
        office.time += pause
        _do(office, deed)
        office.tick(crash=deed == ("crash",))
    # The clock is right again and the computer on: a week on, whatever is late is heard of daily.
    office.wrong_by = timedelta()
    for _ in range(7):
        office.time = morning_of(office.time.date() + timedelta(days=1))
        office.tick()


@given(st.integers(0, 330), st.sets(st.integers(0, 360), max_size=300))
def test_without_trouble_there_is_one_reminder_a_firing(due_after: int, off: set[int]):
    """Days switched off only join what fired on them to the next day that is not."""
    occasion = Occasion("task:1", Kind.TASK, "Việc", BEGIN.date() + timedelta(days=due_after))
    office = Office({occasion.id: occasion})
    expected, missed = 0, False
    before = _last_fired(occasion, BEGIN - timedelta(hours=1))
    missed = before is not None
    for after in range(361):
        office.time = BEGIN + timedelta(days=after)
        fired = _last_fired(occasion, office.clock)
        missed = missed or (fired is not None and fired.date() == office.clock.date())
        if after not in off:
            office.tick()
            expected += missed
            missed = False
    assert len(office.seen.get(occasion.id, [])) == expected
