"""The place Tổng quan: what is due, what is late, how far we are; each figure opens its tasks."""

import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from cchc_desktop.domain.reminders import Reminder
from cchc_desktop.services.overview.reports import ReportDay
from cchc_desktop.services.overview.standing import Ids, Overview, Week, overview
from cchc_desktop.services.reminding.reminders import waiting
from cchc_desktop.services.reminding.report_behind import ADDED_UP, OWN_REPORT
from ui.actions.bench import Bench
from ui.labels import field_words
from ui.overview.blanks import NothingToTell
from ui.overview.deeds import OUTSIDE, Outside, OverviewDeeds
from ui.overview.figures import FigureBand
from ui.overview.progress import ProgressBlock
from ui.overview.reminders import RemindersBlock
from ui.overview.reports import ReportsBlock
from ui.overview.strip import YearStrip
from ui.overview.wording import quarter_words, short_day, today_words
from ui.parts.boxes import column, restyle, row
from ui.parts.buttons import button
from ui.parts.place import Place
from ui.theme.look import px, scale
from ui.theme.tokens import PAGE_INSET

# Window width over text scale, as in the design's table of widths.
_TWO_COLUMNS: Final = 1080
_WITH_WORDS: Final = 1340
_WIDEST: Final = 1440
_ONE_COLUMN: Final = 400  # what is reminded of takes no more where the page scrolls anyway
_GAP: Final = 12
_LEFT, _RIGHT = 11, 10
_ENTRY, _TASKS = "entry", "tasks"


class OverviewPage(QObject):
    """Fills a place; reads everything at once, and opens lists."""

    def __init__(self, place: Place, bench: Bench, outside: Outside = OUTSIDE) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self._deeds: Final = OverviewDeeds(bench, outside)
        self._reader: Final = bench.reader(self)
        self._begins = self._is_narrow = self._by_unit = False
        self.seen: Overview | None = None
        self.print: Final = button(self.tr("In một trang…"), "quiet", sign="print")
        self.enter: Final = button("", "primary", sign="entry")
        self.strip: Final = YearStrip()
        self.figures: Final = FigureBand()
        self.reminders: Final = RemindersBlock()
        by_field, by_unit = self.tr("Theo lĩnh vực"), self.tr("Theo đơn vị")
        self.fields: Final = ProgressBlock(self.tr("Tiến độ theo lĩnh vực"), by_unit, field_words)
        self.units: Final = ProgressBlock(self.tr("Tiến độ theo đơn vị"), by_field, str)
        self.reports: Final = ReportsBlock()
        self.empty: Final = NothingToTell()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.print.setToolTip(self.tr("In một trang cho cuộc họp (Ctrl+P)"))
        self._place.add_tool(self.print)
        self._place.add_tool(self.enter)
        self._columns: QBoxLayout = row(gap=_GAP)
        self._columns.addLayout(column(self.reminders, None, gap=_GAP), _LEFT)
        right = column(self.fields, self.units, self.reports, None, gap=_GAP)
        self._columns.addLayout(right, _RIGHT)
        body = column(self.strip, self.figures, self._columns, None, gap=_GAP)
        self._sheet = QFrame()
        self._sheet.setObjectName("surface")
        self._sheet.setLayout(body)
        self._sheet.setMaximumWidth(px(_WIDEST))
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QFrame()
        inner.setObjectName("surface")
        beside = row(self._sheet, gap=0, margins=(PAGE_INSET, _GAP, PAGE_INSET, _GAP))
        # What the widest sheet leaves free of a window stays so at the right.
        beside.addStretch(0)
        beside.setStretch(0, 1)
        inner.setLayout(beside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._beside = beside
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_right_edge)
        self._scroll.viewport().installEventFilter(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # until the day is read
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        self._place.fill(self._stack)

    def _keep_right_edge(self) -> None:
        """Let the blocks end where the tools above do, whether or not the page scrolls."""
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        edge = self._beside.contentsMargins()
        edge.setRight(max(0, px(PAGE_INSET) - taken))
        self._beside.setContentsMargins(edge)

    def _connect(self) -> None:
        self.print.clicked.connect(self._put_on_paper)
        self.enter.clicked.connect(lambda: self._bench.go(_ENTRY))
        self.empty.pressed.connect(lambda: self._bench.go(_TASKS))
        self.strip.canvas.week_opened.connect(self._open_week)
        self.strip.canvas.report_opened.connect(self._open_report)
        self.reports.opened.connect(self._open_report)
        self.reports.link.clicked.connect(lambda: self._bench.go("reporting"))
        for part in (self.figures, self.fields, self.units):
            part.opened.connect(self._open)
        for block in (self.fields, self.units):
            block.turned.connect(self._turn)
            block.unfolded.connect(self._fit_height)
        self.reminders.asked.connect(self._answer)
        self._bench.busy_changed.connect(lambda busy: self.reminders.let_act(on=not busy))
        QShortcut(QKeySequence("Ctrl+P"), self._place, self._put_on_paper)

    # --- the frame's calls

    def begin(self) -> None:
        """Show the day for the first time, with the cursor on what presses most."""
        self._begins = True
        self.refresh()

    def _put_cursor(self) -> None:
        self._begins = False
        if self._stack.currentWidget() is self.empty:
            self.empty.take_focus()
        elif (stops := self.stops()) and stops[-1].isEnabled():
            first = self.reminders.list if self.reminders.list.count() else stops[0]
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the day anew; of many thousand tasks that takes longer than a hand waits."""
        desk = self._bench.desk
        self._reader.ask(lambda: (overview(desk), waiting(desk, desk.now())), self._show)

    def _show(self, read: tuple[Overview, list[Reminder]]) -> None:
        seen, reminders = read
        self.seen = seen
        self._place.tell(today_words(seen.today))
        words = self.tr("Cập nhật kết quả {}").format(quarter_words(seen.quarter))
        self.enter.setText(f" {words}")
        self.enter.setAccessibleName(words)
        for tool in (self.print, self.enter):
            tool.setVisible(not seen.is_empty)
        self._stack.setCurrentWidget(self.empty if seen.is_empty else self._scroll)
        if not seen.is_empty:
            self._fill(seen, reminders)
        if self._begins:
            self._put_cursor()

    def _fill(self, seen: Overview, reminders: list[Reminder]) -> None:
        self.strip.show_year(seen)
        self.figures.show_figures(seen)
        self.reminders.show_reminders(reminders)
        self.fields.show_parts(seen.fields)
        whole = self.tr("{} nhiệm vụ, hoàn thành {}")
        self.fields.tell(whole.format(seen.whole.total, len(seen.whole.done)))
        self.units.show_parts(seen.units)
        self.units.tell(self.tr("{} đơn vị chủ trì").format(len(seen.units)))
        self.fields.link.setVisible(bool(seen.units))
        self.reports.show_reports(seen.reports, seen.today)
        self._show_progress()

    def _turn(self) -> None:
        """Look at the progress the other way; the link back takes the focus."""
        self._by_unit = not self._by_unit
        self._show_progress()
        (self.units if self._by_unit else self.fields).link.setFocus()

    def _show_progress(self) -> None:
        """Show one of the two ways to look at the progress, and share out the height anew."""
        self._by_unit = self._by_unit and self.seen is not None and bool(self.seen.units)
        some = self.seen is not None and bool(self.seen.fields)
        self.fields.setVisible(some and not self._by_unit)
        self.units.setVisible(some and self._by_unit)
        self._fit_height()

    def _fit_height(self) -> None:
        """Let the two columns end where the window does, as far as what they hold allows."""
        edges = self._beside.contentsMargins()
        room = self._scroll.viewport().height() - edges.top() - edges.bottom()
        room -= self.strip.height() + self.figures.sizeHint().height() + 2 * px(_GAP)
        above = self.units if self._by_unit else self.fields
        below = room - above.sizeHint().height() - px(_GAP)
        self.reminders.fit(px(_ONE_COLUMN) if self._is_narrow else room)
        self.reports.fit(sys.maxsize if self._is_narrow else below)

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and seen is self._scroll.viewport():
            self._fit_height()
        return super().eventFilter(seen, event)

    def fit(self, width: int) -> None:
        """Put everything into one column where the window is narrow."""
        room = width / scale()
        narrow = self._is_narrow = room < _TWO_COLUMNS
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if narrow else directions.LeftToRight
        self._columns.setDirection(wanted)
        for at, share in enumerate((_LEFT, _RIGHT)):
            self._columns.setStretch(at, 0 if narrow else share)
        self.figures.fold(on=narrow)
        self.strip.fold(on=narrow)
        self._fit_height()
        with_words = room >= _WITH_WORDS
        self.print.setText(" " + self.tr("In một trang…") if with_words else "")
        restyle(self.print, "kind", "quiet" if with_words else "icon")

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through: one of each block."""
        if self._stack.currentWidget() is self.empty:
            return [self.empty.begin]
        rows = (self.units if self._by_unit else self.fields, self.reports)
        found = [
            self.strip.canvas.stop(),
            self.figures.stop(),
            self.reminders.list if self.reminders.list.count() else None,
            *(part.stop() for part in rows),
        ]
        return [stop for stop in found if stop is not None] or [self.print]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Mở các nhiệm vụ đứng sau con số, thanh hoặc ngày")),
            ("←, →, ↑, ↓", self.tr("Đi trong một khối; Tab sang khối sau")),
            ("X", self.tr("Việc được nhắc: xong các việc đã chọn")),
            ("1, 2, 3, 4", self.tr("Nhắc lại sau 1 giờ, sáng mai, thứ Hai tới, ngày khác")),
            ("Shift+↓, Ctrl+A", self.tr("Chọn nhiều việc được nhắc")),
            ("Ctrl+P", self.tr("In một trang cho cuộc họp")),
        ]

    # --- doors

    def _open(self, ids: Ids, why: str) -> None:
        if ids:
            self._bench.show_tasks(ids, why)

    def _open_week(self, week: Week) -> None:
        self._open(week.tasks, self.tr("Đến hạn trong tuần từ {}").format(short_day(week.first)))

    def _open_report(self, report: ReportDay) -> None:
        """Go where a report of ours is written, and where those of units are added up."""
        self._bench.show_report(report.period, OWN_REPORT if report.is_own else ADDED_UP)

    # --- deeds

    def _answer(self, deed: str, chosen: object) -> None:
        if isinstance(chosen, list):
            self._deeds.answer(deed, chosen)

    def _put_on_paper(self) -> None:
        if self.seen is not None and not self.seen.is_empty and self._bench.may_act():
            self._deeds.put_on_paper(self.seen)
