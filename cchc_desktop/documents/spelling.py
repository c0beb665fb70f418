"""One spelling for what looks alike: composed accents, and nothing that nobody can see.

Lines stay apart. Must not know where a text comes from.
"""

import re
import unicodedata
from typing import Final

# Soft hyphens, joiners, marks of order and direction, and control characters but line feed and tab.
_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINES: Final = re.compile("\r\n|[\r\u2028\u2029\u0085]")
_PLAIN: Final = re.compile("[\n\t\x20-\x7e\u00c0-\u024f\u1ea0-\u1ef9\u201c\u201d\u2013-\u2014]*")


def composed(text: str) -> str:
    """Give a text in its one form: NFC, plain spaces, line feeds, nothing invisible."""
    if _PLAIN.fullmatch(text):
        return text
    text = _SPACES.sub(" ", _LINES.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
