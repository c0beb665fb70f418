"""Plans over a real database: stored whole, shown word for word, continued, taken back."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.drafts import DOCUMENT, DRAFT, FIRST, LAST, TASKS, many_tasks

from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.storing import (
    ensure_implicit_plan,
    list_plans,
    show_plan,
    store_plan,
)
from cchc_desktop.services.units import UnitForm, add_unit

TODAY = date(2026, 5, 20)


@pytest.fixture
def schools(desk: Desk) -> tuple[str, ...]:
    names = ("Trường Mầm non Ánh Dương", "Trường Tiểu học Ban Mai")
    for name in names:
        add_unit(desk, UnitForm(name, member_of=("Các trường học",)))
    add_unit(desk, UnitForm("Phòng Nội vụ"))
    return names


@pytest.mark.usefixtures("schools")
def test_a_plan_is_shown_word_for_word(desk: Desk):
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    form = show_plan(desk.store, plan)
    said = DOCUMENT
    assert form["document"] == {
        "number": said.number,
        "kind": said.kind,
        "issuer": said.issuer,
        "place": said.place,
        "issued_on": "2026-01-15",
        "subject": said.subject,
        "years": [2026, 2026],
        "signer": said.signer,
        "recipients": list(said.recipients),
    }
    assert form["bases"] == [
        {
            "text": DRAFT.bases[0].text,
            "cited": [{"number": "05/KH-UBND", "issued_on": "2026-01-08"}],
        },
        {"text": DRAFT.bases[1].text, "cited": []},
    ]
    assert form["chapters"] == [
        {"code": "I", "title": "MỤC ĐÍCH", "text": "1. Mục đích\na) Phục vụ tốt hơn."}
    ]
    checks = [{"comparator": ">=", "value": 97.5, "unit": "%", "scope": "hồ sơ đúng hạn"}]
    assert form["targets"] == [
        {"code": "1", "text": "Ít nhất 97,5% hồ sơ đúng hạn", "checks": checks}
    ]
    assert form["layout"] == [
        {"caption": "STT", "role": "code"},
        {"caption": "Nội dung", "role": "title"},
    ]
    assert form["sections"] == [
        {"code": "I", "title": "Chỉ đạo, điều hành"},
        {"code": "II", "title": "Công vụ"},
    ]
    assert form["narrative"] == [
        {"code": "1.1", "section": "1", "title": "Đẩy mạnh kiểm tra"}
        | {"details": ["Kiểm tra đột xuất"]}
    ]
    assert form["assignments"] == [
        {"unit": "Phòng Nội vụ", "items": ["Là đầu mối theo dõi.", "Tổng hợp báo cáo."]},
        {"unit": "Các phòng còn lại", "items": ["Phối hợp thực hiện."]},
    ]
    assert form["report_duties"] == [
        {
            "text": "Báo cáo quý gửi Sở Nội vụ",
            "frequency": "quarter",
            "due_rule": "day:17/last-month",
            "recipient": "Sở Nội vụ",
        }
    ]
    assert [one["where"] for one in form["doubts"]] == ["Mục IV"]


@pytest.mark.usefixtures("schools")
def test_the_tasks_are_shown_word_for_word(desk: Desk):
    form = show_plan(desk.store, store_plan(desk, DRAFT, FIRST, LAST))
    assert len(form["tasks"]) == len(TASKS)
    for told, draft in zip(form["tasks"], TASKS, strict=True):
        assert told["title"] == draft.title
        assert told["code"] == draft.code
        assert told["section"] == ("I", "II")[draft.section or 0]
        assert tuple(told["details"]) == draft.details
        assert tuple(told["products"]) == draft.products
        assert tuple(told["lead_units"]) == draft.lead_units
        assert tuple(told["partner_units"]) == draft.partner_units
        assert told["deadline"]["text"] == draft.deadline
        assert (told["funding"], told["note"]) == (draft.funding, draft.note)
    assert form["tasks"][0]["source"] == {"page": 3, "table": 1, "row": 2}
    assert form["tasks"][0]["deadline"]["milestones"] == [
        {"label": "", "start": None, "due": "2026-03-14", "rule": None}
    ]
    quarterly = form["tasks"][1]["deadline"]
    assert (quarterly["kind"], [one["due"] for one in quarterly["milestones"]]) == (
        "recurring",
        ["2026-04-04", "2026-07-04", "2026-10-04", "2027-01-04"],
    )
    assert len(form["tasks"][3]["doubts"]) == 1
    assert form["tasks"][4]["deadline"] == {"text": "", "kind": "unclear", "milestones": []}
    assert len(form["tasks"][4]["doubts"]) == 1


def test_what_a_group_leads_is_led_by_its_members(desk: Desk, schools: tuple[str, ...]):
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    with desk.store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT n.name, g.name FROM assignment a JOIN task t ON t.id = a.task_id"
            " JOIN unit_name n ON n.unit_id = a.unit_id"
            " JOIN unit_name g ON g.unit_id = a.via_group_id"
            " WHERE t.plan_id = ? AND a.role = 'lead' ORDER BY a.position",
            (plan.bytes,),
        ).all()
    assert [tuple(row) for row in rows] == [(name, "Các trường học") for name in schools]


def test_the_same_document_is_not_stored_twice(desk: Desk):
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    with pytest.raises(RefusedError) as refused:
        store_plan(desk, DRAFT, FIRST, LAST)
    assert refused.value.code == "plan-already-there"
    assert refused.value.facts["id"] == plan.hex[:8]
    assert len(list_plans(desk.store, TODAY)) == 1


def test_a_plan_taken_back_may_come_again(desk: Desk):
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    before = show_plan(desk.store, plan)
    undo(desk)
    assert list_plans(desk.store, TODAY) == []
    again = store_plan(desk, DRAFT, FIRST, LAST)
    assert show_plan(desk.store, again) == before


def test_two_offices_that_read_one_document_name_its_rows_alike(desk: Desk):
    """Ids follow from the document: what a second computer of the office would make too."""
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    with desk.store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT identity FROM task WHERE plan_id = ? ORDER BY position", (plan.bytes,)
        )
        assert [row[0] for row in rows] == [
            "1/0/1/1",
            "0/0/2/1",
            "0/1/1/1",
            "0/1/2/1",
            "0/1/2/2",
        ]


def test_days_in_the_wrong_order_are_refused(desk: Desk):
    with pytest.raises(RefusedError, match="plan-days-backwards"):
        store_plan(desk, DRAFT, LAST, FIRST)
    assert list_plans(desk.store, TODAY) == []


def test_a_plan_is_found_by_number_and_by_id(desk: Desk):
    plan = store_plan(desk, DRAFT, FIRST, LAST)
    with desk.store.reading() as connection:
        for text in ("21/KH-UBND", "21/kh-ubnd", "21", plan.hex[:6], str(plan), plan):
            assert find_plan(connection, text) == plan
        with pytest.raises(RefusedError, match="plan-not-found"):
            find_plan(connection, "22/KH-UBND")


def test_two_plans_of_one_number_are_told_apart_by_id(desk: Desk):
    one = store_plan(desk, DRAFT, FIRST, LAST)
    last_year = replace(DOCUMENT, issued_on=date(2025, 1, 14))
    other = store_plan(desk, PlanDraft(last_year), date(2025, 1, 1), date(2025, 12, 31))
    with desk.store.reading() as connection, pytest.raises(RefusedError) as refused:
        find_plan(connection, "21/KH-UBND")
    assert refused.value.code == "plan-ambiguous"
    told = " ".join(refused.value.facts["candidates"])
    assert one.hex[:8] in told
    assert other.hex[:8] in told


def test_plans_are_listed_the_newest_year_first(desk: Desk):
    old = PlanDraft(replace(DOCUMENT, number="9/KH-UBND", issued_on=date(2025, 1, 9)))
    store_plan(desk, old, date(2025, 1, 1), date(2025, 12, 31))
    store_plan(desk, replace(DRAFT, document=replace(DOCUMENT, number="100/KH-UBND")), FIRST, LAST)
    store_plan(desk, DRAFT, FIRST, LAST)
    with desk.writing(desk.act("test")) as (writer, _):
        implicit = ensure_implicit_plan(writer, 2026)
        assert ensure_implicit_plan(writer, 2026) == implicit
    lines = list_plans(desk.store, TODAY)
    assert [(line.number, line.running, line.tasks) for line in lines] == [
        ("21/KH-UBND", True, 5),
        ("100/KH-UBND", True, 5),
        (None, True, 0),
        ("9/KH-UBND", False, 0),
    ]
    assert lines[2].implicit
    assert lines[2].subject == "Nhiệm vụ phát sinh năm 2026"


def test_the_person_named_watches_over_the_task_of_the_own_office(desk: Desk):
    leads = ("Phòng Nội vụ", "UBND phường Hoa Sen")
    task = TaskDraft("Trực tiếp công dân", lead_units=leads, person="Lý Thị Mai")
    store_plan(desk, PlanDraft(DOCUMENT, tasks=(task,)), FIRST, LAST)
    with desk.store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT a.unit_id, p.name FROM assignment a JOIN person p ON p.id = a.person_id"
        ).all()
    assert [tuple(row) for row in rows] == [(desk.unit_id.bytes, "Lý Thị Mai")]


def test_showing_and_listing_take_the_same_statements_however_long_the_plan(
    desk: Desk, queries: Any
):
    def stored(number: str, count: int) -> uuid.UUID:
        draft = replace(DRAFT, document=replace(DOCUMENT, number=number), tasks=many_tasks(count))
        return store_plan(desk, draft, FIRST, LAST)

    short = stored("1/KH", 10)
    listing = queries.of(lambda: list_plans(desk.store, TODAY))
    long = stored("2/KH", 300)
    assert len(show_plan(desk.store, long)["tasks"]) == 300
    assert queries.of(lambda: show_plan(desk.store, long)) == queries.of(
        lambda: show_plan(desk.store, short)
    )
    assert queries.of(lambda: list_plans(desk.store, TODAY)) == listing


def test_storing_takes_a_statement_a_table_not_one_a_row(desk: Desk, queries: Any):
    def storing(number: str, count: int) -> int:
        draft = replace(DRAFT, document=replace(DOCUMENT, number=number), tasks=many_tasks(count))
        return queries.of(lambda: store_plan(desk, draft, FIRST, LAST))

    storing("0/KH", 40)  # units are there now, and people
    few = storing("1/KH", 40)
    # The index of search takes its words in parts of 500.
    assert storing("2/KH", 400) <= few + 5
