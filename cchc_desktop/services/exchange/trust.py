"""Whose key a file was signed with: known, new, changed; and accepting a key.

The first key of an office is accepted and named. Another one is refused, unless the old one or
the office above vouches for it, or somebody confirmed its fingerprint by telephone. Must not know
what a file says.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import check_change, fingerprint
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.office_key import OWN, own_key_row
from cchc_desktop.services.finding import find_unit
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.exchange import TrustKey
from db.queries.packages import TrustRow, trust_rows
from db.session import Reading

FIRST, ABOVE, OLD_KEY, TELEPHONE = "first", "above", "old-key", "telephone"
_MOST_STATEMENTS: Final = 32
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be thought of a signature, and on whose word its key may be taken."""

    signature: Signature
    how: str
    former: tuple[TrustRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownKey:
    """One key of an office as a list shows it; `current`: no other has taken its place.

    `withdrawn`: it was believed once and is not any more. `note` says who confirmed it.
    """

    id: uuid.UUID
    unit: uuid.UUID
    name: str
    digits: str
    words: tuple[str, ...]
    how: str
    current: bool
    withdrawn: bool
    since: datetime
    note: str


def judge(
    connection: Reading, offices: Collection[uuid.UUID], public: bytes, more: Mapping[str, Any]
) -> Judged:
    """Judge a key by what is known of the offices that are its sender."""
    rows = trust_rows(connection, offices)
    current = tuple(row for row in rows if row.replaced_by_id is None)
    if public.hex() in {row.public_key for row in current}:
        return Judged(Signature.KNOWN, "")
    if not rows:
        return Judged(Signature.NEW, FIRST)
    if _is_vouched(public, [bytes.fromhex(row.public_key) for row in current], more):
        return Judged(Signature.KNOWN, OLD_KEY, current)
    return Judged(Signature.CHANGED, "", current)


def was_key_of(connection: Reading, offices: Collection[uuid.UUID], public: bytes) -> bool:
    """Say whether a key is, or was before another took its place, one of an office."""
    return public.hex() in {row.public_key for row in trust_rows(connection, offices)}


def _is_vouched(public: bytes, trusted: list[bytes], more: Mapping[str, Any]) -> bool:
    """Follow statements from a key that is trusted to this one."""
    statements = more.get("key_changes")
    if not isinstance(statements, list):
        return False
    reached = list(trusted)
    for _ in range(min(len(statements), _MOST_STATEMENTS)):
        more_keys = [new for one in statements for new in _vouched_by(one, reached)]
        fresh = [key for key in more_keys if key not in reached]
        if public in fresh:
            return True
        reached += fresh
    return False


def _vouched_by(statement: object, trusted: Collection[bytes]) -> Iterable[bytes]:
    try:
        change = check_change(bytes.fromhex(str(statement)), trusted)
    except (ExchangeError, ValueError):
        return ()
    return (change.new,)


def accept(
    writer: Writer, office: uuid.UUID, public: bytes, judged: Judged, note: str | None = None
) -> None:
    """Keep that this key is an office's own, in place of the former ones."""
    key = writer.add(
        TrustKey,
        id=own_key_row(office, public),
        office_id=office,
        public_key=public.hex(),
        fingerprint=fingerprint(public).digits,
        accepted_at=writer.act.at,
        how=judged.how,
        note=note,
        replaced_by_id=None,
    )
    for row in judged.former:
        if row.id != key:
            writer.change(TrustKey, row.id, replaced_by_id=key)


def take_vouched(
    writer: Writer, keys: Iterable[Mapping[str, Any]], above: uuid.UUID, book: UnitBook
) -> None:
    """Take the keys of units on the word of the office above; what is known stays.

    Its word is good for the units it keeps itself, never for others, nor for ones that we keep.
    """
    for one in keys:
        try:
            office, public = uuid.UUID(hex=str(one["id"])), bytes.fromhex(str(one["public_key"]))
        except (LookupError, ValueError):
            continue
        if len(public) != _KEY_BYTES or not _is_kept_by(book, office, above):
            continue
        known = trust_rows(writer.connection, [office])
        if public.hex() in {row.public_key for row in known}:
            continue
        former = tuple(row for row in known if row.replaced_by_id is None)
        accept(writer, office, public, Judged(Signature.KNOWN, ABOVE, former))


def _is_kept_by(book: UnitBook, office: uuid.UUID, above: uuid.UUID) -> bool:
    entry = book.units.get(office)
    ours = entry is None or book.units[book.true(office)].steward_id is None
    return entry is not None and entry.steward_id == above and not ours


def confirm_by_telephone(
    desk: Desk, unit: str | uuid.UUID, public: bytes, digits: str, note: str
) -> Outcome:
    """Accept a changed key whose fingerprint was read out; who said so is noted."""
    told = fingerprint(public)
    if _plain(digits) not in {_plain(told.digits), _plain(" ".join(told.words))}:
        raise RefusedError("exchange-fingerprint-differs", {"digits": told.digits})
    if not note.strip():
        raise RefusedError("exchange-confirmed-by-nobody")
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        office = find_unit(connection, unit, book)
        name = book.name(office, desk.today)
    with desk.writing(desk.act("confirm-key", unit=name)) as (writer, outcome):
        known = trust_rows(writer.connection, book.aliases(office))
        former = tuple(row for row in known if row.replaced_by_id is None)
        accept(writer, office, public, Judged(Signature.KNOWN, TELEPHONE, former), note.strip())
    return outcome


def known_keys(desk: Desk) -> list[KnownKey]:
    """Return the keys that were accepted, by office."""
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        rows = trust_rows(connection)
    found = [
        KnownKey(
            row.id,
            book.true(row.office_id),
            book.name(row.office_id, desk.today) if row.office_id in book.units else "",
            row.fingerprint,
            fingerprint(bytes.fromhex(row.public_key)).words,
            row.how,
            row.replaced_by_id is None,
            row.replaced_by_id == row.id,
            row.accepted_at,
            "" if row.how == OWN else row.note or "",  # of an own key it is for programs
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.name, not one.current, one.digits))


def _plain(said: str) -> str:
    return "".join(said.split()).casefold()
