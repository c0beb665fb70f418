"""What stands where no task is: nothing found by a search, or no plan yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label


class NothingFound(QFrame):
    """A search without a result says so and offers the way back."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "muted")
        back = button(self.tr("Bỏ lọc"))
        back.clicked.connect(self.pressed)
        self.setLayout(
            column(
                None,
                row(None, Sign("search", "edge_strong", 48), None),
                row(None, self._words, None),
                row(None, back, None),
                None,
                gap=12,
            )
        )

    def show_sought(self, text: str) -> None:
        words = self.tr("Không có nhiệm vụ nào chứa “{}”.").format(text)
        self._words.setText(
            words if text else self.tr("Không có nhiệm vụ nào trong danh sách này.")
        )


class EmptyPlace(QFrame):
    """What is missing, and how to begin."""

    pressed = Signal()
    file_asked = Signal()
    paste_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._begin = button(self.tr("Mở kế hoạch mẫu"))
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self.pressed)
        self._take = button(self.tr("Nhận kế hoạch từ tệp…"), "primary")
        self._take.setEnabled(False)
        self._take.clicked.connect(self.file_asked)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste_asked.emit)
        drop = self.tr(
            "Thả tệp kế hoạch (Word, Excel, PDF) vào đây, hoặc dán bảng từ Word, Excel bằng Ctrl+V."
        )
        words = self.tr("Kế hoạch mẫu có đủ nhiệm vụ và kết quả của một năm để xem và thử.")
        hint = self.tr("Mỗi bước đều hoàn tác được bằng nút ở góc dưới bên trái.")
        inner = column(
            None,
            row(None, Sign("plan-add", "edge_strong", 48), None),
            row(None, label(self.tr("Chưa có kế hoạch nào"), "lead"), None),
            row(None, label(drop, "muted"), None),
            row(None, label(words, "muted"), None),
            4,
            row(None, self._take, self._begin, None),
            row(None, label(hint, "small"), None),
            None,
            gap=8,
        )
        self.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))

    def be_ready(self) -> None:
        self._begin.setEnabled(True)
        self._take.setEnabled(True)
        if self.isVisible():
            self._take.setFocus(Qt.FocusReason.OtherFocusReason)
