"""The sections of a plan, by what they are called. Must not know what is put into them."""

import uuid
from typing import NamedTuple

from cchc_desktop.services.desk import Desk
from db.queries import plans as queries


class SectionName(NamedTuple):
    id: uuid.UUID
    code: str | None
    title: str

    @property
    def words(self) -> str:
        """Name it as a plan does: "II. Cải cách thể chế"."""
        return ". ".join(filter(None, [self.code, self.title]))


def plan_sections(desk: Desk, plan: uuid.UUID) -> list[SectionName]:
    """Return the sections in the order of the plan."""
    with desk.store.reading() as connection:
        rows = queries.section_rows(connection, plan)
    return [SectionName(row.id, row.code, row.title) for row in rows]
