"""A document as a person sees it on paper: paragraphs and tables, and where each one stands.

The one model between the readers and those who understand plans. Every count starts at 1 but a
cell's column, which is an index. Must not know any file format, nor what a plan is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a document really is, whatever its name ends with."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    TEXT = "text"
    HTML = "html"
    CLIPBOARD = "clipboard"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source; None and "" where the format does not tell.

    `row` is the row of the table, or of the sheet as its margin counts; `part` is the name of a
    sheet, or "footnote" or "text-box" for what stands beside the running text.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    part: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. Lines that a person broke inside it stay apart by a line feed.

    `text` is complete: numbers and bullets that a word processor makes by itself stand in it.
    `marker` is that part of it ("2.1.", "a)", "-"), empty where the number was typed by hand.
    `level` is the level of a heading from 1, None in running text; `bold` and `italic` say that
    all of it is. `indent` is how deep it stands in a list, from 0.
    """

    text: str
    level: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    marker: str = ""
    indent: int = 0
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell where it begins; the places that it also covers have no cell of their own.

    `text` holds its paragraphs, complete as in Paragraph, with line feeds between them.
    `column` is the index of its first column. `number` is the number that a workbook holds here,
    written with a dot: a code typed as a number has lost the noughts at its end (3.10 is 3.1).
    """

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    italic: bool = False
    centred: bool = False
    number: str = ""
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row, by column.

    `header` says that the document itself marks the row as one to repeat on each page.
    `continues` says that the row stands at the top of a page of a table that goes on there, and
    may be the rest of the row before it: both are kept as printed. `sure` is False where no lines
    were drawn and it cannot be told for certain which words belong to the row.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    continues: bool = False
    sure: bool = True
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are the shares of its columns of the whole, empty when unknown.

    `ruled` is False when no lines were drawn and the columns were found by alignment.
    `continues` says that it has the columns of the table before it and stands right after it,
    on the next page.
    """

    rows: tuple[Row, ...]
    columns: int
    widths: tuple[float, ...] = ()
    ruled: bool = True
    continues: bool = False
    where: Place = NOWHERE

    def spread(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Lay the cells out: each place of the grid holds the cell that covers it."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in self.rows]
        for number, row in enumerate(self.rows):
            for cell in row.cells:
                for covered in grid[number : number + cell.rowspan]:
                    end = min(cell.column + cell.colspan, self.columns)
                    covered[cell.column : end] = [cell] * (end - cell.column)
        return tuple(tuple(row) for row in grid)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person should know about the reading: a code of the catalogue with its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    """What was read; `name` is the name of the file without its folder, or empty."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All that was read, in the order of reading."""

    blocks: tuple[Block, ...]
    source: Source
    warnings: tuple[Notice, ...] = ()

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))
