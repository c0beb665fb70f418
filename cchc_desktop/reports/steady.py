"""Packed files that are alike down to the byte when their contents are.

A zip file says of each part when it was packed; that is all that differs. Must not know what is
packed.
"""

import io
import struct
import zipfile
from typing import Final

_MOMENT: Final = struct.pack("<HH", 0, (1 << 5) | 1)  # 1 January 1980, the first that zip can say
_IN_PART: Final = 10
"""Where the moment stands in the head of a part, and in its entry of the directory."""
_IN_DIRECTORY: Final = 12
_ENTRY: Final = struct.Struct("<4s24x3H12x")


def steady_zip(packed: bytes) -> bytes:
    """Return the same zip file with one moment for all its parts."""
    settled = bytearray(packed)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts, at = archive.infolist(), archive.start_dir
    for part in parts:
        start = part.header_offset + _IN_PART
        settled[start : start + 4] = _MOMENT
        settled[at + _IN_DIRECTORY : at + _IN_DIRECTORY + 4] = _MOMENT
        _, *lengths = _ENTRY.unpack_from(settled, at)
        at += _ENTRY.size + sum(lengths)
    return bytes(settled)
