"""What the office has settled for itself. Must not know what a setting means."""

import json
import uuid
from typing import Any

from db.plain import Ask


def setting_value(ask: Ask, key: uuid.UUID) -> dict[str, Any] | None:
    rows = ask("SELECT value FROM setting WHERE id = ? AND NOT gone", (key.bytes,))
    found = next(iter(rows), None)
    value: dict[str, Any] | None = None if found is None else json.loads(found[0])
    return value
