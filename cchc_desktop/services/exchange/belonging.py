"""What a unit's report may say: its own parts, its own figures, its own words, of that period.

Everything else in the file is left out, whatever it says. Must not know how records are stored.
"""

import json
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.exchange.told_rows import Sifted
from db.queries.exchange import Cells, key_of, units_of_parts, value_of
from db.queries.packages import package_row
from db.session import Reading

_OUTSIDE: Final = "exchange-left-outside"
_NOTHING: Final = "null"
_OWN: Final = json.dumps("own")
_DAYS: Final = frozenset(
    ("data_from", "data_to", "due", "on_time_until", "locked_after", "reopened_why")
)


@dataclass(frozen=True, slots=True)
class Lane:
    """Who reports, under all ids of its unit and of those it succeeded, and of which period.

    `quarters` are texts as records keep them.
    """

    units: Collection[uuid.UUID]
    quarters: Collection[str]
    period: str

    @classmethod
    def of(cls, units: Collection[uuid.UUID], period: Period) -> "Lane":
        return cls(units, {json.dumps(str(one)) for one in period.quarters}, str(period))


def leave_foreign(connection: Reading, sifted: Sifted, lane: Lane) -> set[uuid.UUID]:
    """Leave out what is not the sender's, or not of the period the file is about.

    Return the parts in tasks that were found here while looking.
    """
    parts = _parts(connection, sifted, lane)
    for entity in ("measurement", "indicator_value"):
        _keep(sifted, entity, lambda one: _is_theirs(one, "unit_id", lane) and _in(one, lane))
    _keep(
        sifted,
        "report_duty",
        lambda one: _is_theirs(one, "unit_id", lane) and one["confirmed"] == "false",
    )
    _keep(
        sifted,
        "report_slot",
        lambda one: _is_theirs(one, "unit_id", lane) and value_of(one, "period") == lane.period,
    )
    _decide_no_days(sifted)
    slots = set(sifted.of("report_slot"))
    _keep(sifted, "narrative", lambda one: key_of(one, "slot_id") in slots)
    _keep(sifted, "proposal", lambda one: _is_theirs(one, "from_office_id", lane))
    proved = {key_of(one, "attachment_id") for one in sifted.of("evidence").values()}
    for key in sifted.of("attachment").keys() - proved:
        sifted.leave("attachment", key, _OUTSIDE)
    return parts


def leave_others_answers(
    connection: Reading, sifted: Sifted, office: Collection[uuid.UUID]
) -> None:
    """Leave out answers to files that went to somebody else than the office that answers."""
    for key, cells in list(sifted.of("receipt").items()):
        about = key_of(cells, "package_id")
        row = None if about is None else package_row(connection, about)
        if row is not None and row.office_id not in office:
            sifted.leave("receipt", key, _OUTSIDE)


def _decide_no_days(sifted: Sifted) -> None:
    """Let a unit say that it reports, never until when: that is for whoever it reports to."""
    for key, cells in sifted.of("report_slot").items():
        decided = dict.fromkeys(_DAYS & cells.keys(), _NOTHING)
        sifted.bodies["report_slot"][key] = {**cells, **decided}


def _parts(connection: Reading, sifted: Sifted, lane: Lane) -> set[uuid.UUID]:
    told = (*sifted.of("progress").values(), *sifted.of("evidence").values())
    named = {key for one in told if (key := key_of(one, "assignment_id"))}
    there = units_of_parts(connection, named)
    theirs = {key for key, unit in there.items() if unit in lane.units}
    _keep(
        sifted,
        "progress",
        lambda one: (
            one["lane"] == _OWN and _in(one, lane) and key_of(one, "assignment_id") in theirs
        ),
    )
    _keep(
        sifted,
        "evidence",
        lambda one: key_of(one, "assignment_id") in theirs and _in(one, lane),
    )
    return set(there)


def _keep(sifted: Sifted, entity: str, fits: Callable[[Cells], bool]) -> None:
    for key, cells in list(sifted.of(entity).items()):
        if not fits(cells):
            sifted.leave(entity, key, _OUTSIDE)


def _is_theirs(cells: Cells, column: str, lane: Lane) -> bool:
    return key_of(cells, column) in lane.units


def _in(cells: Cells, lane: Lane) -> bool:
    return cells.get("quarter") in lane.quarters
