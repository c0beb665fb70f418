"""A field for one day, typed as a clerk writes it. Must not know what the day is for."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit

from ui.labels import day
from ui.table.editors.days import read_day

_HINT: Final = "30/6/2026"


class DayField(QLineEdit):
    """`value` is None where nothing is written, or nothing that is a day: see `is_right`."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self.setPlaceholderText(_HINT)
        self.editingFinished.connect(self._write_out)

    def show_day(self, value: date | None) -> None:
        self.setText(day(value) if value is not None else "")

    def value(self) -> date | None:
        return read_day(self.text(), self._year)

    def is_right(self) -> bool:
        return not self.text().strip() or self.value() is not None

    def _write_out(self) -> None:
        """Show what was understood: "5/9" becomes the whole day."""
        if (value := self.value()) is not None:
            self.show_day(value)
