"""The people of the office, found by the names a document or a form gives.

Must not know what they are asked to do.
"""

import uuid
from dataclasses import dataclass
from typing import Self

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from db.changes import Writer
from db.models.units import Person
from db.queries.units import person_rows
from db.session import Reading


@dataclass(slots=True)
class PeopleBook:
    """Names of people as they are written; of two with one name, the one noted first."""

    own: uuid.UUID | None
    by_name: dict[str, uuid.UUID]

    @classmethod
    def read(cls, connection: Reading, own: uuid.UUID | None) -> Self:
        named = {nfc(one.name).lower(): one.id for one in reversed(person_rows(connection))}
        return cls(own, named)

    def find_or_add(self, writer: Writer, name: str) -> uuid.UUID:
        key = nfc(name).lower()
        known = self.by_name.get(key)
        if known is None:
            made = made_id("person", self.own, key)
            known = writer.add(Person, id=made, unit_id=self.own, name=nfc(name))
            self.by_name[key] = known
        return known
