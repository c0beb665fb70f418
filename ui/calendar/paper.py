"""The calendar on paper: a month as a grid, then everything in it day by day.

Must not know how a page is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.reports.model import (
    Column,
    ColumnKind,
    Heading,
    Kind,
    Letterhead,
    Line,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Row,
    SectionRow,
    Table,
)
from cchc_desktop.services.calendar_days import CalendarDays, Mark
from resources.words import shown
from ui.calendar.span import WEEK, Span
from ui.calendar.wording import day_title, month_name, note, title, weekday_names

translate = QCoreApplication.translate
# A cell of the grid holds so many; the list after it has them all.
_IN_CELL: Final = 3
_LONGEST: Final = 46
_LINES, _BLANK = 3, "\u00a0"


def calendar_report(head: Letterhead, issuer: str, span: Span, days: CalendarDays) -> Report:
    """Lay out each month of a span on sheets of its own."""
    first, *rest = [
        _of_month(head, issuer, date(span.first.year, month, 1), days)
        for month in range(span.first.month, span.last.month + 1)
    ]
    return replace(first, following=tuple(rest))


def _of_month(head: Letterhead, issuer: str, first: date, days: CalendarDays) -> Report:
    month = month_name(first.month)
    return Report(
        kind=Kind.SLIP,
        head=head,
        issuer=issuer,
        title=translate("Calendar", "LỊCH CÔNG VIỆC"),
        subject=translate("Calendar", "{} năm {}").format(month, first.year),
        body=tuple(_parts(first, days)),
    )


def _parts(first: date, days: CalendarDays) -> Iterator[Part]:
    yield _grid(first, days)
    name = translate("Calendar", "Các việc trong tháng")
    yield Heading(2, name)
    rows = tuple(_listed(first, days))
    if rows:
        yield Table(_columns(), rows, name=name)
    else:
        none = translate("Calendar", "Không có việc nào đến hạn, không có báo cáo nào phải nộp.")
        yield Paragraph.of(none, ParagraphRole.BODY)


def _grid(first: date, days: CalendarDays) -> Table:
    columns = tuple(Column(name, 1) for name in weekday_names())
    monday = first - timedelta(first.weekday())
    rows = []
    while monday.month == first.month or monday < first:
        week = [monday + timedelta(at) for at in range(WEEK)]
        rows.append(Row(tuple(_cell(one, first.month, days) for one in week)))
        monday += timedelta(WEEK)
    return Table(columns, tuple(rows), name=month_name(first.month), mark_continued=False)


def _cell(day: date, month: int, days: CalendarDays) -> str:
    """Say a day: its number, whether it is off, and the first of what stands on it."""
    if day.month != month:
        return ""
    holiday = days.off.get(day) or ""
    marks = days.on(day)
    lines = [f"{day.day}" + (f" ({holiday})" if holiday else "")]
    lines += [f"- {_short(one)}" for one in marks[:_IN_CELL]]
    left = len(marks) - _IN_CELL
    if left > 0:
        lines.append(translate("Calendar", "và {} việc khác").format(shown(left)))
    # Room to write in with a pen, also where nothing is due.
    lines += [_BLANK] * (_LINES - len(lines))
    return "\n".join(lines)


def _short(mark: Mark) -> str:
    words = f"{mark.code} {title(mark)}".strip()
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _columns() -> tuple[Column, ...]:
    return (
        Column(translate("Calendar", "TT"), 11, ColumnKind.ORDER),
        Column(translate("Calendar", "Nội dung"), 90),
        Column(translate("Calendar", "Thời hạn theo kế hoạch"), 36),
        Column(translate("Calendar", "Tình trạng"), 33),
    )


def _listed(first: date, days: CalendarDays) -> Iterator[Line]:
    day, order = first, 0
    while day.month == first.month:
        marks: Sequence[Mark] = days.on(day)
        if marks:
            yield SectionRow("", day_title(day))
        for one in marks:
            order += 1
            yield Row((order, title(one), one.phrase, note(one)))
        day += timedelta(1)
