"""Words filled into lines of a width. Must not know a font: it is told how wide words are."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QTextBoundaryFinder

Advance = Callable[[str], float]
# White space at which a line may break: all but what joins a figure to its word.
_BREAKS: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def words_of(text: str) -> list[str]:
    return [word for word in _BREAKS.split(text) if word]


def fill(text: str, width: float, advance: Advance) -> list[str]:
    """Return the lines of a text, none wider than `width`, every word of it in its order."""
    out: list[str] = []
    for part in text.split("\n"):
        out += _filled(words_of(part), width, advance)
    return out


def _filled(words: Sequence[str], width: float, advance: Advance) -> Iterator[str]:
    line: list[str] = []
    used, space = 0.0, advance(" ")
    for word in words:
        wide = advance(word)
        if line and used + space + wide <= width:
            line.append(word)
            used += space + wide
            continue
        if line:
            yield " ".join(line)
        rest = word
        if wide > width:
            *full, rest = _cut(word, width, advance)
            yield from full
        line, used = [rest], advance(rest)
    if line:
        yield " ".join(line)


def _cut(word: str, width: float, advance: Advance) -> list[str]:
    """Cut a word that no line holds, between letters and never between a letter and its marks."""
    parts = [""]
    for letter in _letters(word):
        if parts[-1] and advance(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _letters(word: str) -> Iterator[str]:
    # Qt counts in UTF-16, Python in code points: cut in the units in which Qt answers.
    units = word.encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    start = 0
    while (end := finder.toNextBoundary()) > 0:
        yield units[2 * start : 2 * end].decode("utf-16-le")
        start = end
