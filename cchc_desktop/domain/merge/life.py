"""Whether a row is there: a removal hides it only if the remover had seen every edit.

Must not know what a row is.
"""

import json
from collections.abc import Iterable, Mapping

from cchc_desktop.domain.merge.registers import covers, joined

ALIVE = "false"


def is_removed(life: Mapping[str, str], edits: Iterable[Mapping[str, int]]) -> bool:
    """Judge a row by its life values, by dot, and the vectors of all its other fields."""
    removals = []
    for value in life.values():
        if value == ALIVE:
            return False
        removals.append(json.loads(value)["seen"])
    every_edit = joined(edits)
    return any(covers(seen, every_edit) for seen in removals)
