"""Reads tasks as a report tells them: one pass over each table, however many tasks there are.

Must not know what is made of them.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.standing import Entry, current_entries, runs_in, said_together
from cchc_desktop.domain.status import State
from cchc_desktop.services.reporting.documents_named import cited
from cchc_desktop.services.reporting.stands import Stand, stand_of
from cchc_desktop.services.reporting.told import OTHER, PartTold, SectionTold, TaskTold
from cchc_desktop.services.reporting.wording import say
from cchc_desktop.services.task_facts import Days, Judge, Judged, TaskFacts
from db.plain import Ask
from db.queries import report_facts as queries
from db.queries.report_facts import ProofFact, TextFact
from db.queries.task_lines import DateFact, Key, PartFact, SaidFact, TaskFact

_NO_TEXT = TextFact(*[None] * 7)
_NO_WORRY = ("", "")
_LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Span:
    """The period, the day that judges, and up to which quarter entries are read."""

    period: Period
    day: date
    last: Quarter

    @property
    def quarters(self) -> tuple[str, str]:
        """The first and the last quarter of whose entries the period tells."""
        return str(self.period.quarters[0]), str(self.last)


@dataclass(frozen=True, slots=True)
class Among:
    """Whose tasks are told: of these plans, without those that tasks of ours carry out.

    `units` None: of every unit; else the entries of the units asked for.
    """

    plans: frozenset[Key]
    units: frozenset[Key] | None


@dataclass(frozen=True, slots=True)
class _More:
    """What is read beside the facts of a task list."""

    texts: Mapping[Key, TextFact]
    details: Mapping[Key, Sequence[str]]
    worries: Mapping[Key, tuple[str, str]]
    proofs: Mapping[Key, Sequence[ProofFact]]
    carried: frozenset[Key]

    @classmethod
    def read(cls, ask: Ask, last: str) -> Self:
        details: defaultdict[Key, list[str]] = defaultdict(list)
        for task, text in queries.details(ask):
            details[task].append(text)
        proofs: defaultdict[Key, list[ProofFact]] = defaultdict(list)
        for one in queries.proofs(ask, last):
            proofs[one.assignment_id].append(one)
        return cls(
            queries.task_texts(ask),
            details,
            queries.worries(ask, last),
            proofs,
            queries.carried_over(ask, State.CARRIED_OVER),
        )


class _Spoken(NamedTuple):
    """What a unit's entries come to in words."""

    done_on: date | None
    percent: int | None
    result: str
    difficulty: str
    reason: str
    proposal: str
    told: bool


def read_tasks(ask: Ask, facts: TaskFacts, span: Span, among: Among) -> list[TaskTold]:
    """Return the tasks that are told, in the order of their plans."""
    return list(_Reading(ask, facts, span, among).tasks())


class _Reading:
    def __init__(self, ask: Ask, facts: TaskFacts, span: Span, among: Among) -> None:
        self._facts, self._span, self._among = facts, span, among
        self._more = _More.read(ask, str(span.last))
        self._first, self._last = span.quarters
        self._judge = Judge(span.day)
        self._days = Days()
        self._sections = {
            key: SectionTold(one.code or "", one.title, one.position)
            for key, one in facts.sections.items()
        }
        self._names: dict[tuple[Key, ...], tuple[str, ...]] = {}

    def tasks(self) -> Iterator[TaskTold]:
        for _, task in self._facts.tasks:
            if task.plan_id not in self._among.plans:
                continue
            given = [one for one in self._facts.parts.get(task.id, ()) if one.until is None]
            leads = [one for one in given if one.role == _LEAD and self._is_wanted(one)]
            if leads or self._among.units is None:
                yield self._task(task, given, leads)

    def _is_wanted(self, part: PartFact) -> bool:
        units = self._among.units
        return units is None or part.unit_id in units or part.via_group_id in units

    def _task(
        self, task: TaskFact, given: Sequence[PartFact], leads: Sequence[PartFact]
    ) -> TaskTold:
        facts, dates = self._facts, self._facts.dates.get(task.id, ())
        by_unit: defaultdict[Key, list[PartFact]] = defaultdict(list)
        for one in leads:
            by_unit[one.unit_id].append(one)
        said = {unit: self._said(theirs) for unit, theirs in by_unit.items()}
        judged = self._judge(task, dates, list(said.values()))
        parts = tuple(
            self._part(task, dates, theirs, said[unit]) for unit, theirs in by_unit.items()
        )
        text = self._more.texts.get(task.id, _NO_TEXT)
        plan = facts.plans[task.plan_id]
        section = facts.sections[task.section_id] if task.section_id else None
        runs = runs_in(judged.deadline, plan.first, plan.last, self._span.period, judged.standing)
        starts = [one.start for one in judged.deadline.dues if one.start is not None]
        return TaskTold(
            id=uuid.UUID(bytes=task.id),
            plan=plan.id,
            section=self._sections[task.section_id] if task.section_id else None,
            field=section.field if section else OTHER,
            code=task.code or "",
            title=task.title,
            products=tuple(facts.products.get(task.id, ())),
            details=tuple(self._more.details.get(task.id, ())),
            leads=self._named([one for one in given if one.role == _LEAD]),
            partners=self._named([one for one in given if one.role != _LEAD]),
            people=tuple(
                dict.fromkeys(facts.people[one.person_id] for one in given if one.person_id)
            ),
            deadline=task.phrase or "",
            funding=text.funding or "",
            note=text.note or "",
            stand=self._stand(judged, list(said.values())),
            start=min(starts, default=None),
            due=judged.standing.due,
            dues=tuple(one.due for one in judged.deadline.dues if one.due is not None),
            recurring=judged.deadline.kind == Kind.RECURRING,
            done_on=max((part.done_on for part in parts if part.done_on), default=None),
            percent=judged.standing.percent,
            parts=parts,
            runs=runs or any(part.told for part in parts),
            carried=task.id in self._more.carried,
            withdrawn_on=self._days[text.withdrawn_on] if text.withdrawn_on else None,
            withdrawn_why=self._why(text),
        )

    def _why(self, text: TextFact) -> str:
        """Return why a task was withdrawn, with the document that says so."""
        why, number = text.withdrawn_why or "", text.withdrawn_by
        if not number or number in why:
            return why
        day = self._days[text.withdrawn_by_on] if text.withdrawn_by_on else None
        return say("withdrawn-by", why=why.rstrip(" .;"), document=cited(number, day, ""))

    def _said(self, parts: Sequence[PartFact]) -> list[SaidFact]:
        said = [one for part in parts for one in self._facts.said.get(part.id, ())]
        return [one for one in said if one.quarter <= self._last]

    def _stand(self, judged: Judged, said: Sequence[Sequence[SaidFact]]) -> Stand:
        together = said_together(judged.deadline, [list(map(self._entry, one)) for one in said])
        return stand_of(
            judged.standing.shown, together.state, dated=judged.standing.due is not None
        )

    def _part(
        self,
        task: TaskFact,
        dates: Sequence[DateFact],
        parts: Sequence[PartFact],
        said: Sequence[SaidFact],
    ) -> PartTold:
        judged = self._judge(task, dates, [said])
        spoken = self._spoken(said)
        unit = parts[0].unit_id
        return PartTold(
            unit=uuid.UUID(bytes=unit),
            unit_name=self._facts.names[unit],
            stand=self._stand(judged, [said]),
            due=judged.standing.due,
            done_on=spoken.done_on,
            percent=judged.standing.percent,
            result=spoken.result,
            difficulty=spoken.difficulty,
            reason=spoken.reason,
            proposal=spoken.proposal,
            told=spoken.told,
            documents=self._documents(parts),
        )

    def _spoken(self, said: Sequence[SaidFact]) -> _Spoken:
        """Return the words that count: those of the latest quarter told; a result may be older."""
        standing = self._standing(said)
        inside = [one for one in standing if self._holds(one.quarter)]
        latest = [one for one in inside if one.quarter == inside[-1].quarter]
        worries = [self._more.worries.get(one.id, _NO_WORRY) for one in _latest_first(latest)]
        earlier = [self._more.worries.get(one.id, _NO_WORRY) for one in _latest_first(standing)]
        done = [one for one in standing if one.occurrence is None][-1:] or standing[-1:]
        last = done[0] if done else None
        results = (one.result for one in _latest_first(standing) if one.result)
        return _Spoken(
            self._days[last.done_on] if last and last.done_on else None,
            last.percent if last else None,
            next(results, None) or "",
            next((difficulty for difficulty, _ in worries if difficulty), ""),
            next((difficulty for difficulty, _ in earlier if difficulty), ""),
            next((proposal for _, proposal in worries if proposal), ""),
            bool(inside),
        )

    def _standing(self, said: Sequence[SaidFact]) -> list[SaidFact]:
        """Return the entries that no other corrects, quarter by quarter."""
        if len(said) <= 1:
            return list(said)
        rows = {one.id.hex(): one for one in said}
        return [rows[one.id] for one in current_entries([self._entry(one) for one in said])]

    def _entry(self, one: SaidFact) -> Entry:
        return Entry(
            one.id.hex(),
            one.quarter,
            one.occurrence,
            State(one.state),
            one.percent,
            self._days[one.done_on] if one.done_on else None,
            one.lane,
            one.corrects_id.hex() if one.corrects_id else None,
        )

    def _holds(self, quarter: str) -> bool:
        return self._first <= quarter <= self._last

    def _documents(self, parts: Sequence[PartFact]) -> tuple[str, ...]:
        """Name what proves the results of the period; of one told of earlier, what proved that."""
        given = [one for part in parts for one in self._more.proofs.get(part.id, ())]
        inside = [one for one in given if self._holds(one.quarter)]
        return tuple(dict.fromkeys(self._document(one) for one in inside or given))

    def _document(self, one: ProofFact) -> str:
        issued_on = self._days[one.issued_on] if one.issued_on else None
        return cited(one.number, issued_on, one.title)

    def _named(self, given: Sequence[PartFact]) -> tuple[str, ...]:
        """Name units as the plan does: a group by its own name, once."""
        units = tuple(one.via_group_id or one.unit_id for one in given)
        known = self._names.get(units)
        if known is None:
            names = self._facts.names
            known = self._names[units] = tuple(dict.fromkeys(names[unit] for unit in units))
        return known


def _latest_first(entries: Sequence[SaidFact]) -> list[SaidFact]:
    """Order entries from the latest quarter back, what is said of the whole before the times."""
    return sorted(entries, key=lambda one: (one.quarter, one.occurrence is None), reverse=True)
