"""Which lines of the draft are shown: all, or those of which something is asked."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

from cchc_desktop.services.intake.questions import Question
from cchc_desktop.services.intake.review import UNIT_FIELDS
from ui.intake.draft_line import DraftLine

Open = Callable[[Question], bool]
_MISSING: Final = ("-missing", ".empty")


class Kind(StrEnum):
    """What a chip shows."""

    ALL = "all"
    ASKED = "asked"
    DEADLINES = "deadlines"
    UNITS = "units"
    MISSING = "missing"


def matches(line: DraftLine, kind: Kind, is_open: Open) -> bool:
    """Tell whether a line is shown."""
    if kind is Kind.ALL:
        return True
    return any(kind in kinds_of(one) for one in line.asked if is_open(one) or kind is Kind.ASKED)


def kinds_of(question: Question) -> frozenset[Kind]:
    kinds = {Kind.ASKED}
    if question.code.endswith(_MISSING):
        kinds.add(Kind.MISSING)
    elif question.field == "deadline":
        kinds.add(Kind.DEADLINES)
    elif question.field in UNIT_FIELDS:
        kinds.add(Kind.UNITS)
    return frozenset(kinds)


def counts(lines: Iterable[DraftLine]) -> Counter[Kind]:
    """Count the cells of which something is asked, by kind; and all lines."""
    found: Counter[Kind] = Counter()
    for line in lines:
        found[Kind.ALL] += line.said.kept
        for one in line.asked:
            found.update(kinds_of(one))
    return found
