"""A reason in a few words, asked before something is sent back, declined or opened again."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.parts.fields import Field, GrowingText
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
_WHY: Final = "why"


def ask_reason(caption: str, verb: str, words: str, parent: QWidget) -> str:
    """Return the reason; an empty one where it was given up."""
    field = Field(translate("Exchange", "Lý do"), GrowingText())

    def said() -> str:
        edit = field.edit
        return edit.toPlainText().strip() if isinstance(edit, GrowingText) else ""

    def check() -> dict[str, str]:
        return {} if said() else {_WHY: translate("Exchange", "Ghi lý do trong một câu.")}

    form = FormDialog(caption, verb, {_WHY: field}, check, parent, words=words)
    try:
        return said() if form.ask() else ""
    finally:
        form.deleteLater()
