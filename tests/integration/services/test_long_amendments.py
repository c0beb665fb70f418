"""Thousands of tasks change by one document: everything is written, in few statements, at once."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.history import undo
from cchc_desktop.services.intake.again import Amended, Amendment, take_in_again
from cchc_desktop.services.intake.differences import Differs, differences
from cchc_desktop.services.intake.incoming import Incoming, read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import show_plan
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.long_plans import a_long_plan, all_changed, amended, numbered_on
from tests.builders.plan_files import PlanText, Row, as_workbook

TASKS = 400
PLAN = a_long_plan(TASKS)


def read(office: Office, plan: PlanText) -> Incoming:
    return read_plan(office.desk, as_workbook(plan), "ke-hoach.xlsx", Ticket())


@pytest.fixture
def plan(office: Office) -> uuid.UUID:
    return take_in(office.desk, office.folder, read(office, PLAN), Ticket())


def amend(office: Office, plan: uuid.UUID, text: PlanText) -> Amended:
    incoming = read(office, text)
    return take_in_again(office.desk, office.folder, incoming, plan, Amendment(), Ticket())


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count the statements by their first word."""
    told: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        told[statement.split(maxsplit=1)[0]] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_every_field_of_every_task_is_written(office: Office, plan: uuid.UUID):
    before = [one.title for one in list_tasks(office.desk)]
    text = amended(PLAN, *map(all_changed, PLAN.rows))
    done = amend(office, plan, text)
    assert (done.changed, done.added, done.withdrawn) == (TASKS, 0, 0)
    shown = show_plan(office.desk.store, plan)["tasks"]
    rows = [row for row in text.rows if row[5]]
    assert [one["title"] for one in shown] == [row[1] for row in rows]
    assert {one["deadline"]["text"] for one in shown} == {"Tháng 9 năm 2026"}
    assert [len(one["products"]) for one in shown] == [2] * TASKS
    assert [one["lead_units"] for one in shown] == [[row[3]] for row in rows]
    assert {one.kind for one in differences(office.desk, read(office, text), plan)} == {
        Differs.SAME
    }
    undo(office.desk)
    assert [one.title for one in list_tasks(office.desk)] == before
    found = differences(office.desk, read(office, PLAN), plan)
    assert {one.kind for one in found} == {Differs.SAME}


@pytest.mark.parametrize("change", [all_changed, numbered_on])
def test_statements_do_not_grow_with_the_tasks(
    office: Office, plan: uuid.UUID, change: Callable[[Row], Row]
):
    incoming = read(office, amended(PLAN, *map(change, PLAN.rows)))
    with counting() as told:
        take_in_again(office.desk, office.folder, incoming, plan, Amendment(), Ticket())
    assert told.total() < TASKS
