"""What stands side by side until a person chooses: whose value, of which task, which field.

Two computers of our office wrote apart; two of another office's have not met; a form came back
that says otherwise than what was typed here. Must not know which window asks.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.merge.mirror import Snapshot, standing
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.comparing import Change
from cchc_desktop.services.exchange.filled_forms import CONFLICTS
from cchc_desktop.services.exchange.kinds import FileKind, Mark
from cchc_desktop.services.exchange.labels import Labels
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.unit_book import UnitBook
from db.cells import table_of
from db.mirror import disputed, told_of
from db.models.exchange import Package
from db.queries.packages import PackageRow, package_row, package_rows
from db.session import Reading
from db.versions import side_by_side


class Between(StrEnum):
    """Who says different things; the words are in the table `differences`."""

    OURS = "ours"
    THEIRS = "theirs"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its values, the one that is shown now first.

    One of another office's computers cannot be settled here: the office has to.
    """

    id: str
    between: Between
    entity: str
    key: uuid.UUID
    label: str
    unit: str
    field: str
    values: tuple[str, ...]
    settled_here: bool = True


def list_differences(desk: Desk) -> list[Difference]:
    """Return all that waits for a choice."""
    with desk.store.reading() as connection:
        found = [*_ours(connection), *_theirs(connection)]
        rows = {(one.entity, one.key) for one in found}
        rows |= {row for one in found for text in one.values if (row := _referred(one, text))}
        changes = [Change(Mark.CONFLICT, entity, key, None, {}) for entity, key in rows]
        labels = Labels(connection, Sifted(), changes, UnitBook.read(connection))
        named = [_named(one, labels, desk.today) for one in found]
        forms = [
            one
            for row in package_rows(connection, "in")
            if row.kind == FileKind.FORM
            for one in _of_form(connection, desk, row)
        ]
    return sorted([*named, *forms], key=lambda one: (one.label, one.field, one.id))


def _named(one: Difference, labels: Labels, day: date) -> Difference:
    label = labels.of(one.entity, one.key, day)
    unit = labels.unit(one.entity, one.key, day)
    return Difference(
        one.id,
        one.between,
        one.entity,
        one.key,
        label,
        unit,
        one.field,
        tuple(_said(one, text, labels, day) for text in one.values),
        one.settled_here,
    )


def _said(one: Difference, text: str, labels: Labels, day: date) -> str:
    """Return a value as people know it: of a record it names, how that is called."""
    row = _referred(one, text)
    return (labels.of(*row, day) or text) if row else text


def _referred(one: Difference, text: str) -> tuple[str, uuid.UUID] | None:
    """Return the record that a value names; that a mark took the place of another names none."""
    column = table_of(one.entity).c.get(one.field)
    if column is None or one.entity == "trust_key":
        return None
    try:
        key = uuid.UUID(hex=text)
    except ValueError:
        return None
    return next(((to.column.table.name, key) for to in column.foreign_keys), None)


def _ours(connection: Reading) -> Iterator[Difference]:
    for entity, key, name, texts in side_by_side(connection):
        values = tuple(_plain(text) for text in texts)
        place = f"{entity}:{key.hex}:{name}"
        yield Difference(place, Between.OURS, entity, key, "", "", name, values)


def _theirs(connection: Reading) -> Iterator[Difference]:
    for entity, keys in disputed(connection).items():
        for key, told in told_of(connection, entity, keys).items():
            words = [Snapshot(str(one.package), one.vector, one.body) for one in told]
            newest = [json.loads(one.body) for one in standing(words)]
            if len(newest) < 2:
                continue
            for name in sorted({*newest[0]} | {*newest[1]}):
                texts = dict.fromkeys(body.get(name, "null") for body in newest)
                if len(texts) > 1:
                    place = f"{entity}:{key.hex}:{name}"
                    values = tuple(_plain(text) for text in texts)
                    yield Difference(
                        place, Between.THEIRS, entity, key, "", "", name, values, settled_here=False
                    )


def _of_form(connection: Reading, desk: Desk, row: PackageRow) -> Iterator[Difference]:
    waiting: Sequence[Mapping[str, Any]] = (row.more or {}).get(CONFLICTS, ())
    if not waiting:
        return
    book = UnitBook.read(connection)
    changes = [
        Change(Mark.CONFLICT, "task", uuid.UUID(hex=one["task"]), None, {}) for one in waiting
    ]
    labels = Labels(connection, Sifted(), changes, book)
    for at, one in enumerate(waiting):
        task, unit = uuid.UUID(hex=one["task"]), uuid.UUID(hex=one["unit"])
        name = book.name(unit, desk.today) if unit in book.units else ""
        values = tuple("" if said is None else str(said) for said in (one["here"], one["there"]))
        yield Difference(
            f"form:{row.id.hex}:{at}",
            Between.FORM,
            "task",
            task,
            labels.of("task", task, desk.today),
            name,
            one["field"],
            values,
        )


def _plain(text: str) -> str:
    value = json.loads(text)
    return "" if value is None else str(value)


# ---- choosing ------------------------------------------------------------------------------------


def choose(desk: Desk, difference: str, value: int) -> Outcome:
    """Let one of the values hold, told by its place among them."""
    found = next((one for one in list_differences(desk) if one.id == difference), None)
    if found is None or not 0 <= value < len(found.values):
        raise RefusedError("exchange-difference-gone", {"text": difference})
    if not found.settled_here:
        raise RefusedError("exchange-difference-theirs", {"unit": found.unit})
    if found.between is Between.FORM:
        return _choose_form(desk, found, value)
    return _choose_ours(desk, found, value)


def keep_both(desk: Desk, difference: str) -> Outcome:
    """Keep both values of a text, one under the other."""
    found = next((one for one in list_differences(desk) if one.id == difference), None)
    if found is None:
        raise RefusedError("exchange-difference-gone", {"text": difference})
    if found.between is not Between.OURS or not _is_text(found):
        raise RefusedError("exchange-difference-no-text", {"text": found.label})
    both = json.dumps("\n".join(one for one in found.values if one), ensure_ascii=False)
    return _write(desk, found, both)


def _is_text(one: Difference) -> bool:
    column = table_of(one.entity).c[one.field]
    return column.type.__class__.__name__ == "Text"


def _choose_ours(desk: Desk, found: Difference, value: int) -> Outcome:
    with desk.store.reading() as connection:
        texts = next(
            texts
            for entity, key, name, texts in side_by_side(connection)
            if (entity, key, name) == (found.entity, found.key, found.field)
        )
    return _write(desk, found, texts[value])


def _write(desk: Desk, found: Difference, text: str) -> Outcome:
    act = desk.act("choose-value", what=found.label or found.entity)
    with desk.writing(act) as (writer, outcome):
        writer.choose(table_of(found.entity), found.key, found.field, text)
    return outcome


def _choose_form(desk: Desk, found: Difference, value: int) -> Outcome:
    _, package, at = found.id.split(":")
    key = uuid.UUID(hex=package)
    with desk.writing(desk.act("choose-value", what=found.label)) as (writer, outcome):
        row = package_row(writer.connection, key)
        if row is None:
            raise RefusedError("exchange-no-such-file", {"text": package})
        waiting = list((row.more or {}).get(CONFLICTS, ()))
        said = waiting.pop(int(at))
        if value == 1:
            record(writer, desk, [_form_said(said)])
        writer.change(Package, key, more={CONFLICTS: waiting} if waiting else None)
    return outcome


def _form_said(said: Mapping[str, Any]) -> ProgressForm:
    name, there = said["field"], said["there"]
    words: dict[str, Any] = {name: there} if name in {"result", "difficulty", "proposal"} else {}
    if name == "percent":
        words["percent"] = int(there)
    if name == "done_on":
        words["done_on"] = date.fromisoformat(str(there))
    state = State(there) if name == "state" else State(said.get("state") or State.IN_PROGRESS)
    if name == "done_on":
        state = State.DONE
    return ProgressForm(
        uuid.UUID(hex=said["task"]),
        parse_quarter(said["quarter"]),
        state,
        unit=uuid.UUID(hex=said["unit"]),
        occurrence=said["occurrence"],
        **words,
    )
