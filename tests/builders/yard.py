"""A desk with a small plan whose tasks are many enough to be changed together."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history
from cchc_desktop.services.plans.storing import show_plan, store_plan
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from resources.words import deed

INNER, ECONOMY, CULTURE = "Phòng Nội vụ", "Phòng Kinh tế", "Phòng Văn hóa"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="31/KH-UBND", issued_on=date(2026, 1, 15)),
    sections=(SectionDraft("Chỉ đạo", "I", "direction"), SectionDraft("Công vụ", "II", "other")),
    tasks=(
        TaskDraft("Kiểm tra", "1", section=0, lead_units=(INNER,), deadline="Quý II"),
        TaskDraft("Tập huấn", "2", section=0, lead_units=(INNER,), deadline="Quý III"),
        TaskDraft("Khảo sát", "3", section=0, lead_units=(ECONOMY,), deadline="Quý II"),
        TaskDraft("Hội thi", "1", section=1, lead_units=(CULTURE,), partner_units=(INNER,)),
        TaskDraft("Báo cáo", "2", section=1, lead_units=(INNER,), deadline="Hằng quý"),
    ),
)


@dataclass
class Yard:
    """Short ways to name tasks by their titles, and to look at what is stored."""

    desk: Desk
    plan: uuid.UUID
    named: dict[str, uuid.UUID] = field(default_factory=dict)

    @classmethod
    def of(cls, desk: Desk) -> "Yard":
        for name in (INNER, ECONOMY, CULTURE):
            add_unit(desk, UnitForm(name))
        made = cls(desk, store_plan(desk, PLAN, FIRST, LAST))
        made.named = {line.title: line.id for line in list_tasks(desk)}
        return made

    def keys(self, *titles: str) -> list[uuid.UUID]:
        return [self.named[title] for title in titles]

    def told(self, title: str, plan: uuid.UUID | None = None) -> dict[str, Any]:
        """Return a task as its plan tells it."""
        form = show_plan(self.desk.store, plan or self.plan)
        found: dict[str, Any] = next(one for one in form["tasks"] if one["title"] == title)
        return found

    def titles(self) -> list[str]:
        return [line.title for line in list_tasks(self.desk)]

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.desk.store.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement, values)]

    def deeds(self, count: int = 1) -> Sequence[str]:
        """Return what was done last, as a person reads it."""
        return [deed(line.verb, line.facts) for line in list_history(self.desk)[:count]]
