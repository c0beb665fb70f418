"""A report without a format: what it says, in which order, and what each figure is.

Plain frozen values that three writers turn into files and that are kept when a report is issued.
Must not know any file format, nor where the facts came from.
"""

from cchc_desktop.reports.model.parts import (
    Bar,
    BarChart,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Paragraph,
    ParagraphRole,
    Part,
    Run,
    text_of,
)
from cchc_desktop.reports.model.report import (
    Appendix,
    Kind,
    Letterhead,
    Report,
    Signature,
)
from cchc_desktop.reports.model.tables import (
    Column,
    ColumnKind,
    Line,
    Row,
    SectionRow,
    Share,
    Table,
    Value,
)

__all__ = [
    "Appendix",
    "Bar",
    "BarChart",
    "Column",
    "ColumnKind",
    "Figure",
    "Heading",
    "KeyFigures",
    "Kind",
    "Letterhead",
    "Line",
    "Listing",
    "Paragraph",
    "ParagraphRole",
    "Part",
    "Report",
    "Row",
    "Run",
    "SectionRow",
    "Share",
    "Signature",
    "Table",
    "Value",
    "text_of",
]
