"""Until when a reminder is put off: an hour, tomorrow morning, next Monday, a day typed in."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.day_field import DayField
from ui.parts.fields import Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate
HOUR, TOMORROW, MONDAY, DAY = "hour", "tomorrow", "monday", "day"
_DAY: Final = "day"


def until(which: str, now: datetime) -> datetime | date:
    """Return when to be reminded again; a day means its morning."""
    if which == HOUR:
        return now + timedelta(hours=1)
    today = now.date()
    return today + timedelta(days=1 if which == TOMORROW else 7 - today.weekday())


class DayForm(FormDialog):
    """Asks for a day after today."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        self._today = today
        self.edit: Final = DayField(today.year)
        super().__init__(
            translate("Reminders", "Nhắc lại"),
            translate("Reminders", "Nhắc lại"),
            {_DAY: Field(translate("Reminders", "Nhắc lại vào sáng ngày"), self.edit)},
            self._wrong,
            parent,
        )

    def day(self) -> date | None:
        return self.edit.value()

    def _wrong(self) -> dict[str, str]:
        day = self.day()
        if day is None:
            return {_DAY: translate("Reminders", "Ghi ngày, tháng, năm, ví dụ 30/6/2026.")}
        if day <= self._today:
            return {_DAY: translate("Reminders", "Chọn một ngày sau hôm nay.")}
        return {}


def ask_day(today: date, parent: QWidget) -> date | None:
    """Let the person choose a day; None when they think better of it."""
    form = DayForm(today, parent)
    chosen = form.day() if form.exec() == QDialog.DialogCode.Accepted else None
    form.deleteLater()
    return chosen
