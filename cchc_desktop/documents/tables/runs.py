"""Which tables of a document hold tasks, and which of them are one table going on.

Must not know rows of tasks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.documents.blocks import Document, Paragraph, Table
from cchc_desktop.documents.tables.cell_text import is_shouted
from cchc_desktop.documents.tables.codes import leading_code
from cchc_desktop.documents.tables.columns import Roles
from cchc_desktop.documents.tables.kinds import TableKind, kind_of
from cchc_desktop.documents.tables.roles import caption_key, find_common, find_roles

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


@dataclass(slots=True)
class Run:
    """Tables that are one table going on, with the heading above it, if there is one."""

    places: list[int]
    tables: list[Table]
    roles: list[Roles]
    heading: str = ""


@dataclass(slots=True)
class Gathered:
    runs: list[Run] = field(default_factory=list)
    found: dict[int, TableFound] = field(default_factory=dict)


def gather(document: Document, given: Mapping[int, Roles]) -> Gathered:
    """Find the tables of tasks, and put together those that go on; `given` are a person's roles."""
    gathered = Gathered()
    run: Run | None = None
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
        here = run is not None and run.tables[-1].where.part == block.where.part
        again = run is not None and (going_on is not None or (here and _same(run, found, said)))
        kind = TableKind.TASKS if place in given or again else kind_of(block, found)
        gathered.found[place] = TableFound(place, kind, found)
        if kind is TableKind.TASKS:
            if run is None or not again:
                run = Run([], [], [], _heading(said))
                gathered.runs.append(run)
            run.places.append(place)
            run.tables.append(block)
            run.roles.append(found)
            said = []
        elif not block.continues:
            run = None
    _settle(gathered, given)
    return gathered


def _settle(gathered: Gathered, given: Mapping[int, Roles]) -> None:
    """Let all the pages of a table tell what its columns hold, unless a person has said so."""
    for run in gathered.runs:
        if len(run.places) < 2 or not given.keys().isdisjoint(run.places):
            continue
        run.roles = find_common(run.tables, run.roles)
        for place, roles in zip(run.places, run.roles, strict=True):
            gathered.found[place] = replace(gathered.found[place], roles=roles)


def _going_on(
    run: Run | None, table: Table, found: Roles, said: Sequence[Paragraph]
) -> Roles | None:
    """Give a table without a header the roles of the one that it continues."""
    if run is None or found.has_header or any(map(_is_heading, said)):
        return None
    missing = run.tables[-1].columns - table.columns
    if table.continues or (0 <= missing <= _MOST_LOST and table.columns >= _FEWEST_COLUMNS):
        return run.roles[-1].for_columns(table.columns)
    return None


def _same(run: Run, found: Roles, said: Sequence[Paragraph]) -> bool:
    """Tell whether a table with a header is the one before it, going on on the next page."""
    if not found.has_header or any(map(_is_heading, said)):
        return False
    return caption_key(run.roles[-1]) == caption_key(found)


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
