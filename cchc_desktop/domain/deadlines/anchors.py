"""Productions for the day within a period that comes back: "ngày 07 tháng cuối mỗi quý".

Must not know events or plans.
"""

from cchc_desktop.domain.deadlines.days import clock, weekday
from cchc_desktop.domain.deadlines.model import DoubtCode
from cchc_desktop.domain.deadlines.periods import week_number
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import (
    LAST_WEEK,
    Cycle,
    Dated,
    Day,
    Every,
    Lag,
    Limit,
    OnDay,
    OnWeek,
    OnWeekday,
    Term,
    Vague,
)
from cchc_desktop.domain.deadlines.tokens import Shape
from cchc_desktop.domain.deadlines.years import NEXT, year_after

_EACH = ("mỗi", "hàng", "hằng", "các", "từng")
_EACH_WEEK, _EACH_MONTH, _EACH_QUARTER = (
    tuple(f"{each} {period}" for each in _EACH) for period in ("tuần", "tháng", "quý")
)
_BY = ("chậm nhất", "muộn nhất", "không muộn hơn", "đến", "tới", "vào", "trong", "là", "xong")
_QUARTER_MONTHS = 3
_MOST_LIMITS = 5
_Place = tuple[Cycle, int]


def _limit(reader: Reader) -> bool:
    """Take the words before a day; True when they leave the day itself out."""
    before = False
    for _ in range(_MOST_LIMITS):
        before = reader.says("trước", *_BY) == "trước" or before
    return before and not reader.attempt(clock)


def day_of_period(reader: Reader) -> Term | None:
    """Take a day of a month that its period tells.

    - Trước ngày 05 hàng tháng → recurring 12x 04/01 04/12
    - ngày 25 của tháng → recurring 12x 25/01 25/12
    - trước ngày 03 tháng kế tiếp → recurring 12x 02/02 02/01/2025
    - Chậm nhất ngày 07 tháng cuối cùng của quý → recurring 07/03 07/06 07/09 07/12
    - trước ngày 01 của tháng cuối mỗi quý → recurring 29/02 31/05 31/08 30/11
    - ngày 10 tháng đầu quý sau → recurring 10/04 10/07 10/10 10/01/2025
    - ngày 20 của tháng cuối kỳ báo cáo → recurring 20/03 20/06 20/09 20/12
    - ngày 05 tháng tiếp theo của quý → recurring 05/04 05/07 05/10 05/01/2025
    - ngày 15 tháng đầu năm sau → recurring 15/01/2025
    - ngày 10 tháng cuối quý II → fixed 10/06
    - từ ngày 10 đến ngày 15 hàng tháng → recurring 12x 15/01 15/12
    - trong 05 ngày đầu tháng sau → recurring 12x 05/02 05/01/2025
    - ngày 15 hàng quý → unclear no-month
    - ngày cuối cùng của tháng → recurring 12x 31/01 31/12
    - ngày làm việc cuối cùng của quý → recurring 29/03 28/06 30/09 31/12
    """
    before = _limit(reader)
    reader.attempt(_from_day)
    said = reader.says("ngày mùng", "ngày mồng", "ngày")
    number = reader.number(1, 31)
    if number is None:
        return _last_day(reader, before=before) if said else None
    said = said or reader.says("ngày đầu tiên", "ngày đầu")
    if not (said or reader.sees(lambda r: r.says(*_EACH))):
        return None
    reader.says("của", "trong")
    if reader.says(*_EACH_QUARTER):
        return Vague(DoubtCode.NO_MONTH)
    fixed = reader.attempt(lambda r: _of_named_quarter(r, number))
    if fixed is not None:
        return Dated((fixed,), Limit.BEFORE if before else Limit.BY)
    place = reader.attempt(_month_of_period)
    if place is None:
        return None
    cycle, month = place
    return Every((cycle,), OnDay(number, month, before=before))


def _month_of_period(reader: Reader) -> _Place | None:
    if reader.says(*_EACH_MONTH):
        return _plain_month(reader)
    if not reader.says("tháng"):
        return None
    return reader.attempt(_next_month) or reader.attempt(_month_by_place) or _plain_month(reader)


def _next_month(reader: Reader) -> _Place | None:
    if not reader.says(*NEXT):
        return None
    if reader.attempt(_of_quarter):
        return Cycle.QUARTER, 1
    return Cycle.MONTH, 1


def _of_quarter(reader: Reader) -> bool | None:
    reader.says("của", "sau")
    reader.says(*_EACH)
    return bool(reader.says("quý")) or None


def _plain_month(reader: Reader) -> _Place | None:
    token = reader.peek()
    named = token is not None and token.shape is Shape.NUMBER
    return None if named else (Cycle.MONTH, 0)


def _month_by_place(reader: Reader) -> _Place | None:
    """Take "tháng cuối (của) (mỗi) quý (sau)": where the month stands to its period's last."""
    where = reader.says(
        "đầu tiên", "đầu", "thứ nhất", "cuối cùng", "cuối", "thứ hai", "giữa", "thứ ba"
    )
    if not where:
        return None
    reader.says("của", "trong")
    reader.says(*_EACH)
    period = reader.says("quý", "kỳ", "năm")
    token = reader.peek()
    if not period or (token is not None and reader.sees(Reader.roman)):
        return None
    reader.says("báo cáo")
    length = 12 if period == "năm" else _QUARTER_MONTHS
    cycle = Cycle.YEAR if period == "năm" else Cycle.QUARTER
    if where in {"đầu tiên", "đầu", "thứ nhất"}:
        month = 1 - length
    else:
        month = -1 if where in {"thứ hai", "giữa"} else 0
    return cycle, month + (length if reader.says(*NEXT) else 0)


def _of_named_quarter(reader: Reader, number: int) -> Day | None:
    if not reader.says("tháng"):
        return None
    where = reader.says("đầu tiên", "đầu", "thứ hai", "giữa", "cuối cùng", "cuối")
    reader.says("của")
    quarter = reader.roman() if where and reader.says("quý") else None
    if quarter is None:
        return None
    first = (quarter - 1) * _QUARTER_MONTHS + 1
    month = first + {"đ": 0, "t": 1, "g": 1, "c": 2}[where[0]]
    return Day(number, month, year_after(reader))


def _from_day(reader: Reader) -> bool | None:
    """Take the beginning of "từ ngày 10 đến ngày 15 hằng tháng"."""
    if not reader.says("từ ngày", "từ mùng", "từ") or reader.number(1, 31) is None:
        return None
    return bool(reader.sign("-") or reader.says("đến", "tới")) or None


def _last_day(reader: Reader, *, before: bool) -> Every | None:
    working = bool(reader.says("làm việc"))
    if not reader.says("cuối cùng", "cuối"):
        return None
    reader.says("của", "trong")
    each = reader.says(*_EACH)
    cycle = _period(reader)
    if cycle is None or (cycle is Cycle.YEAR and not each):
        return None
    return Every((cycle,), Lag(0, working=True) if working else OnDay(0, before=before))


def _period(reader: Reader) -> Cycle | None:
    """Take a period without a number: "quý", "tháng", "năm", "kỳ báo cáo"."""
    name = reader.says("tháng", "quý", "năm", "kỳ")
    token = reader.peek()
    numbered = token is not None and (token.shape is Shape.NUMBER or token.folded == "học")
    if not name or numbered or (name == "quý" and reader.sees(Reader.roman)):
        return None
    reader.says("báo cáo")
    return {"tháng": Cycle.MONTH, "năm": Cycle.YEAR}.get(name, Cycle.QUARTER)


def end_of_period(reader: Reader) -> Term | None:
    """Take the end of a period that comes back.

    - cuối quý → recurring 31/03 30/06 30/09 31/12
    - cuối mỗi tháng → recurring 12x 31/01 31/12
    - cuối hằng năm → recurring 31/12
    """
    _limit(reader)
    if not reader.says("cuối"):
        return None
    each = reader.says(*_EACH)
    cycle = _period(reader)
    if cycle is None or (cycle is not Cycle.QUARTER and not each):
        return None
    return Every((cycle,))


def week_of_period(reader: Reader) -> Term | None:
    """Take a week of a period that comes back, or a day of every week.

    - tuần đầu của quý → recurring 07/01 07/04 07/07 07/10
    - tuần cuối hàng tháng → recurring 12x 31/01 31/12
    - tuần thứ hai của tháng đầu quý sau → recurring 14/04 14/07 14/10 14/01/2025
    - thứ Sáu hàng tuần → recurring 52x 05/01 27/12
    """
    _limit(reader)
    reader.says("ngày")
    number = reader.attempt(weekday)
    if number is not None:
        weekly = reader.says(*_EACH_WEEK)
        return Every((Cycle.WEEK,), OnWeekday(number)) if weekly else None
    week = week_number(reader)
    if week is None:
        return None
    reader.says("của", "trong")
    place = reader.attempt(_month_of_period)
    if place is None:
        reader.says(*_EACH)
        cycle = _period(reader)
        if cycle is not Cycle.QUARTER:
            return None
        month = 0 if week == LAST_WEEK else 1 - _QUARTER_MONTHS
        place = cycle, month + (_QUARTER_MONTHS if reader.says(*NEXT) else 0)
    return Every((place[0],), OnWeek(week, place[1]))


def days_from_end(reader: Reader) -> Term | None:
    """Take days counted from a period's end.

    - chậm nhất 05 ngày sau khi kết thúc quý → recurring 05/04 05/07 05/10 05/01/2025
    - 10 ngày trước khi kết thúc quý → recurring 21/03 20/06 20/09 21/12
    - trong 03 ngày làm việc kể từ ngày kết thúc tháng → recurring 12x 05/02 03/01/2025
    """
    _limit(reader)
    reader.says("vòng", "sau")
    count = reader.number(1, 99)
    working = bool(reader.says("ngày làm việc"))
    if count is None or not (working or reader.says("ngày")):
        return None
    side = reader.says("sau", "kể từ", "tính từ", "trước")
    reader.says("khi", "ngày", "thời điểm")
    if not side or not reader.says("kết thúc", "hết"):
        return None
    reader.says(*_EACH)
    cycle = _period(reader)
    if cycle is None:
        return None
    return Every((cycle,), Lag(-count if side == "trước" else count, working=working))


def working_hours(reader: Reader) -> Term | None:
    """Take an hour of every working day.

    - trước 09:00 ngày làm việc → recurring
    - trước 17 giờ hằng ngày → recurring
    """
    reader.says("trước", *_BY)
    reader.says("các", "mỗi")
    if not reader.attempt(clock):
        return None
    each = reader.says("hằng", "hàng", "mỗi", "của", "các")
    if reader.says("ngày làm việc"):
        return Every((Cycle.DAY,))
    return Every((Cycle.DAY,)) if each and reader.says("ngày") else None
