"""A field for one day, typed as a clerk writes it. Must not know what the day is for."""

import re
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit

from resources.words import shown

_TYPED: Final = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\s*")
_CENTURY: Final = 2000
_HINT: Final = "30/6/2026"


def read_day(text: str, year: int) -> date | None:
    """Return the day a text names: 5/9, 05.9.2026, 5-9-26; None where it names none.

    The year that was left out is the one given.
    """
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    day, month, stated = found.groups()
    if stated is not None:
        year = int(stated) + (_CENTURY if len(stated) == 2 else 0)
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


class DayField(QLineEdit):
    """`value` is None where nothing is written, or nothing that is a day: see `is_right`."""

    def __init__(self, year: int, known: date | None = None, hint: str = _HINT) -> None:
        super().__init__()
        self._year = year
        self.setPlaceholderText(hint)
        self.show_day(known)
        self.editingFinished.connect(self._write_out)

    def show_day(self, value: date | None) -> None:
        self.setText("" if value is None else shown(value))

    def value(self) -> date | None:
        return read_day(self.text(), self._year)

    def is_right(self) -> bool:
        return not self.text().strip() or self.value() is not None

    def _write_out(self) -> None:
        """Show what was understood: "5/9" becomes the whole day."""
        if (value := self.value()) is not None:
            self.show_day(value)
