"""Word documents: the body in its order, as it prints once every tracked change is accepted.

Read with lxml straight from the package: python-docx knows neither tracked changes, text boxes
nor automatic numbers, and takes three times as long for tables. Headers, footers and comments
are not part of the text. Must not know what a plan is.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from cchc_desktop.documents.blocks import (
    Block,
    Document,
    Kind,
    Notice,
    Paragraph,
    Place,
    Source,
    Table,
)
from cchc_desktop.documents.readers.cell_content import (
    Content,
    content_of,
    only_frames,
    renumbered,
)
from cchc_desktop.documents.readers.grid import tidied
from cchc_desktop.documents.readers.package import Package
from cchc_desktop.documents.readers.word_names import (
    ALTERNATE,
    CHOICE,
    GONE,
    TBL,
    WRAPS,
    P,
    w,
)
from cchc_desktop.documents.readers.word_numbers import Marker, Numbering, style_nums
from cchc_desktop.documents.readers.word_paragraphs import ParagraphLook, ParagraphLooks
from cchc_desktop.documents.readers.word_properties import Properties, body_of
from cchc_desktop.documents.readers.word_styles import Styles
from cchc_desktop.documents.readers.word_tables import TableRows, grid_widths
from cchc_desktop.documents.readers.word_text import Said, TextReader
from cchc_desktop.domain.ticket import Ticket

_NOTES, _TYPE, _ID = {"footnotes": w("footnote"), "endnotes": w("endnote")}, w("type"), w("id")
_BODY: Final = w("body")
_STEP_EVERY: Final = 50
_NARROW: Final = 3  # columns: a frame has one, and edges drawn by hand
_SAMPLE: Final = 120


def read_docx(data: bytes, name: str, ticket: Ticket) -> Document:
    """Read a Word document that was already recognised as one."""
    package = Package(data, name)
    main = next(iter(package.related("", "officeDocument")), "word/document.xml")
    root, properties = body_of(package, main, ticket)
    body = root.find(_BODY)
    if body is None:
        raise package.refusal("document-broken")
    parts = {
        kind: next((package.tree(one, ticket) for one in package.related(main, kind)), None)
        for kind in ("styles", "numbering", *_NOTES)
    }
    by_style = style_nums(parts["styles"])
    numbering = Numbering(parts["numbering"], lambda style: by_style.get(style, ""))
    reader = _Reader(Styles(parts["styles"]), properties, numbering, ticket)
    blocks = reader.blocks(body)
    for kind, tag in _NOTES.items():
        blocks += reader.notes(parts[kind], tag)
    return Document(tuple(blocks), Source(Kind.DOCX, name), tuple(reader.notices()))


class _Reader:
    """Walks a body; knows the page, the table and the part it has come to."""

    def __init__(
        self, styles: Styles, properties: Properties, numbering: Numbering, ticket: Ticket
    ) -> None:
        self._numbering: Final = numbering
        self._ticket: Final = ticket
        self._looks: Final = ParagraphLooks(styles, properties)
        self._text: Final = TextReader(styles, properties)
        self._rows: Final = TableRows(properties, self._content)
        self._rendered = False
        self._tables = 0
        self._read_rows = 0
        self._here = Place(1)
        self._pending: Said | None = None
        self._converted: list[tuple[str, str]] = []
        self._tracked = False
        # Of each table that is being read, the innermost last: what stands in its cells as long
        # as it may be only a frame, how many cells it has, and whether it has few columns.
        self._held: list[list[Block]] = []
        self._cells: list[int] = []
        self._narrow: list[bool] = []

    def blocks(self, parent: etree._Element) -> list[Block]:
        """Read what stands in a body, a cell or a text box, one below the other."""
        into: list[Block] = []
        self._gather(parent, into)
        return into

    def _gather(self, parent: etree._Element, into: list[Block]) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, into)
            elif tag == TBL:
                into += self._table(child)
            elif tag in WRAPS:
                self._gather(child, into)
            elif tag in GONE:
                self._tracked = True
            elif tag == ALTERNATE and (chosen := child.find(CHOICE)) is not None:
                self._gather(chosen, into)

    def notes(self, root: etree._Element | None, tag: str) -> Iterator[Paragraph]:
        """Read footnotes; the first two of a file are only lines drawn above them."""
        for note in () if root is None else root.iterfind(tag):
            if note.get(_TYPE) not in (None, "normal"):
                continue
            said = content_of(self.blocks(note))
            if said.text:
                mark = note.get(_ID, "")
                place = Place(part="footnote")
                yield Paragraph(f"{mark} {said.text}".strip(), marker=mark, where=place)

    def notices(self) -> Iterator[Notice]:
        if self._tracked or self._rows.tracked:
            yield Notice("tracked-changes-accepted")
        if self._converted:
            before, after = max(self._converted, key=lambda pair: len(pair[0]))
            facts = {"before": before[:_SAMPLE], "after": after[:_SAMPLE]}
            yield Notice("old-letters-converted", facts)

    # ---- paragraphs -----------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, into: list[Block]) -> None:
        look = self._looks.of(element)
        said, self._pending = self._pending or Said(), None
        said.pages += look.new_page
        self._text.read(element, look.letters, said)
        if look.joins_next:
            self._tracked, self._pending = True, said
            return
        where = self._here
        if said.rendered or said.pages:
            self._turn(said)
        if said.converted:
            self._converted += said.converted
        if said.tracked:
            self._tracked = True
        text = "".join(said.pieces).strip(" \n\r")
        num = look.num
        marker = None if num is None else self._numbering.marker(num, look.style)
        if marker is not None and (text or not (marker.bullet or said.boxes)):
            into.append(_numbered(marker, text, said, look, where))
        elif text:
            into.append(
                Paragraph(
                    text,
                    look.level,
                    said.bold,
                    said.italic,
                    look.centred,
                    where=where,
                )
            )
        for box in said.boxes:
            self._box(box, into)

    def _turn(self, said: Said) -> None:
        """Turn pages. Word notes where its pages ended; others only say where one must."""
        self._rendered = self._rendered or said.rendered > 0
        turned = said.rendered if self._rendered else said.pages
        self._here = replace(self._here, page=(self._here.page or 1) + turned)

    def _box(self, box: etree._Element, into: list[Block]) -> None:
        part = self._here.part
        self._here = replace(self._here, part="text-box")
        self._gather(box, into)
        self._here = replace(self._here, part=part)

    # ---- tables ---------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> Iterator[Block]:
        """Read a table; one that only frames other things is taken apart."""
        outer = not self._held
        self._tables += outer
        number = self._tables if outer else None
        grid = grid_widths(element)
        self._held.append([])
        self._cells.append(0)
        self._narrow.append(len(grid) <= _NARROW)
        rows = self._rows.read(element, lambda row: self._row_place(number, row))
        held, cells, _ = self._held.pop(), self._cells.pop(), self._narrow.pop()
        filled, columns, widths = tidied(rows, 0, grid)
        if only_frames(cells, columns, held):
            yield from self._unframed(held, outer=outer)
        elif filled:
            yield Table(filled, columns, widths, where=replace(filled[0].where, row=None))

    def _content(self, cell: etree._Element) -> Content | Paragraph:
        inner: list[Block] = []
        self._gather(cell, inner)
        if self._narrow[-1] or not self._cells[-1]:
            self._held[-1] += inner
        self._cells[-1] += 1
        return content_of(inner)

    def _unframed(self, held: list[Block], *, outer: bool) -> Iterator[Block]:
        """Give the content of a frame; its tables become tables of the body."""
        self._tables -= outer
        for block in held:
            if isinstance(block, Table) and outer:
                self._tables += 1
                yield renumbered(block, self._tables)
            else:
                yield block

    def _row_place(self, table: int | None, row: int) -> Place:
        self._read_rows += 1
        if self._read_rows % _STEP_EVERY == 0:
            self._ticket.step(self._read_rows, 0, "reading-rows")
        return Place(self._here.page, table, row, self._here.part)


def _numbered(
    marker: Marker, text: str, said: Said, look: ParagraphLook, where: Place
) -> Paragraph:
    return Paragraph(
        f"{marker.text}{marker.gap}{text}" if text else marker.text,
        look.level,
        said.bold,
        said.italic,
        look.centred,
        marker.text,
        marker.indent,
        where,
    )
