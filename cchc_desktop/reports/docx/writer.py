"""Turns a report into the bytes of a Word document.

Must not know where the file goes.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.docx.closing import closing, word_chart
from cchc_desktop.reports.docx.heads import appendix_head, head
from cchc_desktop.reports.docx.markup import Element, make, paragraph, run, runs, spacing, twips, w
from cchc_desktop.reports.docx.styles import heading_style, set_styles
from cchc_desktop.reports.docx.tables import word_table
from cchc_desktop.reports.faces import Faces
from cchc_desktop.reports.layout import paper, words
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import Sheet
from cchc_desktop.reports.measuring import Family, family
from cchc_desktop.reports.model import (
    Appendix,
    BarChart,
    Heading,
    Kind,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Table,
)
from cchc_desktop.reports.steady import steady_zip

_ROLES: Final = {
    ParagraphRole.BODY: "CchcText",
    ParagraphRole.BASIS: "CchcBasis",
    ParagraphRole.NOTE: "CchcNote",
    ParagraphRole.CENTRED: "CchcCentred",
}
_ABOVE_TABLE: Final = numbers.TABLE_BELOW_TEXT - numbers.TABLE_BELOW_UNIT
_NEVER: Final = date(2000, 1, 1)
_WORD_2013: Final = "15"  # else Word opens it in the manner of 2007 and moves tables outwards


def docx_bytes(report: Report, ticket: Ticket, faces: Faces) -> bytes:
    """Write a report; the same report gives the same bytes."""
    from docx import Document  # noqa: PLC0415 - slow to load

    document = Document()
    set_styles(document)
    _set_properties(document, report)
    _set_manner(document)
    body = document.element.body
    first = document.sections[0]
    _set_page_numbers(first)
    references = [*first._sectPr.findall(w("headerReference"))]  # noqa: SLF001 - its XML
    for element in list(body):
        body.remove(element)
    sections = list(_sections(report, ticket, family(faces)))
    for at, (sheet, content) in enumerate(sections):
        for element in content:
            _put(body, element)
        held = _section(sheet, references if not at else [])
        if at + 1 == len(sections):
            body.append(paragraph("CchcEnd"))
            body.append(held)
        else:
            body.append(_end(held))
    made = io.BytesIO()
    document.save(made)
    return steady_zip(made.getvalue())


def _put(body: Element, element: Element) -> None:
    """Put a part at the end of the document.

    A table goes in empty and gets its rows there: moving it whole costs more than in proportion.
    """
    rows = list(element.iterchildren(w("tr")))
    for row in rows:
        element.remove(row)
    body.append(element)
    element.extend(rows)


def _sections(
    report: Report, ticket: Ticket, letters: Family
) -> Iterator[tuple[Sheet, list[Element]]]:
    for one in report.documents():
        if one.kind is not Kind.APPENDIX:
            yield paper.UPRIGHT, list(_document(one, ticket, letters))
        for appendix in one.appendices:
            sheet = paper.LANDSCAPE if appendix.landscape else paper.UPRIGHT
            yield sheet, list(_appendix(one, appendix, sheet, ticket))


def _document(report: Report, ticket: Ticket, letters: Family) -> Iterator[Element]:
    yield from head(report, letters)
    content = list(_parts(words.body(report), paper.UPRIGHT, ticket, in_appendix=False))
    end = list(closing(report))
    if end and content and content[-1].tag == w("p"):
        style = content[-1][0][0]
        style.addnext(make("keepNext"))  # the signature never stands alone on a page
    yield from content
    yield from end


def _appendix(
    report: Report, appendix: Appendix, sheet: Sheet, ticket: Ticket
) -> Iterator[Element]:
    yield from appendix_head(report, appendix)
    yield from _parts(appendix.parts, sheet, ticket, in_appendix=True)


def _parts(
    parts: Sequence[Part], sheet: Sheet, ticket: Ticket, *, in_appendix: bool
) -> Iterator[Element]:
    for at, part in enumerate(parts):
        if isinstance(part, Table):
            if at or not in_appendix:
                yield _room_above(_ABOVE_TABLE)
            yield from word_table(part, sheet.text_width, ticket, in_appendix=in_appendix)
            if at + 1 < len(parts):
                yield _room_above(numbers.GAP_AFTER)
        elif isinstance(part, BarChart):
            yield from word_chart(part, sheet.text_width)
        elif isinstance(part, Heading):
            yield paragraph(heading_style(part.level), run(words.heading(part)))
        else:
            role = part.role if isinstance(part, Paragraph) else ParagraphRole.BODY
            for line in words.paragraphs(part):
                kept = (make("keepNext"),) if words.announces(line) else ()
                yield paragraph(_ROLES[role], *runs(line), layout=kept)


def _room_above(points: float) -> Element:
    """Return room of a height; two tables without a paragraph between would grow together."""
    return paragraph("CchcRule", layout=(spacing(0, points),))


# ---- the document around them -------------------------------------------------------------------


def _section(sheet: Sheet, references: Sequence[Element]) -> Element:
    size = {"w": twips(sheet.width), "h": twips(sheet.height)}
    if sheet.width > sheet.height:
        size["orient"] = "landscape"
    header = twips(paper.PAGE_NUMBER_BASELINE - paper.ASCENT * paper.PAGE_NUMBER_SIZE)
    margins = {
        "top": twips(sheet.top),
        "right": twips(sheet.right),
        "bottom": twips(sheet.bottom),
        "left": twips(sheet.left),
        "header": header,
        "footer": header,
        "gutter": "0",
    }
    return make(
        "sectPr",
        *references,
        make("type", val="nextPage"),
        make("pgSz", **size),
        make("pgMar", **margins),
        make("pgNumType", start="1"),
        make("titlePg"),
    )


def _end(section: Element) -> Element:
    return make("p", make("pPr", make("pStyle", val="CchcEnd"), section))


def _set_page_numbers(section: Any) -> None:
    """Put the number in the middle of the head of every page but a section's first."""
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    holder = section.header.paragraphs[0]._p  # noqa: SLF001 - its XML
    for kind, text in (
        ("begin", ""),
        ("", " PAGE "),
        ("separate", ""),
        ("shown", "2"),
        ("end", ""),
    ):
        holder.append(_field_part(kind, text))


def _field_part(kind: str, text: str) -> Element:
    if kind == "shown":
        return run(text)
    if text:
        said = make("instrText")
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return make("r", said)
    return make("r", make("fldChar", fldCharType=kind))


def _set_manner(document: Any) -> None:
    settings = document.settings.element
    for old in settings.findall(w("compat")):
        settings.remove(old)
    held = make(
        "compat",
        make(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=_WORD_2013,
        ),
    )
    before = settings.find(w("rsids"))
    if before is not None:
        before.addprevious(held)
    else:
        settings.append(held)


def _set_properties(document: Any, report: Report) -> None:
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]  # a picture of somebody else's empty page
    day = report.head.day or _NEVER
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    about = document.core_properties
    about.title, about.subject = words.document_title(report)[:255], words.subject(report)[:255]
    about.author = about.last_modified_by = words.author(report)[:255]
    about.created = about.modified = moment
    about.comments = about.keywords = about.category = ""
    about.language, about.revision = report.language, 1
