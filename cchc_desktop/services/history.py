"""Undo, redo, and what was done: change sets as a person hears of them.

Must not know the sentences; a set is a verb code with facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_task
from db.queries import history as queries
from db.queries.history import SetRow
from db.session import Reading
from db.undo import Left, next_to_redo, next_to_undo, redo_set, set_of, undo_set


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change set: what was done, by whom, and whether it was undone."""

    set: int
    when: datetime
    who: str
    verb: str
    facts: Mapping[str, Any]
    undone: bool


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undo or a redo did, and what it left alone because of later work."""

    of: HistoryLine
    done: int
    left: tuple[Left, ...]
    left_of: tuple[str, ...]  # the tasks and units these belong to, by their names
    in_the_way: HistoryLine | None
    outcome: Outcome


def undo(desk: Desk, seq: int | None = None) -> Reversal:
    """Take back a set, or the newest that stands."""
    with desk.store.reading() as connection:
        target = set_of(connection, seq) if seq is not None else next_to_undo(connection)
    if target is None:
        raise RefusedError("no-such-set" if seq is not None else "nothing-to-undo", {"set": seq})
    if target.undone:
        raise RefusedError("undone-already", {"set": seq})
    if target.origin == "file" and "package" in target.facts:
        return _reverse_file(desk, target)
    if target.origin != "own":
        raise RefusedError("not-to-be-undone", {"set": seq})
    return _reverse(desk, target, "undo")


def _reverse_file(desk: Desk, target: Any) -> Reversal:
    """Take a file back, or in again: its records follow from the files that are believed."""
    from cchc_desktop.services.exchange.files import reverse  # noqa: PLC0415 - heavy, and rare

    outcome = reverse(desk, target.facts)
    with desk.store.reading() as connection:
        told = queries.one_set(connection, target.seq)
    return Reversal(_line(told), sum(map(len, outcome.touched.values())), (), (), None, outcome)


def redo(desk: Desk) -> Reversal:
    """Do again what was undone last."""
    with desk.store.reading() as connection:
        target = next_to_redo(connection)
    if target is None:
        raise RefusedError("nothing-to-redo")
    return _reverse(desk, target, "redo")


def _reverse(desk: Desk, target: Any, origin: str) -> Reversal:
    act = desk.act(origin, verb=target.verb, facts=target.facts)
    act = replace(act, origin=origin, target_seq=target.seq)
    with desk.writing(act) as (writer, outcome):
        done = (undo_set if origin == "undo" else redo_set)(writer, target)
        if not done.done and done.left:
            # Rolls back: a set that could change nothing stays as it is.
            raise RefusedError("nothing-left-to-undo", _blocking(writer.connection, done.left))
    with desk.store.reading() as connection:
        told = queries.one_set(connection, target.seq)
        by = queries.one_set(connection, done.left[0].because_of) if done.left else None
        names = _names(connection, done.left)
    way = _line(by) if by else None
    return Reversal(_line(told), done.done, tuple(done.left), names, way, outcome)


def _names(connection: Reading, left: list[Left]) -> tuple[str, ...]:
    return tuple(queries.names_of(connection, [(one.entity, one.key) for one in left]))


def _blocking(connection: Reading, left: list[Left]) -> dict[str, object]:
    by = queries.one_set(connection, left[0].because_of)
    return {"who": by.who if by else "", "count": len(left), "what": _names(connection, left)}


def list_history(desk: Desk, task: str | None = None) -> list[HistoryLine]:
    """Return what was done, newest first: everything, or what touched one task."""
    with desk.store.reading() as connection:
        if task is None:
            rows = queries.newest_sets(connection)
        else:
            belonging = queries.rows_of_task(connection, find_task(connection, task))
            rows = queries.sets_touching(connection, belonging)
    return [_line(row) for row in rows]


def next_steps(desk: Desk) -> tuple[HistoryLine | None, HistoryLine | None]:
    """Return what undo would take back now, and what redo would do again."""
    with desk.store.reading() as connection:
        back, again = next_to_undo(connection), next_to_redo(connection)
        rows = [queries.one_set(connection, one.seq) if one else None for one in (back, again)]
    undoable, redoable = (_line(row) if row else None for row in rows)
    return undoable, redoable


def _line(row: SetRow | None) -> HistoryLine:
    if row is None:
        raise RefusedError("no-such-set")
    return HistoryLine(row.seq, row.at, row.who, row.verb, row.facts, row.undone)
