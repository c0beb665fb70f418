"""Units and people that pasted cells name, found among those there are; none is ever made.

Must not know tasks.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, Self

from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.services.pasting.columns import Column
from cchc_desktop.services.unit_book import UnitBook
from db.queries import units as queries
from db.session import Reading

NAMED = frozenset({Column.LEAD, Column.PARTNER, Column.PERSON})
_DOUBTS = "cell-doubts"
NO_UNIT_FOR_PERSON = f"{_DOUBTS}.person-without-unit"
# Names of units hold commas themselves, so these are tried only where the whole names nothing.
_STRONG, _WEAK = re.compile(r"[;\n]"), re.compile(r",|\s+và\s+|\s+-\s+")

Cell = tuple[tuple[str, ...], str | None, Mapping[str, Any]]
"""What a cell names, the code of a doubt, and the facts of the doubt."""


class Meant(Protocol):
    """A cell that was read before."""

    @property
    def meant(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class PastedNames:
    """The units and people there are, by every spelling."""

    book: UnitBook
    people: Mapping[str, Sequence[tuple[uuid.UUID, str]]]
    today: date

    @classmethod
    def read(cls, connection: Reading, today: date) -> Self:
        people: defaultdict[str, list[tuple[uuid.UUID, str]]] = defaultdict(list)
        for one in queries.person_rows(connection):
            people[fold(one.name)].append((one.id, one.name))
        return cls(UnitBook.read(connection), people, today)

    def read_cell(self, column: Column, text: str) -> Cell:
        """Return the names meant; what names nothing, or two things, is left to a person."""
        return self._person(text) if column is Column.PERSON else self._units(text)

    def units(self, cell: Meant | None) -> list[uuid.UUID]:
        """Return the units a cell was read to mean."""
        found = [self.book.meant_by(name) for name in cell.meant] if cell else []
        return list(dict.fromkeys(units[0] for units in found if len(units) == 1))

    def person(self, cell: Meant | None) -> uuid.UUID | None:
        found = self.people.get(fold(cell.meant[0]), ()) if cell and cell.meant else ()
        return found[0][0] if len(found) == 1 else None

    def _units(self, text: str) -> Cell:
        names: list[str] = []
        unknown: list[str] = []
        several: list[str] = []
        for words in filter(None, map(nfc, _STRONG.split(text))):
            for one in self._pieces(words):
                found = self.book.meant_by(one)
                if len(found) == 1:
                    names.append(self.book.name(found[0], self.today))
                else:
                    (several if found else unknown).append(one)
        doubt = "unit-unknown" if unknown else "unit-ambiguous" if several else None
        facts = {"text": "; ".join(unknown or several)} if doubt else {}
        return tuple(dict.fromkeys(names)), f"{_DOUBTS}.{doubt}" if doubt else None, facts

    def _pieces(self, words: str) -> list[str]:
        """Cut at commas only if then every piece names a unit."""
        if self.book.meant_by(words):
            return [words]
        pieces = [nfc(one) for one in _WEAK.split(words) if one.strip()]
        return pieces if all(self.book.meant_by(one) for one in pieces) else [words]

    def _person(self, text: str) -> Cell:
        found = self.people.get(fold(text), ())
        if len(found) == 1:
            return (found[0][1],), None, {}
        doubt = "person-ambiguous" if found else "person-unknown"
        return (), f"{_DOUBTS}.{doubt}", {"text": nfc(text)}
