"""The reports that units owe for a period: what came on paper is typed in, what is missing counted.

Must not know what a report says.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.services.desk import Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.owed_reports.paper_receipts import (
    PaperReceipt,
    ReceiptForm,
    judge_receipt,
    list_receipts,
    remove_receipt,
    set_receipt,
)
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.reporting import receipt_columns as columns
from ui.reporting.receipt_columns import Judged, ReceiptLine
from ui.table.key_hints import Hint, KeyHints
from ui.table.view import LineView
from ui.theme.look import px, scale

_BAR: Final = 48
_FOOT: Final = 36
_LAYOUT: Final = "reporting/receipt-columns"
# Width of the part over text scale from which a column has room.
_WITH_COUNTS: Final = 940
_FOLDS: Final = {columns.REASONS: 1020, columns.LETTER: 860, columns.NUMBER: 740}


class ReceiptsPart(QWidget):
    """Reads and writes through the bench's desk."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench: Final = bench
        self._period = Period.of(quarter_of(bench.desk.today))
        self._shown: Sequence[PaperReceipt] = ()
        self.table: Final = LineView(columns.receipt_columns(lambda: bench.desk.today))
        self.table.setAccessibleName(self.tr("Báo cáo nhận từ các đơn vị"))
        self.table.enter_edits = True
        self._title: Final = label("", "strong")
        self._counts: Final = label("", "small")
        self.remind: Final = button("", "primary")
        self.on_behalf: Final = button(self.tr("Nhập thay kết quả"))
        self.duties: Final = button(self.tr("Mở Cài đặt"), "primary")
        self._none: Final = label("", "lead", wrap=True)
        self._stack: Final = QStackedWidget()
        self._build()
        self.table.restore(bench.recall(_LAYOUT))
        self._connect()

    def _build(self) -> None:
        self.on_behalf.setToolTip(
            self.tr("Ghi kết quả trong báo cáo giấy của đơn vị, ở Cập nhật kết quả")
        )
        tools = row(
            self._title,
            self._counts,
            None,
            self.on_behalf,
            self.remind,
            gap=12,
            margins=(16, 8, 16, 8),
        )
        hints = KeyHints(
            [
                Hint("Enter", self.tr("ghi ngày nhận, sang ô kế tiếp")),
                Hint("N", self.tr("chấp nhận")),
                Hint("T", self.tr("trả lại")),
            ]
        )
        later = label(self.tr("Đơn vị gửi tệp sau thì lấy theo tệp của đơn vị."), "small")
        line = row(hints, later, gap=16, margins=(16, 4, 16, 4))
        line.setStretch(0, 1)
        foot = frame("foot", line)
        foot.setMinimumHeight(px(_FOOT))
        listed = QFrame()
        inner = column(frame("bar", tools, height=_BAR), self.table, foot, gap=0)
        inner.setStretch(1, 1)
        listed.setLayout(inner)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._blank())
        self.setLayout(column(self._stack, gap=0))

    def _blank(self) -> QWidget:
        words = label(
            self.tr("Thêm chế độ báo cáo của đơn vị trong Cài đặt thì kỳ này có tên đơn vị đó."),
            "muted",
            wrap=True,
        )
        for one in (self._none, words):
            one.setAlignment(one.alignment().AlignHCenter)
        sign = row(None, Sign("units", "edge_strong", 48), None)
        inner = column(
            None,
            sign,
            self._none,
            words,
            4,
            row(None, self.duties, None),
            None,
            gap=8,
            margins=(24, 24, 24, 24),
        )
        out = QFrame()
        out.setLayout(column(frame("emptyPlace", inner), margins=(16, 16, 16, 16)))
        return out

    def _connect(self) -> None:
        self.table.edited.connect(self._write)
        self.table.layout_changed.connect(lambda: self._bench.remember(_LAYOUT, self.table.state()))
        self.remind.clicked.connect(
            lambda: self._bench.show_report(self._period, ReportKind.REMINDER)
        )
        self.on_behalf.clicked.connect(lambda: self._bench.go("entry"))
        self.duties.clicked.connect(lambda: self._bench.go("settings"))
        self._bench.busy_changed.connect(lambda busy: self.remind.setEnabled(not busy))

    # --- what is shown

    def show_period(self, period: Period) -> None:
        """Show what is owed for another period."""
        if period != self._period:
            self._period = period
            self.table.replace([])  # the cursor goes to what is missing of this one
        self.refresh()

    def refresh(self) -> None:
        found = list_receipts(self._bench.desk, self._period)
        self.table.replace([ReceiptLine(one) for one in found])
        self._title.setText(_capital(period_words(self._period)))
        self._none.setText(
            self.tr("Không có đơn vị nào phải gửi báo cáo {}").format(period_words(self._period))
        )
        self._shown = found
        self._count()
        self._stack.setCurrentIndex(0 if found else 1)
        missing = len({one.unit for one in found if one.received_on is None})
        self.remind.setText(self.tr("Soạn công văn đôn đốc {} đơn vị").format(missing))
        self.remind.setAccessibleName(self.remind.text())
        self.remind.setVisible(missing > 0)
        self.setFocusProxy(self.table if found else self.duties)
        if found and self.table.current_line() is None:
            wanted = next((one for one in found if one.received_on is None), found[0])
            self.table.choose(wanted.slot, columns.RECEIVED)

    def _count(self) -> None:
        narrow = self.width() / scale() < _WITH_COUNTS
        self._counts.setText(self.count_words(self._shown, short=narrow))

    def count_words(self, found: Sequence[PaperReceipt], *, short: bool = False) -> str:
        """Say how many reports are owed, came, came in time, are missing."""
        came = [one for one in found if one.received_on is not None]
        timely = sum(bool(one.on_time) for one in came)
        if short:
            return self.tr("Đã nhận {}/{}").format(len(came), len(found))
        words = self.tr("Phải gửi {} · đã nhận {} · đúng hạn {} · chưa gửi {}")
        return words.format(len(found), len(came), timely, len(found) - len(came))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        effective = self.width() / scale()
        for key, least in _FOLDS.items():
            self.table.show_column(key, shown=effective >= least)
        self._count()

    # --- what is typed

    def _write(self, line: ReceiptLine, key: str, value: Any) -> None:
        if key == columns.JUDGED and value == Judged.RETURNED:
            self._ask_why(line)
            return

        def verb() -> Outcome:
            return self._verb(line.receipt, key, value)

        if refused := self._bench.attempt(verb):
            self.table.refuse(line, key, refused)

    def _verb(self, receipt: PaperReceipt, key: str, value: Any) -> Outcome:
        desk = self._bench.desk
        if key == columns.RECEIVED and value is None:
            if receipt.receipt is None:
                return Outcome()
            return remove_receipt(desk, receipt.receipt)
        if key == columns.JUDGED:
            return judge_receipt(
                desk, _there(receipt), accepted=True if value == Judged.ACCEPTED else None
            )
        if key == columns.REASONS:
            return judge_receipt(desk, _there(receipt), accepted=False, reasons=value)
        return set_receipt(desk, self._form(receipt, key, value))

    def _form(self, receipt: PaperReceipt, key: str, value: Any) -> ReceiptForm:
        received = receipt.received_on or self._bench.desk.today
        form = ReceiptForm(
            receipt.unit, receipt.period, received, receipt.number or "", receipt.letter_on
        )
        if key == columns.RECEIVED:
            return replace(form, received_on=value)
        if key == columns.NUMBER:
            return replace(form, number=value)
        letter: date | None = value
        return replace(form, letter_on=letter)

    def _ask_why(self, line: ReceiptLine) -> None:
        """Send a report back with the reason, in one step."""
        from ui.reporting.reason_form import ReasonForm  # noqa: PLC0415 - seldom

        desk, receipt = self._bench.desk, line.receipt
        form = ReasonForm(receipt, self._bench.window)
        if form.ask():
            self._bench.do(
                lambda: judge_receipt(desk, _there(receipt), accepted=False, reasons=form.reasons())
            )
        form.deleteLater()
        self.table.setFocus()


def _there(receipt: PaperReceipt) -> Any:
    if receipt.receipt is None:
        raise RefusedError("receipt-not-found", {})
    return receipt.receipt


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
