"""What taking records in would do to those that are here: a rehearsal that writes nothing.

It follows the very rule by which rows are shown: of the files that are believed, those that no
other has seen. Must not know how a file was proved, nor what its records mean to people.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cchc_desktop.domain.merge.mirror import Snapshot, standing
from cchc_desktop.services.exchange.kinds import Counts, Mark
from cchc_desktop.services.exchange.told_rows import Sifted
from db.mirror import Told, body_text, told_of
from db.queries.exchange import Bodies, Cells, columns, key_of
from db.session import Reading
from db.versions import rows_as_cells

_HERE: Final = "this"
_GONE: Final = "true"
# What several offices make alike, each for itself: nobody has to be told.
_ALIKE: Final = frozenset({"attachment", "indicator_table", "indicator"})


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one record; `fields` differ from what is shown now."""

    mark: Mark
    entity: str
    key: uuid.UUID
    former: Cells | None
    now: Cells
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Rehearsal:
    """Every record of a file with what becomes of it."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    hidden_tasks: set[uuid.UUID] = field(default_factory=set)

    def counts(self) -> Counts:
        found = dict.fromkeys(Mark, 0)
        for one in self.changes:
            found[one.mark] += 1
        return Counts(
            new=found[Mark.NEW],
            updated=found[Mark.UPDATED],
            unchanged=self.unchanged,
            conflicts=found[Mark.CONFLICT],
            withdrawn=found[Mark.WITHDRAWN],
        )


def rehearse(
    connection: Reading,
    sifted: Sifted,
    office: uuid.UUID,
    vector: Mapping[str, int],
    ceded: Mapping[str, set[uuid.UUID]],
) -> Rehearsal:
    """Say what the records of an office's file would do here; what is not its own is left out.

    `ceded` are records of ours that pass to the office with this very file.
    """
    found = Rehearsal()
    for entity, rows in sifted.bodies.items():
        keys = list(rows)
        there = rows_as_cells(connection, entity, keys)
        told = told_of(connection, entity, list(there))  # of what is new there is nothing to weigh
        passing = ceded.get(entity, set())
        others = {key: one for key, one in there.items() if key not in passing}
        _leave_kept_by_others(sifted, entity, others, office)
        for key, cells in list(rows.items()):
            former = there.get(key)
            news = _judged(cells, former, told.get(key, ()), vector)
            _note(found, entity, key, former, cells, news)
    return found


def _leave_kept_by_others(
    sifted: Sifted, entity: str, there: Mapping[uuid.UUID, Cells], office: uuid.UUID
) -> None:
    for key, former in there.items():
        steward = key_of(former, "steward_id")
        if steward == office:
            continue
        if entity in _ALIKE:
            sifted.bodies[entity].pop(key, None)
        else:
            whose = "ours" if steward is None else "anothers"
            sifted.leave(entity, key, f"exchange-left-{whose}")


def _judged(
    cells: Cells,
    former: Cells | None,
    told: Sequence[Told],
    vector: Mapping[str, int],
) -> Mark:
    if former is None:
        return Mark.UNCHANGED if cells["gone"] == _GONE else Mark.NEW
    body = body_text(cells)
    known = [Snapshot(str(one.package), one.vector, one.body) for one in told]
    newest = standing([*known, Snapshot(_HERE, vector, body)])
    if body not in {one.body for one in newest}:
        return Mark.UNCHANGED
    if len(newest) > 1:
        return Mark.UNCHANGED if body in {one.body for one in known} else Mark.CONFLICT
    return Mark.UPDATED


def _note(
    found: Rehearsal,
    entity: str,
    key: uuid.UUID,
    former: Cells | None,
    cells: Cells,
    mark: Mark,
) -> None:
    if mark is Mark.UPDATED and former is not None:
        mark = _seen(entity, former, cells)
    if mark is Mark.UNCHANGED:
        found.unchanged += 1
        return
    fields = () if former is None or mark is Mark.NEW else _differing(entity, former, cells)
    found.changes.append(Change(mark, entity, key, former, cells, fields))
    if entity == "task" and mark is Mark.WITHDRAWN:
        found.hidden_tasks.add(key)


def _seen(entity: str, former: Cells, cells: Cells) -> Mark:
    """Return what a person sees of a record that follows this file now."""
    goes, went = cells["gone"] == _GONE, former["gone"] == _GONE
    if goes and went:
        return Mark.UNCHANGED
    if goes:
        return Mark.WITHDRAWN
    if went:
        return Mark.NEW
    if not _differing(entity, former, cells):
        return Mark.UNCHANGED
    dropped = "withdrawn_on" in cells and former["withdrawn_on"] == "null" != cells["withdrawn_on"]
    return Mark.WITHDRAWN if dropped else Mark.UPDATED


def _differing(entity: str, former: Cells, cells: Cells) -> tuple[str, ...]:
    return tuple(
        name
        for name in columns(entity)
        if name not in {"steward_id", "gone"} and name in cells and cells[name] != former[name]
    )


def moved_deadlines(rehearsal: Rehearsal, milestones: Bodies, now: Bodies) -> set[uuid.UUID]:
    """Return the deadlines whose dates are others once the file is in.

    `milestones` are those of the deadlines that are here and shown; `now` are the file's.
    """
    touched = {
        deadline
        for one in rehearsal.changes
        if one.entity == "milestone" and (deadline := key_of(one.now, "deadline_id"))
    }
    before: dict[uuid.UUID, set[str]] = {}
    after: dict[uuid.UUID, set[str]] = {}
    changed = {one.key for one in rehearsal.changes if one.entity == "milestone"}
    for key, cells in milestones.items():
        deadline = key_of(cells, "deadline_id")
        if deadline in touched:
            before.setdefault(deadline, set()).add(cells["due"])
            if key not in changed:
                after.setdefault(deadline, set()).add(cells["due"])
    for key in changed & now.keys():
        if now[key]["gone"] != _GONE:
            after.setdefault(key_of(now[key], "deadline_id"), set()).add(now[key]["due"])  # type: ignore[arg-type]
    return {one for one in before if before[one] != after.get(one, set())}
