"""Rows pasted from a sheet or a document: what each cell would be, and adding them as tasks.

Nothing is guessed: what names no unit or person, and a deadline that is not understood, are
stored as doubts. Must not know where the rows were copied, nor how a proposal is shown.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.identity import made_id
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.assigning import parts_for
from cchc_desktop.services.deadlines import DOUBTS, PlanFrame
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.pasting.columns import Column, guess_columns, is_header
from cchc_desktop.services.pasting.names import NO_UNIT_FOR_PERSON, PastedNames
from cchc_desktop.services.people import PeopleBook
from cchc_desktop.services.plans.draft_rows import DraftRows
from cchc_desktop.services.plans.storing import ensure_implicit_plan
from cchc_desktop.services.task_changes.own import day_in, label, own_plan, section_in
from db.changes import Writer
from db.ids import new_ids
from db.models.office import Doubt
from db.queries import plans as plan_queries
from db.queries import tasks_edit

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell: as it was pasted, what it would be, and why a person should look, if they should.

    `meant` holds the names of units or of the person, the lines of a product, else the text.
    `due` is the next date of a deadline. `doubt` and `facts` make the sentence.
    """

    text: str
    meant: tuple[str, ...] = ()
    due: date | None = None
    doubt: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One task to be; `row` is its place among the rows pasted, the header counted."""

    row: int
    cells: Mapping[Column, PastedCell]

    @property
    def title(self) -> str:
        return self.cells[Column.TITLE].text


@dataclass(frozen=True, slots=True)
class PasteProposal:
    """What would be added. `columns` says what each pasted column is, None where that is unknown.

    `left_out` are the rows that hold words but no title.
    """

    columns: tuple[Column | None, ...]
    rows: tuple[PastedRow, ...]
    left_out: tuple[int, ...]
    has_header: bool

    @property
    def doubts(self) -> int:
        """Count the cells that a person should look at."""
        return sum(cell.doubt is not None for row in self.rows for cell in row.cells.values())


def propose_paste(
    desk: Desk,
    rows: Rows,
    columns: Sequence[Column | str | None] = (),
    plan: uuid.UUID | None = None,
) -> PasteProposal:
    """Say what pasted rows would be: by their header, else in the order of `columns`.

    Deadlines are dated against the plan, or the running year.
    """
    header = bool(rows) and is_header(rows[0])
    order = guess_columns(rows, [Column(one) if one else None for one in columns])
    if Column.TITLE not in order:
        raise RefusedError("paste-without-title")
    with desk.store.reading() as connection:
        names = PastedNames.read(connection, desk.today)
        frame = PlanFrame.of(connection, plan) if plan else _year_frame(desk.today)
    found: list[PastedRow] = []
    left_out: list[int] = []
    for number, row in enumerate(rows[header:], int(header)):
        cells = {column: text for column, text in _cells(order, row) if text}
        if Column.TITLE in cells:
            told = {one: _cell(one, text, names, frame) for one, text in cells.items()}
            told.setdefault(Column.DEADLINE, _deadline("", frame))
            found.append(PastedRow(number, _with_person_held(told)))
        elif cells:
            left_out.append(number)
    return PasteProposal(tuple(order), tuple(found), tuple(left_out), header)


def apply_paste(
    desk: Desk,
    proposal: PasteProposal,
    plan: uuid.UUID | None = None,
    section: str | uuid.UUID | None = None,
) -> list[uuid.UUID]:
    """Add the tasks as one change set, in their order, to the end of a section of a plan.

    Without a plan they go to the year's plan for what comes outside any plan.
    """
    if not proposal.rows:
        raise RefusedError("paste-nothing")
    first = proposal.rows[0]
    code = first.cells.get(Column.CODE)
    several = len(proposal.rows) > 1
    facts: dict[str, Any] = (
        {"count": len(proposal.rows)}
        if several
        else {"task": label(code.text if code else None, first.title)}
    )
    act = desk.act("paste-task-many" if several else "paste-task", **facts)
    with desk.writing(act) as (writer, _):
        to = plan or ensure_implicit_plan(writer, desk.today.year)
        return _add(writer, desk, proposal.rows, to, section)


def _add(
    writer: Writer,
    desk: Desk,
    pasted: Sequence[PastedRow],
    plan: uuid.UUID,
    section: str | uuid.UUID | None,
) -> list[uuid.UUID]:
    connection = writer.connection
    day = day_in(desk.today, own_plan(connection, plan))
    names = PastedNames.read(connection, desk.today)
    people = PeopleBook.read(connection, names.book.own)
    rows = DraftRows(writer, plan, PlanFrame.of(connection, plan), day, names.book, people)
    to = section_in(connection, plan, section)
    version = tasks_edit.current_version(connection, plan)
    first = plan_queries.next_task_position(connection, plan)
    keys = new_ids(len(pasted))
    doubts: list[dict[str, Any]] = []
    for position, (key, row) in enumerate(zip(keys, pasted, strict=True), first):
        leads = names.units(row.cells.get(Column.LEAD))
        partners = names.units(row.cells.get(Column.PARTNER))
        parts = parts_for(names.book, leads, partners, day)
        person = names.person(row.cells.get(Column.PERSON)) if parts else None
        place = {"section_id": to, "position": position, "from_version_id": version}
        rows.task_with(key, _draft(row), parts, person, **place)
        doubts += _doubts(key, row)
    rows.write()
    writer.add_many(Doubt, doubts)
    return keys


def _cells(order: Sequence[Column | None], row: Sequence[str]) -> Iterator[tuple[Column, str]]:
    for column, text in zip(order, row, strict=False):
        if column is not None:
            yield column, "\n".join(filter(None, map(nfc, text.splitlines())))


def _cell(column: Column, text: str, names: PastedNames, frame: PlanFrame) -> PastedCell:
    match column:
        case Column.DEADLINE:
            return _deadline(nfc(text), frame)
        case Column.LEAD | Column.PARTNER | Column.PERSON:
            meant, doubt, facts = names.read_cell(column, text)
            return PastedCell(text, meant, doubt=doubt, facts=facts)
        case Column.PRODUCT | Column.DETAIL:
            return PastedCell(text, tuple(text.splitlines()))
        case _:
            return PastedCell(nfc(text), (nfc(text),))


def _with_person_held(cells: dict[Column, PastedCell]) -> dict[Column, PastedCell]:
    """Ask about a person named beside no unit: a task is handed out in its unit's part."""
    person = cells.get(Column.PERSON)
    units = [cells[one] for one in (Column.LEAD, Column.PARTNER) if one in cells]
    if person is None or person.doubt or any(one.meant for one in units):
        return cells
    facts = {"text": person.text}
    return {**cells, Column.PERSON: replace(person, doubt=NO_UNIT_FOR_PERSON, facts=facts)}


def _deadline(phrase: str, frame: PlanFrame) -> PastedCell:
    read = frame.meaning(phrase)
    due = min((one.due for one in read.milestones if one.due is not None), default=None)
    if read.doubt is None:
        return PastedCell(phrase, (phrase,), due)
    facts = {"part": read.doubt.part, "phrase": phrase}
    return PastedCell(phrase, (phrase,), due, f"{DOUBTS}.{read.doubt.code}", facts)


def _draft(row: PastedRow) -> TaskDraft:
    def said(column: Column) -> tuple[str, ...]:
        cell = row.cells.get(column)
        return cell.meant if cell else ()

    def text(column: Column) -> str:
        return " ".join(said(column))

    return TaskDraft(
        row.title,
        code=text(Column.CODE),
        details=said(Column.DETAIL),
        products=said(Column.PRODUCT),
        deadline=text(Column.DEADLINE),
        funding=text(Column.FUNDING),
        note=text(Column.NOTE),
    )


def _doubts(task: uuid.UUID, row: PastedRow) -> Iterator[dict[str, Any]]:
    """Give what a person has to decide of units and people; of deadlines it goes with these."""
    for column, cell in row.cells.items():
        if column in _DOUBTFUL and cell.doubt is not None:
            yield {
                "id": made_id("doubt", task, str(column), cell.doubt),
                "entity": "task",
                "entity_id": task,
                "field": _DOUBTFUL[column],
                "code": cell.doubt,
                "facts": {**cell.facts, "value": cell.text},
                "settled_at": None,
                "settled_by": None,
            }


# What the fields of a task are called where a doubt is settled.
_DOUBTFUL = {
    Column.LEAD: "lead_units",
    Column.PARTNER: "partner_units",
    Column.PERSON: "person",
}


def _year_frame(today: date) -> PlanFrame:
    return PlanFrame(date(today.year, 1, 1), date(today.year, 12, 31))
