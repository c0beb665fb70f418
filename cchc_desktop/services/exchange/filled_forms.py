"""A form that came back: what was typed into it becomes results, typed in on the unit's behalf.

What was typed here meanwhile is never written over: both stand side by side until a person
chooses. Must not know workbooks.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Quarter, parse, parse_quarter
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.form_model import FilledForm, Form, FormSignature, Value
from cchc_desktop.exchange.form_reading import read_form
from cchc_desktop.exchange.form_values import base_value
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.entry.lines import EntryLine
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.forms import lines_of, row_id, values_of
from cchc_desktop.services.exchange.kinds import (
    Counts,
    FileKind,
    LeftOut,
    Line,
    Mark,
    Preview,
    Signature,
    Why,
)
from cchc_desktop.services.exchange.limits import check_sender
from cchc_desktop.services.exchange.opening import Arrived
from cchc_desktop.services.exchange.parties import own_ids
from cchc_desktop.services.exchange.surroundings import Surroundings
from cchc_desktop.services.progress import ProgressForm, record
from cchc_desktop.services.unit_book import UnitBook
from db.models.exchange import Package
from db.queries.packages import package_row, trust_rows
from db.session import Reading

CONFLICTS: Final = "conflicts"
_WHOLE: Final = 100
_WORDS: Final = ("result", "difficulty", "proposal")
_SIGNED: Final = {
    FormSignature.GOOD: Signature.KNOWN,
    FormSignature.BAD: Signature.BAD,
    FormSignature.NONE: Signature.NONE,
}


@dataclass(slots=True)
class _Sorted:
    """The edits of a form: to be written, standing against what was typed here, left out."""

    forms: list[ProgressForm] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    unchanged: int = 0

    def leave(self, code: str, **facts: Any) -> None:
        self.left.append(LeftOut("form", 1, Why(code, facts)))


def look(connection: Reading, desk: Desk, arrived: Arrived, around: Surroundings) -> Preview:
    """Say what a filled form would do."""
    filled = read_form(arrived.copy, Ticket(), name=arrived.name)
    key = _id(arrived)
    form = filled.form
    found = Preview(
        path=arrived.path,
        file=arrived.name,
        id=key,
        kind=FileKind.FORM,
        sender=form.unit,
        recipient=form.office,
        period=form.period,
        signature=_signature(connection, desk, filled),
    )
    book = UnitBook.read(connection)
    if form.office.id not in own_ids(book, desk):
        return replace(found, refused=Why("exchange-for-another", {"units": [form.office.name]}))
    if found.signature is Signature.BAD:
        return replace(found, refused=Why("exchange-form-changed", {"file": arrived.name}))
    if form.unit.id not in book.units:
        facts = {"office": form.unit.name}
        return replace(found, refused=Why("exchange-sender-unknown", facts))
    there = package_row(connection, key)
    late = None if there else _too_late(around, form)
    if late is not None:
        return replace(found, refused=late)
    done = _sorted(desk, filled, book.true(form.unit.id))
    marks = [line.mark for line in done.lines]
    return replace(
        found,
        counts=Counts(
            new=marks.count(Mark.NEW),
            updated=marks.count(Mark.UPDATED),
            unchanged=done.unchanged,
            conflicts=len(done.conflicts),
        ),
        left_out=tuple(done.left),
        lines=tuple(done.lines),
        already_taken=there is not None and there.active and not done.forms,
    )


def _too_late(around: Surroundings, form: Form) -> Why | None:
    """Say why a form comes too late, by the days that hold for a report in a file."""
    try:
        check_sender(around, form.unit, parse(form.period))
    except RefusedError as refusal:
        return Why(refusal.code, refusal.facts)
    return None


def take(desk: Desk, arrived: Arrived) -> Outcome:
    """Write what was typed into a form, as one change set that can be undone."""
    filled = read_form(arrived.copy, Ticket(), name=arrived.name)
    key, form = _id(arrived), filled.form
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        signature = _signature(connection, desk, filled)
        there = package_row(connection, key)
    done = _sorted(desk, filled, book.true(form.unit.id))
    facts: dict[str, Any] = {"package": key.hex, "office": form.unit.name, "file": arrived.name}
    known = there is not None and there.active
    if known and not done.forms:
        return Outcome()
    with desk.writing(desk.act("take-form", kind="form", **facts)) as (writer, outcome):
        record(writer, desk, done.forms)
        marks = [line.mark for line in done.lines]
        writer.add(
            Package,
            id=key,
            direction="in",
            kind=str(FileKind.FORM),
            office_id=form.unit.id,
            office_name=form.unit.name,
            period=form.period,
            sequence=form.sequence,
            vector={},
            scope={"unit": form.unit.id.hex},
            sha256=_sum(arrived),
            signature=str(signature),
            at=desk.now(),
            active=True,
            file_name=arrived.name,
            counts={
                "new": marks.count(Mark.NEW),
                "updated": marks.count(Mark.UPDATED),
                "unchanged": done.unchanged,
                "conflicts": len(done.conflicts),
                "withdrawn": 0,
            },
            left_out=[one.kept() for one in done.left],
            more={CONFLICTS: done.conflicts} if done.conflicts else None,
        )
    return outcome


def _id(arrived: Arrived) -> uuid.UUID:
    return made_id("form-file", _sum(arrived))


def _sum(arrived: Arrived) -> str:
    with arrived.copy.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _signature(connection: Reading, desk: Desk, filled: FilledForm) -> Signature:
    """Say whether the form is one we made; what is typed into it nobody ever signs."""
    found = _SIGNED[filled.signature]
    if found is Signature.KNOWN and filled.public_key is not None:
        ours = {row.public_key for row in trust_rows(connection, [desk.unit_id])}
        return found if filled.public_key.hex() in ours else Signature.BAD
    return found


def _sorted(desk: Desk, filled: FilledForm, unit: uuid.UUID) -> _Sorted:
    quarter = parse_quarter(filled.form.period)
    here = {row_id(line, quarter): line for line in lines_of(desk, unit, quarter)}
    rows = {row.id: row for row in filled.form.rows}
    found = _Sorted()
    for trouble in filled.troubles:
        found.leave(trouble.code, **{**trouble.facts, "row": trouble.row})
    for key, edits in filled.edits.items():
        line = here.get(key)
        if line is None:
            found.leave("exchange-form-task-gone", task=rows[key].title)
        elif not line.writable:
            found.leave("exchange-form-told-by-unit", task=rows[key].title)
        else:
            _take_row(found, line, rows[key].base, edits, (quarter, desk.today))
    touched = {line.key for line in found.lines}
    found.unchanged += len(rows) - len(touched & {line.id.task for line in here.values()})
    return found


def _take_row(
    found: _Sorted,
    line: EntryLine,
    base: Any,
    edits: Mapping[str, Value],
    when: tuple[Quarter, date],
) -> None:
    now = values_of(line)
    said: dict[str, Value] = {}
    for name, value in edits.items():
        current = base_value(getattr(now, name))
        if current == value:
            continue
        if current == base_value(getattr(base, name)) or name == "evidence":
            said[name] = value
            continue
        found.conflicts.append(_conflict(line, name, current, value, when[0]))
        found.lines.append(_line(line, Mark.CONFLICT, name, current, value))
    if not said:
        return
    state, wrong = _state(line, said, when[1])
    if wrong is not None:
        found.leave(wrong, task=line.title)
        return
    mark = Mark.NEW if line.state is None else Mark.UPDATED
    for name, value in said.items():
        found.lines.append(_line(line, mark, name, getattr(now, name), value))
    percent, done_on = said.get("percent"), said.get("done_on")
    words: dict[str, Any] = {name: str(said[name]) for name in _WORDS if name in said}
    proof = said.get("evidence")
    found.forms.append(
        ProgressForm(
            line.id.task,
            when[0],
            state,
            percent=percent if isinstance(percent, int) else None,
            done_on=done_on if isinstance(done_on, date) else None,
            evidence=[one for one in str(proof).splitlines() if one.strip()] if proof else (),
            unit=line.id.unit,
            occurrence=line.id.occurrence,
            **words,
        )
    )


def _state(line: EntryLine, said: Mapping[str, Value], today: date) -> tuple[State, str | None]:
    """Return the state a row comes to, and why it cannot be taken, if so."""
    done_on = said.get("done_on")
    if "state" in said:
        state = State(str(said["state"]))
    elif done_on is not None:
        state = State.DONE
    else:
        state = line.state or State.IN_PROGRESS
    if state is State.DONE and said.get("percent") not in {None, _WHOLE}:
        return state, "exchange-form-done-in-part"
    if isinstance(done_on, date) and (state is not State.DONE or done_on > today):
        return state, "exchange-form-day-wrong"
    return state, None


def _conflict(
    line: EntryLine, name: str, here: object, there: Value, quarter: Quarter
) -> dict[str, Any]:
    return {
        "task": line.id.task.hex,
        "unit": line.id.unit.hex,
        "occurrence": line.id.occurrence,
        "quarter": str(quarter),
        "field": name,
        "state": None if line.state is None else str(line.state),
        "here": _text(here),
        "there": _text(there),
    }


def _text(value: object) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value  # type: ignore[return-value]


def _line(line: EntryLine, mark: Mark, name: str, old: object, new: object) -> Line:
    label = f"{line.code}. {line.title}" if line.code else line.title
    texts = ["" if one is None else str(_text(one)) for one in (old, new)]
    return Line(mark, "progress", line.id.task, label, line.unit, name, *texts)
