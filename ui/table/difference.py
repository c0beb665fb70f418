"""What differs between two lists of lines, so that a view is told of that and no more.

Must not know what a line is: who compares says by what a line stays the same.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final, NamedTuple

# Each run of rows is a signal, and each signal moves every height behind it.
_MOST_ROWS: Final = 200


class Difference(NamedTuple):
    """Rows that went, by their old places; rows that came or changed, by their new ones.

    `whole`: too much differs, or the order does; the rows are then not worked out.
    """

    removed: Sequence[int] = ()
    inserted: Sequence[int] = ()
    changed: Sequence[int] = ()
    whole: bool = False


_WHOLE: Final = Difference(whole=True)


def difference(
    old: Sequence[Any], new: Sequence[Any], identity: Callable[[Any], Hashable]
) -> Difference:
    """Compare two lists in time that grows with their length, whatever they hold."""
    if not old or not new or abs(len(new) - len(old)) > _MOST_ROWS:
        return _WHOLE
    was = {identity(line): row for row, line in enumerate(old)}
    now = {identity(line) for line in new}
    if len(was) != len(old) or len(now) != len(new):
        return _WHOLE  # a line shown twice: which of the two is meant cannot be told
    removed = [row for key, row in was.items() if key not in now]
    inserted, changed = [], []
    last = -1
    for row, line in enumerate(new):
        before = was.get(identity(line))
        if before is None:
            inserted.append(row)
            continue
        if before < last:
            return _WHOLE
        last = before
        if old[before] is not line and old[before] != line:
            changed.append(row)
    if len(removed) + len(inserted) > _MOST_ROWS:
        return _WHOLE
    return Difference(removed, inserted, changed)


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Join rows that follow each other into first and last."""
    first = None
    last = -1
    for row in rows:
        if first is not None and row != last + 1:
            yield first, last
            first = row
        elif first is None:
            first = row
        last = row
    if first is not None:
        yield first, last
