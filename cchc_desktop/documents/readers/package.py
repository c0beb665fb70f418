"""The zip package in which Word and Excel keep a document, opened with every bound that it needs.

Sizes are counted while unpacking, because the directory of a package may lie; no part may bring
a document type, so no entity can grow. Must not know what the parts mean.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.domain.ticket import Ticket

# Generous against what offices write: a plan of 120 pages is a part of 10 to 30 MB.
MOST_MEMBERS: Final = 10_000
MOST_BYTES: Final = 64 * 2**20
MOST_TAGS: Final = 6_000_000  # a tag may be four bytes in the file and a hundred in memory
MOST_STREAMED: Final = 1024 * 2**20
# Word and Excel reach 20 or 30 to 1; nothing that people type packs a thousandfold.
MOST_RATIO: Final = 1000
RATIO_COUNTS_FROM: Final = 16 * 2**20
_HEAD: Final = 20_000  # where a part declares its names
_CHUNK: Final = 2**18
_ENCRYPTED: Final = 0x1
_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|drawingml|officeDocument)/"
)
_TRANSITIONAL: Final = {
    b"wordprocessingml": b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    b"spreadsheetml": b"http://schemas.openxmlformats.org/spreadsheetml/2006/",
    b"drawingml": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"officeDocument": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    UnicodeError,
)


class Package:
    """An open package; parts are named as in the zip, without a leading slash."""

    def __init__(self, data: bytes, name: str) -> None:
        self._facts: Final = {"name": name}
        try:
            self._zip: Final = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise self.refusal("document-broken") from error
        if len(infos) > MOST_MEMBERS:
            raise self.refusal("document-too-large")
        # The directory is not to be trusted to be without doubles; the last one counts.
        self._infos: Final = {info.filename.lstrip("/").lower(): info for info in infos}

    def refusal(self, code: str) -> DocumentError:
        return DocumentError(code, self._facts)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._infos

    def chunks(self, part: str, most: int = MOST_STREAMED) -> Iterator[bytes]:
        """Unpack a part piece by piece; refuse it once it has grown beyond what is honest."""
        info = self._infos.get(part.lower())
        if info is None:
            raise self.refusal("document-broken")
        if info.flag_bits & _ENCRYPTED:
            raise self.refusal("document-locked")
        size, packed = 0, max(info.compress_size, 1)
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    bomb = size > RATIO_COUNTS_FROM and size > packed * MOST_RATIO
                    if size > most or bomb:
                        raise self.refusal("document-too-large")
                    yield piece
        except _BROKEN as error:
            raise self.refusal("document-broken") from error

    def text_of(self, part: str) -> bytes:
        """Unpack a whole part; the strict dialect is read as the common one."""
        data = b"".join(self.chunks(part, MOST_BYTES))
        if b"purl.oclc.org/ooxml" in data[:_HEAD]:
            data = _STRICT.sub(_as_transitional, data)
        return data

    def tree(self, part: str, ticket: Ticket | None = None) -> etree._Element:
        """Parse a whole part."""
        return self.parse(self.text_of(part), ticket)

    def parse(self, data: bytes, ticket: Ticket | None = None) -> etree._Element:
        """Parse what was unpacked."""
        if data.count(b"<") > MOST_TAGS:
            raise self.refusal("document-too-large")
        parser = xml_parser()
        try:
            for start in range(0, len(data), _CHUNK):
                if ticket is not None:
                    ticket.step(0, 0, "reading-file")
                parser.feed(data[start : start + _CHUNK])
            root = parser.close()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.refusal("document-broken") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refusal("document-unsafe")
        return root

    def related(self, part: str, kind: str) -> list[str]:
        """Name the parts that a part leads to, by the last word of the relationship's type."""
        return [
            target
            for type_, target in self.relations(part).values()
            if type_.rsplit("/", 1)[-1] == kind and target in self
        ]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the relationships of a part (or of the package, ""): id → type and target."""
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self:
            return {}
        found = {}
        for one in self.tree(rels).iter(_REL):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            if one.get("TargetMode") != "External":
                found[one.get("Id", "")] = (one.get("Type", ""), target.lstrip("/"))
        return found


def xml_parser() -> etree.XMLParser:
    """Make a parser that opens nothing, expands nothing and stops at unreasonable depth."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def xml_pull_parser(tags: tuple[str, ...]) -> etree.XMLPullParser:
    """Make such a parser for a part that is read piece by piece: it stops at these elements."""
    return etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _as_transitional(found: re.Match[bytes]) -> bytes:
    return _TRANSITIONAL[found[1]]
