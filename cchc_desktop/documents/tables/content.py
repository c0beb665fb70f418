"""What the cells of a column show, taken together. Must not know captions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.documents.tables.codes import is_code
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.evidence import SHOWS, is_mark
from cchc_desktop.documents.tables.header import (
    GridRow,
    Header,
    is_column_numbers,
    is_header_again,
    texts,
)

_SAMPLED = 60  # rows tell a column's content well enough
_TELLS_WITHOUT_WORDS = (Role.DEADLINE, Role.LEAD, Role.PRODUCT, Role.STATE, Role.PERSON)


@dataclass(frozen=True, slots=True)
class Content:
    """What the cells of one column show: shares of the filled ones, and how long they are."""

    filled: int
    shares: Mapping[Role, float]
    codes: float
    marks: float
    length: float
    different: float


def sampled(grid: Sequence[GridRow], header: Header | None) -> list[list[str]]:
    """Return the texts of rows that are neither header, nor numbers of columns, nor sections."""
    found: list[list[str]] = []
    for row in grid[header.body if header else 0 :]:
        said = texts(row)
        different = {id(cell) for cell, text in zip(row, said, strict=True) if text}
        again = header is not None and is_header_again(said, header.captions)
        if len(different) > 1 and not again and not is_column_numbers(said):
            found.append(said)
        if len(found) == _SAMPLED:
            break
    return found


def content_of(cells: Sequence[str]) -> Content:
    filled = [text for text in cells if text]
    count = max(len(filled), 1)
    shares = {role: sum(map(shows, filled)) / count for role, shows in SHOWS.items()}
    return Content(
        filled=len(filled),
        shares=shares,
        codes=sum(map(is_code, filled)) / count,
        marks=sum(map(is_mark, filled)) / count,
        length=sum(map(len, filled)) / count,
        different=len(set(filled)) / count,
    )


def shown_role(content: Content) -> Role:
    for role in _TELLS_WITHOUT_WORDS:
        if content.shares[role] > 0.55:
            return role
    return Role.FIGURE if content.shares[Role.FIGURE] > 0.7 else Role.IGNORED
