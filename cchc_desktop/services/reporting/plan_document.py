"""The own plan as a document (ke-hoach): what it stands on, its chapters, its tasks as an appendix.

Must not know how a document is drawn.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.letterhead import head_lines
from cchc_desktop.domain.text import nfc
from cchc_desktop.reports.model import (
    Appendix,
    Heading,
    Kind,
    Letterhead,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Table,
)
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.facts import facts_of
from cchc_desktop.services.reporting.names_in_full import in_a_sentence, in_full
from cchc_desktop.services.reporting.signers import signature_of
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from cchc_desktop.services.reporting.task_table import (
    column_of,
    fitted,
    lines_of,
    plan_cells,
    plan_columns,
)
from cchc_desktop.services.reporting.told import TaskTold
from cchc_desktop.services.reporting.wording import lower_first, unended
from cchc_desktop.services.unit_book import UnitBook
from db.queries import own_plan as own_queries
from db.queries import plans as queries
from db.queries.plans import BasisRow, ChapterRow, VersionRow
from db.session import Reading
from resources.words import sentence, word

KIND: Final = "KH"
_ITEM: Final = re.compile(r"(?P<number>[0-9]{1,2})\.\s+(?P<title>\S.{0,90})")
_ENDED: Final = "./."
_SENTENCE_END: Final = (".", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class PlanPapers:
    """What a plan's document says, read at once."""

    version: VersionRow
    bases: Sequence[BasisRow]
    chapters: Sequence[ChapterRow]
    tasks: Sequence[TaskTold]


def read_plan(desk: Desk, period: Period, plan: uuid.UUID | str | None) -> PlanPapers:
    """Read the plan asked for, else the own one of the year."""
    with desk.store.reading() as connection:
        key = _own_plan(connection, desk, period) if plan is None else find_plan(connection, plan)
        row = queries.plan_row(connection, key)
        versions = queries.version_rows(connection, key)
        if row.implicit or not versions:
            raise RefusedError("report-plan-unsigned")
        within = Period(row.first_day.year)
        facts = facts_of(connection, desk, Asked(within, key))
        return PlanPapers(
            versions[0],
            queries.basis_rows(connection, key),
            queries.chapter_rows(connection, key),
            facts.counted,
        )


def _own_plan(connection: Reading, desk: Desk, period: Period) -> uuid.UUID:
    """Find the plan that this office signed for the year; of several the newest."""
    own = UnitBook.read(connection).aliases(desk.unit_id)
    issuers = {row.id: row.issuer_id for row in own_queries.carrying_rows(connection)}
    there = [
        row
        for row in queries.plan_rows(connection)
        if not row.implicit
        and row.first_day <= period.last_day
        and period.first_day <= row.last_day
    ]
    found = [row for row in there if issuers.get(row.id) in own]
    kept = found or [row for row in there if row.steward_id is None]
    if not kept:
        raise RefusedError("report-without-plan", {"period": period_words(period)})
    return max(kept, key=lambda row: (row.first_day, row.id)).id


def make_plan_document(papers: PlanPapers, paper: Stationery, signed: Signed) -> Report:
    version = papers.version
    appendices = _appendix(papers)
    return Report(
        kind=Kind.PLAN,
        head=_head(version, paper, signed),
        issuer=in_a_sentence(version.issuer or "") or paper.issuer,
        title=nfc(version.kind).capitalize() or word("document-kinds", KIND),
        subject=version.subject,
        body=tuple(_body(papers, has_tasks=bool(appendices))),
        signature=signature_of(version, paper.issuer) or paper.signature(),
        copies=tuple(map(str, version.recipients)) or paper.copies(()),
        appendices=appendices,
    )


def _head(version: VersionRow, paper: Stationery, signed: Signed) -> Letterhead:
    """Return the head, with number and day as given, else as the plan has them."""
    dated = Signed(signed.number or version.number or "", signed.day or version.issued_on)
    head = paper.head(KIND, dated)
    issuer = in_full(version.issuer or "")
    if issuer and issuer.lower() != paper.issuer.lower():  # signed by another office
        above, own = head_lines(issuer, "")
        head = replace(head, above=above, own=own)
    return replace(head, place=version.place) if version.place else head


def _body(papers: PlanPapers, *, has_tasks: bool) -> Iterator[Part]:
    about = {
        "issuer": in_a_sentence(papers.version.issuer or ""),
        "subject": lower_first(unended(papers.version.subject)),
    }
    for basis in papers.bases:
        yield Paragraph.of(nfc(basis.text), ParagraphRole.BASIS)
    if papers.bases and papers.version.issuer:
        yield Paragraph.of(sentence("plan-document.opening", about))
    for chapter in papers.chapters:
        yield Heading(1, chapter.title, chapter.code or "")
        yield from _paragraphs(chapter.text)
    told = " ".join(chapter.text.lower() for chapter in papers.chapters).rstrip()
    if has_tasks and word("plan-document", "appendix-mark") not in told:
        yield Paragraph.of(sentence("plan-document.appended"))
    if word("plan-document", "closing-mark") not in told and not told.endswith(_ENDED):
        yield Paragraph.of(sentence("plan-document.closing", about))


def _paragraphs(text: str) -> Iterator[Part]:
    """Give the paragraphs of a chapter; a short numbered line above others is a heading."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    for at, line in enumerate(lines):
        found = _ITEM.fullmatch(line)
        if found and at + 1 < len(lines) and not line.endswith(_SENTENCE_END):
            yield Heading(2, found["title"], found["number"])
        else:
            yield Paragraph.of(line)


def _appendix(papers: PlanPapers) -> tuple[Appendix, ...]:
    if not papers.tasks:
        return ()
    layout = [(one["caption"], one["role"]) for one in papers.version.layout]
    columns = plan_columns(layout, papers.tasks)
    made = tuple(column_of(caption, role, papers.tasks) for caption, role in columns)
    roles = [role for _, role in columns]
    rows = tuple(lines_of(papers.tasks, lambda task: plan_cells(task, roles)))
    table = Table(fitted(made, papers.tasks), rows, name=word("report-columns", "tasks"))
    return (Appendix(word("appendix-names", "ke-hoach"), (table,)),)
