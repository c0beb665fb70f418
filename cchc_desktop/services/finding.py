"""From what a person writes to the record meant: an id or its beginning, a number, a name.

Whatever names nothing, or more than one thing, is refused with the candidates named. Must not
know what is done with the record.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.unit_book import UnitBook
from db.queries import finding as queries
from db.queries import units as unit_queries
from db.queries.finding import Named
from db.session import Reading

_SHORTEST = 4
_HEX = frozenset("0123456789abcdef")
_NAMED_AT_MOST = 5


class _Codes(NamedTuple):
    absent: str
    ambiguous: str


def find_plan(connection: Reading, text: str | uuid.UUID) -> uuid.UUID:
    """Find a plan by its id, its number, or the number without what follows the slash."""
    plans = queries.plans_named(connection)
    written = nfc(str(text)).lower()
    numbers = [one for one in plans if written and nfc(one.name).lower() == written]
    short = [one for one in plans if written and nfc(one.name).lower().split("/")[0] == written]
    codes = _Codes("plan-not-found", "plan-ambiguous")
    return _only(text, [numbers, _by_id(text, plans), short], codes)


def find_task(connection: Reading, text: str | uuid.UUID) -> uuid.UUID:
    """Find a task by its id."""
    between = _span(text)
    tasks = queries.tasks_between(connection, *between) if between else []
    return _only(text, [tasks], _Codes("task-not-found", "task-ambiguous"))


def find_doubt(connection: Reading, text: str | uuid.UUID) -> uuid.UUID:
    """Find a doubt by its id; one that is still open goes before those decided."""
    between = _span(text)
    doubts = queries.doubts_between(connection, *between) if between else []
    still_open = [one.doubt for one in doubts if one.is_open]
    codes = _Codes("doubt-not-found", "doubt-ambiguous")
    return _only(text, [still_open, [one.doubt for one in doubts]], codes)


def find_unit(
    connection: Reading, text: str | uuid.UUID, book: UnitBook | None = None
) -> uuid.UUID:
    """Find a unit by its name or any spelling, or by its id."""
    book = book or UnitBook.read(connection)
    named = [_unit(book, unit) for unit in book.meant_by(str(text))]
    ids = _by_id(text, [_unit(book, unit) for unit in book.units]) if not named else []
    found = _only(text, [named, ids], _Codes("unit-not-found", "unit-ambiguous"))
    return book.true(found)


def find_person(connection: Reading, text: str | uuid.UUID) -> uuid.UUID:
    """Find a person of the office by name, with or without accents, or by id."""
    people = [Named(one.id, one.name) for one in unit_queries.person_rows(connection)]
    written = str(text)
    exact = [one for one in people if nfc(one.name).lower() == nfc(written).lower()]
    loose = [one for one in people if fold(written) and fold(one.name) == fold(written)]
    codes = _Codes("person-not-found", "person-ambiguous")
    return _only(text, [exact, loose, _by_id(text, people)], codes)


def short_id(key: uuid.UUID) -> str:
    """Return the beginning of an id, long enough to be typed for it."""
    return key.hex[:8]


def ambiguous(code: str, text: object, candidates: Sequence[Named]) -> RefusedError:
    named = [f"{one.name} ({short_id(one.id)})" for one in candidates[:_NAMED_AT_MOST]]
    more = len(candidates) > _NAMED_AT_MOST
    facts: Mapping[str, object] = {"text": str(text), "candidates": named + ["…"] * more}
    return RefusedError(code, facts)


def _unit(book: UnitBook, unit: uuid.UUID) -> Named:
    return Named(unit, book.names[unit][-1][1] if book.names[unit] else "")


def _only(text: str | uuid.UUID, readings: Sequence[Sequence[Named]], codes: _Codes) -> uuid.UUID:
    """Return the one record of the first reading that finds any."""
    for found in readings:
        if len({one.id for one in found}) > 1:
            raise ambiguous(codes.ambiguous, text, found)
        if found:
            return found[0].id
    raise RefusedError(codes.absent, {"text": str(text)})


def _by_id(text: str | uuid.UUID, among: Sequence[Named]) -> list[Named]:
    between = _span(text)
    return [one for one in among if between and between[0] <= one.id <= between[1]]


def _span(text: str | uuid.UUID) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Return the first and the last id that begin as written."""
    digits = str(text).strip().lower().replace("-", "")
    if not _SHORTEST <= len(digits) <= len(uuid.UUID(int=0).hex) or not _HEX.issuperset(digits):
        return None
    return uuid.UUID(hex=digits.ljust(32, "0")), uuid.UUID(hex=digits.ljust(32, "f"))
