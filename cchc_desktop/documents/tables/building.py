"""Sorted lines become sections and tasks.

Must not know how columns got their roles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_desktop.documents.blocks import Notice
from cchc_desktop.documents.tables.cell_text import one_line
from cchc_desktop.documents.tables.columns import LEADS, Role, Roles
from cchc_desktop.documents.tables.drafting import draft_task
from cchc_desktop.documents.tables.groups import Groups
from cchc_desktop.documents.tables.growing import NOTICES, TaskRow, add_rest, plan_doubt
from cchc_desktop.documents.tables.lines import Line
from cchc_desktop.documents.tables.numbering import number_rows
from cchc_desktop.documents.tables.own_workbook import columns_of
from cchc_desktop.documents.tables.sorting import Does, Sorted
from cchc_desktop.documents.tables.units_in_cells import Known
from cchc_desktop.domain.draft import DoubtDraft, TaskDraft

_LEAST_FILLED = 0.5


@dataclass(slots=True)
class Built:
    """What the lines of some tables that belong together became."""

    groups: Groups
    tasks: list[TaskDraft] = field(default_factory=list)
    doubts: list[DoubtDraft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def build(found: Sequence[Sorted], roles: Sequence[Roles], known: Known, groups: Groups) -> Built:
    """Make sections and tasks; `roles` are those of each table that the lines stand in."""
    built = Built(groups)
    rows = _rows(found, built)
    built.doubts += number_rows(rows)
    often = {
        role
        for role in LEADS
        if sum(bool(row.said.get(role, "").strip()) for row in rows) >= _LEAST_FILLED * len(rows)
    }
    percents = [one_line(row.said.get(Role.PERCENT, "")) for row in rows]
    columns = columns_of(
        [text for text in percents if text],
        states=any(one.has(Role.STATE, Role.STATE_MARK) for one in roles),
    )
    for row in rows:
        built.tasks.append(draft_task(row, roles[row.line.table], known, often, columns))
    return built


def _rows(found: Iterable[Sorted], built: Built) -> list[TaskRow]:
    rows: list[TaskRow] = []
    in_column = ""
    for one in found:
        line = one.line
        match one.does:
            case Does.GROUP:
                in_column = ""
                _begin_group(one, built)
            case Does.TOTAL | Does.REMARK:
                built.notices.append(_dropped(one))
            case Does.MORE:
                add_rest(rows[-1], line)
                if one.doubt:
                    rows[-1].doubt(one.doubt, None, row=line.at.row)
                _weigh(rows[-1], line)
            case Does.TASK:
                in_column = _group_in_column(line, in_column, built)
                rows.append(TaskRow(line, dict(line.said), built.groups.current))
                _weigh(rows[-1], line)
    return rows


def _weigh(row: TaskRow, line: Line) -> None:
    """Say once that the reader could not tell for certain what belongs to a row."""
    if not line.sure and not any(doubt.code.endswith(".row-unclear") for doubt in row.doubts):
        row.doubt("row-unclear", None)


def _begin_group(one: Sorted, built: Built) -> None:
    line = one.line
    built.groups.begin(line.one(Role.CODE), line.alone or line.one(Role.TITLE))
    if one.doubt:
        text = " ".join(filter(None, line.texts))
        built.doubts.append(plan_doubt(one.doubt, line, text=text))


def _dropped(one: Sorted) -> Notice:
    text = one.line.alone or " ".join(filter(None, one.line.texts))
    code = "row-total" if one.does is Does.TOTAL else "row-remark"
    return Notice(f"{NOTICES}.{code}", {"text": text}, one.line.at)


def _group_in_column(line: Line, former: str, built: Built) -> str:
    """Begin a group where the column of groups says another; an empty cell says the same."""
    named = line.one(Role.SECTION)
    if named and named != former:
        built.groups.begin("", named)
    return named or former
