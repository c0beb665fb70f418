"""The tables of a document understood: which hold tasks, what their columns hold, and the tasks.

A table may be read again with other roles for its columns, at once. Must not know the narrative.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.documents.blocks import Document, Notice, Paragraph, Table
from cchc_desktop.documents.tables.building import Built, build
from cchc_desktop.documents.tables.cell_text import is_shouted
from cchc_desktop.documents.tables.codes import is_code, leading_code
from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.groups import Groups
from cchc_desktop.documents.tables.growing import DOUBTS
from cchc_desktop.documents.tables.kinds import TableKind, kind_of
from cchc_desktop.documents.tables.lines import Line, lines_in
from cchc_desktop.documents.tables.roles import caption_key, find_roles
from cchc_desktop.documents.tables.sorting import sort_lines
from cchc_desktop.documents.tables.units_in_cells import Known, nobody_known
from cchc_desktop.domain.draft import ColumnDraft, DoubtDraft, SectionDraft, TaskDraft

_LEAST_LIFTED = 0.5
_MOST_LOST = 2
"""How many columns at the end a table may lack that goes on on the next page."""
_FEWEST_COLUMNS = 3
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class TableFound:
    """One table of the document: its place among the tables from 0, what it is for, its columns.

    `first` and `last` are the places of its tasks among those found; equal where it has none.
    """

    place: int
    kind: TableKind
    roles: Roles
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class TablesFound:
    """What the tables of a document say. Deadlines are phrases still, and not in doubt here."""

    sections: tuple[SectionDraft, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    doubts: tuple[DoubtDraft, ...] = ()
    notices: tuple[Notice, ...] = ()
    layout: tuple[ColumnDraft, ...] = ()
    tables: tuple[TableFound, ...] = ()


@dataclass(slots=True)
class _Run:
    """Tables that are one table going on, with the heading above it, if there is one."""

    places: list[int]
    tables: list[Table]
    roles: list[Roles]
    heading: str = ""


@dataclass(slots=True)
class _Gathered:
    runs: list[_Run] = field(default_factory=list)
    found: dict[int, TableFound] = field(default_factory=dict)


def understand_tables(
    document: Document,
    known_units: Known = nobody_known,
    roles: Mapping[int, Roles] | None = None,
) -> TablesFound:
    """Find the tasks that the tables of a document hold.

    `roles` are a person's, by the place of the table among the document's tables.
    """
    gathered = _gather(document, roles or {})
    groups = Groups()
    tasks: list[TaskDraft] = []
    doubts: list[DoubtDraft] = []
    notices: list[Notice] = []
    headed = sum(bool(run.heading) for run in gathered.runs) > 1
    for run in gathered.runs:
        groups.leave()
        if headed and run.heading:
            groups.begin("", run.heading)
        built = _read_run(run, known_units, groups)
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


def understand_table(
    table: Table, roles: Roles | None = None, known_units: Known = nobody_known
) -> TablesFound:
    """Read one table, with the roles that a person gave its columns, or with those found."""
    given = roles or find_roles(table)
    run = _Run([0], [table], [given])
    gathered = _Gathered([run], {0: TableFound(0, TableKind.TASKS, given)})
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


def _gather(document: Document, given: Mapping[int, Roles]) -> _Gathered:
    gathered = _Gathered()
    run: _Run | None = None
    said: list[Paragraph] = []
    place = -1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(block)
            continue
        place += 1
        found = given.get(place) or find_roles(block)
        going_on = None if place in given else _going_on(run, block, found, said)
        if going_on is not None:
            found = going_on
        kind = TableKind.TASKS if place in given or going_on else kind_of(block, found)
        gathered.found[place] = TableFound(place, kind, found)
        if kind is TableKind.TASKS:
            if run is None or (going_on is None and not _same(run, found, said)):
                run = _Run([], [], [], _heading(said))
                gathered.runs.append(run)
            run.places.append(place)
            run.tables.append(block)
            run.roles.append(found)
            said = []
        elif not block.continues:
            run = None
    return gathered


def _going_on(
    run: _Run | None, table: Table, found: Roles, said: Sequence[Paragraph]
) -> Roles | None:
    """Give a table without a header the roles of the one that it continues."""
    if run is None or found.has_header or any(map(_is_heading, said)):
        return None
    missing = run.tables[-1].columns - table.columns
    if table.continues or (0 <= missing <= _MOST_LOST and table.columns >= _FEWEST_COLUMNS):
        return run.roles[-1].for_columns(table.columns)
    return None


def _same(run: _Run, found: Roles, said: Sequence[Paragraph]) -> bool:
    """Tell whether a table with a header is the one before it, going on on the next page."""
    return caption_key(run.roles[-1]) == caption_key(found) and not any(map(_is_heading, said))


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST_HEADING:
        return bool(text)
    return paragraph.bold or paragraph.level is not None or is_shouted(text)


def _heading(said: Sequence[Paragraph]) -> str:
    """Return the numbered heading that stands right above a table."""
    if not said:
        return ""
    text = said[-1].text.strip()
    return text if _is_heading(said[-1]) and leading_code(text)[0] else ""


def _read_run(run: _Run, known: Known, groups: Groups) -> Built:
    found = list(_lift_codes(list(_lines(run)), run.roles))
    return build(sort_lines(found), run.roles, known, groups)


def _lines(run: _Run) -> Iterator[Line]:
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


def _place_tables(run: _Run, built: Built, gathered: _Gathered, before: int) -> None:
    """Note which of the tasks each table holds."""
    tables = [table.where.table for table in run.tables]
    at = before
    for place, table in zip(run.places, tables, strict=True):
        held = sum(task.source is not None and task.source.table == table for task in built.tasks)
        held = len(built.tasks) if len(tables) == 1 else held
        gathered.found[place] = replace(gathered.found[place], first=at, last=at + held)
        at += held


def _column_doubts(run: _Run) -> Iterator[DoubtDraft]:
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


def _layout(gathered: _Gathered) -> tuple[ColumnDraft, ...]:
    """Return the columns of the table that holds the most tasks."""
    found = [one for one in gathered.found.values() if one.kind is TableKind.TASKS]
    main = max(found, key=lambda one: (one.last - one.first, -one.place), default=None)
    if main is None:
        return ()
    return tuple(ColumnDraft(column.caption, column.role) for _, column in main.roles)
