"""The place Cập nhật kết quả: one period, one line a result, the cursor in the first empty cell."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Period, quarter_of
from cchc_desktop.services.entry.sheet import EntrySheet, plan_years
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.owed_reports.span import report_span
from ui.actions.bench import Bench
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.place import Place
from ui.progress_entry.blanks import NothingFits, NothingOwed
from ui.progress_entry.chips import EntryChips
from ui.progress_entry.columns import PROPOSAL, STATE, entry_columns
from ui.progress_entry.filtering import Filters
from ui.progress_entry.key_words import foot_hints, own_keys
from ui.progress_entry.listing import EntryListing
from ui.progress_entry.period_choice import PeriodChoice
from ui.progress_entry.sections import in_sections
from ui.progress_entry.view import EntryView
from ui.progress_entry.wording import missing_words
from ui.progress_entry.work import EntryWork
from ui.table.key_hints import KeyHints
from ui.theme.look import scale
from ui.theme.tokens import PAGE_INSET

_FOOT: Final = 36
_WIDE: Final = 1340  # window width over text scale, as in the design's table of widths
_FREE: Final = 1080
_LAYOUT: Final = "progress-entry/columns"


class ProgressEntryPage(QObject):
    """Fills a place; reads the sheet and hears what is typed on it."""

    def __init__(self, place: Place, bench: Bench) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self._closed: set[str] = set()
        self._reader: Final = bench.reader(self)
        self._then: Callable[[], None] | None = None
        self._writing: list[uuid.UUID] = []
        self._wide = True
        desk = bench.desk
        running = Period.of(quarter_of(desk.today))
        self.listing: Final = EntryListing(desk, running)
        self.periods: Final = PeriodChoice(running, plan_years(desk))
        self.table: Final = EntryView(entry_columns(lambda: desk.today))
        self.chips: Final = EntryChips(self.tr("Cơ quan mình"))
        self.before: Final = button(self.tr("Như kỳ trước"), sign="copy")
        self.work: Final = EntryWork(self.table, bench, lambda: self.listing.period)
        self._missing = label("", "small")
        self.report: Final = button(self.tr("Soạn báo cáo"), "link")
        self._nothing = NothingFits()
        self._empty = NothingOwed()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Kết quả của kỳ"))
        self.before.setToolTip(self.tr("Ctrl+D: điền ô trống của các dòng đang chọn"))
        self._stack = QStackedWidget()
        for shown in (self.table, self._nothing, self._empty):
            self._stack.addWidget(shown)
        hints = row(
            KeyHints(foot_hints()),
            self._missing,
            self.report,
            gap=16,
            margins=(PAGE_INSET, 0, PAGE_INSET, 0),
        )
        hints.setStretch(0, 1)
        self._foot = frame("foot", hints, height=_FOOT)
        body = column(self.chips, self._stack, self._foot, gap=0)
        body.setStretch(1, 1)
        whole = QFrame()
        whole.setLayout(body)
        self._place.fill(whole)
        self._place.add_tool(self.periods)
        self._place.add_tool(self.before)
        self.table.show_column(PROPOSAL, shown=False)
        self.table.restore(self._bench.recall(_LAYOUT))

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._find)
        # The letters appear at once; the list follows when the event queue is empty.
        self.chips.search.textChanged.connect(lambda: self._typing.start(0))
        self.chips.changed.connect(self._filter)
        self.chips.turned.connect(self._turn_to_others)
        self.periods.chosen.connect(self._go_to_period)
        self.before.clicked.connect(self._take_before)
        self.report.clicked.connect(self._write_report)
        self.work.writing.connect(self._note_writing)
        self.table.section_turned.connect(self._turn)
        self.table.all_told.connect(self._tell_all_told)
        self.table.layout_changed.connect(self._remember)
        self._nothing.pressed.connect(lambda: self._filter(Filters()))
        self._empty.pressed.connect(self._leave_empty)
        QShortcut(QKeySequence.StandardKey.Find, self._place, self._go_to_search)
        QShortcut(QKeySequence("Esc"), self._place, self._escape)
        QShortcut(QKeySequence("Alt+Left"), self._place, lambda: self.periods.step(-1))
        QShortcut(QKeySequence("Alt+Right"), self._place, lambda: self.periods.step(1))

    # --- the frame's calls

    def begin(self) -> None:
        """Show the running quarter, with the cursor in the first cell that is wanted."""
        self._read(self._show_first)

    def _show_first(self) -> None:
        self._go_to_first()
        # Once the table has its height, so that the first section is not scrolled away.
        QTimer.singleShot(0, self.table, self._show_top)

    def refresh(self) -> None:
        """Read anew what was written, or everything where that cannot be told."""
        if self._writing and self.listing.reread(self._writing):
            self._show()
        else:
            self._read()

    def _read(self, then: Callable[[], None] | None = None) -> None:
        """Read the whole period beside the window; `then` follows once it is shown."""
        self._then = then or self._then
        self._reader.ask(self.listing.reading(), self._take)

    def _take(self, sheet: EntrySheet) -> None:
        self.listing.take(sheet)
        self._show()
        self._tell_span()
        then, self._then = self._then, None
        if then is not None:
            then()

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        effective = width / scale()
        self.periods.narrow(on=effective < _FREE)
        self._wide = effective >= _WIDE
        self._tell_span()

    def stops(self) -> list[QWidget]:
        if self._stack.currentWidget() is self._empty:
            return [self._empty.act]
        return [self.table, *([self.report] if self.report.isVisible() else [])]

    def keys(self) -> list[tuple[str, str]]:
        return own_keys(self.table.shortcuts())

    # --- what is shown

    def _show(self) -> None:
        listing = self.listing
        lines = listing.wanted()
        self.table.replace(list(in_sections(lines, self._closed)))
        everything, counts = listing.everything(), listing.counts()
        self.chips.choose(listing.filters)
        self.chips.count(everything, listing.person, counts)
        self.chips.on_behalf.setChecked(listing.on_behalf)
        self._missing.setText(missing_words(counts))
        self.before.setEnabled(bool(lines))
        base = listing.filters.base(everything)
        if not base:
            period = period_words(listing.period)
            self._empty.tell(period, listing.elsewhere, on_behalf=listing.on_behalf)
        elif not lines:
            self._nothing.say(self._nothing_words())
        self._stack.setCurrentWidget(
            self.table if lines else self._nothing if base else self._empty
        )
        self._foot.setVisible(bool(base))

    def _nothing_words(self) -> str:
        sought = self.listing.filters.sought.strip()
        if sought:
            return self.tr("Không có nhiệm vụ nào chứa “{}” trong kỳ này.").format(sought)
        return self.tr("Không còn nhiệm vụ nào như đã lọc trong kỳ này.")

    def _leave_empty(self) -> None:
        if self.listing.on_behalf or self.listing.elsewhere:
            self._turn_to_others(not self.listing.on_behalf)
        else:
            self._bench.go("tasks")

    def _tell_span(self) -> None:
        """Say which data the period's report tells and until when it is to be sent."""
        if self.listing.on_behalf:
            self._place.tell(self.tr("Đang ghi thay đơn vị khác"))
            return
        span = report_span(self._bench.desk, self.listing.period) if self._wide else None
        self._place.tell(
            self.tr("Số liệu đến {}, hạn nộp {}").format(day(span.last), day(span.due))
            if span is not None
            else ""
        )

    def _go_to_first(self) -> None:
        if not self.table.first_missing():
            self.table.choose_first(STATE)
        self.stops()[0].setFocus()

    def _show_top(self) -> None:
        self.table.scrollToTop()
        self.table.scrollTo(self.table.currentIndex())

    # --- what is chosen

    def _note_writing(self, tasks: list[uuid.UUID]) -> None:
        self._writing = list(tasks)

    def _filter(self, filters: Filters) -> None:
        if not filters.sought:
            self.chips.search.blockSignals(True)
            self.chips.search.clear()
            self.chips.search.blockSignals(False)
        self.listing.filters = filters
        self.listing.choose_anew()
        self._show()

    def _find(self) -> None:
        self._filter(replace(self.listing.filters, sought=self.chips.search.text()))

    def _turn_to_others(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.listing.on_behalf = on
        self._read_another(Filters())

    def _go_to_period(self, period: Period) -> None:
        if not self.table.finish_editing():
            self.periods.choose(self.listing.period)
            return
        self.listing.period = period
        self._read_another(self.listing.filters)

    def _read_another(self, filters: Filters) -> None:
        self.listing.filters = filters
        self.listing.choose_anew()
        self._read(self._go_to_first)

    def _turn(self, section: str) -> None:
        self._closed ^= {section}
        self._show()

    def _take_before(self) -> None:
        chosen: Collection[Any] = self.table.selected_lines()
        self.work.take_before(list(chosen))

    def _write_report(self) -> None:
        """Go on to the report of the period that was typed."""
        if self.table.finish_editing():
            self._bench.show_report(self.listing.period)

    def _tell_all_told(self) -> None:
        if not self.listing.counts().lacking:
            self._bench.tell(self.tr("Đã ghi đủ kết quả của kỳ này."))

    def _remember(self) -> None:
        self._bench.remember(_LAYOUT, self.table.state())

    def _go_to_search(self) -> None:
        self.chips.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chips.search.selectAll()

    def _escape(self) -> None:
        if self.chips.search.hasFocus() and self.chips.search.text():
            self.chips.search.clear()
        else:
            self.table.setFocus()
