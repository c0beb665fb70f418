"""What a calendar says: names of days, what stands on them, in full and as short as a cell."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.services.calendar_days import OF_TASKS, CalendarDays, Mark, MarkKind, ReportState
from cchc_desktop.services.occasion_words import period_words
from resources.words import shown
from ui.labels import SIGNS, day, state_word
from ui.table.cells import Sign

translate = QCoreApplication.translate
_READ_ALOUD: Final = 12
_FLAGS: Final = {
    ReportState.IN: Sign("state-done", "done"),
    ReportState.LATE: Sign("state-overdue", "late"),
    ReportState.OPEN: Sign("flag", "soon"),
}
_QUARTERS: Final = ("I", "II", "III", "IV")


def weekday_names() -> list[str]:
    return [
        translate("Calendar", "Thứ Hai"),
        translate("Calendar", "Thứ Ba"),
        translate("Calendar", "Thứ Tư"),
        translate("Calendar", "Thứ Năm"),
        translate("Calendar", "Thứ Sáu"),
        translate("Calendar", "Thứ Bảy"),
        translate("Calendar", "Chủ nhật"),
    ]


def day_title(of: date) -> str:
    """Name a day: Thứ Sáu, 20/11/2026."""
    return f"{weekday_names()[of.weekday()]}, {day(of)}"


def month_name(month: int) -> str:
    return translate("Calendar", "Tháng {}").format(month)


def span_title(period: Period) -> str:
    words = period_words(period)
    return words[:1].upper() + words[1:]


def sign(mark: Mark) -> Sign:
    if isinstance(mark.state, ReportState):
        return _FLAGS[mark.state]
    return SIGNS[mark.state]


def short(mark: Mark) -> str:
    """Say what stands on a day as short as a cell of the quarter."""
    if mark.kind in OF_TASKS:
        return mark.code or mark.title
    if mark.kind is MarkKind.CUTOFF:
        return translate("Calendar", "Chốt số liệu")
    if mark.kind is MarkKind.RETURN:
        return translate("Calendar", "Nhận {}/{}").format(*mark.units)
    return translate("Calendar", "Báo cáo {}").format(_short_period(mark.period))


def _short_period(period: Period | None) -> str:
    if period is None:
        return ""
    if period.length is Length.QUARTER:
        return translate("Calendar", "quý\u00a0{}").format(_QUARTERS[period.number - 1])
    if period.length is Length.MONTH:
        return translate("Calendar", "tháng\u00a0{}").format(period.number)
    if period.length is Length.YEAR:
        return translate("Calendar", "năm")
    months = "6" if period.length is Length.HALF else "9"
    return translate("Calendar", "{}\u00a0tháng").format(months)


def title(mark: Mark) -> str:
    """Say in full what stands on a day."""
    if mark.kind in OF_TASKS or mark.period is None:
        return mark.title
    period = period_words(mark.period)
    if mark.kind is MarkKind.CUTOFF:
        return translate("Calendar", "Chốt số liệu báo cáo {}").format(period)
    if mark.kind is MarkKind.RETURN:
        return translate("Calendar", "Nhận báo cáo {} của các đơn\u00a0vị").format(period)
    return translate("Calendar", "Nộp báo cáo {}").format(period)


def note(mark: Mark) -> str:
    """Say beneath it how it stands."""
    if mark.kind in OF_TASKS:
        word = state_word(mark.state)
        parts = (mark.code, mark.stage, word[:1].lower() + word[1:])
        joined = ", ".join(one for one in parts if one)
        return joined[:1].upper() + joined[1:]
    if mark.kind is MarkKind.CUTOFF and mark.since is not None:
        return translate("Calendar", "Số liệu từ {}").format(day(mark.since))
    if mark.kind is MarkKind.RETURN:
        here, of = map(shown, mark.units)
        return translate("Calendar", "Đã nhận {}/{} báo cáo").format(here, of)
    return _report_word(mark.state)


def _report_word(state: str) -> str:
    if state == ReportState.IN:
        return translate("Calendar", "Đã ban hành")
    if state == ReportState.LATE:
        return translate("Calendar", "Quá hạn")
    return translate("Calendar", "Chưa ban hành")


def day_facts(days: CalendarDays, of: date) -> str:
    """Say beside a day's name whether it is today, a day off, and how much is due."""
    parts = []
    if of == days.today:
        parts.append(translate("Calendar", "hôm nay"))
    if of in days.off:
        parts.append(days.off[of] or translate("Calendar", "ngày nghỉ"))
    due = sum(one.kind in OF_TASKS for one in days.on(of))
    if due:
        parts.append(translate("Calendar", "{}\u00a0việc đến hạn").format(shown(due)))
    elif not days.on(of):
        parts.append(translate("Calendar", "không có việc đến hạn"))
    joined = ", ".join(parts)
    return joined[:1].upper() + joined[1:]


def day_aloud(days: CalendarDays, of: date) -> str:
    """Say a day with what stands on it, as it is read aloud and shown as a hint."""
    return "\n".join([f"{day_title(of)}: {day_facts(days, of)}", *_lines(days.on(of))])


def _lines(marks: Sequence[Mark]) -> list[str]:
    said = [f"{title(one)} ({note(one)})" for one in marks[:_READ_ALOUD]]
    left = len(marks) - len(said)
    if left:
        said.append(translate("Calendar", "và {} việc khác").format(shown(left)))
    return said


def load_words(count: int) -> str:
    return translate("Calendar", "{} việc trong tuần").format(shown(count))
