"""The few facts of a plan's document that are asked when it is made."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.plans.proposal import PlanProposal
from ui.parts.boxes import column, row
from ui.parts.day_field import DayField
from ui.parts.fields import Field
from ui.theme.look import px


class DocumentFields(QFrame):
    """Number, day, place, subject, days of the plan, signer; emits when one was changed."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self.number: Final = QLineEdit()
        self.number.setPlaceholderText(self.tr("…/KH-UBND"))
        self.issued_on: Final = DayField(year)
        self.place: Final = QLineEdit()
        self.subject: Final = QLineEdit()
        self.first_day: Final = DayField(year)
        self.last_day: Final = DayField(year)
        self.signer: Final = QLineEdit()
        self.signer_post: Final = QLineEdit()
        self._fields: Final = {
            self.number: Field(self.tr("Số, ký hiệu"), self.number),
            self.issued_on: Field(self.tr("Ngày ký"), self.issued_on),
            self.place: Field(self.tr("Địa danh"), self.place),
            self.subject: Field(self.tr("Trích yếu"), self.subject),
            self.first_day: Field(self.tr("Từ ngày"), self.first_day),
            self.last_day: Field(self.tr("Đến ngày"), self.last_day),
            self.signer: Field(self.tr("Người ký"), self.signer),
            self.signer_post: Field(self.tr("Chức vụ"), self.signer_post),
        }
        self.setLayout(
            column(
                self._line({self.number: 140, self.issued_on: 112, self.place: 140}, self.subject),
                self._line(
                    {self.first_day: 140, self.last_day: 112, self.signer: 220}, self.signer_post
                ),
                gap=12,
            )
        )
        for edit in self._fields:
            edit.editingFinished.connect(self.changed)

    def _line(self, fixed: dict[QLineEdit, int], last: QLineEdit) -> QHBoxLayout:
        line = row(gap=16)
        for edit, width in fixed.items():
            edit.setFixedWidth(px(width))
            line.addWidget(self._fields[edit], 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._fields[last], 1, Qt.AlignmentFlag.AlignTop)
        return line

    def show_proposal(self, proposal: PlanProposal) -> None:
        document = proposal.document
        for edit, text in (
            (self.number, document.number),
            (self.place, document.place),
            (self.subject, document.subject),
            (self.signer, document.signer),
            (self.signer_post, document.signer_post),
        ):
            edit.setText(text or "")
            edit.setCursorPosition(0)
        self.issued_on.show_day(document.issued_on)
        self.first_day.show_day(proposal.first_day)
        self.last_day.show_day(proposal.last_day)
        for field in self._fields.values():
            field.refuse("")

    def applied_to(self, proposal: PlanProposal) -> PlanProposal:
        """Return the proposal with what is written here; a day not understood changes nothing."""
        document = replace(
            proposal.document,
            number=nfc(self.number.text()) or None,
            place=nfc(self.place.text()) or None,
            subject=nfc(self.subject.text()),
            signer=nfc(self.signer.text()) or None,
            signer_post=nfc(self.signer_post.text()) or None,
            issued_on=self.issued_on.value(),
        )
        return replace(
            proposal,
            document=document,
            first_day=self.first_day.value() or proposal.first_day,
            last_day=self.last_day.value() or proposal.last_day,
        )

    def check(self) -> bool:
        """Mark what is not right yet and go to the first of it; tell whether all is."""
        wrong: dict[QLineEdit, str] = {}
        for day in (self.issued_on, self.first_day, self.last_day):
            if not day.is_right():
                wrong[day] = self.tr("Ghi ngày như 30/6/2026.")
        if not nfc(self.subject.text()):
            wrong[self.subject] = self.tr("Cần ghi trích yếu.")
        first, last = self.first_day.value(), self.last_day.value()
        if first and last and last < first:
            wrong[self.last_day] = self.tr("Phải từ ngày đầu trở đi.")
        for edit, field in self._fields.items():
            field.refuse(wrong.get(edit, ""))
        for edit in self._fields:
            if edit in wrong:
                edit.setFocus()
                break
        return not wrong
