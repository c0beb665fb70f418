"""After a write only the lines it touched are read again, and the list is right all the same."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from builders.results import CULTURE, MONTHLY, OURS, OWN, Q2, STAGED, Ward

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Outcome
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_progress
from cchc_desktop.services.report_calendar import set_day
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task
from cchc_desktop.services.task_list import touched as module
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from cchc_desktop.services.task_list.touched import MOST, SHOWN_NOWHERE, touched_tasks
from db.changes import Writer
from db.models.everything import metadata
from db.models.tasks import Task
from db.models.units import Person, UnitName
from db.queries.task_lines import TABLES_OF_TASKS

# What these say stands in the lines of tasks that they do not name.
SHOWN_EVERYWHERE = frozenset({"plan", "plan_version", "unit_succession", "membership", "same_as"})


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


def written(ward: Ward, write: Callable[[Writer], object]) -> Outcome:
    with ward.desk.writing(ward.desk.act("edit-task")) as (writer, outcome):
        write(writer)
    return outcome


def after(ward: Ward, act: Callable[[], Outcome]) -> frozenset[str]:
    """Read again what was touched, compare with reading all, and return the titles before."""
    before = {line.id: line for line in list_tasks(ward.desk)}
    touched = touched_tasks(ward.desk, act().touched)
    assert touched is not None
    again = list_tasks(ward.desk, TaskFilter(only=touched))
    kept = [line for key, line in before.items() if key not in touched]
    assert sorted([*kept, *again], key=lambda line: line.place) == list_tasks(ward.desk)
    return frozenset(before[key].title for key in touched if key in before)


def test_a_change_touches_the_tasks_it_is_about(ward: Ward):
    ours, staged = ward.tasks[OURS.title], ward.tasks[STAGED.title]
    assert after(ward, lambda: edit_task(ward.desk, ours, TaskChange(title="Kiểm tra"))) == {
        OURS.title
    }
    moved = TaskChange(deadline="Trước ngày 05 hằng tháng", products=("Kế hoạch",))
    assert after(ward, lambda: edit_task(ward.desk, staged, moved)) == {STAGED.title}
    named = TaskChange(person="Lý Thị Mai", leads=(CULTURE,))
    assert after(ward, lambda: edit_task(ward.desk, staged, named)) == {STAGED.title}
    assert after(ward, lambda: withdraw_task(ward.desk, staged, "Thôi")) == {STAGED.title}
    gone = ward.tasks[MONTHLY.title]
    assert after(ward, lambda: written(ward, lambda writer: writer.remove(Task, gone)))


def test_results_touch_the_tasks_they_are_of(ward: Ward):
    form = ProgressForm(ward.tasks[OURS.title], Q2, State.DONE, result="Đã xong", unit=OWN)
    files = ward.office.folder.files
    assert after(ward, lambda: set_progress(ward.desk, form, files)) == {OURS.title}


def test_names_touch_all_that_bear_them(ward: Ward):
    def rename(writer: Writer) -> None:
        (key,) = ids_of(writer, "unit_name", "name = ?", CULTURE)
        writer.change(UnitName, key, name="Phòng Văn hóa")

    told = after(ward, lambda: written(ward, rename))
    assert OURS.title in told
    assert MONTHLY.title not in told
    named = TaskChange(person="Lý Thị Mai")
    after(ward, lambda: edit_task(ward.desk, ward.tasks[STAGED.title], named))

    def marry(writer: Writer) -> None:
        (key,) = ids_of(writer, "person", "name = ?", "Lý Thị Mai")
        writer.change(Person, key, name="Trần Thị Mai")

    assert after(ward, lambda: written(ward, marry)) == {STAGED.title}


def ids_of(writer: Writer, table: str, where: str, value: str) -> list[UUID]:
    query = f"SELECT id FROM {table} WHERE {where}"  # noqa: S608 - our own
    return [UUID(bytes=row[0]) for row in writer.connection.exec_driver_sql(query, (value,))]


def test_what_no_line_shows_touches_none(ward: Ward):
    assert after(ward, lambda: set_day(ward.desk, date(2026, 7, 13), working=False)) == set()


def test_plans_and_groups_may_touch_any_line(ward: Ward):
    draft = PlanDraft(Document("Kế hoạch khác"), tasks=(TaskDraft("Việc"),))
    plan = store_plan(ward.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    for table in SHOWN_EVERYWHERE:
        assert touched_tasks(ward.desk, {table: frozenset({plan})}) is None
    assert touched_tasks(ward.desk, {"plan": frozenset()}) == frozenset()


def test_very_many_are_not_told_one_by_one(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    ids = frozenset(ward.tasks.values())
    assert touched_tasks(ward.desk, {"task": ids}) == ids
    monkeypatch.setattr(module, "MOST", len(ids) - 1)
    assert touched_tasks(ward.desk, {"task": ids}) is None
    assert len(ids) < MOST


def test_every_table_is_known_to_touch_lines_or_not_to():
    kept = {table.name for table in metadata.sorted_tables if "gone" in table.c}
    groups = (TABLES_OF_TASKS, SHOWN_NOWHERE, SHOWN_EVERYWHERE)
    assert kept == frozenset().union(*groups)
    assert sum(map(len, groups)) == len(kept)
