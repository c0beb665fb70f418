"""Days as a clerk types them: 5/9, 05.9.2026, 5-9-26; the year that was left out is this one."""

import re
from datetime import date
from typing import Final

_TYPED: Final = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\s*")
_WRITTEN: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")
_CENTURY: Final = 2000


def read_day(text: str, year: int) -> date | None:
    """Return the day a text names, or None where it names none."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    day, month, stated = found.groups()
    if stated is not None:
        year = int(stated) + (_CENTURY if len(stated) == 2 else 0)
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def day_place(text: str, caret: int) -> tuple[int, int]:
    """Return where the day under the caret is written; the caret itself where there is none."""
    for found in _WRITTEN.finditer(text):
        if found.start() <= caret <= found.end():
            return found.span()
    return caret, caret
