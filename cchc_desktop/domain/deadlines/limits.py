"""Productions for times with the words that bound them: "trước", "chậm nhất", "từ … đến".

Also the few times that stand alone: a year and all after it, a spreadsheet's number of days. Must
not know recurrences, events or plans.
"""

from datetime import date, timedelta

from cchc_desktop.domain.deadlines.days import clock
from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.periods import (
    generic_years,
    spreadsheet_zero,
    years,
)
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.spans import half_told, listed, range_end, single, stretch
from cchc_desktop.domain.deadlines.terms import (
    Always,
    Dated,
    Day,
    DayOnly,
    Limit,
    Period,
    Span,
    Term,
    Unit,
    Vague,
)
from cchc_desktop.domain.deadlines.years import FIRST_YEAR, NEXT, generic_year

_BY = (
    "chậm nhất", "muộn nhất", "không muộn hơn", "không chậm hơn", "không quá", "cho đến", "đến",
    "cho tới", "tới", "hết", "hạn chót", "hạn cuối", "hạn cuối cùng", "xong",
)  # fmt: skip
_IN = ("trong", "vào", "ngay", "nội", "là", "thời điểm", "thời gian", "dự kiến")
_UNNUMBERED = ("tháng", "quý", "tuần", "kỳ", "học kỳ")
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_415  # 2000 to 2100
_MOST_LIMITS = 6


def dated(reader: Reader) -> tuple[Term, bool] | None:
    """Take times with the words that limit them; True when there were any.

    - trước ngày 15/11 → fixed 14/11
    - trước tháng 10 → fixed 30/09
    - trước 01/01 → fixed 31/12
    - chậm nhất là ngày 20/9 → fixed 20/09
    - đến hết ngày 30 tháng 6 năm 2024 → fixed 30/06
    - xong trước ngày 30.6 → fixed 29/06
    - trước ngày 15/6 và 15/12 → compound 14/06 14/12
    - ngay trong quý I năm 2024 → fixed 31/03
    - 31/3 năm sau → fixed 31/03/2025
    - Trong tháng → unclear no-period
    """
    limit, said, year_too = _limits(reader)
    before_clock = reader.at
    reader.attempt(clock)
    timed = reader.at > before_clock
    reader.says("của")
    found = reader.attempt(listed)
    if found is None and year_too:
        found = reader.attempt(generic_years)
    if found is None:
        if not (said and limit is Limit.IN):
            return None
        return (Vague(DoubtCode.NO_PERIOD), True) if reader.attempt(_unnumbered) else None
    if limit is Limit.BEFORE and timed:
        limit = Limit.BY
    if isinstance(found, DayOnly):
        return DayOnly(found.day, before=limit is Limit.BEFORE), True
    return (Dated(found, limit), said) if isinstance(found, tuple) else (found, said)


def _limits(reader: Reader) -> tuple[Limit, bool, bool]:
    limit, said, year_too = Limit.IN, False, False
    for _ in range(_MOST_LIMITS):
        if reader.says("trước và trong", "trước hoặc trong"):
            limit, said = Limit.BY, True
        elif reader.says("trước"):
            limit, said = Limit.BEFORE, True
        elif reader.says(*_BY):
            limit, said = (limit if limit is Limit.BEFORE else Limit.BY), True
        elif word := reader.says(*_IN):
            said = True
            year_too = year_too or word == "trong"
        elif not (said and reader.sign(":,")):
            break
    return limit, said, year_too


def _unnumbered(reader: Reader) -> bool | None:
    return bool(reader.says(*_UNNUMBERED)) or None


def from_to(reader: Reader) -> tuple[Term, bool] | None:
    """Take "từ … đến …", "từ nay đến …", and a beginning without an end.

    - Từ ngày 10/6/2024 đến ngày 20/6/2024 → fixed 20/06
    - từ 15 đến 20/6 → fixed 20/06
    - từ quý II đến hết quý III năm 2024 → fixed 30/09
    - từ tháng 11 đến tháng 02 năm sau → fixed 28/02/2025
    - từ nay đến hết tháng 6 → fixed 30/06
    - từ quý II trở đi → ongoing
    - Từ tháng 3/2024 → ongoing open-end
    """
    reader.says("bắt đầu")
    if not reader.says("kể từ", "tính từ", "từ"):
        return None
    if reader.says("nay", "bây giờ"):
        last = reader.attempt(range_end)
        return (Dated((Span(None, last),)), True) if last else None
    reader.says("đầu")
    both = reader.attempt(half_told)
    if both:
        return Dated(both), True
    first = reader.attempt(single)
    if first is None:
        found = reader.attempt(stretch)
        return (Dated(found), True) if isinstance(found, tuple) else None
    last = reader.attempt(range_end)
    if last is not None:
        return Dated((Span(first, last),)), True
    onwards = reader.says("trở đi", "về sau")
    return Always(since=first, open_end=not onwards), True


def following_years(reader: Reader) -> tuple[Term, bool] | None:
    """Take a year with all that come after it.

    - 2024 và những năm tiếp theo → ongoing
    - Năm 2024 và các năm sau → ongoing
    - năm 2024 trở đi → ongoing
    """
    reader.says("từ")
    found = reader.attempt(years)
    if not found or len(found) > 1 or not isinstance(found[0], Period):
        return None
    if reader.says("trở đi", "về sau"):
        return Always(since=found[0]), True
    if not (reader.says("và") or reader.sign(",")):
        return None
    reader.says("những", "các")
    follows = reader.says("năm") and reader.says(*NEXT, "về sau")
    return (Always(since=found[0]), True) if follows else None


def year_summed_up(reader: Reader) -> tuple[Term, bool] | None:
    """Take the year of "tổng kết năm".

    - Sơ kết 6 tháng, tổng kết năm → compound 30/06 31/12
    """
    before = reader.peek(-1) if reader.at else None
    if before is None or before.folded != "kết" or not generic_year(reader):
        return None
    return Dated((Period(Unit.YEAR),)), False


def odd_year(reader: Reader) -> tuple[Term, bool] | None:
    """Take a year that no calendar has, so that it is not passed over.

    - Quý I năm 1 → unclear impossible
    """
    said = reader.says("năm") and reader.number(0, FIRST_YEAR - 1) is not None
    return (Vague(DoubtCode.IMPOSSIBLE), False) if said else None


def serial(reader: Reader) -> tuple[Term, bool] | None:
    """Take a spreadsheet's number of days, when it is all there is.

    - 45565 → fixed 30/09 serial
    - 45565.0 → fixed 30/09 serial
    """
    number = reader.number(_FIRST_SERIAL, _LAST_SERIAL) if reader.at == 0 else None
    if number is None:
        return None
    reader.attempt(spreadsheet_zero)
    if reader.peek() is not None:
        return None
    found = _SERIAL_ZERO + timedelta(days=number)
    day = Day(found.day, found.month, found.year)
    return Dated((day,), doubt=DoubtCode.SERIAL), False
