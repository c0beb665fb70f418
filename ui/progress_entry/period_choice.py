"""Which period is typed: the quarters of a year, its half and the year itself, and the year."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cchc_desktop.domain.calendar.periods import Length, Period
from ui.parts.boxes import row
from ui.parts.buttons import Switch
from ui.parts.fields import Choice
from ui.progress_entry.wording import quarter_words


def periods_of_year(year: int) -> list[Period]:
    """Return the periods there are to type, in the order in which they end."""
    quarters = [Period(year, Length.QUARTER, number) for number in (1, 2, 3, 4)]
    return [*quarters, Period(year, Length.HALF, 1), Period(year)]


class PeriodChoice(QFrame):
    """A switch where there is room for it, else one list; years only where there are several."""

    chosen = Signal(object)

    def __init__(self, period: Period, years: Sequence[int]) -> None:
        super().__init__()
        self._period = period
        words = [(_code(one), quarter_words(one)) for one in periods_of_year(period.year)]
        self.switch: Final = Switch(words)
        self.list: Final = Choice(words)
        self.years: Final = Choice([(str(year), str(year)) for year in years])
        self.switch.setAccessibleName(self.tr("Kỳ đang ghi"))
        self.list.setAccessibleName(self.tr("Kỳ đang ghi"))
        self.years.setAccessibleName(self.tr("Năm"))
        self.years.setVisible(len(years) > 1)
        self.setLayout(row(self.years, self.switch, self.list, gap=8))
        self.list.hide()
        self._show()
        self.switch.chosen.connect(self._take)
        self.list.activated.connect(lambda _at: self._take(self.list.value()))
        self.years.activated.connect(lambda _at: self._take(_code(self._period)))

    def value(self) -> Period:
        return self._period

    def choose(self, period: Period) -> None:
        """Go to a period and tell of it."""
        if period != self._period:
            self._period = period
            self._show()
            self.chosen.emit(period)

    def step(self, step: int) -> None:
        """Go to the quarter before or after, as far as there are years."""
        quarter = self._period.last_quarter
        there = quarter.next() if step > 0 else quarter.previous()
        if self.years.findData(str(there.year)) >= 0:
            self.choose(Period.of(there))

    def narrow(self, *, on: bool) -> None:
        """Stand as one list, in a narrow window."""
        self.switch.setVisible(not on)
        self.list.setVisible(on)

    def _show(self) -> None:
        for part in (self.switch, self.list, self.years):
            part.blockSignals(True)
        self.switch.choose(_code(self._period))
        self.list.choose(_code(self._period))
        self.years.choose(str(self._period.year))
        for part in (self.switch, self.list, self.years):
            part.blockSignals(False)

    def _take(self, code: str) -> None:
        year = int(self.years.value()) if self.years.count() else self._period.year
        found = next(one for one in periods_of_year(year) if _code(one) == code)
        self.choose(found)


def _code(period: Period) -> str:
    """Return what stays the same from year to year."""
    return str(period).removeprefix(str(period.year)) or "Y"
