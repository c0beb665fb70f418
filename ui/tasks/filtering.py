"""What the chips choose: which tasks are shown, and how many each chip would leave.

Plain functions over lines; must not know a widget.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ui.tasks.lines import TaskId, TaskLine

Test = Callable[[TaskLine], bool]


@dataclass(frozen=True, slots=True)
class Who:
    """At whose desk the list is looked at."""

    person: str


# What can be said of a line in one word; each is a chip.
QUARTER, SOON, LATE, MINE, UNCONFIRMED = "quarter", "soon", "late", "mine", "unconfirmed"
FLAGS: Final = (QUARTER, SOON, LATE, MINE, UNCONFIRMED)
UNIT, FIELD, PLAN = "unit", "field", "plan"
LISTS: Final = (UNIT, FIELD, PLAN)


def flag_test(flag: str, who: Who) -> Test:
    """Return what a flag asks of a line."""
    tests: Mapping[str, Test] = {
        QUARTER: lambda line: line.in_quarter,
        SOON: lambda line: line.state == "due-soon",
        LATE: lambda line: line.state == "overdue",
        MINE: lambda line: bool(who.person) and line.person == who.person,
        UNCONFIRMED: lambda line: line.state == "unconfirmed",
    }
    return tests[flag]


def values_of(kind: str, line: TaskLine) -> Collection[Any]:
    """Return what a line has of a kind that a list is chosen from."""
    if kind == UNIT:
        return {*line.lead_units, *line.partner_units}
    return (line.field or "",) if kind == FIELD else (line.plan,)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; all of it has to hold, of each list one value at least."""

    flags: frozenset[str] = frozenset()
    among: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    only: frozenset[TaskId] | None = None
    found: frozenset[TaskId] | None = None

    def is_empty(self) -> bool:
        return not (self.flags or any(self.among.values())) and self.only is self.found is None

    def tests(self, who: Who, *, but: str = "") -> list[Test]:
        """Return what is asked of a line; `but` leaves one flag or list out."""
        asked: list[Test] = [flag_test(flag, who) for flag in self.flags if flag != but]
        for kind, chosen in self.among.items():
            if chosen and kind != but:
                asked.append(_among(kind, chosen))
        asked += [_in(ids) for ids in (self.only, self.found) if ids is not None]
        return asked

    def keep(self, lines: Iterable[TaskLine], who: Who, *, but: str = "") -> list[TaskLine]:
        tests = self.tests(who, but=but)
        if not tests:
            return list(lines)
        return [line for line in lines if all(test(line) for test in tests)]


def _among(kind: str, chosen: frozenset[Any]) -> Test:
    return lambda line: not chosen.isdisjoint(values_of(kind, line))


def _in(ids: frozenset[TaskId]) -> Test:
    return lambda line: line.id in ids


def counts(lines: Sequence[TaskLine], filters: Filters, who: Who) -> dict[str, int]:
    """Tell how many tasks each flag leaves beside what else is chosen."""
    out = {}
    kept = filters.keep(lines, who)
    for flag in FLAGS:
        beside = filters.keep(lines, who, but=flag) if flag in filters.flags else kept
        out[flag] = sum(map(flag_test(flag, who), beside))
    return out


def is_choice(kind: str, lines: Sequence[TaskLine], filters: Filters, who: Who) -> bool:
    """Tell whether a list has more than one thing to choose from; looks no further than it must."""
    found: set[Any] = set()
    for line in filters.keep(lines, who, but=kind):
        found.update(values_of(kind, line))
        if len(found) > 1:
            return True
    return False


def list_counts(kind: str, lines: Sequence[TaskLine], filters: Filters, who: Who) -> "Counter[Any]":
    """Tell what a list has to choose from, and how many tasks each choice leaves."""
    out: Counter[Any] = Counter()
    for line in filters.keep(lines, who, but=kind):
        out.update(values_of(kind, line))
    return out
