"""When a file went last to whom, and what is other since: of every kind of file.

Moments are only told: what changed since follows from the writing that a file knew, so a clock
that was wrong hides nothing. Must not know how a file is written, nor which window asks.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.domain.merge.registers import covers
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.parties import own_ids
from cchc_desktop.services.exchange.sendings import Sending, Sendings
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import receipt_rows
from db.queries.sending import PartRow, Work, deeds_beyond, parts, worked_on
from db.session import Reading

_TOLD: Final = {
    FileKind.ASSIGN: (Work.TASKS,),
    FileKind.RETURN: (Work.RESULTS,),
    FileKind.FORM: (Work.TASKS, Work.RESULTS),
    FileKind.RECEIPT: (Work.RECEIPTS,),
}
"""What each kind of file tells."""


@dataclass(frozen=True, slots=True)
class LastSent:
    """A file that went out. `changed` counts what is other since.

    Of a form, and of a file up or down, tasks; of answers, reports that were judged; of a file
    for our other computer, what was done on this one.
    """

    kind: FileKind
    to: uuid.UUID
    name: str
    period: Period | None
    file: str
    at: datetime
    who: str
    counts: Mapping[str, int]
    changed: int


@dataclass
class Since:
    """What is other since files went out; each part of the data is read once for all of them."""

    connection: Reading
    desk: Desk
    book: UnitBook
    sendings: Sendings
    _worked: dict[Work, Mapping[uuid.UUID, Mapping[str, int]]] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Reading, desk: Desk, book: UnitBook | None = None) -> "Since":
        known = book or UnitBook.read(connection)
        return cls(connection, desk, known, Sendings.read(connection, known))

    @cached_property
    def given(self) -> Mapping[uuid.UUID, set[uuid.UUID]]:
        """Return the tasks that we keep, by the unit that has a part in them."""
        found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for part in self._parts:
            if part.steward_id is None and part.unit_id in self.book.units:
                found[self.book.true(part.unit_id)].add(part.task_id)
        return found

    @cached_property
    def asked(self) -> Mapping[uuid.UUID, set[uuid.UUID]]:
        """Return the tasks in which we have a part, by the office that keeps them."""
        ours = own_ids(self.book, self.desk)
        found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for part in self._parts:
            if part.steward_id is not None and part.unit_id in ours:
                found[self.book.true(part.steward_id)].add(part.task_id)
        return found

    @cached_property
    def judged(self) -> Mapping[uuid.UUID, set[uuid.UUID]]:
        """Return what was said to reports, accepted or sent back, by the unit they came from."""
        found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for row in receipt_rows(self.connection):
            ours = row.steward_id is None and row.office_id in self.book.units
            if ours and row.accepted is not None:
                found[self.book.true(row.office_id)].add(row.id)
        return found

    def changed(self, sent: Sending) -> int:
        """Count what is other since a file went out."""
        if sent.kind is FileKind.SYNC:
            here = self.desk.store.replica_here()
            return deeds_beyond(self.connection, sent.seen, here)
        told = self._told_by(sent.kind)
        worked = [self._worked_on(one) for one in _TOLD[sent.kind]]
        return sum(
            any(key in one and not covers(sent.seen, one[key]) for one in worked)
            for key in told.get(sent.to, ())
        )

    def _told_by(self, kind: FileKind) -> Mapping[uuid.UUID, set[uuid.UUID]]:
        if kind is FileKind.RETURN:
            return self.asked
        return self.judged if kind is FileKind.RECEIPT else self.given

    def _worked_on(self, work: Work) -> Mapping[uuid.UUID, Mapping[str, int]]:
        if work not in self._worked:
            seen = _least(self.sendings.all())
            self._worked[work] = worked_on(self.connection, seen, work)
        return self._worked[work]

    @cached_property
    def _parts(self) -> list[PartRow]:
        return parts(self.connection)


def _least(sent: Iterable[Sending]) -> dict[str, int]:
    """Return what every one of the files knew."""
    vectors = [one.seen for one in sent]
    common = set.intersection(*(set(one) for one in vectors)) if vectors else set()
    return {replica: min(one[replica] for one in vectors) for replica in common}


def last_sent(
    desk: Desk,
    kind: FileKind,
    to: uuid.UUID | None = None,
    period: Period | None = None,
) -> LastSent | None:
    """Return the last file of a kind that went out: to whom, when, and what is other since.

    Without `to` to whomever, without `period` of whatever period. None where none ever went.
    """
    with desk.store.reading() as connection:
        since = Since.read(connection, desk)
        whom = None if to is None else since.book.true(to)
        sent = since.sendings.last(kind, whom, None if period is None else str(period))
        return None if sent is None else _told(since, sent)


def _told(since: Since, sent: Sending) -> LastSent:
    return LastSent(
        kind=sent.kind,
        to=sent.to,
        name=sent.name,
        period=parse(sent.period) if sent.period else None,
        file=sent.file,
        at=sent.at,
        who=sent.who,
        counts=sent.counts,
        changed=since.changed(sent),
    )
