"""PDF with text. The reading itself goes on in a process of its own (`pdf_process`).

A PDF is close to a program: it can ask for endless work or memory in more ways than a reader can
foresee, and pdfminer believes what it is told. A process can be given a bound of memory and be
ended after a while without a sign of life; the window stays quick meanwhile, and Cancel is at
once. It costs half a second. Must not know how pages are read.
"""

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final

from cchc_desktop.documents.blocks import Document
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.pdf_process import serve
from cchc_desktop.domain.ticket import Ticket

_START_PATIENCE: Final = 60.0  # seconds; virus scanners look at every new process
_PATIENCE: Final = 15.0  # for a page; an ordinary one takes a fifth of a second
_GLANCE: Final = 0.1


def read_pdf(data: bytes, name: str, ticket: Ticket) -> Document:
    """Read a PDF; refuse one without text, with a password, or that does not come to an end."""
    ticket.step(0, 0, "reading-file")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True, name="pdf")
    process.start()
    theirs.close()
    try:
        return _conversation(_Line(ours, ticket, name), data)
    except (EOFError, OSError) as error:
        raise DocumentError("document-too-hard", {"name": name}) from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _conversation(line: "_Line", data: bytes) -> Document:
    line.heard(_START_PATIENCE)
    line.pipe.send((data, line.name))
    while True:
        kind, what = line.heard(_PATIENCE)
        if kind == "page":
            at, of, numbered = what
            line.done = at, of
            line.ticket.see(numbered)
            line.report()
        elif kind == "refused":
            raise DocumentError(*what)
        else:
            document: Document = what
            return document


@dataclass(slots=True)
class _Line:
    """The line to the other process; while nothing is heard, a cancel is noticed."""

    pipe: "Connection[Any, Any]"
    ticket: Ticket
    name: str
    done: tuple[int, int] = (0, 0)

    def report(self) -> None:
        self.ticket.step(self.done[0], self.done[1], "reading-pages")

    def heard(self, patience: float) -> tuple[str, Any]:
        """Give the next message; silence for too long ends the reading."""
        waited = 0.0
        while not self.pipe.poll(_GLANCE):
            waited += _GLANCE
            self.report()
            if waited > patience:
                raise DocumentError("document-too-hard", {"name": self.name})
        message: tuple[str, Any] = self.pipe.recv()
        return message
