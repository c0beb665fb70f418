"""Reminder letters (don-doc): one to each unit that is late, has work due soon, or owes a report.

Must not know how a letter is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Kind,
    Listing,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.plan_words import plans_in_full
from cchc_desktop.services.reporting.stands import RUNNING, Stand
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from cchc_desktop.services.reporting.task_table import products
from cchc_desktop.services.reporting.told import Facts, PartTold, Submission, TaskTold, UnitTold
from cchc_desktop.services.reporting.wording import counted, lower_first
from resources.words import sentence, word

SOON: Final = timedelta(days=30)
_MOST_IN_LETTER: Final = 10
_OPEN: Final = (*RUNNING, Stand.NOT_STARTED, Stand.PAUSED)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one unit is reminded of."""

    unit: str
    given: int
    overdue: tuple[tuple[TaskTold, PartTold], ...]
    soon: tuple[tuple[TaskTold, PartTold], ...]
    owes: Submission | None

    @property
    def tasks(self) -> tuple[tuple[TaskTold, PartTold], ...]:
        return (*self.overdue, *self.soon)


def reminded_units(facts: Facts) -> list[Reminded]:
    """Return the units there is something to remind of, in the order of lists; never ourselves."""
    absent = {
        one.unit: one
        for one in facts.submissions
        if one.received_on is None and one.due - facts.day <= SOON
    }
    known = {unit.id for unit in facts.units}
    silent = [
        UnitTold(one.unit, one.unit_name, own=False)
        for one in facts.submissions
        if one.unit in absent and one.unit not in known
    ]
    found = []
    for unit in (*facts.units, *silent):
        if unit.own:
            continue
        parts = [
            (task, part) for task in facts.counted for part in task.parts if part.unit == unit.id
        ]
        still = sorted(
            (pair for pair in parts if pair[1].stand in _OPEN and pair[1].due is not None),
            key=lambda pair: pair[1].due or facts.day,
        )
        one = Reminded(
            unit.name,
            len(parts),
            tuple(pair for pair in still if _days_left(facts, pair[1]) < 0),
            tuple(pair for pair in still if 0 <= _days_left(facts, pair[1]) <= SOON.days),
            absent.get(unit.id),
        )
        if one.tasks or one.owes:
            found.append(one)
    return found


def make_letters(facts: Facts, paper: Stationery, signed: Signed) -> tuple[Report, ...]:
    """Make all letters of one run; with nobody to remind there is none to make."""
    found = reminded_units(facts)
    if not found:
        raise RefusedError("nobody-to-remind", {"period": period_words(facts.period)})
    return tuple(_letter(one, facts, paper, signed) for one in found)


def reminded_data(facts: Facts) -> Table:
    """Return a plain row a task that somebody is reminded of, for calculating on."""
    captions = ("unit", "title", "product")
    columns = (
        *(Column(word("report-columns", name), 40) for name in captions),
        Column(word("report-columns", "deadline"), 20, ColumnKind.DATE),
        Column(word("report-columns", "state"), 20, ColumnKind.STATE),
    )
    rows = (
        Row((one.unit, *_cells(task, part, facts)))
        for one in reminded_units(facts)
        for task, part in one.tasks
    )
    return Table(columns, tuple(rows), name=word("report-columns", "data"))


def _letter(one: Reminded, facts: Facts, paper: Stationery, signed: Signed) -> Report:
    in_letter = len(one.tasks) <= _MOST_IN_LETTER
    appendices: tuple[Appendix, ...] = ()
    if one.tasks and not in_letter:
        name = sentence("appendix-names.don-doc", {"unit": one.unit})
        appendices = (Appendix(name, (_table(one, facts),), landscape=False),)
    return Report(
        kind=Kind.LETTER,
        head=paper.head("", signed),
        issuer=paper.issuer,
        subject=_about(one, facts),
        recipients=(one.unit,),
        body=tuple(_body(one, facts, in_letter=in_letter)),
        signature=paper.signature(),
        copies=paper.copies((one.unit,)),
        appendices=appendices,
    )


def _about(one: Reminded, facts: Facts) -> str:
    code = "both" if one.tasks and one.owes else "tasks" if one.tasks else "report"
    return sentence(f"reminder-letter.about-{code}", {"period": period_words(facts.period)})


def _body(one: Reminded, facts: Facts, *, in_letter: bool) -> Iterator[Part]:
    asked = list(_asked(one, facts, in_letter=in_letter))
    yield Paragraph.of(_beginning(one, facts, asked))
    if len(asked) > 1:
        yield Listing.of(asked, numbered=True)
    if one.tasks and in_letter:
        yield _table(one, facts)
    yield Paragraph.of(sentence("reminder-letter.closing", {"office": facts.office}))


def _beginning(one: Reminded, facts: Facts, asked: Sequence[str]) -> str:
    """Say what is lacking; what is asked for runs on where it is one thing."""
    said = []
    plans = plans_in_full(facts.plans)
    if plans and one.given:
        words = {"plans": plans, "unit": one.unit, "count": counted(one.given)}
        said.append(sentence("reminder-letter.given", words))
    words = {
        "day": forms.day_in_sentence(facts.day),
        "clauses": _together(list(_lacks(one, facts))),
        "office": facts.office,
        "asked": lower_first(asked[0]),
    }
    code = "lacks" if len(asked) > 1 else "lacks-one"
    said.append(sentence(f"reminder-letter.{code}", words))
    return " ".join(said)


def _lacks(one: Reminded, facts: Facts) -> Iterator[str]:
    if one.overdue:
        yield sentence("reminder-letter.overdue", {"count": counted(len(one.overdue))})
    if one.soon:
        words = {"count": counted(len(one.soon)), "days": counted(SOON.days)}
        yield sentence("reminder-letter.soon", words)
    if one.owes:
        yield sentence("reminder-letter.owes", {"period": period_words(facts.period)})


def _together(said: Sequence[str]) -> str:
    *first, last = said
    return f"{', '.join(first)} {word('joining', 'and')} {last}" if first else last


def _asked(one: Reminded, facts: Facts, *, in_letter: bool) -> Iterator[str]:
    if one.tasks:
        where = "below" if in_letter else "appended"
        code = f"do-late-{where}" if one.overdue else f"do-{where}"
        yield sentence(f"reminder-letter.{code}")
    if one.owes:
        late = one.owes.due < facts.day
        words = {
            "period": period_words(facts.period),
            "office": facts.office,
            "day": forms.day_in_sentence(one.owes.due),
        }
        yield sentence("reminder-letter.send-now" if late else "reminder-letter.send", words)


def _table(one: Reminded, facts: Facts) -> Table:
    columns = (
        Column(word("report-columns", "order"), 12, ColumnKind.ORDER),
        Column(word("report-columns", "title"), 64),
        Column(word("report-columns", "product"), 28),
        Column(word("report-columns", "deadline"), 24, ColumnKind.DATE),
        Column(word("report-columns", "state"), 37, ColumnKind.STATE),
    )
    rows = (Row((at, *_cells(task, part, facts))) for at, (task, part) in enumerate(one.tasks, 1))
    return Table(columns, tuple(rows), name=word("report-columns", "tasks"))


def _cells(task: TaskTold, part: PartTold, facts: Facts) -> tuple[Value, ...]:
    left = _days_left(facts, part)
    code = "overdue" if left < 0 else "left" if left else "today"
    state = sentence(f"report-lateness.{code}", {"days": counted(abs(left))})
    return task.title, products(task), part.due, state


def _days_left(facts: Facts, part: PartTold) -> int:
    return (part.due - facts.day).days if part.due else SOON.days + 1
