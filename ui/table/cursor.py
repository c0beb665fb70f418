"""Where the cursor goes: to the next cell to fill in, to type in, or to look at."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from ui.table.column import Column, Line, SectionLine
from ui.table.line_model import LineModel

Place = tuple[int, int]
Wanted = Callable[[Column, Line], bool]


def is_editable(column: Column, line: Line) -> bool:
    return column.may_edit(line)


def is_missing(column: Column, line: Line) -> bool:
    """Tell whether a cell is empty and should not be."""
    asks = bool(column.wanted) and column.may_edit(line) and not column.display(line)
    return asks and bool(column.wanted_of(line))


def is_doubtful(column: Column, line: Line) -> bool:
    return not isinstance(line, SectionLine) and column.doubt_of(line) is not None


def cells_after(
    model: LineModel, columns: Sequence[int], place: Place, *, backwards: bool = False
) -> Iterator[Place]:
    """Yield the cells behind a place, row by row through these columns; before it if backwards."""
    row, column = place
    step = -1 if backwards else 1
    ways = list(reversed(columns)) if backwards else list(columns)
    here = [at for at in ways if (at < column if backwards else at > column)]
    end = -1 if backwards else model.rowCount()
    for at in here:
        yield row, at
    for line in range(row + step, end, step):
        for at in ways:
            yield line, at


def next_cell(
    model: LineModel,
    columns: Sequence[int],
    place: Place,
    wanted: Wanted,
    *,
    backwards: bool = False,
) -> Place | None:
    """Return the next cell that is wanted, or None behind the last."""
    asked = [at for at in columns if wanted is not is_missing or model.columns[at].wanted]
    for row, at in cells_after(model, asked, place, backwards=backwards):
        if wanted(model.columns[at], model.line(row)):
            return row, at
    return None


def next_row(model: LineModel, place: Place) -> Place | None:
    """Return the same column of the next line that is no section."""
    row, column = place
    for at in range(row + 1, model.rowCount()):
        if not isinstance(model.line(at), SectionLine):
            return at, column
    return None


def nearest_line(model: LineModel, row: int) -> int | None:
    """Return the row of the next line that is no section, or of the last one before."""
    rows = chain(
        range(max(row, 0), model.rowCount()), range(min(row, model.rowCount()) - 1, -1, -1)
    )
    return next((at for at in rows if not isinstance(model.line(at), SectionLine)), None)


def place_after_saving(model: LineModel, columns: Sequence[int], place: Place) -> Place | None:
    """Return the next cell that is empty and should not be; else the same column a row lower."""
    missing = next_cell(model, columns, place, is_missing)
    return missing if missing is not None else next_row(model, place)


def doubts(model: LineModel) -> list[Place]:
    """Return all doubtful cells in reading order."""
    columns = [at for at, column in enumerate(model.columns) if column.doubt is not None]
    return [
        (row, at)
        for row, line in enumerate(model.lines())
        for at in columns
        if is_doubtful(model.columns[at], line)
    ]
