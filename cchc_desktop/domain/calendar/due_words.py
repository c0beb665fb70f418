"""Due-date rules as an office says them: "trước ngày 01 của tháng cuối mỗi quý" and their like.

    ngày 20 tháng cuối kỳ             the 20th of a period's last month; also đầu, kế tiếp
    trước ngày 01 của tháng cuối quý  due the day before
    ngày 25/11                        this day of the period's year
    ngày 15/3/2026                    this one day
    ngày cuối cùng của kỳ             the last day of the last month
    5 ngày làm việc trước khi hết kỳ  five working days before the period's last day

Accents and small words may be missing. `say` writes what `read` reads again. Must not know when
anything is due (see due_rules).
"""

import re
from datetime import date, timedelta

from cchc_desktop.domain.calendar.due_rules import (
    DayOfMonth,
    DueRule,
    FixedDay,
    MonthOf,
    WorkingDaysBeforeEnd,
)
from cchc_desktop.domain.calendar.errors import DueRuleError
from cchc_desktop.domain.text import fold

_LAST_OF_ALL = 31
_MONTHS = {"dau": MonthOf.FIRST, "cuoi": MonthOf.LAST}
_SAID = {
    MonthOf.FIRST: "tháng đầu kỳ",
    MonthOf.LAST: "tháng cuối kỳ",
    MonthOf.NEXT: "tháng kế tiếp",
}

_LEAD = (
    r"(?:gui |nop )?(?:(?P<before>truoc)(?: het)? "
    r"|(?:den|cham nhat|muon nhat|khong qua|vao|trong)(?: la| vao| den| het)* )?"
)
_NEXT = r"ke tiep|tiep theo|lien ke|ke|sau|tiep|lien sau"
# What says of which period: "của mỗi quý", "hằng năm", "kỳ báo cáo".
_TAIL = r"(?: cua| cuoi| moi| hang| tung| trong| ky| bao cao| quy| nam| va| 6 thang| 9 thang)*"
_END = r"truoc (?:khi |ngay )?(?:het|ket thuc|cuoi)" + _TAIL
_RULES = (
    re.compile(
        rf"{_LEAD}(?:ngay |mung )?(?P<day>[0-9]{{1,2}})(?: cua)? thang"
        rf" (?P<which>dau|cuoi|{_NEXT})(?: tien| cung)?{_TAIL}"
    ),
    re.compile(
        rf"{_LEAD}(?:ngay |mung )?(?P<day>[0-9]{{1,2}}) (?:thang )?(?P<month>[0-9]{{1,2}})"
        rf"(?: (?:nam )?(?P<year>[0-9]{{4}})|{_TAIL})"
    ),
    re.compile(rf"{_LEAD}ngay cuoi(?: cung)?(?: cua)?(?: thang cuoi(?: cung)?)?{_TAIL}(?P<end>)"),
    re.compile(rf"(?:cham nhat |truoc )?(?P<count>[0-9]{{1,2}}) ngay lam viec {_END}"),
    re.compile(rf"(?:cham nhat )?{_END} (?P<count>[0-9]{{1,2}}) ngay lam viec"),
)


def read(text: str) -> DueRule:
    """Read a rule as a person types it; what is not wholly understood is refused."""
    folded = fold(text)
    for pattern in _RULES:
        found = pattern.fullmatch(folded)
        if found is not None:
            return _meant(text, found)
    raise _unclear(text)


def say(rule: DueRule) -> str:
    """Say a rule as an office writes it."""
    match rule:
        case FixedDay(day):
            return f"ngày {_day_and_month(day.day, day.month)}/{day.year:04}"
        case WorkingDaysBeforeEnd(count):
            return f"{count} ngày làm việc trước khi hết kỳ"
        case DayOfMonth(day, month, before):
            begun = "trước ngày" if before else "ngày"
            if isinstance(month, MonthOf):
                return f"{begun} {day:02} {_SAID[month]}"
            return f"{begun} {_day_and_month(day, month)}"


def _meant(text: str, found: re.Match[str]) -> DueRule:
    said = found.groupdict()
    if said.get("count"):
        if int(said["count"]) == 0:
            raise _unclear(text)
        return WorkingDaysBeforeEnd(int(said["count"]))
    before = said["before"] is not None
    if "end" in said:
        return DayOfMonth(_LAST_OF_ALL, MonthOf.LAST, before)
    day = int(said["day"])
    if not 1 <= day <= _LAST_OF_ALL:
        raise _unclear(text)
    if said.get("which"):
        return DayOfMonth(day, _MONTHS.get(said["which"], MonthOf.NEXT), before)
    return _dated(text, day, said, before=before)


def _dated(text: str, day: int, said: dict[str, str], *, before: bool) -> DueRule:
    month = int(said["month"])
    if not 1 <= month <= 12:
        raise _unclear(text)
    if not said["year"]:
        return DayOfMonth(day, month, before)
    try:
        return FixedDay(date(int(said["year"]), month, day) - timedelta(days=before))
    except (ValueError, OverflowError) as err:
        raise _unclear(text) from err


def _day_and_month(day: int, month: int) -> str:
    return f"{day:02}/{month:02}" if month <= 2 else f"{day:02}/{month}"


def _unclear(text: str) -> DueRuleError:
    return DueRuleError("due-words-unclear", {"text": text})
