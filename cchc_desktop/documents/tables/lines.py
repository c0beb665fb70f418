"""The rows of a task table as lines: what each says by role, and what its shape tells.

Merged cells speak for every row they cover. Must not know which lines are tasks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc_desktop.documents.blocks import Cell, Place, Table
from cchc_desktop.documents.tables.cell_text import lines as lines_of
from cchc_desktop.documents.tables.cell_text import one_line
from cchc_desktop.documents.tables.codes import is_code
from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.evidence import is_mark
from cchc_desktop.documents.tables.header import (
    GridRow,
    is_column_numbers,
    is_header_again,
    own_caption,
    texts,
)

_DITTO = re.compile(r'(?:["“”〃]|-?\s*nt\s*-?|như trên|-\s*["”]\s*-|//)\.?', re.IGNORECASE)
_KEPT_BELOW = frozenset(
    {Role.LEAD, Role.PARTNER, Role.LEAD_AND_PARTNER, Role.DEADLINE, Role.PRODUCT, Role.PERSON}
)
_SHARED = frozenset({Role.CODE, Role.TITLE, Role.SECTION})
_WIDE = 0.5


@dataclass(slots=True)
class Line:
    """A row by what its cells hold.

    `spanned` are the roles whose cell began in a row above; `alone` is the text of the only cell
    that says something beside the code, with whether it spans most of the table.
    """

    said: dict[Role, str]
    at: Place
    spanned: frozenset[Role] = frozenset()
    number: str = ""
    alone: str = ""
    alone_role: Role | None = None
    wide: bool = False
    bold: bool = False
    top: bool = False
    continues: bool = False
    sure: bool = True
    texts: tuple[str, ...] = field(default_factory=tuple)
    table: int = 0
    """Which of the tables read together it stands in, from 0."""

    def get(self, role: Role) -> str:
        return self.said.get(role, "")

    def one(self, role: Role) -> str:
        return one_line(self.get(role))

    def filled(self, *roles: Role) -> bool:
        return any(self.said.get(role, "").strip() for role in roles)

    @property
    def own(self) -> int:
        """Count the roles that this row says by itself, beside its code."""
        return sum(
            bool(text.strip())
            for role, text in self.said.items()
            if role not in self.spanned and role is not Role.CODE
        )


def lines_in(table: Table, roles: Roles, number: int = 0) -> Iterator[Line]:
    """Give the rows of a table that are neither its header nor empty, as lines."""
    captions = [column.caption for _, column in roles]
    grid = table.spread()
    former: dict[Role, str] = {}
    page: int | None = None
    top = True
    for index, row in enumerate(grid):
        where = table.rows[index].where
        top = top or (page is not None and where.page is not None and where.page != page)
        page = where.page
        said = texts(row)
        again = table.continues and table.rows[index].header
        if again or (index < roles.body and (roles.has_header or index < roles.header)):
            continue
        if not any(said):
            continue
        if is_column_numbers(said) or (roles.has_header and is_header_again(said, captions)):
            top = True
            continue
        line = _line(row, roles, _Place(table, index, number), former)
        line.top, top = top or line.continues, False
        former = {**former, **{role: text for role, text in line.said.items() if text}}
        yield line


@dataclass(frozen=True, slots=True)
class _Place:
    table: Table
    index: int
    number: int


def _line(row: GridRow, roles: Roles, place: _Place, former: dict[Role, str]) -> Line:
    source = place.table.rows[place.index]
    begun = {id(cell) for cell in source.cells}
    said: dict[Role, str] = {}
    spanned: set[Role] = set()
    cells: dict[int, tuple[Cell, Role]] = {}
    for (at, column), cell in zip(roles, row, strict=False):
        if cell is None or not cell.text.strip() or id(cell) in cells:
            continue
        cells[id(cell)] = (cell, column.role)
        if id(cell) not in begun:
            spanned.add(column.role)
        _say(said, column.role, cell.text, own_caption(column.caption) if at >= 0 else "")
    for role in _KEPT_BELOW & said.keys():
        if _DITTO.fullmatch(said[role].strip()):
            said[role] = former.get(role, "")
    where = source.where
    line = Line(
        said=said,
        at=Place(where.page, place.table.where.table, where.row, place.table.where.part),
        spanned=frozenset(spanned),
        number=_number(row, roles),
        continues=source.continues,
        sure=source.sure,
        texts=tuple(one_line(cell.text) if cell else "" for cell in row),
        table=place.number,
    )
    _shape(line, [one for one in cells.values() if id(one[0]) in begun], place.table.columns)
    return line


def _say(said: dict[Role, str], role: Role, text: str, caption: str) -> None:
    if role in {Role.PERIOD_MARK, Role.STATE_MARK}:
        if not is_mark(text):
            return
        text = caption
        role = Role.DEADLINE if role is Role.PERIOD_MARK else Role.STATE
        if said.get(role):
            text = f"; {text}"
    elif said.get(role):
        text = f"\n{text}"
    said[role] = said.get(role, "") + text


def _number(row: GridRow, roles: Roles) -> str:
    at = next(iter(roles.where(Role.CODE)), None)
    cell = row[at] if at is not None and at < len(row) else None
    return cell.number if cell is not None else ""


def _shape(line: Line, cells: list[tuple[Cell, Role]], columns: int) -> None:
    """Note the only text of a line, and how it stands there."""
    speaking = [one for one in cells if one[1] is not Role.CODE]
    if not speaking and cells and not is_code(one_line(cells[0][0].text)):
        speaking = cells[:1]  # a group's title that begins in the column of codes
        line.said.pop(Role.CODE, None)
    line.bold = bool(cells) and all(cell.bold for cell, _ in cells if cell.text.strip())
    if len(speaking) == 1 and not (line.spanned - _SHARED - {Role.NOTE}):
        cell, role = speaking[0]
        line.alone, line.alone_role = " ".join(lines_of(cell.text)), role
        line.wide = _is_wide(cell, columns)


def _is_wide(cell: Cell, columns: int) -> bool:
    return cell.colspan > 2 and cell.colspan >= _WIDE * columns
