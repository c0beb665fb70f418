"""What keeps a file from being taken as it is: who may send it, until when, how much it may take.

Must not know what a single record says.
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.comparing import Rehearsal, moved_deadlines
from cchc_desktop.services.exchange.kinds import Preview, Why
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import key_of
from db.queries.packages import live_milestones, live_tasks
from db.session import Reading

LEAST_HIDDEN = 5
HIDDEN_PERCENT = 3
MOVED_PERCENT = 30


def entries(book: UnitBook, sender: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return all ids of a unit, and of those whose work came to it."""
    return book.lineage.forebears(book.true(sender)) | book.aliases(book.true(sender))


def check_sender(around: Surroundings, sender: Party, period: Period) -> None:
    """Refuse a report of a unit nobody knows, of one that is no more, and of a closed period."""
    book = around.book
    if sender.id not in book.units:
        raise RefusedError("exchange-sender-unknown", {"office": sender.name})
    unit = book.true(sender.id)
    theirs = around.owed_by(unit, period)
    due = min((slot.due for slot in theirs), default=period.last_day)
    _check_alive(book, unit, sender, due)
    for slot in theirs:
        closing = around.closing(slot)
        if slot.unit == unit and closing.is_locked(around.today):
            facts = {"period": period_words(period), "on": closing.locked_after}
            raise RefusedError("exchange-period-locked", {**facts, "office": sender.name})


def _check_alive(book: UnitBook, unit: uuid.UUID, sender: Party, due: date) -> None:
    ended = book.lineage.end_of(unit)
    if ended is not None and due >= ended:
        heir = book.lineage.holder(unit, due)
        name = book.names[heir][-1][1] if heir in book.units else ""
        raise RefusedError(
            "exchange-sender-succeeded", {"office": sender.name, "on": ended, "heir": name}
        )


def check_recipient(book: UnitBook, unit: uuid.UUID, day: date) -> None:
    """Refuse to write for a unit that is no more on a day: nobody would open the file."""
    ended = book.lineage.end_of(unit)
    if ended is not None and day >= ended:
        heirs = sorted(book.name(one, day) for one in book.successors(unit, day))
        facts = {"unit": book.name(unit, ended), "on": ended, "heirs": heirs}
        raise RefusedError("exchange-unit-succeeded", facts)


def asked(
    connection: Reading,
    office: uuid.UUID,
    sifted: Sifted,
    rehearsal: Rehearsal,
    preview: Preview,
    confirmed: Collection[int],
) -> Preview:
    """Ask for the number where a file hides many tasks or moves many deadlines."""
    hidden, moved = rehearsal.hidden_tasks, _moved(connection, office, sifted, rehearsal)
    hides = len(hidden) > max(LEAST_HIDDEN, live_tasks(connection, office) * HIDDEN_PERCENT / 100)
    if hides and moved:
        facts = {"hidden": len(hidden), "moved": len(moved)}
        return _asking(preview, "exchange-hides-and-moves", facts, confirmed)
    if hides:
        return _asking(preview, "exchange-hides-many", {"hidden": len(hidden)}, confirmed)
    if moved:
        return _asking(preview, "exchange-moves-many", {"moved": len(moved)}, confirmed)
    return preview


def _moved(
    connection: Reading, office: uuid.UUID, sifted: Sifted, rehearsal: Rehearsal
) -> set[uuid.UUID]:
    """Return the deadlines a file moves, where they are many; not those of tasks it hides."""
    dated = live_milestones(connection, office)
    moved = moved_deadlines(rehearsal, dated, sifted.of("milestone"))
    deadlines = {cells["deadline_id"] for cells in dated.values()}
    if len(moved) <= len(deadlines) * MOVED_PERCENT / 100:
        return set()
    told = sifted.of("deadline")
    return {
        one for one in moved if key_of(told.get(one, {}), "task_id") not in rehearsal.hidden_tasks
    }


def _asking(
    preview: Preview, code: str, facts: Mapping[str, int], confirmed: Collection[int]
) -> Preview:
    number = sum(facts.values())
    if number in confirmed:
        return preview
    return replace(preview, asks=number, asks_why=Why(code, {"count": number, **facts}))
