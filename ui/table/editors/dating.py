"""Days and deadlines typed into a cell, with what they mean said beneath, and a calendar."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from resources import words
from ui.parts.buttons import icon_button
from ui.parts.day_field import read_day
from ui.table.editors.cell_editor import CellEditor, NotUnderstood
from ui.table.editors.days import day_place
from ui.table.editors.month import MonthGrid
from ui.table.editors.values import Tone
from ui.theme.look import px


class _WithCalendar(CellEditor):
    """A field with a button that opens a month; Ctrl+↓ opens it, Esc closes it."""

    least_width = 200

    def __init__(self, parent: QWidget, today: date) -> None:
        month = MonthGrid(today)
        super().__init__(parent, body=month)
        self._month = month
        self._today = today
        self._button = icon_button("calendar", self.tr("Chọn ngày (Ctrl+↓)"))
        self._button.setProperty("kind", "inner")
        self._button.setFixedSize(px(24), px(24))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.turn_calendar)
        self._box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._month.chosen.connect(self._take_day)

    def turn_calendar(self) -> None:
        """Open the calendar at the day that is written, or close it."""
        text = self.field.text()
        start, end = day_place(text, self.field.textCursor().position())
        written = read_day(text[start:end], self._today.year)
        self._month.show_day(written or self.meant_day() or self._today)
        self.show_body(shown=not self.beneath.body_shown())

    def meant_day(self) -> date | None:
        """Return the day to open the calendar at where none is written."""
        return None

    def take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn_calendar()
            return True
        if not self.beneath.body_shown():
            return False
        if key == Qt.Key.Key_Escape:
            self.show_body(shown=False)
            return True
        if self._month.take_key(key):
            return True
        self.show_body(shown=False)  # whoever types wants no calendar
        return False

    def _take_day(self, day: date) -> None:
        self.show_body(shown=False)
        cursor = self.field.textCursor()
        if not cursor.hasSelection():
            start, end = day_place(self.field.text(), cursor.position())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words.shown(day))
        self.field.setTextCursor(cursor)


class DeadlineEditor(_WithCalendar):
    """The plan's own words for a deadline; what they mean is said at each keystroke."""

    least_width = 280

    def __init__(
        self, parent: QWidget, preview: Callable[[str], tuple[str, Tone]], today: date
    ) -> None:
        super().__init__(parent, today)
        self._preview = preview

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self.typed()

    def typed(self) -> None:
        text = self.field.text().strip()
        said, tone = self._preview(text) if text else ("", "")
        self.beneath.say(said, tone)
        self.field.setAccessibleDescription(said)
        self.beneath.stand_by(self)

    def value(self) -> str:
        return self.field.text().strip()


class DayEditor(_WithCalendar):
    """One day; the year may be left out."""

    def show_value(self, value: Any) -> None:
        super().show_value(words.shown(value))
        self.field.selectAll()

    def typed(self) -> None:
        day = read_day(self.field.text(), self._today.year)
        self.beneath.say("" if day is None else words.shown(day))
        self.beneath.stand_by(self)

    def value(self) -> date | None:
        text = self.field.text().strip()
        if not text:
            return None
        if (day := read_day(text, self._today.year)) is None:
            raise NotUnderstood(self.tr("Ghi ngày như 30/6 hoặc 30/6/2026."))
        return day
