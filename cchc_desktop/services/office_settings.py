"""What the office says of itself, seen as one sheet and changed one fact at a time.

Its name is a matter of units: a new name begins on a day. Must not know how a document is
printed.
"""

import uuid
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.office_facts import OFFICE, OfficeFacts, office_facts
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.models.reporting import ReportDuty
from db.models.units import Unit
from db.plain import ask_through
from db.queries import reminders as queries
from db.queries.reporting import place_of

OFFICE_LEVELS = (Level.COMMUNE, Level.SCHOOL, Level.DEPARTMENT, Level.PROVINCE, Level.DISTRICT)
"""What an office may be; districts were until 1 July 2025, and their years are kept."""

WAYS_OF_SIGNING = ("TM", "KT", "TL", "TUQ", "")


class OfficeFact(StrEnum):
    """What may be changed here; the words are in the catalogue, table `office-facts`."""

    LEVEL = "level"
    PARENT = "parent"
    PLACE = "place"
    SYMBOL = "symbol"
    SIGNER = "signer"
    SIGNER_POST = "signer-post"
    SIGNS_AS = "signs-as"
    HEAD_ABOVE = "head-above"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The office as its documents name it today."""

    name: str
    level: str
    parent: str
    place: str
    facts: OfficeFacts


def office_sheet(desk: Desk) -> OfficeSheet:
    facts = office_facts(desk.store)
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        place = place_of(ask_through(connection), desk.unit_id)
    own = book.units[desk.unit_id]
    parent = None if own.parent_id is None else book.true(own.parent_id)
    above = None if parent is None or parent not in book.units else parent
    return OfficeSheet(
        name=book.name(own.id, desk.today),
        level=own.level,
        parent="" if above is None else book.name(above, desk.today),
        place=place,
        facts=facts,
    )


def set_office_fact(desk: Desk, fact: OfficeFact, words: str) -> Outcome:
    """Change one fact. With the office above change the own reports that went to the former."""
    said = _lines(words) if fact in (OfficeFact.HEAD, OfficeFact.HEAD_ABOVE) else nfc(words)
    _refuse_unfit(fact, said)
    with desk.writing(desk.act("set-office-fact", fact=str(fact))) as (writer, outcome):
        if fact in (OfficeFact.LEVEL, OfficeFact.PLACE, OfficeFact.PARENT):
            _refuse_kept_elsewhere(desk, writer)
        match fact:
            case OfficeFact.LEVEL:
                writer.change(Unit, desk.unit_id, level=said)
            case OfficeFact.PLACE:
                writer.change(Unit, desk.unit_id, place=said or None)
            case OfficeFact.PARENT:
                _put_under(writer, desk.unit_id, said)
            case _:
                _write_fact(desk, writer, fact, said)
    return outcome


def _refuse_unfit(fact: OfficeFact, said: str) -> None:
    if fact is OfficeFact.LEVEL and said not in OFFICE_LEVELS:
        raise RefusedError("office-level-unknown", {"text": said})
    if fact is OfficeFact.SIGNS_AS and said not in WAYS_OF_SIGNING:
        raise RefusedError("signing-unknown", {"text": said})


def _refuse_kept_elsewhere(desk: Desk, writer: Writer) -> None:
    book = UnitBook.read(writer.connection)
    own = book.units[desk.unit_id]
    if own.steward_id is not None:
        keeper = book.name(own.steward_id, desk.today) if own.steward_id in book.units else ""
        facts = {"name": book.name(own.id, desk.today), "keeper": keeper}
        raise RefusedError("unit-kept-elsewhere", facts)


def _write_fact(desk: Desk, writer: Writer, fact: OfficeFact, said: str) -> None:
    known = office_facts(desk.store)
    value = {**asdict(known), "unit_id": known.unit_id.hex}
    changed = {**value, fact.replace("-", "_"): said}
    if changed != value:
        write_setting(writer, OFFICE, changed)


def _put_under(writer: Writer, own: uuid.UUID, name: str) -> None:
    book = UnitBook.read(writer.connection)
    former = book.units[own].parent_id
    parent = resolve_or_add_unit(writer, name, book) if name else None
    if parent is not None and own in _above(book, parent):
        facts = {"name": book.names[own][-1][1], "parent": name}
        raise RefusedError("unit-under-itself", facts)
    if parent == former:
        return
    writer.change(Unit, own, parent_id=parent)
    for duty in queries.duty_rows(ask_through(writer.connection)):
        is_ours = duty.steward_id is None and duty.unit_id == own
        if is_ours and duty.recipient_id == former:
            goes_to: dict[str, Any] = {"recipient_id": parent, "recipient": name or None}
            writer.change(ReportDuty, duty.id, **goes_to)


def _above(book: UnitBook, unit: uuid.UUID) -> set[uuid.UUID]:
    """Return a unit and all that is above it."""
    found: set[uuid.UUID] = set()
    at: uuid.UUID | None = unit
    while at is not None and at in book.units and at not in found:
        found.add(at)
        at = book.units[at].parent_id
    return found


def _lines(words: str) -> str:
    return "\n".join(filter(None, map(nfc, words.splitlines())))
