"""Reads the days a notice swaps: "nghỉ thứ Sáu ngày 02/01/2026, làm bù thứ Bảy 10/01/2026".

What was pasted is read from left to right: words that say off or worked, then the days they are
about. Nothing is guessed: a day that does not fit is a doubt. Must not know what is done with
the days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from cchc_desktop.domain.calendar.working_days import DayOverride
from cchc_desktop.domain.text import nfc

_LONGEST = 31  # days off in a row; more is a slip of the pen

_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "bẩy": 5,
    **{str(number): number - 2 for number in range(2, 8)},
    "chủ nhật": 6,
}
_DATE = (
    r"(?P<day>\d{1,2})\s*(?:[/.-]\s*|tháng\s+)(?P<month>\d{1,2})"
    r"(?:\s*(?:[/.-]\s*|năm\s+)(?P<year>\d{4}))?(?!\d)"
)
_TOKEN = re.compile(
    r"(?P<document>\bsố:?\s+[^\s,;]*\d[^\s,;]*\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"|(?P<swap>\bhoán đổi\b)"
    r"|(?P<bring>\bsang\b)"
    r"|(?P<worked>\b(?:đi\s+)?làm(?:\s+việc)?\s+bù\b|\bđi\s+làm\b)"
    r"|(?P<plainly>\blàm\s+việc\b)"
    r"|(?P<free>\bngày\s+nghỉ\b)"
    r"|(?P<off>\bnghỉ\b)"
    r"|(?P<until>\bđến\b)"
    rf"|(?:\bthứ\s+(?P<weekday>hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])\b|\b(?P<sunday>chủ nhật)\b)"
    rf"|(?<!\d){_DATE}"
    r"|(?P<pause>[;()\n])|(?P<stop>\.(?!\d))",
    re.IGNORECASE,
)


class NoticeDoubtCode(StrEnum):
    """Why a person should look; the sentences are in the catalogue, table `day-notice-doubts`."""

    NO_DAY = "no-day"
    OFF_OR_WORKED = "off-or-worked"
    WHICH_YEAR = "which-year"
    IMPOSSIBLE = "impossible"
    OTHER_WEEKDAY = "other-weekday"
    BACKWARDS = "backwards"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class NoticeDoubt:
    """A code, and the part of the notice it is about."""

    code: NoticeDoubtCode
    part: str


@dataclass(frozen=True, slots=True)
class DayNotice:
    """The days a notice swaps, in their order, and what of it was not understood."""

    days: tuple[DayOverride, ...] = ()
    doubts: tuple[NoticeDoubt, ...] = ()


def parse_day_notice(text: str) -> DayNotice:
    """Read a notice. Never raises; what is in doubt has no day."""
    lines = "\n".join(nfc(line) for line in text.splitlines())
    return _Reading(lines).read()


@dataclass(slots=True)
class _Reading:
    text: str
    off: bool | None = None
    swapping: bool = False
    weekday: int | None = None
    since: date | None = None  # the day before "đến"
    last: date | None = None
    days: dict[date, bool] = field(default_factory=dict)
    doubts: list[NoticeDoubt] = field(default_factory=list)

    def read(self) -> DayNotice:
        year = self._only_year()
        for found in _TOKEN.finditer(self.text):
            if found["day"]:
                self._take_day(found, year)
            elif found["weekday"] or found["sunday"]:
                self.weekday = _WEEKDAYS[(found["weekday"] or found["sunday"]).lower()]
            else:
                self._take_word(found.lastgroup or "")
        if not self.days and not self.doubts:
            self._doubt(NoticeDoubtCode.NO_DAY, self.text.strip())
        days = (DayOverride(day, off=off) for day, off in sorted(self.days.items()))
        return DayNotice(tuple(days), tuple(self.doubts))

    def _only_year(self) -> int | None:
        """Return the one year that is written; days without a year are of it."""
        years = {int(one["year"]) for one in _TOKEN.finditer(self.text) if one["year"]}
        return years.pop() if len(years) == 1 else None

    def _take_word(self, word: str) -> None:
        match word:
            case "until":
                self.since = self.last
                return
            case "pause":
                self.swapping, self.weekday = False, None
                return
            case "swap":
                self.off, self.swapping = True, True
            case "worked":
                self.off, self.swapping = False, False
            case "stop":
                self.off, self.swapping = None, False
            case _:
                self._take_weaker(word)
        self.since = self.last = self.weekday = None

    def _take_weaker(self, word: str) -> None:
        """Take a word that means something only where no swap is being told, or ends one."""
        if word == "off" and self.off is False and self.last:
            self.off, self.swapping = True, False  # the swap is told; now the holiday itself
        elif self.swapping:
            # "hoán đổi ngày làm việc … sang ngày nghỉ …" says what the days were.
            self.off = False if word == "bring" else self.off
        elif word in ("off", "free", "plainly"):
            self.off = word != "plainly"

    def _take_day(self, found: re.Match[str], year: int | None) -> None:
        weekday, self.weekday = self.weekday, None
        part = found[0].strip()
        day = self._day(found, year)
        if day is None:
            return
        if weekday is not None and day.weekday() != weekday:
            self._doubt(NoticeDoubtCode.OTHER_WEEKDAY, part)
        elif self.off is None:
            self._doubt(NoticeDoubtCode.OFF_OR_WORKED, part)
        else:
            for one in self._span(day, part):
                self._note(one, off=self.off)
            self.last = day
        self.since = None

    def _day(self, found: re.Match[str], year: int | None) -> date | None:
        written = int(found["year"]) if found["year"] else year
        if written is None:
            self._doubt(NoticeDoubtCode.WHICH_YEAR, found[0].strip())
            return None
        try:
            return date(written, int(found["month"]), int(found["day"]))
        except ValueError:
            self._doubt(NoticeDoubtCode.IMPOSSIBLE, found[0].strip())
            return None

    def _span(self, day: date, part: str) -> Iterator[date]:
        first = self.since or day
        length = (day - first).days + 1
        if not 1 <= length <= _LONGEST:
            self._doubt(NoticeDoubtCode.BACKWARDS, part)
            return
        for nth in range(length):
            yield first + timedelta(days=nth)

    def _note(self, day: date, *, off: bool) -> None:
        if self.days.get(day, off) is not off:
            del self.days[day]
            self._doubt(NoticeDoubtCode.BOTH, f"{day:%d/%m/%Y}")
            return
        self.days[day] = off

    def _doubt(self, code: NoticeDoubtCode, part: str) -> None:
        self.doubts.append(NoticeDoubt(code, part))
