"""A plan of the office above, part of which is for us, as a draft."""

from datetime import date

from cchc_desktop.domain.draft import (
    ColumnDraft,
    Document,
    PlanDraft,
    SectionDraft,
    TaskDraft,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
GROUP = "Ủy ban nhân dân các phường, xã"
OWN = "Ủy ban nhân dân phường Hoa Sen"
ABOVE = PlanDraft(
    document=Document(
        subject="Cải cách hành chính năm 2026 của thành phố",
        kind="KẾ HOẠCH",
        number="05/KH-UBND",
        issuer="Ủy ban nhân dân thành phố",
        place="Thành phố",
        issued_on=date(2026, 1, 8),
        signer="Trần Văn Minh",
    ),
    layout=(ColumnDraft("TT", "code"), ColumnDraft("Nội dung công việc", "title")),
    sections=(
        SectionDraft("Chỉ đạo, điều hành", "I", "direction"),
        SectionDraft("Cải cách thể chế", "II", "institutions"),
        SectionDraft("Thủ tục hành chính", "III", "procedures"),
    ),
    tasks=(
        TaskDraft(
            "Ban hành kế hoạch cải cách hành chính của địa phương",
            code="1",
            section=0,
            products=("Kế hoạch",),
            lead_units=(GROUP,),
            partner_units=("Sở Nội vụ",),
            deadline="Trước ngày 20/01/2026",
        ),
        TaskDraft("Kiểm tra công vụ tại các sở", code="2", section=0, lead_units=("Sở Nội vụ",)),
        TaskDraft(
            "Rà soát văn bản quy phạm pháp luật",
            code="3",
            section=1,
            lead_units=("Sở Tư pháp",),
            partner_units=("Sở Nội vụ",),
        ),
        TaskDraft(
            "Công khai thủ tục hành chính",
            code="4",
            section=2,
            products=("Bảng niêm yết", "Danh mục"),
            lead_units=("UBND phường Hoa Sen",),
            deadline="Quý II năm 2026",
            note="Theo mẫu",
        ),
        TaskDraft(
            "Khảo sát mức độ hài lòng",
            code="5",
            section=2,
            lead_units=("Sở Nội vụ",),
            partner_units=(GROUP,),
            deadline="Quý IV năm 2026",
        ),
    ),
)
