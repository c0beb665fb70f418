"""Puts the pages of a PDF together: what repeats on every page goes, the rest becomes blocks.

Must not know how letters were read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.blocks import Block, Paragraph, Place, Row, Table
from cchc_desktop.documents.readers.flowing import is_centred, paragraphs, text_of
from cchc_desktop.documents.readers.grid import tidied
from cchc_desktop.documents.readers.pdf_heads import HEAD_ROWS, continued
from cchc_desktop.documents.readers.pdf_page import Line
from cchc_desktop.documents.readers.pdf_tables import PageContent, PageTable, placed
from cchc_desktop.documents.readers.pdf_undrawn import undrawn, with_titles

_MARGIN: Final = 0.12  # of the height of a page: where furniture stands
_OUTER_LINES: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"(?:[-–|~\s]*|trang\s*|page\s*)(\d{1,4})(?:\s*/\s*\d{1,4})?[-–|~\s.]*", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
_REPEATS: Final = 3
_FEWEST_COUNTED: Final = 2
_SAME_EDGE: Final = 4.0
_FEWEST_IN_ROW: Final = 4
_LINES_OF_ROW: Final = 0.8  # of the size of letters: how far captions stand from a row's middle
_MOST_AT_FOOT: Final = 4  # lines of titles below the last row of a page
_NEAR_FOOT: Final = 2.5  # of the size of their letters


@dataclass(slots=True)
class _Chain:
    """Tables counted so far, and the first rows of the one that may go on."""

    tables: int = 0
    head: tuple[Row, ...] = ()


def blocks_of(pages: Sequence[PageContent]) -> list[Block]:
    """Make the blocks of a whole document."""
    furniture = _furniture(pages)
    counted = _page_numbers(pages)
    sorted_out: list[list[Line | PageTable]] = []
    for number, page in enumerate(pages, 1):
        kept = [
            line
            for line in page.lines
            if line is not counted.get(number) and not _is_furniture(line, page, furniture)
        ]
        former = sorted_out[-1] if sorted_out else []
        sorted_out.append(_following(kept, page.tables, former))
    chain = _Chain()
    blocks: list[Block] = []
    last: PageTable | None = None
    for number, items in enumerate(sorted_out, 1):
        made, last = _page_blocks(items, number, last, chain)
        blocks += made
    return blocks


_Items = list[Line | PageTable]


def _following(lines: Sequence[Line], tables: Sequence[PageTable], former: _Items) -> _Items:
    """Sort what is on a page; an undrawn table going on here takes the titles that it left."""
    last, foot = _foot(former)
    items = sorted(_with_undrawn(lines, tables, last), key=lambda item: item.top)
    if not foot or last is None:
        return items
    if items and isinstance(items[0], PageTable) and _alike(last, items[0]):
        former[-len(foot) - 1 :] = [with_titles(last, foot)]
        return items
    return sorted(_with_undrawn(lines, tables, None), key=lambda item: item.top)


def _foot(items: _Items) -> tuple[PageTable | None, list[Line]]:
    """Give the table that a page ends with; a title or two of its own may stand below it."""
    foot: list[Line] = []
    for item in reversed(items):
        if isinstance(item, PageTable):
            near = not foot or (
                not item.ruled
                and len(foot) <= _MOST_AT_FOOT
                and foot[0].top - item.bottom < _NEAR_FOOT * foot[0].size
            )
            return (item, foot) if near else (None, [])
        foot.insert(0, item)
    return None, []


def _with_undrawn(
    lines: Sequence[Line], tables: Sequence[PageTable], last: PageTable | None
) -> Iterator[Line | PageTable]:
    """Look for undrawn tables between the drawn ones, never across one."""
    yield from tables
    gaps = last.gaps if last is not None else ()
    borders = [0.0, *sorted(table.top for table in tables), float("inf")]
    for top, bottom in pairwise(borders):
        between = [line for line in lines if top <= line.middle < bottom]
        yield from undrawn(between, gaps if between else ())
        gaps = ()


def _page_blocks(
    items: Sequence[Line | PageTable], page: int, last: PageTable | None, chain: _Chain
) -> tuple[list[Block], PageTable | None]:
    """Make the blocks of one page; `last` is the table with which the page before ended."""
    left = min((_reach(item)[0] for item in items), default=0.0)
    right = max((_reach(item)[1] for item in items), default=0.0)
    blocks: list[Block] = []
    waiting: list[Line] = []
    ends_with: PageTable | None = None
    for item in items:
        if isinstance(item, Line):
            waiting.append(item)
            continue
        blocks += _paragraphs(waiting, (left, right), page)
        waiting = []
        chain.tables += 1
        goes_on = not blocks and last is not None and _alike(last, item)
        blocks.append(_table(item, Place(page, chain.tables), chain, continues=goes_on))
        ends_with = item
    blocks += _paragraphs(waiting, (left, right), page)
    return blocks, None if waiting else ends_with


def _reach(item: Line | PageTable) -> tuple[float, float]:
    return (item.x0, item.x1) if isinstance(item, Line) else (item.edges[0], item.edges[-1])


def _alike(one: PageTable, other: PageTable) -> bool:
    if one.ruled != other.ruled or (len(one.edges) == len(other.edges) and not one.ruled):
        return one.ruled == other.ruled and _share_gaps(one, other)
    return (
        len(one.edges) == len(other.edges)
        and all(abs(a - b) < _SAME_EDGE for a, b in zip(one.edges, other.edges, strict=True))
    ) or (_within(one, other) or _within(other, one))


def _share_gaps(one: PageTable, other: PageTable) -> bool:
    """Tell whether undrawn tables keep the same places free between their columns."""
    return all(a < d and c < b for (a, b), (c, d) in zip(one.gaps, other.gaps, strict=True))


def _within(one: PageTable, other: PageTable) -> bool:
    """Tell whether a page has only some of the lines: merged rows alone draw no columns."""
    outer = abs(one.edges[0] - other.edges[0]) < _SAME_EDGE and (
        abs(one.edges[-1] - other.edges[-1]) < _SAME_EDGE
    )
    return outer and all(any(abs(a - b) < _SAME_EDGE for b in other.edges) for a in one.edges)


def _table(item: PageTable, where: Place, chain: _Chain, *, continues: bool) -> Table:
    widths = [b - a for a, b in pairwise(item.edges)]
    rows, columns, shares = tidied(placed(item, where), len(widths), widths)
    if continues:
        rows = continued(rows, chain.head)
    else:
        chain.head = tuple(rows[:HEAD_ROWS])
    return Table(rows, columns, shares, item.ruled, continues=continues, where=where)


def _paragraphs(lines: Sequence[Line], room: tuple[float, float], page: int) -> Iterator[Paragraph]:
    left, right = room
    for group in paragraphs(lines, left, right):
        yield Paragraph(
            text_of(group, left, right),
            bold=all(line.bold for line in group),
            italic=all(line.italic for line in group),
            centred=is_centred(group, left, right),
            where=Place(page),
        )


# ---- what repeats ----------------------------------------------------------------------------


def _furniture(pages: Sequence[PageContent]) -> frozenset[str]:
    """Find the words that stand at the top or the foot of many pages."""
    met: Counter[str] = Counter()
    for page in pages:
        met.update({_DIGITS.sub("#", line.text) for line in _outer(page)})
    least = max(_REPEATS, len(pages) // 3)
    return frozenset(text for text, count in met.items() if count >= least)


def _page_numbers(pages: Sequence[PageContent]) -> dict[int, Line]:
    """Find the numbers of pages that stand inside the margins: the last on each, counting up."""
    found: dict[int, tuple[int, Line]] = {}
    for number, page in enumerate(pages, 1):
        foot = max((table.bottom for table in page.tables), default=0.0)
        last = max(page.lines, key=lambda line: line.bottom, default=None)
        if last is None or last.bottom < foot or not (told := _PAGE_NUMBER.fullmatch(last.text)):
            continue
        if _has_beside(last, page):
            continue
        found[number] = (int(told[1]) - number, last)
    steps = Counter(step for step, _ in found.values()).most_common(1)
    if not steps or steps[0][1] < max(_FEWEST_COUNTED, len(pages) / 2):
        return {}
    return {number: line for number, (step, line) in found.items() if step == steps[0][0]}


def _outer(page: PageContent) -> list[Line]:
    """Give the lines in the margins, where no text of the document itself should stand."""
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    top = min([top, *(line.top - _SAME_EDGE for line in page.lines if _is_in_row(line, page))])
    above = [line for line in page.lines if line.bottom < top][:_OUTER_LINES]
    below = [line for line in page.lines if line.top > bottom][-_OUTER_LINES:]
    return above + below


def _is_in_row(line: Line, page: PageContent) -> bool:
    """Tell whether a line at the top is one of the captions of an undrawn table.

    Captions may stand in the middle of their row: then not all share a height.
    """
    if line.top > page.height * _MARGIN:
        return False
    near = _LINES_OF_ROW * line.size
    beside = sorted(
        (other for other in page.lines if abs(other.bottom - line.bottom) < near),
        key=lambda other: other.x0,
    )
    apart, right = 0, 0.0
    for other in beside:
        apart += other.x0 >= right
        right = max(right, other.x1)
    return apart >= _FEWEST_IN_ROW


def _is_furniture(line: Line, page: PageContent, furniture: frozenset[str]) -> bool:
    if line not in _outer(page):
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return not _has_beside(line, page)
    return _DIGITS.sub("#", line.text) in furniture


def _has_beside(line: Line, page: PageContent) -> bool:
    """Tell the number of a row, which has its row beside it, from that of a page."""
    return any(
        other is not line and abs(other.bottom - line.bottom) < _SAME_EDGE for other in page.lines
    )
