"""What the place says: kinds, periods, days left, what is missing, names of files.

Must not know a widget.
"""

import unicodedata
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.completeness import Lack
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.overview.reports import ReportDay, Sent
from cchc_desktop.services.plans.storing import PlanLine
from ui.labels import day
from ui.reporting.choosing import ReportChoice, Sheet
from ui.reporting.making import Missing

translate = QCoreApplication.translate
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))
_LONGEST_NAME: Final = 120
_NBSP: Final = "\N{NO-BREAK SPACE}"


def sheet_words(sheet: Sheet) -> str:
    """Name a kind as the list does."""
    return {
        Sheet.REPORT: translate("Reporting", "Báo cáo định kỳ"),
        Sheet.TASKS: translate("Reporting", "Phụ lục nhiệm vụ"),
        Sheet.TOGETHER: translate("Reporting", "Tổng hợp các đơn vị"),
        Sheet.REMINDER: translate("Reporting", "Công văn đôn đốc"),
        Sheet.TARGETS: translate("Reporting", "Chỉ tiêu"),
        Sheet.STATISTICS: translate("Reporting", "Biểu số liệu"),
        Sheet.PLAN: translate("Reporting", "Kế hoạch của đơn vị"),
        Sheet.SLIPS: translate("Reporting", "Phiếu giao việc"),
    }[sheet]


def file_words(sheet: Sheet) -> str:
    """Name a kind as its file is called."""
    return {
        Sheet.REPORT: translate("Reporting", "Báo cáo CCHC"),
        Sheet.TASKS: translate("Reporting", "Phụ lục nhiệm vụ CCHC"),
        Sheet.TOGETHER: translate("Reporting", "Báo cáo tổng hợp CCHC"),
        Sheet.REMINDER: translate("Reporting", "Công văn đôn đốc CCHC"),
        Sheet.TARGETS: translate("Reporting", "Chỉ tiêu CCHC"),
        Sheet.STATISTICS: translate("Reporting", "Biểu số liệu CCHC"),
        Sheet.PLAN: translate("Reporting", "Kế hoạch CCHC"),
        Sheet.SLIPS: translate("Reporting", "Phiếu giao việc CCHC"),
    }[sheet]


def file_name(choice: ReportChoice, about: str = "") -> str:
    """Propose the name of a file, without its ending: "Báo cáo CCHC quý I năm 2026".

    `about` names a unit or a plan. Composed letters: what other systems make of taken-apart
    ones cannot be read in Explorer nor found again.
    """
    said = f"{file_words(choice.sheet)} {period_words(choice.period)}"
    named = f"{said} - {about}" if about else said
    plain = " ".join(unicodedata.normalize("NFC", named).translate(_NOT_IN_NAMES).split())
    return plain[:_LONGEST_NAME].rstrip(" .-")


def short_period(period: Period) -> str:
    """Name a period within its year: Quý I, 6 tháng đầu, Tháng 3; of a year: Cả năm."""
    if period.length is Length.YEAR:
        return translate("Reporting", "Cả năm")
    said = period_words(period).removesuffix(f" năm {period.year}")
    return said[:1].upper() + said[1:]


def plan_words(plan: PlanLine) -> str:
    """Name a plan in a list: its number, else what it is about."""
    if plan.implicit:
        return translate("Reporting", "Nhiệm vụ phát sinh {}").format(plan.first_day.year)
    return plan.number or plan.subject


def owed_words(report: ReportDay) -> str:
    whole = report.period.length is Length.YEAR
    short = report.name.removesuffix(f" năm {report.period.year}")
    name = translate("Reporting", "năm") if whole else short
    if report.is_own:
        return translate("Reporting", "Báo cáo {}").format(name)
    return translate("Reporting", "Đơn vị gửi báo cáo {}").format(name)


def due_words(report: ReportDay, today: date) -> str:
    """Say how a report that is owed stands: sent, or the days that are left."""
    if not report.is_own:
        came = translate("Reporting", "{}/{} đã gửi, hạn {}")
        return came.format(report.came, len(report.units), day(report.due))
    if report.sent is Sent.SENT:
        return translate("Reporting", "Đã gửi")
    return translate("Reporting", "Hạn {}, {}").format(day(report.due), left_words(report, today))


def left_words(report: ReportDay, today: date) -> str:
    left = (report.due - today).days
    if left < 0:
        said = translate("Reporting", "trễ {} ngày").format(-left)
    elif left == 0:
        said = translate("Reporting", "hôm nay")
    else:
        said = translate("Reporting", "còn {} ngày").format(left)
    return said.replace(" ", _NBSP)


def lack_words(lack: Lack, count: int) -> str:
    return {
        Lack.STATE: translate("Reporting", "Còn {} nhiệm vụ chưa có kết quả."),
        Lack.RESULT: translate("Reporting", "Còn {} nhiệm vụ chưa ghi đã làm được gì."),
        Lack.REASON: translate("Reporting", "Còn {} nhiệm vụ quá hạn chưa ghi lý do."),
    }[lack].format(count)


def why_shown(lack: Lack) -> str:
    """Say which tasks they are, over the list that shows them."""
    return {
        Lack.STATE: translate("Reporting", "Chưa có kết quả"),
        Lack.RESULT: translate("Reporting", "Chưa ghi đã làm được gì"),
        Lack.REASON: translate("Reporting", "Quá hạn chưa ghi lý do"),
    }[lack]


def units_missing_words(missing: Missing) -> str:
    return translate("Reporting", "Còn {} đơn vị chưa gửi báo cáo.").format(missing.units)


def beyond_words(missing: Missing) -> str:
    """Say that results are in the report which are newer than the data it is of."""
    words = translate(
        "Reporting", "{} nhiệm vụ xong sau ngày chốt số liệu{} vẫn được tính là đã xong."
    )
    until = "" if missing.until is None else f" {day(missing.until)}"
    return words.format(len(missing.beyond), until)
