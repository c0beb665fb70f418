"""A pass phrase: typed twice where something is locked with it, once where it is opened."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
LEAST: Final = 8
_PHRASE, _AGAIN = "phrase", "again"


class PhraseForm(FormDialog):
    """Right once the phrase is long enough, and typed twice alike where that is asked."""

    def __init__(self, caption: str, verb: str, words: str, parent: QWidget, *, new: bool) -> None:
        self._new: Final = new
        fields = {_PHRASE: Field(translate("Exchange", "Cụm mật khẩu"), QLineEdit())}
        if new:
            fields[_AGAIN] = Field(translate("Exchange", "Gõ lại cụm mật khẩu"), QLineEdit())
        for one in fields.values():
            if isinstance(one.edit, QLineEdit):
                one.edit.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(caption, verb, fields, self._wrong, parent, words=words)

    def phrase(self) -> str:
        return self._text(_PHRASE)

    def _text(self, key: str) -> str:
        edit = self.fields[key].edit
        return edit.text() if isinstance(edit, QLineEdit) else ""

    def _wrong(self) -> dict[str, str]:
        wrong = {}
        if not self.phrase().strip():
            wrong[_PHRASE] = translate("Exchange", "Ghi cụm mật khẩu.")
        elif self._new and len(self.phrase().strip()) < LEAST:
            least = translate("Exchange", "Cần ít nhất {} ký tự, nên là vài từ dễ nhớ.")
            wrong[_PHRASE] = least.format(LEAST)
        elif self._new and self._text(_AGAIN) != self.phrase():
            wrong[_AGAIN] = translate("Exchange", "Hai lần gõ chưa giống nhau.")
        return wrong
