"""The parts beside the tasks and the document: their tables, and what the foot says of each."""

from PySide6.QtCore import QCoreApplication

from ui.intake.draft_columns import Helps
from ui.intake.part_columns import REPORTS
from ui.intake.part_line import AGAIN, DOCUMENT
from ui.intake.part_table import PartTable
from ui.intake.working import Working

translate = QCoreApplication.translate


def other_parts(working: Working, helps: Helps) -> dict[str, PartTable]:
    """Return the tables of the parts, by their names in a draft."""
    named = {
        "targets": translate("OtherParts", "Các chỉ tiêu"),
        "assignments": translate("OtherParts", "Nhiệm vụ của từng đơn vị"),
        REPORTS: translate("OtherParts", "Các kỳ báo cáo"),
    }
    return {part: PartTable(part, title, working, helps) for part, title in named.items()}


def part_hint(part: str) -> str:
    """Say what can be done in a part."""
    hints = {
        DOCUMENT: translate("OtherParts", "Thông tin ở đây được lưu cùng kế hoạch."),
        AGAIN: translate(
            "OtherParts", "Chỉ những thay đổi được ghi; kết quả đã nhập vẫn được giữ."
        ),
        REPORTS: translate("OtherParts", "Chọn “Theo dõi” để được nhắc gửi báo cáo đúng hạn."),
    }
    leave_out = translate("OtherParts", "Dòng không cần lấy thì bỏ dấu chọn. F2 để sửa ô.")
    return hints.get(part, leave_out)
