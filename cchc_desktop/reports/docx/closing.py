"""The end of a document in Word: who signs, and who receives a copy; and charts made of rows.

Must not know what stands above.
"""

from collections.abc import Iterator
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.docx.markup import (
    Element,
    cell,
    indents,
    make,
    paragraph,
    row,
    run,
    spacing,
    table,
    table_properties,
)
from cchc_desktop.reports.docx.styles import cell_style
from cchc_desktop.reports.layout import letter, words
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import UPRIGHT
from cchc_desktop.reports.model import BarChart, Report

_RIGHT: Final = 2 * (UPRIGHT.text_width - letter.SIGNATURE_MIDDLE)
_LEFT: Final = UPRIGHT.text_width - _RIGHT
_ABOVE: Final = letter.END_BELOW - letter.TEXT_PITCH


def closing(report: Report) -> Iterator[Element]:
    """Yield the two columns of the end, which no page parts."""
    if report.signature is None and not report.copies:
        return
    left = [paragraph("CchcCopies", run(words.COPIES))] if report.copies else []
    left += [paragraph("CchcCopy", run(line)) for line in words.copies(report)]
    right: list[Element] = []
    if report.signature is not None:
        right = [
            paragraph("CchcPost", run(forms.plain(post).upper())) for post in report.signature.posts
        ]
        right.append(paragraph("CchcSigner", run(forms.plain(report.signature.name))))
    both = [
        cell(width, content or [paragraph("CchcCopy")])
        for width, content in ((_LEFT, left), (_RIGHT, right))
    ]
    yield paragraph("CchcRule", layout=(make("keepNext"), spacing(0, _ABOVE)))
    held = row(both, make("cantSplit"))
    yield table([_LEFT, _RIGHT], table_properties(_LEFT + _RIGHT), [held])


def word_chart(chart: BarChart, room: float) -> Iterator[Element]:
    """Yield a chart: each bar is a shaded paragraph of its length, so that text stays text."""
    yield paragraph("CchcChart", run(forms.plain(chart.title)))
    names, bars = room * numbers.NAMES_SHARE, room * numbers.BARS_SHARE
    widths = [names, bars, room - names - bars]
    most = max((words.bar_length(bar) for bar in chart.bars), default=0)
    size = numbers.IN_APPENDIX.size
    rows = []
    for bar in chart.bars:
        length = float(words.bar_length(bar) / most) * bars if most else 0.0
        said = (
            paragraph(cell_style(size, "right"), run(forms.plain(bar.label))),
            _bar(length, bars),
            paragraph(cell_style(size, "left"), run(words.bar(bar, chart))),
        )
        cells = [
            cell(width, [one], make("vAlign", val="center"))
            for width, one in zip(widths, said, strict=True)
        ]
        height = make("trHeight", val=str(round(numbers.BAR_PITCH * 20)), hRule="atLeast")
        rows.append(row(cells, make("cantSplit"), height))
    yield table(widths, table_properties(room, beside=numbers.DENSE.beside), rows)


def _bar(length: float, room: float) -> Element:
    beside = numbers.DENSE.beside
    layout = [spacing(0, numbers.BAR_THICKNESS), indents(0, max(0.0, room - 2 * beside - length))]
    if length:
        fill = f"{round(numbers.BAR_GREY * 255):02X}" * 3
        layout.insert(0, make("shd", val="clear", color="auto", fill=fill))
    return paragraph("CchcRule", layout=layout)
