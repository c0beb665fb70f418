"""Views that people keep: which rows of a place, in which order, grouped how, in which columns.

They are the office's: whoever sits at one of its computers finds them. Must not know what the
body of a view means; the place that saved it does.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from db.models.office import SavedView
from db.queries import views as queries
from db.queries.views import ViewRow
from db.session import Reading


@dataclass(frozen=True, slots=True)
class View:
    """A view by its name; the body is what the place gave, of plain JSON values."""

    id: uuid.UUID
    name: str
    body: Mapping[str, Any]


def list_views(desk: Desk, place: str) -> list[View]:
    """Return the views of a place in the order they were made."""
    with desk.store.reading() as connection:
        return [View(row.id, row.name, row.body) for row in queries.view_rows(connection, place)]


def save_view(desk: Desk, place: str, name: str, body: Mapping[str, Any]) -> uuid.UUID:
    """Keep a view; the one of this name, if there is one, shows this from now on."""
    named = _name(name)
    with desk.writing(desk.act("save-view", name=named)) as (writer, _):
        there = queries.view_rows(writer.connection, place)
        same = _named(there, named)
        if same is not None:
            writer.change(SavedView, same.id, name=named, body=dict(body))
            return same.id
        position = max((row.position for row in there), default=-1) + 1
        return writer.add(SavedView, place=place, name=named, position=position, body=dict(body))


def rename_view(desk: Desk, view: uuid.UUID, name: str) -> Outcome:
    """Give a view another name."""
    named = _name(name)
    with desk.writing(desk.act("rename-view", name=named)) as (writer, outcome):
        row = _view(writer.connection, view)
        same = _named(queries.view_rows(writer.connection, row.place), named)
        if same is not None and same.id != view:
            raise RefusedError("view-name-taken", {"name": same.name})
        writer.facts["former"] = row.name
        writer.change(SavedView, view, name=named)
    return outcome


def remove_view(desk: Desk, view: uuid.UUID) -> Outcome:
    """Remove a view; undo brings it back."""
    with desk.writing(desk.act("remove-view")) as (writer, outcome):
        writer.facts["name"] = _view(writer.connection, view).name
        writer.remove(SavedView, view)
    return outcome


def _name(name: str) -> str:
    named = nfc(name)
    if not named:
        raise RefusedError("view-without-name")
    return named


def _named(rows: list[ViewRow], name: str) -> ViewRow | None:
    """Return the view of a name, whatever its capitals: they are chosen from a list by eye."""
    return next((row for row in rows if row.name.lower() == name.lower()), None)


def _view(connection: Reading, view: uuid.UUID) -> ViewRow:
    row = queries.view_row(connection, view)
    if row is None:
        raise RefusedError("view-not-found")
    return row
