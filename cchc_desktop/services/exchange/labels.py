"""What the records of a file are called: of which task, plan, target or unit each of them is.

Must not know what a file does to them.
"""

import uuid
from collections.abc import Collection, Mapping
from datetime import date

from cchc_desktop.services.exchange.comparing import Change
from cchc_desktop.services.exchange.told_rows import Sifted
from cchc_desktop.services.unit_book import UnitBook
from db.queries.exchange import Bodies, Cells, key_of, value_of
from db.session import Reading
from db.versions import rows_as_cells

Row = tuple[str, uuid.UUID]
# By which column one goes up to the record whose name people know, and where it is.
_UP: Mapping[str, tuple[str, str]] = {
    "task_item": ("task_id", "task"),
    "assignment": ("task_id", "task"),
    "deadline": ("task_id", "task"),
    "milestone": ("deadline_id", "deadline"),
    "progress": ("assignment_id", "assignment"),
    "evidence": ("assignment_id", "assignment"),
    "measurement": ("target_id", "target"),
    "indicator_value": ("indicator_id", "indicator"),
    "report_duty_plan": ("plan_id", "plan"),
    "plan_version": ("plan_id", "plan"),
    "unit_name": ("unit_id", "unit"),
    "unit_spelling": ("unit_id", "unit"),
    "membership": ("group_id", "unit"),
    "unit_succession": ("from_id", "unit"),
    "trust_key": ("office_id", "unit"),
}
_SAID = ("title", "text", "subject", "name", "chapter", "period", "recipient")
_UNITS = ("unit_id", "from_office_id")


class Labels:
    """Names of records, from the file where it tells of them, else from what is here."""

    def __init__(
        self, connection: Reading, sifted: Sifted, changes: Collection[Change], book: UnitBook
    ) -> None:
        self._sifted = sifted
        self._book = book
        self._here: dict[Row, Cells] = {}
        waiting = {(one.entity, one.key) for one in changes}
        self._here.update({(one.entity, one.key): one.now for one in changes if one.now})
        self._read(connection, {row for row in waiting if row not in self._here})
        while waiting:
            waiting = self._read(connection, {up for row in waiting if (up := self._above(row))})

    def _read(self, connection: Reading, rows: set[Row]) -> set[Row]:
        missing: dict[str, list[uuid.UUID]] = {}
        for entity, key in rows:
            told = self._sifted.of(entity).get(key)
            if told is not None:
                self._here[entity, key] = told
            elif (entity, key) not in self._here:
                missing.setdefault(entity, []).append(key)
        for entity, keys in missing.items():
            found: Bodies = dict(rows_as_cells(connection, entity, keys))
            self._here.update({(entity, key): cells for key, cells in found.items()})
        return {row for row in rows if row in self._here}

    def _above(self, row: Row) -> Row | None:
        up = _UP.get(row[0])
        key = key_of(self._here.get(row, {}), up[0]) if up else None
        return None if up is None or key is None else (up[1], key)

    def of(self, entity: str, key: uuid.UUID, day: date) -> str:
        """Return what a record is called: by what it belongs to."""
        row: Row | None = (entity, key)
        last: Row = (entity, key)
        while row is not None and row in self._here:
            last, row = row, self._above(row)
        if last[0] == "unit":
            return self._unit(last[1], day)
        return self._said(self._here.get(last, {}))

    def unit(self, entity: str, key: uuid.UUID, day: date) -> str:
        """Return the name of the unit that a record is about, where it is about one."""
        row: Row | None = (entity, key)
        while row is not None and row in self._here:
            for column in _UNITS:
                unit = key_of(self._here[row], column)
                if unit is not None:
                    return self._unit(unit, day)
            row = self._above(row)
        return ""

    def _unit(self, unit: uuid.UUID, day: date) -> str:
        if unit in self._book.units:
            return self._book.name(unit, day)
        names = (
            str(value_of(cells, "name"))
            for cells in self._sifted.of("unit_name").values()
            if key_of(cells, "unit_id") == unit
        )
        return next(names, "")

    @staticmethod
    def _said(cells: Cells) -> str:
        words = next((str(said) for name in _SAID if (said := value_of(cells, name))), "")
        code = value_of(cells, "code")
        return f"{code}. {words}" if code else words
