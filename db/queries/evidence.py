"""Documents that prove results, with the files they are kept in. Plain SQL through `db.plain`.

Must not know whose results they prove.
"""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from db.plain import Ask, day_or_none, key


class ProofRow(NamedTuple):
    """One document; `sha256`, `file` and `size` where the file itself is kept."""

    id: uuid.UUID
    occurrence: str | None
    number: str | None
    issued_on: date | None
    title: str
    sha256: str | None
    file: str | None
    size: int | None
    kept_elsewhere: bool


_PROOF = (
    "SELECT e.id, e.occurrence, e.number, e.issued_on, e.title, f.sha256, f.name, f.size,"
    " e.steward_id IS NOT NULL FROM evidence e"
    " LEFT JOIN attachment f ON f.id = e.attachment_id WHERE NOT e.gone AND "
)


def proof_rows(ask: Ask, part: bytes, quarters: Collection[str]) -> list[ProofRow]:
    """Return what proves a part's results in these quarters, as it was given."""
    among = ", ".join("?" * len(quarters))
    query = f"{_PROOF}e.assignment_id = ? AND e.quarter IN ({among}) ORDER BY e.born, e.title, e.id"
    return [_row(row) for row in ask(query, (part, *quarters))]


def proof_row(ask: Ask, evidence: uuid.UUID) -> ProofRow | None:
    rows = ask(f"{_PROOF}e.id = ?", (evidence.bytes,))
    return next((_row(row) for row in rows), None)


def _row(row: tuple[Any, ...]) -> ProofRow:
    return ProofRow(
        id=key(row[0]),
        occurrence=row[1],
        number=row[2],
        issued_on=day_or_none(row[3]),
        title=row[4],
        sha256=row[5],
        file=row[6],
        size=row[7],
        kept_elsewhere=bool(row[8]),
    )
