"""A name in a task that was in doubt gets its unit: the other names of the task stay.

Of a slip, every task that was read with it is settled at once, and the office knows the spelling
from then on. Must not know why the name was in doubt beyond that it was.
"""

import uuid
from collections.abc import Sequence

from cchc_desktop.services.assigning import LEAD, PARTNER
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.task_changes.own import day_in
from cchc_desktop.services.task_changes.units import TaskUnits
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.unit_page.joining import write_joined
from cchc_desktop.services.units import learn_spelling
from db.changes import Writer
from db.queries import doubts as queries
from db.queries import plans as plan_queries
from db.queries.doubts import DoubtRow
from db.queries.tasks_edit import EditedTask

_SLIP, _SEVERAL = "unit-doubts.near", "unit-doubts.several"
_ABOUT_UNITS = frozenset(
    {_SLIP, _SEVERAL, "intake-doubts.unit-odd", "intake-doubts.unit-is-person"}
)
_ROLES = {"lead_units": LEAD, "partner_units": PARTNER}


def is_about_unit(code: str) -> bool:
    """Tell whether a doubt is about one name of a unit among those of a task."""
    return code in _ABOUT_UNITS


class UnitNaming:
    """The decision about one name in one task."""

    def __init__(self, desk: Desk, writer: Writer, task: EditedTask) -> None:
        self._desk, self._writer = desk, writer
        self._book = UnitBook.read(writer.connection)
        plan = plan_queries.plan_row(writer.connection, task.plan_id)
        day = day_in(desk.today, plan)
        self._units = TaskUnits(writer, task.id, day, desk.today, self._book)

    def settle(self, doubt: DoubtRow, names: Sequence[str]) -> list[uuid.UUID]:
        """Let the name mean these units; return the other doubts that this settles."""
        words = str(doubt.facts.get("text", ""))
        meant = self._units.meant(names)
        if doubt.code == _SLIP and len(meant) == 1 and self._is_one(words, meant[0]):
            return self._alike(doubt, words)
        self._put(_ROLES[doubt.field or ""], words, meant)
        if doubt.code == _SEVERAL and len(meant) == 1:
            learn_spelling(self._writer, self._book, meant[0], words)
        return []

    def _is_one(self, words: str, unit: uuid.UUID) -> bool:
        """Take the entry that the slip made for the unit; say whether that was possible."""
        there = self._book.meant_by(words)
        if len(there) != 1 or not self._book.is_spelt(there[0], words) or there[0] == unit:
            return False
        try:
            write_joined(self._desk, self._writer, there[0], unit)
        except RefusedError:
            return False
        return True

    def _alike(self, doubt: DoubtRow, words: str) -> list[uuid.UUID]:
        return [
            one.id
            for one in queries.open_doubts(self._writer.connection)
            if one.code == _SLIP and one.facts.get("text") == words and one.id != doubt.id
        ]

    def _put(self, role: str, words: str, meant: Sequence[uuid.UUID]) -> None:
        """Write the units in the place of the name, behind the others where it named none."""
        there = self._units.named(role)
        odd = set(self._book.meant_by(words))
        wanted: dict[uuid.UUID, None] = {}
        for unit in there:
            wanted.update(dict.fromkeys(meant if self._book.true(unit) in odd else [unit]))
        wanted.update(dict.fromkeys(meant))
        units = list(wanted)
        self._units.put(*((units, None) if role == LEAD else (None, units)))
