"""The calendar on paper: a sheet a month, every day on it, everything due told in full."""

from datetime import date, timedelta

import pytest

from cchc_desktop.domain.status import Shown
from cchc_desktop.reports.model import Letterhead, Report, Row, SectionRow, Table
from cchc_desktop.services.calendar_days import CalendarDays, Mark, MarkKind
from ui.calendar.paper import calendar_report
from ui.calendar.span import Span, View

HEAD = Letterhead(("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN"), "UBND-VP", "Hoa Sen", 2026)
BUSY = date(2026, 11, 30)


def a_mark(day: date, code: str) -> Mark:
    title = f"Khảo sát mức độ hài lòng của người dân lần thứ {code}"
    return Mark(day, MarkKind.TASK, Shown.DUE_SOON, code=code, title=title, phrase="Tháng 11")


def days_of(span: Span, marks: list[Mark]) -> CalendarDays:
    by_day: dict[date, list[Mark]] = {}
    for mark in marks:
        by_day.setdefault(mark.day, []).append(mark)
    off = {date(2026, 11, 24): "Ngày Văn hóa Việt Nam", date(2026, 11, 22): ""}
    return CalendarDays(span.first, span.last, date(2026, 11, 20), by_day, off)


def grid_of(report: Report) -> Table:
    return next(table for table in report.tables() if len(table.columns) == 7)


def cells(table: Table) -> list[str]:
    return [str(cell) for row in table.rows if isinstance(row, Row) for cell in row.cells]


@pytest.mark.parametrize("view", list(View))
def test_every_day_of_the_span_stands_once_in_its_month(view: View):
    span = Span.of(view, date(2026, 11, 20))
    report = calendar_report(HEAD, "Ủy ban nhân dân phường Hoa Sen", span, days_of(span, []))
    months = list(report.documents())
    assert [one.subject for one in months] == [
        f"Tháng {month} năm 2026" for month in range(span.first.month, span.last.month + 1)
    ]
    for at, one in enumerate(months):
        grid = next(part for part in one.body if isinstance(part, Table))
        first = date(2026, span.first.month + at, 1)
        numbers = [int(cell.split()[0]) for cell in cells(grid) if cell]
        after = (first + timedelta(31)).replace(day=1)
        assert numbers == list(range(1, (after - first).days + 1))
        assert cells(grid).index(cells(grid)[first.weekday()]) <= 6
        assert cells(grid)[first.weekday()].startswith("1")


def test_a_full_day_is_cut_in_the_grid_and_told_whole_in_the_list():
    span = Span.of(View.MONTH, BUSY)
    report = calendar_report(
        HEAD, "UBND", span, days_of(span, [a_mark(BUSY, str(nth)) for nth in range(1, 6)])
    )
    busy = next(cell for cell in cells(grid_of(report)) if cell.startswith("30"))
    assert busy.count("\n- ") == 3
    assert busy.endswith("và 2 việc khác")
    listed = report.tables()[1]
    assert listed.rows[0] == SectionRow("", "Thứ Hai, 30/11/2026")
    told = [row.cells for row in listed.rows if isinstance(row, Row)]
    assert [row[0] for row in told] == [1, 2, 3, 4, 5]
    assert told[4][1] == "Khảo sát mức độ hài lòng của người dân lần thứ 5"


def test_holidays_are_named_and_an_empty_month_says_so():
    span = Span.of(View.MONTH, BUSY)
    report = calendar_report(HEAD, "UBND", span, days_of(span, []))
    assert any("24 (Ngày Văn hóa Việt Nam)" in cell for cell in cells(grid_of(report)))
    assert len(report.tables()) == 1
