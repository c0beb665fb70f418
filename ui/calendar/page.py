"""The place Lịch: a month or a quarter, the day that is chosen, and the ways between days."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.services.calendar_days import CalendarDays, Mark, MarkKind, read_days
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.calendar.exporting import export_year, print_calendar
from ui.calendar.grid import DaysView
from ui.calendar.moving import MoveForm, move
from ui.calendar.panel import DayPanel
from ui.calendar.span import Span, View, stepped
from ui.calendar.wording import day_title, span_title
from ui.parts.boxes import column
from ui.parts.buttons import Switch, button, icon_button, rename
from ui.parts.place import Place
from ui.theme.look import scale

_VIEW: Final = "calendar/view"
_WITH_PANEL: Final = 1080  # window width over text scale


class CalendarPage(QObject):
    """Fills a place; the day that is chosen says which span is shown."""

    def __init__(self, place: Place, bench: Bench) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self.day: date = bench.desk.today
        self._span = Span.of(View.QUARTER, self.day)
        self._reader: Final = bench.reader(self)
        self._days: CalendarDays | None = None
        self._task: uuid.UUID | None = None  # to be chosen once its day is shown
        self._beside = True
        self.back: Final = icon_button("chevron-left", "")
        self.to_today: Final = button(self.tr("Hôm nay"))
        self.on: Final = icon_button("chevron-right", "")
        self.views: Final = Switch([(View.MONTH, self.tr("Tháng")), (View.QUARTER, self.tr("Quý"))])
        self.export: Final = button(self.tr("Xuất lịch…"))
        self.print: Final = icon_button("print", self.tr("In lịch… (Ctrl+P)"))
        self.show_list: Final = icon_button("note", self.tr("Việc trong ngày (Enter)"))
        self.grid: Final = DaysView()
        self.panel: Final = DayPanel()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.views.setAccessibleName(self.tr("Số ngày được xem"))
        self.to_today.setToolTip(self.tr("Home"))
        for tool in (
            self.back,
            self.to_today,
            self.on,
            self.views,
            self.export,
            self.print,
            self.show_list,
        ):
            self._place.add_tool(tool)
        whole = QFrame()
        whole.setLayout(column(self.grid, gap=0))
        self._place.fill(whole)
        self._place.add_side(self.panel)
        kept = self._bench.recall(_VIEW)
        self.views.choose(kept if kept in tuple(View) else View.QUARTER)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.to_today.clicked.connect(self._go_to_today)
        self.views.chosen.connect(self._look_at)
        self.export.clicked.connect(lambda: export_year(self._bench, self._span.first.year))
        self.print.clicked.connect(self._put_on_paper)
        self.grid.day_asked.connect(self.go_to)
        self.grid.stepped.connect(lambda days: self.go_to(stepped(self.day, days)))
        self.grid.turned.connect(self._turn)
        self.grid.today_asked.connect(self._go_to_today)
        self.grid.list_asked.connect(self._go_to_list)
        self.grid.escaped.connect(self._leave_list)
        self.show_list.clicked.connect(self._go_to_list)
        self.grid.opened.connect(lambda mark: self._open([mark]))
        self.grid.moved.connect(self.move)
        self.grid.shifted.connect(self._shift)
        self.panel.opened.connect(self._open)
        self.panel.move_asked.connect(self._ask_day)
        self.panel.shifted.connect(self._shift)
        self.panel.left.connect(self._leave_list)
        QShortcut(QKeySequence.StandardKey.Print, self._place, self._put_on_paper)
        QShortcut(QKeySequence("Alt+Left"), self._place, lambda: self._turn(-1))
        QShortcut(QKeySequence("Alt+Right"), self._place, lambda: self._turn(1))

    # --- the frame's calls

    def begin(self) -> None:
        """Show the days around today, with the cursor on it."""
        self.day = self._bench.desk.today
        self._span = Span.of(View(self.views.value()), self.day)
        self.refresh()
        self.grid.setFocus()

    def refresh(self) -> None:
        """Read anew what is due."""
        desk, span = self._bench.desk, self._span
        self._reader.ask(lambda: read_days(desk, span.first, span.last), self._show)

    def _show(self, days: CalendarDays) -> None:
        span, self._days = self._span, days
        self.grid.show_days(span, days, self.day)
        self._place.tell(span_title(span.period))
        self._name_turns(by_month=span.view is View.MONTH)
        self.panel.show_day(days, self.day, self._task)
        self._task = None

    def _name_turns(self, *, by_month: bool) -> None:
        before = self.tr("Tháng trước (PageUp)") if by_month else self.tr("Quý trước (PageUp)")
        after = self.tr("Tháng sau (PageDown)") if by_month else self.tr("Quý sau (PageDown)")
        rename(self.back, before)
        rename(self.on, after)

    def fit(self, width: int) -> None:
        """Let the day stand over the calendar in a narrow window, once it is asked for."""
        self._beside = width / scale() >= _WITH_PANEL
        self._place.float_side(on=not self._beside)
        self.panel.setVisible(self._beside)
        self.panel.close_it.setVisible(not self._beside)
        self.show_list.setVisible(not self._beside)

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.grid, self.panel.list] if self.panel.list.isVisible() else [self.grid]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("PageUp", self.tr("Tháng trước, quý trước")),
            ("PageDown", self.tr("Tháng sau, quý sau")),
            ("Home", self.tr("Về hôm nay")),
            ("Enter", self.tr("Từ ngày sang các việc của ngày; từ việc mở nhiệm vụ")),
            ("Ctrl+Shift+Left", self.tr("Dời việc đang chọn sang ngày trước")),
            ("Ctrl+Shift+Right", self.tr("Dời việc đang chọn sang ngày sau")),
            ("Ctrl+Shift+Up", self.tr("Dời việc đang chọn sang tuần trước")),
            ("Ctrl+Shift+Down", self.tr("Dời việc đang chọn sang tuần sau")),
            ("Esc", self.tr("Từ các việc của ngày về lịch")),
            ("Ctrl+P", self.tr("In lịch đang xem")),
        ]

    # --- moving

    def go_to(self, day: date, task: uuid.UUID | None = None) -> None:
        """Choose a day, and one of its tasks; another span is read when the day lies in it."""
        self.day, self._task = day, task
        if self._days is None or not self._span.holds(day):
            self._span = Span.of(self._span.view, day)
            self.refresh()
        elif not self._reader.is_reading:  # else it is shown with what is being read
            self.grid.choose(day)
            self.panel.show_day(self._days, day, task)

    def _turn(self, turns: int) -> None:
        self.go_to(self._span.later(self.day, turns))

    def _go_to_today(self) -> None:
        self.go_to(self._bench.desk.today)

    def _look_at(self, view: str) -> None:
        self._bench.remember(_VIEW, view)
        self._span = Span.of(View(view), self.day)
        self.refresh()

    def _go_to_list(self) -> None:
        self.panel.show()
        self.panel.raise_()
        if self.panel.list.isVisible():
            self.panel.list.setFocus()

    def _leave_list(self) -> None:
        self.panel.setVisible(self._beside)
        self.grid.setFocus()

    # --- acting

    def _open(self, marks: Sequence[Mark]) -> None:
        tasks = {one.task for one in marks if one.task is not None}
        if tasks:
            why = self.tr("Đến hạn {}").format(day_title(marks[0].day))
            self._bench.show_tasks(tasks, why)
        elif marks and marks[0].period is not None:
            kind = ReportKind.TOGETHER if marks[0].kind is MarkKind.RETURN else ReportKind.REPORT
            self._bench.show_report(marks[0].period, kind)

    def _put_on_paper(self) -> None:
        """Show the span as pages to print or to save."""
        if self._days is not None:
            print_calendar(self._bench, self._span, self._days)

    def move(self, mark: Mark, day: date) -> None:
        """Give a task another day, and go with it."""
        if move(self._bench, mark, day):
            self.go_to(day, mark.task)

    def _shift(self, days: int) -> None:
        mark = self.panel.mark()
        if mark is not None:
            self.move(mark, stepped(mark.day, days))

    def _ask_day(self, mark: Mark | None) -> None:
        if mark is None or not self._bench.may_act():
            return
        form = MoveForm(self._bench, mark)
        if form.ask() and form.day is not None:
            self.move(mark, form.day)
        form.deleteLater()
        self.grid.setFocus()
