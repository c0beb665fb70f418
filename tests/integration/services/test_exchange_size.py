"""How large a file is: a ward's whole year stays small enough for any mailbox."""

from exchange_words import one

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, set_many
from tests.builders.exchanging import WARD, Place
from tests.builders.plans_above import FIRST, LAST

WORDS = "Đã tham mưu ban hành văn bản chỉ đạo, tổ chức triển khai đến từng bộ phận và kiểm tra. "


def test_a_wards_whole_year_is_less_than_a_megabyte(city: Place, ward: Place):
    tasks = tuple(
        TaskDraft(f"Nhiệm vụ thứ {number} của năm", str(number), lead_units=(WARD,))
        for number in range(100)
    )
    document = Document("Kế hoạch lớn", number="99/KH-UBND")
    store_plan(city.desk, PlanDraft(document, tasks=tasks), FIRST, LAST)
    assert one(ward.take(city.assign(WARD))).refused is None
    clock = ward.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(month=12, day=20)
    for number in range(1, 5):
        quarter = parse(f"2026Q{number}").last_quarter
        forms = [
            ProgressForm(
                line.id,
                quarter,
                State.IN_PROGRESS,
                percent=20 * number,
                result=f"{line.title}, quý {number}: {WORDS * 3}",
            )
            for line in ward.tasks().values()
            if line.title.startswith("Nhiệm vụ thứ")
        ]
        set_many(ward.desk, forms, ward.office.folder.files)
    file = ward.report(parse("2026"))
    assert file.stat().st_size < 1_000_000
    assert one(city.take(file)).preview.counts.new >= 400
