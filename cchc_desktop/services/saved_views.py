"""Views that people keep: which rows of a place, in which order, grouped how, in which columns.

Most are the office's: whoever sits at one of its computers finds them. Some are one person's.
Must not know what the body of a view means; the place that saved it does.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.people import PeopleBook
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
    is_own: bool = False
    """Whether only the person who sits here sees it."""


def list_views(desk: Desk, place: str) -> list[View]:
    """Return the views that whoever sits here has of a place, in the order they were made."""
    with desk.store.reading() as connection:
        rows = queries.view_rows(connection, place, _who(connection, desk))
    return [View(row.id, row.name, row.body, row.person_id is not None) for row in rows]


def save_view(
    desk: Desk, place: str, name: str, body: Mapping[str, Any], *, only_me: bool = False
) -> uuid.UUID:
    """Keep a view; the one of this name, if there is one, shows this from now on."""
    named = _name(name)
    with desk.writing(desk.act("save-view", name=named)) as (writer, _):
        people = PeopleBook.read(writer.connection, desk.unit_id)
        who = people.find_or_add(writer, desk.who) if only_me else _who(writer.connection, desk)
        there = queries.view_rows(writer.connection, place, who)
        said = {"name": named, "body": dict(body), "person_id": who if only_me else None}
        same = _named(there, named)
        if same is not None:
            writer.change(SavedView, same.id, **said)
            return same.id
        position = max((row.position for row in there), default=-1) + 1
        return writer.add(SavedView, place=place, position=position, **said)


def rename_view(desk: Desk, view: uuid.UUID, name: str) -> Outcome:
    """Give a view another name."""
    named = _name(name)
    with desk.writing(desk.act("rename-view", name=named)) as (writer, outcome):
        row = _view(writer.connection, view)
        seen = queries.view_rows(writer.connection, row.place, _who(writer.connection, desk))
        same = _named(seen, named)
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


def _who(connection: Reading, desk: Desk) -> uuid.UUID | None:
    """Return the person who sits here; None for a name that no person of the office has."""
    return PeopleBook.read(connection, desk.unit_id).by_name.get(nfc(desk.who).lower())


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
