"""Asks for number and day of a report beside the very pages that are to be frozen.

What is not right is told while it is typed. Must not write.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit

import resources
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.model import Signature
from cchc_desktop.reports.writing import Format, report_bytes
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import IssueForm
from cchc_desktop.services.reporting.making import Wanted, make_one
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.signers import UNKNOWN
from cchc_desktop.services.reporting.stationery import Signed
from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import is_misfortune
from ui.labels import day as day_words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.check_box import CheckBox
from ui.parts.day_field import DayField
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.parts.message import Message
from ui.pdf_view.view import PdfView
from ui.reporting.issue_checks import Issuing, Typed, kind_words
from ui.theme.look import px

translate = QCoreApplication.translate
_WIDTH, _HEIGHT, _FIELDS = 1120, 600, 344
_PAUSE_MS: Final = 400
_WHOLE_KEPT: Final = "reporting/whole"  # as the preview beside the words was left


@dataclass(frozen=True, slots=True)
class Proposed:
    """The pages as they would be frozen, the symbol of their number, and who signs them."""

    pages: bytes
    symbol: str
    signature: Signature | None


class IssueDialog(QDialog):
    """Fields at the left, at the right the pages with what is typed in them."""

    def __init__(
        self, bench: Bench, kind: ReportKind, asked: Asked, replaces: IssuedLine | None = None
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._kind, self._asked = bench, kind, asked
        self._issuing: Final = Issuing.read(bench.desk, kind, asked, list_issued(bench.desk))
        self._formers: Final = self._issuing.formers()
        if replaces is not None and replaces not in self._formers:
            self._formers.insert(0, replaces)
        self._proposed: Proposed | None = None
        self._tried = False
        self._former = replaces
        self.setWindowTitle(translate("IssueForm", "Ban hành {}").format(kind_words(kind)))
        self.number: Final = QLineEdit()
        self.number.setPlaceholderText(translate("IssueForm", "126/BC-UBND"))
        self.day: Final = DayField(bench.desk.today.year, bench.desk.today)
        self.replaces: Final = self._choices()
        self.whole: Final = CheckBox(translate("IssueForm", "Kèm phụ lục trong cùng văn bản"))
        self.whole.setChecked(bench.recall(_WHOLE_KEPT) != "no")
        self.fields: Final = {
            "number": Field(translate("IssueForm", "Số, ký hiệu"), self.number),
            "day": Field(translate("IssueForm", "Ngày ban hành"), self.day),
            "replaces": Field(translate("IssueForm", "Thay thế văn bản"), self.replaces),
        }
        self._signer: Final = label("", wrap=True)
        self.message: Final = Message()
        self.view: Final = PdfView(title=translate("IssueForm", "Bản được giữ nguyên"))
        self.act: Final = button(translate("IssueForm", "Ban hành"), "primary")
        self._drawing: Final = bench.drawing(self)
        self._soon: Final = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self.resize(px(_WIDTH), px(_HEIGHT))
        self.resize(self.size().boundedTo(bench.window.window().size()))
        self._draw()

    def _choices(self) -> Choice:
        words = translate("IssueForm", "Số {} ngày {}")
        there = [
            (str(one.id), words.format(one.number, day_words(one.issued_on)))
            for one in self._formers
        ]
        out = Choice([("", translate("IssueForm", "Không thay thế văn bản nào")), *there])
        # The same report once more is a correction, until it is said that it is not.
        if self._formers:
            out.choose(str((self._former or self._formers[0]).id))
        return out

    def _build(self) -> None:
        about = translate("IssueForm", "{} {}").format(
            kind_words(self._kind), period_words(self._asked.period)
        )
        lines = column(
            label(about[:1].upper() + about[1:], "lead", wrap=True),
            self.fields["number"],
            self.fields["day"],
            self.fields["replaces"],
            self.whole,
            column(label(translate("IssueForm", "Người ký"), "label"), self._signer, gap=4),
            self.message,
            None,
            gap=12,
            margins=(24, 20, 24, 20),
        )
        left = frame("dialogWords", lines, width=_FIELDS)
        promise = label(
            translate(
                "IssueForm",
                "Sau khi ban hành, nội dung được giữ nguyên; sửa đổi sẽ là bản mới.",
            ),
            "small",
        )
        leave = button(translate("IssueForm", "Hủy"))
        leave.clicked.connect(self.reject)
        self.act.setDefault(True)
        foot = row(promise, None, self.act, leave, gap=8, margins=(24, 12, 24, 12))
        upright = QFrame()
        upright.setObjectName("hair")
        upright.setFixedWidth(1)
        body = row(left, self.view, gap=0)
        body.setStretch(1, 1)
        whole = column(body, frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.fields["replaces"].setVisible(bool(self._formers))
        self.whole.setVisible(self._kind is ReportKind.REPORT)

    def _connect(self) -> None:
        self.number.textChanged.connect(lambda _words: self._changed())
        self.day.textChanged.connect(lambda _words: self._changed())
        self.replaces.currentIndexChanged.connect(lambda _at: self._check())
        self.whole.toggled.connect(lambda _on: self._changed())
        self._soon.timeout.connect(self._draw)
        self._drawing.found.connect(self._take)
        self._drawing.failed.connect(self._fail)
        self.act.clicked.connect(self._try)

    # --- what is typed

    def ask(self) -> bool:
        """Show the form until it is right or given up; tell which."""
        self.number.setFocus()
        return self.exec() == QDialog.DialogCode.Accepted

    def form(self) -> IssueForm:
        typed = self._typed()
        return IssueForm(
            period=self._asked.period,
            kind=self._kind,
            number=nfc(typed.number),
            day=typed.day or self._bench.desk.today,
            plan=self._asked.plan,
            replaces=typed.replaces.number if typed.replaces else "",
            today=self._asked.today,
            whole=self._whole(),
        )

    def _whole(self) -> bool:
        return self._kind is ReportKind.REPORT and self.whole.isChecked()

    def _typed(self) -> Typed:
        key = self.replaces.value()
        former = next((one for one in self._formers if str(one.id) == key), None)
        return Typed(self.number.text(), self.day.value(), former)

    def _changed(self) -> None:
        self._check()
        self._soon.start()

    def _check(self) -> bool:
        """Say what is not right yet; an empty number is told of only once it was tried."""
        typed = self._typed()
        wrong = self._issuing.wrong(typed)
        untouched = not self._tried and not Signed(nfc(typed.number)).own_number
        for name, field in self.fields.items():
            hidden = name == "number" and untouched
            field.refuse("" if hidden else wrong.get(name, ""))
        doubts = self._issuing.doubts(typed) if not wrong else []
        if doubts:
            self.message.say(" ".join(doubts), "soon")
        else:
            self.message.hide()
        return not wrong

    def _try(self) -> None:
        self._tried = True
        if self._check():
            self.accept()
            return
        wrong = self._issuing.wrong(self._typed())
        self.fields[next(name for name in self.fields if name in wrong)].edit.setFocus()

    # --- the pages

    def _draw(self) -> None:
        typed = self._typed()
        signed = Signed(nfc(typed.number), typed.day)
        wanted = Wanted(self._kind, self._asked, signed, whole=self._whole())
        self._drawing.ask(partial(_propose, self._bench.desk, wanted))

    def _take(self, proposed: Proposed) -> None:
        is_first, self._proposed = self._proposed is None, proposed
        self.view.show_pdf(proposed.pages)
        self._signer.setText(_signer_words(proposed.signature))
        self.act.setEnabled(True)
        if is_first and not self.number.text():
            # Only the number itself is left to type.
            self.number.setText(f"/{proposed.symbol}")
            self.number.setCursorPosition(0)

    def _fail(self, error: BaseException) -> None:
        """Say in the place of the pages why there is nothing to issue."""
        if not is_misfortune(error):
            self._bench.failed.emit(error)
            return
        self.act.setEnabled(False)
        self.view.show_nothing(sentence(error.code, error.facts))


def _propose(desk: Desk, wanted: Wanted, ticket: Ticket) -> Proposed:
    document = make_one(desk, wanted)
    pages = report_bytes(document, Format.PDF, ticket, fonts=resources.path("fonts"))
    return Proposed(pages, document.head.symbol, document.signature)


def _signer_words(signature: Signature | None) -> str:
    if signature is None:
        return translate("IssueForm", "Phụ lục không có chữ ký riêng.")
    posts = ", ".join(signature.posts)
    if not signature.name or signature.name == UNKNOWN:
        unknown = translate(
            "IssueForm", "{}. Chưa có tên người ký; ghi trong Cài đặt, phần Cơ quan."
        )
        return unknown.format(posts)
    return f"{posts}\n{signature.name}"
