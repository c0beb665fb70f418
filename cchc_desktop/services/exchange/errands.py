"""What is to be sent now: to whom, of which period, when last, and what changed since.

Cheap: nothing that would go into a file is gathered. Must not know how a file is written, nor
which window asks.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.domain.text import sort_key
from cchc_desktop.exchange.package import Kind
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.parties import own_ids, uppers
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import PackageRow, package_rows, receipt_rows
from db.queries.sending import PartRow, other_computers, parts, worked_on
from db.session import Reading

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
    """One file that may be sent. `changed` counts tasks that differ from what was sent last.

    Where nothing was sent yet `sent_at` is None and `changed` counts all there is to send.
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
        book = UnitBook.read(connection)
        sent = package_rows(connection, "out")
        all_parts = parts(connection)
        found = [
            *_up(connection, desk, book, sent, all_parts),
            *_down(connection, desk, book, sent, all_parts),
            *_answers(connection, desk, book, sent),
        ]
        if other_computers(connection, desk.unit_id):
            name = book.name(desk.unit_id, desk.today)
            found.append(Errand(Way.SYNC, desk.unit_id, name))
    return found


def _up(
    connection: Reading,
    desk: Desk,
    book: UnitBook,
    sent: Sequence[PackageRow],
    all_parts: Iterable[PartRow],
) -> Iterator[Errand]:
    above = {one: name for one in uppers(book, desk) if (name := book.name(one, desk.today))}
    if not above:
        return
    period, due = _owed(connection, desk, sent)
    since = {
        one: max(
            (
                row.at
                for row in sent
                if row.kind == Kind.RETURN
                and row.period == str(period)
                and row.office_id in book.aliases(book.true(one))
            ),
            default=None,
        )
        for one in above
    }
    worked = _worked(connection, since.values(), results=True)
    ours = own_ids(book, desk)
    for one, name in sorted(above.items(), key=lambda pair: sort_key(pair[1])):
        theirs = {row.task_id for row in all_parts if row.steward_id == one and row.unit_id in ours}
        changed = _changed(theirs, worked, since[one])
        yield Errand(Way.UP, one, name, period, due, since[one], changed)


def _owed(
    connection: Reading, desk: Desk, sent: Sequence[PackageRow]
) -> tuple[Period, date | None]:
    """Return the period whose report goes up next: the first that is due and did not go yet."""
    today = desk.today
    facts = OfficeFacts.read(connection, desk.unit_id, today)
    years = range(today.year - 1, today.year + 2)
    gone = {row.period for row in sent if row.kind == Kind.RETURN}
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


def _down(
    connection: Reading,
    desk: Desk,
    book: UnitBook,
    sent: Sequence[PackageRow],
    all_parts: Iterable[PartRow],
) -> Iterator[Errand]:
    ours = own_ids(book, desk)
    tasks: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for part in all_parts:
        if part.steward_id is None and part.unit_id in book.units:
            tasks[book.true(part.unit_id)].add(part.task_id)
    wanted = {
        unit: book.name(unit, desk.today)
        for unit in tasks
        if unit not in ours
        and not book.units[unit].is_group
        and book.successors(unit, desk.today) == [unit]
    }
    since = {unit: _last(sent, Kind.ASSIGN, unit) for unit in wanted}
    worked = _worked(connection, since.values(), results=False)
    by_form = _by_form(connection, book)
    for unit, name in sorted(wanted.items(), key=lambda pair: sort_key(pair[1])):
        if unit in by_form:
            quarter = Period.of(quarter_of(desk.today))
            yield Errand(Way.FORM, unit, name, quarter, changed=len(tasks[unit]))
        else:
            changed = _changed(tasks[unit], worked, since[unit])
            yield Errand(Way.DOWN, unit, name, sent_at=since[unit], changed=changed)


def _by_form(connection: Reading, book: UnitBook) -> set[uuid.UUID]:
    """Return the units whose last word came in an Excel form: they have no program."""
    last: dict[uuid.UUID, str] = {}
    for row in reversed(package_rows(connection, "in")):
        last[book.true(row.office_id)] = row.kind
    return {unit for unit, kind in last.items() if kind == FileKind.FORM}


def _answers(
    connection: Reading, desk: Desk, book: UnitBook, sent: Sequence[PackageRow]
) -> Iterator[Errand]:
    judged: defaultdict[uuid.UUID, list[datetime]] = defaultdict(list)
    for row in receipt_rows(connection):
        if row.steward_id is None and row.accepted is not None and row.office_id in book.units:
            judged[book.true(row.office_id)].append(row.at)
    for unit, moments in judged.items():
        last = _last(sent, Kind.RECEIPT, unit)
        fresh = sum(last is None or at > last for at in moments)
        if fresh:
            name = book.name(unit, desk.today)
            yield Errand(Way.ANSWERS, unit, name, sent_at=last, changed=fresh)


def _last(sent: Iterable[PackageRow], kind: Kind, office: uuid.UUID) -> datetime | None:
    return max(
        (row.at for row in sent if row.kind == kind and row.office_id == office), default=None
    )


def _worked(
    connection: Reading, since: Iterable[datetime | None], *, results: bool
) -> Mapping[uuid.UUID, datetime]:
    first = min((one for one in since if one is not None), default=None)
    return {} if first is None else worked_on(connection, first, results=results)


def _changed(
    tasks: Iterable[uuid.UUID], worked: Mapping[uuid.UUID, datetime], since: datetime | None
) -> int:
    return sum(since is None or (task in worked and worked[task] > since) for task in tasks)
