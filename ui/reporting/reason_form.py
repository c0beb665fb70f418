"""Why a report is sent back to the unit that sent it. Must not know how that is stored."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.owed_reports.paper_receipts import PaperReceipt
from ui.parts.fields import Field, GrowingText
from ui.parts.form_dialog import FormDialog, Wrong

translate = QCoreApplication.translate


class ReasonForm(FormDialog):
    """Asks for the reason; without one nothing is sent back."""

    def __init__(self, receipt: PaperReceipt, parent: QWidget) -> None:
        self.why: Final = GrowingText()
        self.why.setPlainText(receipt.reasons)
        super().__init__(
            translate("ReasonForm", "Trả lại báo cáo"),
            translate("ReasonForm", "Trả lại"),
            {"why": Field(translate("ReasonForm", "Lý do trả lại"), self.why)},
            self._check_why,
            parent,
            words=translate("ReasonForm", "Trả lại báo cáo của {}.").format(receipt.unit_name),
        )

    def reasons(self) -> str:
        return nfc(self.why.toPlainText())

    def _check_why(self) -> Wrong:
        if self.reasons():
            return {}
        return {"why": translate("ReasonForm", "Ghi lý do để đơn vị biết phải sửa gì.")}
