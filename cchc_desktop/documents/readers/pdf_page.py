"""One page of a PDF: its letters made into lines of text, and the lines that are drawn on it.

Works on pdfminer, on which pdfplumber stands, because the dictionaries that pdfplumber makes of
every letter cost more than the reading. Tops count downwards. Must not know tables.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTItem, LTLine, LTPage, LTRect

from cchc_desktop.documents.legacy_fonts import encoding_of_font, unicode_of

_MOST_LETTERS: Final = 100_000
_MOST_EDGES: Final = 20_000
_THIN: Final = 3.0  # points: a rectangle thinner than this is a line
_SHORT: Final = 3.0
_MOST_INSIDE: Final = 20
# Shares of the size of the letters.
_SAME_LINE: Final = 0.45
_SPACE: Final = 0.2
_APART: Final = 1.6
_WIDE_SPACE: Final = 0.7


@dataclass(slots=True)
class Letter:
    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    bold: bool
    italic: bool

    @property
    def size(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn line, at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """Letters side by side, without a gap that only a column makes."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    bold: bool
    italic: bool
    first: float  # the width of its first word
    pieces: tuple["Line", ...] = ()  # what gaps part that are wide for a space, if any

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What is on a page; `unknown` letters have a shape and no meaning, `pictures` tell a scan."""

    width: float
    height: float
    letters: list[Letter]
    across: list[Edge]
    down: list[Edge]
    unknown: int
    pictures: int


def marks_of(page: LTPage) -> PageMarks:
    """Collect what is on a page."""
    letters: list[Letter] = []
    across: list[Edge] = []
    down: list[Edge] = []
    unknown = pictures = 0
    for item in _items(page):
        if isinstance(item, LTChar):
            if len(letters) < _MOST_LETTERS and item.upright:
                text = item.get_text()
                if text.startswith("(cid:"):
                    unknown += 1
                else:
                    letters.append(_letter(item, text, page))
        elif isinstance(item, LTCurve):
            if len(across) + len(down) < _MOST_EDGES:
                _add_edges(item, page, across, down)
        else:
            pictures += 1
    return PageMarks(page.width, page.height, letters, across, down, unknown, pictures)


def _items(page: LTPage) -> Iterator[LTItem]:
    stack: list[tuple[LTItem, int]] = [(page, 0)]
    while stack:
        item, depth = stack.pop()
        if isinstance(item, LTContainer):
            if depth < _MOST_INSIDE:
                stack.extend((inner, depth + 1) for inner in reversed(list(item)))
        else:
            yield item


def _letter(item: LTChar, text: str, page: LTPage) -> Letter:
    font = item.fontname if isinstance(item.fontname, str) else ""
    encoding = encoding_of_font(font)
    if encoding is not None:
        text = unicode_of(text, encoding, capitals=encoding.capitals(font))
    look = font.rsplit("+", 1)[-1].lower()
    return Letter(
        item.x0 - page.x0,
        item.x1 - page.x0,
        page.y1 - item.y1,
        page.y1 - item.y0,
        " " if text.isspace() else text,
        "bold" in look or "black" in look or "heavy" in look,
        "italic" in look or "oblique" in look,
    )


def _add_edges(item: LTCurve, page: LTPage, across: list[Edge], down: list[Edge]) -> None:
    left, right = item.x0 - page.x0, item.x1 - page.x0
    top, bottom = page.y1 - item.y1, page.y1 - item.y0
    wide, high = right - left, bottom - top
    if isinstance(item, LTLine) or min(wide, high) < _THIN:
        if high < _THIN and wide > _SHORT:
            across.append(Edge((top + bottom) / 2, left, right))
        elif wide < _THIN and high > _SHORT:
            down.append(Edge((left + right) / 2, top, bottom))
    elif isinstance(item, LTRect) and item.stroke:
        across += [Edge(top, left, right), Edge(bottom, left, right)]
        down += [Edge(left, top, bottom), Edge(right, top, bottom)]


def lines_of(letters: Iterable[Letter], *, in_pieces: bool = False) -> list[Line]:
    """Make lines, from the top; a wide gap parts a line into several that stand side by side.

    `in_pieces` notes narrower gaps too, which may be those between undrawn columns.
    """
    rows = _by_height(list(letters))
    parts = [part for row in rows for part in _parts(row, _APART)]
    found = [_in_pieces(_line(part), part) if in_pieces else _line(part) for part in parts]
    found.sort(key=lambda line: (round(line.bottom, 1), line.x0))
    return found


def _by_height(letters: list[Letter]) -> list[list[Letter]]:
    """Put together letters that stand on one line; small raised ones go with their word."""
    letters.sort(key=lambda one: one.bottom)
    rows: list[list[Letter]] = []
    foot = tall = 0.0
    for one in letters:
        if rows and one.bottom - foot <= max(one.size, tall) * _SAME_LINE:
            rows[-1].append(one)
            if one.size >= tall:
                foot, tall = max(foot, one.bottom), one.size
        else:
            rows.append([one])
            foot, tall = one.bottom, one.size
    return rows


def _in_pieces(line: Line, letters: list[Letter]) -> Line:
    pieces = tuple(map(_line, _parts(letters, _WIDE_SPACE)))
    return replace(line, pieces=pieces) if len(pieces) > 1 else line


def _parts(row: list[Letter], apart: float) -> Iterator[list[Letter]]:
    row.sort(key=lambda one: one.x0)
    start = 0
    while start < len(row) and row[start].text == " ":
        start += 1
    end = edge = start  # `edge` is after the last letter that is not a space
    right = row[start].x1 if start < len(row) else 0.0
    while end < len(row):
        one = row[end]
        if one.text != " ":
            if end > start and one.x0 - right > apart * one.size:
                yield row[start:edge]
                start = end
            edge, right = end + 1, max(right if end > start else one.x1, one.x1)
        end += 1
    if edge > start:
        yield row[start:edge]


def _line(row: Sequence[Letter]) -> Line:
    pieces: list[str] = []
    right = row[0].x0
    first = 0.0
    for one in row:
        spaced = pieces and (pieces[-1] == " " or one.text == " ")
        if pieces and not spaced and one.x0 - right > _SPACE * one.size:
            pieces.append(" ")
            first = first or right - row[0].x0
        if not (one.text == " " and pieces and pieces[-1] == " "):
            pieces.append(one.text)
        if not first and pieces[-1] == " ":
            first = right - row[0].x0
        right = max(right, one.x1)
    shown = [one for one in row if one.text != " "]
    return Line(
        row[0].x0,
        right,
        min(one.top for one in shown),
        max(one.bottom for one in shown),
        unicodedata.normalize("NFC", "".join(pieces)).strip(),
        all(one.bold for one in shown),
        all(one.italic for one in shown),
        first or right - row[0].x0,
    )
