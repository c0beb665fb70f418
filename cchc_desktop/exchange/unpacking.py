"""Unpacks the members of an envelope piece by piece, within what the envelope says of them.

Must not know what the members hold.
"""

import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from cchc_desktop.exchange.envelope import STORED, EnvelopeError, Member
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading

CHUNK: Final = 2**18
MOST_UNPACKED: Final = 2**32
# JSON of real offices packs 10 or 20 to 1; a small file may be anything.
MOST_RATIO: Final = 200
RATIO_COUNTS_FROM: Final = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """Where a package is read from: a file, or bytes that came inside another file."""

    content: Path | bytes
    name: str

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        if isinstance(self.content, bytes):
            yield io.BytesIO(self.content)
            return
        with told_from_reading(self.content), self.content.open("rb") as file:
            yield file

    def refusal(self, code: str, **facts: object) -> ExchangeError:
        return ExchangeError(code, {"name": self.name, **facts})


def check_sizes(members: Sequence[Member]) -> None:
    """Refuse what would unpack to more than is honest, before anything is unpacked."""
    size, packed = (sum(each) for each in zip(*((m.size, m.packed) for m in members), strict=True))
    if size > MOST_UNPACKED or (size > RATIO_COUNTS_FROM and size > packed * MOST_RATIO):
        raise EnvelopeError("unpacks to more than is honest", hostile=True)


def unpacked(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """Unpack a member; EnvelopeError when it is not what its header says."""
    file.seek(member.start)
    crc = size = 0
    for piece in _pieces(file, member):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        if size > member.size:
            raise EnvelopeError("longer than it says", hostile=True)
        yield piece
    if size != member.size or crc != member.crc:
        raise EnvelopeError("other than its sum")


def _pieces(file: BinaryIO, member: Member) -> Iterator[bytes]:
    packed = _packed(file, member.packed)
    if member.method == STORED:
        yield from packed
        return
    opener = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in packed:
            rest = piece
            while rest and not opener.eof:
                yield opener.decompress(rest, CHUNK)
                rest = opener.unconsumed_tail
        yield opener.flush()
    except zlib.error as error:
        raise EnvelopeError("packed bytes that do not unpack") from error
    if not opener.eof or opener.unused_data or next(packed, b""):
        raise EnvelopeError("packed bytes that end too early or too late")


def _packed(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length:
        piece = file.read(min(CHUNK, length))
        if not piece:
            raise EnvelopeError("cut off")
        length -= len(piece)
        yield piece
