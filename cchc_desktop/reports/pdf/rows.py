"""Rows of running text: what must not part, where a row ends, how it is stretched.

Must not know pages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cchc_desktop.reports.measuring import Family, Letters
from cchc_desktop.reports.model import Run

# "quý I", "năm 2026", "số 21/KH-UBND", "12 nhiệm", "(đạt 21,05%)" stay together: pairs only, for a
# whole date in one piece makes gaping rows.
_LEADING: Final = re.compile(
    r"\(?(quý|năm|ngày|tháng|số|kỳ|lục|điều|khoản|mục|phần|chương)", re.IGNORECASE
)
_COUNTED: Final = re.compile(r"[0-9IVX]")
_NUMBER: Final = re.compile(r"\(?[0-9][0-9.,/]*")
_WORD: Final = re.compile(r"\w")
_OPENED: Final = re.compile(r"\(\w{1,5}")
_CLOSED: Final = re.compile(r"[0-9][0-9.,/]*%?\)[.,;:]?")

Piece = tuple[str, Letters]


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: runs of text, and the blanks' share of what is missing to the full width."""

    runs: tuple[Piece, ...]
    width: float
    blanks: int
    last: bool

    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass(slots=True)
class _Word:
    pieces: list[Piece]
    width: float
    tied: bool = False
    """To the word before: no row may end between them."""

    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def rows_of(
    runs: Sequence[Run], family: Family, size: float, room: float, indent: float = 0.0
) -> list[TextRow]:
    """Break a paragraph into rows; the first is shorter by the indent."""
    words = _words(runs, family)
    _tie(words)
    unit = 1000 / size
    blank = family.regular.blank
    rows: list[list[_Word]] = []
    row: list[_Word] = []
    used, limit = -blank, (room - indent) * unit
    for group in _groups(words, room * unit):
        wide = sum(word.width for word in group) + blank * (len(group) - 1)
        if row and used + blank + wide > limit:
            rows.append(row)
            row, used, limit = [], -blank, room * unit
        row += group
        used += blank + wide
    rows.append(row)
    return [
        _row(each, blank, size, last=at + 1 == len(rows)) for at, each in enumerate(rows) if each
    ]


def _words(runs: Sequence[Run], family: Family) -> list[_Word]:
    words: list[_Word] = []
    joined = False  # a run may begin in the middle of a word
    for run in runs:
        letters = family.of(bold=run.bold, italic=run.italic)
        for at, text in enumerate(run.text.split(" ")):
            if at:
                joined = False
            if not text:
                continue
            width = letters.word(text)
            if joined:
                words[-1].pieces.append((text, letters))
                words[-1].width += width
            else:
                words.append(_Word([(text, letters)], width))
            joined = True
    return words


def _tie(words: Sequence[_Word]) -> None:
    for before, word in pairwise(words):
        word.tied = not before.tied and _belong(before.text(), word.text())


def _belong(before: str, word: str) -> bool:
    if _LEADING.fullmatch(before):
        return bool(_COUNTED.match(word))
    if _NUMBER.fullmatch(before):
        return bool(_WORD.match(word))
    return bool(_OPENED.fullmatch(before) and _CLOSED.fullmatch(word))


def _groups(words: Sequence[_Word], room: float) -> Iterator[list[_Word]]:
    group: list[_Word] = []
    for word in words:
        if word.tied and group:
            group.append(word)
            continue
        yield from [group] if group else []
        group = []
        if word.width <= room:
            group = [word]
            continue
        for text, letters in word.pieces:  # an address, or what somebody leant on a key for
            yield from (
                [_Word([(piece, letters)], wide)] for piece, wide in letters.pieces(text, room)
            )
    yield from [group] if group else []


def _row(words: Sequence[_Word], blank: float, size: float, *, last: bool) -> TextRow:
    runs: list[Piece] = []
    for at, word in enumerate(words):
        for nth, (text, letters) in enumerate(word.pieces):
            said = f" {text}" if at and not nth else text
            if runs and runs[-1][1] is letters:
                runs[-1] = runs[-1][0] + said, letters
            else:
                runs.append((said, letters))
    width = sum(word.width for word in words) + blank * (len(words) - 1)
    return TextRow(tuple(runs), width * size / 1000, len(words) - 1, last)
