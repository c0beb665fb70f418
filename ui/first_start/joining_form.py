"""The pass phrase that opens the file for a second computer. Must not know how it is opened."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
_PHRASE = "phrase"


class JoiningForm(FormDialog):
    """Asks for the pass phrase that was chosen on the first computer."""

    def __init__(self, file: str, parent: QWidget) -> None:
        self._edit = QLineEdit()
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        words = translate(
            "FirstStart", "Gõ cụm mật khẩu đã chọn trên máy thứ nhất khi ghi “{}”."
        ).format(file)
        super().__init__(
            translate("FirstStart", "Máy thứ hai của cơ quan"),
            translate("FirstStart", "Lập máy thứ hai"),
            {_PHRASE: Field(translate("FirstStart", "Cụm mật khẩu"), self._edit)},
            self._wrong,
            parent,
            words=words,
        )

    def phrase(self) -> str:
        return self._edit.text()

    def _wrong(self) -> dict[str, str]:
        said = translate("FirstStart", "Ghi cụm mật khẩu.")
        return {} if self.phrase().strip() else {_PHRASE: said}
