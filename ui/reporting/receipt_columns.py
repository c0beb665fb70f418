"""The columns of the reports that units owe: when each came, its letter, what was said of it.

Must not know how any of it is stored.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from cchc_desktop.services.owed_reports.paper_receipts import PaperReceipt
from ui.labels import day
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column
from ui.table.editors import kinds
from ui.table.editors.kinds import Option

translate = QCoreApplication.translate
UNIT, DUE, RECEIVED, NUMBER = "unit", "due", "received", "number"
LETTER, TIMELY, JUDGED, REASONS = "letter", "timely", "judged", "reasons"
_NBSP: Final = "\N{NO-BREAK SPACE}"


class Judged(StrEnum):
    """What was said of a report that came."""

    OPEN = "open"
    ACCEPTED = "accepted"
    RETURNED = "returned"


def judged(line: "ReceiptLine") -> Judged:
    if line.accepted is None:
        return Judged.OPEN
    return Judged.ACCEPTED if line.accepted else Judged.RETURNED


class ReceiptLine:
    """A receipt as the table shows it; two that say the same are the same line."""

    def __init__(self, receipt: PaperReceipt) -> None:
        self.id: Final = receipt.slot
        self.receipt: Final = receipt

    @property
    def came(self) -> bool:
        return self.receipt.received_on is not None

    @property
    def accepted(self) -> bool | None:
        return self.receipt.accepted

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReceiptLine) and self.receipt == other.receipt

    def __hash__(self) -> int:
        return hash(self.receipt)


def receipt_columns(today: Callable[[], date]) -> list[Column]:
    return [
        Column(UNIT, translate("Receipts", "Đơn vị"), lambda line: line.receipt.unit_name),
        Column(
            DUE,
            translate("Receipts", "Hạn nộp"),
            lambda line: day(line.receipt.due),
            width=96,
            cell=WordsCell("text2", most=1),
            sort_key=lambda line: line.receipt.due,
        ),
        Column(
            RECEIVED,
            translate("Receipts", "Ngày nhận"),
            lambda line: _day(line.receipt.received_on),
            width=104,
            sort_key=lambda line: line.receipt.received_on,
            editor=kinds.Day(lambda line: line.receipt.received_on, today=today),
            wanted=translate("Receipts", "Chưa nhận"),
        ),
        Column(
            NUMBER,
            translate("Receipts", "Số văn bản"),
            lambda line: line.receipt.number or "",
            width=120,
            editor=kinds.OneLine(
                lambda line: line.receipt.number or "", lambda line: line.came, most=60
            ),
        ),
        Column(
            LETTER,
            translate("Receipts", "Ngày văn bản"),
            lambda line: _day(line.receipt.letter_on),
            width=104,
            sort_key=lambda line: line.receipt.letter_on,
            editor=kinds.Day(
                lambda line: line.receipt.letter_on, lambda line: line.came, today=today
            ),
        ),
        Column(
            TIMELY,
            translate("Receipts", "Thời hạn"),
            lambda line: timely_words(line.receipt, today()),
            width=136,
            cell=SignCell(lambda line: timely_sign(line.receipt, today())),
            sort_key=lambda line: late_by(line.receipt, today()),
        ),
        Column(
            JUDGED,
            translate("Receipts", "Xem xét"),
            judged_words,
            width=116,
            cell=JudgedCell(),
            editor=kinds.Choice(judged, lambda line: line.came, judged_options()),
        ),
        Column(
            REASONS,
            translate("Receipts", "Lý do trả lại"),
            lambda line: line.receipt.reasons,
            width=160,
            editor=kinds.Words(
                lambda line: line.receipt.reasons,
                lambda line: judged(line) is Judged.RETURNED,
                most=500,
            ),
        ),
    ]


def judged_options() -> list[Option]:
    """Return what may be said of a report, each with the letter that says it."""
    return [
        Option(Judged.OPEN, translate("Receipts", "Chưa xem"), "C", "state-not-started", "idle"),
        Option(Judged.ACCEPTED, translate("Receipts", "Chấp nhận"), "N", "state-done", "done"),
        Option(Judged.RETURNED, translate("Receipts", "Trả lại"), "T", "undo", "soon"),
    ]


def judged_words(line: ReceiptLine) -> str:
    if not line.came:
        return ""
    return next(one.word for one in judged_options() if one.value == judged(line))


def judged_sign(line: ReceiptLine) -> Sign:
    one = next(one for one in judged_options() if one.value == judged(line))
    return Sign(one.icon, one.role)


class JudgedCell:
    """Sign and word of a report that came; of one that did not there is nothing to say."""

    _cell: Final = SignCell(judged_sign)

    def paint(self, painter: QPainter, box: QRectF, text: str, line: ReceiptLine) -> None:
        if line.came:
            self._cell.paint(painter, box, text, line)

    def lines(self, width: int, text: str, line: ReceiptLine) -> int:
        return self._cell.lines(width, text, line)


def late_by(receipt: PaperReceipt, today: date) -> int:
    """Return by how many days a report came late, or is late by now; less than 1 when it is not."""
    return ((receipt.counted_on or today) - receipt.due).days


def timely_words(receipt: PaperReceipt, today: date) -> str:
    late = late_by(receipt, today)
    if receipt.on_time:
        said = translate("Receipts", "Đúng hạn")
    elif receipt.received_on is not None or late > 0:
        said = translate("Receipts", "Trễ {} ngày").format(late)
    elif late == 0:
        said = translate("Receipts", "Hạn hôm nay")
    else:
        said = translate("Receipts", "Còn {} ngày").format(-late)
    return said.replace(" ", _NBSP)


def timely_sign(receipt: PaperReceipt, today: date) -> Sign:
    if receipt.on_time:
        return Sign("state-done", "done")
    if receipt.received_on is not None:
        return Sign("state-done-late", "soon")
    if late_by(receipt, today) > 0:
        return Sign("state-overdue", "late")
    return Sign("state-not-started", "idle")


def _day(value: date | None) -> str:
    return "" if value is None else day(value)
