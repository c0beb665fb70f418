"""Writes a report to a file, as the file's ending says; all of it or nothing.

The file is made beside its place and put there in one step. Must not know what the report says,
nor where the shipped letters lie: the caller says so.
"""

import errno
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.faces import find_faces
from cchc_desktop.reports.model import Report

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE: Final = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}
_CLOSED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_USE: Final = _CLOSED | {errno.EBUSY, errno.EISDIR, errno.ETXTBSY}


class Format(StrEnum):
    """What a report can be written as, by the ending of the file."""

    PDF = ".pdf"
    DOCX = ".docx"
    XLSX = ".xlsx"


def write_report(report: Report, path: Path, ticket: Ticket, *, fonts: Path) -> None:
    """Write a report to a file; `fonts` is the folder of the shipped letters.

    Raises ReportError when that cannot be; a file that was there before is then as it was.
    """
    wanted = format_of(path)
    with _told(path, _from_preparing):
        data = _made(report, wanted, ticket, fonts)
    write_bytes(data, path, ticket)


def write_bytes(data: bytes, path: Path, ticket: Ticket) -> None:
    """Write what a report was made into to a file: all of it, or nothing and a ReportError."""
    ticket.step(0, 0, "saving-report")
    with _told(path, _from_making):
        beside = path.with_name(f".cchc-{secrets.token_hex(6)}.tmp")
        try:
            _put(data, beside)
            with _told(path, _from_placing):
                beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def report_bytes(report: Report, wanted: Format, ticket: Ticket, *, fonts: Path) -> bytes:
    """Return a report in a format; the same report with the same letters gives the same bytes."""
    with _told(Path(tempfile.gettempdir(), f"report{wanted}"), _from_preparing):
        return _made(report, wanted, ticket, fonts)


def _made(report: Report, wanted: Format, ticket: Ticket, fonts: Path) -> bytes:
    ticket.step(0, 0, "writing-report")
    return _MAKERS[wanted](report, ticket, fonts)


def format_of(path: Path) -> Format:
    try:
        return Format(path.suffix.lower())
    except ValueError as error:
        raise ReportError("report-format-unknown", {"name": path.name}) from error


def free_name(path: Path) -> Path:
    """Return the path itself, or one beside it that no file has yet: "Báo cáo (2).docx"."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem} ({nth}){path.suffix}") for nth in count(2))
    return next(name for name in names if not name.exists())


def _pdf(report: Report, ticket: Ticket, fonts: Path) -> bytes:
    from cchc_desktop.reports.pdf.writer import pdf_bytes  # noqa: PLC0415 - only what is asked for

    return pdf_bytes(report, ticket, find_faces(fonts))


def _docx(report: Report, ticket: Ticket, fonts: Path) -> bytes:
    from cchc_desktop.reports.docx.writer import docx_bytes  # noqa: PLC0415

    return docx_bytes(report, ticket, find_faces(fonts))


def _xlsx(report: Report, ticket: Ticket, _fonts: Path) -> bytes:
    from cchc_desktop.reports.xlsx.writer import xlsx_bytes  # noqa: PLC0415

    return xlsx_bytes(report, ticket)


_MAKERS: Final[dict[Format, Callable[[Report, Ticket, Path], bytes]]] = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
}


# ---- the file -----------------------------------------------------------------------------------


def _put(data: bytes, path: Path) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # a full disk is noticed here, not when the machine loses power


def _from_preparing(error: OSError) -> str:
    """Judge what happened before the file's own folder was touched."""
    return "report-disk-full" if error.errno in _FULL else "report-not-written"


def _from_making(error: OSError) -> str:
    if error.errno in _FULL:
        return "report-disk-full"
    if error.errno in _GONE:
        return "report-folder-missing"
    return "report-folder-closed" if error.errno in _CLOSED else "report-not-written"


def _from_placing(error: OSError) -> str:
    return "report-target-in-use" if error.errno in _IN_USE else _from_making(error)


@contextmanager
def _told(path: Path, code_of: Callable[[OSError], str]) -> Iterator[None]:
    """Turn what the system says into a code with facts, once."""
    try:
        yield
    except OSError as error:
        facts = {"name": path.name, "folder": str(path.parent), "other": free_name(path).name}
        raise ReportError(code_of(error), facts) from error
