"""The head of a table that a page repeats, and the half of a row that may follow below it.

Must not know lines nor pages.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.blocks import Row

HEAD_ROWS: Final = 4

_Words = tuple[str, ...]


def continued(rows: Sequence[Row], head: tuple[Row, ...]) -> tuple[Row, ...]:
    """Mark the rows that repeat the head of the table, and the one that may be half a row."""
    rows = _parted(_with_head(rows, head), head)
    at = 0
    while at < len(head) and at < len(rows) and _words(rows[at]) == _words(head[at]):
        at += 1
    made = [replace(row, header=True) for row in rows[:at]] + list(rows[at:])
    if at < len(made):
        led = min(made[at].cells, key=lambda cell: cell.column, default=None)
        bare = led is None or led.column > 0 or not led.text
        made[at] = replace(made[at], continues=bare)
    return tuple(made)


def _with_head(rows: Sequence[Row], head: tuple[Row, ...]) -> Sequence[Row]:
    """Give a repeated head the rows that it has above, where it was parted otherwise here."""
    for above in range(len(head), 0, -1):
        said = _by_column(head[:above])
        for here in range(1, min(len(rows), HEAD_ROWS) + 1):
            if _by_column(rows[:here]) == said:
                return [*head[:above], *rows[here:]]
    return rows


def _by_column(rows: Sequence[Row]) -> dict[int, str]:
    said: dict[int, str] = {}
    for cell in (cell for row in rows for cell in row.cells if cell.text):
        words = " ".join(cell.text.split())
        said[cell.column] = f"{said[cell.column]} {words}" if cell.column in said else words
    return said


def _parted(rows: Sequence[Row], head: tuple[Row, ...]) -> list[Row]:
    """Part a repeated head from the rest of a row below it where no line was drawn between."""
    made = list(rows)
    count = 0
    while count < min(len(head), len(made)) and _begins_as(made[count], head[count]):
        count += 1
    rest = [
        replace(cell, text=cell.text[len(said.text) :].strip(), colspan=1, rowspan=1)
        for row, captions in zip(made[:count], head, strict=False)
        for cell, said in zip(row.cells, captions.cells, strict=True)
    ]
    if not any(cell.text for cell in rest):
        return made
    held = {cell.column: cell for cell in sorted(rest, key=lambda cell: bool(cell.text))}
    below = replace(made[count - 1], cells=tuple(held[at] for at in sorted(held)))
    tops = [_captions(row, captions) for row, captions in zip(made[:count], head, strict=False)]
    return [*tops, below, *made[count:]]


def _begins_as(row: Row, captions: Row) -> bool:
    return len(row.cells) == len(captions.cells) and all(
        cell.text == said.text or cell.text.startswith((f"{said.text}\n", f"{said.text} "))
        for cell, said in zip(row.cells, captions.cells, strict=True)
    )


def _captions(row: Row, captions: Row) -> Row:
    pairs = zip(row.cells, captions.cells, strict=True)
    return replace(row, cells=tuple(replace(cell, text=said.text) for cell, said in pairs))


def _words(row: Row) -> _Words:
    return tuple(cell.text for cell in row.cells)
