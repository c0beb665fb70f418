"""What a bug shows: that nothing is lost, and its text to copy."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.parts.dialog import SentenceDialog

translate = QCoreApplication.translate


class BugDialog(SentenceDialog):
    """Copying the text keeps the dialog open, so that the person sees that it happened."""

    def __init__(self, text: str, logs: Path, parent: QWidget | None = None) -> None:
        self._text = text
        self._logs = logs
        super().__init__(
            translate("BugDialog", "Lỗi không mong muốn"),
            translate("BugDialog", "Chương trình gặp lỗi không mong muốn"),
            translate("BugDialog", "Dữ liệu đã lưu vẫn nguyên. Anh/chị có thể làm tiếp."),
            [
                ("copy", translate("BugDialog", "Chép nội dung lỗi")),
                ("logs", translate("BugDialog", "Mở thư mục nhật ký")),
                ("", translate("BugDialog", "Làm tiếp")),
            ],
            parent=parent,
        )

    def _press(self) -> None:
        pressed = self.sender()
        if pressed is self.buttons["copy"]:
            QGuiApplication.clipboard().setText(self._text)
            self.buttons["copy"].setText(translate("BugDialog", "Đã chép"))
        elif pressed is self.buttons["logs"]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))
        else:
            super()._press()
