"""The day beside the calendar: what stands on it, what can be done with it, what comes next."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cchc_desktop.services.calendar_days import OF_TASKS, CalendarDays, Fixed, Mark
from resources.words import shown
from ui.calendar.day_list import MOST, DayList
from ui.calendar.wording import day_facts, day_title, note, sign, title
from ui.labels import day as day_words
from ui.parts.boxes import TOP, column, frame, hair, row
from ui.parts.buttons import button, icon_button
from ui.parts.labels import Sign, label
from ui.theme.look import px, scale

WIDTH: Final = 240
_COMING: Final = 3
_FOR_COMING: Final = 480  # height over text scale
_FOR_HINT: Final = 560


class DayPanel(QFrame):
    """Shows one day; `mark` is what is chosen of it."""

    opened = Signal(object)  # marks
    move_asked = Signal(object)
    shifted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(px(WIDTH))
        self._title = label("", "lead", wrap=True)
        self._facts = label("", "small", wrap=True)
        self.list: Final = DayList()
        self.open: Final = button(self.tr("Mở nhiệm vụ"))
        self.move_on: Final = button(self.tr("Dời sang ngày khác…"))
        self._over = label("", "small", wrap=True)
        self.open_all: Final = button("", "link")
        self._next: QVBoxLayout = column(gap=8)
        self._coming = frame("sideInner", column(self._next, gap=0))
        self._hint = label(
            self.tr(
                "Kéo một việc sang ngày khác để đổi thời hạn, hoặc bấm Ctrl+Shift và phím mũi tên."
                " Chỉ đổi được việc do cơ quan mình lập."
            ),
            "small",
            wrap=True,
        )
        self.close_it: Final = icon_button("close", self.tr("Đóng (Esc)"))
        self._has_coming = False
        self._marks: Sequence[Mark] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        names = column(self._title, self._facts, gap=4)
        head = row(names, self.close_it, gap=8, margins=(16, 16, 8, 8))
        head.setStretch(0, 1)
        head.setAlignment(self.close_it, TOP)
        self.open_all.setProperty("flush", "true")
        deeds = column(
            self._over, self.open_all, self.open, self.move_on, gap=8, margins=(16, 8, 16, 16)
        )
        below = column(self._coming, self._hint, gap=12, margins=(16, 0, 16, 16))
        whole = column(gap=0, margins=(1, 0, 0, 0))
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addLayout(deeds)
        whole.addLayout(below)
        whole.addStretch(0)
        self.setLayout(whole)
        self.move_on.setToolTip(self.tr("Ctrl+Shift+phím mũi tên: dời một ngày, một tuần"))

    def _connect(self) -> None:
        self.list.opened.connect(lambda mark: self.opened.emit([mark]))
        self.list.left.connect(self.left)
        self.close_it.clicked.connect(self.left)
        self.list.shifted.connect(self.shifted)
        self.list.currentItemChanged.connect(lambda *_: self._offer())
        self.open.clicked.connect(self._open)
        self.open_all.clicked.connect(lambda: self.opened.emit(self._marks))
        self.move_on.clicked.connect(lambda: self.move_asked.emit(self.mark()))

    # --- what is shown

    def show_day(self, days: CalendarDays, of: date, task: uuid.UUID | None = None) -> None:
        """Show a day, with the cursor on one of its tasks."""
        self._marks = days.on(of)
        self._title.setText(day_title(of))
        self._facts.setText(day_facts(days, of))
        self.list.show_marks(self._marks)
        if task is not None:
            self.list.choose(task)
        self.list.setVisible(bool(self._marks))
        tasks = sum(one.kind in OF_TASKS for one in self._marks)
        self._over.setVisible(len(self._marks) > MOST)
        self._over.setText(self.tr("Danh sách trên chỉ có {} việc đầu.").format(shown(MOST)))
        self.open_all.setVisible(tasks > 1)
        words = self.tr("Mở cả {} nhiệm vụ").format(shown(tasks))
        self.open_all.setText(words)
        self.open_all.setAccessibleName(words)
        self._show_coming(days.coming[:_COMING])
        self._offer()
        self._fold()

    def mark(self) -> Mark | None:
        """Return what is chosen of the day, where it is a task's."""
        mark = self.list.current()
        return mark if mark is not None and mark.kind in OF_TASKS else None

    def _offer(self) -> None:
        chosen, mark = self.list.current(), self.mark()
        self.open.setVisible(chosen is not None)
        words = self.tr("Mở báo cáo") if mark is None else self.tr("Mở nhiệm vụ")
        self.open.setText(words)
        self.open.setAccessibleName(words)
        self.move_on.setVisible(mark is not None and mark.fixed is Fixed.NOT)

    def _open(self) -> None:
        mark = self.list.current()
        if mark is not None:
            self.opened.emit([mark])

    def _show_coming(self, marks: Sequence[Mark]) -> None:
        while (item := self._next.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._has_coming = bool(marks)
        if marks:
            self._next.addWidget(hair())
            self._next.addWidget(label(self.tr("Sắp tới"), "lead"))
        for mark in marks:
            self._next.addWidget(_coming_line(mark))

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Leave out what is not of the day where the panel is low."""
        tall = self.height() / scale()
        self._coming.setVisible(self._has_coming and tall >= _FOR_COMING)
        self._hint.setVisible(tall >= _FOR_HINT)


def _coming_line(mark: Mark) -> QFrame:
    look = sign(mark)
    said = title(mark)
    words = label(f"{day_words(mark.day)}: {said[:1].lower()}{said[1:]}", wrap=True)
    beneath = label(note(mark), "small", wrap=True)
    line = row(Sign(look.icon, look.role), column(words, beneath, gap=0), gap=8)
    if (item := line.itemAt(0)) is not None:
        item.setAlignment(TOP)
    line.setStretch(1, 1)
    return frame("sideInner", line)
