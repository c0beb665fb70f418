"""What a document says in each place, word for word, whatever its format.

Title rows, numbers, lists, cells: the three writers ask here, so that they cannot differ. Must
not know fonts or files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Appendix,
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Figure,
    Heading,
    KeyFigures,
    Kind,
    Letterhead,
    Listing,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Run,
    SectionRow,
    Share,
    Value,
    text_of,
)

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
TO: Final = "Kính gửi:"
COPIES: Final = "Nơi nhận:"
_END: Final = "./."
_ENDED: Final = {Kind.REPORT, Kind.LETTER, Kind.PLAN}
_NOTHING: Final = "-"
_RUNNING: Final = {ParagraphRole.BODY, ParagraphRole.CENTRED}


def number_row(head: Letterhead) -> str:
    return f"Số: {forms.document_number(head.number)}/{forms.plain(head.symbol)}"


def day_row(head: Letterhead) -> str:
    day = forms.day_in_sentence(head.day) if head.day else _open_day(head.year)
    return f"{forms.plain(head.place)}, {day}"


def _open_day(year: int) -> str:
    return f"ngày {forms.OPEN} tháng {forms.OPEN} năm {year}"


def title(report: Report) -> str:
    return forms.plain(report.title).upper()


def subject(report: Report) -> str:
    said = forms.plain(report.subject)
    return f"V/v {said}" if report.kind is Kind.LETTER and said else said


def author(report: Report) -> str:
    return forms.plain(report.issuer)


def document_title(report: Report) -> str:
    """Return what a list of files or a window's title calls the document."""
    if report.kind is Kind.APPENDIX and report.appendices:
        return forms.plain(report.appendices[0].name)
    return " - ".join(filter(None, (title(report).capitalize(), subject(report))))


def addressees(report: Report) -> list[str]:
    """Return the rows after "Kính gửi:"; several have a dash each."""
    names = [forms.plain(name) for name in report.recipients]
    return [f"{names[0]}."] if len(names) == 1 else listed(names)


def listed(names: Sequence[str]) -> list[str]:
    """Return "- …;" for each and a full stop after the last."""
    last = len(names) - 1
    return [
        f"- {forms.plain(name).rstrip('.; ')}{'.' if at == last else ';'}"
        for at, name in enumerate(names)
    ]


def copies(report: Report) -> list[str]:
    return listed(report.copies)


def heading(part: Heading) -> str:
    said = forms.plain(part.text)
    said = said.upper() if part.level <= 1 else said
    mark = ") " if part.level > 2 else ". "
    return f"{forms.plain(part.number)}{mark}{said}" if part.number else said


def figure(value: int | Decimal | Share, kind: ColumnKind) -> str:
    """Write a figure as its kind is written."""
    if isinstance(value, Share):
        if kind not in {ColumnKind.PERCENT, ColumnKind.POINTS}:
            return f"{forms.number(value.part)}/{forms.number(value.whole)}" if value.whole else "-"
        if value.value is None:
            return _NOTHING
        return forms.percent(value.value, sign=kind is ColumnKind.PERCENT)
    if kind in {ColumnKind.PERCENT, ColumnKind.POINTS}:
        return forms.percent(Decimal(value), sign=kind is ColumnKind.PERCENT)
    return str(value) if kind is ColumnKind.ORDER else forms.number(value)


def cell(value: Value, column: Column) -> str:
    """Write a cell; several lines stay several lines."""
    if isinstance(value, str):
        return forms.plain(value)
    if value is None:
        return ""
    if isinstance(value, date):
        return forms.day_in_table(value)
    return figure(value, column.kind)


def section(line: SectionRow) -> tuple[str, str]:
    return forms.plain(line.number), forms.plain(line.text)


def bar(one: Bar, chart: BarChart) -> str:
    """Write what stands behind a bar: "42,86% (6/14)"."""
    told = figure(one.value, chart.kind)
    if isinstance(one.value, Share) and chart.kind is ColumnKind.PERCENT:
        return f"{told} ({forms.number(one.value.part)}/{forms.number(one.value.whole)})"
    return told


def chart_column(chart: BarChart) -> Column:
    """Return what a column of the bars' values would be."""
    return Column(chart.title, 1, chart.kind)


def bar_length(one: Bar) -> Decimal:
    held = one.value.value if isinstance(one.value, Share) else Decimal(one.value)
    return held if held is not None and held > 0 else Decimal(0)


def appendix_label(appendix: Appendix) -> str:
    return f"Phụ lục {forms.plain(appendix.number)}".rstrip()


def appendix_name(appendix: Appendix) -> str:
    return forms.plain(appendix.name).upper()


def appendix_reference(report: Report, appendix: Appendix) -> str:
    if appendix.reference:
        return forms.plain(appendix.reference)
    head = report.head
    kind = title(report).capitalize() or "Công văn"
    number = f"{forms.document_number(head.number)}/{forms.plain(head.symbol)}"
    day = forms.day_in_sentence(head.day) if head.day else _open_day(head.year)
    return f"(Kèm theo {kind} số {number} {day} của {author(report)})"


def body(report: Report) -> tuple[Part, ...]:
    """Return the text with the mark that ends it: "./." right after the last word."""
    parts = report.body
    if report.kind not in _ENDED or not parts or not isinstance(parts[-1], Paragraph):
        return parts
    last = parts[-1]
    said = text_of(last.runs).rstrip()
    if not last.runs or last.role not in _RUNNING or said.endswith(_END):
        return parts
    final = last.runs[-1]
    ended = replace(final, text=final.text.rstrip(" .;") + _END)
    return (*parts[:-1], replace(last, runs=(*last.runs[:-1], ended)))


def paragraphs(part: Paragraph | Listing | KeyFigures) -> Iterator[tuple[Run, ...]]:
    """Return the paragraphs that a part of the text is printed as."""
    if isinstance(part, Paragraph):
        yield from _lines(part.runs)
    elif isinstance(part, KeyFigures):
        said = [f"{one.label}: {_told(one)}" for one in part.figures]
        yield from ((Run(line),) for line in listed(said))
    else:
        for at, item in enumerate(part.items, 1):
            yield _clean((Run(f"{at}. " if part.numbered else "- "), *item))


def announces(runs: Sequence[Run]) -> bool:
    """Say whether a paragraph only leads to what follows: none ends a page with a colon."""
    return text_of(runs).rstrip().endswith(":")


def _told(one: Figure) -> str:
    return f"{figure(one.value, one.kind)} {one.unit}".rstrip()


def _lines(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Split what was typed with line ends into paragraphs."""
    line: list[Run] = []
    for run in runs:
        first, *rest = forms.plain(run.text).split("\n")
        line.append(replace(run, text=first))
        for text in rest:
            yield tuple(line)
            line = [replace(run, text=text)]
    yield tuple(line)


def _clean(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=forms.plain(run.text).replace("\n", " ")) for run in runs)
