"""What the text of a report is made of: headings, paragraphs, lists, figures, charts.

Must not know fonts, pages or numbers of pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desktop.reports.model.tables import ColumnKind, Share, Table


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


class ParagraphRole(StrEnum):
    BODY = "body"
    BASIS = "basis"
    """One of the documents that a plan stands on, "Căn cứ …;"."""
    NOTE = "note"
    """Small print under a table."""
    CENTRED = "centred"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    role: ParagraphRole = ParagraphRole.BODY

    @classmethod
    def of(cls, text: str, role: ParagraphRole = ParagraphRole.BODY) -> "Paragraph":
        return cls((Run(text),), role)


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is "I. …" in capitals, 2 is "1. …", 3 is "a) …"; 0 is a part or a chapter."""

    level: int
    text: str
    number: str = ""

    def __post_init__(self) -> None:
        if self.level not in range(4):
            raise ValueError(f"no heading of level {self.level}")


@dataclass(frozen=True, slots=True)
class Listing:
    """Paragraphs that each begin with a mark: "-", or their number when `numbered`."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False

    @classmethod
    def of(cls, texts: Iterable[str], *, numbered: bool = False) -> "Listing":
        return cls(tuple((Run(text),) for text in texts), numbered)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with what it counts: "Nhiệm vụ được giao", 57, "nhiệm vụ"."""

    label: str
    value: int | Decimal | Share
    unit: str = ""
    kind: ColumnKind = ColumnKind.NUMBER


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures that a hurried reader looks for, a line each."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int | Decimal | Share


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars that a reader compares, in the order they are given."""

    title: str
    bars: tuple[Bar, ...]
    kind: ColumnKind = ColumnKind.PERCENT


Part = Heading | Paragraph | Listing | KeyFigures | Table | BarChart


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
