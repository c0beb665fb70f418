"""The lines behind the sheet: all of a period, kept true after each write, and those shown.

What was shown stays shown while a person types, also when it no longer fits the chips: a line does
not vanish under the cursor. Must not know a widget.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.lines import EntryLine, EntryPlace
from cchc_desktop.services.entry.sheet import (
    EntryCounts,
    EntryFilter,
    EntrySheet,
    counted,
    entry_sheet,
    sheet_or_elsewhere,
)
from ui.progress_entry.filtering import Filters


class EntryListing:
    """Reads through the desk."""

    def __init__(self, desk: Desk, period: Period) -> None:
        self._desk: Final = desk
        self.period = period
        self.on_behalf = False
        self.filters = Filters()
        self._sheet = EntrySheet(period, period.last_quarter, desk.today)
        self._shown: set[EntryPlace] = set()

    @property
    def person(self) -> str:
        return self._desk.who

    def reading(self) -> Callable[[], EntrySheet]:
        """Return what reads the whole period as it is chosen now."""
        desk, period, wanted = self._desk, self.period, EntryFilter(self.on_behalf)
        return lambda: sheet_or_elsewhere(desk, period, wanted)

    def take(self, sheet: EntrySheet) -> None:
        self._sheet = sheet

    def reread(self, tasks: Collection[uuid.UUID]) -> bool:
        """Read some tasks anew; False where lines came or went: then the whole is to be read."""
        only = frozenset(tasks)
        fresh = entry_sheet(self._desk, self.period, EntryFilter(self.on_behalf, only))
        anew = {line.id: line for line in fresh.lines}
        if anew.keys() != {line.id for line in self._sheet.lines if line.id.task in only}:
            return False
        lines = [anew.get(line.id, line) for line in self._sheet.lines]
        self._sheet = EntrySheet(self.period, fresh.quarter, fresh.day, lines)
        return True

    def choose_anew(self) -> None:
        """Let the chips decide again what is shown."""
        self._shown.clear()

    @property
    def elsewhere(self) -> int:
        """Return how many lines other units have, where the office itself has none."""
        return self._sheet.elsewhere

    def everything(self) -> Sequence[EntryLine]:
        return self._sheet.lines

    def counts(self) -> EntryCounts:
        return counted(self._sheet.lines)

    def wanted(self) -> list[EntryLine]:
        """Return what the chips leave, and what was shown before."""
        fits = {line.id for line in self.filters.keep(self._sheet.lines, self.person)}
        self._shown |= fits
        return [line for line in self._sheet.lines if line.id in self._shown]
