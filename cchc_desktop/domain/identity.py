"""Ids that two computers must make alike without asking each other.

A UUIDv5 over a versioned canonical form: the same thing gets the same id wherever it is made.
Must not know where ids are stored.
"""

import json
import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cchc-desktop.invalid/ids/1")


def made_id(kind: str, *parts: object) -> uuid.UUID:
    """Return the id of the thing of this kind that these parts alone determine."""
    form = json.dumps([kind, *(str(part) for part in parts)], ensure_ascii=False)
    return uuid.uuid5(_NAMESPACE, form)
