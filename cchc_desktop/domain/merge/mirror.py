"""Records another office keeps: which of the files that tell them is to be believed.

One writer, mirrored: what has seen more replaces what has seen less; files of the writer's own
computers that have not seen each other stand side by side. What is shown is a pure function of
the files taken in and not taken back, whatever their order. Must not know rows or formats.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc_desktop.domain.merge.registers import covers


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One record as one file said it; `vector` is what its office had seen when it was written."""

    file: str
    vector: Mapping[str, int]
    body: str


def standing(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Return the snapshots that no other has seen, one a body, the one to show first."""
    every = list(snapshots)
    newest = [one for one in every if not any(_outdates(other, one) for other in every)]
    newest.sort(key=lambda one: (sum(one.vector.values()), one.body, one.file), reverse=True)
    return list({one.body: one for one in reversed(newest)}.values())[::-1]


def _outdates(other: Snapshot, one: Snapshot) -> bool:
    return covers(other.vector, one.vector) and not covers(one.vector, other.vector)
