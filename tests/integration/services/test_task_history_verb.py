"""The history of one task as a person reads it."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from builders.results import (
    CULTURE,
    ECONOMY,
    OURS,
    OWN,
    Q1,
    Q2,
    SHARED,
    STAGED,
    THEIRS,
    Ward,
    refused,
)

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.evidence import Reference
from cchc_desktop.services.history import redo, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.task_changes.bulk import (
    add_partners,
    hand_to,
    set_deadline,
    set_leads,
    set_state,
)
from cchc_desktop.services.task_changes.copying import copy_tasks
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.order import move_down, move_to_plan
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, bring_back, withdraw_tasks
from cchc_desktop.services.task_list.history import task_history
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.tasks import Task
from resources.words import table

WHO = "Lý Thị Mai"


@pytest.fixture
def ward(office: Office) -> Ward:
    return Ward.of(office)


@pytest.fixture
def key(ward: Ward) -> uuid.UUID:
    return ward.tasks[OURS.title]


def told(ward: Ward, key: uuid.UUID, count: int = 1) -> list[str]:
    return [line.sentence for line in task_history(ward.desk, key)[:count]]


def test_it_begins_with_the_document_and_is_one_line_a_set(ward: Ward, key: uuid.UUID):
    (first,) = task_history(ward.desk, key)
    assert first.sentence == f"{WHO} nhận nhiệm vụ này từ văn bản kế hoạch."
    assert (first.when, first.who, first.undone) == (ward.desk.now(), WHO, False)
    set_deadline(ward.desk, [key, ward.tasks[SHARED.title]], "Quý IV")
    assert told(ward, key, 2)[1] == first.sentence
    assert len(task_history(ward.desk, key)) == 2


def test_a_deadline(ward: Ward, key: uuid.UUID):
    set_deadline(ward.desk, [key], "Quý III")
    assert told(ward, key) == [f"{WHO} đổi thời hạn từ “Quý II” sang “Quý III”."]
    set_deadline(ward.desk, [key], "")
    assert told(ward, key) == [f"{WHO} bỏ thời hạn “Quý III”."]
    set_deadline(ward.desk, [key], "Tháng 9")
    assert told(ward, key) == [f"{WHO} ghi thời hạn “Tháng 9”."]


CHANGES = {
    "title": (
        TaskChange(title="Kiểm tra đột xuất"),
        "sửa nội dung từ “Kiểm tra công vụ” thành “Kiểm tra đột xuất”",
    ),
    "code": (TaskChange(code="1a"), "đổi số thứ tự từ 1 thành 1a"),
    "note": (TaskChange(note="Hai đợt"), "ghi chú “Hai đợt”"),
    "funding": (TaskChange(funding="20 triệu đồng"), "ghi kinh phí “20 triệu đồng”"),
    "products": (
        TaskChange(products=("Kế hoạch", "Biên bản")),
        "thêm sản phẩm “Kế hoạch; Biên bản”",
    ),
    "person": (TaskChange(person="Trần Văn Bình"), "giao cho Trần Văn Bình"),
    "leads": (
        TaskChange(leads=(ECONOMY,)),
        f"đổi đơn vị chủ trì từ {OWN}; {CULTURE} sang {ECONOMY}",
    ),
    "partners": (TaskChange(partners=("Các trường học",)), "thêm đơn vị phối hợp Các trường học"),
    "several": (TaskChange(code="", note="Mới"), "bỏ số thứ tự 1; ghi chú “Mới”"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_said_anew(ward: Ward, key: uuid.UUID, change: str):
    said, sentence = CHANGES[change]
    edit_task(ward.desk, key, said)
    assert told(ward, key) == [f"{WHO} {sentence}."]


def test_items_are_changed_and_taken_away(ward: Ward, key: uuid.UUID):
    edit_task(ward.desk, key, TaskChange(products=("Kế hoạch",), details=("Lập đoàn",)))
    edit_task(ward.desk, key, TaskChange(products=("Báo cáo",)))
    assert told(ward, key) == [f"{WHO} đổi sản phẩm từ “Kế hoạch” sang “Báo cáo”."]
    edit_task(ward.desk, key, TaskChange(details=()))
    assert told(ward, key) == [f"{WHO} bớt nội dung chi tiết “Lập đoàn”."]


def test_a_person_who_stays_through_a_change_of_units_is_not_told_again(ward: Ward, key: uuid.UUID):
    hand_to(ward.desk, [key], "Trần Văn Bình")
    set_leads(ward.desk, [key], [ECONOMY])
    assert told(ward, key) == [f"{WHO} đổi đơn vị chủ trì từ {OWN}; {CULTURE} sang {ECONOMY}."]
    hand_to(ward.desk, [key], None)
    assert told(ward, key) == [f"{WHO} thôi giao cho Trần Văn Bình."]


def test_results_and_evidence(ward: Ward, key: uuid.UUID):
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=40, result="Đã kiểm tra 5/8 đơn vị")
    assert told(ward, key) == [f"{WHO} ghi kết quả quý II năm 2026: Đã kiểm tra 5/8 đơn vị."]
    ward.set(OURS, Q2, State.IN_PROGRESS, percent=60)
    assert told(ward, key) == [f"{WHO} ghi “Đang thực hiện” cho quý II năm 2026, đạt 60%."]
    ward.set(OURS, Q2, State.IN_PROGRESS, difficulty="Thiếu người")
    assert told(ward, key) == [f"{WHO} ghi khó khăn quý II năm 2026: Thiếu người."]
    proof = Reference("Báo cáo kiểm tra", "58/BC-UBND", date(2026, 5, 5))
    ward.set(OURS, Q2, State.DONE, evidence=[proof])
    assert told(ward, key) == [
        f"{WHO} ghi “Hoàn thành” cho quý II năm 2026; thêm tài liệu kiểm chứng 58/BC-UBND."
    ]


def test_a_result_typed_in_for_another_unit_names_it(ward: Ward):
    ward.set(THEIRS, Q1, State.ONGOING, result="Đã treo băng rôn.")
    assert told(ward, ward.tasks[THEIRS.title]) == [
        f"{WHO} ghi kết quả quý I năm 2026 của {CULTURE}: Đã treo băng rôn."
    ]


def test_withdrawn_and_brought_back(ward: Ward, key: uuid.UUID):
    withdraw_tasks(ward.desk, [key], Withdrawal("Không còn phù hợp"))
    assert told(ward, key) == [f"{WHO} bãi bỏ nhiệm vụ: Không còn phù hợp."]
    bring_back(ward.desk, [key])
    assert told(ward, key) == [f"{WHO} khôi phục nhiệm vụ đã bãi bỏ."]


def test_undo_and_redo_name_what_they_took_back(ward: Ward, key: uuid.UUID):
    set_deadline(ward.desk, [key], "Quý III")
    undo(ward.desk)
    assert told(ward, key) == [f"{WHO} hoàn tác: đổi thời hạn của nhiệm vụ “1. Kiểm tra công vụ”."]
    assert [line.undone for line in task_history(ward.desk, key)] == [False, True, False]
    redo(ward.desk)
    assert told(ward, key)[0].startswith(f"{WHO} làm lại: đổi thời hạn")


def test_somebody_elses_deeds_bear_their_name(ward: Ward, key: uuid.UUID):
    other = replace(ward.desk, who="Trần Văn Bình")
    edit_task(other, key, TaskChange(note="Ba đợt"))
    nobody = replace(ward.desk, who="")
    edit_task(nobody, key, TaskChange(note=""))
    assert told(ward, key, 2) == [
        "Có người bỏ ghi chú “Ba đợt”.",
        "Trần Văn Bình ghi chú “Ba đợt”.",
    ]


def test_where_it_stood(ward: Ward, key: uuid.UUID):
    draft = PlanDraft(
        Document("Kế hoạch khác", number="05/KH-UBND"),
        sections=(SectionDraft("Việc chung", "A"),),
    )
    plan = store_plan(ward.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    move_down(ward.desk, [key])
    assert told(ward, key) == [f"{WHO} đổi thứ tự nhiệm vụ."]
    move_to_plan(ward.desk, [key], plan)
    assert told(ward, key) == [f"{WHO} chuyển nhiệm vụ sang kế hoạch “05/KH-UBND”."]
    edit_task(ward.desk, key, TaskChange(section="A"))
    assert told(ward, key) == [f"{WHO} chuyển nhiệm vụ sang phần “A. Việc chung”."]
    edit_task(ward.desk, key, TaskChange(section=""))
    assert told(ward, key) == [f"{WHO} đưa nhiệm vụ ra ngoài các phần."]
    other = ward.tasks[STAGED.title]
    with ward.desk.writing(ward.desk.act("test")) as (writer, _):
        writer.change(Task, key, carries_out_id=other)
    assert told(ward, key) == [f"{WHO} gắn với nhiệm vụ cấp trên “6. Hội thi”."]


def test_how_a_task_came(ward: Ward, key: uuid.UUID):
    add_partners(ward.desk, [key], [ECONOMY])
    (copy,) = copy_tasks(ward.desk, [key])
    added = add_task(ward.desk, TaskForm("Việc mới", leads=(OWN,), deadline="Quý II"))
    assert told(ward, copy, 9) == [f"{WHO} chép nhiệm vụ này từ nhiệm vụ khác."]
    assert told(ward, added, 9) == [f"{WHO} thêm nhiệm vụ này."]
    set_state(ward.desk, [added], State.PAUSED)
    assert told(ward, added) == [f"{WHO} ghi “Tạm dừng” cho quý II năm 2026."]


def test_what_a_unit_joining_a_group_brings(ward: Ward):
    schools = next(line.id for line in list_tasks(ward.desk) if line.title == "Khảo sát")
    add_unit(ward.desk, UnitForm("Trường THCS Sao Mai", member_of=("Các trường học",)))
    assert len(told(ward, schools, 9)) == 2
    assert told(ward, schools)[0].startswith(WHO)


def test_the_sample_year_tells_results_with_the_plan(office: Office):
    load_sample_year(office.desk)
    for line in list_tasks(office.desk):
        (first,) = task_history(office.desk, line.id)
        assert first.sentence.startswith(f"{WHO} nhận nhiệm vụ này từ văn bản kế hoạch")


def test_whatever_turns_has_all_its_words():
    words = table("task-history")
    for what in ("title", "code", "note", "funding", "deadline", "lead", "partner", "product"):
        assert {f"{what}-{how}" for how in ("set", "changed", "removed", "cleared")} <= words.keys()


def test_a_task_that_is_not_there_has_no_history(ward: Ward):
    refused("task-not-found", lambda: task_history(ward.desk, uuid.uuid4()))
