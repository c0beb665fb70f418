"""A small plan of an invented ward, as a draft."""

from datetime import date
from decimal import Decimal

from cchc_desktop.domain.draft import (
    BasisDraft,
    ChapterDraft,
    Cited,
    ColumnDraft,
    Document,
    DoubtDraft,
    NarrativeDraft,
    PlanDraft,
    ReportDutyDraft,
    SectionDraft,
    Source,
    TargetDraft,
    TaskDraft,
    UnitDutyDraft,
)
from cchc_desktop.domain.targets import Check, Comparator

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

DOCUMENT = Document(
    subject="Cải cách hành chính năm 2026 của phường Hoa Sen",
    kind="KẾ HOẠCH",
    number="21/KH-UBND",
    issuer="Ủy ban nhân dân phường Hoa Sen",
    place="Hoa Sen",
    issued_on=date(2026, 1, 15),
    signer="Lý Thành Nhân",
    signer_post="CHỦ TỊCH",
    recipients=("Sở Nội vụ", "Lưu: VT"),
)

TASKS = (
    TaskDraft(
        "Ban hành kế hoạch kiểm tra công vụ",
        code="1",
        section=0,
        details=("Dự thảo kế hoạch", "Lấy ý kiến các phòng"),
        products=("Kế hoạch",),
        lead_units=("Trưởng Phòng Nội vụ phường",),
        partner_units=("Phòng Kinh tế", "Các trường học"),
        deadline="Trước ngày 15/3/2026",
        note="Theo mẫu của thành phố",
        source=Source(page=3, table=1, row=2),
    ),
    TaskDraft(
        "Báo cáo kết quả giải quyết hồ sơ",
        code="2",
        section=0,
        products=("Báo cáo",),
        lead_units=("Phòng Nội vụ",),
        deadline="Hằng quý, trước ngày 05 của tháng kế tiếp",
    ),
    TaskDraft(
        "Công khai bảng phân công nhiệm vụ tại đơn vị",
        code="1",
        section=1,
        lead_units=("Các trường học",),
        deadline="Quý II năm 2026",
        funding="Kinh phí thường xuyên",
    ),
    TaskDraft(
        "Tuyên truyền cải cách hành chính",
        code="2",
        section=1,
        lead_units=("UBND phường Hoa Sen", "Phòng Nội vụ"),
        deadline="Thường xuyên",
        doubts=(DoubtDraft("deadline-doubts.slip", {"part": "tuyên truyền"}, field="title"),),
    ),
    TaskDraft("Rà soát trang thiết bị", code="2", section=1, lead_units=("Phòng Kinh tế",)),
)

DRAFT = PlanDraft(
    document=DOCUMENT,
    bases=(
        BasisDraft(
            "Căn cứ Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của thành phố;",
            (Cited("05/KH-UBND", date(2026, 1, 8)),),
        ),
        BasisDraft("Theo đề nghị của Phòng Nội vụ."),
    ),
    chapters=(ChapterDraft("MỤC ĐÍCH", "1. Mục đích\na) Phục vụ tốt hơn.", "I"),),
    targets=(
        TargetDraft(
            "Ít nhất 97,5% hồ sơ đúng hạn",
            "1",
            (Check(Comparator.AT_LEAST, Decimal("97.5"), "%", "hồ sơ đúng hạn"),),
        ),
    ),
    layout=(ColumnDraft("STT", "code"), ColumnDraft("Nội dung", "title")),
    sections=(
        SectionDraft("Chỉ đạo, điều hành", "I", "direction"),
        SectionDraft("Công vụ", "II", "civil-service"),
    ),
    tasks=TASKS,
    narrative=(NarrativeDraft("Đẩy mạnh kiểm tra", "1.1", "1", ("Kiểm tra đột xuất",)),),
    assignments=(
        UnitDutyDraft("Phòng Nội vụ", ("Là đầu mối theo dõi.", "Tổng hợp báo cáo.")),
        UnitDutyDraft("Các phòng còn lại", ("Phối hợp thực hiện.",)),
    ),
    report_duties=(
        ReportDutyDraft(
            "Báo cáo quý gửi Sở Nội vụ", "quarter", "day:17/last-month", "Sở Nội vụ", "Q1"
        ),
    ),
    doubts=(DoubtDraft("deadline-doubts.vague", {"part": "kịp thời"}, "Mục IV"),),
)


def many_tasks(count: int) -> tuple[TaskDraft, ...]:
    """Return so many tasks as a large plan has them."""
    deadlines = ("Trước ngày 15/3/2026", "Quý III năm 2026", "Hằng quý", "Thường xuyên")
    return tuple(
        TaskDraft(
            f"Nhiệm vụ thứ {number} về sắp xếp hồ sơ lưu trữ",
            code=str(number + 1),
            section=number % 2,
            products=("Báo cáo kết quả",),
            lead_units=(f"Phòng số {number % 20}",),
            partner_units=(f"Phòng số {(number + 7) % 20}",),
            deadline=deadlines[number % 4],
            source=Source(page=1, table=1, row=number + 1),
        )
        for number in range(count)
    )
