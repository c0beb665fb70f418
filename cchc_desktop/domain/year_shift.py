"""A phrase of one year's plan said for another year: "trước ngày 15/3/2026" → "… 15/3/2027".

Only the years of dates and periods move. Documents cited and programmes of several years keep
theirs. Must not know what the phrase means in a plan.
"""

import re
from calendar import isleap

_FIRST, _LAST = 1990, 2100
_CENTURY = 100

_SHAPES = re.compile(
    r"(?P<cited>"
    # "15/KH-UBND ngày 20/01/2026", "12/2026/QĐ-UBND", "số 2026", "giai đoạn 2021 - 2030"
    r"(?:\bsố\s+)?[0-9]+(?:/[0-9]{4})?/(?-i:[A-ZĐ])[\w.-]*"
    r"(?:\s+ngày\s+[0-9]{1,2}(?:/[0-9]{1,2}/|\s+tháng\s+[0-9]{1,2}\s+năm\s+)[0-9]{4})?"
    r"|\bsố\s+[0-9]+"
    r"|\bgiai đoạn\s+[0-9]{4}\s*[-–—]\s*[0-9]{4}"
    r")"
    r"|(?P<leap>\b29(?:[/.-]0?2[/.-]|\s+tháng\s+(?:0?2|hai)\s*(?:,?\s*năm\s+|/)))"
    r"(?P<leap_year>[0-9]{4})(?![0-9])"
    r"|(?<![0-9])(?P<day>[0-9]{1,2}[/.-][0-9]{1,2}[/.-])(?P<short>[0-9]{2})(?![0-9])"
    r"|(?<![0-9])(?P<year>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)


def shift_years(phrase: str, delta: int) -> str:
    """Move every year of a phrase. The 29th of February becomes the 28th where there is none."""
    return _SHAPES.sub(lambda found: _shifted(found, delta), phrase)


def _shifted(found: re.Match[str], delta: int) -> str:
    if found["cited"]:
        return found[0]
    if found["leap"]:
        year = int(found["leap_year"]) + delta
        day = "29" if isleap(year) else "28"
        return f"{day}{found['leap'][2:]}{year}"
    if found["short"]:
        return f"{found['day']}{(int(found['short']) + delta) % _CENTURY:02}"
    year = int(found["year"])
    return str(year + delta) if _FIRST <= year <= _LAST else found[0]
