"""The envelope of a package: a zip file in the one form that leaves nothing to choose.

Local headers, directory and end follow from the members' names, sums and sizes, byte for byte;
there is no room for a comment, a second directory, a gap or a lie. Every version of the format
keeps this envelope. Must not know what the members hold.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

STORED, DEFLATED = 0, 8
MOST_MEMBERS: Final = 20_000
MOST_NAME: Final = 120
MOST_BYTES: Final = 2**31 - 2**20
"""Of a whole package: what every reader of zip files can hold without its larger form."""
HEADER: Final = struct.Struct("<4s5H3I2H")
_ENTRY: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_NEEDED: Final = 20  # version 2.0: the first that unpacks
_MADE_BY: Final = 20
_TIME, _DAY = 0, 0x21  # 1 January 1980, the first that zip can say
_HEADER_MARK, _ENTRY_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"


class EnvelopeError(ValueError):
    """These bytes are no envelope; `hostile` when it was made to harm whoever opens it."""

    def __init__(self, why: str, *, hostile: bool = False, foreign: bool = False) -> None:
        super().__init__(why)
        self.hostile = hostile
        self.foreign = foreign


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its packed bytes lie at `start` behind its header at `offset`."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def start(self) -> int:
        return self.offset + HEADER.size + len(self.name)

    @property
    def end(self) -> int:
        return self.start + self.packed

    def header(self) -> bytes:
        name = self.name.encode("ascii")
        sums = (self.crc, self.packed, self.size, len(name), 0)
        return HEADER.pack(_HEADER_MARK, _NEEDED, 0, self.method, _TIME, _DAY, *sums) + name

    def entry(self) -> bytes:
        name = self.name.encode("ascii")
        fixed = (_ENTRY_MARK, _MADE_BY, _NEEDED, 0, self.method, _TIME, _DAY)
        sums = (self.crc, self.packed, self.size, len(name), 0, 0, 0, 0, 0, self.offset)
        return _ENTRY.pack(*fixed, *sums) + name


def directory(members: Sequence[Member]) -> bytes:
    """Return what follows the last member: the directory and its end."""
    entries = b"".join(member.entry() for member in members)
    return entries + _end(len(members), len(entries), members[-1].end if members else 0)


def _end(count: int, size: int, offset: int) -> bytes:
    return _END.pack(_END_MARK, 0, 0, count, count, size, offset, 0)


def read_directory(file: BinaryIO, length: int) -> list[Member]:
    """Read the members of an envelope and check each of its bytes outside their contents."""
    size, offset = _read_end(file, length)
    file.seek(offset)
    data = file.read(size)
    members = list(_members(data))
    if b"".join(member.entry() for member in members) != data:
        raise EnvelopeError("entries written another way")
    at = 0
    for member in members:
        if member.offset != at or member.end > offset:
            raise EnvelopeError("members that overlap or leave a gap", hostile=True)
        file.seek(at)
        if file.read(member.start - at) != member.header():
            raise EnvelopeError("a header other than its entry", hostile=True)
        at = member.end
    if at != offset:
        raise EnvelopeError("bytes that belong to no member", hostile=True)
    return members


def _read_end(file: BinaryIO, length: int) -> tuple[int, int]:
    """Return the size and place of the directory."""
    file.seek(0)
    if length < _END.size or file.read(4) != _HEADER_MARK:
        raise EnvelopeError("no package begins like this", foreign=True)
    file.seek(length - _END.size)
    end = file.read(_END.size)
    mark, _, _, _, count, size, offset, _ = _END.unpack(end)
    if mark != _END_MARK:
        raise EnvelopeError("cut off, or with something behind it")
    if count > MOST_MEMBERS or size > MOST_MEMBERS * (_ENTRY.size + MOST_NAME):
        raise EnvelopeError("too many members", hostile=True)
    if offset + size + _END.size != length or end != _end(count, size, offset):
        raise EnvelopeError("an end written another way")
    return size, offset


def _members(data: bytes) -> Iterator[Member]:
    at = 0
    while at < len(data):
        if len(data) - at < _ENTRY.size:
            raise EnvelopeError("half an entry")
        fields = _ENTRY.unpack_from(data, at)
        method, (crc, packed, size, named), offset = fields[4], fields[7:11], fields[-1]
        at += _ENTRY.size
        name = data[at : at + named]
        at += named
        if not 0 < named <= MOST_NAME or not name.isascii():
            raise EnvelopeError("a name that no package has", hostile=True)
        if method not in (STORED, DEFLATED):
            raise EnvelopeError("packed in another way")
        yield Member(name.decode("ascii"), method, crc, packed, size, offset)
