"""A task whose lines are together becomes a draft: its cells split, what is odd in them said.

Must not know the lines it came from, nor other tasks.
"""

from collections.abc import Collection, Sequence

from cchc_desktop.documents.tables.cell_text import (
    has_bullet,
    items,
    lines,
    one_line,
    without_bullet,
)
from cchc_desktop.documents.tables.codes import is_code, tidy_code
from cchc_desktop.documents.tables.columns import LEADS, PROGRESS, Role, Roles
from cchc_desktop.documents.tables.evidence import is_deadline, is_person
from cchc_desktop.documents.tables.growing import FIELD_OF, TaskRow
from cchc_desktop.documents.tables.out_of_place import out_of_place, put_back
from cchc_desktop.documents.tables.own_workbook import Columns, progress_of
from cchc_desktop.documents.tables.units_in_cells import Known, cell_units
from cchc_desktop.domain.draft import Source, TaskDraft


def draft_task(
    row: TaskRow, roles: Roles, known: Known, often: Collection[Role], columns: Columns
) -> TaskDraft:
    """Make the draft of a task; `often` are the roles that most tasks of its table fill."""
    said = row.said
    shifted = put_back(said, roles)
    if shifted is not None:
        said = shifted
        row.doubt("row-shifted", None)
    for role in out_of_place(said):
        text = one_line(said[role])
        row.doubt("cell-out-of-place", FIELD_OF[role], text=text, value=text)
    leads, partners = _units(row, said, known)
    title = _title(row, said)
    if not title:
        row.doubt("title-missing", "title", value="")
    if not leads and LEADS & set(often):
        row.doubt("lead-missing", "lead_units", value="")
    details = items(said.get(Role.DETAILS, ""))
    _doubt_repeated_numbers(row, details)
    progress, doubts = progress_of({role: said.get(role, "") for role in PROGRESS}, columns)
    at = row.line.at
    return TaskDraft(
        title=title,
        code=said.get(Role.CODE) or None,
        section=row.section,
        details=(*details, *(item for text in row.extra for item in items(text))),
        products=items(said.get(Role.PRODUCT, ""), listed=True),
        lead_units=leads,
        partner_units=partners,
        deadline=_spoken(said.get(Role.DEADLINE, "")),
        start=_spoken(said.get(Role.START, "")),
        person=one_line(said.get(Role.PERSON, "")),
        funding=one_line(said.get(Role.FUNDING, "")),
        note=one_line(said.get(Role.NOTE, "")),
        source=Source(at.page, at.table, at.row),
        doubts=(*row.doubts, *doubts),
        progress=progress,
    )


def _units(
    row: TaskRow, said: dict[Role, str], known: Known
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    both = cell_units(said.get(Role.LEAD_AND_PARTNER, ""), known, both=True)
    lead = cell_units(said.get(Role.LEAD, ""), known)
    partner = cell_units(said.get(Role.PARTNER, ""), known)
    if both.unlabelled:
        row.doubt("who-leads", "lead_units", text=both.leads[0], value=both.leads[0])
    for cell, name in ((both, "lead_units"), (lead, "lead_units"), (partner, "partner_units")):
        for odd in cell.odd:
            row.doubt("unit-odd", name, text=odd, value=odd)
    for name in lead.leads:
        if is_person(name) and not known(name):
            row.doubt("unit-is-person", "lead_units", text=name, value=name)
    taking_part = (*partner.leads, *partner.partners)
    return (
        tuple(dict.fromkeys((*both.leads, *lead.leads))),
        tuple(dict.fromkeys((*both.partners, *lead.partners, *taking_part))),
    )


def _title(row: TaskRow, said: dict[Role, str]) -> str:
    title = one_line(said.get(Role.TITLE, ""))
    if title:
        return without_bullet(title)
    # A row without words of its own for the work tells it in its details.
    return one_line(said.get(Role.DETAILS, "")) if row.line.filled(Role.DETAILS) else ""


def _spoken(text: str) -> str:
    """Return a deadline as one phrase; a semicolon parts its clauses, as bullets and lines do."""
    found = lines(text)
    if any(map(has_bullet, found)):
        return "; ".join(part.rstrip(" ;.") for part in items(text))
    said = ""
    for line in found:
        former = said.rpartition("; ")[2]
        apart = line[:1].isupper() and is_deadline(line) and is_deadline(former)
        said = f"{said.rstrip(' ;')}; {line}" if apart else f"{said} {line}".strip()
    return said


def _doubt_repeated_numbers(row: TaskRow, details: Sequence[str]) -> None:
    met: set[str] = set()
    for item in details:
        head = item.split(" ", 1)[0]
        code = tidy_code(head)
        if "." in code and is_code(code):
            if code in met:
                row.doubt("item-repeated", "details", text=code, value=item)
            met.add(code)
