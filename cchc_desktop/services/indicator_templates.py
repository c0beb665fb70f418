"""The lines and tables of statistics as an office wants them: added, changed, ordered, removed.

Must not know the values of a quarter, beyond that they go with their line.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.indicators import HowAdds
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from db.changes import Writer
from db.models.figures import Indicator, IndicatorTable, IndicatorValue
from db.models.schema import Base
from db.queries.figures import (
    IndicatorRow,
    TableRow,
    ids_there,
    indicator_rows,
    table_rows,
    value_rows,
)
from db.session import Reading

COUNTED: Final = (HowAdds.SUM, HowAdds.LAST, HowAdds.MAX)
"""How a line adds up that can be a part of a share."""


@dataclass(frozen=True, slots=True)
class LineForm:
    """What a line says; a share names the codes of its two parts."""

    code: str
    title: str
    measure: str
    adds_up: HowAdds
    numerator: str = ""
    denominator: str = ""


def possible_parts(desk: Desk) -> list[tuple[str, str]]:
    """Return code and title of the lines that a share can be worked out from."""
    with desk.store.reading() as connection:
        return [(row.code, row.title) for row in indicator_rows(connection) if _is_counted(row)]


def add_line(
    desk: Desk, table: uuid.UUID, form: LineForm, after: uuid.UUID | None = None
) -> Outcome:
    """Add a line to a table: behind another, or at its end."""
    with desk.writing(desk.act("add-indicator", **_named(form))) as (writer, outcome):
        _table(writer.connection, table)
        rows = indicator_rows(writer.connection)
        said = _checked(form, rows)
        there = [row.id for row in rows if row.table_id == table]
        at = there.index(after) + 1 if after in there else len(there)
        key = _new(writer, Indicator, made_id("indicator", said["code"]))
        added = writer.add(Indicator, **key, **said, table_id=table, position=at)
        _number(writer, Indicator, [*there[:at], added, *there[at:]])
    return outcome


def change_line(desk: Desk, line: uuid.UUID, form: LineForm) -> Outcome:
    """Change what a line says; shares worked out from it follow its code."""
    with desk.writing(desk.act("change-indicator", **_named(form))) as (writer, outcome):
        rows = indicator_rows(writer.connection)
        was = _line(rows, line)
        resting = _resting_on(was, rows)
        said = _checked(form, [row for row in rows if row.id != line])
        if resting and HowAdds(said["adds_up"]) not in COUNTED:
            raise RefusedError("indicator-is-a-part", _part_facts(was, resting))
        writer.change(Indicator, line, **said)
        for row in resting:
            names = {"numerator_code": row.numerator_code, "denominator_code": row.denominator_code}
            moved = {name: said["code"] for name, code in names.items() if code == was.code}
            writer.change(Indicator, row.id, **moved)
    return outcome


def remove_line(desk: Desk, line: uuid.UUID) -> Outcome:
    """Remove a line with its values; one that a share is worked out from is kept."""
    with desk.writing(desk.act("remove-indicator")) as (writer, outcome):
        rows = indicator_rows(writer.connection)
        row = _line(rows, line)
        if resting := _resting_on(row, rows):
            raise RefusedError("indicator-is-a-part", _part_facts(row, resting))
        writer.facts |= {"code": row.code, "title": row.title}
        _remove(writer, [row])
    return outcome


def move_line(desk: Desk, line: uuid.UUID, step: int) -> Outcome:
    """Move a line up or down within its table; at the end it stays."""
    with desk.writing(desk.act("move-indicator")) as (writer, outcome):
        rows = indicator_rows(writer.connection)
        row = _line(rows, line)
        writer.facts |= {"code": row.code, "title": row.title}
        there = [one.id for one in rows if one.table_id == row.table_id]
        _number(writer, Indicator, _moved(there, line, step))
    return outcome


def add_table(desk: Desk, title: str, field: str) -> Outcome:
    """Add an empty table behind the others."""
    with desk.writing(desk.act("add-indicator-table", title=nfc(title))) as (writer, outcome):
        tables = table_rows(writer.connection)
        _check_title(title, [one.title for one in tables])
        code = _free_code({one.code for one in tables})
        key = _new(writer, IndicatorTable, made_id("indicator-table", code))
        position = max((one.position for one in tables), default=-1) + 1
        writer.add(
            IndicatorTable, **key, code=code, title=nfc(title), field=field, position=position
        )
    return outcome


def rename_table(desk: Desk, table: uuid.UUID, title: str) -> Outcome:
    with desk.writing(desk.act("rename-indicator-table", title=nfc(title))) as (writer, outcome):
        was = _table(writer.connection, table)
        writer.facts["former"] = was.title
        others = [one.title for one in table_rows(writer.connection) if one.id != table]
        _check_title(title, others)
        writer.change(IndicatorTable, table, title=nfc(title))
    return outcome


def remove_table(desk: Desk, table: uuid.UUID) -> Outcome:
    """Remove a table with its lines and their values."""
    with desk.writing(desk.act("remove-indicator-table")) as (writer, outcome):
        was = _table(writer.connection, table)
        rows = indicator_rows(writer.connection)
        its = [row for row in rows if row.table_id == table]
        others = [row for row in rows if row.table_id != table]
        for row in its:
            if resting := _resting_on(row, others):
                raise RefusedError("indicator-is-a-part", _part_facts(row, resting))
        writer.facts |= {"title": was.title, "count": len(its)}
        _remove(writer, its)
        writer.remove(IndicatorTable, table)
    return outcome


# --- what is asked of a line


def _checked(form: LineForm, others: Sequence[IndicatorRow]) -> dict[str, Any]:
    """Return a line as it is stored; refuse what could not be told apart or worked out."""
    code, title, measure = nfc(form.code), nfc(form.title), nfc(form.measure)
    for what, words in (("code", code), ("title", title), ("measure", measure)):
        if not words:
            raise RefusedError(f"indicator-without-{what}")
    taken = next((row for row in others if row.code.lower() == code.lower()), None)
    if taken is not None:
        raise RefusedError("indicator-code-taken", {"code": code, "title": taken.title})
    said = {"code": code, "title": title, "measure": measure, "adds_up": str(form.adds_up)}
    if form.adds_up is not HowAdds.RATIO:
        return {**said, "numerator_code": None, "denominator_code": None}
    counted = {row.code for row in others if _is_counted(row)}
    if form.numerator == form.denominator or not {form.numerator, form.denominator} <= counted:
        raise RefusedError("indicator-without-parts", {"title": title})
    return {**said, "numerator_code": form.numerator, "denominator_code": form.denominator}


def _is_counted(row: IndicatorRow) -> bool:
    return HowAdds(row.adds_up) in COUNTED


def _check_title(title: str, others: Iterable[str]) -> None:
    if not nfc(title):
        raise RefusedError("indicator-table-without-title")
    if nfc(title).lower() in {one.lower() for one in others}:
        raise RefusedError("indicator-table-taken", {"title": nfc(title)})


def _named(form: LineForm) -> dict[str, Any]:
    return {"code": nfc(form.code), "title": nfc(form.title)}


# --- rows


def _table(connection: Reading, table: uuid.UUID) -> TableRow:
    found = next((one for one in table_rows(connection) if one.id == table), None)
    if found is None:
        raise RefusedError("indicator-table-gone")
    return found


def _line(rows: Sequence[IndicatorRow], line: uuid.UUID) -> IndicatorRow:
    found = next((row for row in rows if row.id == line), None)
    if found is None:
        raise RefusedError("indicator-gone")
    return found


def _resting_on(line: IndicatorRow, rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    return [
        row
        for row in rows
        if row.adds_up == HowAdds.RATIO and line.code in (row.numerator_code, row.denominator_code)
    ]


def _part_facts(line: IndicatorRow, resting: Sequence[IndicatorRow]) -> dict[str, str]:
    return {"code": line.code, "share": resting[0].code, "title": resting[0].title}


def _new(writer: Writer, model: type[Base], key: uuid.UUID) -> dict[str, uuid.UUID]:
    """Let two computers of an office make the same row, unless another has that id by now."""
    return {} if ids_there(writer.connection, model, [key]) else {"id": key}


def _remove(writer: Writer, rows: Sequence[IndicatorRow]) -> None:
    """Remove lines, their values first: a removed row that others refer to would be shown."""
    for row in rows:
        for value in value_rows(writer.connection, row.id):
            writer.remove(IndicatorValue, value.id)
        writer.remove(Indicator, row.id)


def _number(writer: Writer, model: type[Base], keys: Sequence[uuid.UUID]) -> None:
    for position, key in enumerate(keys):
        writer.change(model, key, position=position)


def _moved(keys: Sequence[uuid.UUID], key: uuid.UUID, step: int) -> list[uuid.UUID]:
    at = keys.index(key)
    goal = min(max(at + step, 0), len(keys) - 1)
    rest = [one for one in keys if one != key]
    return [*rest[:goal], key, *rest[goal:]]


def _free_code(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"B{number}" in taken:
        number += 1
    return f"B{number}"
