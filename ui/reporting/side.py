"""The left column: which period, plan, unit and kind; beneath them what is owed, and when.

Must not know how a report is made.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.overview.reports import ReportDay, Sent
from ui.parts.boxes import column, frame, row
from ui.parts.fields import Choice, Field
from ui.parts.labels import label
from ui.reporting.choosing import Offered, ReportChoice, Sheet, in_year, periods_of_year
from ui.reporting.line_list import Entry, LineList
from ui.reporting.wording import due_words, owed_words, plan_words, sheet_words, short_period
from ui.theme.look import px
from ui.theme.tokens import Role

WIDTH: Final = 240
_ALL: Final = ""
_LEAST_CHOICE: Final = 96
_SIGNS: Final[dict[Sheet, str]] = {
    Sheet.REPORT: "reports",
    Sheet.TASKS: "tasks",
    Sheet.TOGETHER: "units",
    Sheet.REMINDER: "bell",
    Sheet.TARGETS: "targets",
    Sheet.STATISTICS: "columns",
    Sheet.PLAN: "document",
    Sheet.SLIPS: "person",
}
_STANDS: Final[dict[Sent, tuple[str, Role]]] = {
    Sent.SENT: ("state-done", "done"),
    Sent.DUE: ("state-due-soon", "soon"),
    Sent.MISSING: ("state-overdue", "late"),
}


class Side(QFrame):
    """`chosen` tells the whole choice whenever a person changes a part of it."""

    chosen = Signal(object)

    def __init__(self, choice: ReportChoice, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("sections")
        self.setFixedWidth(px(WIDTH))
        self._choice, self._today = choice, today
        self.years: Final = Choice()
        self.periods: Final = Choice()
        self.plans: Final = Choice()
        self.units: Final = Choice()
        self.sheets: Final = LineList(self.tr("Loại báo cáo"), follows=True)
        self.owed: Final = LineList(self.tr("Báo cáo phải nộp"), follows=False)
        self._owed_head: Final = label("", "strong")
        self._build()
        self._connect()

    def _build(self) -> None:
        named = {
            self.periods: self.tr("Kỳ báo cáo"),
            self.years: self.tr("Năm"),
            self.plans: self.tr("Kế hoạch"),
            self.units: self.tr("Đơn vị"),
        }
        fields = {one: Field(words, one) for one, words in named.items()}
        beside = row(fields[self.periods], fields[self.years], gap=8)
        beside.setStretch(0, 1)
        self.years.setFixedWidth(px(76))
        for one in (self.periods, self.plans, self.units):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            one.setMinimumWidth(px(_LEAST_CHOICE))
        self._unit_field = fields[self.units]
        asked = column(beside, fields[self.plans], fields[self.units], gap=8)
        asked.setContentsMargins(px(16), 0, px(16), 0)
        kinds = column(self.sheets, margins=(8, 0, 8, 0))
        head = row(self._owed_head, None, margins=(16, 0, 16, 0))
        owed = column(self.owed, margins=(8, 0, 8, 0))
        inner = column(asked, 4, kinds, 4, head, owed, None, gap=4, margins=(0, 12, 0, 12))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Kỳ và loại báo cáo"))
        self._inner = frame("sideInner", inner)
        scroll.setWidget(self._inner)
        self._scroll = scroll
        self.setLayout(column(scroll, gap=0))

    def _connect(self) -> None:
        self.years.activated.connect(lambda _at: self._take_year())
        self.periods.activated.connect(lambda _at: self._take_period())
        self.plans.activated.connect(lambda _at: self._take_plan())
        self.units.activated.connect(lambda _at: self._take_unit())
        self.sheets.picked.connect(self._take_sheet)
        self.owed.picked.connect(self._take_owed)
        for one in (self.sheets, self.owed):
            one.currentItemChanged.connect(self._keep_in_view)

    # --- what is chosen

    def value(self) -> ReportChoice:
        return self._choice

    def choose(self, choice: ReportChoice) -> None:
        """Show a choice and tell of it, as when another place leads here."""
        self._go(choice)

    def show_offered(self, offered: Offered) -> None:
        """Fill the lists anew; what is chosen stays as long as it is there."""
        choice = self._choice
        self._fill(self.years, [(str(year), str(year)) for year in offered.years])
        plans = [(str(one.id), plan_words(one)) for one in offered.plans]
        self._fill(self.plans, [(_ALL, self.tr("Tất cả kế hoạch")), *plans])
        units = [(str(one.id), one.name) for one in offered.units]
        self._fill(self.units, [(_ALL, self.tr("Cả cơ quan")), *units])
        if choice.plan is not None and self.plans.findData(str(choice.plan)) < 0:
            choice = replace(choice, plan=None)
        if choice.unit is not None and self.units.findData(str(choice.unit)) < 0:
            choice = replace(choice, unit=None)
        signs = [Entry(one, sheet_words(one), _SIGNS[one], "text2") for one in Sheet]
        self.sheets.show_entries(signs, choice.sheet)
        self._show_owed(offered.owed)
        is_gone = choice != self._choice
        self._choice = choice
        self._show()
        if is_gone:
            self.chosen.emit(choice)

    def stops(self) -> list[QWidget]:
        return [self.sheets, *([self.owed] if self.owed.count() else [])]

    def _show_owed(self, owed: Sequence[ReportDay]) -> None:
        today = self._today()
        entries = []
        for one in sorted(owed, key=lambda one: (one.sent is Sent.SENT, one.due)):
            sign, role = _STANDS[one.sent]
            late: Role = "late" if one.sent is Sent.MISSING else "text3"
            entries.append(Entry(one, owed_words(one), sign, role, due_words(one, today), late))
        self.owed.show_entries(entries, None)
        self._owed_head.setText(self.tr("Phải nộp, phải nhận") if entries else "")
        self.owed.setVisible(bool(entries))

    @staticmethod
    def _fill(choice: Choice, entries: Sequence[tuple[str, str]]) -> None:
        there = [(choice.itemData(at), choice.itemText(at)) for at in range(choice.count())]
        if there == list(entries):
            return
        choice.blockSignals(True)
        choice.clear()
        for value, words in entries:
            choice.addItem(words, value)
        choice.blockSignals(False)

    def _show(self) -> None:
        choice = self._choice
        year = choice.period.year
        periods = [(str(one), short_period(one)) for one in periods_of_year(year)]
        self._fill(self.periods, periods)
        self.years.choose(str(year))
        self.periods.choose(str(choice.period))
        self.plans.choose(str(choice.plan) if choice.plan else _ALL)
        self.units.choose(str(choice.unit) if choice.unit and choice.takes_unit else _ALL)
        self.units.setEnabled(choice.takes_unit)
        why = "" if choice.takes_unit else self.tr("Loại này lập cho cả cơ quan.")
        self._unit_field.setToolTip(why)
        self.sheets.choose(choice.sheet)

    # --- what a person chooses

    def _go(self, choice: ReportChoice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        self._show()
        self.chosen.emit(choice)

    def _take_year(self) -> None:
        year = int(self.years.value())
        self._go(replace(self._choice, period=in_year(self._choice.period, year)))

    def _take_period(self) -> None:
        self._go(replace(self._choice, period=parse(self.periods.value())))

    def _take_plan(self) -> None:
        self._go(replace(self._choice, plan=_id(self.plans.value())))

    def _take_unit(self) -> None:
        self._go(replace(self._choice, unit=_id(self.units.value())))

    def _take_sheet(self, sheet: Sheet) -> None:
        self._go(replace(self._choice, sheet=sheet))

    def _take_owed(self, report: ReportDay) -> None:
        """Turn to a report that is owed, of the whole office, whatever was looked at."""
        sheet = Sheet.REPORT if report.is_own else Sheet.TOGETHER
        self._go(ReportChoice(sheet, report.period))

    def step(self, step: int) -> None:
        """Go to the period before or after of the same length."""
        period = self._choice.period
        same = [one for one in _around(period) if one.length is period.length]
        at = same.index(period) + step
        if 0 <= at < len(same) and self.years.findData(str(same[at].year)) >= 0:
            self._go(replace(self._choice, period=same[at]))

    def _keep_in_view(self) -> None:
        shown = self.sender()
        if isinstance(shown, LineList) and shown.hasFocus():
            box = shown.visualRect(shown.currentIndex())
            at = shown.mapTo(self._inner, box.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, box.height())


def _around(period: Period) -> list[Period]:
    years = (period.year - 1, period.year, period.year + 1)
    return sorted(one for year in years for one in periods_of_year(year))


def _id(text: str) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None
