"""Ids that two computers must make alike without asking each other.

A UUIDv5 over a versioned canonical form: the same thing gets the same id wherever it is made.
Must not know where ids are stored.
"""

import hashlib
import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cchc-desktop.invalid/ids/1").bytes


def made_id(kind: str, *parts: object) -> uuid.UUID:
    """Return the id of the thing of this kind that these parts alone determine."""
    # Each part with its length before it, so that no two lists of parts make one form. Spelled
    # out rather than `uuid.uuid5` over JSON: a large plan makes a hundred thousand of them.
    form = "".join([f"{len(text)}:{text}" for text in (kind, *map(str, parts))])
    digest = hashlib.sha1(_NAMESPACE + form.encode(), usedforsecurity=False).digest()
    return uuid.UUID(bytes=digest[:16], version=5)
