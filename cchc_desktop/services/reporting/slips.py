"""Slips (Phiếu giao việc): what was handed to each person, on a page of their own.

Must not know how a page is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.reports.model import (
    Column,
    ColumnKind,
    Kind,
    Paragraph,
    Report,
    Row,
    Table,
)
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from cchc_desktop.services.reporting.told import TaskTold
from resources.words import sentence, word


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed to one person."""

    person: str
    tasks: tuple[TaskTold, ...]


def handed_out(tasks: Sequence[TaskTold]) -> list[Handed]:
    """Return who was handed what, in the order of the plan."""
    people = dict.fromkeys(person for task in tasks for person in task.people)
    return [
        Handed(person, tuple(task for task in tasks if person in task.people)) for person in people
    ]


def make_slip(one: Handed, period: Period, paper: Stationery, day: date) -> Report:
    """Make the slip (Phiếu giao việc) of one person."""
    columns = (
        Column(word("report-columns", "order"), 11, ColumnKind.ORDER),
        Column(word("report-columns", "title"), 68),
        Column(word("report-columns", "product"), 30),
        Column(word("report-columns", "partner"), 30),
        Column(word("report-columns", "deadline"), 26, ColumnKind.DATE),
    )
    rows = tuple(
        Row((at, task.title, "; ".join(task.products), "; ".join(task.partners), task.deadline))
        for at, task in enumerate(one.tasks, 1)
    )
    words = {"person": one.person, "period": period_words(period)}
    return Report(
        kind=Kind.SLIP,
        head=paper.head("", Signed(day=day)),
        issuer=paper.issuer,
        title=sentence("slip.title"),
        subject=sentence("slip.subject", words),
        body=(
            Paragraph.of(sentence("slip.to", words)),
            Table(columns, rows, name=word("report-columns", "tasks")),
            Paragraph.of(sentence("slip.closing", words)),
        ),
        signature=paper.signature(),
    )
