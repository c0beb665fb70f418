"""The inside of the process that reads a PDF: page after page, telling how far it has come.

Whatever goes wrong in here becomes a refusal. Must not know who waits outside.
"""

import io
import logging
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

from cchc_desktop.documents.blocks import Document, Kind, Notice, Source
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.memory_bound import bound_memory

if TYPE_CHECKING:
    from cchc_desktop.documents.readers.pdf_tables import PageTable

MOST_PAGES: Final = 2_000
_MEMORY: Final = 1024 * 2**20
_FEW_LETTERS: Final = 20  # on a page: a stamp and a page number at most


Told = Callable[[int, int, int], None]
"""Hears which page of how many was read, and how many numbered rows were met so far."""


def serve(theirs: Connection) -> None:
    """Read one document and send it; the other side ends this process afterwards."""
    bound_memory(_MEMORY)
    with suppress(OSError):
        theirs.send(("ready", None))
        data, name = theirs.recv()
        try:
            document = read_pages(data, name, lambda *far: theirs.send(("page", far)))
        except DocumentError as refusal:
            theirs.send(("refused", (refusal.code, dict(refusal.facts))))
        else:
            theirs.send(("document", document))


def read_pages(data: bytes, name: str, told: Told) -> Document:
    """Read all pages; `told` hears of each."""
    facts = {"name": name}
    try:
        return _read(data, name, told)
    except DocumentError:
        raise
    except (MemoryError, RecursionError) as error:
        raise DocumentError("document-too-hard", facts) from error
    except Exception as error:
        raise DocumentError(_code(error), facts) from error


def _code(error: BaseException) -> str:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415

    locked = (PDFPasswordIncorrect, PDFEncryptionError)
    return "document-locked" if isinstance(error, locked) else "document-broken"


def _read(data: bytes, name: str, told: Told) -> Document:
    # Slow to load, and only needed here.
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    from cchc_desktop.documents.readers.pdf_layout import blocks_of  # noqa: PLC0415
    from cchc_desktop.documents.readers.pdf_page import marks_of  # noqa: PLC0415
    from cchc_desktop.documents.readers.pdf_tables import content_of  # noqa: PLC0415
    from cchc_desktop.documents.readers.pdf_visible import (  # noqa: PLC0415
        VisibleDevice,
        VisibleInterpreter,
    )

    # It writes pieces of a damaged file to the log, where no words of a document belong.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    found = []
    for page in PDFPage.create_pages(document):
        found.append(page)
        if len(found) > MOST_PAGES:
            raise DocumentError("document-too-large", {"name": name})
    resources = PDFResourceManager()
    device = VisibleDevice(resources)
    interpreter = VisibleInterpreter(resources, device)
    pages, numbered = [], 0
    for at, page in enumerate(found, 1):
        interpreter.process_page(page)
        pages.append(content_of(marks_of(device.get_result())))
        numbered += sum(map(_numbered_rows, pages[-1].tables))
        told(at, len(found), numbered)
    letters = [page.letters for page in pages]
    unknown = sum(page.unknown for page in pages)
    if unknown > sum(letters):
        raise DocumentError("pdf-letters-unknown", {"name": name})
    if not pages or max(letters) < _FEW_LETTERS:
        raise DocumentError("pdf-without-text", {"name": name})
    bare = [
        at
        for at, page in enumerate(pages, 1)
        if page.letters < _FEW_LETTERS and page.pictures and not page.tables
    ]
    notices = [Notice("pages-without-text", {"pages": bare})] if bare else []
    return Document(tuple(blocks_of(pages)), Source(Kind.PDF, name), tuple(notices))


def _numbered_rows(table: "PageTable") -> int:
    """Count the rows that begin with a number, as tasks do."""
    return sum(bool(row) and row[0].text.lstrip()[:1].isdigit() for row in table.rows)
