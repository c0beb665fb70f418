"""Letters into tokens: words, numbers, clock times, numbers of documents, signs.

Must not know what any word means. Runs once over the text and is linear in its length.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from cchc_desktop.domain.deadlines.spelling import folded, plain

_SHAPES = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![^\W_]))"
    r"|(?P<document>[0-9]{1,6}(?:/[0-9]{1,4}){0,2}/(?!NĂM|QU|TH[ÁA]NG|LẦN)[A-ZĐ]{2}[\w.-]{0,40})"
    r"|(?P<clock>[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|[hHgG](?:[0-9]{2})?)(?![^\W_]))"
    r"|(?P<run>[^\W_](?:[^\W_]|[\u0300-\u036f])*)"
    r"|(?P<sign>\S)",
)
_PIECES = re.compile(r"[0-9]+|[^0-9]+")
_MISREAD = re.compile(r"(?=.*[0-9])[0-9lIiOo]{1,4}")
_MISREAD_DIGITS = str.maketrans("lIiOo", "11100")
_DASHES = frozenset("-‐‑‒–—―−~")
_MOST_DIGITS = 8
_NO_NUMBER = -1


class Shape(Enum):
    """What a token looks like."""

    WORD = auto()
    NUMBER = auto()
    ISO_DATE = auto()
    CLOCK = auto()
    DOCUMENT = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with its place; dashes of every kind are "-" in `folded`."""

    shape: Shape
    text: str
    start: int
    end: int
    folded: str
    plain: str
    value: int
    misread: bool
    spaced: bool
    """White space, or the text's beginning, stands before it."""
    starts_line: bool


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text (in composed letters) into tokens; white space is dropped."""
    found: list[Token] = []
    end = 0
    for match in _SHAPES.finditer(text):
        gap = text[end : match.start()]
        for start, stop in _pieces(match):
            first = start == match.start()
            found.append(
                _token(
                    _SHAPE_OF.get(str(match.lastgroup), Shape.WORD),
                    text[start:stop],
                    start,
                    spaced=first and (bool(gap) or not found),
                    starts_line=first and ("\n" in gap or not found),
                ),
            )
        end = match.end()
    return tuple(found)


_SHAPE_OF = {
    "iso": Shape.ISO_DATE,
    "document": Shape.DOCUMENT,
    "clock": Shape.CLOCK,
    "sign": Shape.SIGN,
}


def _pieces(match: re.Match[str]) -> list[tuple[int, int]]:
    """Part words from numbers run together ("ngày15"), but not a number misread ("l0")."""
    if match.lastgroup != "run" or _MISREAD.fullmatch(match[0]):
        return [match.span()]
    cuts = [match.start() + piece.start() for piece in _PIECES.finditer(match[0])]
    return list(pairwise([*cuts, match.end()]))


def _token(shape: Shape, text: str, start: int, *, spaced: bool, starts_line: bool) -> Token:
    value, misread = _NO_NUMBER, False
    if shape is Shape.WORD and len(text) <= _MOST_DIGITS and text.isascii():
        misread = not text.isdecimal()
        if not misread or _MISREAD.fullmatch(text):
            shape, value = Shape.NUMBER, int(text.translate(_MISREAD_DIGITS))
    if shape is Shape.SIGN and text in _DASHES:
        return Token(shape, text, start, start + 1, "-", "-", value, False, spaced, starts_line)
    return Token(
        shape=shape,
        text=text,
        start=start,
        end=start + len(text),
        folded=folded(text),
        plain=plain(text),
        value=value,
        misread=misread and shape is Shape.NUMBER,
        spaced=spaced,
        starts_line=starts_line,
    )
