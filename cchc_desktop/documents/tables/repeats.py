"""A sheet of a workbook that says the tasks of another sheet again: sums, sorting, one's own list.

Whoever sorts or sums a plan keeps its rows a second time, as our own workbooks do. Must not know
rows, nor what is done with a sheet that repeats.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.text import fold

_FEWEST: Final = 2  # one task may be said twice by chance
_SHARE: Final = 0.8


def repeats(tasks: Sequence[TaskDraft], before: Iterable[TaskDraft]) -> bool:
    """Tell whether a sheet says the tasks of those before it again, each once or in many rows."""
    said = Counter(_key(task) for task in before)
    again = Counter(_key(task) for task in tasks)
    if len(tasks) < _FEWEST or not said:
        return False
    known = sum((said & again).values())
    in_parts = len(again) <= _SHARE * len(tasks)  # a row for each unit, or for each date
    all_said = len(said.keys() & again.keys()) >= _SHARE * len(said)
    return known >= _SHARE * len(tasks) or (in_parts and all_said)


def _key(task: TaskDraft) -> str:
    return fold(task.title)
