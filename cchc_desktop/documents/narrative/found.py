"""The whole running text of a plan as parts of a draft, with what a person has to look at.

Must not know tables of tasks, beyond whether the document has one.
"""

from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.blocks import Document
from cchc_desktop.documents.narrative.bases import bases_of, sentences_of
from cchc_desktop.documents.narrative.duties import duties_of
from cchc_desktop.documents.narrative.header import Head, head_of
from cchc_desktop.documents.narrative.items import all_items, items_of, narrative_of, tasks_of
from cchc_desktop.documents.narrative.lines import lines_of
from cchc_desktop.documents.narrative.numbering import numbering_doubts
from cchc_desktop.documents.narrative.outline import chapters_of, outline_of
from cchc_desktop.documents.narrative.regions import regions_of
from cchc_desktop.documents.narrative.reports import report_duties_of
from cchc_desktop.documents.narrative.signature import Foot, foot_of
from cchc_desktop.documents.narrative.targets import targets_of
from cchc_desktop.documents.tables.units_in_cells import Known, nobody_known
from cchc_desktop.domain import draft


@dataclass(frozen=True, slots=True)
class NarrativeFound:
    """Parts of a draft. Without a table of tasks the numbered items are `tasks`, in `sections`.

    `years` are the first and the last year the document covers; `school_year` tells that they
    are one school year.
    """

    document: draft.Document
    years: tuple[int, int] | None = None
    school_year: bool = False
    bases: tuple[draft.BasisDraft, ...] = ()
    chapters: tuple[draft.ChapterDraft, ...] = ()
    targets: tuple[draft.TargetDraft, ...] = ()
    sections: tuple[draft.SectionDraft, ...] = ()
    tasks: tuple[draft.TaskDraft, ...] = ()
    narrative: tuple[draft.NarrativeDraft, ...] = ()
    assignments: tuple[draft.UnitDutyDraft, ...] = ()
    report_duties: tuple[draft.ReportDutyDraft, ...] = ()
    doubts: tuple[draft.DoubtDraft, ...] = ()


_ALONE: Final = "narrative-doubts.tasks-without-chapter"


def understand_narrative(
    document: Document,
    has_task_table: bool,  # noqa: FBT001 - its callers say it by name
    known_units: Known = nobody_known,
) -> NarrativeFound:
    """Read everything but the tables of tasks. `known_units` tells whether a name is known."""
    regions = regions_of(lines_of(document))
    head = head_of(regions, sentences_of((*regions.bases, *regions.closing)))
    root = outline_of(regions.body)
    duties = duties_of(root, known_units)
    targets, target_doubts = targets_of(root)
    reports, report_doubts = report_duties_of(root, duties.owners)
    doubts = [*head.doubts, *numbering_doubts(root), *target_doubts]
    items = items_of(root, duties.nodes)
    if not items and not has_task_table and (items := all_items(root, duties.nodes)):
        doubts.append(draft.DoubtDraft(_ALONE, {"count": len(items)}, field="tasks"))
    tasks, sections = ((), ()) if has_task_table else tasks_of(items, known_units)
    return NarrativeFound(
        document=_document(head, foot_of(regions.foot)),
        years=head.years,
        school_year=head.school_year,
        bases=bases_of(regions.bases),
        chapters=chapters_of(root),
        targets=targets,
        sections=sections,
        tasks=tasks,
        narrative=narrative_of(items) if has_task_table else (),
        assignments=duties.drafts,
        report_duties=reports,
        doubts=(*doubts, *duties.doubts, *report_doubts),
    )


def _document(head: Head, foot: Foot) -> draft.Document:
    return draft.Document(
        subject=head.subject,
        kind=head.kind,
        number=head.number,
        issuer=head.issuer,
        place=head.place,
        issued_on=head.issued_on,
        signer=foot.signer,
        signer_post=foot.signer_post,
        signs_as=foot.signs_as,
        recipients=foot.recipients,
    )
