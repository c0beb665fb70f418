"""What stands here while the office has no task: what is missing, and how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label


class NothingToTell(QFrame):
    """Leads to the place where plans come in."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begin = button(self.tr("Sang Nhiệm vụ"), "primary")
        self.begin.clicked.connect(self.pressed)
        words = self.tr("Nhận kế hoạch từ tệp, dán bảng hoặc thêm nhiệm vụ ở mục Nhiệm vụ.")
        then = self.tr("Việc sắp đến hạn, việc trễ, tiến độ và báo cáo sẽ hiện ở đây.")
        inner = column(
            None,
            row(None, Sign("overview", "edge_strong", 48), None),
            row(None, label(self.tr("Chưa có nhiệm vụ nào"), "lead"), None),
            row(None, label(words, "muted"), None),
            row(None, label(then, "muted"), None),
            4,
            row(None, self.begin, None),
            None,
            gap=8,
        )
        self.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))

    def take_focus(self) -> None:
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
