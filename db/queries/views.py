"""Saved views of the office's lists. Must not know what a view holds."""

import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from db.models.office import SavedView
from db.models.schema import Base

VIEW = Base.metadata.tables[SavedView.__tablename__]


class ViewRow(NamedTuple):
    id: uuid.UUID
    place: str
    name: str
    position: int
    body: Mapping[str, Any]
    person_id: uuid.UUID | None


def view_rows(connection: Connection, place: str, person: uuid.UUID | None) -> list[ViewRow]:
    """Return the views of a place in their order: the office's, and those of one person alone."""
    query = (
        select(*(VIEW.c[name] for name in ViewRow._fields))
        .where(VIEW.c.place == place, VIEW.c.gone.is_(False))
        .where(VIEW.c.person_id.is_(None) | (VIEW.c.person_id == person))
        .order_by(VIEW.c.position, VIEW.c.id)
    )
    return [ViewRow._make(row) for row in connection.execute(query)]


def view_row(connection: Connection, view: uuid.UUID) -> ViewRow | None:
    query = select(*(VIEW.c[name] for name in ViewRow._fields))
    row = connection.execute(query.where(VIEW.c.id == view, VIEW.c.gone.is_(False))).first()
    return ViewRow._make(row) if row else None
