"""What is said of a unit's report: taken, sent back, its period opened again, its letter's day.

Must not know where it is shown.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.exchange.board import reopen
from cchc_desktop.services.exchange.judging import judge_report
from cchc_desktop.services.owed_reports.paper_receipts import PaperReceipt, ReceiptForm, set_receipt
from ui.actions.bench import Bench
from ui.exchange.board_columns import BoardLine
from ui.exchange.reasons import ask_reason

translate = QCoreApplication.translate


class BoardDeeds:
    """Over the bench; each says whether it was done."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def accept(self, line: BoardLine, period: Period) -> bool:
        desk, unit = self._bench.desk, line.year.unit
        done = self._bench.do(lambda: judge_report(desk, unit, period, accepted=True))
        return done is not None

    def give_back(self, line: BoardLine, period: Period) -> bool:
        """Send a report back with the reason."""
        desk, unit = self._bench.desk, line.year.unit
        why = ask_reason(
            translate("Exchange", "Trả lại báo cáo"),
            translate("Exchange", "Trả lại"),
            translate("Exchange", "{} thấy lý do này khi nhận tệp hồi đáp.").format(line.year.name),
            self._bench.window,
        )
        if not why:
            return False
        done = self._bench.do(lambda: judge_report(desk, unit, period, accepted=False, reasons=why))
        return done is not None

    def reopen(self, line: BoardLine, period: Period) -> bool:
        """Let a closed period be reported again, with the reason."""
        desk, unit = self._bench.desk, line.year.unit
        words = translate("Exchange", "Kỳ này đã khóa; mở lại thì nhận được báo cáo của {}.")
        why = ask_reason(
            translate("Exchange", "Mở lại kỳ báo cáo"),
            translate("Exchange", "Mở lại"),
            words.format(line.year.name),
            self._bench.window,
        )
        return bool(why) and self._bench.do(lambda: reopen(desk, unit, period, why)) is not None

    def note_letter(self, receipt: PaperReceipt | None, letter_on: date | None) -> None:
        """Note the day on the letter a report came with; it counts as the day it was sent."""
        if receipt is None or receipt.received_on is None:
            return
        form = ReceiptForm(
            receipt.unit, receipt.period, receipt.received_on, receipt.number or "", letter_on
        )
        desk = self._bench.desk
        self._bench.do(lambda: set_receipt(desk, form))
