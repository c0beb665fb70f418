"""Productions for named periods: months, quarters, halves, years, school years, weeks of a month.

Must not know limits, recurrences or plans. A production may find several at once ("tháng 3, 6").
"""

from collections.abc import Callable

from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import LAST_WEEK, Period, Span, Time, Unit, Vague, Year
from cchc_desktop.domain.deadlines.tokens import Shape
from cchc_desktop.domain.deadlines.years import four_digits, generic_year, year_after

Times = tuple[Time, ...]
_NOT_A_LIST = frozenset({"/", "tháng", "ngày", "tuần", "lần", "giờ", "%", ".", "năm"})
_HALF_YEAR, _NINE = 6, 9
_SHORT_QUARTERS = {"qi": 1, "qii": 2, "qiii": 3, "qiv": 4}
_MOST = 12
_WEEK_WORDS = {"đầu tiên": 1, "đầu": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4,
               "cuối cùng": LAST_WEEK, "cuối": LAST_WEEK}  # fmt: skip


def months(reader: Reader) -> Times | Vague | None:
    """Take "tháng" with one number, or several.

    - Tháng 5/2024 → fixed 31/05
    - tháng sáu → fixed 30/06
    - tháng 3, 6, 9 năm 2024 → compound 31/03 30/06 30/09
    - tháng 7-8/2024 → fixed 31/08
    - tháng l0 → fixed 31/10 slip
    - T6/2024 → fixed 30/06
    - tháng 13 → unclear impossible
    """
    reader.says("các")
    if not reader.says("tháng", "t"):
        return None
    return _series(reader, Unit.MONTH, _month_number)


def quarters(reader: Reader) -> Times | Vague | None:
    """Take "quý" with Roman or Arabic numbers, one or several.

    - Quý III/2024 → fixed 30/09
    - quý 4 năm 2024 → fixed 31/12
    - Quý II–III → fixed 30/09
    - Quý I+II/2024 → fixed 30/06
    - Quý I, II → compound 31/03 30/06
    - Quý I và quý III năm 2024 → compound 31/03 30/09
    - Quy I → fixed 31/03 slip
    - Quý ll/2024 → fixed 30/06 slip
    - QII/2024 → fixed 30/06
    - Q.I/2024 → fixed 31/03
    - quý V → unclear impossible
    """
    reader.says("các")
    token = reader.peek()
    if token is not None and token.folded in _SHORT_QUARTERS:
        reader.at += 1
        return (Period(Unit.QUARTER, _SHORT_QUARTERS[token.folded], year_after(reader)),)
    if not reader.says("quý", "quí"):
        if not reader.says("q"):
            return None
        reader.sign(".")
    return _series(reader, Unit.QUARTER, Reader.roman)


def _month_number(reader: Reader) -> int | None:
    return reader.number_or_word(1, 12)


def _series(
    reader: Reader,
    unit: Unit,
    number: Callable[[Reader], int | None],
) -> Times | Vague | None:
    first = number(reader)
    if first is None:
        return _no_such(reader)
    groups = [(first, first)]
    while len(groups) <= _MOST and (more := reader.attempt(lambda r: _member(r, number))):
        joined, value = more
        groups[-1:] = [(groups[-1][0], value)] if joined else [groups[-1], (value, value)]
    year = year_after(reader)
    return tuple(
        Period(unit, low, year)
        if low == high
        else Span(Period(unit, low, year if low < high else None), Period(unit, high, year))
        for low, high in groups
    )


def _member(reader: Reader, number: Callable[[Reader], int | None]) -> tuple[bool, int] | None:
    """Take one more number of a series; True when it closes a range."""
    joined = bool(reader.sign("-+") or reader.says("đến hết", "đến", "tới"))
    if not joined and not (reader.sign(",&") or reader.says("và", "hoặc")):
        return None
    if not joined:
        reader.says("và")
    value = number(reader)
    if value is None:
        return None
    token = reader.peek()
    if token is None or token.folded not in _NOT_A_LIST:
        return joined, value
    known = token.folded in {"/", "năm", "."} and not reader.sees(_counted_further)
    return (joined, value) if known else None


def _counted_further(reader: Reader) -> bool:
    """Tell "6/2024", "6 năm 2024" and the end of a sentence from "6/11", "6 năm"."""
    if year_after(reader) is not None:
        return False
    return not reader.sign(".")


def _no_such(reader: Reader) -> Vague | None:
    token = reader.peek()
    if token is None or not (token.shape is Shape.NUMBER or token.plain in {"v", "vi"}):
        return None
    reader.at += 1
    return Vague(DoubtCode.IMPOSSIBLE)


def parts_of_year(reader: Reader) -> Times | None:
    """Take the first or last months of a year.

    - 6 tháng đầu năm 2024 → fixed 30/06
    - sáu tháng cuối năm → fixed 31/12
    - 9 tháng → fixed 30/09
    - 6 tháng năm 2024 → fixed 30/06
    - nửa đầu năm 2024 → fixed 30/06
    """
    count = _HALF_YEAR if reader.says("nửa") else reader.attempt(_count_of_months)
    if count is None:
        return None
    if reader.says("đầu"):
        unit = Unit.OPENING
    elif reader.says("cuối"):
        unit = Unit.CLOSING
    else:
        return _half_or_nine(reader, count)
    year = year_after(reader)
    if year is None and not reader.attempt(generic_year):
        return None
    return (Period(unit, count, year),)


def _count_of_months(reader: Reader) -> int | None:
    count = reader.number_or_word(1, 11)
    return count if count is not None and reader.says("tháng") else None


def _half_or_nine(reader: Reader, count: int) -> Times | None:
    year = year_after(reader)
    after = reader.peek()
    counted = after is not None and (
        after.folded in {"kể", "tính", "sau", "từ", "một", "/", "kế"} or after.shape is Shape.NUMBER
    )
    if count not in {_HALF_YEAR, _NINE} or counted:
        return None
    return (Period(Unit.OPENING, count, year),)


def years(reader: Reader) -> Times | None:
    """Take a year, a range of years, or the year of the plan.

    - Năm 2024 → fixed 31/12
    - 2022-2025 → fixed 31/12/2025
    - giai đoạn 2022 - 2025 → fixed 31/12/2025
    - Trong năm → fixed 31/12
    - cả năm → fixed 31/12
    - 2024.0 → fixed 31/12
    """
    phase = reader.says("giai đoạn", "thời kỳ", "nhiệm kỳ")
    whole = reader.says("cả") if not phase else ""
    said = reader.says("năm") if not phase else ""
    year = four_digits(reader)
    if year is not None:
        return _year_range(reader, year) or (None if phase else (_year(reader, year),))
    if phase or not said:
        return None
    if reader.says("nay", "kế hoạch") or whole:
        return (Period(Unit.YEAR),)
    return None


def _year(reader: Reader, year: int) -> Period:
    reader.attempt(spreadsheet_zero)
    return Period(Unit.YEAR, 0, year)


def spreadsheet_zero(reader: Reader) -> bool | None:
    """Take the ".0" that a spreadsheet adds to a number, at the end."""
    zero = reader.sign(".") and reader.number(0, 0) is not None and reader.peek() is None
    return zero or None


def _year_range(reader: Reader, first: int) -> Times | None:
    last = reader.attempt(_range_end)
    if last is None:
        return None
    return (Span(Period(Unit.YEAR, 0, first), Period(Unit.YEAR, 0, last)),)


def _range_end(reader: Reader) -> int | None:
    if not (reader.sign("-") or reader.says("đến")):
        return None
    reader.says("hết")
    reader.says("năm")
    last = four_digits(reader)
    after = reader.peek()
    return None if after is not None and after.folded == "/" else last


def generic_years(reader: Reader) -> Times | None:
    """Take "năm" alone, after a word that makes it a time: "trong năm", "cuối năm"."""
    return (Period(Unit.YEAR),) if generic_year(reader) else None


def school(reader: Reader) -> Times | None:
    """Take a school year or one of its terms.

    - năm học 2023-2024 → fixed 31/05
    - Học kỳ I năm học 2024-2025 → fixed 15/01/2025 school-term
    - HK2 năm học 2023-2024 → fixed 31/05 school-term
    """
    term = reader.says("học kỳ", "học kì", "kỳ", "kì", "hk") and reader.roman()
    if term:
        if term > 2:
            return None
        reader.sign(",/")
        year = reader.attempt(_school_year)
        return (Period(Unit.SCHOOL_TERM, term, year),)
    if not reader.sees(lambda r: r.says("năm học", "nh")):
        return None
    year = reader.attempt(_school_year)
    if year is None:
        reader.says("năm học", "nh")
    return (Period(Unit.SCHOOL_YEAR, 0, year),)


def _school_year(reader: Reader) -> Year:
    reader.says("của")
    reader.says("năm học", "nh")
    first = four_digits(reader)
    if first is None or not reader.sign("-/"):
        return None
    return first if four_digits(reader) == first + 1 else None


def week_number(reader: Reader) -> int | None:
    """Take which week of a month it is: "tuần đầu", "tuần thứ hai", "tuần 3", "tuần cuối"."""
    if not reader.says("tuần"):
        return None
    word = reader.says(*_WEEK_WORDS)
    if word:
        return _WEEK_WORDS[word]
    reader.says("thứ")
    return reader.number(1, 4)


def weeks(reader: Reader) -> Times | None:
    """Take a week of a named month.

    - tuần đầu tháng 6 năm 2024 → fixed 07/06
    - tuần cuối của tháng 11 → fixed 30/11
    """
    week = week_number(reader)
    if week is None:
        return None
    reader.says("của")
    found = months(reader)
    if not isinstance(found, tuple) or not isinstance(found[-1], Period):
        return None
    month = found[-1]
    return (*found[:-1], Period(month.unit, month.number, month.year, week=week))
