"""Slips (Phiếu giao việc): what was handed to each person, on a page of their own.

Must not know how a page is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

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
from cchc_desktop.services.reporting.task_table import column_of, plan_cells
from cchc_desktop.services.reporting.told import TaskTold
from resources.words import sentence, word

KIND: Final = "PGV"
"""What stands for a slip in its number."""


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
        Column(word("report-columns", "order"), 12, ColumnKind.ORDER),
        Column(word("report-columns", "title"), 65),
        Column(word("report-columns", "product"), 28),
        Column(word("report-columns", "partner"), 30),
        replace(column_of(word("report-columns", "deadline"), "deadline", one.tasks), share=30),
    )
    rows = tuple(
        Row((at, *plan_cells(task, ("title", "product", "partner", "deadline"))))
        for at, task in enumerate(one.tasks, 1)
    )
    words = {"person": one.person, "period": period_words(period)}
    return Report(
        kind=Kind.SLIP,
        head=paper.head(KIND, Signed(day=day)),
        issuer=paper.issuer,
        title=sentence("slip.title"),
        subject=sentence("slip.subject", words),
        body=(
            Paragraph.of(sentence("slip.to", words)),
            Table(columns, rows, name=word("report-columns", "tasks")),
            Paragraph.of(sentence("slip.closing", words)),
        ),
        signature=paper.signature(),
        copies=paper.copies_to(sentence("slip.copy", words)),
    )
