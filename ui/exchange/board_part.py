"""The board of units and periods: who has sent what, and what was said to it.

Reads beside the window. Must not know what a report says.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.exchange.judging import receipt_of
from cchc_desktop.services.exchange.year_board import YearBoard, year_board
from cchc_desktop.services.owed_reports.paper_receipts import PaperReceipt
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.exchange.blanks import nobody_owes, until_read
from ui.exchange.board_columns import (
    MISSING,
    BoardLine,
    Stand,
    board_columns,
    head_words,
    lines_of,
    period_looked_at,
    period_of,
    to_remind,
)
from ui.exchange.board_deeds import BoardDeeds
from ui.exchange.board_foot import BoardFoot
from ui.exchange.wording import short_period, uncapital
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.chips import Chip
from ui.parts.fields import Choice
from ui.parts.labels import label
from ui.table.view import LineView
from ui.theme.look import px, scale

_BAR: Final = 48
_YEARS: Final = 3
_BOARD, _NOBODY = 1, 2  # after what stands there until the board is read
_NAMES, _NARROWEST, _WIDEST = 252, 100, 144
# Width of the part over text scale from which the last chip, and the title, have room.
_WITH_RETURNED: Final = 880
_WITH_TITLE: Final = 750


class BoardPart(QFrame):
    """`answered` tells of a unit whose report was just sent back or accepted."""

    answered = Signal(object)
    read = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench: Final = bench
        self._reader: Final = bench.reader(self)
        self._letters: Final = bench.reader(self)
        self._board: YearBoard | None = None
        self._receipt: PaperReceipt | None = None
        self._room = 0.0
        self._deeds: Final = BoardDeeds(bench)
        self.table: LineView | None = None
        today = bench.desk.today
        self.year: Final = Choice([(str(today.year - back),) * 2 for back in range(_YEARS)])
        self.year.setAccessibleName(self.tr("Năm"))
        self.year.setFixedWidth(px(84))
        self._title: Final = label("", "lead")  # of which period the counts are
        self.every: Final = Chip(self.tr("Tất cả"))
        self.missing: Final = Chip(self.tr("Chưa gửi"))
        self.fresh: Final = Chip(self.tr("Mới đến"))
        self.returned: Final = Chip(self.tr("Trả lại"))
        self.remind: Final = button("", sign="mail")
        self.foot: Final = BoardFoot(today)
        self.duties: Final = button(self.tr("Mở Cài đặt"))
        self._hold: Final = column(gap=0)
        self._stack: Final = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.every.setChecked(True)
        chips = (self.every, self.missing, self.fresh, self.returned)
        bar = row(self._title, *chips, None, self.year, self.remind, gap=8, margins=(16, 8, 16, 8))
        listed = QFrame()
        inner = column(frame("surface", bar, height=_BAR), gap=0)
        inner.addLayout(self._hold, 1)
        inner.addWidget(self.foot)
        listed.setLayout(inner)
        self._stack.addWidget(until_read())
        self._stack.addWidget(listed)
        self._stack.addWidget(nobody_owes(self.duties))
        self.setLayout(column(self._stack, gap=0))

    def _connect(self) -> None:
        for chip in (self.every, self.missing, self.fresh, self.returned):
            chip.clicked.connect(self._filterer(chip))
        self.year.currentIndexChanged.connect(lambda _at: self.refresh())
        self.remind.clicked.connect(self._write_reminders)
        self.duties.clicked.connect(lambda: self._bench.go("settings"))
        self.foot.accepted.connect(lambda: self._judge(self._deeds.accept))
        self.foot.returned.connect(lambda: self._judge(self._deeds.give_back))
        self.foot.reopened.connect(lambda: self._judge(self._deeds.reopen))
        self.foot.letter_noted.connect(lambda on: self._deeds.note_letter(self._receipt, on))
        self._bench.busy_changed.connect(lambda _busy: self._let_act())

    # --- what is shown

    def refresh(self) -> None:
        desk, year = self._bench.desk, int(self.year.value())
        self._reader.ask(lambda: year_board(desk, year), self._show)

    def _show(self, board: YearBoard) -> None:
        former = () if self._board is None else tuple(one.period for one in self._board.boards)
        periods = tuple(one.period for one in board.boards)
        self._board = board
        self._take_up(periods, former)
        self.read.emit()

    def _take_up(self, periods: Sequence[Period], former: Sequence[Period]) -> None:
        board = self._board
        if board is None or not periods or not board.units:
            self._stack.setCurrentIndex(_NOBODY)
            return
        if self.table is None or periods != former:
            self._make_table(periods)
        self._stack.setCurrentIndex(_BOARD)
        self._fill()

    def _make_table(self, periods: Sequence[Period]) -> None:
        """Make the table anew: its columns are the year's periods."""
        if self.table is not None:
            self._hold.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        table = self.table = LineView(board_columns(periods, lambda: self._bench.desk.today))
        table.setAccessibleName(self.tr("Báo cáo của đơn vị theo kỳ"))
        table.horizontalHeader().say_below(self._below)  # type: ignore[attr-defined]  # our own
        table.cell_chosen.connect(self._follow)
        self._hold.addWidget(table)
        self._share_room()

    def _below(self, key: str) -> tuple[str, bool]:
        period = period_of(key)
        boards = self._board.boards if self._board else ()
        return next((head_words(one) for one in boards if one.period == period), ""), False

    def _fill(self) -> None:
        table, board = self.table, self._board
        if table is None or board is None:
            return
        lines = lines_of(board)
        period = self.period()
        chosen = [line for line in lines if self._wanted(line, period)]
        table.replace(chosen)
        if table.current_line() is None and chosen:
            first = next((one for one in chosen if one.stand(period) is Stand.NEW), chosen[0])
            table.choose(first.id, str(period))
        self._count(lines, period)
        self._follow_now()

    def _wanted(self, line: BoardLine, period: Period) -> bool:
        if self.missing.isChecked():
            return line.stand(period) in MISSING
        if self.fresh.isChecked():
            return line.stand(period) is Stand.NEW
        if self.returned.isChecked():
            return line.stand(period) is Stand.RETURNED
        return True

    def _count(self, lines: Sequence[BoardLine], period: Period) -> None:
        stands = [line.stand(period) for line in lines]
        of = uncapital(short_period(period))
        self._title.setText(self.tr("Báo cáo {}").format(of))
        self.every.setToolTip(self.tr("Số đơn vị tính theo báo cáo {}").format(of))
        self.every.show_count(len(lines))
        self.missing.show_count(sum(one in MISSING for one in stands))
        self.fresh.show_count(stands.count(Stand.NEW))
        self.returned.show_count(stands.count(Stand.RETURNED))
        asked = to_remind(lines, period)
        self.remind.setText(f" {self.tr('Nhắc {} đơn vị').format(asked)}")
        self.remind.setAccessibleName(self.remind.text().strip())
        self.remind.setVisible(asked > 0)

    def period(self) -> Period:
        """Return the period in question: the cursor's, else the one that is looked at now."""
        board = self._board
        if board is None or not board.boards:
            return Period(self._bench.desk.today.year)
        table = self.table
        if table is not None and table.current_line() is not None:
            found = period_of(table.current_column())
            if found is not None:
                return found
        return period_looked_at(board, self._bench.desk.today)

    def summary(self) -> tuple[Period, int, int] | None:
        """Say of the reports that come in these days how many are missing, how many went back."""
        board = self._board
        if board is None or not board.units or not board.boards:
            return None
        period = period_looked_at(board, self._bench.desk.today)
        stands = [line.stand(period) for line in lines_of(board)]
        missing = sum(one in MISSING for one in stands)
        return period, missing, stands.count(Stand.RETURNED)

    def _follow(self, line: BoardLine | None, key: str) -> None:
        period = period_of(key)
        self.foot.show_report(line, period)
        self._receipt = None
        if self._board is not None and period is not None:
            self._count(lines_of(self._board), period)
        found = line.of(period) if line is not None and period is not None else None
        if line is not None and period is not None and found is not None and found.received_on:
            desk, unit = self._bench.desk, line.year.unit
            self._letters.ask(lambda: receipt_of(desk, unit, period), self._show_receipt)
        else:
            self._letters.forget()
        self._let_act()

    def _follow_now(self) -> None:
        if self.table is not None:
            self._follow(self.table.current_line(), self.table.current_column())

    def _show_receipt(self, receipt: PaperReceipt | None) -> None:
        self._receipt = receipt
        self.foot.show_letter(receipt.letter_on if receipt else None)
        self.foot.letter.setEnabled(receipt is not None and self._bench.may_act())

    def _let_act(self) -> None:
        line, period = self._chosen()
        found = line.of(period) if line is not None and period is not None else None
        free = self._bench.may_act()
        self.foot.accept.setEnabled(free and found is not None and found.accepted is not True)
        self.foot.give_back.setEnabled(free and found is not None and found.accepted is not False)
        self.foot.reopen.setEnabled(free)
        self.remind.setEnabled(free)

    def _filterer(self, chip: Chip) -> Callable[[], None]:
        def choose() -> None:
            for one in (self.every, self.missing, self.fresh, self.returned):
                one.setChecked(one is chip)
            self._fill()

        return choose

    def fit(self, width: int) -> None:
        """Fold what does not fit a part of this width."""
        effective = width / scale()
        self._room = effective
        self._share_room()
        self._title.setVisible(effective >= _WITH_TITLE)
        self.returned.setVisible(effective >= _WITH_RETURNED or self.returned.isChecked())

    def _share_room(self) -> None:
        """Let every period have the same part of what the names leave."""
        if self.table is not None and self._board is not None and self._room:
            periods = [str(one.period) for one in self._board.boards]
            wide = int((self._room - _NAMES) / len(periods))
            wide = max(_NARROWEST, min(_WIDEST, wide))
            self.table.suggest_widths(dict.fromkeys(periods, wide))

    # --- deeds

    def _chosen(self) -> tuple[BoardLine | None, Period | None]:
        if self.table is None:
            return None, None
        return self.table.current_line(), period_of(self.table.current_column())

    def stops(self) -> list[QWidget]:
        """Return where the keyboard comes to."""
        if self._stack.currentIndex() != _BOARD or self.table is None:
            return [self.duties] if self.duties.isVisible() else []
        acts = [one for one in (self.foot.give_back, self.foot.accept) if one.isEnabled()]
        return [self.every, self.table, *(one for one in acts[:1] if one.isVisible())]

    def order(self) -> list[QWidget]:
        """Return all that Tab goes through, in the order in which it stands there."""
        if self._stack.currentIndex() != _BOARD or self.table is None:
            return [self.duties]
        chips = (self.every, self.missing, self.fresh, self.returned)
        foot = self.foot
        acts = (foot.give_back, foot.accept, foot.reopen, foot.letter)
        return [*chips, self.year, self.remind, self.table, *acts]

    def choose(self, unit: uuid.UUID, period: Period) -> None:
        """Put the cursor on a report."""
        if self.table is not None:
            self.table.choose(unit, str(period))

    def _judge(self, deed: Callable[[BoardLine, Period], bool]) -> None:
        line, period = self._chosen()
        if line is not None and period is not None and deed(line, period):
            self.answered.emit(line.year.unit)

    def _write_reminders(self) -> None:
        self._bench.show_report(self.period(), ReportKind.REMINDER)
