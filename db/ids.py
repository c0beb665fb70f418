"""Fresh ids of rows. Ids that two computers must make alike are the core's affair."""

import os
import uuid


def new_ids(count: int) -> list[uuid.UUID]:
    """Return random ids, many at the cost of one call to the system."""
    noise = os.urandom(16 * count)
    return [uuid.UUID(bytes=noise[16 * n : 16 * n + 16], version=4) for n in range(count)]
