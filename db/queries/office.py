"""What the office has settled for itself. Must not know what a setting means."""

import json
import uuid
from typing import Any

from db.plain import Ask


def person_of_account(ask: Ask, system_user: str) -> str | None:
    query = "SELECT name FROM person WHERE system_user = ? AND NOT gone ORDER BY born, id LIMIT 1"
    found = next(iter(ask(query, (system_user,))), None)
    return None if found is None else str(found[0])


def setting_value(ask: Ask, key: uuid.UUID) -> dict[str, Any] | None:
    rows = ask("SELECT value FROM setting WHERE id = ? AND NOT gone", (key.bytes,))
    found = next(iter(rows), None)
    value: dict[str, Any] | None = None if found is None else json.loads(found[0])
    return value
