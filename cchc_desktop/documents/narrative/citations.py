"""Documents that a text names: "Kế hoạch số 167/KH-UBND ngày 17 tháng 01 năm 2023".

Must not know why they are named.
"""

import re
from datetime import date
from typing import Final

from cchc_desktop.domain.draft import Cited

_NUMBER: Final = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5}[a-zA-Z]?\s?(?:/\s?(?:19|20)\d\d\s?)?[/-]\s?[^\W\d_]\w*"
    r"(?:\s?[-/]\s?[^\W\d_][\w&]*){0,4})(?!\w)"
)
_WITH_CAPITAL: Final = re.compile(r"[/-]\s?[A-ZĐ]")
_DAY: Final = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:ban hành |ký )?ngày\s+(?P<day>\d{1,2})"
    r"(?:\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})"
    r"|\s?[/.-]\s?(?P<month2>\d{1,2})\s?[/.-]\s?(?P<year2>\d{4}))"
)
_SPACES: Final = re.compile(r"\s+")


def cited_in(text: str) -> tuple[Cited, ...]:
    """Return the documents that are named by their numbers, each once."""
    found: dict[str, Cited] = {}
    for match in _NUMBER.finditer(text):
        number = _SPACES.sub("", match["number"])
        if not _WITH_CAPITAL.search(number):
            continue
        day = _day(_DAY.match(text, match.end()))
        known = found.get(number)
        if known is None or known.issued_on is None:
            found[number] = Cited(number, day)
    return tuple(found.values())


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    return day_of(found["year"] or found["year2"], found["month"] or found["month2"], found["day"])


def day_of(year: str, month: str, day: str) -> date | None:
    """Make a day, None where there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
