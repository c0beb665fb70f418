"""One line of a sheet of results: what stands in it, what stood before, what is still wanted.

Must not know where facts are stored beyond their shape, nor whose parts are asked for.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, Self

from cchc_desktop.domain.calendar.periods import Period, parse_quarter, quarter_of
from cchc_desktop.domain.completeness import Lack, lacks
from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.reminders.owed import FOR_GOOD
from cchc_desktop.domain.standing import (
    ON_BEHALF,
    Deadline,
    Entry,
    current_entries,
    milestone_key,
    standing,
)
from cchc_desktop.domain.standing import Due as JudgedDue
from cchc_desktop.domain.status import CLOSED, Shown, State, shown_state
from cchc_desktop.services.task_facts import Days
from db.plain import key
from db.queries.entry_sheet import DateFact, PartFact, SaidFact
from db.queries.task_lines import SectionFact

_WHOLE: Final = (None,)
MOST_TIMES: Final = 6
"""What comes more often in a quarter, as each week, is told of the quarter as a whole."""


class EntryPlace(NamedTuple):
    """What a line is about, and its id: a unit's part in a task, or one time of it."""

    task: uuid.UUID
    unit: uuid.UUID
    occurrence: str | None = None


class Earlier(NamedTuple):
    """What was last said before the quarter that is typed into."""

    quarter: str
    state: State
    percent: int | None
    result: str
    difficulty: str


class EntryLine(NamedTuple):
    """A line; a tuple, since thousands are made at once.

    `state` is what was said within the period; `shown` how that stands on the sheet's day.
    `owed`: the unit leads, so that a result is waited for. `writable`: not told by the unit itself.
    """

    id: EntryPlace
    part: bytes
    plan: uuid.UUID
    plan_name: str
    section: str | None
    section_title: str | None
    code: str | None
    title: str
    unit: str
    person: str | None
    deadline: str
    kind: str
    due: date | None
    state: State | None
    shown: Shown
    percent: int | None
    done_on: date | None
    result: str
    difficulty: str
    proposal: str
    evidence: int
    before: Earlier | None
    lacks: tuple[Lack, ...]
    owed: bool
    writable: bool


class Due(NamedTuple):
    """A date of a task; `key` is what an entry calls it."""

    start: date | None
    due: date | None
    key: str | None

    @classmethod
    def of(cls, fact: DateFact, days: Days) -> Self:
        due = days[fact.due] if fact.due else None
        start = days[fact.start] if fact.start else None
        return cls(start, due, milestone_key(fact.occurrence, due))


class Frame:
    """What all lines of a sheet have in common; each situation is judged once."""

    def __init__(self, period: Period, day: date, days: Days) -> None:
        self.period, self.day, self.days = period, day, days
        self.first_day, self.last_day = period.first_day, period.last_day
        self.quarters = frozenset(str(quarter) for quarter in period.quarters)
        self.last = str(period.last_quarter)
        self.most_times = MOST_TIMES * len(period.quarters)
        self._shown: dict[tuple[str | None, str | None, date | None, str, bool], Shown] = {}

    def shown(
        self, state: str | None, done_on: str | None, due: date | None, part: PartFact
    ) -> Shown:
        situation = (state, done_on, due, part.kind or "unclear", bool(part.settled))
        known = self._shown.get(situation)
        if known is None:
            entered = State(state) if state else None
            done = self.days[done_on] if done_on else None
            known = shown_state(entered, done, due, *situation[3:], self.day)
            self._shown[situation] = known
        return known


class Facts(NamedTuple):
    """What is stored of a part: its task's dates, what was said, how many documents prove it."""

    dues: Sequence[Due]
    said: Sequence[SaidFact]
    evidence: Mapping[tuple[bytes, str | None], int]


class Named(NamedTuple):
    """How a part's plan, section and unit are called; the own office's `unit` is empty."""

    plan: uuid.UUID
    plan_name: str
    section: SectionFact | None
    holder: uuid.UUID
    unit: str


def times_of(
    frame: Frame, part: PartFact, dues: Sequence[Due], said: Sequence[SaidFact]
) -> Sequence[Due | None]:
    """Return the times of a part that have a line of their own; None is the part as a whole.

    A quarter that was told of as a whole asks for none of its times.
    """
    if part.kind != Kind.RECURRING or not dues or len(dues) > frame.most_times:
        return _WHOLE
    whole = {one.quarter for one in said if one.occurrence is None} & frame.quarters
    apart = [one for one in dues if one.due and str(quarter_of(one.due)) not in whole]
    return [None, *apart] if frame.last in whole else apart


def entry_line(
    frame: Frame, part: PartFact, named: Named, facts: Facts, time: Due | None
) -> EntryLine | None:
    """Return the line of a part or of one time of it; None where nothing is wanted of it."""
    said = facts.said
    mine = _standing_entries(said, time.key if time else None)
    here = _told_within(mine, frame)
    if here is None and not _is_wanted(frame, part, named, facts, (mine, time)):
        return None
    if time is None:
        due = _due_of(frame, part, facts)
        before = next((one for one in reversed(mine) if one.quarter < frame.last), None)
        before = None if before is here else before
        latest = here or before
    else:
        due, before, latest = time.due, _time_before(said, time.key or ""), here
    shown = frame.shown(
        latest.state if latest else None, latest.done_on if latest else None, due, part
    )
    owed = part.role == "lead" and not part.withdrawn
    state, result, difficulty = None, "", ""
    if here is not None:
        state, result, difficulty = State(here.state), here.result or "", here.difficulty or ""
    section = named.section
    return EntryLine(
        EntryPlace(key(part.task_id), named.holder, time.key if time else None),
        part.id,
        named.plan,
        named.plan_name,
        section.code if section else None,
        section.title if section else None,
        part.code,
        part.title,
        named.unit,
        part.person,
        part.phrase or "",
        part.kind or "unclear",
        due,
        state,
        shown,
        here.percent if here else None,
        frame.days[here.done_on] if here and here.done_on else None,
        result,
        difficulty,
        (here.proposal or "") if here else "",
        facts.evidence.get((part.id, time.key if time else None), 0),
        _earlier(before) if before else None,
        lacks(state, shown, result, difficulty) if owed else (),
        owed,
        not (said and named.unit and _is_told_by_unit(frame, said, time)),
    )


def _standing_entries(said: Sequence[SaidFact], occurrence: str | None) -> Sequence[SaidFact]:
    """Return what stands of a part, or of one time of it, quarter by quarter."""
    about = [one for one in said if one.occurrence == occurrence]
    if len({one.quarter for one in about}) == len(about):
        return sorted(about)  # by quarter, of which no two are the same
    rows = {one.id.hex(): one for one in about}
    return [rows[one.id] for one in current_entries([_entry(one) for one in about])]


def _entry(one: SaidFact) -> Entry:
    return Entry(
        one.id.hex(),
        one.quarter,
        one.occurrence,
        State(one.state),
        one.percent,
        date.fromisoformat(one.done_on) if one.done_on else None,
        one.lane,
        one.corrects_id.hex() if one.corrects_id else None,
    )


def _told_within(mine: Sequence[SaidFact], frame: Frame) -> SaidFact | None:
    """Return what tells of a period: said in its last quarter, or in it and for good."""
    for one in reversed(mine):
        if one.quarter == frame.last or (one.quarter in frame.quarters and one.state in CLOSED):
            return one
    return None


def _is_wanted(
    frame: Frame,
    part: PartFact,
    named: Named,
    facts: Facts,
    about: tuple[Sequence[SaidFact], Due | None],
) -> bool:
    """Say whether something nobody told of in the period is to be told of."""
    if part.withdrawn or (part.role != "lead" and named.unit):
        return False  # a department that only supports is not asked
    mine, time = about
    whole = mine if time is None else _standing_entries(facts.said, None)
    if whole and whole[-1].state in (FOR_GOOD if part.kind == Kind.RECURRING else CLOSED):
        return False
    if time is not None:  # one that was told of in another quarter is that quarter's
        return not mine and not _is_covered(whole, time)
    return part.kind == Kind.RECURRING or _runs(frame, part, facts.dues)


def _runs(frame: Frame, part: PartFact, dues: Sequence[Due]) -> bool:
    """Say whether a task that nothing closed runs in a period, or was left open before it."""
    dated = [one for one in dues if one.due is not None]
    first, last = frame.days[part.plan_first], frame.days[part.plan_last]
    if not dated:
        return first <= frame.last_day and last >= frame.first_day
    if max(one.due for one in dated if one.due is not None) < frame.first_day:
        return part.role == "lead"
    return any((one.start or first) <= frame.last_day for one in dated)


def _is_covered(whole: Sequence[SaidFact], time: Due) -> bool:
    """Say whether a quarter that was told of as a whole holds this time."""
    ends = (parse_quarter(one.quarter).last_day for one in whole if one.state in CLOSED)
    return time.due is not None and any(time.due <= end for end in ends)


def _due_of(frame: Frame, part: PartFact, facts: Facts) -> date | None:
    if len(facts.dues) <= 1:
        return facts.dues[0].due if facts.dues else None
    judged = [JudgedDue(*one) for one in facts.dues]
    deadline = Deadline(part.kind or "unclear", bool(part.settled), judged)
    return standing(deadline, [[_entry(one) for one in facts.said]], frame.day).due


def _time_before(said: Sequence[SaidFact], occurrence: str) -> SaidFact | None:
    """Return what was last said of an earlier time, or of the whole in its stead."""
    times = {one.occurrence or "" for one in said if (one.occurrence or "") < occurrence}
    last = max(times, default=None)
    return None if last is None else _standing_entries(said, last or None)[-1]


def _earlier(one: SaidFact) -> Earlier:
    state = State(one.state)
    return Earlier(one.quarter, state, one.percent, one.result or "", one.difficulty or "")


def _is_told_by_unit(frame: Frame, said: Sequence[SaidFact], time: Due | None) -> bool:
    """Say whether the unit itself told of the quarter, so that nobody may type it in for it."""
    about = (frame.last, time.key if time else None)
    return any(one.lane != ON_BEHALF and one[:2] == about for one in said)
