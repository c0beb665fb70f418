"""A term as the phrase an office would write for it: reading the phrase gives the term back.

Must not know plans.
"""

from cchc_desktop.domain.deadlines.terms import (
    LAST_WEEK,
    Always,
    Anchor,
    Count,
    Cycle,
    Dated,
    Day,
    Event,
    Every,
    Lag,
    Limit,
    OnDates,
    OnDay,
    OnWeek,
    OnWeekday,
    Period,
    Span,
    Time,
    Unit,
    Wait,
    Year,
    YearWord,
)

_ROMAN = ("", "I", "II", "III", "IV")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "chủ nhật")
_CYCLES = {
    Cycle.DAY: "ngày",
    Cycle.WEEK: "tuần",
    Cycle.MONTH: "tháng",
    Cycle.QUARTER: "quý",
    Cycle.HALF: "6 tháng",
    Cycle.FIRST_HALF: "6 tháng",
    Cycle.NINE_MONTHS: "9 tháng",
    Cycle.YEAR: "năm",
}
_COUNTS = {
    Count.HOUR: "giờ",
    Count.DAY: "ngày",
    Count.WORKING_DAY: "ngày làm việc",
    Count.WEEK: "tuần",
    Count.MONTH: "tháng",
    Count.YEAR: "năm",
}
_QUARTER_MONTHS = {-2: "đầu", -1: "thứ hai", 0: "cuối"}
_YEAR_MONTHS = {-11: "đầu", -1: "giữa", 0: "cuối"}

Renderable = Dated | Every | Always | Event


def render(term: Renderable) -> str:
    """Write a term as a phrase."""
    match term:
        case Dated():
            return _dated(term)
        case Every():
            return _every(term)
        case Always(within=within, since=since):
            if since is not None:
                return f"Từ {_time(since)}{'' if term.open_end else ' trở đi'}"
            return "Thường xuyên" + (f" trong {_time(within)}" if within else "")
        case Event():
            return _event(term)


def _dated(dated: Dated) -> str:
    times = ", ".join(_time(time) for time in dated.times)
    word = {Limit.IN: "Trong ", Limit.BY: "Chậm nhất ", Limit.BEFORE: "Trước "}[dated.limit]
    return times if _tells_itself(dated) else f"{word}{times}"


def _tells_itself(dated: Dated) -> bool:
    """Leave out "trong" before a range and a day: "Từ ngày … đến ngày …", "Ngày 15/6"."""
    return dated.limit is Limit.IN and not isinstance(dated.times[0], Period)


def _time(time: Time) -> str:
    match time:
        case Day(day=day, month=month, year=year):
            return f"ngày {day:02} tháng {month:02}{_year(year)}"
        case Period():
            return _period(time)
        case Span(first=None, last=last):
            return f"từ nay đến {_time(last)}"
        case Span(first=first, last=last):
            return f"từ {_time(first) if first else ''} đến {_time(last)}"


def _year(year: Year) -> str:
    if year is None:
        return ""
    words = {YearWord.THIS: "nay", YearWord.NEXT: "sau"}
    return f" năm {words[year] if isinstance(year, YearWord) else year}"


def _period(period: Period) -> str:
    week = ""
    if period.week:
        week = f"tuần {'cuối' if period.week == LAST_WEEK else f'thứ {period.week}'} của "
    return week + ("cuối " if period.end else "") + _named(period)


def _named(period: Period) -> str:
    number, year = period.number, _year(period.year)
    match period.unit:
        case Unit.MONTH:
            name = f"tháng {number}{year}"
        case Unit.QUARTER:
            name = f"quý {_ROMAN[number]}{year}"
        case Unit.OPENING | Unit.CLOSING:
            side = "đầu" if period.unit is Unit.OPENING else "cuối"
            name = f"{number} tháng {side}{year or ' năm'}"
        case Unit.YEAR:
            name = year.strip() or "năm"
        case Unit.SCHOOL_TERM:
            name = f"học kỳ {_ROMAN[number]} {_school_year(period.year)}".strip()
        case _:
            name = _school_year(period.year) or "năm học"
    return name


def _school_year(year: Year) -> str:
    return f"năm học {year}-{year + 1}" if isinstance(year, int) else ""


def _every(every: Every) -> str:
    phrase = _cycles(every)
    if every.anchor is not None:
        phrase = _anchored(every, every.anchor, phrase)
    if every.within is not None:
        phrase += f" {_window(every.within)}"
    return phrase if every.since is None else f"{phrase}, từ {_time(every.since)} trở đi"


def _window(time: Time) -> str:
    if isinstance(time, Span) and time.first is None:
        return f"đến {_time(time.last)}"
    return _time(time) if isinstance(time, Span) else f"trong {_time(time)}"


def _cycles(every: Every) -> str:
    names = [_CYCLES[cycle] for cycle in every.cycles]
    if every.merged:
        return f"Hằng {', '.join(names)}"
    return ", ".join(f"hằng {name}" for name in names).capitalize()


def _anchored(every: Every, anchor: Anchor, cycles: str) -> str:
    match anchor:
        case OnDates(dated=dated):
            phrase = f"{_dated(dated)} {cycles.lower()}"
        case OnWeekday(weekday=weekday):
            phrase = f"{_WEEKDAYS[weekday]} hằng tuần".capitalize()
        case OnWeek(week=week, month=month):
            number = "cuối" if week == LAST_WEEK else f"thứ {week}"
            phrase = f"Tuần {number} của {_month(every, month)}"
        case OnDay(day=day, month=month, before=before):
            word = "Trước" if before else "Chậm nhất"
            last = f"cuối cùng của {_base(every)}"
            phrase = f"{word} ngày {f'{day:02} {_month(every, month)}' if day else last}"
        case _:
            phrase = _lag(anchor, _base(every))
    return phrase


def _lag(lag: Lag, period: str) -> str:
    days = lag.days
    if not days:
        return f"Ngày làm việc cuối cùng của {period}"
    unit, side = "ngày làm việc" if lag.working else "ngày", "trước" if days < 0 else "sau"
    return f"Chậm nhất {abs(days):02} {unit} {side} khi kết thúc {period}"


def _base(every: Every) -> str:
    return f"mỗi {_CYCLES[every.cycles[0]]}"


def _month(every: Every, offset: int) -> str:
    cycle = every.cycles[0]
    if cycle is Cycle.MONTH:
        return "tháng kế tiếp" if offset else "hằng tháng"
    names, length = (_YEAR_MONTHS, 12) if cycle is Cycle.YEAR else (_QUARTER_MONTHS, 3)
    if offset in names:
        return f"tháng {names[offset]} của mỗi {_CYCLES[cycle]}"
    return f"tháng {names[offset - length]} của {_CYCLES[cycle]} sau"


def _event(event: Event) -> str:
    wait = _wait(event.wait) if event.wait else ""
    if event.signing:
        return f"{wait} kể từ ngày ký".strip().capitalize()
    if wait:
        return f"{wait} kể từ ngày nhận đủ hồ sơ"
    return "Theo yêu cầu" if event.loose else "Khi có phát sinh"


def _wait(wait: Wait) -> str:
    return f"Trong vòng {wait.count} {_COUNTS[wait.unit]}"
