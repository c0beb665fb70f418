"""The records of a file, sifted: which can be kept, which are the sender's, which fit its scope.

What is left out is counted by table and reason. Must not know what is stored of them already
beyond whose it is.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.domain.calendar.periods import parse, parse_quarter
from cchc_desktop.domain.deadline_kind import Kind as DeadlineKind
from cchc_desktop.domain.lineage import Kind as SuccessionKind
from cchc_desktop.domain.status import State
from cchc_desktop.domain.units import Level
from cchc_desktop.exchange.package import Kind, Opened
from cchc_desktop.services.exchange.kinds import LeftOut, Why
from cchc_desktop.services.exchange.rows import cells_in, key_in
from db.fitting import misfit
from db.queries.exchange import Bodies, ids_there, key_of, references
from db.session import Reading
from db.versions import kept_entities

OF_KIND: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.ASSIGN: (
        *("unit", "unit_name", "unit_spelling", "membership", "unit_succession"),
        *("attachment", "plan", "plan_version", "basis", "chapter", "section", "narrative_item"),
        *("unit_duty", "target", "task", "task_item", "assignment", "deadline", "milestone"),
        *("report_duty", "report_duty_plan", "report_slot", "indicator_table", "indicator"),
        "proposal_answer",
    ),
    Kind.RETURN: (
        *("attachment", "progress", "evidence", "measurement", "indicator_value"),
        *("report_duty", "report_slot", "narrative", "proposal"),
    ),
    Kind.RECEIPT: ("receipt", "proposal_answer"),
}
NEWER: Final = "newer"
"""What rows are called that only a newer program knows."""
_BESIDE: Final = frozenset({"unit_key"})  # no records: see `trust`
_MOST_CODE: Final = 100  # none is as long: what a file says is not remembered beyond that
_LANES: Final = frozenset({"own", "on-behalf"})
_ROLES: Final = frozenset({"lead", "partner"})


@dataclass(slots=True)
class Sifted:
    """What is taken of a file, and what is left out for which reason."""

    bodies: dict[str, Bodies] = field(default_factory=lambda: defaultdict(dict))
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, entity: str) -> Bodies:
        return self.bodies.get(entity, {})

    def leave(self, entity: str, key: uuid.UUID | None, why: str) -> None:
        if key is not None:
            self.bodies[entity].pop(key, None)
        self.left[entity, why] += 1

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(entity, count, Why(why, {"count": count}))
            for (entity, why), count in sorted(self.left.items())
        )


def told_by(opened: Opened) -> Sifted:
    """Read the records of a file; those that no table can hold are left out."""
    sifted = Sifted()
    taken = OF_KIND[opened.manifest.kind]
    for entity in taken:
        for line in opened.records(entity):
            _take(sifted, entity, line)
    for name in opened.names:
        if name not in taken and name not in _BESIDE:
            _pass_over(sifted, name, sum(1 for _ in opened.records(name)))
    return sifted


def _pass_over(sifted: Sifted, name: str, count: int) -> None:
    """Count what such a file has no business with, or what only a newer program knows."""
    known = name in set(kept_entities())
    entity, why = (name, "exchange-left-outside") if known else (NEWER, "exchange-left-newer")
    sifted.left[entity, why] += count


def _take(sifted: Sifted, entity: str, line: Mapping[str, Any]) -> None:
    key = key_in(line)
    if key is None or misfit(entity, line) is not None or not _has_meaning(entity, line):
        sifted.leave(entity, None, "exchange-left-unreadable")
        return
    cells = cells_in(line)
    cells.setdefault("gone", "false")
    sifted.bodies[entity][key] = cells


def _has_meaning(entity: str, line: Mapping[str, Any]) -> bool:
    """Say whether the codes in a record are ones this program knows."""
    for name, check in _CODES.get(entity, {}).items():
        text = str(line.get(name))
        if len(text) > _MOST_CODE or not _is_code(check, text):
            return False
    return True


@lru_cache(maxsize=1024)
def _is_code(check: Callable[[str], object], text: str) -> bool:
    try:
        return bool(check(text))
    except (ValueError, KeyError, PeriodError):
        return False


_CODES: Final[Mapping[str, Mapping[str, Callable[[str], object]]]] = {
    "unit": {"level": Level},
    "unit_succession": {"kind": SuccessionKind},
    "assignment": {"role": _ROLES.__contains__},
    "deadline": {"kind": DeadlineKind},
    "progress": {"state": State, "lane": _LANES.__contains__, "quarter": parse_quarter},
    "evidence": {"quarter": parse_quarter},
    "measurement": {"quarter": parse_quarter},
    "indicator_value": {"quarter": parse_quarter},
    "report_slot": {"period": parse},
}


def leave_unreferred(
    connection: Reading, sifted: Sifted, known: Mapping[str, set[uuid.UUID]]
) -> None:
    """Leave out records that refer to others which are neither here nor in the file."""
    there = _there(connection, sifted, known)
    while True:
        lost = list(_lost(sifted, there, known))
        if not lost:
            return
        for entity, key in lost:
            sifted.leave(entity, key, "exchange-left-unreferred")


def _there(
    connection: Reading, sifted: Sifted, known: Mapping[str, set[uuid.UUID]]
) -> dict[str, set[uuid.UUID]]:
    wanted: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for entity, rows in sifted.bodies.items():
        for one in references(entity):
            for cells in rows.values():
                named = key_of(cells, one.column)
                if named is not None and named not in sifted.of(one.owner):
                    wanted[one.owner].add(named)
    asked = {owner: keys - known.get(owner, set()) for owner, keys in wanted.items()}
    return {owner: ids_there(connection, owner, keys) for owner, keys in asked.items() if keys}


def _lost(
    sifted: Sifted, there: Mapping[str, set[uuid.UUID]], known: Mapping[str, set[uuid.UUID]]
) -> Iterable[tuple[str, uuid.UUID]]:
    for entity, rows in sifted.bodies.items():
        for key, cells in rows.items():
            for column, owner, _ in references(entity):
                named = key_of(cells, column)
                if named is None or named in sifted.of(owner):
                    continue
                if named not in there.get(owner, ()) and named not in known.get(owner, ()):
                    yield entity, key
                    break
