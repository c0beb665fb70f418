"""What is to be sent now: to whom, of which period, when last, and what changed since.

Cheap: nothing that would go into a file is gathered. Must not know how a file is written, nor
which window asks.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.domain.text import sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.last_sent import Since
from cchc_desktop.services.exchange.parties import own_ids, uppers
from cchc_desktop.services.occasions import OfficeFacts
from db.queries.packages import package_rows
from db.queries.sending import other_computers

_LOOKS_AHEAD: Final = timedelta(days=45)
_LOOKS_BACK: Final = timedelta(days=60)


class Way(StrEnum):
    """As what something goes out."""

    UP = "up"
    DOWN = "down"
    FORM = "form"
    ANSWERS = "answers"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Errand:
    """One file that may be sent. `changed` counts what is other since it was sent last.

    Of answers it counts reports that were judged, of the file for our other computer what was
    done on this one; else tasks. Where nothing was sent yet it counts all there is to send, of
    the file for our other computer nothing.
    """

    way: Way
    to: uuid.UUID
    name: str
    period: Period | None = None
    due: date | None = None
    sent_at: datetime | None = None
    changed: int = 0

    @property
    def waits(self) -> bool:
        """Say whether there is anything new for the other side."""
        return self.sent_at is None or self.changed > 0

    @property
    def key(self) -> str:
        return f"{self.way}:{self.to.hex}:{self.period or ''}"


def errands(desk: Desk) -> list[Errand]:
    """Return what may be sent: up, down, answers, to the other computer."""
    with desk.store.reading() as connection:
        since = Since.read(connection, desk)
        found = [*_up(since), *_down(since), *_answers(since)]
        written = since.sendings.last(FileKind.SYNC) is not None
        if written or other_computers(connection, desk.unit_id):
            found.append(_to_ourselves(since))
    return found


def errands_as(
    desk: Desk, found: Iterable[Errand], ways: Mapping[uuid.UUID, Way], period: Period
) -> list[Errand]:
    """Return the same errands for another period, and to some units in the other way.

    A unit without the program gets a form in place of a file: `ways` says which, by unit.
    """
    with desk.store.reading() as connection:
        since = Since.read(connection, desk)
        return [_as(since, one, ways.get(one.to, one.way), period) for one in found]


def _as(since: Since, one: Errand, way: Way, period: Period) -> Errand:
    if one.way is Way.UP and one.period != period:
        tasks = len(since.asked.get(one.to, ()))
        new = Errand(Way.UP, one.to, one.name, period, changed=tasks)
        return _since(since, new, FileKind.RETURN)
    if one.way not in {Way.DOWN, Way.FORM}:
        return one
    tasks = len(since.given.get(one.to, ()))
    if way is Way.DOWN:
        return _since(since, Errand(way, one.to, one.name, changed=tasks), FileKind.ASSIGN)
    quarter = Period.of(period.last_quarter)
    return _since(since, Errand(Way.FORM, one.to, one.name, quarter, changed=tasks), FileKind.FORM)


def _up(since: Since) -> Iterator[Errand]:
    book, today = since.book, since.desk.today
    above = {one: name for one in uppers(book, since.desk) if (name := book.name(one, today))}
    if not above:
        return
    period, due = _owed(since)
    for one, name in sorted(above.items(), key=lambda pair: sort_key(pair[1])):
        new = Errand(Way.UP, one, name, period, due, changed=len(since.asked.get(one, ())))
        yield _since(since, new, FileKind.RETURN)


def _owed(since: Since) -> tuple[Period, date | None]:
    """Return the period whose report goes up next: the first that is due and did not go yet."""
    today = since.desk.today
    facts = OfficeFacts.read(since.connection, since.desk.unit_id, today)
    years = range(today.year - 1, today.year + 2)
    gone = since.sendings.periods(FileKind.RETURN)
    near = sorted(
        {
            (slot.due, str(slot.period)): slot.period
            for slot in facts.reports(years, today, today + _LOOKS_AHEAD)
            if slot.due >= today - _LOOKS_BACK
        }.items()
    )
    waiting = [(due, period) for (due, said), period in near if said not in gone]
    if waiting:
        return waiting[0][1], waiting[0][0]
    if near:
        return near[-1][1], near[-1][0][0]
    return Period.of(quarter_of(today)), None


def _down(since: Since) -> Iterator[Errand]:
    book, today = since.book, since.desk.today
    ours = own_ids(book, since.desk)
    wanted = {
        unit: book.name(unit, today)
        for unit in since.given
        if unit not in ours
        and not book.units[unit].is_group
        and book.successors(unit, today) == [unit]
    }
    by_form = _by_form(since)
    quarter = Period.of(quarter_of(today))
    for unit, name in sorted(wanted.items(), key=lambda pair: sort_key(pair[1])):
        tasks = len(since.given[unit])
        if unit in by_form:
            new = Errand(Way.FORM, unit, name, quarter, changed=tasks)
            yield _since(since, new, FileKind.FORM)
        else:
            yield _since(since, Errand(Way.DOWN, unit, name, changed=tasks), FileKind.ASSIGN)


def _since(since: Since, new: Errand, kind: FileKind) -> Errand:
    """Say of an errand when it was done last, and what is other since."""
    period = None if new.period is None else str(new.period)
    sent = since.sendings.last(kind, since.book.true(new.to), period)
    if sent is None:
        return new
    return replace(new, sent_at=sent.at, changed=since.changed(sent))


def _by_form(since: Since) -> set[uuid.UUID]:
    """Return the units without the program: what came last was a form, or what went, if none."""
    book = since.book
    last: dict[uuid.UUID, str] = {}
    for row in reversed(package_rows(since.connection, "in")):
        last[book.true(row.office_id)] = row.kind
    for unit in since.given:
        form = since.sendings.last(FileKind.FORM, unit)
        file = since.sendings.last(FileKind.ASSIGN, unit)
        if form is not None and (file is None or file.at < form.at):
            last.setdefault(unit, FileKind.FORM)
    return {unit for unit, kind in last.items() if kind == FileKind.FORM}


def _answers(since: Since) -> Iterator[Errand]:
    for unit, judged in since.judged.items():
        new = Errand(Way.ANSWERS, unit, since.book.name(unit, since.desk.today))
        errand = _since(since, replace(new, changed=len(judged)), FileKind.RECEIPT)
        if errand.changed:
            yield errand


def _to_ourselves(since: Since) -> Errand:
    desk = since.desk
    name = since.book.name(desk.unit_id, desk.today)
    return _since(since, Errand(Way.SYNC, desk.unit_id, name), FileKind.SYNC)
