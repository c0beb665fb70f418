"""All plans as one chooses among them: by year, with who keeps each, and what is outside any plan.

Only reads. Must not know what is done with the plans chosen.
"""

import uuid
from dataclasses import dataclass
from itertools import groupby

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.unit_book import UnitBook
from db.queries import own_plan as own_queries
from db.queries import plans as queries


@dataclass(frozen=True, slots=True)
class ShelvedPlan:
    """One plan; `keeper` is empty when this office keeps it, `issuer` when it signed it too."""

    id: uuid.UUID
    name: str
    subject: str
    issuer: str
    keeper: str
    own: bool
    implicit: bool
    running: bool
    tasks: int


@dataclass(frozen=True, slots=True)
class YearShelf:
    """The plans that begin in a year; `outside` takes what comes outside any of them."""

    year: int
    plans: tuple[ShelvedPlan, ...]
    outside: uuid.UUID | None

    @property
    def running(self) -> bool:
        return any(one.running for one in self.plans)


def shelf(desk: Desk) -> list[YearShelf]:
    """Return the plans by year, the newest year first; ours before those of others."""
    lines = list_plans(desk.store, desk.today)
    with desk.store.reading() as connection:
        book = UnitBook.read(connection)
        rows = {row.id: row for row in queries.plan_rows(connection)}
        issuers = {row.id: row.issuer_id for row in own_queries.carrying_rows(connection)}
    own = book.aliases(desk.unit_id)
    years = []
    for year, group in groupby(lines, key=lambda line: line.first_day.year):
        plans = []
        for line in group:
            steward = rows[line.id].steward_id
            plans.append(
                ShelvedPlan(
                    line.id,
                    line.number or line.subject,
                    line.subject,
                    "" if issuers[line.id] in own else line.issuer or "",
                    book.name(steward, desk.today) if steward in book.units else "",
                    own=issuers[line.id] in own,
                    implicit=line.implicit,
                    running=line.running,
                    tasks=line.tasks,
                )
            )
        plans.sort(key=lambda one: (one.implicit, not one.own))
        outside = next((one.id for one in plans if one.implicit), None)
        years.append(YearShelf(year, tuple(plans), outside))
    return years
