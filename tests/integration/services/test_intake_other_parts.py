"""A later document changes more than tasks: bases, chapters, targets, duties of units, reports."""

import uuid
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.intake.again import Amendment, take_in_again
from cchc_desktop.services.intake.differences import Differs
from cchc_desktop.services.intake.incoming import Incoming, read_plan
from cchc_desktop.services.intake.part_differences import PartDifference, part_differences
from cchc_desktop.services.intake.review import review_of
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.owed_reports.duties import Duty, confirm_duty, list_duties
from cchc_desktop.services.plans.storing import show_plan
from cchc_desktop.services.plans.versions import VersionKind
from cchc_desktop.services.targets import list_targets, set_measurement
from resources.words import deed

TASKS = """| TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn |
| 1 | Ban hành kế hoạch kiểm tra công vụ | Văn phòng | Quý II năm 2026 |
| 2 | Niêm yết công khai thủ tục hành chính | Phòng Kinh tế | Quý III năm 2026 |"""


@dataclass(frozen=True)
class Text:
    """A plan as plain text, part by part."""

    number: str = "12/KH-UBND"
    day: str = "20 tháng 01"
    subject: str = "Cải cách hành chính năm 2026 trên địa bàn phường Hoa Sen"
    bases: tuple[str, ...] = (
        "Căn cứ Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân thành phố;",
    )
    purpose: str = "Nâng cao chất lượng phục vụ người dân trên địa bàn phường."
    targets: tuple[str, ...] = (
        "- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.",
        "- Tối thiểu 40% hồ sơ được nộp trực tuyến.",
    )
    duties: tuple[str, ...] = (
        "1. Phòng Văn hóa - Xã hội",
        "- Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    )
    report: str = (
        "- Báo cáo kết quả hằng quý gửi Ủy ban nhân dân thành phố trước ngày 20 của tháng cuối quý."
    )

    @property
    def data(self) -> bytes:
        lines = (
            "ỦY BAN NHÂN DÂN",
            "PHƯỜNG HOA SEN",
            f"Số: {self.number}",
            f"Hoa Sen, ngày {self.day} năm 2026",
            "KẾ HOẠCH",
            self.subject,
            *self.bases,
            "I. MỤC ĐÍCH, YÊU CẦU",
            self.purpose,
            *(("II. CHỈ TIÊU", *self.targets) if self.targets else ()),
            "III. TỔ CHỨC THỰC HIỆN",
            *self.duties,
            self.report,
            "PHỤ LỤC",
            TASKS,
        )
        return "\n\n".join(line for line in lines if line).encode()


FIRST = Text()
LATER = replace(
    FIRST,
    number="45/KH-UBND",
    day="10 tháng 4",
    subject="Điều chỉnh Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026 về cải cách hành chính"
    " năm 2026",
)
REPLACING = replace(LATER, subject="Thay thế Kế hoạch số 12/KH-UBND năm 2026")


def read(desk: Desk, text: Text) -> Incoming:
    return read_plan(desk, text.data, "ke-hoach.txt", Ticket())


@pytest.fixture
def plan(office: Office) -> uuid.UUID:
    return take_in(office.desk, office.folder, read(office.desk, FIRST), Ticket())


def found(
    office: Office, plan: uuid.UUID, text: Text, kind: VersionKind = VersionKind.AMENDING
) -> list[PartDifference]:
    every = part_differences(office.desk, read(office.desk, text), plan, kind)
    return [one for one in every if one.kind is not Differs.SAME]


def of(part: str, every: list[PartDifference]) -> list[PartDifference]:
    return [one for one in every if one.part == part]


def proposed(desk: Desk) -> Duty:
    """Return the report that the plan asks for."""
    (duty,) = [one for one in list_duties(desk) if one.form.plans]
    return duty


def again(office: Office, plan: uuid.UUID, text: Text, said: Amendment | None = None):
    incoming = read(office.desk, text)
    return take_in_again(office.desk, office.folder, incoming, plan, said or Amendment(), Ticket())


def targets(desk: Desk) -> list[str]:
    return [line.text for line in list_targets(desk)]


def test_the_same_text_differs_in_nothing(office: Office, plan: uuid.UUID):
    assert found(office, plan, FIRST) == []
    assert found(office, plan, LATER, VersionKind.REPLACING) == []


def test_what_differs_is_told_part_by_part(office: Office, plan: uuid.UUID):
    text = replace(
        LATER,
        bases=(
            *FIRST.bases,
            "Căn cứ Quyết định số 77/QĐ-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân;",
        ),
        purpose="Nâng cao chất lượng phục vụ người dân và doanh nghiệp.",
        targets=("- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 99% trở lên.", FIRST.targets[1]),
        duties=(*FIRST.duties, "- Tổng hợp kết quả của các khu phố."),
        report=FIRST.report.replace("ngày 20", "ngày 15"),
    )
    every = found(office, plan, text)
    told = {(str(one.part), one.kind) for one in every}
    assert told == {
        ("bases", Differs.NEW),
        ("chapters", Differs.CHANGED),
        ("targets", Differs.CHANGED),
        ("assignments", Differs.CHANGED),
        ("report_duties", Differs.CHANGED),
    }
    (target,) = of("targets", every)
    (field,) = target.fields
    assert ("98%" in field.before, "99%" in field.after) == (True, True)


def test_it_is_stored_with_the_version_and_taken_back_as_one(office: Office, plan: uuid.UUID):
    desk = office.desk
    before = show_plan(desk.store, plan)
    text = replace(
        LATER,
        purpose="Nâng cao chất lượng phục vụ người dân và doanh nghiệp.",
        targets=("- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 99% trở lên.", FIRST.targets[1]),
        duties=(*FIRST.duties, "- Tổng hợp kết quả của các khu phố."),
    )
    done = again(office, plan, text)
    assert (done.added, done.changed, done.withdrawn) == (0, 0, 0)
    assert done.texts >= 3
    assert not done.nothing
    now = show_plan(desk.store, plan)
    assert now["chapters"][0]["text"].endswith("doanh nghiệp.")
    assert [one["checks"][0]["value"] for one in now["targets"]] == [99, 40]
    assert now["assignments"][0]["items"][-1] == "Tổng hợp kết quả của các khu phố."
    last = list_history(desk)[0]
    assert f"{done.texts} chỗ khác trong văn bản" in deed(last.verb, last.facts)
    assert again(office, plan, text).nothing
    undo(desk)
    assert show_plan(desk.store, plan) == before


def test_what_an_amending_document_does_not_speak_of_stays(office: Office, plan: uuid.UUID):
    assert of("targets", found(office, plan, replace(LATER, targets=()))) == []


def test_an_adding_document_drops_nothing(office: Office, plan: uuid.UUID):
    text = replace(LATER, targets=FIRST.targets[:1])
    gone = of("targets", found(office, plan, text, VersionKind.ADDING))
    assert [(one.kind, one.goes) for one in gone] == [(Differs.GONE, False)]


def test_a_target_that_was_measured_stays_and_says_why(office: Office, plan: uuid.UUID):
    desk = office.desk
    first, second = list_targets(desk)
    set_measurement(desk, second.id, Quarter(2026, 1), Figure(Decimal(45)))
    text = replace(REPLACING, targets=("- 100% công chức được tập huấn kỹ năng số.",))
    again(office, plan, text)
    shown = targets(desk)
    assert first.text not in shown
    assert f"{second.text} (bãi bỏ theo văn bản số 45/KH-UBND ngày 10/4/2026)" in shown
    assert "100% công chức được tập huấn kỹ năng số." in shown
    assert again(office, plan, text).nothing


def test_a_person_may_keep_what_would_fall_away(office: Office, plan: uuid.UUID):
    text = replace(REPLACING, targets=FIRST.targets[:1])
    (gone,) = of("targets", found(office, plan, text, VersionKind.REPLACING))
    assert gone.goes
    again(office, plan, text, Amendment(dropped=frozenset()))
    assert len(targets(office.desk)) == 2


def test_what_a_person_left_out_is_no_difference(office: Office, plan: uuid.UUID):
    review = review_of(read(office.desk, replace(LATER, targets=("- 100% hồ sơ đúng hạn.",))))
    incoming = review.leaving_out("targets", 0, out=True).result()
    left = part_differences(office.desk, incoming, plan, VersionKind.REPLACING)
    assert {one.kind for one in of("targets", left)} == {Differs.GONE}
    same = review_of(read(office.desk, LATER)).leaving_out("targets", 0, out=True).result()
    kept = part_differences(office.desk, same, plan, VersionKind.REPLACING)
    assert not [one for one in kept if one.kind is Differs.GONE]


def test_silence_does_not_end_a_report(office: Office, plan: uuid.UUID):
    desk = office.desk
    duty = proposed(desk)
    confirm_duty(desk, duty.ids)
    text = replace(
        REPLACING,
        report="- Báo cáo năm gửi Ủy ban nhân dân thành phố trước ngày 10 tháng 12.",
    )
    gone = [
        one
        for one in of("report_duties", found(office, plan, text, VersionKind.REPLACING))
        if one.kind is Differs.GONE
    ]
    assert [one.goes for one in gone] == [False]
    again(office, plan, text)
    asked = [one for one in list_duties(desk) if plan in one.form.plans]
    assert sorted(one.confirmed for one in asked) == [False, True]


def test_a_report_due_on_another_day_stays_confirmed(office: Office, plan: uuid.UUID):
    desk = office.desk
    duty = proposed(desk)
    confirm_duty(desk, duty.ids)
    again(office, plan, replace(LATER, report=FIRST.report.replace("ngày 20", "ngày 15")))
    now = proposed(desk)
    assert now.confirmed
    assert now.form.due != duty.form.due
