"""Any file becomes a Document: told by its content, read within bounds, its words put right.

Steps are reported to the ticket while reading, and a cancel is noticed. What cannot be read is a
DocumentError and nothing else. Must not know what a plan is.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from cchc_desktop.documents.blocks import Block, Document, Kind, Notice, Paragraph, Source
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.legacy_fonts import Encoding, encoding_of, unicode_of
from cchc_desktop.documents.sniffing import kind_of
from cchc_desktop.documents.spelling import composed
from cchc_desktop.documents.wording import healed
from cchc_desktop.domain.ticket import Ticket

MOST_BYTES: Final = 200 * 2**20
_SAMPLE: Final = 120
Reader = Callable[[bytes, str, Ticket], Document]


def read_document(
    source: Path | bytes, name: str, ticket: Ticket, *, convert_letters: bool = True
) -> Document:
    """Read a file, or the bytes of one; `name` is what messages call it.

    Text typed in an old font is converted, and a notice shows a piece of it before and after;
    `convert_letters=False` leaves the letters as they are.
    """
    ticket.step(0, 0, "reading-file")
    data = source if isinstance(source, bytes) else _bytes_of(source, name)
    if len(data) > MOST_BYTES:
        raise DocumentError("document-too-large", {"name": name})
    kind = kind_of(data, name)
    try:
        with _uncollected():
            document = _READERS[kind](data, name, ticket)
            return put_right(document, convert_letters=convert_letters)
    except (RecursionError, MemoryError) as error:
        raise DocumentError("document-too-hard", {"name": name}) from error


def read_copied(
    html: str | bytes | None, text: str | None, ticket: Ticket, *, convert_letters: bool = True
) -> Document:
    """Read what was copied in another program: its HTML, and the same as plain text."""
    from cchc_desktop.documents.readers.clipboard import read_clipboard  # noqa: PLC0415

    document = read_clipboard(html, text, ticket)
    return put_right(document, convert_letters=convert_letters)


def put_right(document: Document, *, convert_letters: bool = True) -> Document:
    """Convert letters of old fonts, compose accents, and heal broken sentences."""
    notices = list(document.warnings)
    blocks = document.blocks
    if convert_letters and (encoding := encoding_of(_texts(blocks))) is not None:
        notices.append(Notice("old-letters-converted", _preview(blocks, encoding)))
        blocks = tuple(_changed(block, lambda text: unicode_of(text, encoding)) for block in blocks)
    blocks = tuple(_changed(block, composed) for block in blocks)
    if not any(map(_says_something, blocks)):
        raise DocumentError("document-empty", {"name": document.source.name})
    return Document(healed(blocks), document.source, tuple(notices))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the search for circles back: reading makes many small things, and none in circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except PermissionError as error:
        raise DocumentError("document-in-use", {"name": name}) from error
    except OSError as error:
        raise DocumentError("document-not-found", {"name": name}) from error


def _preview(blocks: tuple[Block, ...], encoding: Encoding) -> dict[str, str]:
    """Choose the piece of text that shows best what happens."""
    pairs = ((text, unicode_of(text, encoding)) for text in _texts(blocks))
    before, after = max(
        pairs, key=lambda pair: sum(a != b for a, b in zip(*pair, strict=False)), default=("", "")
    )
    return {"before": before[:_SAMPLE], "after": after[:_SAMPLE]}


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _says_something(block: Block) -> bool:
    return isinstance(block, Paragraph) or any(
        cell.text for row in block.rows for cell in row.cells
    )


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    """Change every text of a block; most stay what they are and are not made anew."""
    if isinstance(block, Paragraph):
        text = change(block.text)
        return block if text == block.text else replace(block, text=text)
    rows = []
    for row in block.rows:
        texts = [change(cell.text) for cell in row.cells]
        if any(text != cell.text for text, cell in zip(texts, row.cells, strict=True)):
            cells = tuple(
                replace(cell, text=text) for text, cell in zip(texts, row.cells, strict=True)
            )
            rows.append(replace(row, cells=cells))
        else:
            rows.append(row)
    same = all(a is b for a, b in zip(rows, block.rows, strict=True))
    return block if same else replace(block, rows=tuple(rows))


# ---- readers, each with the libraries that it alone needs --------------------------------------


def _docx(data: bytes, name: str, ticket: Ticket) -> Document:
    from cchc_desktop.documents.readers.docx import read_docx  # noqa: PLC0415

    return read_docx(data, name, ticket)


def _xlsx(data: bytes, name: str, ticket: Ticket) -> Document:
    from cchc_desktop.documents.readers.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(data, name, ticket)


def _pdf(data: bytes, name: str, ticket: Ticket) -> Document:
    from cchc_desktop.documents.readers.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, name, ticket)


def _text(data: bytes, name: str, ticket: Ticket) -> Document:
    from cchc_desktop.documents.readers.clipboard import is_copied, tab_table  # noqa: PLC0415
    from cchc_desktop.documents.readers.decoding import decoded  # noqa: PLC0415
    from cchc_desktop.documents.readers.text import read_text  # noqa: PLC0415

    text = decoded(data, name)
    if is_copied(text):
        return Document((tab_table(text, ticket),), Source(Kind.TEXT, name))
    return read_text(text, name, ticket)


def _html(data: bytes, name: str, ticket: Ticket) -> Document:
    from cchc_desktop.documents.readers.clipboard import without_note  # noqa: PLC0415
    from cchc_desktop.documents.readers.decoding import decoded  # noqa: PLC0415
    from cchc_desktop.documents.readers.html import read_html  # noqa: PLC0415

    blocks = read_html(without_note(decoded(data, name)), name, ticket)
    return Document(tuple(blocks), Source(Kind.HTML, name))


_READERS: Final[dict[Kind, Reader]] = {
    Kind.DOCX: _docx,
    Kind.XLSX: _xlsx,
    Kind.PDF: _pdf,
    Kind.TEXT: _text,
    Kind.HTML: _html,
}
