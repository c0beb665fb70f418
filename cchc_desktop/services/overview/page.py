"""The overview on one page, to be laid before a meeting.

Must not know how a page is drawn.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.reports.model import (
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Heading,
    Kind,
    Listing,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Row,
    Share,
    Table,
)
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.overview.reports import ReportDay
from cchc_desktop.services.overview.standing import Overview, Progress
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from resources.words import sentence, word

# A page holds so many beside eight fields; who wants all of them opens the list.
_MOST_UNITS: Final = 5
_MOST_REPORTS: Final = 3


def overview_report(desk: Desk, seen: Overview) -> Report:
    """Make the page of what was seen."""
    paper = Stationery.read(desk)
    return Report(
        kind=Kind.SLIP,
        head=paper.head("", Signed(day=seen.today)),
        issuer=paper.issuer,
        title=_say("title"),
        subject=_say("subject", year=seen.year, day=seen.today),
        body=tuple(_parts(seen)),
    )


def _say(code: str, **facts: Any) -> str:
    return sentence(f"overview-page.{code}", facts)


def _parts(seen: Overview) -> Iterator[Part]:
    yield from _figures(seen)
    if seen.fields:
        bars = tuple(_bar(one) for one in seen.fields)
        yield BarChart(_say("fields"), bars, ColumnKind.RATIO)
    if seen.units:
        yield _table(seen.units[:_MOST_UNITS])
        more = len(seen.units) - _MOST_UNITS
        if more > 0:
            yield Paragraph.of(_say("more-units", count=more), ParagraphRole.NOTE)
    told = [_report(one) for one in _nearest(seen)]
    if told:
        yield Heading(2, _say("reports"))
        yield Listing.of(told)


def _figures(seen: Overview) -> Iterator[Part]:
    """Tell the figures in sentences: six lines of a list would cost the page its table."""
    facts = {"tasks": seen.whole.total, "done": len(seen.whole.done), "late": len(seen.late)}
    yield Paragraph.of(_say("standing", **facts))
    period = period_words(Period.of(seen.quarter))
    counts = {"due": len(seen.due_this_week), "unconfirmed": len(seen.unconfirmed)}
    yield Paragraph.of(_say("ahead", period=period, lacking=len(seen.lacking), **counts))


def _bar(one: Progress) -> Bar:
    name = word("reform-sections", one.name) if one.name else _say("no-field")
    return Bar(name, Share(len(one.done), one.total))


def _table(units: Sequence[Progress]) -> Table:
    number = ColumnKind.NUMBER
    columns = (
        Column(word("overview-columns", "unit"), 84),
        Column(word("overview-columns", "tasks"), 24, number),
        Column(word("overview-columns", "done"), 26, number),
        Column(word("overview-columns", "running"), 26, number),
        Column(word("overview-columns", "late"), 24, number),
    )
    rows = tuple(
        Row((one.name, one.total, len(one.done), len(one.running), len(one.late))) for one in units
    )
    return Table(columns, rows, name=_say("tasks-sheet"))


def _nearest(seen: Overview) -> list[ReportDay]:
    """Return the reports a meeting asks about: what is missing, then what is due, then the last."""
    order = {"missing": 0, "due": 1, "sent": 2}
    ranked = sorted(
        seen.reports, key=lambda one: (order[one.sent], abs((one.due - seen.today).days))
    )
    return sorted(ranked[:_MOST_REPORTS], key=lambda one: (one.due, not one.is_own))


def _report(one: ReportDay) -> str:
    if one.is_own:
        return _say(f"report-{one.sent}", period=one.name, due=one.due)
    facts = {"period": one.name, "due": one.due, "came": one.came, "of": len(one.units)}
    return _say("returns", **facts)
