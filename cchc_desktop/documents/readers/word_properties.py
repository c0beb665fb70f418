"""The properties of runs, paragraphs, cells and rows of Word, each kept once.

Word says at every single run how its letters look: more than half of a document is the same few
properties again and again. They are taken out of the bytes before parsing, and the element that
had them gets their number as an attribute, so that they are parsed and understood once. What
does not have the usual form simply stays where it is. Must not know what properties mean.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.package import Package
from cchc_desktop.documents.readers.word_names import w
from cchc_desktop.domain.ticket import Ticket

# Whose properties: of runs, cells and rows, and of paragraphs, in which those of a mark may stand.
RUN, PARAGRAPH, CELL, ROW = "rPr", "pPr", "tcPr", "trPr"
_OWNERS: Final = {RUN: b"r", PARAGRAPH: b"p", CELL: b"tc", ROW: b"tr"}
_TAGS: Final = {kind: w(kind) for kind in _OWNERS}
_ROOT: Final = re.compile(rb"<w:document\b([^<>]*)>")
_SPACE: Final = re.compile(rb"xmlns:[\w.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_PLAIN_RUN: Final = re.compile(rb"<w:r((?: [^<>]*)?)><w:t>([^<]*)</w:t></w:r>")
_ROOT_WITHIN: Final = 20_000
_KEPT_SPACES: Final = b'<w:t xml:space="preserve">'  # as lxml keeps them anyway
# What properties were before a tracked change: that change is taken as accepted.
_FORMER: Final = b"PrChange"


class Properties:
    """The properties that were taken out of one document, by kind and number.

    An element's number is its attribute of the kind's name: who keeps what properties came to
    looks there first, and asks here once for each number.
    """

    def __init__(self, kept: Mapping[str, Sequence[etree._Element]]) -> None:
        self._kept: Final = kept

    def of(self, owner: etree._Element, kind: str) -> etree._Element | None:
        """Give the properties of an element, taken out or still in it."""
        number = owner.get(kind)
        kept = self._kept.get(kind, ())
        if number is not None and number.isdecimal() and int(number) < len(kept):
            return kept[int(number)]
        return owner.find(_TAGS[kind])


def body_of(package: Package, part: str, ticket: Ticket) -> tuple[etree._Element, Properties]:
    """Parse the main part of a document."""
    data = package.text_of(part)
    spaces = _declared(data)
    if spaces is None or _FORMER in data:
        return package.parse(data, ticket), Properties({})
    slim, kept = data.replace(_KEPT_SPACES, b"<w:t>"), {}
    try:
        for kind in _OWNERS:
            slim, taken = _taken_out(slim, kind.encode(), _OWNERS[kind])
            kept[kind] = list(package.parse(_wrapped(kind.encode(), taken, spaces)))
    except DocumentError:  # a prefix that is declared further down: rare, and only slower
        return package.parse(data, ticket), Properties({})
    # A run of one text and nothing else needs no element of its own.
    return package.parse(_PLAIN_RUN.sub(rb"<w:t\1>\2</w:t>", slim), ticket), Properties(kept)


def _declared(data: bytes) -> bytes | None:
    root = _ROOT.search(data[:_ROOT_WITHIN])
    return None if root is None else b" ".join(_SPACE.findall(root[1]))


def _taken_out(data: bytes, kind: bytes, owner: bytes) -> tuple[bytes, list[bytes]]:
    """Turn <w:r><w:rPr>…</w:rPr> into <w:r rPr="7">."""
    opening, closing = b"<w:%s>" % kind, b"</w:%s>" % kind
    bare, said = b"<w:%s>" % owner, b"<w:%s " % owner
    *pieces, last = data.split(closing)
    made: list[bytes] = []
    marks: dict[bytes, bytes] = {}
    for piece in pieces:
        before, opened, inner = piece.rpartition(opening)
        if opened and (before.endswith(bare) or _is_start(before, said)):
            mark = marks.get(inner)
            if mark is None:
                mark = marks[inner] = b' %s="%d">' % (kind, len(marks))
            made += (before[:-1], mark)
        else:
            made += (piece, closing)
    made.append(last)
    return b"".join(made), list(marks)


def _is_start(before: bytes, said: bytes) -> bool:
    """Tell whether a text ends with the start of an element that has attributes."""
    at = before.rfind(b"<")
    return before.startswith(said, at) and before.endswith(b">") and not before.endswith(b"/>")


def _wrapped(kind: bytes, taken: list[bytes], spaces: bytes) -> bytes:
    inside = b"".join(b"<w:%s>%s</w:%s>" % (kind, one, kind) for one in taken)
    return b"<all %s>%s</all>" % (spaces, inside)
