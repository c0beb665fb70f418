"""The tables of a document understood: which hold tasks, what their columns hold, and the tasks.

A table may be read again with other roles for its columns, at once. Must not know the narrative.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.documents.blocks import Document, Notice, Table
from cchc_desktop.documents.tables.building import Built, build
from cchc_desktop.documents.tables.codes import is_code, leading_code
from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.groups import Groups
from cchc_desktop.documents.tables.growing import DOUBTS, NOTICES
from cchc_desktop.documents.tables.kinds import TableKind
from cchc_desktop.documents.tables.lines import Line, lines_in
from cchc_desktop.documents.tables.page_ends import rejoined
from cchc_desktop.documents.tables.repeats import repeats
from cchc_desktop.documents.tables.roles import find_roles
from cchc_desktop.documents.tables.runs import Gathered, Run, TableFound, gather
from cchc_desktop.documents.tables.sorting import sort_lines
from cchc_desktop.documents.tables.units_in_cells import Known, nobody_known
from cchc_desktop.domain.draft import ColumnDraft, DoubtDraft, SectionDraft, TaskDraft

__all__ = ["TableFound", "TablesFound", "understand_table", "understand_tables"]

_LEAST_LIFTED = 0.5


@dataclass(frozen=True, slots=True)
class TablesFound:
    """What the tables of a document say. Deadlines are phrases still, and not in doubt here."""

    sections: tuple[SectionDraft, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()
    notices: tuple[Notice, ...] = ()
    layout: tuple[ColumnDraft, ...] = ()
    tables: tuple[TableFound, ...] = ()


def understand_tables(
    document: Document,
    known_units: Known = nobody_known,
    roles: Mapping[int, Roles] | None = None,
) -> TablesFound:
    """Find the tasks that the tables of a document hold.

    `roles` are a person's, by the place of the table among the document's tables.
    """
    gathered = gather(document, roles or {})
    groups = Groups()
    tasks: list[TaskDraft] = []
    doubts: list[DoubtDraft] = []
    notices: list[Notice] = []
    headed = sum(bool(run.heading) for run in gathered.runs) > 1
    for run in gathered.runs:
        groups.leave()
        if headed and run.heading:
            groups.begin("", run.heading)
        before = len(groups.found)
        built = _read_run(run, known_units, groups)
        if _is_said_again(run, built, tasks, given=roles or {}):
            del groups.found[before:]
            notices.append(_leave_out(run, built, gathered))
            continue
        _place_tables(run, built, gathered, len(tasks))
        tasks += built.tasks
        doubts += [*_column_doubts(run), *built.doubts]
        notices += built.notices
    return TablesFound(
        sections=tuple(groups.found),
        tasks=tuple(tasks),
        doubts=tuple(doubts),
        notices=tuple(notices),
        layout=_layout(gathered),
        tables=tuple(gathered.found[place] for place in sorted(gathered.found)),
    )


def _is_said_again(
    run: Run, built: Built, before: Sequence[TaskDraft], *, given: Mapping[int, Roles]
) -> bool:
    """Tell whether a sheet repeats the tasks of those before it; a person may know better."""
    sheet = run.tables[0].where.part
    return bool(sheet) and given.keys().isdisjoint(run.places) and repeats(built.tasks, before)


def _leave_out(run: Run, built: Built, gathered: Gathered) -> Notice:
    """Take no tasks from a run."""
    for place in run.places:
        gathered.found[place] = replace(gathered.found[place], kind=TableKind.OTHER)
    where = run.tables[0].where
    facts = {"sheet": where.part, "count": len(built.tasks)}
    return Notice(f"{NOTICES}.sheet-repeats", facts, where)


def understand_table(
    table: Table, roles: Roles | None = None, known_units: Known = nobody_known
) -> TablesFound:
    """Read one table, with the roles that a person gave its columns, or with those found."""
    given = roles or find_roles(table)
    run = Run([0], [table], [given])
    gathered = Gathered([run], {0: TableFound(0, TableKind.TASKS, given)})
    built = _read_run(run, known_units, Groups())
    _place_tables(run, built, gathered, 0)
    return TablesFound(
        sections=tuple(built.groups.found),
        tasks=tuple(built.tasks),
        doubts=(*_column_doubts(run), *built.doubts),
        notices=tuple(built.notices),
        layout=_layout(gathered),
        tables=tuple(gathered.found.values()),
    )


def _read_run(run: Run, known: Known, groups: Groups) -> Built:
    found = _lift_codes(rejoined(_lines(run)), run.roles)
    return build(sort_lines(found), run.roles, known, groups)


def _lines(run: Run) -> Iterator[Line]:
    for number, (table, roles) in enumerate(zip(run.tables, run.roles, strict=True)):
        yield from lines_in(table, roles, number)


def _lift_codes(found: list[Line], roles: Sequence[Roles]) -> list[Line]:
    """Take the codes out of the titles where a table has no column for them."""
    if any(is_code(line.one(Role.CODE)) for line in found):
        return found
    if any(one.has(Role.CODE) for one in roles) and any(line.one(Role.CODE) for line in found):
        return found
    parted = [leading_code(line.one(Role.TITLE)) for line in found]
    if sum(bool(code) for code, _ in parted) < _LEAST_LIFTED * max(len(found), 1):
        return found
    for line, (code, title) in zip(found, parted, strict=True):
        if code and not line.wide:
            line.said[Role.CODE], line.said[Role.TITLE] = code, title
            line.alone = title if line.alone else ""
    return found


def _place_tables(run: Run, built: Built, gathered: Gathered, before: int) -> None:
    """Note which of the tasks each table holds."""
    tables = [table.where.table for table in run.tables]
    at = before
    for place, table in zip(run.places, tables, strict=True):
        held = sum(task.source is not None and task.source.table == table for task in built.tasks)
        held = len(built.tasks) if len(tables) == 1 else held
        gathered.found[place] = replace(gathered.found[place], first=at, last=at + held)
        at += held


def _column_doubts(run: Run) -> Iterator[DoubtDraft]:
    roles = run.roles[0]
    at = {"table": run.tables[0].where.table, "page": run.tables[0].where.page, "row": None}
    if not roles.has_header and not all(column.sure for _, column in roles):
        yield DoubtDraft(f"{DOUBTS}.header-missing", at)
        return
    for number, column in roles:
        if not column.sure:
            facts = {"caption": column.caption, "column": number + 1, "role": str(column.role)}
            code = "column-unknown" if column.role is Role.IGNORED else "column-guessed"
            yield DoubtDraft(f"{DOUBTS}.{code}", {**facts, **at})


def _layout(gathered: Gathered) -> tuple[ColumnDraft, ...]:
    """Return the columns of the table that holds the most tasks."""
    found = [one for one in gathered.found.values() if one.kind is TableKind.TASKS]
    main = max(found, key=lambda one: (one.last - one.first, -one.place), default=None)
    if main is None:
        return ()
    return tuple(ColumnDraft(column.caption, column.role) for _, column in main.roles)
