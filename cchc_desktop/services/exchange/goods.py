"""What goes into one file: records by table, files by their sums, keys of units.

Must not know which records belong into which file.
"""

import uuid
from dataclasses import dataclass, field
from typing import Final

from db.queries.exchange import Bodies, key_of, references, value_of

_NOTHING: Final = "null"


@dataclass(slots=True)
class Goods:
    """Records by table, and public keys of units that the receiver may take from us."""

    bodies: dict[str, Bodies] = field(default_factory=dict)
    keys: list[dict[str, str]] = field(default_factory=list)
    attached: dict[str, str] = field(default_factory=dict)

    def add(self, entity: str, rows: Bodies) -> None:
        self.bodies[entity] = {**self.bodies.get(entity, {}), **rows}

    def of(self, entity: str) -> Bodies:
        return self.bodies.get(entity, {})

    @property
    def plans(self) -> list[str]:
        return sorted(key.hex for key in self.of("plan"))

    def files(self) -> dict[str, str]:
        """Return the names of files by their SHA-256."""
        kept = self.of("attachment").values()
        named = {str(value_of(cells, "sha256")): str(value_of(cells, "name")) for cells in kept}
        return {**self.attached, **named}

    def close(self, *, known: dict[str, set[uuid.UUID]] | None = None) -> None:
        """Leave out what refers to a record that is not in here, nor known to the receiver.

        Where a record can do without, only the reference is left out.
        """
        while self._pruned(known or {}):
            pass

    def _pruned(self, known: dict[str, set[uuid.UUID]]) -> bool:
        changed = False
        for entity, rows in self.bodies.items():
            for key, cells in list(rows.items()):
                for column, owner, optional in references(entity):
                    named = key_of(cells, column)
                    if named is None or named in self.of(owner) or named in known.get(owner, ()):
                        continue
                    changed = True
                    if not optional:
                        del rows[key]
                        break
                    cells = rows[key] = {**cells, column: _NOTHING}  # noqa: PLW2901
        return changed
