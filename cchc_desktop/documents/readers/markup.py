"""What a text may still carry of the page it was copied from: tags, entities, emphasis.

Must not know paragraphs or tables.
"""

import html
import re
from typing import Final

_BREAK: Final = re.compile(r"\s*<(?:br|/p|/li|/div|/tr)\b[^<>]{0,200}>\s*", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z][a-z0-9:]*(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_STRONG: Final = re.compile(r"(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1")
_SPACES: Final = re.compile("[ \u00a0\u2007\u202f]+")


def without_tags(text: str) -> str:
    """Take tags off: those that end a line become a line feed, the others nothing."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return html.unescape(text) if "&" in text else text


def without_stars(text: str) -> tuple[str, bool, bool]:
    """Take the stars of emphasis off; tell whether all of the text was strong, or slanted."""
    whole = _STRONG.fullmatch(text.strip())
    stars = len(whole[1]) if whole else 0
    return _STRONG.sub(r"\2", text), stars >= 2, stars in (1, 3)


def folded(text: str) -> str:
    """Fold spaces inside lines, and leave no empty line."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
