"""The lines of a column, and what their words say: whether a line goes on or begins a cell.

Works on pieces with a left and a right edge, in points or in letters. Must not know rows, nor any
file format.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic

from cchc_desktop.documents.readers.aligned_columns import P, TextLine
from cchc_desktop.documents.readers.row_numbers import is_code

LINE: Final = 2  # heights count half lines: cells in the middle of a row stand between lines
_SLACK: Final = 0.03  # of the width of a column: lines break a little earlier than they must
_BULLET: Final = re.compile(r"[-+•*●▪–➢✓]\s?")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}[.)]|[a-zđ][.)])\s")
_GROUP: Final = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\.\s")
_OPEN_END: Final = re.compile(
    r"(?:[,:(/–-]|\b(?:và|của|các|với|cho|trong|theo|từ|về|tại|hoặc|do|năm|số|ngày|tháng|thuộc))$",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…]$")
# What it costs to read a line as the next of its cell, or as the first of another cell.
_AFTER_A_GAP: Final = 6.0
_SMALL_WITH_ROOM: Final = 1.5
_CAPITAL_WITH_ROOM: Final = 1.5
_CAPITAL: Final = 0.5
_BULLET_WITH_ROOM: Final = 0.2
_AFTER_THE_END: Final = 0.5
_UNLIKE: Final = 6.0
_NUMBERED_ROW: Final = 3.5
_NUMBERED_GROUP: Final = 6.0
_SMALL_FIRST: Final = 3.5
_NO_ROOM: Final = 1.0
_UNENDED: Final = 2.0


@dataclass(frozen=True, slots=True)
class CellLine(Generic[P]):
    """What stands in a column on one line; `at` counts half lines, `end` is its last column."""

    at: int
    column: int
    end: int
    pieces: tuple[P, ...]

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces)

    @property
    def spans(self) -> bool:
        return self.end > self.column


def lines_of_column(
    lines: Sequence[TextLine[P]], places: Sequence[int], edges: Sequence[float]
) -> dict[int, list[CellLine[P]]]:
    """Sort the lines of a table by column."""
    found: dict[int, list[CellLine[P]]] = {}
    for line, at in zip(lines, places, strict=True):
        cells: dict[int, list[P]] = {}
        for piece in line.pieces:
            cells.setdefault(sum(edge <= piece.x0 for edge in edges), []).append(piece)
        for column, pieces in cells.items():
            end = max(sum(edge < piece.x1 for edge in edges) for piece in pieces)
            found.setdefault(column, []).append(
                CellLine(at, column, max(column, end), tuple(pieces))
            )
    return found


def joins(former: CellLine[P], line: CellLine[P], right: float) -> float:
    """Say what speaks against a line being the next of the same cell."""
    if line.at - former.at != LINE:
        return _AFTER_A_GAP
    if _is_unlike(former, line):
        return _UNLIKE
    numbered = _numbered(line)
    if _had_no_room(former, line, right):
        ended = _begins(line) and _SENTENCE_END.search(former.text)
        capital = line.text[0].isupper()
        return numbered + (_AFTER_THE_END if ended else 0.0) + (_CAPITAL if capital else 0.0)
    if _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return numbered + _BULLET_WITH_ROOM
    return numbered + (_CAPITAL_WITH_ROOM if _begins(line) else _SMALL_WITH_ROOM)


def _numbered(line: CellLine[P]) -> float:
    """Say what speaks against a number in the first column standing inside a cell."""
    if line.column > 0 or not is_code(line.text):
        return 0.0
    return _NUMBERED_GROUP if _GROUP.match(line.text) else _NUMBERED_ROW


def breaks(former: CellLine[P] | None, line: CellLine[P], right: float) -> float:
    """Say what speaks against a line being the first of its cell; `former` stands above it."""
    price = 0.0 if _begins(line) else _SMALL_FIRST
    if former is None or line.at - former.at != LINE or _is_unlike(former, line):
        return price
    if _had_no_room(former, line, right):
        price += _NO_ROOM
        price += _UNENDED if _OPEN_END.search(former.text) else 0.0
    return price


def _is_unlike(former: CellLine[P], line: CellLine[P]) -> bool:
    return former.spans != line.spans or former.bold != line.bold


def _begins(line: CellLine[P]) -> bool:
    """Tell whether words may begin a cell: not with a small letter nor a closing sign."""
    text = line.text
    if _BULLET.match(text) or _NUMBERED.match(text) or is_code(text):
        return True
    return not (text[:1].islower() or text[:1] in ",;.:)")


def _had_no_room(former: CellLine[P], line: CellLine[P], right: float) -> bool:
    """Tell whether the first word of a line did not fit on the line above."""
    if former.spans:
        return False
    word = line.text.partition(" ")[0]
    letter = (line.x1 - line.x0) / max(len(line.text), 1)
    slack = _SLACK * (right - former.x0)
    return former.x1 + letter * (len(word) + 1) > right - slack
