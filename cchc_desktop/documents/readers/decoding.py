"""The letters of a plain text: which encoding its bytes are in, told without anybody saying so.

Must not know what the text says.
"""

import codecs
import unicodedata
from typing import Final

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.legacy_fonts import encoding_of, is_syllable

MOST_BYTES: Final = 32 * 2**20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 64_000
# Control characters that texts do have: tab, line and form feeds, and the end mark of old files.
_ALLOWED: Final = frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f\x85")
_MOST_ODD: Final = 0.01


def decoded(data: bytes, name: str) -> str:
    """Give the text; refuse what is none."""
    if len(data) > MOST_BYTES:
        raise DocumentError("document-too-large", {"name": name})
    text = _decoded(data)
    if text is None or _odd(text[:_SAMPLE]) > _MOST_ODD:
        raise DocumentError("document-unknown", {"name": name})
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > _SAMPLE or error.end == len(data):
            return data.decode("utf-8", errors="replace")
    return None if b"\x00" in data[:_SAMPLE] else _single_bytes(data)


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by its noughts: every second byte of plain Latin letters."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > half * 0.3 and sample[0::2].count(0) < half * 0.05:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.3 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None


def _single_bytes(data: bytes) -> str:
    """Read old single-byte text: Windows for Việt Nam, or Latin letters of an old font."""
    latin = data.decode("cp1252", errors="replace")
    if encoding_of(latin[:_SAMPLE].splitlines()) is not None:
        # A place that cp1252 leaves empty is a letter there.
        return data.decode("latin-1")
    own = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    words = [word for word in own[:_SAMPLE].split() if not word.isascii()]
    good = sum(is_syllable(word.strip("(),.;:“”\"'-")) for word in words)
    return own if words and good > len(words) / 2 else latin


def _odd(text: str) -> float:
    odd = sum(
        character == "\ufffd" or (character < " " and character not in _ALLOWED)
        for character in text
    )
    return odd / max(len(text), 1)
