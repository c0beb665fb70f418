"""The page: chips, table, counts, the panel at the right; how it folds in narrow windows."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.parts.boxes import column
from ui.parts.buttons import button, promote
from ui.parts.message import Message
from ui.parts.place import Place
from ui.parts.search_field import SearchField
from ui.table.view import LineView
from ui.tasks.blanks import EmptyPlace, NothingFound
from ui.tasks.chips import TaskChips
from ui.tasks.columns import SELDOM, TITLE, WIDE, task_columns
from ui.tasks.counts import CountFoot
from ui.tasks.filtering import Filters
from ui.tasks.grouping import grouped
from ui.tasks.lines import TaskDoors, TaskId, TaskLine
from ui.tasks.listing import Listing
from ui.tasks.looks import TaskLook, as_text, from_text
from ui.tasks.side import TaskSide
from ui.tasks.typing import Typing
from ui.tasks.views_menu import ViewsMenu
from ui.theme.look import scale
from ui.theme.tokens import PAGE_INSET

if TYPE_CHECKING:
    from ui.actions.bench import Bench
    from ui.tasks.work import TaskWork

# Window width over text scale, at which parts fold away (the design's table of widths).
_WIDE: Final = 1600
_WITH_PRODUCTS: Final = 1340
_BESIDE: Final = 1080
_LOOK: Final = "tasks/look"


class TasksPage(QObject):
    """Fills a place with the tasks; lives as long as the place does."""

    def __init__(self, place: Place, search: SearchField, doors: TaskDoors) -> None:
        super().__init__(place)
        self._place, self._search, self._doors = place, search, doors
        self._closed: set[str] = set()
        self._touched: dict[str, frozenset[Any]] | None = None
        self._work: TaskWork | None = None
        self.listing: Final = Listing(doors.person)
        self.typing: Final = Typing()
        self.table: Final = LineView(task_columns(self.typing))
        self.side: Final = TaskSide(doors, self._current_task, self)
        self.views: Final = ViewsMenu(self.look, self)
        quarter = doors.quarter_words().split("/")[0]
        self.chips: Final = TaskChips(
            quarter[:1].upper() + quarter[1:], self._plan_names, self.views.button
        )
        self.add: Final = button(self.tr("Thêm nhiệm vụ"), "primary", sign="plus")
        self.message: Final = place.message
        self.narrowed: Final = Message((PAGE_INSET, 8, PAGE_INSET, 8))
        self.doubted: Final = Message((PAGE_INSET, 8, PAGE_INSET, 8))
        self._foot = CountFoot()
        self._grouping = from_text(doors.recall(_LOOK)).grouping
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Danh sách nhiệm vụ"))
        self._nothing = NothingFound()
        self._empty = EmptyPlace()
        self._stack = QStackedWidget()
        for shown in (self.table, self._nothing, self._empty):
            self._stack.addWidget(shown)
        body = column(self.chips, self.narrowed, self.doubted, gap=0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._foot)
        whole = QFrame()
        whole.setLayout(body)
        self._place.fill(whole)
        self._place.add_side(self.side.frame)
        self._place.add_tool(self.add)
        self.add.setEnabled(False)
        for key in (*WIDE, *SELDOM):
            self.table.show_column(key, shown=False)
        self.table.restore(from_text(self._doors.recall(_LOOK)).table)

    def _connect(self) -> None:
        self._typing_pause = QTimer(self)
        self._typing_pause.setSingleShot(True)
        self._typing_pause.timeout.connect(self._find)
        # The letters appear at once; the list follows when the event queue is empty.
        self._search.textChanged.connect(lambda _text: self._typing_pause.start(0))
        for asked in (self._nothing.pressed, self.narrowed.pressed):
            asked.connect(self._show_all)
        self._empty.pressed.connect(self._doors.open_sample)
        self.chips.changed.connect(self._filter)
        self.views.looked.connect(self.show_look)
        self.views.withdrawn_asked.connect(self._show_withdrawn)
        self.views.columns_asked.connect(self.table.open_head_menu)
        self.table.chosen.connect(self._show_details)
        self.table.opened.connect(lambda _line: self.side.note())
        self.table.looked_into.connect(lambda _line: self.side.open())
        self.table.section_turned.connect(self._turn)
        self.table.selection_told.connect(self._foot.tell_chosen)
        self.table.layout_changed.connect(self._remember)
        self.side.left.connect(self.table.setFocus)
        self.side.task_asked.connect(self._go_to)
        QShortcut(QKeySequence.StandardKey.Find, self._place, self._go_to_search)
        QShortcut(QKeySequence("Esc"), self._place, self._escape)

    # --- what is shown

    def begin(self) -> None:
        """Show the tasks for the first time, with the cursor on the first of them."""
        self.listing.take(self._doors.everything())
        self._show()
        self.table.choose_first(TITLE)
        if self.listing.everything():
            self.table.setFocus()
        elif self._doors.ready():
            self._empty.be_ready()

    def mark(self, touched: Mapping[str, frozenset[Any]]) -> None:
        """Note that rows were written: the next refresh reads what they may have changed."""
        if not touched:
            self._touched = None
        elif self._touched is not None:
            for table, rows in touched.items():
                self._touched[table] = self._touched.get(table, frozenset()) | rows

    def refresh(self) -> None:
        """Read anew what was written since, or everything where that cannot be told."""
        touched, self._touched = self._touched, {}
        if self._work is not None:
            self._work.read_anew(touched or {}, self._show_anew)
        else:
            self.listing.take(self._doors.everything())
            self._show_anew()

    def _show_anew(self) -> None:
        if self._search.text().strip():
            self.listing.narrow(self._doors.find(self._search.text()))
        self._show()

    def be_ready(self, acts: "Bench | None") -> None:
        """Open what had to wait until writing is possible."""
        self._touched = {}
        if acts is not None:
            from ui.tasks.paper import Seen  # noqa: PLC0415 - loads the database
            from ui.tasks.work import TaskWork  # noqa: PLC0415 - as above

            told = (self._search.text, self.narrowed.text, self.look)
            seen = Seen(self.table, self.listing, self.chips, *told)
            self._work = TaskWork(seen, self.typing, acts, self.doubted)
            self.add.clicked.connect(self._work.commands.deeds.add)
            self.add.setEnabled(True)
        self.views.be_ready(self._work)
        self.side.be_ready(self._work)
        self._empty.be_ready()

    def _show(self) -> None:
        everything, lines = self.listing.everything(), self.listing.wanted()
        closed = () if self._is_searching() else self._closed
        self.table.replace(list(grouped(lines, closed, self._grouping)))
        if not lines:
            self._nothing.show_sought(self._search.text().strip())
        elif self.table.current_line() is None:
            self.table.choose_first(TITLE)  # the panel stays, and the columns keep their widths
        shown = self.table if lines else self._nothing if everything else self._empty
        self._stack.setCurrentWidget(shown)
        promote(self.add, "plus", primary=bool(everything))  # else the empty place has its own
        self.chips.setVisible(bool(everything))
        self.chips.choose(self.listing.filters)
        self.chips.count(everything, self.listing.who)
        self._count(everything, len(lines))
        self._show_details(self.table.current_line())

    def _count(self, everything: Collection[TaskLine], shown: int) -> None:
        total = len(everything)
        words = self.tr("{} nhiệm vụ").format(total) if total else self.tr("Chưa có nhiệm vụ")
        self._place.tell(words)
        self._search.setEnabled(bool(total))
        self._foot.count(everything, shown, len(self.table.selected_lines()))

    # --- how it is looked at

    def look(self) -> TaskLook:
        return TaskLook(self.chips.filters, self._grouping, self.table.state())

    def show_look(self, look: TaskLook) -> None:
        """Look at the list in another way."""
        self._grouping = look.grouping
        self._closed.clear()
        self.table.restore(look.table)
        self._filter(look.filters)
        self._remember()

    def show_plans(self, plans: frozenset[TaskId] | None) -> None:
        """Show the tasks of these plans only; None for those of all."""
        self.listing.plans = plans
        if self._work is not None:
            self._work.in_doubt.say()
        self._show()

    def _show_withdrawn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.listing.with_withdrawn = on
        self._show()

    def _remember(self) -> None:
        self._doors.remember(_LOOK, as_text(replace(self.look(), filters=Filters())))

    def _plan_names(self) -> dict[TaskId, str]:
        return {line.plan: line.plan_name for line in self.listing.everything()}

    # --- search and filters

    def show_only(self, tasks: Collection[TaskId], why: str) -> None:
        """Show these tasks and no others until the person has enough; `why` says which they are."""
        self.narrowed.say(why, "accent", self.tr("Bỏ lọc"))
        self._search.clear()
        self.listing.show_only(tasks)
        self.refresh()
        self.table.choose_first(TITLE)
        self.table.setFocus()

    def _show_all(self) -> None:
        self.narrowed.hide()
        self._search.clear()
        self.listing.show_only(None)
        self._show()

    def _filter(self, filters: Filters) -> None:
        now = self.listing.filters
        self.listing.filters = replace(filters, only=now.only, found=now.found)
        self._show()

    def _is_searching(self) -> bool:
        return self.listing.filters.found is not None or self.listing.filters.only is not None

    def _find(self) -> None:
        text = self._search.text()
        self.listing.narrow(self._doors.find(text) if text.strip() else None)
        self._show()

    def _go_to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _turn(self, section: str) -> None:
        if not self._is_searching():
            self._closed ^= {section}
            self._show()

    # --- the panel

    def _current_task(self) -> TaskLine | None:
        line = self.table.current_line()
        return line if hasattr(line, "deadline") else None

    def _show_details(self, line: Any | None) -> None:
        self.side.show(line if hasattr(line, "deadline") else None)

    def _go_to(self, task: TaskId) -> None:
        """Put the cursor on a task; where the list leaves it out, show it alone."""
        if not self.table.choose(task, TITLE):
            self.show_only([task], self.tr("Đang xem riêng một nhiệm vụ có liên quan"))
        self.side.open()  # where a narrow window would put it away

    def _escape(self) -> None:
        if self._search.hasFocus() and self._search.text():
            self._search.clear()
        elif not self.side.escape():
            self.table.setFocus()

    def stops(self) -> list[QWidget]:
        return [self.table, *self.side.stops()]

    def keys(self) -> list[tuple[str, str]]:
        own = [
            ("Ctrl+F", self.tr("Tìm nhiệm vụ, không cần dấu")),
            ("Enter", self.tr("Ghi kết quả của nhiệm vụ đang chọn")),
            ("Space", self.tr("Xem chi tiết nhiệm vụ đang chọn")),
            ("Esc", self.tr("Thôi tìm, đóng khung chi tiết")),
        ]
        deeds = self._work.commands.keys() if self._work is not None else []
        return [*own, *deeds, *self.table.shortcuts()]

    # --- folding

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        effective = width / scale()
        self.table.show_column("products", shown=effective >= _WITH_PRODUCTS)
        for key in WIDE:
            self.table.show_column(key, shown=effective >= _WIDE)
        self._place.float_side(on=effective < _BESIDE)
        self.side.fit(effective)
