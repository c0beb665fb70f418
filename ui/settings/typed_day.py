"""A day as a person types it: 5/2/2026, 05-02-2026, 05.02.2026."""

import re
from datetime import date
from typing import Final

_WRITTEN: Final = re.compile(r"\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})\s*")


def read_day(text: str) -> date | None:
    """Return the day, or None when there is no such day."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
