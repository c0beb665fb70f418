"""A whole document understood: its tables of tasks and its running text become one draft.

May be done again with other roles for the columns of a table, without reading the file again.
Must not know file formats, where drafts are stored, nor any sentence that a person is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc_desktop.documents.blocks import Document, Notice
from cchc_desktop.documents.narrative.found import NarrativeFound, understand_narrative
from cchc_desktop.documents.tables.columns import Roles
from cchc_desktop.documents.tables.runs import TableFound
from cchc_desktop.documents.tables.understanding import TablesFound, understand_tables
from cchc_desktop.documents.tables.units_in_cells import Known, nobody_known
from cchc_desktop.domain.draft import PlanDraft


@dataclass(frozen=True, slots=True)
class Understood:
    """A draft, and what was noticed on the way to it.

    `tables` says of each table what it is for and what its columns hold; `years` are those the
    document says it covers, one school year where `school_year` tells so.
    """

    draft: PlanDraft
    years: tuple[int, int] | None = None
    school_year: bool = False
    tables: tuple[TableFound, ...] = ()
    notices: tuple[Notice, ...] = ()


def understand(
    document: Document,
    known_units: Known = nobody_known,
    roles: Mapping[int, Roles] | None = None,
) -> Understood:
    """Make the draft of a plan. `known_units` tells whether a name is that of a known unit.

    `roles` are a person's, by the place of a table among the document's tables, from 0.
    """
    tables = understand_tables(document, known_units, roles)
    told = understand_narrative(
        document, has_task_table=bool(tables.tasks), known_units=known_units
    )
    return Understood(
        draft=_joined(tables, told),
        years=told.years,
        school_year=told.school_year,
        tables=tables.tables,
        notices=(*document.warnings, *tables.notices),
    )


def _joined(tables: TablesFound, told: NarrativeFound) -> PlanDraft:
    """Take the tasks from the tables where they hold any, everything else from the text."""
    whole = PlanDraft(
        document=told.document,
        bases=told.bases,
        chapters=told.chapters,
        targets=told.targets,
        sections=told.sections,
        tasks=told.tasks,
        narrative=told.narrative,
        assignments=told.assignments,
        report_duties=told.report_duties,
        doubts=told.doubts,
    )
    if not tables.tasks:
        return whole
    return replace(
        whole,
        layout=tables.layout,
        sections=tables.sections,
        tasks=tables.tasks,
        doubts=(*told.doubts, *tables.doubts),
    )
