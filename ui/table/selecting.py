"""Which lines are selected: many rows as ranges, so that 100,000 cost no more than one."""

from collections.abc import Collection, Hashable, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from ui.table.column import Line, SectionLine
from ui.table.difference import runs
from ui.table.line_model import LineModel, line_id

Flag = QItemSelectionModel.SelectionFlag
ALONE = Flag.ClearAndSelect | Flag.Rows


def selected_lines(model: LineModel, selection: QItemSelectionModel) -> list[Line]:
    """Return the selected lines as they stand, without section rows."""
    rows = sorted({row for first, last in _ranges(selection) for row in range(first, last + 1)})
    lines = (model.line(row) for row in rows)
    return [line for line in lines if not isinstance(line, SectionLine)]


def selected_count(model: LineModel, selection: QItemSelectionModel) -> int:
    return sum(
        last - first + 1 - model.sections_between(first, last) for first, last in _ranges(selection)
    )


def _ranges(selection: QItemSelectionModel) -> set[tuple[int, int]]:
    chosen = selection.selection()
    return {(one.top(), one.bottom()) for one in map(chosen.at, range(chosen.count()))}


def selection_of(model: LineModel, rows: Iterable[int]) -> QItemSelection:
    out = QItemSelection()
    last_column = model.columnCount() - 1
    for first, last in runs(sorted(rows)):
        out.select(model.index(first, 0), model.index(last, last_column))
    return out


def select_again(
    model: LineModel, selection: QItemSelectionModel, keys: Collection[Hashable]
) -> None:
    """Select the lines with these ids, where they are still shown."""
    rows = [row for key in keys if (row := model.row_of(key)) is not None]
    selection.select(selection_of(model, rows), Flag.ClearAndSelect)


def turn_section(model: LineModel, selection: QItemSelectionModel, section_row: int) -> None:
    """Add the lines under a section row to what is selected, or take them out if all were."""
    last = section_row
    while last + 1 < model.rowCount() and not isinstance(model.line(last + 1), SectionLine):
        last += 1
    if last == section_row:
        return
    rows = range(section_row + 1, last + 1)
    all_in = all(selection.isSelected(model.index(row, 0)) for row in rows)
    flag = Flag.Deselect if all_in else Flag.Select
    selection.select(selection_of(model, rows), flag)


def kept_keys(model: LineModel, selection: QItemSelectionModel) -> list[Hashable]:
    return [line_id(line) for line in selected_lines(model, selection)]
