"""What the overview says, as sentences."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.overview.reports import ReportDay, Sent
from cchc_desktop.services.overview.standing import Progress
from ui.labels import day

translate = QCoreApplication.translate
_WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
_PADDED_MONTHS: Final = 2
_NAMED_WEEK: Final = 7


def weekday(of: date) -> str:
    return translate("Overview", _WEEKDAYS[of.weekday()])


def today_words(today: date) -> str:
    return translate("Overview", "{}, ngày {}").format(weekday(today), day(today))


def short_day(of: date) -> str:
    """Write a day within the year: 20/11, 05/02."""
    month = f"{of.month:02}" if of.month <= _PADDED_MONTHS else str(of.month)
    return f"{of.day:02}/{month}"


def quarter_words(quarter: Quarter) -> str:
    """Name a quarter within its year, kept on one line: quý IV."""
    return period_words(Period.of(quarter)).partition(" năm ")[0].replace(" ", "\N{NO-BREAK SPACE}")


def short_period(period: Period) -> str:
    """Name a report's period as a flag does: Quý IV, 6 tháng đầu năm; of a year: Năm."""
    said = period_words(period)
    name = said.rpartition(" năm ")[0] if " năm " in said else said.partition(" ")[0]
    return name[:1].upper() + name[1:]


def nearness(days: int, due: date) -> str:
    """Say how near a day is: late by days, today, tomorrow, a weekday, a date."""
    if days < 0:
        return translate("Overview", "Trễ {} ngày").format(-days)
    if days == 0:
        return translate("Overview", "Hôm nay")
    if days == 1:
        return translate("Overview", "Ngày mai")
    if days < _NAMED_WEEK:
        return f"{weekday(due)}, {short_day(due)}"
    return day(due)


def report_state(report: ReportDay, today: date) -> str:
    if report.sent is Sent.SENT:
        return translate("Overview", "Đã gửi")
    left = (report.due - today).days
    if left < 0:
        return translate("Overview", "Chưa gửi, trễ {} ngày").format(-left)
    if left == 0:
        return translate("Overview", "Hạn hôm nay")
    return translate("Overview", "Nộp trước hết {}, còn {} ngày").format(
        short_day(report.due), left
    )


def progress_said(name: str, one: Progress) -> str:
    """Say a bar in words, for those who hear it."""
    words = translate("Overview", "{}: hoàn thành {}/{}, đang thực hiện {}, quá hạn {}, còn lại {}")
    counts = (len(one.done), one.total, len(one.running), len(one.late), len(one.rest))
    return words.format(name, *counts)
