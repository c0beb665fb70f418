"""A document that comes to a plan there is: what it changes is shown, decided and taken in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.differences import Differs, TaskDifference
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.part_differences import PartDifference
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import list_plans, show_plan
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.plan_files import PLAN, ROWS, PlanText, as_word
from tests.ui.intake.conftest import AtReview, Reviewing
from ui.intake.again_columns import AgainLine
from ui.intake.part_line import AGAIN

KEY = Qt.Key
LATER = replace(
    PLAN.with_row(1, due="Trước ngày 30/4/2026")
    .without_row(5)
    .plus(("2", "Tập huấn kỹ năng số cho cán bộ khu phố", "Báo cáo", "", "", "Quý III năm 2026")),
    number="45/KH-UBND",
    signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
    subject="Điều chỉnh, bổ sung Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026 về cải cách"
    " hành chính năm 2026",
)


@pytest.fixture
def stored(open_office: Office) -> Office:
    incoming = read_plan(open_office.desk, as_word(PLAN), "goc.docx", Ticket())
    take_in(open_office.desk, open_office.folder, incoming, Ticket())
    return open_office


def again(at: AtReview) -> list[AgainLine]:
    at.page.parts.links[AGAIN].click()
    return list(at.page.again.table.lines.lines())


def test_a_later_document_says_so_and_shows_what_it_changes(stored: Office, reviewing: Reviewing):
    del stored
    at = reviewing(LATER)
    assert "12/KH-UBND" in at.page.known.text()
    assert at.page.top.take.text() == "Tiếp nhận thay đổi"
    found = again(at)
    assert [line.said.kind for line in found] == [Differs.CHANGED, Differs.NEW, Differs.GONE]
    fields = at.page.again.table.lines.columns[2].display(found[0])
    assert fields == "Thời hạn: “Trước ngày 15/3/2026” thành “Trước ngày 30/4/2026”"
    at.page.again.every.click()
    every = list(at.page.again.table.lines.lines())
    assert sum(isinstance(line.said, TaskDifference) for line in every) == 5
    beside = [line for line in every if isinstance(line.said, PartDifference)]
    assert {line.said.kind for line in beside} == {Differs.SAME}


def test_changes_are_taken_into_the_plan_there_is(stored: Office, reviewing: Reviewing):
    at = reviewing(LATER)
    gone = again(at)[-1]
    table = at.page.again.table
    table.setFocus()
    table.choose(gone.id, "answer")
    at.qtbot.keyClick(table, KEY.Key_G)
    assert not list(table.lines.lines())[-1].goes
    at.page.take_in()
    desk = stored.desk
    (plan,) = list_plans(desk.store, desk.today)
    tasks = show_plan(desk.store, plan.id)["tasks"]
    assert len(tasks) == 5
    assert not [one for one in list_tasks(desk) if one.withdrawn]
    assert "Trước ngày 30/4/2026" in [one["deadline"]["text"] for one in tasks]


def test_what_falls_away_is_withdrawn_unless_somebody_keeps_it(
    stored: Office, reviewing: Reviewing
):
    at = reviewing(LATER)
    gone = again(at)[-1]
    assert gone.goes
    at.page.take_in()
    (withdrawn,) = (one for one in list_tasks(stored.desk) if one.withdrawn)
    assert withdrawn.title == ROWS[5][1]


def test_a_later_document_may_be_a_plan_of_its_own(stored: Office, reviewing: Reviewing):
    at = reviewing(LATER)
    at.page.again.into.setCurrentIndex(0)
    at.page.again.into.activated.emit(0)
    assert at.page.top.take.text() == "Tiếp nhận 4\u00a0nhiệm vụ"
    at.page.take_in()
    assert len(list_plans(stored.desk.store, stored.desk.today)) == 2


def test_a_row_that_may_be_a_task_there_is_waits_for_an_answer(
    stored: Office, reviewing: Reviewing
):
    del stored
    alike = "Khảo sát mức độ hài lòng về thủ tục đất đai của tổ chức, doanh nghiệp"
    other: PlanText = replace(LATER, rows=PLAN.with_row(5, title=alike, code="3").rows)
    at = reviewing(other)
    found = again(at)
    unsure = [line for line in found if line.said.kind is Differs.UNSURE]
    assert len(unsure) == 1
    answers = at.page.again.table.lines.columns[3]
    assert answers.doubt_of(unsure[0])
    at.page.again.table.edited.emit(unsure[0], "answer", "new")
    kinds = {line.said.label: line.said.kind for line in at.page.again.table.lines.lines()}
    assert Differs.UNSURE not in kinds.values()
