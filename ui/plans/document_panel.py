"""A plan's document field by field."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.plans.facts import PlanFacts
from ui.parts.boxes import column, row
from ui.parts.day_field import DayField
from ui.parts.fields import Field, GrowingText
from ui.plans.editing import FactsEditing
from ui.plans.scrolling import Scrolling


class DocumentPanel(Scrolling):
    """Each field is stored when it is left."""

    def __init__(self, editing: FactsEditing, year: int) -> None:
        super().__init__()
        self._editing = editing
        self.edits: Final[dict[str, QLineEdit | QPlainTextEdit]] = {
            "kind": QLineEdit(),
            "number": QLineEdit(),
            "issued_on": DayField(year),
            "place": QLineEdit(),
            "issuer": QLineEdit(),
            "subject": GrowingText(least_lines=2),
            "first_day": DayField(year),
            "last_day": DayField(year),
            "signs_as": QLineEdit(),
            "signer_post": QLineEdit(),
            "signer": QLineEdit(),
            "recipients": GrowingText(least_lines=3),
        }
        names = {
            "kind": self.tr("Tên loại"),
            "number": self.tr("Số, ký hiệu"),
            "issued_on": self.tr("Ngày ký"),
            "place": self.tr("Địa danh"),
            "issuer": self.tr("Cơ quan ban hành"),
            "subject": self.tr("Trích yếu"),
            "first_day": self.tr("Từ ngày"),
            "last_day": self.tr("Đến ngày"),
            "signs_as": self.tr("Quyền hạn ký (KT., TM.)"),
            "signer_post": self.tr("Chức vụ"),
            "signer": self.tr("Người ký"),
            "recipients": self.tr("Nơi nhận, mỗi dòng một nơi"),
        }
        self._fields: Final = {key: Field(names[key], edit) for key, edit in self.edits.items()}
        self.fill(
            column(
                self._line("kind", "number", "issued_on", "place"),
                self._fields["issuer"],
                self._fields["subject"],
                self._line("first_day", "last_day", "signs_as", "signer_post", "signer"),
                self._fields["recipients"],
                None,
                gap=12,
                margins=(16, 16, 16, 16),
            )
        )
        for key, edit in self.edits.items():
            editing.watch(edit, self._fields[key], partial(self._said, key))

    def _line(self, *keys: str) -> QHBoxLayout:
        line = row(gap=16)
        for key in keys:
            line.addWidget(self._fields[key], _SHARES.get(key, 3), Qt.AlignmentFlag.AlignTop)
        return line

    def begin(self) -> None:
        self.edits["number"].setFocus()

    def show_facts(self, facts: PlanFacts, *, ours: bool) -> None:
        for key, edit in self.edits.items():
            value = getattr(facts, key)
            self._editing.know(**{key: value})
            if not edit.hasFocus():
                self._put(edit, value)
            edit.setReadOnly(not ours)

    @staticmethod
    def _put(edit: QWidget, value: Any) -> None:
        if isinstance(edit, DayField):
            edit.show_day(value)
        elif isinstance(edit, QPlainTextEdit):
            edit.setPlainText(value if isinstance(value, str) else "\n".join(value))
        elif isinstance(edit, QLineEdit):
            edit.setText(value)
            edit.setCursorPosition(0)

    def _said(self, key: str) -> Mapping[str, Any] | str:
        """Return what a field says, or why that cannot be stored."""
        edit = self.edits[key]
        if isinstance(edit, DayField):
            if not edit.is_right():
                return self.tr("Ghi ngày như 30/6/2026.")
            return {key: edit.value()} if edit.value() is not None else {}
        if isinstance(edit, QPlainTextEdit):
            lines = tuple(filter(None, map(nfc, edit.toPlainText().splitlines())))
            if key == "recipients":
                return {key: lines}
            text = " ".join(lines)
            return {key: text} if text else self.tr("Cần ghi trích yếu.")
        return {key: nfc(edit.text())}


_SHARES: Final = {"first_day": 2, "last_day": 2, "issued_on": 2}
