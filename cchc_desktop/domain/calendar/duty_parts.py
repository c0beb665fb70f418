"""Of which parts of a year a report is owed: "quý I, 6 tháng, 9 tháng, năm" is one set of codes.

A code is a period without its year: Q1, H1, M9, Y for the year, -05 for May. Must not know who
owes the report, nor when it is due.
"""

from collections.abc import Collection

from cchc_desktop.domain.calendar.duties import periods_of
from cchc_desktop.domain.calendar.periods import Length, Period

_ANY_YEAR = 2000
YEAR = "Y"


def code_of(period: Period) -> str:
    return str(period)[4:] or YEAR


def parts_of(frequency: str, part: str | None) -> frozenset[str]:
    """Return the parts that a frequency, or the one part it names, stands for."""
    return frozenset(code_of(one) for one in periods_of(frequency, part, _ANY_YEAR))


def _whole(length: Length) -> frozenset[str]:
    return parts_of(length, None)


EVERY_QUARTER = _whole(Length.QUARTER)
EVERY_MONTH = _whole(Length.MONTH)
IN_ORDER = tuple(
    code_of(one) for one in sorted(one for kind in Length for one in periods_of(kind, None, 2000))
)
"""Every code there is, as the periods end; of two that end together the shorter first."""


def frequencies_for(parts: Collection[str]) -> tuple[tuple[str, str | None], ...]:
    """Return the fewest frequencies that make up these parts, with the part each is about."""
    left = set(parts)
    found: list[tuple[str, str | None]] = []
    for length in Length:
        whole = _whole(length)
        if len(whole) > 1 and whole <= left:
            found.append((str(length), None))
            left -= whole
        else:
            named = [code for code in IN_ORDER if code in whole & left]
            found += [(str(length), code) for code in named]
    return tuple(found)
