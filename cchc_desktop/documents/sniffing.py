"""What a file really is, told by its first bytes and never by the end of its name.

Must not know how any format is read.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from cchc_desktop.documents.blocks import Kind
from cchc_desktop.documents.errors import DocumentError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)
_PDF_WITHIN: Final = 1024
_HTML_WITHIN: Final = 4096
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|body|table)\b", re.IGNORECASE)
# Names inside an old compound file are in UTF-16.
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD: Final = "WordDocument".encode("utf-16-le")
_OLD_EXCEL: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_DIRECTORY: Final = 2**20  # of a compound file, looked through from both ends
_MIMETYPE: Final = 200
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def kind_of(data: bytes, name: str) -> Kind:
    """Tell what a file is; refuse what no reader is there for, saying what to do."""
    if not data.strip(b"\x00 \t\r\n"):
        raise DocumentError("document-empty", {"name": name})
    refused = _refused(data)
    if refused is not None:
        raise DocumentError(refused, {"name": name})
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    head = data[:_HTML_WITHIN]
    if _HTML.search(head.replace(b"\x00", b"")):
        return Kind.HTML
    return Kind.TEXT


def _refused(data: bytes) -> str | None:
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return "document-rtf"
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        return "document-picture"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "document-picture"
    if data.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        return "document-packed"
    return None


def _compound(data: bytes) -> str:
    """Tell apart what old programs and passwords leave in the same kind of file."""
    names = data[:_DIRECTORY] + data[-_DIRECTORY:]
    if _LOCKED in names:
        return "document-locked"
    if _OLD_WORD in names:
        return "document-old-word"
    if any(one in names for one in _OLD_EXCEL):
        return "document-old-excel"
    return "document-unknown"


def _zipped(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {one.lower().lstrip("/") for one in package.namelist()}
            open_kind = _mimetype(package) if "mimetype" in names else b""
    except _BROKEN as error:
        raise DocumentError("document-broken", {"name": name}) from error
    if any(one.startswith("word/") and one.endswith(".xml") for one in names):
        return Kind.DOCX
    if "xl/workbook.bin" in names:
        raise DocumentError("document-old-excel", {"name": name})
    if any(one.startswith("xl/") and one.endswith(".xml") for one in names):
        return Kind.XLSX
    if b"opendocument" in open_kind:
        raise DocumentError("document-open-format", {"name": name})
    if any(one.startswith("ppt/") for one in names):
        raise DocumentError("document-unknown", {"name": name})
    raise DocumentError("document-packed", {"name": name})


def _mimetype(package: zipfile.ZipFile) -> bytes:
    with package.open("mimetype") as stream:
        return stream.read(_MIMETYPE)
