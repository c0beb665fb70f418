"""A row of a table that nobody drew, as those who look for rows give it.

Must not know how rows are found, nor any file format.
"""

from dataclasses import dataclass
from typing import Generic

from cchc_desktop.documents.readers.aligned_columns import P

Cells = tuple[tuple[int, int, tuple[P, ...]], ...]


@dataclass(frozen=True, slots=True)
class FoundRow(Generic[P]):
    """A row: (first column, number of columns, pieces) of each cell, and whether it is sure."""

    cells: Cells[P]
    sure: bool
