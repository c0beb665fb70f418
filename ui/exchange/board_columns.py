"""The board's columns: a unit, and for each period how its report stands, as sign and word.

Must not know how a report came in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.exchange.board import Board, UnitStatus
from cchc_desktop.services.exchange.year_board import UnitYear, YearBoard
from ui.exchange.wording import short, short_period
from ui.icons import paint_icon
from ui.table.column import Column
from ui.table.words import paint_words, wrap
from ui.theme.look import leading, px
from ui.theme.tokens import Role

translate = QCoreApplication.translate
UNIT: Final = "unit"
_WIDTH: Final = 133
_SIGN: Final = 16
_STILL_LOOKED_AT: Final = timedelta(days=30)


class Stand(StrEnum):
    """How a report stands."""

    NONE = "none"
    MISSING = "missing"
    OVERDUE = "overdue"
    NEW = "new"
    RETURNED = "returned"
    LATE = "late"
    CAME = "came"


MISSING: Final = frozenset({Stand.MISSING, Stand.OVERDUE})
_SIGNS: Final[dict[Stand, tuple[str, Role, Role]]] = {
    Stand.MISSING: ("state-not-started", "idle", "text2"),
    Stand.OVERDUE: ("state-overdue", "late", "late"),
    Stand.NEW: ("inbox", "accent_text", "accent_text"),
    Stand.RETURNED: ("undo", "soon", "soon"),
    Stand.LATE: ("state-due-soon", "soon", "soon"),
    Stand.CAME: ("state-done", "done", "text2"),
}


@dataclass(frozen=True)
class BoardLine:
    """A unit as the board shows it; two that say the same are the same line."""

    year: UnitYear
    filed: frozenset[Period]

    @property
    def id(self) -> object:
        return self.year.unit

    def of(self, period: Period) -> UnitStatus | None:
        return self.year.periods.get(period)

    def stand(self, period: Period) -> Stand:
        found = self.of(period)
        if found is None:
            return Stand.NONE
        if found.received_on is None:
            return Stand.OVERDUE if found.overdue else Stand.MISSING
        if found.accepted is False:
            return Stand.RETURNED
        if found.accepted is None and period in self.filed:
            return Stand.NEW
        return Stand.CAME if found.on_time else Stand.LATE

    def __hash__(self) -> int:
        return hash(self.year.unit)


def lines_of(board: YearBoard) -> list[BoardLine]:
    filed: dict[object, set[Period]] = {}
    for unit, period in board.files:
        filed.setdefault(unit, set()).add(period)
    return [BoardLine(one, frozenset(filed.get(one.unit, ()))) for one in board.units]


def stand_words(line: BoardLine, period: Period, today: date) -> str:
    """Say how a report stands, with the day it came."""
    found, stand = line.of(period), line.stand(period)
    if found is None:
        return "–"
    on = short(found.received_on, today) if found.received_on else ""
    return {
        Stand.MISSING: translate("Exchange", "Chưa gửi"),
        Stand.OVERDUE: translate("Exchange", "Chưa gửi"),
        Stand.NEW: translate("Exchange", "Mới đến {}").format(on),
        Stand.RETURNED: translate("Exchange", "Trả lại"),
        Stand.LATE: translate("Exchange", "Trễ {}").format(on),
        Stand.CAME: translate("Exchange", "Nhận {}").format(on),
    }[stand]


def lacks_words(line: BoardLine, period: Period) -> str:
    """Say how many results are missing in what came."""
    found = line.of(period)
    if found is None or found.received_on is None or found.complete or not found.assigned:
        return ""
    return translate("Exchange", "Thiếu {} kết quả").format(found.assigned - found.reported)


def hint_words(line: BoardLine, period: Period) -> str:
    """Say more of a cell: that it is overdue, or of which tasks results came."""
    if line.stand(period) is Stand.OVERDUE:
        return translate("Exchange", "Đã quá hạn nộp")
    found = line.of(period)
    if found is None or found.received_on is None or not found.assigned:
        return ""
    return results_words(found)


def results_words(found: UnitStatus) -> str:
    """Say of how many of its own tasks a unit told a result; what it only helps with is more."""
    said = translate("Exchange", "{}/{} nhiệm vụ chủ trì trong kỳ có kết quả")
    return said.format(found.reported, found.assigned)


def to_remind(lines: Sequence[BoardLine], period: Period) -> int:
    """Count the units to be reminded of a period: what is missing, and what went back."""
    return sum(line.stand(period) in {*MISSING, Stand.RETURNED} for line in lines)


def head_words(board: Board) -> str:
    """Say beneath the name of a period how many came, and how many of them late."""
    told = board.measures()
    late = told.received - told.on_time
    said = f"{told.received}/{told.expected}"
    if late:
        return translate("Exchange", "{}, trễ {}").format(said, late)
    return translate("Exchange", "{} đã gửi").format(said)


def board_columns(periods: Sequence[Period], today: Callable[[], date]) -> list[Column]:
    return [
        Column(UNIT, translate("Exchange", "Đơn vị"), lambda line: line.year.name),
        *(_of_period(period, today) for period in periods),
    ]


def period_of(key: str) -> Period | None:
    """Return the period of a column."""
    return None if not key or key == UNIT else parse(key)


def period_looked_at(board: YearBoard, today: date) -> Period:
    """Return the period whose reports come in these days: due next, or not long ago."""
    near = [one.period for one in board.boards if one.due >= today - _STILL_LOOKED_AT]
    return near[0] if near else board.boards[-1].period


def _of_period(period: Period, today: Callable[[], date]) -> Column:
    return Column(
        str(period),
        short_period(period),
        lambda line: stand_words(line, period, today()),
        width=_WIDTH,
        cell=StandCell(period),
        sort_key=lambda line: (line.stand(period), stand_words(line, period, today())),
        tooltip=lambda line: hint_words(line, period),
    )


@dataclass(frozen=True, slots=True)
class StandCell:
    """Sign and word; beneath them how many results are missing."""

    period: Period

    def paint(self, painter: QPainter, box: QRectF, text: str, line: BoardLine) -> None:
        stand = line.stand(self.period)
        if stand is Stand.NONE:
            paint_words(painter, box, text, "body", "text3", most=1)
            return
        sign, ink, words_ink = _SIGNS[stand]
        side = px(_SIGN)
        top = box.top() + (leading("body") - side) / 2
        paint_icon(painter, sign, ink, QRectF(box.left(), top, side, side))
        words = box.adjusted(px(_SIGN + 5), 0, 0, 0)
        used = paint_words(painter, words, text, "body", words_ink, most=2)
        if lacks := lacks_words(line, self.period):
            paint_words(painter, words.adjusted(0, used, 0, 0), lacks, "small", "text3", most=2)

    def lines(self, width: int, text: str, line: BoardLine) -> int:
        room = width - px(_SIGN + 5)
        lacks = lacks_words(line, self.period)
        return len(wrap(text, "body", room, 2)) + (
            len(wrap(lacks, "small", room, 2)) if lacks else 0
        )
