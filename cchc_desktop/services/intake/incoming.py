"""A document taken in for review: its draft, what it would mean here, and what is in doubt.

Nothing is stored by reading; what a person decides while looking at it makes another `Incoming`.
Must not know how drafts are stored, nor the windows that show them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from cchc_desktop.documents.blocks import Document, Notice
from cchc_desktop.documents.reading import read_copied, read_document
from cchc_desktop.documents.tables.columns import Roles
from cchc_desktop.documents.tables.understanding import TableFound
from cchc_desktop.documents.understanding import Understood, understand
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.calendar.working_days import WorkCalendar
from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.draft import Document as DraftDocument
from cchc_desktop.domain.draft import DoubtDraft, PlanDraft, task_identities
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.deadlines import DOUBTS, PlanFrame, begun, work_calendar
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import DEADLINES_MISSING
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.intake.duties import DutyProposal, propose_duties
from cchc_desktop.services.intake.phrases import settled_phrases
from cchc_desktop.services.intake.places import located
from cchc_desktop.services.intake.span import Span, SpanSource, span_of
from cchc_desktop.services.intake.units import Answers, UnitProposal, propose_units, unit_doubts
from cchc_desktop.services.plans.storing import check_span
from cchc_desktop.services.unit_book import UnitBook, place_of

_STATED = 0.4
"""The share of tasks with a deadline from which on a task without one is in doubt."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is there when a document comes in: the units, the working days, the day itself."""

    book: UnitBook
    works: WorkCalendar
    today: date

    @classmethod
    def of(cls, desk: Desk) -> Self:
        with desk.store.reading() as connection:
            return cls(UnitBook.read(connection), work_calendar(connection), desk.today)

    @classmethod
    def nothing(cls, today: date) -> Self:
        """Know no office: a document is read for itself."""
        return cls(UnitBook(), WorkCalendar(), today)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person said while reviewing.

    `units` are names as written and what each means; `phrases` are deadlines as written and how
    to say them so that they are understood ("" for: as it was understood); `duties` are places of
    report duties, and whether they are owed; `quarter` is the one that a workbook's progress is
    noted for, where its rows do not tell; `roles` are columns of tables, by the table's place.
    `names` are names of units as written, and the name that is right where only the document has
    it; `undated` says that tasks without a deadline are to have none.
    """

    units: Answers = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[int, bool] = field(default_factory=dict)
    quarter: Quarter | None = None
    roles: Mapping[int, Roles] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    undated: bool = False


@dataclass(frozen=True)
class Incoming:
    """A document under review. `draft` is what would be stored; `identities` go with its tasks.

    `document` is what was read, to be shown beside the draft; `stated` says whether it gave its
    tasks deadlines, before a person gave them some; `left_out` is what a person does not want of
    its other parts.
    """

    name: str
    document: Document
    understood: Understood
    draft: PlanDraft
    identities: tuple[str, ...]
    span: Span
    around: Around
    file: Path | None = None
    decisions: Decisions = field(default_factory=Decisions)
    stated: bool | None = None
    left_out: PlanDraft = field(default_factory=lambda: PlanDraft(DraftDocument("")))

    @property
    def tables(self) -> tuple[TableFound, ...]:
        """Return the tables of the document with the roles of their columns."""
        return self.understood.tables

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what a person should know about the reading, with nothing to decide."""
        return self.understood.notices

    @cached_property
    def frame(self) -> PlanFrame:
        """Return what the deadlines are read against, with what was settled in review."""
        frame = PlanFrame(
            self.span.first_day,
            self.span.last_day,
            self.draft.document.issued_on,
            works=self.around.works.is_working,
        )
        return settled_phrases(frame, self.decisions.phrases, undated=not self.asks_for_deadlines)

    @cached_property
    def deadlines(self) -> tuple[Meaning, ...]:
        """Return what the deadline of each task means, in the order of the tasks."""
        frame = self.frame
        return tuple(
            begun(frame, frame.meaning(nfc(one.deadline)), one.start) for one in self.draft.tasks
        )

    @cached_property
    def units(self) -> tuple[UnitProposal, ...]:
        """Return the units that tasks name, and what each name means here."""
        day = self.span.first_day
        return propose_units(self.draft, self.around.book, self.decisions.units, day)

    @cached_property
    def duties(self) -> tuple[DutyProposal, ...]:
        """Return the reports that are asked for, with the days they would be due."""
        return propose_duties(
            self.draft.report_duties,
            self.span.first_day,
            self.span.last_day,
            self.around.works,
            self.decisions.duties,
        )

    @cached_property
    def doubts(self) -> tuple[tuple[DoubtDraft, ...], ...]:
        """Return what is in doubt about each task, in the order of the tasks."""
        of_units = unit_doubts(self.draft.tasks, self.units)
        return tuple(
            (*task.doubts, *of_units.get(place, ()), *self._deadline_doubts(place))
            for place, task in enumerate(self.draft.tasks)
        )

    @cached_property
    def plan_doubts(self) -> tuple[DoubtDraft, ...]:
        """Return what is in doubt about the document as a whole."""
        return (*self.draft.doubts, *self._missing())

    @property
    def open(self) -> int:
        """Count what a person has to look at."""
        return sum(map(len, self.doubts)) + len(self.plan_doubts)

    @cached_property
    def states_deadlines(self) -> bool:
        """Say whether the document gives its tasks deadlines, as a rule."""
        if self.stated is not None:
            return self.stated
        stated = sum(bool(one.deadline) for one in self.draft.tasks)
        return stated >= _STATED * max(len(self.draft.tasks), 1)

    @property
    def asks_for_deadlines(self) -> bool:
        """Say whether each task without a deadline is asked for one; else all are asked at once."""
        return self.states_deadlines and not self.decisions.undated

    def _deadline_doubts(self, place: int) -> Iterator[DoubtDraft]:
        read = self.deadlines[place]
        if read.doubt is None:
            return
        facts = {"part": read.doubt.part, "phrase": read.text}
        yield DoubtDraft(f"{DOUBTS}.{read.doubt.code}", facts, field="deadline")

    def _missing(self) -> Iterator[DoubtDraft]:
        if not self.draft.tasks:
            yield DoubtDraft("plan-doubts.tasks-missing", field="tasks")
        count = sum(not one.deadline for one in self.draft.tasks)
        if count and not (self.states_deadlines or self.decisions.undated):
            yield DoubtDraft(DEADLINES_MISSING, {"count": count}, field="deadline")
        if self.span.source is SpanSource.GUESSED:
            year = self.span.first_day.year
            yield DoubtDraft("plan-doubts.years-guessed", {"year": year}, field="years")


def read_plan(
    desk: Desk, source: Path | bytes, name: str, ticket: Ticket, span: Span | None = None
) -> Incoming:
    """Read a file for review: nothing is stored. `name` is what messages call it."""
    return _read(Around.of(desk), source, name, ticket, span)


def read_alone(
    today: date, source: Path | bytes, name: str, ticket: Ticket, span: Span | None = None
) -> Incoming:
    """Read a file without an office: what it says for itself."""
    return _read(Around.nothing(today), source, name, ticket, span)


def read_pasted(desk: Desk, html: str | bytes | None, text: str | None, ticket: Ticket) -> Incoming:
    """Read what was copied in another program, as a document of its own."""
    document = read_copied(html, text, ticket)
    return take_up(Around.of(desk), document, ticket)


def _read(
    around: Around, source: Path | bytes, name: str, ticket: Ticket, span: Span | None
) -> Incoming:
    document = read_document(source, name, ticket)
    incoming = take_up(around, document, ticket, span)
    return replace(incoming, file=source) if isinstance(source, Path) else incoming


def take_up(
    around: Around,
    document: Document,
    ticket: Ticket,
    span: Span | None = None,
    roles: Mapping[int, Roles] | None = None,
) -> Incoming:
    """Understand a document that was read. `roles` are a person's, by the place of the table."""
    ticket.step(0, 0, "understanding-document")
    means_one = cache(lambda name: bool(around.book.meant_by(name)))  # few names, said often

    def known(name: str) -> bool:
        ticket.step(0, 0, "understanding-document")  # asked in every row: a cancel is noticed
        return means_one(name)

    understood = understand(document, known, roles)
    ticket.see(len(understood.draft.tasks))
    draft = replace(understood.draft, doubts=tuple(map(located, understood.draft.doubts)))
    if not around.book.units:
        around.book.place = place_of(draft.document.issuer or "")
    ticket.step(0, 0, "understanding-document")
    return Incoming(
        name=document.source.name,
        document=document,
        understood=understood,
        draft=draft,
        identities=tuple(task_identities(draft)),
        span=span or span_of(understood, around.today),
        around=around,
    )


def with_span(incoming: Incoming, first_day: date, last_day: date) -> Incoming:
    """Say which days a plan runs from and to: deadlines are read again."""
    check_span(first_day, last_day)
    return replace(incoming, span=Span(first_day, last_day))


def with_roles(incoming: Incoming, table: int, roles: Roles, ticket: Ticket) -> Incoming:
    """Say what the columns of a table hold, told by its place: the document is understood again.

    What was decided about names, phrases and days stays; what was changed in rows does not.
    """
    if not any(one.place == table for one in incoming.tables):
        raise RefusedError("intake-table-not-there", {"table": table + 1})
    decided = replace(incoming.decisions, roles={**incoming.decisions.roles, table: roles})
    again = take_up(incoming.around, incoming.document, ticket, incoming.span, decided.roles)
    return replace(again, file=incoming.file, decisions=decided)
