"""A plan without a table: its numbered items become tasks, with the paragraphs below them."""

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.differences import differences
from cchc_desktop.services.intake.incoming import Incoming, read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.task_list.details import task_details
from cchc_desktop.services.task_list.listing import list_tasks

TEXT = """\
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG MẦM NON HOA SEN
Số: 31/KH-MNHS
Hoa Sen, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026 của Trường Mầm non Hoa Sen

I. MỤC TIÊU
Nâng chất lượng phục vụ phụ huynh và học sinh.

II. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành
1.1. Ban hành kế hoạch cải cách hành chính của nhà trường
- Phân công từng người phụ trách;
- Niêm yết kế hoạch tại phòng chờ.
1.2. Tổ chức tiếp phụ huynh định kỳ hằng tháng
2. Cải cách thủ tục
2.1. Rút ngắn thời gian giải quyết hồ sơ nhập học
- Nhận hồ sơ qua mạng;
- Trả kết quả trong ngày.
"""


def _read(office: Office) -> Incoming:
    return read_plan(office.desk, TEXT.encode(), "ke-hoach.txt", Ticket())


def test_what_stands_below_a_task_is_stored_as_its_content(office: Office):
    take_in(office.desk, office.folder, _read(office), Ticket())
    by_code = {line.code: line for line in list_tasks(office.desk)}
    sheet = task_details(office.desk, by_code["2.1"].id)
    assert sheet.title == "Rút ngắn thời gian giải quyết hồ sơ nhập học"
    assert [one.strip(";. -") for one in sheet.details] == [
        "Nhận hồ sơ qua mạng",
        "Trả kết quả trong ngày",
    ]
    assert task_details(office.desk, by_code["1.2"].id).details == ()


def test_the_same_text_again_differs_in_nothing(office: Office):
    plan = take_in(office.desk, office.folder, _read(office), Ticket())
    found = differences(office.desk, _read(office), plan)
    assert {one.kind for one in found} == {"same"}
