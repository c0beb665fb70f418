"""The numbers of a table's tasks, one after the other: what is missing, repeated or was changed.

Must not know what the tasks are about.
"""

from collections.abc import Sequence

from cchc_desktop.documents.tables.cell_text import one_line
from cchc_desktop.documents.tables.codes import (
    NO_CODE,
    Code,
    is_code,
    read_code,
    restored,
    tidy_code,
)
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.growing import TaskRow, plan_doubt
from cchc_desktop.domain.draft import DoubtDraft

_MOSTLY = 0.5


def number_rows(rows: Sequence[TaskRow]) -> list[DoubtDraft]:
    """Tidy the codes, undo what a workbook did to them, and say what is repeated.

    Return a doubt about the plan for each number that is missing.
    """
    gaps: list[DoubtDraft] = []
    former: Code = NO_CODE
    last: dict[tuple[int | None, str, int], Code] = {}
    met: set[tuple[int | None, str]] = set()
    coded = sum(bool(tidy_code(row.said.get(Role.CODE, ""))) for row in rows)
    for row in rows:
        text = row.said.get(Role.CODE, "")
        code, doubt = restored(text, row.line.number, former)
        row.said[Role.CODE] = code
        if doubt:
            row.doubt(doubt, "code", text=one_line(text), value=code)
        if not code:
            if coded >= _MOSTLY * len(rows) and not one_line(text):
                row.doubt("code-missing", "code", value="")
            continue
        if not is_code(code):
            row.doubt("code-odd", "code", text=code, value=code)
            continue
        former = read_code(code)
        key = (row.section, former.stem, former.level)
        if (row.section, code) in met:
            merged = Role.CODE in row.line.spanned
            row.doubt("code-shared" if merged else "code-repeated", "code", text=code, value=code)
        elif key in last and former.count > last[key].count + 1:
            facts = {"former": last[key].text, "text": code}
            gaps.append(plan_doubt("code-gap", row.line, **facts))
        met.add((row.section, code))
        last[key] = former
    return gaps
