"""The parts beside the tasks and the document: their tables, and what the foot says of each."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.intake.draft_columns import Helps
from ui.intake.part_columns import NARRATIVE, REPORTS, SECTIONS
from ui.intake.part_line import AGAIN, DOCUMENT
from ui.intake.part_table import PartTable
from ui.intake.working import Working

translate = QCoreApplication.translate


OTHERS = (SECTIONS, "targets", "assignments", REPORTS, NARRATIVE)
"""The parts by their names in a draft."""


def other_parts(working: Working, helps: Helps) -> Mapping[str, Callable[[], PartTable]]:
    """Return what makes the table of each part."""
    named = {
        SECTIONS: translate("OtherParts", "Các phần và lĩnh vực"),
        "targets": translate("OtherParts", "Các chỉ tiêu"),
        "assignments": translate("OtherParts", "Nhiệm vụ của từng đơn vị"),
        REPORTS: translate("OtherParts", "Các kỳ báo cáo"),
        NARRATIVE: translate("OtherParts", "Nhiệm vụ ghi ở lời văn, ngoài phụ lục"),
    }
    return {part: partial(PartTable, part, named[part], working, helps) for part in OTHERS}


def part_hint(part: str) -> str:
    """Say what can be done in a part."""
    hints = {
        DOCUMENT: translate("OtherParts", "Thông tin ở đây được lưu cùng kế hoạch."),
        AGAIN: translate(
            "OtherParts", "Chỉ những thay đổi được ghi; kết quả đã nhập vẫn được giữ."
        ),
        SECTIONS: translate(
            "OtherParts", "Chọn lĩnh vực của từng phần: tiến độ được tính theo lĩnh vực. F2 để sửa."
        ),
        NARRATIVE: translate(
            "OtherParts",
            "Phần lời văn ghi những nội dung này; nhiệm vụ được lấy theo phụ lục. Dòng không cần"
            " lưu thì bỏ dấu chọn.",
        ),
        REPORTS: translate("OtherParts", "Chọn “Theo dõi” để được nhắc gửi báo cáo đúng hạn."),
    }
    leave_out = translate("OtherParts", "Dòng không cần lấy thì bỏ dấu chọn. F2 để sửa ô.")
    return hints.get(part, leave_out)
