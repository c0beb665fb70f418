"""The Excel form for a unit without the program: its tasks of one quarter, with what is known.

Must not know how a workbook is drawn, nor what becomes of a form that comes back.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.calendar.periods import Period, Quarter, parse_quarter
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import told_from_reading
from cchc_desktop.exchange.form_sheet import Form, FormRow, FormValues, write_form
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import EntryFilter, EntryLine, entry_sheet
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.limits import check_recipient
from cchc_desktop.services.exchange.office_key import signing_key
from cchc_desktop.services.exchange.parties import Toward, downward
from cchc_desktop.services.exchange.sendings import CONTENT, note_file
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import Bodies, key_of, own_where, value_of
from db.session import Reading
from db.versions import office_vector


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form that was written, and how many tasks are in it."""

    path: Path
    unit: str
    period: str
    rows: int


def write_form_for(
    desk: Desk, unit: str | uuid.UUID, period: Period, out: Path, ticket: Ticket
) -> WrittenForm:
    """Write the form of a unit for one quarter."""
    quarter = parse_quarter(str(period))
    with desk.store.reading() as connection:
        toward = downward(connection, desk, unit)
        # What a unit did before its last day, it tells itself.
        day = min(desk.today, quarter.last_day)
        check_recipient(UnitBook.read(connection), toward.other.id, day)
    lines = lines_of(desk, toward.other.id, quarter)
    if not lines:
        facts = {"unit": toward.other.name, "period": period_words(period)}
        raise RefusedError("exchange-form-empty", facts)
    with desk.store.reading() as connection:
        form = _form(connection, toward, quarter, lines)
    write_form(out, form, signing_key(desk), ticket)
    _note(desk, form, out)
    return WrittenForm(out, toward.other.name, str(period), len(form.rows))


def _note(desk: Desk, form: Form, out: Path) -> None:
    """Note that the form went out: the same form filled with the same is the same file."""
    with told_from_reading(out), out.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with desk.store.reading() as connection:
        vector = office_vector(connection)
    told = {
        "id": made_id("form-sent", form.unit.id, sha256),
        "kind": str(FileKind.FORM),
        "office_id": form.unit.id,
        "office_name": form.unit.name,
        "period": form.period,
        "sequence": 0,
        "vector": vector,
        "scope": {"unit": form.unit.id.hex, CONTENT: sha256},
        "sha256": sha256,
        "file_name": out.name,
        "counts": {"task": len(form.rows)},
    }
    note_file(desk, told)


def lines_of(desk: Desk, unit: uuid.UUID, quarter: Quarter) -> list[EntryLine]:
    """Return what a unit leads in a quarter: due, running or left open in it."""
    sheet = entry_sheet(desk, Period.of(quarter), EntryFilter(on_behalf=True))
    return [line for line in sheet.lines if line.id.unit == unit]


def row_id(line: EntryLine, quarter: Quarter) -> uuid.UUID:
    """Return what a row of a form is known by, however the rows are sorted."""
    return made_id("form-row", line.part.hex(), quarter, line.id.occurrence or "")


def values_of(line: EntryLine) -> FormValues:
    """Return what is known of a line now, as its cells say it."""
    return FormValues(
        state=None if line.state is None else str(line.state),
        percent=line.percent,
        done_on=line.done_on,
        result=line.result or None,
        difficulty=line.difficulty or None,
        proposal=line.proposal or None,
        evidence=None,
    )


def _form(
    connection: Reading, toward: Toward, quarter: Quarter, lines: Sequence[EntryLine]
) -> Form:
    tasks = {line.id.task for line in lines}
    products = _texts(own_where(connection, "task_item", "task_id", tasks, gone=False))
    parts = own_where(connection, "assignment", "task_id", tasks, gone=False)
    partners = {key: cells for key, cells in parts.items() if value_of(cells, "role") == "partner"}
    names = _names(connection, partners)
    return Form(
        id=made_id("form", toward.us.id, toward.other.id, quarter),
        office=toward.us,
        unit=toward.other,
        period=str(quarter),
        plans=tuple(dict.fromkeys(line.plan_name for line in lines)),
        rows=tuple(
            FormRow(
                id=row_id(line, quarter),
                code=line.code or "",
                title=line.title,
                product="\n".join(products.get(line.id.task, ())),
                deadline=line.deadline,
                due=line.due,
                partner=", ".join(names.get(line.id.task, ())),
                base=values_of(line),
            )
            for line in lines
        ),
    )


def _texts(items: Bodies) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for cells in sorted(items.values(), key=lambda one: int(value_of(one, "position"))):
        task = key_of(cells, "task_id")
        if task is not None and value_of(cells, "kind") == "product":
            found.setdefault(task, []).append(str(value_of(cells, "text")))
    return found


def _names(connection: Reading, parts: Bodies) -> dict[uuid.UUID, list[str]]:
    units = {key for one in parts.values() if (key := key_of(one, "unit_id"))}
    names = {
        key_of(cells, "unit_id"): str(value_of(cells, "name"))
        for cells in own_where(connection, "unit_name", "unit_id", units, gone=False).values()
    }
    found: dict[uuid.UUID, list[str]] = {}
    for cells in sorted(parts.values(), key=lambda one: int(value_of(one, "position"))):
        task, unit = key_of(cells, "task_id"), key_of(cells, "unit_id")
        if task is not None and unit in names:
            found.setdefault(task, []).append(names[unit])
    return found
