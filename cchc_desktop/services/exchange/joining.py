"""Which unit we are in a file from above, and being it from then on.

Our own entry stays as it is; the id that the office above gave becomes another id of ours, so
that both live on. Must not know how the file is taken in.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.units import match_key
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.parties import own_ids, uppers
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.unit_book import UnitBook
from db.changes import Writer
from db.models.units import SameAs, Unit
from db.queries.exchange import ids_there, key_of, value_of

_UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a file may be meant for, under its names."""

    id: uuid.UUID
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[-1] if self.names else ""


def candidates_in(sifted: Sifted, recipient: Party) -> list[Candidate]:
    """Return whom a file is meant for: its recipient, or each member of a group."""
    group = sifted.of("unit").get(recipient.id)
    if group is None or not value_of(group, "is_group"):
        return [Candidate(recipient.id, (*_names(sifted, recipient.id), recipient.name))]
    members = {
        key_of(cells, "unit_id")
        for cells in sifted.of("membership").values()
        if key_of(cells, "group_id") == recipient.id and cells["gone"] == "false"
    }
    return [Candidate(one, _names(sifted, one)) for one in sorted(filter(None, members))]


def _names(sifted: Sifted, unit: uuid.UUID) -> tuple[str, ...]:
    named = [
        (str(value_of(cells, "since") or ""), str(value_of(cells, "name")))
        for cells in sifted.of("unit_name").values()
        if key_of(cells, "unit_id") == unit and cells["gone"] == "false"
    ]
    return tuple(name for _, name in sorted(named))


def whom_we_join_as(
    book: UnitBook, desk: Desk, sender: uuid.UUID, found: list[Candidate], named: str | None
) -> Candidate | None:
    """Return the unit of the file that we are from now on; None: we are known there already."""
    ours = own_ids(book, desk)
    known = uppers(book, desk).get(sender)
    if known is not None or ours & {one.id for one in found}:
        if known is None or any(one.id in ours for one in found):
            return None
        raise RefusedError("exchange-for-another", _facts(found))
    if named is not None:
        key = match_key(named, book.place)
        chosen = [
            one for one in found if key in {match_key(name, book.place) for name in one.names}
        ]
        if len(chosen) != 1:
            raise RefusedError("exchange-no-such-recipient", {"text": named, **_facts(found)})
        return chosen[0]
    own = desk.unit_id
    chosen = [one for one in found if any(own in book.meant_by(name) for name in one.names)]
    if len(chosen) != 1:
        raise RefusedError("exchange-which-unit", _facts(found))
    return chosen[0]


def _facts(found: list[Candidate]) -> Mapping[str, Any]:
    names = sorted(one.name for one in found)
    return {"units": names[:12] + ["…"] * (len(names) > 12)}


def join(desk: Desk, sender: Party, unit: Party) -> Outcome:
    """Be a unit of the office above from now on, where its file is here already."""
    act = desk.act("join-office", unit=unit.name, office=sender.name)
    with desk.writing(act) as (writer, outcome):
        write_join(writer, desk.unit_id, sender.id, unit.id)
    return outcome


def write_join(
    writer: Writer, own: uuid.UUID, sender: uuid.UUID, unit: uuid.UUID
) -> dict[str, str | None]:
    """Be a unit of the office above; return what is needed to be it no more."""
    book = UnitBook.read(writer.connection)
    _same(writer, unit, own)
    said: dict[str, str | None] = {"unit": unit.hex, "parent": None, "above": None}
    parent = book.units[own].parent_id
    if parent is None:
        writer.change(Unit, own, parent_id=sender)
        said["parent"] = sender.hex
    elif _is_same(book, book.true(parent), sender):
        _same(writer, book.true(parent), sender)
        said["above"] = book.true(parent).hex
    return said


def leave(writer: Writer, own: uuid.UUID, said: Mapping[str, Any]) -> None:
    """Be no more what `write_join` made us; what was changed since stays."""
    for name in ("unit", "above"):
        if said.get(name):
            key = made_id("same-as", _UNIT, uuid.UUID(hex=said[name]))
            if ids_there(writer.connection, "same_as", [key]):
                writer.remove(SameAs, key)
    book = UnitBook.read(writer.connection)
    if said.get("parent") and book.units[own].parent_id == uuid.UUID(hex=said["parent"]):
        writer.change(Unit, own, parent_id=None)


def _same(writer: Writer, alias: uuid.UUID, true: uuid.UUID) -> None:
    key = made_id("same-as", _UNIT, alias)
    writer.add(SameAs, id=key, entity=_UNIT, alias_id=alias, true_id=true)


def _is_same(book: UnitBook, parent: uuid.UUID, sender: uuid.UUID) -> bool:
    """Say whether the office above that we had noted is the one that sends."""
    if parent == sender or book.units[parent].steward_id is not None:
        return False
    theirs = {match_key(name, book.place) for _, name in book.names.get(sender, ())}
    return any(match_key(name, book.place) in theirs for _, name in book.names[parent])
