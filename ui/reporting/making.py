"""Makes what the place shows and hands out, on whatever thread asks: words, pages, files.

Must not know a widget.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import resources
from cchc_desktop.domain.completeness import Lack
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.writing import Format, report_bytes, write_report
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.entry.sheet import entry_sheet
from cchc_desktop.services.owed_reports.paper_receipts import list_receipts
from cchc_desktop.services.owed_reports.span import report_span
from cchc_desktop.services.reporting.making import Wanted, make_one, make_slips, read_chapters
from cchc_desktop.services.reporting.narratives import former_words
from cchc_desktop.services.reporting.periodic import ChapterText, numbered
from ui.reporting.choosing import ReportChoice, Sheet

_TOLD: Final = frozenset({Sheet.REPORT, Sheet.TASKS, Sheet.TOGETHER, Sheet.REMINDER})
_OF_OTHERS: Final = frozenset({Sheet.REPORT, Sheet.TOGETHER})


@dataclass(frozen=True, slots=True)
class WrittenChapter:
    """A chapter to be written in: its number as printed, and what it said the period before."""

    number: str
    chapter: ChapterText
    former: str

    @property
    def code(self) -> str:
        return self.chapter.chapter.code


@dataclass(frozen=True, slots=True)
class Missing:
    """What is wanting before the report is worth printing, by what opens it."""

    tasks: Mapping[Lack, frozenset[uuid.UUID]]
    units: int
    beyond: frozenset[uuid.UUID] = frozenset()
    """The tasks that were finished after `until`, the last day the report's data is of."""
    until: date | None = None

    @property
    def first(self) -> Lack | None:
        """Return what presses most."""
        return next((lack for lack in Lack if self.tasks.get(lack)), None)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """What the middle of the place shows; no chapters where a kind has no words of its own."""

    choice: ReportChoice
    chapters: Sequence[WrittenChapter]
    missing: Missing


def read_written(desk: Desk, choice: ReportChoice) -> WrittenReport:
    """Read a report's words and what it still lacks."""
    missing = _missing(desk, choice)
    if not choice.sheet.has_words:
        return WrittenReport(choice, (), missing)
    opening, *inner, closing = read_chapters(desk, choice.asked)
    former = former_words(desk, choice.asked)
    every = [("", opening), *numbered(inner), ("", closing)]
    chapters = [WrittenChapter(n, one, former.get(one.chapter.code, "")) for n, one in every]
    return WrittenReport(choice, chapters, missing)


def _missing(desk: Desk, choice: ReportChoice) -> Missing:
    found: defaultdict[Lack, set[uuid.UUID]] = defaultdict(set)
    beyond: set[uuid.UUID] = set()
    about_all = choice.asked.unit is None
    until: date | None = None
    if choice.sheet in _TOLD and about_all:
        span = report_span(desk, choice.period)
        until = None if span is None else span.last
        for line in entry_sheet(desk, choice.period).lines:
            if line.owed and choice.plan in {None, line.plan}:
                for lack in line.lacks:
                    found[lack].add(line.id.task)
                if until is not None and line.done_on is not None and line.done_on > until:
                    beyond.add(line.id.task)
    units = 0
    if choice.sheet in _OF_OTHERS and about_all:
        came = list_receipts(desk, choice.period)
        units = len({one.unit for one in came if one.received_on is None})
    tasks = {lack: frozenset(ids) for lack, ids in found.items()}
    return Missing(tasks, units, frozenset(beyond), until)


# ---- the report itself ---------------------------------------------------------------------------


def make_document(desk: Desk, choice: ReportChoice, *, whole: bool) -> Report:
    """Make the report as one file holds it; `whole`: the periodic one with its appendices."""
    kind = choice.sheet.kind
    if kind is None:
        first, *others = make_slips(desk, choice.period, choice.plan)
        return replace(first, following=tuple(others))
    return make_one(desk, Wanted(kind, choice.asked, whole=whole and choice.sheet.has_words))


def make_pages(desk: Desk, choice: ReportChoice, ticket: Ticket, *, whole: bool) -> bytes:
    """Make the PDF that is looked at and printed."""
    ticket.step(0, 0, "writing-report")
    document = make_document(desk, choice, whole=whole)
    return report_bytes(document, Format.PDF, ticket, fonts=resources.path("fonts"))


def write_file(
    desk: Desk, choice: ReportChoice, path: Path, ticket: Ticket, *, whole: bool
) -> None:
    """Write the report to a file, as its ending says."""
    ticket.step(0, 0, "writing-report")
    document = make_document(desk, choice, whole=whole)
    write_report(document, path, ticket, fonts=resources.path("fonts"))
