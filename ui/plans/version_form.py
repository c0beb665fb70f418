"""The forms that begin a later document of a plan, and that correct one."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.plans.facts import PlanChange
from cchc_desktop.services.plans.versions import VersionForm, VersionKind, VersionLine
from resources.words import word
from ui.parts.day_field import DayField
from ui.parts.fields import Choice, Field, GrowingText
from ui.parts.form_dialog import FormDialog, Wrong

translate = QCoreApplication.translate


class VersionDialog(FormDialog):
    """Asks for what stands on the document; the rest is as in the one before."""

    def __init__(
        self, shown: VersionLine, today: date, parent: QWidget, *, corrects: bool = False
    ) -> None:
        """Begin a document after the one shown, or correct the one shown."""
        self.change: Final = Choice([(kind, word("version-kinds", kind)) for kind in VersionKind])
        self.number: Final = QLineEdit()
        self.issued_on: Final = DayField(today.year)
        self.subject: Final = GrowingText(least_lines=2)
        self.signer: Final = QLineEdit(shown.signer or "")
        self.subject.setPlainText(shown.subject)
        self.issued_on.show_day(shown.issued_on if corrects else today)
        if corrects:
            self.number.setText(shown.number or "")
        fields = {
            "change": Field(translate("VersionDialog", "Hình thức"), self.change),
            "number": Field(translate("VersionDialog", "Số, ký hiệu"), self.number),
            "issued_on": Field(translate("VersionDialog", "Ngày ký"), self.issued_on),
            "subject": Field(translate("VersionDialog", "Trích yếu"), self.subject),
            "signer": Field(translate("VersionDialog", "Người ký"), self.signer),
        }
        if corrects:
            del fields["change"]  # what was done under it stays what it was
        super().__init__(
            translate("VersionDialog", "Sửa thông tin văn bản")
            if corrects
            else translate("VersionDialog", "Điều chỉnh, bổ sung kế hoạch"),
            translate("VersionDialog", "Lưu văn bản")
            if corrects
            else translate("VersionDialog", "Bắt đầu văn bản này"),
            fields,
            self._check_fields,
            parent,
            words=""
            if corrects
            else translate(
                "VersionDialog",
                "Từ lúc này, nhiệm vụ thêm, sửa, bãi bỏ được ghi là theo văn bản này.",
            ),
            rows=[("number", "issued_on")],
        )

    def form(self) -> VersionForm:
        """Return what begins the document."""
        return VersionForm(
            VersionKind(self.change.value()),
            nfc(self.number.text()),
            self.issued_on.value(),
            subject=nfc(self.subject.toPlainText()),
            signer=nfc(self.signer.text()),
        )

    def correction(self) -> PlanChange:
        """Return what the document says from now on."""
        return PlanChange(
            number=nfc(self.number.text()),
            issued_on=self.issued_on.value(),
            subject=nfc(self.subject.toPlainText()),
            signer=nfc(self.signer.text()),
        )

    def _check_fields(self) -> Wrong:
        wrong = {}
        if not self.issued_on.is_right():
            wrong["issued_on"] = self.tr("Ghi ngày như 30/6/2026.")
        if not nfc(self.subject.toPlainText()):
            wrong["subject"] = self.tr("Cần ghi trích yếu.")
        return wrong
