"""The header of a table, found by what it says, wherever it stands, in one row or in several.

Must not know which role a column gets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.documents.blocks import Cell, Table
from cchc_desktop.documents.tables.cell_text import one_line
from cchc_desktop.documents.tables.codes import is_code
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.vocabulary import best_score, caption_scores
from cchc_desktop.domain.text import fold

GridRow = Sequence[Cell | None]

_SEARCHED = 40  # rows: title blocks above a table are shorter
_LEAST_CAPTION = 2.0
_LEAST_HEADER = 6.0
_LONGEST_CAPTION = 110
_FEWEST = 2
_NUMBER_SIGN = re.compile(r"\(?\[?\s*(\d{1,2}|[A-ZĐa-zđ])\s*\]?\)?")
_BETWEEN = " – "


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, as indexes from `first` up to `body`; the caption of each column."""

    first: int
    body: int
    captions: tuple[str, ...]


def texts(row: GridRow) -> list[str]:
    """Return the text of each place of a row."""
    return [one_line(cell.text) if cell is not None else "" for cell in row]


def distinct(row: GridRow) -> list[Cell]:
    """Return the cells of a row that say something, each once."""
    found: dict[int, Cell] = {id(cell): cell for cell in row if cell and cell.text.strip()}
    return list(found.values())


def find_header(table: Table, grid: Sequence[GridRow]) -> Header | None:
    """Find the header: the first rows whose cells read like captions of a plan's columns."""
    scored = [(_header_score(row), at) for at, row in enumerate(grid[:_SEARCHED])]
    best = max(scored, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
    if best[0] < _LEAST_HEADER:
        return None
    # A header that comes back on each page is as good every time: the first one counts.
    at = next(row for score, row in scored if score >= 0.8 * best[0])
    first, last = _upwards(grid, at), _downwards(table, grid, at)
    captions = tuple(_caption(grid, first, last, column) for column in range(table.columns))
    return Header(first, last + 1, captions)


def _header_score(row: GridRow) -> float:
    cells = distinct(row)
    if len(cells) < _FEWEST:
        return 0.0
    scores = [best_score(one_line(cell.text)) for cell in cells]
    roles = {_told(cell) for cell in cells} - {None}
    alien = sum(
        1.0 for cell, score in zip(cells, scores, strict=True) if not score and _is_content(cell)
    )
    if len(roles) < _FEWEST:
        return 0.0
    return sum(score for score in scores if score >= _LEAST_CAPTION) - 4 * alien


def _told(cell: Cell) -> Role | None:
    """Return the role that the words of a cell speak for most."""
    said = caption_scores(one_line(cell.text))
    return max(said, key=said.__getitem__) if said else None


def _is_content(cell: Cell) -> bool:
    """Tell whether a cell cannot be a caption: it is long, or the number of a row."""
    text = one_line(cell.text)
    return len(text) > _LONGEST_CAPTION or (is_code(text) and not text.isalpha())


def _upwards(grid: Sequence[GridRow], at: int) -> int:
    """Take the rows above that belong to the header: their cells reach or stand over it."""
    while at > 0 and _is_over(grid[at - 1], grid[at]):
        at -= 1
    return at


def _is_over(upper: GridRow, lower: GridRow) -> bool:
    shared = any(a is b for a, b in zip(upper, lower, strict=True) if a is not None)
    captions = [cell for cell in distinct(upper) if best_score(one_line(cell.text))]
    return shared and bool(captions)


def _downwards(table: Table, grid: Sequence[GridRow], at: int) -> int:
    """Take the rows below: second captions under a merged one, or rows the document marks."""
    last = at
    while last + 1 < len(grid) and _goes_on(table, grid, last):
        last += 1
    return last


def _goes_on(table: Table, grid: Sequence[GridRow], last: int) -> bool:
    upper, lower = grid[last], grid[last + 1]
    own = [cell for cell in distinct(lower) if all(cell is not above for above in upper)]
    reaching = any(a is b for a, b in zip(upper, lower, strict=True) if a is not None)
    if not own:
        return reaching
    if is_column_numbers(texts(lower)):
        return False
    if any(_is_content(cell) or len(one_line(cell.text)) > 60 for cell in own):
        return False
    if reaching and _stand_under_merged(upper, own):
        return True
    marked = table.rows[last + 1].header and table.rows[last].header
    said = [best_score(one_line(cell.text)) for cell in own]
    code_free = not any(is_code(one_line(cell.text)) for cell in own)
    return code_free and all(said) and (marked or _stand_under_merged(upper, own))


def _stand_under_merged(upper: GridRow, own: Sequence[Cell]) -> bool:
    """Tell whether cells stand under captions that span several columns, or under nothing."""
    for cell in own:
        above = upper[cell.column]
        if above is not None and above.text.strip() and above.colspan <= cell.colspan:
            return False
    return True


def _caption(grid: Sequence[GridRow], first: int, last: int, column: int) -> str:
    said: list[str] = []
    for row in grid[first : last + 1]:
        cell = row[column]
        text = one_line(cell.text) if cell else ""
        if text and text not in said:
            said.append(text)
    return _BETWEEN.join(said)


def own_caption(caption: str) -> str:
    """Return the part of a caption that is its column's alone."""
    return caption.rpartition(_BETWEEN)[2]


def is_column_numbers(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "(1) (2) (3)", "A B 1 2 3"."""
    found = [_NUMBER_SIGN.fullmatch(text) for text in row if text]
    signs = [one[1] for one in found if one]
    if len(signs) != len(found) or len(signs) < 3:
        return False
    numbers = [int(one) for one in signs if one.isdigit()]
    letters = [one for one in signs if not one.isdigit()]
    rising = numbers == sorted(set(numbers)) and letters == sorted(set(letters))
    return rising and (not numbers or max(numbers) <= len(row) + 1)


def is_header_again(row: Sequence[str], captions: Sequence[str]) -> bool:
    """Tell whether a row is the header once more, also when it was typed a little differently."""
    if not row or is_code(row[0]):
        return False
    told = [(text, caption) for text, caption in zip(row, captions, strict=False) if text]
    if len(told) < _FEWEST or any(len(text) > _LONGEST_CAPTION for text, _ in told):
        return False
    alike = sum(_alike(text, caption) for text, caption in told)
    return alike >= 0.6 * len(told)


def _alike(text: str, caption: str) -> bool:
    one, other = set(fold(text).split()), set(fold(caption).split())
    if not one or not other:
        return False
    if len(one & other) >= 0.7 * min(len(one), len(other)):
        return True
    mine, theirs = caption_scores(text), caption_scores(own_caption(caption))
    return bool(mine and theirs) and max(mine, key=mine.__getitem__) == max(
        theirs, key=theirs.__getitem__
    )
