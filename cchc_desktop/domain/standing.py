"""How a task stands on a day: its entries, its milestones and its leads seen together.

Must not know where the facts are stored or how they are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.domain.calendar.periods import Period, parse_quarter
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

ON_BEHALF = "on-behalf"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a unit's part. `occurrence` names the milestone it is about, if one."""

    id: str
    quarter: str
    occurrence: str | None
    state: State
    percent: int | None
    done_on: date | None
    lane: str = "own"
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One milestone. `key` is what an entry calls it."""

    start: date | None
    due: date | None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: str
    settled: bool
    dues: Sequence[Due] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of a task on a day."""

    shown: Shown
    percent: int | None
    due: date | None
    counts: PartCounts


def milestone_key(occurrence: str | None, due: date | None) -> str | None:
    """Return what an entry calls a milestone: an occurrence's key, or else the day it is due."""
    return occurrence or (due.isoformat() if due else None)


def current_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out what a later entry corrects; the unit's own word goes before one typed for it.

    Two computers may both have corrected the same entry: then the longer chain of corrections is
    the one somebody went on with. Clocks are not asked.
    """
    by_id = {entry.id: entry for entry in entries}
    corrected = {entry.corrects for entry in entries}
    best: dict[tuple[str, str | None], Entry] = {}
    for entry in entries:
        if entry.id in corrected:
            continue
        key = (entry.quarter, entry.occurrence)
        known = best.get(key)
        if known is None or _weight(entry, by_id) > _weight(known, by_id):
            best[key] = entry
    return sorted(best.values(), key=lambda entry: entry.quarter)


def _weight(entry: Entry, by_id: Mapping[str, Entry]) -> tuple[bool, int, str]:
    corrections, seen = 0, {entry.id}
    former = entry.corrects
    while former is not None and former in by_id and former not in seen:
        seen.add(former)
        corrections += 1
        former = by_id[former].corrects
    return (entry.lane != ON_BEHALF, corrections, entry.id)


def standing(
    deadline: Deadline,
    leads: Sequence[Sequence[Entry]],
    today: date,
    *,
    withdrawn: bool = False,
) -> Standing:
    """Judge a task from the entries of each of its leads."""
    current = [current_entries(entries) for entries in leads]
    open_dues = [_open_dues(deadline, entries) for entries in current]
    parts = [
        _part(deadline, entries, still) for entries, still in zip(current, open_dues, strict=True)
    ]
    due = _due(deadline, open_dues)
    state, percent = combine_leads(parts)
    if withdrawn:
        state = State.STOPPED
    shown = shown_state(state, combined_done_on(parts), due, deadline.kind, deadline.settled, today)
    return Standing(shown, percent, due, count_parts(parts, due, today))


def said_together(deadline: Deadline, leads: Sequence[Sequence[Entry]]) -> Part:
    """Return what the leads of a task together have said of it, as if they were one."""
    current = [current_entries(entries) for entries in leads]
    parts = [_part(deadline, one, _open_dues(deadline, one)) for one in current]
    state, percent = combine_leads(parts)
    return Part(state, percent, combined_done_on(parts))


def due_in(deadline: Deadline, period: Period) -> date | None:
    """Return the first date due within a period."""
    dues = [one.due for one in deadline.dues if one.due is not None]
    within = [due for due in dues if period.first_day <= due <= period.last_day]
    return min(within, default=None)


def runs_in(
    deadline: Deadline, plan_first: date, plan_last: date, period: Period, standing_: Standing
) -> bool:
    """Say whether a task wants attention in a period: running in it, or left open before it.

    One without dates runs as long as its plan.
    """
    dated = [one for one in deadline.dues if one.due is not None]
    if not dated:
        return plan_first <= period.last_day and period.first_day <= plan_last
    if any(
        (one.start or plan_first) <= period.last_day and one.due >= period.first_day
        for one in dated
        if one.due is not None
    ):
        return True
    last = max(one.due for one in dated if one.due is not None)
    return last < period.first_day and standing_.shown is Shown.OVERDUE


def _open_dues(deadline: Deadline, entries: Sequence[Entry]) -> list[Due]:
    """Return the milestones not done yet.

    An entry about one milestone closes that one. A "done" about the whole part closes what was
    due up to its quarter's end when the task comes again and again, and everything otherwise.
    """
    closed = {entry.occurrence for entry in entries if entry.state is State.DONE}
    until = _done_until(deadline, entries)
    return [
        one
        for one in deadline.dues
        if not (one.key is not None and one.key in closed)
        and not (until is not None and (one.due is None or one.due <= until))
    ]


def _done_until(deadline: Deadline, entries: Sequence[Entry]) -> date | None:
    whole = [entry for entry in entries if entry.occurrence is None]
    if deadline.kind != "recurring":
        return date.max if whole and whole[-1].state is State.DONE else None
    done = [entry.quarter for entry in whole if entry.state is State.DONE]
    return parse_quarter(max(done)).last_day if done else None


def _part(deadline: Deadline, entries: Sequence[Entry], still_open: Sequence[Due]) -> Part:
    whole = [entry for entry in entries if entry.occurrence is None]
    latest = whole[-1] if whole else None
    if latest is None:
        return _part_by_milestones(deadline, entries, still_open)
    part = Part(latest.state, latest.percent, latest.done_on)
    if latest.state is State.DONE and deadline.kind == "recurring" and still_open:
        return replace(part, state=State.IN_PROGRESS, done_on=None)
    return part


def _part_by_milestones(
    deadline: Deadline, entries: Sequence[Entry], still_open: Sequence[Due]
) -> Part:
    """Judge a part nobody has spoken of as a whole by the milestones spoken of."""
    if not entries:
        return Part()
    if still_open or not deadline.dues:
        done = len(deadline.dues) - len(still_open)
        percent = 100 * done // len(deadline.dues) if deadline.dues else None
        return Part(State.IN_PROGRESS, percent, None)
    done_on = max((entry.done_on for entry in entries if entry.done_on), default=None)
    return Part(State.DONE, 100, done_on)


def _due(deadline: Deadline, open_dues: Sequence[Sequence[Due]]) -> date | None:
    """Return the next open date of any lead, else the last of all."""
    still_open = [one.due for dues in open_dues for one in dues if one.due is not None]
    if still_open:
        return min(still_open)
    return max((one.due for one in deadline.dues if one.due is not None), default=None)
