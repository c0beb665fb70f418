"""What a document says otherwise than a stored plan, task by task and field by field.

Only what the document speaks of is compared: a column it does not have changes nothing. Must not
know what is written then.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.deadlines import phrase_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.intake.matching import Match, Told, match_tasks
from cchc_desktop.services.intake.told_progress import ProgressTold, progress_told
from cchc_desktop.services.plans.past import Past, TaskSaid
from cchc_desktop.services.plans.versions import check_ours
from cchc_desktop.services.unit_book import UnitBook
from db.queries import plans as queries
from db.queries.plans import SectionRow
from db.session import Reading


class Differs(StrEnum):
    """What becomes of a row of the document, or of a task that is in no row."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    UNSURE = "unsure"
    """It may be a task there is: a person says which one, or that it is new."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field by its name in a history, and what it said and says."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TaskNamed:
    id: uuid.UUID
    label: str


@dataclass(frozen=True, slots=True)
class TaskDifference:
    """One row or task; `place` is the row's among the draft's tasks, None for a task gone."""

    kind: Differs
    label: str
    place: int | None = None
    task: uuid.UUID | None = None
    fields: tuple[FieldDifference, ...] = ()
    candidates: tuple[TaskNamed, ...] = ()
    progress: FieldDifference | None = None
    """What a workbook tells of progress otherwise than it is noted: noted where it is wanted."""


def differences(
    desk: Desk,
    incoming: Incoming,
    plan: str | uuid.UUID,
    pairs: Mapping[int, uuid.UUID | None] | None = None,
    ticket: Ticket | None = None,
) -> list[TaskDifference]:
    """Compare a document with a plan: its rows in their order, then the tasks in no row.

    `pairs` are a person's: the task that a row is, None for a new one.
    """
    with desk.store.reading() as connection:
        return compare(connection, incoming, find_plan(connection, plan), pairs or {}, ticket)


def compare(
    connection: Reading,
    incoming: Incoming,
    plan: uuid.UUID,
    pairs: Mapping[int, uuid.UUID | None],
    ticket: Ticket | None = None,
) -> list[TaskDifference]:
    """Compare within a transaction; a cancel is noticed at each row."""
    check_ours(connection, plan)
    return list(_Comparing(connection, incoming, plan, pairs).all(ticket or Ticket()))


class _Comparing:
    def __init__(
        self,
        connection: Reading,
        incoming: Incoming,
        plan: uuid.UUID,
        pairs: Mapping[int, uuid.UUID | None],
    ) -> None:
        self._connection, self._incoming = connection, incoming
        self._draft = incoming.draft
        self._answers = incoming.decisions.units
        self._book = UnitBook.read(connection)
        self._past = Past.read(connection, plan, 0)
        self._said = {
            task: said for task, said in self._past.said_at(None).items() if not said.withdrawn
        }
        self._sections = {one.id: one for one in queries.section_rows(connection, plan)}
        self._pairs = pairs
        self._speaks = _fields_spoken_of(self._draft.tasks)
        self._meant: dict[str, uuid.UUID | str] = {}
        self._progress: ProgressTold = {}

    def all(self, ticket: Ticket) -> Iterator[TaskDifference]:
        matches = self._matches(ticket)
        self._progress = progress_told(
            self._connection,
            self._incoming,
            (
                (match.task, row)
                for row, match in zip(self._draft.tasks, matches, strict=True)
                if match.task is not None
            ),
        )
        meant: set[uuid.UUID] = set()
        for place, (row, match) in enumerate(zip(self._draft.tasks, matches, strict=True)):
            ticket.step(place, len(matches), "comparing-plans")
            meant |= {match.task, *match.candidates} - {None}  # type: ignore[arg-type]
            yield self._row(place, row, match)
        for task in Past.in_order({}, self._said):
            if task not in meant:
                yield TaskDifference(Differs.GONE, self._said[task].label, task=task)

    def _matches(self, ticket: Ticket) -> list[Match]:
        given = {task for task in self._pairs.values() if task is not None}
        free = [place for place in range(len(self._draft.tasks)) if place not in self._pairs]
        there = [
            (task, Told(said.title, said.code, self._section_title(said.section)))
            for task, said in self._said.items()
            if task not in given
        ]
        rows = [self._told(self._draft.tasks[place]) for place in free]
        found = dict(zip(free, match_tasks(rows, there, ticket), strict=True))
        return [
            found[place] if place in found else Match(self._known(self._pairs[place]))
            for place in range(len(self._draft.tasks))
        ]

    def _known(self, task: uuid.UUID | None) -> uuid.UUID | None:
        return task if task in self._said else None

    def _told(self, row: TaskDraft) -> Told:
        section = "" if row.section is None else self._draft.sections[row.section].title
        return Told(row.title, row.code or "", section)

    def _section_title(self, section: uuid.UUID | None) -> str:
        there = self._sections.get(section) if section else None
        return there.title if there else ""

    def _row(self, place: int, row: TaskDraft, match: Match) -> TaskDifference:
        label = f"{row.code}. {row.title}" if row.code else row.title
        if match.candidates:
            named = tuple(TaskNamed(one, self._said[one].label) for one in match.candidates)
            return TaskDifference(Differs.UNSURE, label, place, candidates=named)
        if match.task is None:
            return TaskDifference(Differs.NEW, label, place)
        fields = tuple(self._fields(row, self._said[match.task]))
        kind = Differs.CHANGED if fields else Differs.SAME
        told = self._progress.get(match.task)
        progress = FieldDifference("progress", *told) if told else None
        return TaskDifference(kind, label, place, match.task, fields, progress=progress)

    def _fields(self, row: TaskDraft, said: TaskSaid) -> Iterator[FieldDifference]:
        for name, now in self._words(row).items():
            if name in self._speaks and not self._agrees(name, row, said):
                yield FieldDifference(name, self._past.worded(said, name), now)

    def _words(self, row: TaskDraft) -> dict[str, str]:
        section = None if row.section is None else self._draft.sections[row.section]
        return {
            "title": row.title,
            "code": row.code or "",
            "section": ". ".join(filter(None, (section.code, section.title))) if section else "",
            "products": "; ".join(row.products),
            "details": "; ".join(row.contents),
            "deadline": row.deadline,
            "leads": "; ".join(row.lead_units),
            "partners": "; ".join(row.partner_units),
            "person": row.person,
            "funding": row.funding,
            "note": row.note,
        }

    def _agrees(self, name: str, row: TaskDraft, said: TaskSaid) -> bool:
        match name:
            case "section":
                return self._same_section(row, said)
            case "products" | "details":
                there = [nfc(text) for _, text in sorted(getattr(said, name))]
                now = row.products if name == "products" else row.contents
                return there == [text for text in map(nfc, now) if text]
            case "leads" | "partners":
                return self._same_units(name, row, said)
            case "person":
                return fold(row.person) == fold(self._past.worded(said, name))
            case _:
                key = phrase_key if name == "deadline" else nfc
                return key(getattr(row, name) or "") == key(getattr(said, name))

    def _same_units(self, name: str, row: TaskDraft, said: TaskSaid) -> bool:
        """Compare who is meant; a unit that leads takes part anyhow, said or not."""
        there = self._true(said.leads)
        here = self._units(row.lead_units) if "leads" in self._speaks else there
        if name == "leads":
            return here == there
        now, was = self._units(row.partner_units), self._true(said.partners)
        return now == was or now - here == was - there

    def _same_section(self, row: TaskDraft, said: TaskSaid) -> bool:
        there = self._sections.get(said.section) if said.section else None
        here = None if row.section is None else self._draft.sections[row.section]
        if there is None or here is None:
            return there is None and here is None
        return same_section(here.code, here.title, there)

    def _units(self, names: Sequence[str]) -> set[uuid.UUID | str]:
        return {self._unit(name) for name in names}

    def _unit(self, name: str) -> uuid.UUID | str:
        """Return who is meant; few names are said in many rows."""
        known = self._meant.get(name)
        if known is None:
            answer = self._answers.get(name)
            meant = [answer] if answer is not None else self._book.meant_by(name)
            known = self._meant[name] = meant[0] if len(meant) == 1 else nfc(name).lower()
        return known

    def _true(self, listed: Sequence[tuple[int, uuid.UUID]]) -> set[uuid.UUID | str]:
        return {self._book.true(unit) for _, unit in listed}


def same_section(code: str | None, title: str, there: SectionRow) -> bool:
    """Tell whether a group of the document is a section there is."""
    return fold(title) == fold(there.title) and (
        not code or not there.code or fold(code) == fold(there.code)
    )


def _fields_spoken_of(rows: Sequence[TaskDraft]) -> set[str]:
    """Return the fields that any row fills: of others the document says nothing."""
    filled = {
        "code": any(one.code for one in rows),
        "section": any(one.section is not None for one in rows),
        "products": any(one.products for one in rows),
        "details": any(one.contents for one in rows),
        "deadline": any(one.deadline for one in rows),
        "leads": any(one.lead_units for one in rows),
        "partners": any(one.partner_units for one in rows),
        "person": any(one.person for one in rows),
        "funding": any(one.funding for one in rows),
        "note": any(one.note for one in rows),
    }
    return {"title"} | {name for name, spoken in filled.items() if spoken}
