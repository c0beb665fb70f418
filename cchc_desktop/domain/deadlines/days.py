"""Productions for a single day: in figures, in words, as a spreadsheet leaves it.

Must not know lists, limits or plans.
"""

from calendar import monthrange

from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import Aside, Day, DayOnly, Period, Unit, Vague, Year
from cchc_desktop.domain.deadlines.tokens import Shape
from cchc_desktop.domain.deadlines.years import (
    LAST_YEAR,
    four_digits,
    two_digits,
    year_after,
)

_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_LEAP_YEAR = 2024
DayFound = Day | Period | DayOnly | Vague | Aside


def checked_day(day: int, month: int, year: Year) -> Day | Vague:
    """Make a day, or the doubt that there is none such: 31/4, 29/02/2023."""
    known = year if isinstance(year, int) else _LEAP_YEAR
    if day <= monthrange(known, month)[1]:
        return Day(day, month, year)
    return Vague(DoubtCode.IMPOSSIBLE)


def weekday(reader: Reader) -> int | None:
    """Take a day of the week, which adds nothing to a date: Monday is 0.

    - thứ Sáu, ngày 20/12/2024 → fixed 20/12
    - ngày 20/12/2024 (thứ Sáu) → fixed 20/12
    """
    if reader.says("chủ nhật"):
        return 6
    if not reader.says("thứ"):
        return None
    number = reader.number(2, 7)
    if number is not None:
        return number - 2
    token = reader.shape(Shape.WORD)
    return _WEEKDAYS.get(token.folded) if token else None


def clock(reader: Reader) -> bool | None:
    """Take a time of day; "trước 17 giờ ngày D" still is due on D.

    - trước 17 giờ 00 ngày 20/6/2024 → fixed 20/06
    - trước 16h30 ngày 20/6/2024 → fixed 20/06
    - chậm nhất 17:00 ngày 20/6 → fixed 20/06
    """
    if reader.shape(Shape.CLOCK) is None:
        if reader.number(0, 24) is None or not reader.says("giờ"):
            return None
        if reader.number(0, 59) is not None:
            reader.says("phút")
    reader.sign(",")
    return True


def day(reader: Reader) -> DayFound | None:
    """Take a day, or a month in figures; `Vague` when it is a day that no calendar has.

    - ngày 15/11/2024 → fixed 15/11
    - 20.7.2024 → fixed 20/07
    - ngày 5 tháng 9 năm 2024 → fixed 05/09
    - 30 tháng 4 → fixed 30/04
    - 30/06/2024 00:00:00 → fixed 30/06
    - ngày 06 (sáu) tháng 06 (sáu) → fixed 06/06
    - ngày 31/02/2024 → unclear impossible
    - ngày 15 → unclear no-month
    """
    if reader.attempt(_leading_weekday) is not None:
        reader.sign(",")
    said = bool(reader.says("ngày"))
    if said:
        reader.says("mùng", "mồng")
    found = (
        reader.attempt(_iso)
        or reader.attempt(_in_words)
        or reader.attempt(lambda r: in_figures(r, said=said))
        or (reader.attempt(_day_alone) if said else None)
    )
    if found is not None:
        reader.shape(Shape.CLOCK)
        reader.attempt(_weekday_in_brackets)
    return found


def _leading_weekday(reader: Reader) -> int | None:
    found = weekday(reader)
    reader.sign(",")
    follows = reader.peek()
    figures = follows is not None and (follows.shape is Shape.NUMBER or follows.plain == "ngay")
    return found if figures else None


def _weekday_in_brackets(reader: Reader) -> bool | None:
    if not reader.sign("(") or weekday(reader) is None:
        return None
    return bool(reader.sign(")")) or None


def _iso(reader: Reader) -> Day | Vague | None:
    """Take what a spreadsheet writes for a date.

    - 2024-09-30T00:00:00 → fixed 30/09
    - 2024-09-30 → fixed 30/09
    """
    token = reader.shape(Shape.ISO_DATE)
    if token is None:
        return None
    year, month, number = int(token.text[:4]), int(token.text[5:7]), int(token.text[8:10])
    if not (1 <= month <= 12 and number >= 1 and 1 <= year <= LAST_YEAR):
        return Vague(DoubtCode.IMPOSSIBLE)
    return checked_day(number, month, year)


def _in_words(reader: Reader) -> Day | Vague | None:
    number = reader.number(1, 31)
    if number is None:
        return None
    reader.says("của")
    if not reader.says("tháng"):
        return None
    month = reader.number_or_word(1, 12)
    if month is None:
        return None
    return checked_day(number, month, year_after(reader))


def in_figures(reader: Reader, *, said: bool = False) -> DayFound | None:
    """Take D/M/Y, D/M, M/Y; two figures with a dot are a day only where "ngày" was said.

    - 30/6 → fixed 30/06
    - 30/6/24 → fixed 30/06
    - 9/2024 → fixed 30/09
    - ngày 30.6 → fixed 30/06
    - 15/l2/2024 → fixed 15/12 slip
    - 31/4 → unclear impossible
    """
    first = reader.number(1, 31)
    sign = reader.sign("/-.") if first is not None else ""
    if first is None or not sign:
        return None
    year = four_digits(reader)
    if year is not None:
        return Period(Unit.MONTH, first, year) if first <= 12 and not said else None
    month = reader.number(1, 12)
    if month is None:
        return Vague(DoubtCode.IMPOSSIBLE) if said and reader.number(0, 99) else None
    written = reader.attempt(lambda r: _figure_year(r, sign))
    if written is None and sign != "/" and not (said and sign == "."):
        return None
    return _unless_mixed(reader, sign, checked_day(first, month, written or year_after(reader)))


def _figure_year(reader: Reader, sign: str) -> int | None:
    return (four_digits(reader) or two_digits(reader)) if reader.sign(sign) else None


def _unless_mixed(reader: Reader, sign: str, found: Day | Vague) -> Day | Vague | None:
    """Refuse 12/20/… and 1/2/3: a document's number, or a count, not a date."""
    more = reader.peek()
    beyond = reader.peek(1)
    if more and beyond and more.folded == sign == "/" and beyond.shape is Shape.NUMBER:
        return None
    return found


def _day_alone(reader: Reader) -> DayOnly | Vague | None:
    number = reader.number(0, 10**8)
    if number is None:
        return None
    if not 1 <= number <= 31:
        return Vague(DoubtCode.IMPOSSIBLE)
    return DayOnly(number, before=False)
