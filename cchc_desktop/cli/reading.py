"""How the words of a command line become values: dates, periods, numbers, files, choices.

A word that cannot be read is a wrong command line. Must not know which command it belongs to.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from cchc_desktop.cli.grammar import Args, Option, WrongLine
from cchc_desktop.config.long_paths import reachable
from cchc_desktop.domain.calendar import periods
from cchc_desktop.domain.calendar.errors import PeriodError
from cchc_desktop.scheduling.clock import in_vietnam

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,15})?")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")

FIRST_YEAR, LAST_YEAR = periods.FIRST_YEAR, periods.LAST_YEAR


def text(written: str) -> str:
    """Take the words as they are; bytes that are no text at all are refused."""
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        raise WrongLine("line-not-text", {}) from None
    return written


def words(written: str) -> str:
    """Take words that must say something."""
    if not text(written).strip():
        raise WrongLine("line-empty", {})
    return written


def file(written: str) -> Path:
    """Take a file's name as the system gave it, which need not be readable text."""
    if not written or "\0" in written:
        raise WrongLine("line-no-file", {"text": written})
    return reachable(Path(written))


def day(written: str) -> date:
    if _DAY.fullmatch(written):
        try:
            return _within(date.fromisoformat(written))
        except ValueError:
            pass
    raise WrongLine("line-day", {"text": written})


def moment(written: str) -> datetime:
    """Read a day and time; without a zone it is Việt Nam's, without a time the day's beginning."""
    try:
        read = in_vietnam(datetime.fromisoformat(written))
        _within(read.date())
    except (ValueError, OverflowError):
        raise WrongLine("line-moment", {"text": written}) from None
    return read


def year(written: str) -> int:
    if _YEAR.fullmatch(written) and FIRST_YEAR <= int(written) <= LAST_YEAR:
        return int(written)
    raise WrongLine("line-year", {"text": written})


def period(written: str) -> periods.Period:
    try:
        return periods.parse(written)
    except PeriodError as fault:
        raise WrongLine("line-period", {"text": written}) from fault


def occurrence(written: str) -> str:
    """Read which time of a task: a period, a week such as 2026-W05, or the day it is due."""
    if _WEEK.fullmatch(written):
        return written
    return str(day(written) if _DAY.fullmatch(written) else period(written))


def number(written: str) -> Decimal:
    """Read a number; a comma is as good as a point, since offices write 98,5."""
    if not _NUMBER.fullmatch(written):
        raise WrongLine("line-number", {"text": written})
    return Decimal(written.replace(",", "."))


def count(written: str) -> int:
    """Read a whole number of at least one."""
    if not _WHOLE.fullmatch(written) or int(written) < 1:
        raise WrongLine("line-count", {"text": written})
    return int(written)


def whole(written: str) -> int:
    if not _WHOLE.fullmatch(written):
        raise WrongLine("line-whole", {"text": written})
    return int(written)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads one of a closed set of words."""

    choices: tuple[str, ...]

    def __call__(self, written: str) -> str:
        if written not in self.choices:
            raise WrongLine("line-choice", {"text": written, "choices": self.choices})
        return written


@dataclass(frozen=True, slots=True)
class Ending:
    """Reads the name of a file whose ending says what is to be written into it."""

    choices: tuple[str, ...]

    def __call__(self, written: str) -> Path:
        found = file(written)
        if found.suffix.lower() not in self.choices:
            raise WrongLine("line-ending", {"text": written, "choices": self.choices})
        return found


LEVELS = OneOf(("province", "commune", "school", "department", "district"))
SPAN = (Option("--from", day), Option("--to", day), Option("--year", year))


def span_rule(args: Args) -> None:
    """Demand a first and a last day that fit together; `--year` stands for both."""
    first, last = args["from"], args["to"]
    if args["year"] and (first or last):
        raise WrongLine("line-not-together", {"first": "--year", "second": "--from"})
    if bool(first) != bool(last):
        given, missing = ("--from", "--to") if first else ("--to", "--from")
        raise WrongLine("line-together", {"given": [given], "missing": [missing]})
    if first and first > last:
        raise WrongLine("line-span", {"first": first, "last": last})


def span(args: Args, *, or_year: int | None = None) -> tuple[date, date]:
    """Give the first and last day that the span options name, else those of a year."""
    year_meant = args["year"] or (None if args["from"] else or_year)
    if year_meant:
        return date(year_meant, 1, 1), date(year_meant, 12, 31)
    return args["from"], args["to"]


def _within(read: date) -> date:
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(read)
    return read


def kind_of(reader: object) -> str:
    """Name the kind of value a reader reads; help has a word for it."""
    return _KINDS[reader]


_KINDS: dict[object, str] = {
    text: "text",
    words: "text",
    file: "file",
    day: "day",
    moment: "moment",
    year: "year",
    period: "period",
    occurrence: "occurrence",
    number: "number",
    whole: "whole",
    count: "whole",
}
