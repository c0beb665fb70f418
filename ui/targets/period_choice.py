"""Which year is shown, and which of its quarters is worked at."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.calendar.periods import Quarter
from ui.parts.boxes import row
from ui.parts.buttons import Switch
from ui.parts.fields import Choice
from ui.targets.wording import quarter_words

_NUMBERS: Final = (1, 2, 3, 4)


class QuarterChoice(QFrame):
    """A list of years and a switch of quarters; one list of quarters where there is no room."""

    chosen = Signal(object)

    def __init__(self, quarter: Quarter, years: Sequence[int]) -> None:
        super().__init__()
        self._quarter = quarter
        words = [(str(one), quarter_words(Quarter(quarter.year, one))) for one in _NUMBERS]
        self.years: Final = Choice([(str(year), str(year)) for year in years])
        self.switch: Final = Switch(words)
        self.list: Final = Choice(words)
        self.years.setAccessibleName(self.tr("Năm"))
        for part in (self.switch, self.list):
            part.setAccessibleName(self.tr("Quý đang xem"))
        self.list.hide()
        self.setLayout(row(self.years, self.switch, self.list, gap=8))
        self._show()
        self.switch.chosen.connect(self._take)
        self.list.activated.connect(lambda _at: self._take(self.list.value()))
        self.years.activated.connect(lambda _at: self._take(str(self._quarter.number)))

    def value(self) -> Quarter:
        return self._quarter

    def choose(self, quarter: Quarter) -> None:
        """Go to a quarter and tell of it."""
        if quarter != self._quarter:
            self._quarter = quarter
            self._show()
            self.chosen.emit(quarter)

    def step(self, step: int) -> None:
        """Go to the quarter before or after, as far as there are years."""
        there = self._quarter.next() if step > 0 else self._quarter.previous()
        if self.years.findData(str(there.year)) >= 0:
            self.choose(there)

    def narrow(self, *, on: bool) -> None:
        self.switch.setVisible(not on)
        self.list.setVisible(on)

    def _show(self) -> None:
        for part in (self.switch, self.list, self.years):
            part.blockSignals(True)
        self.switch.choose(str(self._quarter.number))
        self.list.choose(str(self._quarter.number))
        self.years.choose(str(self._quarter.year))
        for part in (self.switch, self.list, self.years):
            part.blockSignals(False)

    def _take(self, number: str) -> None:
        self.choose(Quarter(int(self.years.value()), int(number)))
