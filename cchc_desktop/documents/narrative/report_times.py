"""When reports are owed, as a clause says it: "hằng quý", "quý I", "trước ngày 15/6 và 15/12".

Must not know who owes them, nor to whom.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cchc_desktop.domain.calendar import due_words
from cchc_desktop.domain.calendar.due_rules import DayOfMonth, DueRule, FixedDay, MonthOf
from cchc_desktop.domain.calendar.duty_parts import (
    EVERY_MONTH,
    EVERY_QUARTER,
    frequencies_for,
    parts_of,
)
from cchc_desktop.domain.calendar.errors import DueRuleError


@dataclass(frozen=True, slots=True)
class ReportTime:
    """A frequency with the part of the year it is about, and the due rule as it is stored."""

    frequency: str
    part: str | None
    due_rule: str


_DUE: Final = re.compile(
    r"(?:(?:trước|chậm nhất|muộn nhất|không quá|vào|trong|đến)(?:\s+(?:là|vào|đến|hết))*\s+)?"
    r"(?:ngày|mùng|mồng)\s+(?:\d{1,2}|cuối)(?:\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)?"
    r"|(?:trước|chậm nhất)\s+(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?",
    re.IGNORECASE,
)
_MORE_DAYS: Final = re.compile(
    r"\s*(?:,|và|;|, và)\s*(?:(?:trước )?ngày\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])"
)
_DUE_GOES_ON: Final = re.compile(r"(?:\s+[^\s.;:,()]+){0,12}")
_WORD: Final = re.compile(r"\S+")
_EVERY: Final = r"(?:hàng|hằng|mỗi|từng|định kỳ|theo)\s+"
_LISTED: Final = r"(?:,|/|\(|và|hoặc|báo cáo|kỳ|tổng kết|sơ kết|cả)\s*(?:hàng\s+|hằng\s+)?"
_TIMES: Final = (
    ("month", re.compile(rf"(?:{_EVERY}|báo cáo\s+)tháng\b(?!\s*\d)", re.IGNORECASE)),
    ("quarter", re.compile(rf"(?:^|{_EVERY}|{_LISTED})quý\b(?!\s*(?:[IVX1-4]\b))", re.IGNORECASE)),
    ("half", re.compile(
        rf"(?:{_EVERY}|{_LISTED}|^|\s)(?:0?6|sáu) tháng\b(?!\s*(?:cuối|một lần"
        rf"|/lần))", re.IGNORECASE)),
    ("nine-months", re.compile(r"(?<!\d)(?:0?9|chín) tháng\b", re.IGNORECASE)),
    ("year", re.compile(
        rf"(?:^|{_EVERY}|cả\s+|{_LISTED})năm\b(?!\s*(?:\d{{4}}|học|nay|trước|sau"
        rf"|tới))", re.IGNORECASE)),
)  # fmt: skip
_NAMED_QUARTER: Final = re.compile(r"quý\s+(IV|III|II|I|[1-4])\b")
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_SAME_END: Final = {"half": "Q2", "nine-months": "Q3", "year": "Q4"}
_ENDS: Final = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "M9": 9, "Y": 12}
_DAY_ALONE: Final = re.compile(
    r"(?P<before>trước\s+)?ngày\s+(?P<day>\d{1,2})(?!\s*(?:/|tháng|\d))", re.IGNORECASE
)
_LATE, _LAST = 11, 31
_PARTS: Final = {"half": "H1", "nine-months": "M9", "year": "Y"}


def times_in(said: str) -> list[ReportTime]:
    """Return when the reports of a clause are owed; without any frequency one that has none."""
    dues = [rule for rule, _, _ in _dues(said)]
    named = _told_apart(frequencies_for(_parts(said)), dues) or [("", None)]
    return [ReportTime(name, part, _due_rule(name, part, dues, said)) for name, part in named]


def names_periods(said: str) -> bool:
    return bool(_parts(said))


def names_days(said: str) -> bool:
    return bool(_dues(said))


def _due_rule(frequency: str, part: str | None, dues: Iterable[DueRule], said: str) -> str:
    rule = _rule_for(frequency, part, dues)
    return str(rule) if rule else _monthly_day(frequency, said)


def _told_apart(
    found: Iterable[tuple[str, str | None]], dues: list[DueRule]
) -> list[tuple[str, str | None]]:
    """Part "hằng quý" where each quarter has a day of its own."""
    made: list[tuple[str, str | None]] = []
    several = len(dues) > 1
    for frequency, part in found:
        each = sorted(parts_of(frequency, None)) if several and part is None else []
        made += [(frequency, one) for one in each] or [(frequency, part)]
    return made


def _rule_for(frequency: str, part: str | None, dues: Iterable[DueRule]) -> DueRule | None:
    """Choose the day of a part of the year: a day of June is no day for the report of the year."""
    for rule in dues:
        match rule:
            case DayOfMonth(month=int(month)):
                told = month
            case FixedDay(day):
                told = day.month
            case _:
                return rule
        if frequency and _is_near(told, frequency, part):
            return rule
    return None


def _is_near(month: int, frequency: str, part: str | None) -> bool:
    ends = _ENDS.get(part or ("Y" if frequency == "year" else ""))
    return ends is not None and (month - ends) % 12 in (0, 1, 11)


def _monthly_day(frequency: str, said: str) -> str:
    """Read "ngày 25" of a monthly report; an early day may be of the month after."""
    found = _DAY_ALONE.search(said) if frequency == "month" else None
    if found is None or not _LATE <= int(found["day"]) <= _LAST:
        return ""
    return str(DayOfMonth(int(found["day"]), MonthOf.LAST, bool(found["before"])))


def _parts(text: str) -> frozenset[str]:
    """Return the parts of the year a clause names, one for each day on which they end.

    "Hàng quý, 6 tháng, 9 tháng và năm" are four reports a year: that of the half year is that of
    the second quarter.
    """
    words = _without_dues(text)
    met = {name for name, pattern in _TIMES if pattern.search(words)}
    parts: set[str] = set()
    if "month" in met:
        parts |= EVERY_MONTH
    if "quarter" in met:
        parts |= EVERY_QUARTER
    for found in _NAMED_QUARTER.finditer(words):
        parts.add(f"Q{_QUARTERS.get(found[1]) or found[1]}")
    for name in met & _PARTS.keys():
        parts.discard(_SAME_END[name])
        parts.add(_PARTS[name])
    return frozenset(parts)


def _without_dues(text: str) -> str:
    left, start = [], 0
    for _, begun, ended in _dues(text):
        left.append(text[start:begun])
        start = ended
    return " ".join([*left, text[start:]])


@lru_cache(maxsize=256)
def _dues(text: str) -> tuple[tuple[DueRule, int, int], ...]:
    """Return the rules that say until when, and where each stands."""
    met: list[tuple[DueRule, int, int]] = []
    for found in _DUE.finditer(text):
        if met and found.start() < met[-1][2]:
            continue
        more = _DUE_GOES_ON.match(text, found.end())
        words = _WORD.finditer(more[0] if more else "")
        ends = [found.end(), *(word.end() + found.end() for word in words)]
        rules = ((_rule(text[found.start() : end]), end) for end in reversed(ends))
        read = next(((rule, end) for rule, end in rules if rule is not None), None)
        if read is not None:
            met.append((read[0], found.start(), read[1]))
            met += _listed_days(text, read[0], read[1])
    return tuple(met)


def _listed_days(text: str, first: DueRule, end: int) -> Iterator[tuple[DueRule, int, int]]:
    """Read the other days of "trước ngày 15/3, 15/6, 15/9 và 15/12"."""
    before = isinstance(first, DayOfMonth) and first.before
    while isinstance(first, DayOfMonth) and (found := _MORE_DAYS.match(text, end)):
        rule = _rule(f"{'trước ' if before else ''}ngày {found['day']}/{found['month']}")
        if rule is None:
            return
        yield rule, found.start(), found.end()
        end = found.end()


def _rule(words: str) -> DueRule | None:
    try:
        return due_words.read(words)
    except DueRuleError:
        return None
