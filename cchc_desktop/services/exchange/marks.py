"""What a person decides of an office's key without a file at hand: to believe it no more, or anew.

A key that is believed no more takes its own place: a file signed with it stops as one with an
unknown key does, until somebody confirms it by telephone. Must not know what a file says.
"""

import uuid
from datetime import datetime
from typing import Final

from cchc_desktop.exchange.introduction import read_introduction
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.parties import own_ids
from cchc_desktop.services.exchange.trust import Judged, accept
from cchc_desktop.services.unit_book import UnitBook
from db.models.exchange import TrustKey
from db.queries.packages import sets_of_files, trust_rows
from db.queries.sending import other_computers

SHEET: Final = "sheet"


def distrust(desk: Desk, key: uuid.UUID, why: str) -> Outcome:
    """Believe a key of another office no more: its computer was lost, or it never was that one."""
    if not why.strip():
        raise RefusedError("exchange-distrusted-for-nothing")
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        row = next((one for one in trust_rows(connection) if one.id == key), None)
    if row is None or row.office_id in own_ids(book, desk):
        raise RefusedError("exchange-own-mark-stays")
    name = book.name(row.office_id, desk.today) if row.office_id in book.units else ""
    with desk.writing(desk.act("distrust-key", unit=name)) as (writer, outcome):
        if row.replaced_by_id is None:
            writer.change(TrustKey, key, replaced_by_id=key, note=why.strip())
    return outcome


def believe_introduction(desk: Desk, text: str, note: str) -> tuple[str, Outcome]:
    """Take an office's key from its introduction sheet, in place of the former ones.

    `text` is what the picture on the sheet says, `note` who brought it. Returns the office's name.
    """
    if not note.strip():
        raise RefusedError("exchange-confirmed-by-nobody")
    party, public = read_introduction(text)
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        office = _named_by(book, party)
        if office in {book.true(one) for one in own_ids(book, desk)}:
            raise RefusedError("exchange-own-mark-stays")
        known = trust_rows(connection, book.aliases(office))
    name = book.name(office, desk.today)
    former = tuple(row for row in known if row.replaced_by_id is None)
    with desk.writing(desk.act("confirm-sheet", unit=name)) as (writer, outcome):
        if public.hex() not in {row.public_key for row in former}:
            accept(writer, office, public, Judged(Signature.KNOWN, SHEET, former), note.strip())
    return name, outcome


def _named_by(book: UnitBook, party: Party) -> uuid.UUID:
    """Return the unit a sheet is of: by its id, or by its name where it has an id of ours."""
    found = {book.true(one) for one in ([party.id] if party.id in book.units else ())}
    found = found or {book.true(one) for one in book.meant_by(party.name)}
    if len(found) != 1:
        raise RefusedError("exchange-sheet-of-a-stranger", {"office": party.name})
    return found.pop()


def met_other_computers(desk: Desk) -> tuple[bool, datetime | None]:
    """Say whether the office has another computer, and when data of one came here last."""
    with desk.store.reading() as connection:
        known = other_computers(connection, desk.unit_id)
        sets = sets_of_files(connection)
    return known, next((at for _, origin, _, at in sets if origin == "sync"), None)
