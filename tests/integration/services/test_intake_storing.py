"""A reviewed document becomes a plan: the whole of it as one change set, or nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.intake.form import incoming_form
from cchc_desktop.services.intake.incoming import Decisions, Incoming, read_pasted, read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.owed_reports.duties import list_duties
from cchc_desktop.services.plans.storing import list_plans, show_plan
from cchc_desktop.services.progress import noted
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit, learn_spelling, list_units
from cchc_desktop.services.upkeep.copies import list_backups
from cchc_desktop.services.upkeep.health import check
from db.copies import Reason
from resources.words import deed
from tests.builders.plan_files import PLAN, PlanText, as_copied, as_word, as_workbook, kept


def read(desk: Desk, plan: PlanText = PLAN) -> Incoming:
    return read_plan(desk, as_word(plan), "ke-hoach.docx", Ticket())


def said(desk: Desk) -> str:
    """Say what was done last, as the history does."""
    last = list_history(desk)[0]
    return deed(last.verb, last.facts)


def taken(office: Office, incoming: Incoming):
    return take_in(office.desk, office.folder, incoming, Ticket())


def test_what_was_read_is_what_is_stored(office: Office):
    incoming = read(office.desk)
    plan = show_plan(office.desk.store, taken(office, incoming))
    assert plan == incoming_form(incoming)


def test_one_change_set_with_a_sentence_and_a_copy_before_it(office: Office):
    taken(office, read(office.desk))
    assert said(office.desk) == "Nhận kế hoạch 12/KH-UBND: 4 nhiệm vụ"
    copies = [one for one in list_backups(office.folder) if one.reason is Reason.IMPORT]
    assert [one.tasks for one in copies] == [0]
    undo(office.desk)
    assert list_plans(office.desk.store, office.desk.today) == []


def test_a_plan_taken_back_may_come_again(office: Office):
    first = taken(office, read(office.desk))
    undo(office.desk)
    again = taken(office, read(office.desk))
    assert again != first
    assert [one.id for one in list_plans(office.desk.store, office.desk.today)] == [again]


def test_the_same_document_is_not_stored_twice(office: Office):
    taken(office, read(office.desk))
    before = len(list_backups(office.folder))
    with pytest.raises(RefusedError) as refused:
        taken(office, read(office.desk))
    assert refused.value.code == "plan-already-there"
    assert len(list_backups(office.folder)) == before


def test_doubts_are_stored_and_settled_later(office: Office):
    desk = office.desk
    add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    plan = PLAN.with_row(1, lead="Phòng Văn hóa - Xã hôi").with_row(5, due="")
    taken(office, read(desk, plan))
    doubts = {one.field: one for one in list_doubts(desk)}
    assert set(doubts) == {"lead_units", "deadline"}
    assert doubts["lead_units"].value == "Phòng Văn hóa - Xã hôi"
    settle(desk, doubts["lead_units"].id, "Phòng Văn hóa - Xã hội")
    first = next(one for one in list_tasks(desk) if one.title == PLAN.rows[1][1])
    assert first.lead_units == ("Phòng Văn hóa - Xã hội",)
    settle(desk, doubts["deadline"].id, "Tháng 10 năm 2026")
    assert list_doubts(desk) == []


def test_a_slip_settled_once_is_settled_in_every_task(office: Office):
    desk = office.desk
    known = add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    slip = "Phòng Văn hóa - Xã hôi"
    plan = PLAN.with_row(1, lead=f"{slip}; Văn phòng HĐND và UBND phường").with_row(2, partner=slip)
    taken(office, read(desk, plan))
    first, second = list_doubts(desk)
    settle(desk, second.id, "Phòng Văn hóa - Xã hội")
    assert list_doubts(desk) == []
    tasks = list_tasks(desk)
    assert tasks[0].lead_units == ("Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND phường")
    assert tasks[1].partner_units == ("Phòng Văn hóa - Xã hội",)
    assert slip in next(one for one in list_units(desk) if one.id == known).spellings
    undo(desk)
    assert {one.id for one in list_doubts(desk)} == {first.id, second.id}


def test_an_odd_name_gets_its_unit_and_the_others_stay(office: Office):
    desk = office.desk
    odd = "Hoàn thành tốt các việc được giao"
    plan = PLAN.with_row(1, lead=f"Văn phòng HĐND và UBND phường; {odd}")
    taken(office, read(desk, plan))
    (doubt,) = list_doubts(desk)
    assert doubt.value == odd
    settle(desk, doubt.id, "Phòng Kinh tế")
    assert list_tasks(desk)[0].lead_units == ("Văn phòng HĐND và UBND phường", "Phòng Kinh tế")


def test_the_office_learns_what_a_person_says_of_a_name(office: Office):
    desk = office.desk
    known = add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    incoming = read(desk, PLAN.with_row(1, lead="Phòng Văn hóa - Xã hôi"))
    answered = replace(incoming, decisions=Decisions(units={"Phòng Văn hóa - Xã hôi": known}))
    assert answered.open == 0
    taken(office, answered)
    (unit,) = [one for one in list_units(desk) if one.id == known]
    assert "Phòng Văn hóa - Xã hôi" in unit.spellings
    assert read(desk, PLAN.with_row(1, lead="Phòng Văn hóa - Xã hôi")).open == 0


def test_a_name_of_several_units_names_none_before_it_is_settled(office: Office):
    desk = office.desk
    one = add_unit(desk, UnitForm("Tổ công tác số một"))
    two = add_unit(desk, UnitForm("Đội liên ngành"))
    with desk.writing(desk.act("add-unit", name="Tổ")) as (writer, _):
        book = UnitBook.read(writer.connection)
        for unit in (one, two):
            learn_spelling(writer, book, unit, "Tổ liên ngành")
    incoming = read(desk, PLAN.with_row(1, lead="Tổ liên ngành"))
    plan = show_plan(desk.store, taken(office, incoming))
    assert plan["tasks"][0]["lead_units"] == []
    (doubt,) = list_doubts(desk)
    assert doubt.value == "Tổ liên ngành"
    settle(desk, doubt.id, "Đội liên ngành")
    assert show_plan(desk.store, list_plans(desk.store, desk.today)[0].id)["tasks"][0][
        "lead_units"
    ] == ["Đội liên ngành"]


def test_units_are_kept_by_their_names_and_groups_as_groups(office: Office):
    desk = office.desk
    plan = PLAN.with_row(1, lead="Trưởng Phòng Kinh tế phường", partner="Chủ tịch UBND các xã")
    shown = show_plan(desk.store, taken(office, read(desk, plan)))
    assert shown["tasks"][0]["lead_units"] == ["Trưởng Phòng Kinh tế phường"]
    units = {one.name: one for one in list_units(desk)}
    assert units["Phòng Kinh tế phường"].spellings == ("Trưởng Phòng Kinh tế phường",)
    assert not units["Phòng Kinh tế phường"].is_group
    assert units["UBND các xã"].is_group


def test_a_phrase_settled_in_review_stays_settled(office: Office):
    desk = office.desk
    plan = PLAN.with_row(1, due="Kịp thời").with_row(2, due="Kịp thời")
    incoming = read(desk, plan)
    assert [len(doubts) for doubts in incoming.doubts] == [1, 1, 0, 0]
    settled = replace(incoming, decisions=Decisions(phrases={"Kịp thời": "30/9/2026"}))
    assert not any(settled.doubts)
    taken(office, settled)
    assert list_doubts(desk) == []
    assert [one.due for one in list_tasks(desk)][:2] == [date(2026, 9, 30)] * 2
    assert [one.deadline for one in list_tasks(desk)][:2] == ["Kịp thời"] * 2


def test_report_duties_wait_to_be_confirmed(office: Office):
    desk = office.desk
    before = len(list_duties(desk))
    taken(office, read(desk))
    (duty,) = list_duties(desk)[before:] if before else list_duties(desk)
    assert not duty.confirmed
    undo(desk)
    incoming = read(desk)
    taken(office, replace(incoming, decisions=Decisions(duties={0: False})))
    assert len(list_duties(desk)) == before


def test_a_report_duty_confirmed_in_review_counts(office: Office):
    desk = office.desk
    taken(office, replace(read(desk), decisions=Decisions(duties={0: True})))
    assert all(one.confirmed for one in list_duties(desk))


PROGRESS = (
    ("Hoàn thành", "100%", "10/3/2026", "Kế hoạch số 15/KH-UBND ngày 10/3/2026 về kiểm tra"),
    ("Đang thực hiện", "40%", "", ""),
    ("Thường xuyên", "", "", ""),
    ("", "", "", ""),
)


def test_a_workbook_comes_with_its_progress(office: Office):
    desk = office.desk
    incoming = read_plan(desk, as_workbook(kept(PLAN.rows, PROGRESS)), "theo-doi.xlsx", Ticket())
    assert incoming.open == 0
    taken(office, incoming)
    tasks = list_tasks(desk)
    assert [str(one.state) for one in tasks] == ["done", "in-progress", "ongoing", "upcoming"]
    done = noted(desk, tasks[0].id, Quarter(2026, 1))
    assert done is not None
    assert (done.done_on, done.percent) == (date(2026, 3, 10), 100)
    assert [(one.number, one.issued_on, one.title) for one in done.evidence] == [
        ("15/KH-UBND", date(2026, 3, 10), "Kế hoạch về kiểm tra")
    ]
    assert noted(desk, tasks[1].id, Quarter(2026, 2)) is not None
    undo(desk)
    assert list_tasks(desk) == []


def test_progress_that_cannot_be_is_a_doubt(office: Office):
    desk = office.desk
    odd = (
        ("Hoàn thành", "60%", "", ""),
        ("Đang thực hiện", "", "10/3/2026", ""),
        ("Hoàn thành", "", "30/12/2026", ""),
        ("", "30%", "", ""),
    )
    plan = kept(PLAN.rows, odd)
    incoming = read_plan(desk, as_workbook(plan), "theo-doi.xlsx", Ticket())
    taken(office, incoming)
    assert [str(one.state) for one in list_tasks(desk)] == [
        "done",
        "in-progress",
        "done",
        "in-progress",
    ]
    assert [one.code for one in list_doubts(desk)] == [
        "progress-doubts.done-in-part",
        "progress-doubts.day-not-done",
        "progress-doubts.day-in-future",
    ]
    assert all(one.what and "mã" not in one.what for one in list_doubts(desk))


def test_a_quarter_may_be_given_for_the_progress(office: Office):
    desk = office.desk
    plan = kept(PLAN.rows, PROGRESS)
    incoming = read_plan(desk, as_workbook(plan), "theo-doi.xlsx", Ticket())
    taken(office, replace(incoming, decisions=Decisions(quarter=Quarter(2026, 1))))
    second = list_tasks(desk)[1]
    assert noted(desk, second.id, Quarter(2026, 1)) is not None
    assert noted(desk, second.id, Quarter(2026, 2)) is None


def test_the_file_is_kept_with_the_plan(office: Office, tmp_path: Path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(as_word())
    taken(office, read_plan(office.desk, path, path.name, Ticket()))
    kept_files = [one for one in office.folder.files.iterdir() if one.is_file()]
    assert [one.read_bytes() for one in kept_files] == [path.read_bytes()]
    assert check(office.folder, in_use=True) == []


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_cancel_stores_nothing(office: Office, at: int):
    incoming = read(office.desk)
    ticket = Ticket()
    met = [0]

    def listen(_done: int, _total: int, _code: str) -> None:
        met[0] += 1
        if met[0] == at:
            ticket.cancel()

    ticket = Ticket(listen)
    before = len(list_history(office.desk))
    if at <= 3:
        with pytest.raises(Cancelled):
            take_in(office.desk, office.folder, incoming, ticket)
        assert list_plans(office.desk.store, office.desk.today) == []
        assert len(list_history(office.desk)) == before
    else:
        take_in(office.desk, office.folder, incoming, ticket)
        assert len(list_history(office.desk)) == before + 1


def test_pasted_rows_become_a_plan_with_a_name(office: Office):
    desk = office.desk
    plan = show_plan(desk.store, taken(office, read_pasted(desk, as_copied(), None, Ticket())))
    assert plan["document"]["subject"] == "Kế hoạch chép vào ngày 20/5/2026"
    assert len(plan["tasks"]) == 4


def test_a_file_without_a_plan_is_refused(office: Office):
    incoming = read_plan(office.desk, "Chào buổi sáng.".encode(), "thu.txt", Ticket())
    with pytest.raises(RefusedError) as refused:
        taken(office, incoming)
    assert refused.value.code == "intake-nothing"
    assert list_backups(office.folder) == []
