"""What an office gathers in a year: a plan from above, later documents, units that changed.

Invented. Must not know how it is shown.
"""

from datetime import date
from typing import Final

from cchc_desktop.domain.draft import Document, PlanDraft, SectionDraft, TaskDraft
from cchc_desktop.domain.lineage import Kind
from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_people import PersonFact, add_person, leave_office
from cchc_desktop.services.office_people import set_person_fact as say
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.plans.versions import VersionForm, VersionKind, start_version
from cchc_desktop.services.task_changes import bulk as task_bulk
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.unit_page.changes import SuccessionForm, rename_unit, succeed_units
from cchc_desktop.services.unit_page.edit import new_unit
from cchc_desktop.services.unit_page.joining import join_units
from cchc_desktop.services.units import UnitForm, add_unit, list_units

GROUP: Final = "Ủy ban nhân dân các phường, xã"
_OWN: Final = "Ủy ban nhân dân phường Hoa Sen"
_ABOVE: Final = PlanDraft(
    document=Document(
        subject="Công tác cải cách hành chính năm 2026 của thành phố",
        kind="KẾ HOẠCH",
        number="05/KH-UBND",
        issuer="Ủy ban nhân dân thành phố",
        place="Thành phố",
        issued_on=date(2026, 1, 8),
        signer="Đỗ Quang Vinh",
    ),
    sections=(
        SectionDraft("Chỉ đạo, điều hành", "I", "direction"),
        SectionDraft("Cải cách thủ tục hành chính", "II", "procedures"),
    ),
    tasks=(
        TaskDraft(
            "Ban hành kế hoạch cải cách hành chính năm của địa phương, đơn vị, bám sát chỉ tiêu"
            " được Thành phố giao",
            code="1",
            section=0,
            products=("Kế hoạch",),
            lead_units=(GROUP,),
            partner_units=("Sở Nội vụ",),
            deadline="Trước ngày 20/01/2026",
        ),
        TaskDraft(
            "Tự kiểm tra công vụ tại các phòng, đơn vị sự nghiệp thuộc thẩm quyền quản lý",
            code="2",
            section=0,
            products=("Kế hoạch kiểm tra", "Thông báo kết luận"),
            lead_units=(GROUP,),
            deadline="Quý II, quý IV",
        ),
        TaskDraft(
            "Bố trí kinh phí thực hiện cải cách hành chính trong dự toán năm tiếp theo",
            code="3",
            section=0,
            lead_units=(GROUP,),
            partner_units=("Sở Tài chính",),
            deadline="Năm tiếp theo",
        ),
        TaskDraft(
            "Công khai thủ tục hành chính dưới dạng mã QR tại nơi tiếp nhận hồ sơ",
            code="4",
            section=1,
            products=("Bảng niêm yết",),
            lead_units=(_OWN,),
            deadline="Sau khi có hướng dẫn của Sở",
        ),
        TaskDraft(
            "Khảo sát mức độ hài lòng của người dân đối với sự phục vụ của cơ quan nhà nước",
            code="5",
            section=1,
            lead_units=("Sở Nội vụ",),
            partner_units=(GROUP,),
            deadline="Quý IV năm 2026",
        ),
    ),
)


def grow(desk: Desk) -> None:
    """Let a year pass over the sample's office."""
    own_plan = next(line.plan for line in list_tasks(desk))
    add_unit(desk, UnitForm(_OWN, member_of=(GROUP,)))
    store_plan(desk, _ABOVE, date(2026, 1, 1), date(2026, 12, 31))
    _units(desk)
    _people(desk)
    _later_document(desk, own_plan)


def _units(desk: Desk) -> None:
    known = {unit.name: unit.id for unit in list_units(desk)}
    rename_unit(
        desk,
        known["Trung tâm Cung ứng dịch vụ công"],
        "Trung tâm Dịch vụ tổng hợp phường Hoa Sen",
        date(2026, 7, 1),
    )
    economy = known["Phòng Kinh tế, Hạ tầng và Đô thị"]
    team = new_unit(desk, "Tổ công tác 06", Level.DEPARTMENT, desk.unit_id)
    other = new_unit(desk, "Tổ Đề án 06", Level.DEPARTMENT, desk.unit_id)
    join_units(desk, other, team)
    old = new_unit(desk, "Đội Quản lý trật tự đô thị", Level.DEPARTMENT, desk.unit_id)
    succeed_units(desk, SuccessionForm(Kind.MERGED, [old], [economy], date(2026, 9, 1)))


def _people(desk: Desk) -> None:
    gone = add_person(desk, "Bùi Văn Thắng")
    say(desk, gone, PersonFact.POST, "Công chức Văn phòng – Thống kê")
    leave_office(desk, gone, date(2026, 8, 31))
    new = add_person(desk, "Hồ Ngọc Diễm Quỳnh")
    mine = [line.id for line in list_tasks(desk)[:6]]
    task_bulk.hand_to(desk, mine, new)


def _later_document(desk: Desk, plan: object) -> None:
    key = str(plan)
    start_version(
        desk,
        key,
        VersionForm(VersionKind.AMENDING, "87/KH-UBND", date(2026, 9, 14)),
    )
    add_task(
        desk,
        TaskForm(
            "Thí điểm trả kết quả thủ tục hành chính tại nhà cho người cao tuổi, người khuyết tật",
            plan=key,
            leads=("Trung tâm Phục vụ hành chính công",),
            partners=("Đoàn Thanh niên phường",),
            deadline="Trong tháng 12/2026",
        ),
    )
    lines = [line for line in list_tasks(desk) if str(line.plan) == key]
    task_bulk.set_deadline(desk, [lines[3].id], "Trước ngày 15/12/2026")
    withdraw_tasks(
        desk,
        [lines[8].id],
        Withdrawal(
            "Thành phố đã làm chung cho các phường",
            number="112/UBND-NV",
            issued_on=date(2026, 9, 10),
        ),
    )
    add_task(
        desk, TaskForm("Góp ý dự thảo quy chế làm việc mẫu của Thành phố", deadline="25/11/2026")
    )
