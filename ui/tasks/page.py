"""The page: search, table, counts, the panel at the right; how it folds in narrow windows."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.labels import label
from ui.parts.message import Message
from ui.parts.place import Place
from ui.parts.search_field import SearchField
from ui.table.view import LineView
from ui.tasks.blanks import EmptyPlace, NothingFound
from ui.tasks.columns import DONE, TITLE, task_columns
from ui.tasks.details import DetailsPanel
from ui.tasks.grouping import grouped
from ui.tasks.lines import Result, TaskDoors, TaskId, TaskLine
from ui.theme.look import scale
from ui.theme.tokens import DETAILS, FOOT, PAGE_INSET

# Window width over text scale, below which parts fold away (the design's table of widths).
_WITH_PRODUCTS: Final = 1340
_WITH_DETAILS: Final = 1080


class TasksPage(QObject):
    """Fills a place with the tasks; lives as long as the place does."""

    def __init__(self, place: Place, search: SearchField, doors: TaskDoors) -> None:
        super().__init__(place)
        self._place, self._search, self._doors = place, search, doors
        self._all: Sequence[TaskLine] = ()
        self._found: Collection[TaskId] | None = None
        self._only: Collection[TaskId] | None = None
        self._closed: set[str] = set()
        self._wants_details = True
        self._effective = float(_WITH_PRODUCTS)
        self.table: Final = LineView(task_columns())
        self._side: Final = frame("side", column(gap=0, margins=(1, 0, 0, 0)), width=DETAILS)
        self._has_details = False
        self.message: Final = place.message
        self.narrowed: Final = Message((PAGE_INSET, 8, PAGE_INSET, 8))
        self._shown_count = label("", "small")
        self._sum = label("", "small")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Danh sách nhiệm vụ"))
        self._nothing = NothingFound()
        self._nothing.pressed.connect(self._show_all)
        self.narrowed.pressed.connect(self._show_all)
        self._empty = EmptyPlace()
        self._empty.pressed.connect(self._doors.open_sample)
        self._stack = QStackedLayout()
        for shown in (self.table, self._nothing, self._empty):
            self._stack.addWidget(shown)
        counts = row(self._shown_count, None, self._sum, margins=(PAGE_INSET, 0, PAGE_INSET, 0))
        body = column(self.narrowed, gap=0)
        body.addLayout(self._stack, 1)
        self._foot = frame("foot", counts, height=FOOT)
        body.addWidget(self._foot)
        whole = QFrame()
        whole.setLayout(body)
        self._place.fill(whole)
        self._place.add_side(self._side)
        self._side.hide()

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._find)
        self._search.textChanged.connect(self._type)
        self.table.chosen.connect(self._show_details)
        self.table.opened.connect(self._open_details)
        self.table.section_turned.connect(self._turn)
        for key, slot in ((QKeySequence.StandardKey.Find, self._go_to_search),):
            QShortcut(key, self._place, slot)
        QShortcut(QKeySequence("Esc"), self._place, self._escape)

    # --- what is shown

    def refresh(self) -> None:
        """Read the tasks anew, as after a change made elsewhere."""
        self._all = self._doors.everything()
        self._found = self._doors.find(self._search.text()) if self._search.text() else None
        self._show()

    def begin(self) -> None:
        """Show the tasks for the first time, with the cursor on the first of them."""
        self.refresh()
        self.table.choose_first(TITLE)
        if self._all:
            self.table.setFocus()
        elif self._doors.ready():
            self._empty.be_ready()
        QTimer.singleShot(0, self._fill_side)  # the list first

    def _show(self) -> None:
        lines = self._all
        for those in (self._found, self._only):
            lines = lines if those is None else [one for one in lines if one.id in those]
        closed = () if self._is_filtered() else self._closed
        self.table.replace(list(grouped(lines, closed)))
        if not lines:
            self._nothing.show_sought(self._search.text().strip())
        elif self.table.current_line() is None:
            self.table.choose_first(TITLE)  # the panel stays, and the columns keep their widths
        shown = self.table if lines else self._nothing if self._all else self._empty
        self._stack.setCurrentWidget(shown)
        self._foot.setVisible(bool(self._all))
        self._count(len(lines))
        self._show_details(self.table.current_line())

    def _count(self, shown: int) -> None:
        total = len(self._all)
        words = self.tr("{} nhiệm vụ").format(total) if total else self.tr("Chưa có nhiệm vụ")
        self._place.tell(words)
        self._search.setEnabled(bool(total))
        self._shown_count.setText(self.tr("Đang xem {} trong {} nhiệm vụ").format(shown, total))
        done = sum(line.state in DONE for line in self._all)
        late = sum(line.state == "overdue" for line in self._all)
        parts = [self.tr("Hoàn thành {}/{}").format(done, total)]
        if late:
            parts.append(self.tr("Quá hạn {}").format(late))
        self._sum.setText(" · ".join(parts))

    # --- search

    def show_only(self, tasks: Collection[TaskId], why: str) -> None:
        """Show these tasks and no others until the person has enough; `why` says which they are."""
        self._only = tasks
        self.narrowed.say(why, "accent", self.tr("Bỏ lọc"))
        self._search.clear()
        self.refresh()
        self.table.choose_first(TITLE)
        self.table.setFocus()

    def _show_all(self) -> None:
        self._only = None
        self.narrowed.hide()
        self._search.clear()
        self._show()

    def _is_filtered(self) -> bool:
        return self._found is not None or self._only is not None

    def _type(self) -> None:
        # The letters appear at once; the list follows when the event queue is empty.
        self._typing.start(0)

    def _find(self) -> None:
        text = self._search.text()
        self._found = self._doors.find(text) if text.strip() else None
        self._show()

    def _go_to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _turn(self, section: str) -> None:
        if not self._is_filtered():
            self._closed ^= {section}
            self._show()

    # --- the panel

    @cached_property
    def details(self) -> DetailsPanel:
        """The panel in its frame; built when it is first looked at, which is after the list."""
        panel = DetailsPanel()
        panel.closing.connect(self.close_details)
        panel.form.noted.connect(self._note)
        if (inside := self._side.layout()) is not None:
            inside.addWidget(panel)
        return panel

    def _fill_side(self) -> None:
        self._has_details = True
        self._show_details(self.table.current_line())

    def _show_details(self, line: Any | None) -> None:
        task = line if line is not None and hasattr(line, "deadline") else None
        shown = task is not None and self._wants_details and self._effective >= _WITH_DETAILS
        self._side.setVisible(shown)
        if task is not None and self._has_details:
            self.details.show_task(task, self._doors.today())
            if self._doors.ready():
                noted = self._doors.noted(task.id)
                self.details.show_result(noted, self._doors.quarter_words())

    def mark(self, touched: object) -> None:
        """Note that rows were written: the next refresh reads what they may have changed."""

    def be_ready(self, acts: object | None) -> None:
        """Open what had to wait until writing is possible."""
        self._acts = acts
        self._fill_side()
        self._empty.be_ready()

    def _open_details(self, line: TaskLine) -> None:
        self._wants_details = self._has_details = True
        self._show_details(line)
        self._side.setVisible(True)
        self.details.form.begin()

    def close_details(self) -> None:
        self._wants_details = False
        self._side.hide()
        self.table.setFocus()

    def _escape(self) -> None:
        if self._search.hasFocus() and self._search.text():
            self._search.clear()
        elif self._side.isVisible() and not self.table.hasFocus():
            self.table.setFocus()
        else:
            self.close_details()

    def stops(self) -> list[QWidget]:
        side = [self.details.form.first()] if self._side.isVisible() else []
        return [self.table, *side]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+F", self.tr("Tìm nhiệm vụ, không cần dấu")),
            (self.tr("Dấu cách"), self.tr("Mở khung chi tiết của nhiệm vụ đang chọn")),
            ("Esc", self.tr("Thôi tìm, đóng khung chi tiết")),
        ]

    def _note(self, result: Result) -> None:
        line = self.table.current_line()
        if line is None:
            return
        self._doors.note(line.id, result)

    # --- folding

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        self._effective = width / scale()
        self.table.show_column("products", shown=self._effective >= _WITH_PRODUCTS)
        if self._effective < _WITH_DETAILS:
            self._side.hide()
        elif self._wants_details:
            self._show_details(self.table.current_line())
