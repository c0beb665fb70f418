"""What the settings of reporting show beyond what reminders need. Plain SQL through `db.plain`.

Must not know what a rule or a period means.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from db.plain import Ask, day_or_none, key


class LateDaysRow(NamedTuple):
    """Until when a report still counts as on time, and from when on it is closed."""

    on_time_until: date | None
    locked_after: date | None


def late_days(ask: Ask) -> dict[uuid.UUID, LateDaysRow]:
    """Return, by slot, the days decided beyond the due date."""
    query = (
        "SELECT id, on_time_until, locked_after FROM report_slot"
        " WHERE NOT gone AND (on_time_until IS NOT NULL OR locked_after IS NOT NULL)"
    )
    return {
        key(row[0]): LateDaysRow(day_or_none(row[1]), day_or_none(row[2])) for row in ask(query, ())
    }


def duty_links(ask: Ask) -> dict[uuid.UUID, dict[uuid.UUID, uuid.UUID]]:
    """Return, by duty and plan, the record that joins them."""
    query = "SELECT id, duty_id, plan_id FROM report_duty_plan WHERE NOT gone ORDER BY born, id"
    found: defaultdict[uuid.UUID, dict[uuid.UUID, uuid.UUID]] = defaultdict(dict)
    for link, duty, plan in ask(query, ()):
        found[key(duty)][key(plan)] = key(link)
    return dict(found)


def slots_of(ask: Ask, duties: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Return the slots kept for these duties."""
    marks = ", ".join("?" * len(duties))
    query = f"SELECT id FROM report_slot WHERE NOT gone AND duty_id IN ({marks})"  # noqa: S608
    return [key(row[0]) for row in ask(query, [duty.bytes for duty in duties])]


def used_duties(ask: Ask, duties: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return the duties for which a report came in, or words of one were written."""
    marks = ", ".join("?" * len(duties))
    query = (
        "SELECT DISTINCT s.duty_id FROM report_slot s"  # noqa: S608 - marks only
        f" WHERE NOT s.gone AND s.duty_id IN ({marks}) AND ("
        " EXISTS (SELECT 1 FROM slot_receipt r WHERE r.slot_id = s.id AND NOT r.gone)"
        " OR EXISTS (SELECT 1 FROM narrative n WHERE n.slot_id = s.id AND NOT n.gone))"
    )
    return {key(row[0]) for row in ask(query, [duty.bytes for duty in duties])}


def duty_texts(ask: Ask) -> dict[uuid.UUID, str]:
    """Return, by duty, the words with which a plan asks for it."""
    query = "SELECT id, text FROM report_duty WHERE NOT gone AND text IS NOT NULL"
    return {key(row[0]): row[1] for row in ask(query, ())}


def settings_like(ask: Ask, beginning: str) -> dict[str, dict[str, object]]:
    """Return the settings whose key begins so, by the rest of the key."""
    query = "SELECT key, value FROM setting WHERE NOT gone AND substr(key, 1, ?) = ?"
    rows = ask(query, (len(beginning), beginning))
    return {name.removeprefix(beginning): json.loads(value) for name, value in rows}


def place_of(ask: Ask, unit: uuid.UUID) -> str:
    """Return the place that stands before the day on a unit's documents."""
    found = next(iter(ask("SELECT place FROM unit WHERE id = ?", (unit.bytes,))), None)
    return (found[0] or "") if found else ""
