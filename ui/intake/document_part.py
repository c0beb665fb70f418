"""The document itself: its facts to correct, and what is asked of the whole plan."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.intake.questions import Question
from cchc_desktop.services.intake.review import Review
from resources.words import sentence
from ui.intake.wording import why
from ui.intake.working import Working
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.day_field import read_day
from ui.parts.fields import Field, GrowingText
from ui.parts.labels import Sign, label


class DocumentPart(QScrollArea):
    """Each field is written when it is left; what is no day says so beneath it."""

    asked = Signal(object)

    def __init__(self, working: Working) -> None:
        super().__init__()
        self._working = working
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Thông tin của văn bản"))
        self.number: Final = QLineEdit()
        self.issued_on: Final = QLineEdit()
        self.place: Final = QLineEdit()
        self.issuer: Final = QLineEdit()
        self.kind: Final = QLineEdit()
        self.subject: Final = GrowingText(least_lines=2)
        self.first_day: Final = QLineEdit()
        self.last_day: Final = QLineEdit()
        self.signer: Final = QLineEdit()
        self.signer_post: Final = QLineEdit()
        self._questions: QVBoxLayout = column(gap=8)
        self._fields: Final = self._make_fields()
        self._lay_out()
        for edit in (*self._texts().values(), *self._days().values()):
            edit.editingFinished.connect(self._write)
        self.subject.textChanged.connect(self._write_subject)

    def _make_fields(self) -> dict[str, Field]:
        return {
            "kind": Field(self.tr("Loại văn bản"), self.kind),
            "number": Field(self.tr("Số, ký hiệu"), self.number),
            "issued_on": Field(self.tr("Ngày ban hành"), self.issued_on),
            "place": Field(self.tr("Địa danh"), self.place),
            "issuer": Field(self.tr("Cơ quan ban hành"), self.issuer),
            "subject": Field(self.tr("Trích yếu"), self.subject),
            "first_day": Field(self.tr("Thực hiện từ ngày"), self.first_day),
            "last_day": Field(self.tr("Đến ngày"), self.last_day),
            "signer": Field(self.tr("Người ký"), self.signer),
            "signer_post": Field(self.tr("Chức vụ"), self.signer_post),
        }

    def _lay_out(self) -> None:
        fields = self._fields
        inner = column(
            self._questions,
            self._line("kind", "number", "issued_on", "place"),
            fields["issuer"],
            fields["subject"],
            self._line("first_day", "last_day", "signer", "signer_post"),
            gap=12,
            margins=(16, 16, 16, 16),
        )
        inner.addStretch(1)
        self.setWidget(frame("surface", inner))

    def _line(self, *names: str) -> QHBoxLayout:
        line = row(gap=16)
        for name in names:
            line.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _texts(self) -> dict[str, QLineEdit]:
        return {
            "kind": self.kind,
            "number": self.number,
            "place": self.place,
            "issuer": self.issuer,
            "signer": self.signer,
            "signer_post": self.signer_post,
        }

    def _days(self) -> dict[str, QLineEdit]:
        return {
            "issued_on": self.issued_on,
            "first_day": self.first_day,
            "last_day": self.last_day,
        }

    # --- what is shown

    def show_working(self) -> None:
        """Show the facts as they are now; what is being typed stays."""
        review = self._working.review
        document = review.draft.document
        for name, edit in self._texts().items():
            self._put(edit, getattr(document, name) or "")
        days = {
            "issued_on": document.issued_on,
            "first_day": review.span.first_day,
            "last_day": review.span.last_day,
        }
        for name, edit in self._days().items():
            found = days[name]
            self._put(edit, day(found) if found is not None else "")
        if self.subject.toPlainText() != document.subject and not self.subject.hasFocus():
            blocked = self.subject.blockSignals(True)
            self.subject.setPlainText(document.subject)
            self.subject.blockSignals(blocked)
        self._show_questions()

    @staticmethod
    def _put(edit: QLineEdit, text: str) -> None:
        if edit.text() != text and not edit.hasFocus():
            edit.setText(text)
            edit.setCursorPosition(0)

    def _show_questions(self) -> None:
        while (item := self._questions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in self._working.of_plan():
            self._questions.addWidget(self._asking(question))

    def _asking(self, question: Question) -> QFrame:
        sign = Sign("question", "doubt_edge")
        said = why(question)
        words = label(said, wrap=True)
        look: QPushButton = button(self.tr("Xem"), "link")
        look.setAccessibleName(self.tr("Xem: {}").format(said))
        look.clicked.connect(lambda: self.asked.emit(question))
        line = row(sign, words, look, gap=8, margins=(12, 6, 8, 6))
        line.setStretch(1, 1)
        out = frame("message", line)
        out.setProperty("tone", "soon")
        return out

    # --- what is typed

    def _write_subject(self) -> None:
        said = nfc(self.subject.toPlainText())
        self._working.put(self._working.review.with_document(subject=said))

    def _write(self) -> None:
        said: dict[str, Any] = {
            name: nfc(edit.text()) or None for name, edit in self._texts().items()
        }
        said["kind"] = said["kind"] or ""
        days, right = self._read_days()
        if "issued_on" in right:
            said["issued_on"] = days["issued_on"]
        review = self._working.review.with_document(**said)
        self._working.put(self._with_span(review, days, right))

    def _read_days(self) -> tuple[dict[str, date | None], set[str]]:
        """Read the days; those that are none say so, and change nothing."""
        year = self._working.review.span.first_day.year
        found: dict[str, date | None] = {}
        right: set[str] = set()
        for name, edit in self._days().items():
            found[name] = read_day(edit.text(), year)
            if found[name] is not None or (name == "issued_on" and not edit.text().strip()):
                right.add(name)
            wrong = self.tr("Ghi ngày như 30/6/2026.")
            self._fields[name].refuse("" if name in right else wrong)
        return found, right

    def _with_span(self, review: Review, days: dict[str, date | None], right: set[str]) -> Review:
        first, last = days["first_day"], days["last_day"]
        if first is None or last is None or not {"first_day", "last_day"} <= right:
            return review
        if (first, last) == (review.span.first_day, review.span.last_day):
            return review
        try:
            return review.with_span(first, last)
        except RefusedError as refusal:
            self._fields["last_day"].refuse(sentence(refusal.code, refusal.facts))
            return review

    def go_to(self, name: str) -> None:
        """Put the focus on a field of the document."""
        fields: dict[str, Callable[[], None]] = {
            key: field.edit.setFocus for key, field in self._fields.items()
        }
        fields["years"] = self.first_day.setFocus
        fields.get(name, self.number.setFocus)()
