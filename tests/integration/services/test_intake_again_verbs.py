"""A document that comes to a plan there is: what differs, and what taking it in changes."""

import uuid
from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.intake.again import Amendment, stored_already, take_in_again
from cchc_desktop.services.intake.differences import Differs, differences
from cchc_desktop.services.intake.finding import Why, find_stored
from cchc_desktop.services.intake.incoming import Incoming, read_pasted, read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import list_plans, show_plan
from cchc_desktop.services.plans.versions import VersionKind, list_versions, what_changed
from cchc_desktop.services.progress import ProgressForm, noted, set_progress
from cchc_desktop.services.task_list.listing import list_tasks
from resources.words import deed
from tests.builders.plan_files import PLAN, ROWS, PlanText, as_copied, as_word

NEW = (
    "3",
    "Tập huấn kỹ năng số cho cán bộ khu phố",
    "Báo cáo",
    "Văn phòng",
    "",
    "Quý III năm 2026",
)
AMENDING = replace(
    PLAN,
    number="45/KH-UBND",
    signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
    subject="Điều chỉnh, bổ sung Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026 về cải cách"
    " hành chính năm 2026",
)


def read(desk: Desk, plan: PlanText) -> Incoming:
    return read_plan(desk, as_word(plan), "ke-hoach.docx", Ticket())


@pytest.fixture
def plan(office: Office) -> uuid.UUID:
    return take_in(office.desk, office.folder, read(office.desk, PLAN), Ticket())


def again(office: Office, plan: uuid.UUID, text: PlanText, said: Amendment | None = None):
    incoming = read(office.desk, text)
    return take_in_again(office.desk, office.folder, incoming, plan, said or Amendment(), Ticket())


def titles(desk: Desk) -> list[str]:
    """Name the tasks that still stand."""
    return [one.title for one in list_tasks(desk) if not one.withdrawn]


def said(desk: Desk) -> str:
    """Say what was done last, as the history does."""
    last = list_history(desk)[0]
    return deed(last.verb, last.facts)


def test_the_same_file_again_stores_nothing(office: Office, plan: uuid.UUID):
    before = len(list_history(office.desk))
    incoming = read(office.desk, PLAN)
    there = stored_already(office.desk, incoming)
    assert there is not None
    assert (there.plan, there.why) == (plan, Why.SAME)
    done = again(office, plan, PLAN)
    assert done.nothing
    assert {one.kind for one in differences(office.desk, incoming, plan)} == {Differs.SAME}
    assert len(list_history(office.desk)) == before


def test_a_document_without_a_number_is_known_by_all_it_says(office: Office):
    pasted = read_pasted(office.desk, as_copied(), None, Ticket())
    plan = take_in(office.desk, office.folder, pasted, Ticket())
    there = stored_already(office.desk, read_pasted(office.desk, as_copied(), None, Ticket()))
    assert there is not None
    assert there.plan == plan
    other = read_pasted(office.desk, as_copied(PLAN.with_row(1, due="Quý I")), None, Ticket())
    assert stored_already(office.desk, other) is None


def test_what_differs_is_told_field_by_field(office: Office, plan: uuid.UUID):
    text = (
        PLAN.with_row(1, due="Trước ngày 30/4/2026", lead="Văn phòng HĐND và UBND phường")
        .without_row(5)
        .plus(NEW)
    )
    found = differences(office.desk, read(office.desk, text), plan)
    assert [(one.kind, one.place) for one in found] == [
        (Differs.CHANGED, 0),
        (Differs.SAME, 1),
        (Differs.SAME, 2),
        (Differs.NEW, 3),
        (Differs.GONE, None),
    ]
    assert [(one.field, one.before, one.after) for one in found[0].fields] == [
        ("deadline", "Trước ngày 15/3/2026", "Trước ngày 30/4/2026"),
        ("leads", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND phường"),
    ]
    assert found[4].label == f"2. {ROWS[5][1]}"


def test_an_amending_document_becomes_a_version_and_keeps_progress(office: Office, plan: uuid.UUID):
    desk = office.desk
    first = list_tasks(desk)[0]
    form = ProgressForm(first.id, Quarter(2026, 1), State.IN_PROGRESS, 40)
    set_progress(desk, form, office.folder.files)
    text = replace(
        AMENDING.with_row(1, title="Ban hành kế hoạch kiểm tra công vụ tại 12 khu phố").plus(NEW)
    )
    done = again(office, plan, text)
    assert (done.added, done.changed, done.withdrawn, done.unsure) == (1, 1, 0, 0)
    task = list_tasks(desk)[0]
    assert (task.id, task.title) == (first.id, text.rows[1][1])
    kept = noted(desk, first.id, Quarter(2026, 1))
    assert kept is not None
    assert kept.percent == 40
    newest, original = list_versions(desk, plan)
    assert (newest.number, newest.change, newest.added, newest.changed) == (
        "45/KH-UBND",
        "amending",
        1,
        1,
    )
    assert original.number == "12/KH-UBND"
    assert done.version is not None
    assert len(what_changed(desk, plan, done.version)) == 2
    sentence = said(desk)
    assert sentence == (
        "Nhận văn bản sau của kế hoạch 12/KH-UBND: thêm 1, sửa 1, bãi bỏ 0 nhiệm vụ"
    )
    undo(desk)
    assert titles(desk) == [row[1] for row in ROWS if row[5]]
    assert len(list_versions(desk, plan)) == 1


def test_a_version_taken_in_twice_stores_nothing_the_second_time(office: Office, plan: uuid.UUID):
    text = AMENDING.plus(NEW)
    assert not again(office, plan, text).nothing
    assert again(office, plan, text).nothing
    assert len(list_versions(office.desk, plan)) == 2


def test_an_adding_document_withdraws_nothing(office: Office, plan: uuid.UUID):
    text = replace(
        AMENDING, subject="Bổ sung Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026", rows=(NEW,)
    )
    done = again(office, plan, text)
    assert (done.added, done.withdrawn) == (1, 0)
    assert len(titles(office.desk)) == 5
    assert list_versions(office.desk, plan)[0].change == "adding"


def test_an_amending_document_of_a_few_rows_withdraws_nothing(office: Office, plan: uuid.UUID):
    text = replace(AMENDING, rows=(ROWS[0], (*ROWS[1][:5], "Tháng 5 năm 2026")))
    done = again(office, plan, text)
    assert (done.changed, done.withdrawn) == (1, 0)


def test_a_replacing_document_withdraws_what_it_drops(office: Office, plan: uuid.UUID):
    desk = office.desk
    text = replace(AMENDING, subject="Thay thế Kế hoạch số 12/KH-UBND năm 2026").without_row(5)
    done = again(office, plan, text)
    assert done.withdrawn == 1
    assert ROWS[5][1] not in titles(desk)
    assert done.version is not None
    (change,) = what_changed(desk, plan, done.version)
    assert "45/KH-UBND" in change.sentence


def test_a_person_may_say_which_tasks_fall_away(office: Office, plan: uuid.UUID):
    text = replace(AMENDING, subject="Thay thế Kế hoạch số 12/KH-UBND năm 2026").without_row(5)
    done = again(office, plan, text, Amendment(withdrawn=frozenset()))
    assert done.withdrawn == 0
    assert done.version is not None


def test_a_new_section_comes_with_its_tasks(office: Office, plan: uuid.UUID):
    section = ("III", "CHUYỂN ĐỔI SỐ", "", "", "", "")
    again(office, plan, AMENDING.plus(section, ("1", *NEW[1:])))
    told = show_plan(office.desk.store, plan)
    assert [one["title"] for one in told["sections"]][2:] == ["CHUYỂN ĐỔI SỐ"]
    assert told["tasks"][-1]["section"] == "III"


TWINS = (
    ("1", "Kiểm tra việc niêm yết thủ tục hành chính tại bộ phận một cửa quý I", "", "Văn phòng",
     "", "Quý I năm 2026"),
    ("2", "Kiểm tra việc niêm yết thủ tục hành chính tại bộ phận một cửa quý II", "", "Văn phòng",
     "", "Quý II năm 2026"),
)  # fmt: skip


def test_a_row_that_may_be_two_tasks_is_asked(office: Office):
    desk = office.desk
    old = replace(PLAN, rows=TWINS)
    plan = take_in(desk, office.folder, read(desk, old), Ticket())
    row = ("7", "Kiểm tra việc niêm yết thủ tục hành chính tại bộ phận một cửa", *TWINS[0][2:])
    text = replace(AMENDING, rows=(row,))
    unsure, *rest = differences(desk, read(desk, text), plan)
    first, second = list_tasks(desk)
    assert unsure.kind is Differs.UNSURE
    assert {one.id for one in unsure.candidates} == {first.id, second.id}
    assert rest == []
    answered = differences(desk, read(desk, text), plan, {0: second.id})
    assert [(one.kind, one.task) for one in answered] == [
        (Differs.CHANGED, second.id),
        (Differs.GONE, first.id),
    ]
    done = again(office, plan, text)
    assert (done.added, done.unsure, done.withdrawn) == (1, 1, 0)
    (doubt,) = [one for one in list_doubts(desk) if one.code.startswith("again-doubts")]
    assert TWINS[0][1][:40] in doubt.what


def test_an_answer_pairs_a_row_with_its_task(office: Office):
    desk = office.desk
    plan = take_in(desk, office.folder, read(desk, replace(PLAN, rows=TWINS)), Ticket())
    second = list_tasks(desk)[1]
    row = ("7", "Kiểm tra việc niêm yết thủ tục hành chính tại bộ phận một cửa", *TWINS[0][2:])
    text = replace(AMENDING, rows=(TWINS[0], row))
    done = again(office, plan, text, Amendment(pairs={1: second.id}))
    assert (done.added, done.changed, done.unsure) == (0, 1, 0)
    assert {one.id: one.title for one in list_tasks(desk)}[second.id] == row[1]


def test_a_column_the_document_lacks_changes_nothing(office: Office, plan: uuid.UUID):
    text = AMENDING
    for at in (1, 2, 4, 5):
        text = text.with_row(at, partner="", product="")
    found = differences(office.desk, read(office.desk, text), plan)
    assert {one.kind for one in found} == {Differs.SAME}


def test_other_spellings_of_units_are_no_difference(office: Office, plan: uuid.UUID):
    text = PLAN.with_row(1, lead="Trưởng phòng VH-XH phường")
    found = differences(office.desk, read(office.desk, text), plan)
    assert {one.kind for one in found} == {Differs.SAME}


def test_documents_that_may_belong_to_a_plan_are_found(office: Office, plan: uuid.UUID):
    (amends,) = find_stored(office.desk, read(office.desk, AMENDING))
    assert (amends.plan, amends.why, amends.kind) == (plan, Why.AMENDS, VersionKind.AMENDING)
    reissued = replace(PLAN, number="13/KH-UBND", signed="Hoa Sen, ngày 02 tháng 02 năm 2026")
    (like,) = find_stored(office.desk, read(office.desk, reissued))
    assert (like.plan, like.why, like.kind) == (plan, Why.REISSUED, VersionKind.REPLACING)
    other = replace(
        PLAN, number="77/KH-UBND", subject="Phòng, chống thiên tai năm 2026 của phường Hoa Sen"
    )
    assert find_stored(office.desk, read(office.desk, other)) == []


def test_the_same_number_of_another_day_is_another_document(office: Office, plan: uuid.UUID):
    text = replace(
        PLAN, signed="Hoa Sen, ngày 21 tháng 02 năm 2026", subject="An toàn giao thông năm 2026"
    )
    assert find_stored(office.desk, read(office.desk, text)) == []
    assert plan is not None


def test_cancel_changes_nothing(office: Office, plan: uuid.UUID):
    incoming = read(office.desk, AMENDING.plus(NEW))

    def listen(_done: int, _total: int, code: str) -> None:
        if code == "storing-plan":
            ticket.cancel()

    ticket = Ticket(listen)
    with pytest.raises(Cancelled):
        take_in_again(office.desk, office.folder, incoming, plan, Amendment(), ticket)
    assert len(list_versions(office.desk, plan)) == 1
    assert len(titles(office.desk)) == 4


def test_a_plan_kept_elsewhere_is_not_amended(office: Office, plan: uuid.UUID):
    with pytest.raises(RefusedError) as refused:
        take_in_again(
            office.desk,
            office.folder,
            read(office.desk, AMENDING),
            "99/KH-UBND",
            Amendment(),
            Ticket(),
        )
    assert refused.value.code == "plan-not-found"
    assert list_plans(office.desk.store, date(2026, 5, 20))[0].id == plan
