"""What stands in a cell, made into one text: its paragraphs, and a line for each row of a table.

Must not know any file format.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_desktop.documents.blocks import Block, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Content:
    text: str
    bold: bool
    italic: bool
    centred: bool


def content_of(blocks: Sequence[Block]) -> Content | Paragraph:
    """Join blocks; a look is told when all of the text has it."""
    if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):
        return only  # it says all that is asked
    lines: list[str] = []
    marks: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            marks.append(block)
        else:
            lines += ["\t".join(cell.text for cell in row.cells).strip() for row in block.rows]
    return Content(
        "\n".join(line for line in lines if line),
        bold=bool(marks) and all(one.bold for one in marks),
        italic=bool(marks) and all(one.italic for one in marks),
        centred=bool(marks) and all(one.centred for one in marks),
    )


def only_frames(cells: int, columns: int, held: Sequence[Block]) -> bool:
    """Tell whether a table is no table but a frame: one cell, or a column around tables."""
    return cells == 1 or (columns == 1 and any(isinstance(block, Table) for block in held))


def renumbered(table: Table, count: int) -> Table:
    """Give a table that stood inside another its own number."""
    rows = tuple(
        replace(
            row,
            where=replace(row.where, table=count),
            cells=tuple(
                replace(cell, where=replace(cell.where, table=count)) for cell in row.cells
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=rows, where=replace(table.where, table=count))
