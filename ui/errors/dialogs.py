"""The two dialogs an error may open: one sentence, or a bug with text to copy."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.dialog import SentenceDialog

translate = QCoreApplication.translate
Sentences = Callable[[str, Mapping[str, object]], str]


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


class DialogTeller(QObject):
    """Tells by dialogs over whatever window is in front."""

    def __init__(self, sentences: Sentences, logs: Path) -> None:
        super().__init__()
        self._sentences = sentences
        self._logs = logs

    def misfortune(self, code: str, facts: Mapping[str, object]) -> None:
        SentenceDialog(
            self.tr("Chưa làm được"),
            self.tr("Việc này chưa làm được"),
            self._sentences(code, facts),
            [("", self.tr("Đóng"))],
            parent=QApplication.activeWindow(),
        ).ask()

    def bug(self, text: str) -> None:
        BugDialog(text, self._logs, QApplication.activeWindow()).ask()
