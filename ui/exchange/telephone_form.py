"""A changed mark confirmed by telephone: what was read out, and who said that it is so."""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.services.exchange.kinds import Preview
from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
_HEARD, _WHO = "heard", "who"


class Heard(NamedTuple):
    digits: str
    note: str


class TelephoneForm(FormDialog):
    """Right once the mark that was heard is the file's."""

    def __init__(self, found: Preview, parent: QWidget) -> None:
        self._found: Final = found
        fields = {
            _HEARD: Field(translate("Exchange", "Số hoặc các chữ nghe đọc"), QLineEdit()),
            _WHO: Field(translate("Exchange", "Ai xác nhận, gọi số nào"), QLineEdit()),
        }
        super().__init__(
            translate("Exchange", "Xác nhận qua điện thoại"),
            translate("Exchange", "Công nhận"),
            fields,
            self._wrong,
            parent,
            words=translate(
                "Exchange",
                "Ghi lại dấu nhận dạng mà {} đọc qua điện thoại. Khớp với tệp thì được công nhận.",
            ).format(found.sender.name),
        )

    def heard(self) -> Heard:
        """Return the mark that was heard: it is the file's, however it was written down."""
        return Heard(self._found.fingerprint, self.text(_WHO))

    def text(self, key: str) -> str:
        edit = self.fields[key].edit
        return edit.text().strip() if isinstance(edit, QLineEdit) else ""

    def _wrong(self) -> dict[str, str]:
        wrong = {}
        known = {_plain(self._found.fingerprint), _plain("".join(self._found.fingerprint_words))}
        if _plain(self.text(_HEARD)) not in known:
            wrong[_HEARD] = translate("Exchange", "Không khớp với tệp. Nghe và ghi lại từng nhóm.")
        if not self.text(_WHO):
            wrong[_WHO] = translate("Exchange", "Ghi họ tên và số điện thoại đã gọi.")
        return wrong


def _plain(said: str) -> str:
    return "".join(one for one in said if one.isalnum()).casefold()
