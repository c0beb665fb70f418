"""The history of one task as sentences a person reads: who did what to it, newest first.

Each change set is one sentence, whatever it wrote. Must not know what changes mean.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.finding import find_task
from cchc_desktop.services.task_list.story import Chapter, Deed, Names
from db.queries import history as sets
from db.queries import task_history as queries
from db.queries.history import SetRow
from db.queries.task_history import FieldChange, Row
from db.session import Reading
from resources.words import inner_deed, sentence

_BACK_AND_FORTH = ("undo", "redo")
_WORDS = "task-history"


@dataclass(frozen=True, slots=True)
class TaskHistoryLine:
    """What one set did to a task. `undone` says that it was taken back since."""

    set: int
    when: datetime
    who: str
    deeds: tuple[Deed, ...]
    undone: bool

    @property
    def sentence(self) -> str:
        """Say it: "Lý Thị Mai đổi thời hạn từ “Quý II” thành “Quý III”."."""
        said = "; ".join(sentence(f"{_WORDS}.{one.code}", one.facts) for one in self.deeds)
        who = self.who or sentence(f"{_WORDS}.someone")
        told = "told-cut" if said.endswith("…") else "told"  # three dots are an end themselves
        return sentence(f"{_WORDS}.{told}", {"who": who, "what": said.rstrip(".")})


def task_history(desk: Desk, task: str | uuid.UUID) -> list[TaskHistoryLine]:
    """Return what was done to a task and all that belongs to it, the newest first."""
    with desk.store.reading() as connection:
        rows = sets.rows_of_task(connection, find_task(connection, task))
        changes = queries.changes_of(connection, rows)
        contents = queries.contents_of(connection, rows)
        touching = sets.sets_touching(connection, rows)
        names = _names(connection, changes)
    chapters = {row.seq: Chapter(row.verb, contents=contents) for row in touching}
    for one in changes:
        chapters[one.set_seq].changed.append(one)
    for row, (entity, born) in _births(contents, changes):
        chapters[row].born.append((entity, born))
    return [_line(row, chapters[row.seq], names) for row in touching]


def _line(row: SetRow, chapter: Chapter, names: Names) -> TaskHistoryLine:
    if row.origin in _BACK_AND_FORTH:
        said = inner_deed(row.facts["verb"], row.facts.get("facts") or {})
        deeds = [Deed(row.origin, {"deed": said})]
    else:
        deeds = chapter.deeds(names)
    if not deeds:  # written along with something else
        deeds = [Deed("other", {"deed": inner_deed(row.verb, row.facts)})]
    return TaskHistoryLine(row.seq, row.at, row.who, tuple(deeds), row.undone)


def _births(
    contents: dict[Row, dict[str, Any]], changes: Iterable[FieldChange]
) -> list[tuple[int, tuple[str, dict[str, Any]]]]:
    """Return each row with the set that brought it, saying what it said then."""
    at_birth = {row: dict(said) for row, said in contents.items()}
    seen: set[tuple[Row, str]] = set()
    for one in changes:
        row = (one.entity, one.row)
        if (row, one.field) not in seen and row in at_birth:
            seen.add((row, one.field))
            at_birth[row][one.field] = one.former
    ordered = sorted(at_birth.items(), key=lambda item: (*_place(item[1]), item[0][1]))
    return [(said["born"], (entity, said)) for (entity, _), said in ordered]


def _place(said: dict[str, Any]) -> tuple[int, str, str]:
    """Return where a row stands among those of one set: results as the year goes."""
    return said.get("position") or 0, said.get("quarter") or "", said.get("occurrence") or ""


def _names(connection: Reading, changes: Iterable[FieldChange]) -> Names:
    tied = {
        one.new
        for one in changes
        if one.field in {"carries_out_id", "continues_id"} and one.new is not None
    }
    return Names(
        queries.unit_names(connection),
        queries.person_names(connection),
        queries.section_names(connection),
        queries.plan_names(connection),
        queries.task_names(connection, sorted(tied)),
    )
