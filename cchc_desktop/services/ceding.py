"""A plan we had taken in ourselves passes to its issuer: the records that were ours, kept aside.

What was ours is kept as it was, so that taking the file back makes it ours again; what we had
otherwise becomes a proposal to the issuer. Must not know how the file came, nor who signed it.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cchc_desktop.domain.identity import made_id
from db import ceded
from db.changes import Writer
from db.mirror import Word
from db.models.exchange import Proposal
from db.models.progress import Evidence, Progress
from db.queries.exchange import Bodies, Cells, ids_there, key_of, own_where, value_of
from db.session import Reading
from db.versions import rows_as_cells

SCOPE: Final = "takes_over"
"""Where a file's scope, as we keep it, names the plans that passed with it."""
_OF_PLAN: Final = (
    *("plan_version", "basis", "chapter", "section", "narrative_item", "unit_duty", "target"),
    *("report_duty_plan", "task"),
)
_OF_TASK: Final = ("task_item", "assignment", "deadline")
_SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "task": ("code", "title", "funding", "note"),
    "deadline": ("phrase",),
    "section": ("title",),
    "target": ("text",),
}
_RESULTS: Final = {"progress": Progress, "evidence": Evidence}
_OURS: Final = "null"


@dataclass(frozen=True, slots=True)
class Takeover:
    """What passes to the issuer: records the file tells, and those it has no use for.

    `moved` says on which part of a task a result stands from then on.
    """

    plans: Collection[uuid.UUID]
    records: Mapping[str, set[uuid.UUID]] = field(default_factory=dict)
    aside: Mapping[str, set[uuid.UUID]] = field(default_factory=dict)
    moved: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)


def tree_of(connection: Reading, plans: Collection[uuid.UUID]) -> dict[str, Bodies]:
    """Return all that we keep of plans, by table."""
    tree = {"plan": own_where(connection, "plan", "id", plans)}
    for entity in _OF_PLAN:
        tree[entity] = own_where(connection, entity, "plan_id", plans)
    duties = {key_of(cells, "duty_id") for cells in tree["report_duty_plan"].values()}
    tree["report_duty"] = own_where(connection, "report_duty", "id", list(filter(None, duties)))
    for entity in _OF_TASK:
        tree[entity] = own_where(connection, entity, "task_id", tree["task"])
    tree["milestone"] = own_where(connection, "milestone", "deadline_id", tree["deadline"])
    return tree


def tree_passes(
    tree: Mapping[str, Bodies],
    told: Mapping[str, Bodies],
    same: Mapping[uuid.UUID, uuid.UUID],
    ours: Collection[uuid.UUID],
    us_there: uuid.UUID | None,
) -> Takeover:
    """Say what of our plan passes with a file that tells it.

    `same` are tasks of ours that the file has under another id; `ours` are our own ids, and
    `us_there` is the one under which the file speaks of us.
    """
    records = {
        entity: set(rows) & set(told.get(entity, ())) for entity, rows in tree.items() if rows
    }
    passed = {*records.get("task", ()), *same}
    aside: dict[str, set[uuid.UUID]] = {"task": {one for one in same if one not in told["task"]}}
    deadlines = set()
    for entity in _OF_TASK:
        mine = {key for key, one in tree[entity].items() if key_of(one, "task_id") in passed}
        aside[entity] = mine - records.get(entity, set())
        if entity == "deadline":
            deadlines = mine
    dates = {
        key for key, one in tree["milestone"].items() if key_of(one, "deadline_id") in deadlines
    }
    aside["milestone"] = dates - records.get("milestone", set())
    moved = _moved(tree, told, same, (ours, us_there))
    return Takeover(sorted(tree["plan"]), records, aside, moved)


def _moved(
    tree: Mapping[str, Bodies],
    told: Mapping[str, Bodies],
    same: Mapping[uuid.UUID, uuid.UUID],
    us: tuple[Collection[uuid.UUID], uuid.UUID | None],
) -> dict[uuid.UUID, uuid.UUID]:
    ours, us_there = us
    theirs: dict[tuple[uuid.UUID | None, Any], uuid.UUID] = {}
    for key, cells in told.get("assignment", {}).items():
        if key_of(cells, "unit_id") == us_there and cells["gone"] == "false":
            task = key_of(cells, "task_id")
            theirs[task, value_of(cells, "role")] = key
            theirs.setdefault((task, None), key)
    found = {}
    for key, cells in tree["assignment"].items():
        if key_of(cells, "unit_id") not in ours:
            continue
        task = key_of(cells, "task_id")
        there = same.get(task, task) if task else None
        part = theirs.get((there, value_of(cells, "role"))) or theirs.get((there, None))
        if part is not None and part != key:
            found[key] = part
    return found


def cede(writer: Writer, package: uuid.UUID, office: uuid.UUID, taken: Takeover) -> None:
    """Let records pass to an office, keeping aside how they were."""
    for whole in (taken.records, taken.aside):
        for entity, keys in whole.items():
            _pass(writer, package, office, entity, keys)
    for entity, model in _RESULTS.items():
        rows = own_where(writer.connection, entity, "assignment_id", taken.moved)
        former = {key: {"assignment_id": one["assignment_id"]} for key, one in rows.items()}
        ceded.note_ceded(writer.connection, package, entity, former)
        for key, cells in rows.items():
            part = key_of(cells, "assignment_id")
            if part is not None:
                writer.change(model, key, assignment_id=taken.moved[part])


def _pass(
    writer: Writer, package: uuid.UUID, office: uuid.UUID, entity: str, keys: set[uuid.UUID]
) -> None:
    bodies = rows_as_cells(writer.connection, entity, sorted(keys))
    mine = {key: cells for key, cells in bodies.items() if cells["steward_id"] == _OURS}
    ceded.note_ceded(writer.connection, package, entity, mine)
    ceded.put_cells(writer, entity, mine, {"steward_id": f'"{office.hex}"'})


def propose_differences(
    writer: Writer, own: uuid.UUID, package: uuid.UUID, words: Iterable[Word]
) -> int:
    """Propose to the issuer what we had otherwise; return how many things."""
    told = {(one.entity, one.key): one.body for one in words}
    count = 0
    for entity, key, former in ceded.ceded_rows(writer.connection, package):
        now = told.get((entity, key))
        for name in _SAID.get(entity, ()) if now else ():
            if now and _differs(former, now, name):
                writer.add(
                    Proposal,
                    id=made_id("proposal", package, key, name),
                    entity=entity,
                    entity_id=key,
                    field=name,
                    value={"value": value_of(former, name), "instead_of": value_of(now, name)},
                    from_office_id=own,
                    reason=None,
                    at=writer.act.at,
                )
                count += 1
    return count


def _differs(former: Cells, now: Cells, name: str) -> bool:
    return name in former and name in now and former[name] != now[name]


def take_over_again(writer: Writer, package: uuid.UUID, heirs: Collection[uuid.UUID]) -> None:
    """Give back what a file took over; where another one tells it too, it stays the issuer's."""
    if heirs:
        ceded.hand_ceded_on(writer.connection, package, min(heirs))
        return
    for entity, key, body in ceded.ceded_rows(writer.connection, package):
        if entity in _RESULTS:
            part = key_of(body, "assignment_id")
            writer.change(_RESULTS[entity], key, assignment_id=part)
        else:
            ceded.put_cells(writer, entity, {key: body}, body)
        for name in _SAID.get(entity, ()):
            proposal = made_id("proposal", package, key, name)
            if ids_there(writer.connection, "proposal", [proposal]):
                writer.remove(Proposal, proposal)
    ceded.forget_ceded(writer.connection, package)
