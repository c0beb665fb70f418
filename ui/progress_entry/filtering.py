"""What the chips choose among the lines of a sheet. Plain functions; must not know a widget."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cchc_desktop.domain.completeness import is_late
from cchc_desktop.domain.text import fold
from cchc_desktop.services.entry.lines import EntryLine

Test = Callable[[EntryLine], bool]
LACKING, LATE, MINE = "lacking", "late", "mine"
FLAGS: Final = (LACKING, LATE, MINE)
UNIT, PLAN = "unit", "plan"
LISTS: Final = (UNIT, PLAN)


def value_of(kind: str, line: EntryLine) -> Any:
    """Return what a line has of a kind that a list is chosen from."""
    return line.unit if kind == UNIT else line.plan


def _flag_test(flag: str, person: str) -> Test:
    tests: Mapping[str, Test] = {
        LACKING: lambda line: bool(line.lacks),
        LATE: lambda line: is_late(line.shown),
        MINE: lambda line: bool(person) and line.person == person,
    }
    return tests[flag]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; all of it has to hold. `partners`: also what may be told, and need not."""

    flags: frozenset[str] = frozenset()
    among: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    partners: bool = False
    sought: str = ""

    def is_empty(self) -> bool:
        return not (self.flags or any(self.among.values()) or self.sought.strip())

    def keep(self, lines: Iterable[EntryLine], person: str, *, but: str = "") -> list[EntryLine]:
        """Return the lines that are wanted; `but` leaves one flag or list out."""
        tests = [_flag_test(flag, person) for flag in self.flags if flag != but]
        tests += [
            _among(kind, chosen) for kind, chosen in self.among.items() if chosen and kind != but
        ]
        if words := fold(self.sought):
            tests.append(lambda line: words in _text_of(line))
        return [line for line in self.base(lines) if all(test(line) for test in tests)]

    def base(self, lines: Iterable[EntryLine]) -> list[EntryLine]:
        """Return what is shown while no chip is pressed."""
        return [line for line in lines if line.owed or self.partners]


def _among(kind: str, chosen: frozenset[Any]) -> Test:
    return lambda line: value_of(kind, line) in chosen


def _text_of(line: EntryLine) -> str:
    return fold(" ".join(filter(None, [line.code, line.title, line.unit, line.result])))


def flag_counts(lines: Sequence[EntryLine], filters: Filters, person: str) -> dict[str, int]:
    """Tell how many lines each flag leaves beside what else is chosen."""
    return {
        flag: sum(map(_flag_test(flag, person), filters.keep(lines, person, but=flag)))
        for flag in FLAGS
    }


def list_counts(
    kind: str, lines: Collection[EntryLine], filters: Filters, person: str
) -> "Counter[Any]":
    """Tell what a list has to choose from, and how many lines each choice leaves."""
    return Counter(value_of(kind, line) for line in filters.keep(lines, person, but=kind))
