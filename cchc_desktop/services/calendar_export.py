"""Deadlines and report dates as a file for the calendars of others.

Must not know how such a file is written.
"""

import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.reminders import Occasion
from cchc_desktop.reports.calendar_file import CalendarDay, calendar_bytes
from cchc_desktop.services.dated_tasks import Side, read_tasks
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasions import OfficeFacts
from db.plain import Ask, ask_through
from db.queries import reminders as queries
from db.queries.reminders import RevisionRow
from resources.words import sentence, word

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    days: int


def write_calendar(desk: Desk, out: Path, period: Period | None = None) -> Written:
    """Write the calendar of all that the office is reminded of, or what of it is due in a period.

    What is through stays in it: a calendar also tells what was.
    """
    _refuse_no_place(out)
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        ask = ask_through(connection)
        revisions = {row.row: row for row in queries.revision_rows(ask)}
        years = _years(facts, desk.today, period)
        days = [*_of_tasks(ask, facts.side, revisions), *_of_reports(facts, revisions, years)]
        office = facts.calendar.book.name(desk.unit_id, desk.today)
    if period is not None:
        days = [one for one in days if period.first_day <= one.day <= period.last_day]
    if not days:
        raise RefusedError("calendar-empty")
    _write(out, calendar_bytes(sentence("calendar.name", {"office": office}), days))
    return Written(out, len(days))


def _years(facts: OfficeFacts, today: date, period: Period | None) -> range:
    first, last = facts.calendar.plans or (today, today)
    years = [first.year, last.year, today.year]
    if period is not None:
        years += [period.year - 1, period.year]  # a report may be due in the year after its own
    return range(min(years), max(years) + 1)


def _of_tasks(
    ask: Ask, side: Side, revisions: Mapping[uuid.UUID, RevisionRow]
) -> Iterator[CalendarDay]:
    for task in read_tasks(ask, side):
        for occasion, milestone in task.occasions():
            # By the date's own id: it stays when the task gets a second date.
            made_of = [revisions.get(key) for key in (task.row.id, milestone.id)]
            yield _day(occasion, f"milestone-{milestone.id}", made_of)


def _of_reports(
    facts: OfficeFacts, revisions: Mapping[uuid.UUID, RevisionRow], years: range
) -> Iterator[CalendarDay]:
    today = facts.side.today
    for slot in facts.reports(years, today):
        made_of = [revisions.get(slot.duty.id), revisions.get(slot.id)]
        yield _day(facts.report_occasion(slot), f"report-{slot.id}", made_of)
    for slot in facts.returns(years, today):
        made_of = [revisions.get(slot.duty.id), revisions.get(slot.id)]
        yield _day(facts.return_occasion(slot), f"return-{slot.id}", made_of)


def _day(occasion: Occasion, uid: str, made_of: Sequence[RevisionRow | None]) -> CalendarDay:
    rows = [row for row in made_of if row is not None]
    return CalendarDay(
        f"{uid}@cchc-desktop.invalid",
        occasion.due,
        occasion.subject,
        word("reminder-kinds", occasion.kind),
        # A row of its own, where only a rule was, is a change as well.
        sum(row.times for row in rows) + len(rows) - 1 if rows else 0,
        max((row.at for row in rows), default=_NEVER),
    )


def _refuse_no_place(out: Path) -> None:
    """Refuse a folder that is not there, and what a file must not take the place of: a device."""
    with _refusing(out):
        if not out.parent.is_dir():
            raise RefusedError("calendar-without-folder", {"path": str(out.parent)})
        if out.exists() and not out.is_file():
            raise RefusedError("calendar-over-folder", {"path": str(out)})


def _write(out: Path, content: bytes) -> None:
    """Put the whole file in its place at once, or leave what is there."""
    with _refusing(out), ExitStack() as undoing:
        part = out.parent / f"{uuid.uuid4().hex}.part"  # not `tempfile`: others may read it, too
        undoing.callback(part.unlink, missing_ok=True)
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)


@contextmanager
def _refusing(out: Path) -> Iterator[None]:
    """Say what the system has against a file."""
    try:
        yield
    except OSError as fault:
        raise RefusedError("calendar-not-written", {"path": str(out)}) from fault
