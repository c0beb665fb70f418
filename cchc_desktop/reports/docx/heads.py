"""The top of a document and of an appendix in Word.

Must not know what comes below.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.docx.markup import (
    Element,
    cell,
    indents,
    make,
    paragraph,
    row,
    rows_of_text,
    rule,
    run,
    spacing,
    table,
    table_properties,
)
from cchc_desktop.reports.docx.styles import ROW
from cchc_desktop.reports.layout import letter, words
from cchc_desktop.reports.layout.paper import UPRIGHT
from cchc_desktop.reports.measuring import Family
from cchc_desktop.reports.model import Appendix, Report

_LEFT: Final = letter.LEFT_COLUMN
_RIGHT: Final = letter.RIGHT_COLUMN
_RULE_BEFORE: Final = 1.5
_NUMBER_BEFORE: Final = letter.NUMBER_BELOW - ROW - _RULE_BEFORE - 3.0


def head(report: Report, family: Family) -> Iterator[Element]:
    """Yield all that stands above the text."""
    yield _columns(report, family)
    about = letter.TO_BELOW_ABOUT
    if words.title(report):
        about = letter.TO_BELOW_SUBJECT
        yield paragraph("Title", run(words.title(report)))
        yield from _subject(report, family)
    if report.recipients:
        yield from _addressees(report, family, about - letter.TO_PITCH)
    below = letter.TEXT_BELOW_TO if report.recipients else about
    gap = below - letter.TEXT_PITCH - letter.PARAGRAPH_GAP
    yield paragraph("CchcRule", layout=(spacing(0, max(1.0, gap)),))


def _columns(report: Report, family: Family) -> Element:
    sizes, above, own = letter.head_sizes(
        [forms.plain(line) for line in report.head.above],
        [forms.plain(line) for line in report.head.own],
        lambda text, size, bold: family.of(bold=bold).width(text, size),
    )
    last = family.bold.width(own[-1], sizes.own) if own else 0.0
    left = [
        *(_sized("CchcAbove", line, sizes.own, letter.NUMBER_SIZE) for line in above),
        *(_sized("CchcOwn", line, sizes.own, letter.NUMBER_SIZE) for line in own),
        rule(letter.OWN_RULE_SHARE * last, _LEFT, _RULE_BEFORE),
    ]
    motto = family.bold.width(words.MOTTO, sizes.motto)
    right = [
        _sized("CchcNation", words.NATION, sizes.nation, letter.NUMBER_SIZE),
        _sized("CchcMotto", words.MOTTO, sizes.motto, letter.TITLE_SIZE),
        rule(motto, _RIGHT, _RULE_BEFORE),
    ]
    before = spacing(_NUMBER_BEFORE)
    number = [paragraph("CchcNumber", run(words.number_row(report.head)), layout=(before,))]
    if not words.title(report) and words.subject(report):
        number.append(_about(report, family))
    day = _sized("CchcDay", words.day_row(report.head), sizes.motto, letter.TITLE_SIZE)
    day[0].append(spacing(_NUMBER_BEFORE))
    rows = [
        row([cell(_LEFT, left), cell(_RIGHT, right)]),
        row([cell(_LEFT, number), cell(_RIGHT, [day])]),
    ]
    return table([_LEFT, _RIGHT], table_properties(_LEFT + _RIGHT), rows)


def _sized(style: str, text: str, size: float, usual: float) -> Element:
    """Return a row of the head, in a size of its own where the head is a small one."""
    said = run(text)
    if size != usual:
        half = str(round(size * 2))
        said.insert(0, make("rPr", make("sz", val=half), make("szCs", val=half)))
    return paragraph(style, said)


def _about(report: Report, family: Family) -> Element:
    rows = letter.even_rows(
        words.subject(report),
        letter.ABOUT_WIDTH,
        lambda text: family.regular.width(text, letter.ABOUT_SIZE),
    )
    return paragraph("CchcAbout", *rows_of_text(rows))


def _subject(report: Report, family: Family) -> Iterator[Element]:
    size, bold = letter.TITLE_SIZE, family.bold
    said = words.subject(report)
    rows = [words.title(report)]
    if said:
        rows = letter.even_rows(said, letter.SUBJECT_WIDTH, lambda text: bold.width(text, size))
        yield paragraph("Subtitle", *rows_of_text(rows))
    length = letter.SUBJECT_RULE_SHARE * bold.width(rows[-1], size)
    yield rule(length, UPRIGHT.text_width, 2.5)


def _addressees(report: Report, family: Family, before: float) -> Iterator[Element]:
    rows, size = words.addressees(report), letter.TEXT_SIZE
    if len(rows) == 1:
        said = run(f"{words.TO} {rows[0]}")
        centred = make("jc", val="center")
        room = indents(letter.TEXT_INDENT, letter.TEXT_INDENT)
        yield paragraph("CchcTo", said, layout=(spacing(before), room, centred))
        return
    colon = family.regular.width(words.TO.removesuffix(":"), size)
    left = _left_of(rows, family, colon)
    yield paragraph("CchcTo", run(words.TO), layout=(spacing(before), indents(left)))
    for line in rows:
        yield paragraph("CchcTo", run(line), layout=(indents(left + colon),))


def _left_of(rows: Sequence[str], family: Family, colon: float) -> float:
    widest = max(family.regular.width(line, letter.TEXT_SIZE) for line in rows)
    return max(letter.TEXT_INDENT, (UPRIGHT.text_width - colon - widest) / 2)


def appendix_head(report: Report, appendix: Appendix) -> Iterator[Element]:
    yield paragraph("CchcAppendix", run(words.appendix_label(appendix)))
    yield paragraph("CchcAppendixName", run(words.appendix_name(appendix)))
    yield paragraph("CchcReference", run(words.appendix_reference(report, appendix)))
    yield paragraph("CchcRule", layout=(spacing(0, 8.0),))
