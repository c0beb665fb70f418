"""The units and people of the sample year, made or found among those there are.

Must not know the sample's plan nor its results.
"""

import uuid
from collections.abc import Sequence

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.sample.file import SampleYear, Table
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import resolve_or_add_unit
from db.changes import Writer
from db.models.units import Membership, Person, Unit, UnitSpelling
from db.queries.units import MembershipRow


class SampleUnits:
    """The sample's units by their names there, made or found."""

    def __init__(self, writer: Writer, sample: SampleYear, own: uuid.UUID) -> None:
        self._writer = writer
        self._sample = sample
        self.book = UnitBook.read(writer.connection)
        self.by_name = {sample.office: own}
        above = self.book.units[own].parent_id
        parent = next(one["parent"] for one in sample.units if one["name"] == sample.office)
        if above is not None:
            self.by_name[parent] = above

    def add_all(self) -> None:
        for position, said in enumerate(self._sample.units):
            if said["name"] not in self.by_name:
                self.by_name[said["name"]] = self._unit(said, position)

    def _unit(self, said: Table, position: int) -> uuid.UUID:
        before = set(self.book.units)
        unit = resolve_or_add_unit(self._writer, said["name"], self.book)
        if unit in before:
            return unit
        level = Level(said["level"])
        is_group = level is Level.GROUP
        parent = self.by_name.get(said["parent"])
        self._writer.change(
            Unit,
            unit,
            level=level,
            is_group=is_group,
            parent_id=parent,
            head_post=said["head_post"],
            position=position,
        )
        row = self.book.units[unit]
        self.book.units[unit] = row._replace(level=level, is_group=is_group, parent_id=parent)
        self._spell(unit, said["spellings"])
        for member in said.get("members", ()):
            self._join(unit, self.by_name[member])
        return unit

    def _spell(self, unit: uuid.UUID, spellings: Sequence[str]) -> None:
        for text in spellings:
            if not self.book.meant_by(text):  # else it is understood without being told
                key = made_id("unit-spelling", unit, text)
                self._writer.add(UnitSpelling, id=key, unit_id=unit, text=text)
                self.book.spell(unit, text)

    def _join(self, group: uuid.UUID, unit: uuid.UUID) -> None:
        key = made_id("membership", group, unit)
        self._writer.add(Membership, id=key, group_id=group, unit_id=unit, since=None, until=None)
        self.book.memberships.append(MembershipRow(key, group, unit, None, None, None))

    def add_people(self) -> None:
        known = PeopleBook.read(self._writer.connection, self.book.own)
        for said in self._sample.people:
            key = nfc(said["name"]).lower()
            if key not in known.by_name:
                self._writer.add(
                    Person,
                    id=made_id("person", self.book.own, key),
                    unit_id=self.by_name[said["unit"]],
                    name=said["name"],
                    post=said["post"],
                    phone=said["phone"],
                )
