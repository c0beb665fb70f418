"""The board of a whole year: every unit, every period in which reports are owed or came.

Must not know how a cell is shown.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.domain.text import sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.board import Board, UnitStatus, is_report, status
from cchc_desktop.services.occasions import OfficeFacts
from cchc_desktop.services.unit_book import UnitBook
from db.queries.packages import package_rows
from db.session import Reading


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's reports of a year, by period; a period in which it owes none is left out."""

    unit: uuid.UUID
    name: str
    periods: Mapping[Period, UnitStatus]


@dataclass(frozen=True, slots=True)
class YearBoard:
    """`files` says of which units and periods a report came in a file that is believed."""

    year: int
    boards: tuple[Board, ...]
    units: tuple[UnitYear, ...]
    files: frozenset[tuple[uuid.UUID, Period]]


def year_board(desk: Desk, year: int) -> YearBoard:
    """Return which units have reported what in a year."""
    with desk.store.reading() as connection:
        facts = OfficeFacts.read(connection, desk.unit_id, desk.today)
        owed = {slot.period for slot in facts.returns(range(year, year + 1), desk.today)}
        files = _files(connection, facts.calendar.book, year)
    periods = sorted(owed | {period for _, period in files})
    boards = tuple(status(desk, period) for period in periods)
    found: dict[uuid.UUID, dict[Period, UnitStatus]] = {}
    names: dict[uuid.UUID, str] = {}
    for board in boards:
        for one in board.units:
            found.setdefault(one.unit, {})[board.period] = one
            names[one.unit] = one.name
    units = [UnitYear(unit, names[unit], cells) for unit, cells in found.items()]
    units.sort(key=lambda one: (sort_key(one.name), one.unit))
    return YearBoard(year, boards, tuple(units), files)


def _files(connection: Reading, book: UnitBook, year: int) -> frozenset[tuple[uuid.UUID, Period]]:
    rows = [row for row in package_rows(connection, "in") if row.active and row.period]
    named = ((book.true(row.office_id), parse(row.period or "")) for row in rows if is_report(row))
    return frozenset((unit, period) for unit, period in named if period.year == year)
