"""Reports as they were issued, and the words of reports yet to be. Plain SQL through `db.plain`.

Must not know what a report says.
"""

import json
import uuid
from datetime import date
from typing import Any, NamedTuple

from db.plain import Ask, key, key_or_none


class IssuedRow(NamedTuple):
    """One issued report; `sha256` and `size` are of its PDF."""

    id: uuid.UUID
    kind: str
    period: str
    plan_id: uuid.UUID | None
    number: str
    issued_on: date
    replaces_id: uuid.UUID | None
    sha256: str
    size: int


class WordsRow(NamedTuple):
    id: uuid.UUID
    chapter: str
    text: str


def issued_rows(ask: Ask) -> list[IssuedRow]:
    """Return the issued reports, the newest first."""
    query = (
        "SELECT i.id, i.kind, i.period, i.plan_id, i.number, i.issued_on, i.replaces_id,"
        " f.sha256, f.size FROM issued_report i JOIN attachment f ON f.id = i.attachment_id"
        " WHERE NOT i.gone ORDER BY i.issued_on DESC, i.born DESC, i.id"
    )
    return [
        IssuedRow(
            key(row[0]),
            row[1],
            row[2],
            key_or_none(row[3]),
            row[4],
            date.fromisoformat(row[5]),
            key_or_none(row[6]),
            row[7],
            row[8],
        )
        for row in ask(query, ())
    ]


def issued_model(ask: Ask, issued: uuid.UUID) -> dict[str, Any] | None:
    """Return what was kept of an issued report beside its PDF."""
    rows = ask("SELECT model FROM issued_report WHERE id = ? AND NOT gone", (issued.bytes,))
    found = next(iter(rows), None)
    model: dict[str, Any] | None = None if found is None else json.loads(found[0])
    return model


def words_of(ask: Ask, slot: uuid.UUID) -> list[WordsRow]:
    """Return the words written for a report, chapter by chapter."""
    query = "SELECT id, chapter, text FROM narrative WHERE NOT gone AND slot_id = ? ORDER BY born"
    return [WordsRow(key(row[0]), row[1], row[2]) for row in ask(query, (slot.bytes,))]
