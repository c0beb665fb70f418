"""A ward with a small plan whose tasks are led in every way there is, to note results in."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import Noted, ProgressForm, noted, set_progress
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from db.plain import ask_through
from db.queries.progress import EntryRow, entries_of
from db.queries.tasks import AssignmentRow, assignment_rows
from resources.words import sentence

Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))
OWN = "Ủy ban nhân dân phường Hoa Sen"
CULTURE, ECONOMY = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị"
SCHOOLS = ("Trường Mầm non Hoa Cúc", "Trường Tiểu học Ngọc Lan")

OURS = TaskDraft("Kiểm tra công vụ", "1", lead_units=(OWN, CULTURE), deadline="Quý II")
THEIRS = TaskDraft("Tuyên truyền", "2", lead_units=(CULTURE,), deadline="Thường xuyên")
SHARED = TaskDraft("Rà soát thủ tục", "3", lead_units=(CULTURE, ECONOMY), deadline="Quý III")
MONTHLY = TaskDraft(
    "Công khai kết quả", "4", lead_units=(OWN,), deadline="Trước ngày 05 hằng tháng"
)
QUARTERLY = TaskDraft("Báo cáo", "5", lead_units=(OWN,), deadline="Hằng quý")
STAGED = TaskDraft(
    "Hội thi", "6", lead_units=(OWN,), deadline="Phát động trong tháng 3; tổng kết trong tháng 10"
)
BY_SCHOOLS = TaskDraft("Khảo sát", "7", lead_units=("Các trường học",), deadline="Tháng 5")
NOBODYS = TaskDraft("Chưa giao", "8", deadline="Quý IV")
PLAN = PlanDraft(
    Document("Kế hoạch thử", number="21/KH-UBND", issued_on=date(2026, 1, 15)),
    tasks=(OURS, THEIRS, SHARED, MONTHLY, QUARTERLY, STAGED, BY_SCHOOLS, NOBODYS),
)


@dataclass
class Ward:
    """The office with a plan, and short ways to note and look."""

    office: Office
    tasks: dict[str, uuid.UUID]

    @classmethod
    def of(cls, office: Office) -> Self:
        for school in SCHOOLS:
            add_unit(office.desk, UnitForm(school, member_of=("Các trường học",)))
        store_plan(office.desk, PLAN, date(2026, 1, 1), date(2026, 12, 31))
        return cls(office, {line.title: line.id for line in list_tasks(office.desk)})

    @property
    def desk(self) -> Desk:
        return self.office.desk

    def set(self, task: TaskDraft, quarter: Quarter, state: State, **said: Any) -> None:
        form = ProgressForm(self.tasks[task.title], quarter, state, **said)
        set_progress(self.desk, form, self.office.folder.files)

    def noted(self, task: TaskDraft, quarter: Quarter, unit: str | None = None) -> Noted:
        found = noted(self.desk, self.tasks[task.title], quarter, unit)
        assert found is not None
        return found

    def parts(self, task: TaskDraft) -> list[AssignmentRow]:
        with self.desk.store.reading() as connection:
            return assignment_rows(ask_through(connection), [self.tasks[task.title]])

    def entries(self, task: TaskDraft) -> list[EntryRow]:
        parts = [part.id for part in self.parts(task)]
        with self.desk.store.reading() as connection:
            return entries_of(connection, parts)

    def shown(self, task: TaskDraft) -> tuple[Shown, int | None]:
        line = next(one for one in list_tasks(self.desk) if one.title == task.title)
        return line.state, line.percent


def refused(code: str, act: Callable[[], object]) -> dict[str, object]:
    """Expect a refusal, whose sentence fits its facts, and return these."""
    with pytest.raises(RefusedError) as caught:
        act()
    assert caught.value.code == code
    told = sentence(code, caught.value.facts)
    assert "(mã " not in told
    assert "{" not in told
    return dict(caught.value.facts)
