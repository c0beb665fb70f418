"""Lines in groups, each led by a row that sums it up. Must not know what a line means."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from ui.table.column import SectionLine

L = TypeVar("L")
K = TypeVar("K", bound=Hashable)


def _no_note(_lines: Sequence[Any]) -> str:
    return ""


def _no_share(_lines: Sequence[Any]) -> float | None:
    return None


def grouped(  # noqa: PLR0913 - what makes a group, and what its row says
    lines: Sequence[L],
    key: Callable[[L], K],
    title: Callable[[K], str],
    closed: Collection[str] = (),
    note: Callable[[Sequence[L]], str] = _no_note,
    *,
    share: Callable[[Sequence[L]], float | None] = _no_share,
    order: Callable[[K], Any] | None = None,
) -> Iterator[Any]:
    """Yield each group's row and, unless it is closed, its lines in the order they came.

    Groups come as their first line does, or by `order`. A group's row carries `str` of its key, so
    that what a person closed stays closed when the lines are read anew.
    """
    groups: dict[K, list[L]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    keys = list(groups) if order is None else sorted(groups, key=order)
    for one in keys:
        members = groups[one]
        code = str(one)
        is_open = code not in closed
        yield SectionLine(code, title(one), note(members), share(members), is_open)
        if is_open:
            yield from members
