"""A task while its lines are put together: what is cut by a page is joined, or said to be astray.

Must not know groups, numbers, or drafts of tasks.
"""

from dataclasses import dataclass, field

from cchc_desktop.documents.tables.cell_text import glued, has_bullet, joined, one_line
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.lines import Line
from cchc_desktop.documents.tables.unit_grammar import is_cut_off
from cchc_desktop.domain.draft import DoubtDraft

DOUBTS = "intake-doubts"
"""The table of the catalogue that says why a person should look."""
NOTICES = "intake-notices"
"""The table of the catalogue that says what was left out, with nothing to decide."""

FIELD_OF = {
    Role.LEAD: "lead_units",
    Role.PARTNER: "partner_units",
    Role.LEAD_AND_PARTNER: "lead_units",
    Role.DEADLINE: "deadline",
    Role.PRODUCT: "products",
    Role.TITLE: "title",
}
_LISTS = (Role.PRODUCT, Role.LEAD, Role.PARTNER, Role.LEAD_AND_PARTNER)


@dataclass(slots=True)
class TaskRow:
    """A task as it grows: what its lines say by role, and why a person should look."""

    line: Line
    said: dict[Role, str]
    section: int | None
    doubts: list[DoubtDraft] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def doubt(self, code: str, where: str | None, **facts: object) -> None:
        self.doubts.append(DoubtDraft(f"{DOUBTS}.{code}", facts, field=where))


def plan_doubt(code: str, line: Line, **facts: object) -> DoubtDraft:
    """Make a doubt about the document, saying where in it the line stands."""
    at = {"page": line.at.page, "table": line.at.table, "row": line.at.row}
    return DoubtDraft(f"{DOUBTS}.{code}", {**facts, **at})


def add_rest(row: TaskRow, line: Line) -> None:
    """Join the rest of a task to it; a cell merged over both rows speaks once."""
    if lost := _went_astray(row, line):
        row.doubt("rest-astray", FIELD_OF[lost], text=one_line(line.said[lost]))
    for role, text in line.said.items():
        there = row.said.get(role, "")
        if role in line.spanned or (text == there and role is not Role.TITLE):
            continue
        if role is Role.TITLE and there:
            if has_bullet(text) and not has_bullet(there) and not line.top:
                row.extra.append(text)
            else:
                row.said[role] = glued(there.rstrip(), one_line(text))
        elif role is Role.DEADLINE and there:
            # What a page cut is one phrase; what stands in a row of its own is a time of its own.
            row.said[role] = f"{there.rstrip(' ;')}{' ' if line.top else '; '}{text}"
        elif role is not Role.CODE:
            row.said[role] = joined(there, text)


def _went_astray(row: TaskRow, line: Line) -> Role | None:
    """Find a rest that stands in another column than the cell which lacks one."""
    cut = [role for role in _LISTS if _is_cut(row.said.get(role, "")) and not line.filled(role)]
    for role in _LISTS if cut else ():
        there, rest = row.said.get(role, "").strip(), line.get(role).strip()
        at_home = has_bullet(there) and has_bullet(rest)
        if rest and role not in line.spanned and not at_home and not _is_cut(there):
            return role
    return None


def _is_cut(text: str) -> bool:
    """Tell whether a list wants to go on: it ends with a semicolon or in the middle of a name."""
    last = text.strip()
    return bool(last) and (last.endswith((";", ",")) or is_cut_off(last))
