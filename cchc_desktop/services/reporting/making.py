"""Makes a report of any kind, from what is asked for to the documents that are written or printed.

Must not know file formats.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.reports.model import Appendix, Kind, Report, Table
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.consolidated import make_consolidated
from cchc_desktop.services.reporting.facts import read_facts
from cchc_desktop.services.reporting.issued_rows import signed_before
from cchc_desktop.services.reporting.material import Material, ReportKind, read_material
from cchc_desktop.services.reporting.outline import read_outline
from cchc_desktop.services.reporting.periodic import (
    KIND,
    ChapterText,
    chapters_of,
    make_report,
)
from cchc_desktop.services.reporting.plan_document import make_plan_document, read_plan
from cchc_desktop.services.reporting.reminder_letters import make_letters, reminded_data
from cchc_desktop.services.reporting.slips import handed_out, make_slip
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from cchc_desktop.services.reporting.statistics import (
    make_statistics_appendix,
    statistics_data,
)
from cchc_desktop.services.reporting.target_table import make_target_appendix
from cchc_desktop.services.reporting.task_table import make_task_appendix, task_data
from cchc_desktop.services.reporting.wording import say

_UNSIGNED: Final = Signed()

_APPENDICES: Final[Mapping[ReportKind, Callable[[Material], Appendix]]] = {
    ReportKind.TASKS: make_task_appendix,
    ReportKind.TOGETHER: make_consolidated,
    ReportKind.TARGETS: make_target_appendix,
    ReportKind.STATISTICS: make_statistics_appendix,
}
_DATA: Final[Mapping[ReportKind, Callable[[Material], Table]]] = {
    ReportKind.TASKS: task_data,
    ReportKind.TOGETHER: task_data,
    ReportKind.STATISTICS: statistics_data,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to be made; `whole`: the periodic report with its appendices in one file."""

    kind: ReportKind
    asked: Asked
    signed: Signed = _UNSIGNED
    whole: bool = False


def make(desk: Desk, wanted: Wanted) -> tuple[Report, ...]:
    """Make a report: one document, of reminder letters as many as there are units to remind."""
    match wanted.kind:
        case ReportKind.REMINDER:
            facts = read_facts(desk, wanted.asked, up_to_now=True)
            paper = Stationery.read(desk, wanted.asked.today)
            first, *others = make_letters(facts, paper, wanted.signed)
            return (replace(first, data=reminded_data(facts)), *others)
        case ReportKind.PLAN:
            papers = read_plan(desk, wanted.asked.period, wanted.asked.plan)
            return (make_plan_document(papers, Stationery.read(desk), wanted.signed),)
        case ReportKind.REPORT:
            return (_periodic(desk, wanted),)
        case _:
            return (_appendix(desk, wanted),)


def make_one(desk: Desk, wanted: Wanted) -> Report:
    """Make a report as one file holds it: letters one after the other."""
    first, *others = make(desk, wanted)
    return replace(first, following=tuple(others)) if others else first


def read_chapters(desk: Desk, asked: Asked) -> list[ChapterText]:
    """Return the chapters of the periodic report as they may be written: drafts beside words."""
    return chapters_of(read_material(desk, asked), read_outline(desk))


def make_slips(
    desk: Desk, period: Period, plan: uuid.UUID | str | None = None
) -> tuple[Report, ...]:
    """Make a slip for each person to whom tasks of the period were handed."""
    facts = read_facts(desk, Asked(period, plan))
    paper, tasks = Stationery.read(desk), [task for task in facts.counted if task.runs]
    found = handed_out(tasks)
    if not found:
        raise RefusedError("nobody-was-handed", {"period": period_words(period)})
    return tuple(make_slip(one, period, paper, desk.today) for one in found)


def _periodic(desk: Desk, wanted: Wanted) -> Report:
    material = read_material(desk, wanted.asked)
    there = material.appendices if wanted.whole else ()
    appendices = [_APPENDICES[kind](material) for kind in there]
    paper, outline = Stationery.read(desk, wanted.asked.today), read_outline(desk)
    report = make_report(material, outline, paper, wanted.signed, appendices)
    return replace(report, data=task_data(material))


def _appendix(desk: Desk, wanted: Wanted) -> Report:
    """Make an appendix as a file of its own; it names the report it belongs to."""
    material = read_material(desk, wanted.asked)
    made = _APPENDICES[wanted.kind](material)
    paper = Stationery.read(desk, wanted.asked.today)
    signed = wanted.signed
    if signed == _UNSIGNED:
        signed = signed_before(desk, wanted.asked) or signed
    data = _DATA.get(wanted.kind)
    return Report(
        kind=Kind.APPENDIX,
        head=paper.head(KIND, signed),
        issuer=paper.issuer,
        title=say("title"),
        subject=say("subject", period=period_words(wanted.asked.period)),
        appendices=(made,),
        data=data(material) if data else None,
    )
