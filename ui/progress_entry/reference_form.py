"""The form for number, day and title of one document. Must not know where it is kept."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.services.entry.evidence_shelf import Document
from cchc_desktop.services.evidence import Reference
from ui.labels import day
from ui.parts.day_field import read_day
from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate


class ReferenceForm(FormDialog):
    """Number, day and title of one document."""

    def __init__(self, document: Document, year: int, parent: QWidget) -> None:
        self._year = year
        self._number = QLineEdit(document.number or "")
        self._on = QLineEdit(day(document.issued_on) if document.issued_on else "")
        self._title = QLineEdit(document.title)
        fields = {
            "number": Field(translate("ReferenceForm", "Số văn bản"), self._number),
            "on": Field(translate("ReferenceForm", "Ngày văn bản"), self._on),
            "title": Field(translate("ReferenceForm", "Trích yếu"), self._title),
        }
        super().__init__(
            translate("ReferenceForm", "Sửa tài liệu"),
            translate("ReferenceForm", "Lưu"),
            fields,
            self._check,
            parent,
            rows=[("number", "on")],
        )

    def _check(self) -> dict[str, str]:
        wrong = {}
        if self._on.text().strip() and self._day() is None:
            wrong["on"] = self.tr("Ghi ngày như 30/6/2026.")
        if not self._number.text().strip() and not self._title.text().strip():
            wrong["title"] = self.tr("Ghi số văn bản hoặc trích yếu.")
        return wrong

    def _day(self) -> date | None:
        return read_day(self._on.text(), self._year)

    def value(self) -> Reference:
        return Reference(self._title.text(), self._number.text().strip() or None, self._day())
