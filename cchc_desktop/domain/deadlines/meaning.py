"""A phrase's terms held against its plan: the kind, the milestones, the doubt.

The last stage; everything before it knows no plan. Must not know wording.
"""

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.deadlines.clauses import Clauses, Entry, yields
from cchc_desktop.domain.deadlines.model import (
    Doubt,
    DoubtCode,
    Meaning,
    Milestone,
)
from cchc_desktop.domain.deadlines.occurrences import Works, counted, occurrences
from cchc_desktop.domain.deadlines.plan import Plan, due_day, is_school_term, make, resolve, window
from cchc_desktop.domain.deadlines.scan import Gap
from cchc_desktop.domain.deadlines.terms import (
    Always,
    Aside,
    Count,
    Dated,
    DayOnly,
    Event,
    Every,
    Limit,
    Vague,
    Wait,
)

_NO_INTERVAL = Vague(DoubtCode.NO_INTERVAL, loose=True)
_BESIDE_A_DATE = {DoubtCode.DESCRIBES, DoubtCode.LEFT_OUT}
_DAYS_OF = {Count.DAY: 1, Count.WORKING_DAY: 1, Count.WEEK: 7}
_MONTHS_OF = {Count.MONTH: 1, Count.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase is held against."""

    plan: Plan
    signed_on: date | None
    works: Works


@dataclass(frozen=True, slots=True)
class _Read:
    kind: Kind
    milestones: tuple[Milestone, ...]
    doubt: DoubtCode | None = None


def meaning(text: str, found: Clauses, slip: Doubt | None, setting: Setting) -> Meaning:
    """Give the meaning; a phrase of which a part is not understood is unclear as a whole."""
    entries = _weighty(found.entries)
    if not entries:
        return _unclear(text, _why_nothing(text, found))
    reads = [(entry, _read(entry, setting, alone=len(entries) == 1)) for entry in entries]
    doubts: list[Doubt] = []
    for entry, read in reads:
        if read.doubt is not None:
            doubt = Doubt(read.doubt, entry.words)
            if read.kind is Kind.UNCLEAR:
                return _unclear(text, doubt)
            doubts.append(doubt)
    doubts += [slip] if slip else []
    doubts += [one for one in found.doubts if one.code in _BESIDE_A_DATE]
    return Meaning(
        text=text,
        kind=_kind([(entry, read.kind) for entry, read in reads]),
        milestones=tuple(one for _, read in reads for one in read.milestones),
        doubt=doubts[0] if doubts else None,
    )


def awaited(found: Clauses, *, signed: bool) -> list[Event]:
    """Return the events that a phrase waits for; the signing is none once its day is known."""
    events = [one.term for one in _weighty(found.entries) if isinstance(one.term, Event)]
    return [event for event in events if not (signed and event.signing)]


def _unclear(text: str, doubt: Doubt) -> Meaning:
    return Meaning(text, Kind.UNCLEAR, (), doubt)


def _weighty(entries: tuple[Entry, ...]) -> list[Entry]:
    """Leave out what is nothing beside a date, but not the "hoặc đột xuất" of a list."""
    firm = [entry for entry in entries if not yields(entry.term)]
    if not firm:
        unsaid = [entry for entry in entries if entry.term == _NO_INTERVAL]
        events = [entry for entry in entries if isinstance(entry.term, Event)]
        return unsaid[:1] or events or list(entries[:1])
    recurring = all(isinstance(entry.term, Every) for entry in firm)
    if not recurring:
        return firm
    return [
        entry
        for entry in entries
        if entry in firm or (isinstance(entry.term, Event) and entry.gap is Gap.LIST)
    ]


def _why_nothing(text: str, found: Clauses) -> Doubt:
    whole = " ".join(text.split())
    if not whole:
        return Doubt(DoubtCode.EMPTY, "")
    return found.doubts[0] if found.doubts else Doubt(DoubtCode.NO_TIME, whole)


def _kind(reads: list[tuple[Entry, Kind]]) -> Kind:
    kinds = {kind for _, kind in reads}
    if len(reads) == 1:
        entry, kind = reads[0]
        return Kind.COMPOUND if entry.titled and kind is Kind.FIXED else kind
    if kinds == {Kind.EVENT}:
        return Kind.EVENT
    parted = any(entry.gap is not Gap.LIST for entry, _ in reads[1:])
    labels = {entry.label for entry, _ in reads}
    if kinds == {Kind.RECURRING} and (not parted or len(labels) == 1):
        return Kind.RECURRING
    if kinds <= {Kind.RECURRING, Kind.EVENT} and not parted:
        return Kind.RECURRING
    if kinds == {Kind.ONGOING}:
        return Kind.ONGOING
    return Kind.COMPOUND


def _read(entry: Entry, setting: Setting, *, alone: bool) -> _Read:
    match entry.term:
        case Dated() as dated:
            return _dated(entry, dated, setting.plan)
        case Every() as every:
            return _every(entry, every, setting)
        case Always() as always:
            return _always(entry, always, setting.plan, alone=alone)
        case Event() as event:
            return _event(entry, event, setting)
        case _:
            return _Read(Kind.UNCLEAR, (), _why(entry.term))


def _why(term: DayOnly | Vague | Aside) -> DoubtCode:
    return DoubtCode.NO_MONTH if isinstance(term, DayOnly) else term.code


def _dated(entry: Entry, dated: Dated, plan: Plan) -> _Read:
    milestones = []
    for time in dated.times:
        one = resolve(time, dated.limit, plan)
        if isinstance(one, DoubtCode):
            return _Read(Kind.UNCLEAR, (), one)
        due = due_day(one, time, dated.limit)
        if due is None or due < plan.first:
            return _Read(Kind.UNCLEAR, (), DoubtCode.BEFORE_PLAN)
        start = None if dated.limit is Limit.BEFORE else one.start
        milestones.append(Milestone(entry.label, start, due, None))
    doubt = DoubtCode.SCHOOL_TERM if is_school_term(dated) else dated.doubt
    kind = Kind.FIXED if len(milestones) == 1 else Kind.COMPOUND
    return _Read(kind, tuple(milestones), doubt)


def _every(entry: Entry, every: Every, setting: Setting) -> _Read:
    found = occurrences(every, setting.plan, setting.works)
    if isinstance(found, DoubtCode):
        return _Read(Kind.UNCLEAR, (), found)
    return _Read(
        Kind.RECURRING,
        tuple(Milestone(entry.label, one.start, one.due, one.rule) for one in found),
    )


def _always(entry: Entry, always: Always, plan: Plan, *, alone: bool) -> _Read:
    """Read ongoing work: beside other dates, a period named for it ends it."""
    doubt = DoubtCode.OPEN_END if always.open_end else None
    time = always.within or always.since
    if time is None:
        return _Read(Kind.ONGOING, (Milestone(entry.label, plan.first, None, None),), doubt)
    one = window(time, plan)
    if isinstance(one, DoubtCode):
        return _Read(Kind.UNCLEAR, (), one)
    due = None if alone or always.within is None else one.end
    start = one.start or one.end
    return _Read(Kind.ONGOING, (Milestone(entry.label, start, due, None),), doubt)


def _event(entry: Entry, event: Event, setting: Setting) -> _Read:
    due = None
    if event.signing and setting.signed_on is not None:
        due = after(setting.signed_on, event.wait, setting.works)
    kind = Kind.EVENT if due is None else Kind.FIXED
    return _Read(kind, (Milestone(entry.label, None, due, None),))


def after(day: date, wait: Wait | None, works: Works) -> date | None:
    """Count a wait from its event's day, which itself is not counted; hours end on that day."""
    if wait is None or wait.unit is Count.HOUR:
        hours_beyond = 0 if wait is None else (wait.count - 1) // 24
        return counted(day, hours_beyond, None)
    if wait.unit in _MONTHS_OF:
        return make(day.year, day.month + wait.count * _MONTHS_OF[wait.unit], day.day)
    works_too = works if wait.unit is Count.WORKING_DAY else None
    return counted(day, wait.count * _DAYS_OF[wait.unit], works_too)
