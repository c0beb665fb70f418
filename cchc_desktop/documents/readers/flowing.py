"""Makes paragraphs again of the lines that a page was filled with.

A line was broken by a person, not by the edge of the paper, when the first word of the next one
would still have had room on it. Must not know tables or any file format.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.readers.pdf_page import Line
from cchc_desktop.documents.readers.syllables import has_vowel, is_syllable, syllables_of

# What begins a paragraph or an item by itself.
OPENING: Final = re.compile(
    r"(?:[-+•*●▪–➢✓]\s|\d{1,2}(?:\.\d{1,2}){0,4}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,4}\s"
    r"|(?:[IVX]{1,5}|[A-ZĐ])\.\s|[a-zđ][.)]\s|(?:Điều|Phần|Chương|Mục|Phụ lục)\s+[\dIVXA-Z]+\b"
    r"|Căn cứ\b|Theo đề nghị\b|Nơi nhận\b)"
)
_ENDS: Final = re.compile(r"[.;:!?…][”\"')\]]*$")
_LAST_LETTERS: Final = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SEVERAL: Final = 2
_ASIDE: Final = 6.0  # points
_UNEVEN: Final = 4.0
_NARROW: Final = 0.85  # of a cell's width: what comes near it may have had no room
_SLACK: Final = 1.5  # points
_A_LETTER: Final = 2.0  # of the size of letters: a cell so narrow holds one or two
# Programs break lines by letters that are a little wider than those they print.
_UNSURE: Final = 0.03
_MOST_UNSURE: Final = 4.0
_SAME_SIZE: Final = 0.3
_SPACE: Final = 0.25  # of the size of the letters
_NEW_BLOCK: Final = 1.5  # of the usual distance between lines


def joined(former: str, following: str) -> str:
    """Join two lines of one paragraph: a hyphen or slash inside a number keeps no space."""
    if following.startswith((",", ";", ".", ":", ")")):
        return f"{former}{following}"
    glued = former.endswith(("-", "/", "‑")) and len(former) > 1 and former[-2].isalnum()
    return f"{former}{following}" if glued and following[:1].isalnum() else f"{former} {following}"


def paragraphs(lines: Sequence[Line], left: float, right: float) -> list[list[Line]]:
    """Group lines into paragraphs; `left` and `right` are where the text may begin and end."""
    usual = _usual_step(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, (left, right), usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def text_of(lines: Sequence[Line], left: float, right: float) -> str:
    """Join the lines of a paragraph; a word that had no room on one line was broken anywhere."""
    letters = right - left < _A_LETTER * lines[0].size
    narrow = [letters or _has_no_room(one, other, right - left) for one, other in pairwise(lines)]
    text = lines[0].text
    at = 1
    while at < len(lines):
        last = at
        while last < len(lines) and narrow[last - 1] and not lines[last].text[0].isdigit():
            last += 1
            if " " in lines[last - 1].text:
                break
        told = _in_words(text, [line.text for line in lines[at:last]])
        if told is not None:
            text, at = told, last
            continue
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        broken = narrow[at - 1] and is_one_word(text, lines[at].text, following)
        text = f"{text}{lines[at].text}" if broken else joined(text, lines[at].text)
        at += 1
    return text


def _in_words(former: str, pieces: Sequence[str]) -> str | None:
    """Put pieces of words together so that all are syllables; None where that cannot be.

    The first and the last piece may have more words beside the break.
    """
    if len(pieces) < _SEVERAL:
        return None
    start, _, tail = former.rpartition(" ")
    head, space, rest = pieces[-1].partition(" ")
    found = syllables_of([tail, *pieces[:-1], head])
    if found is None:
        return None
    return " ".join(filter(None, [start, *found])) + space + rest


def _has_no_room(former: Line, line: Line, room: float) -> bool:
    """Tell whether the words on both sides of a break would not fit on one line as one word."""
    tail, head = former.text.rpartition(" ")[2], line.text.partition(" ")[0]
    return _width(former, tail) + _width(line, head) > _NARROW * room


def _width(line: Line, word: str) -> float:
    return (line.x1 - line.x0) * len(word) / max(len(line.text), 1)


def is_one_word(former: str, line: str, following: str = "") -> bool:
    """Tell whether a line ends in the middle of a word, a number or a code.

    `following` is the line below, with which a lone letter may belong more.
    """
    tail, head = former.rpartition(" ")[2], line.partition(" ")[0]
    if not tail or not head:
        return False
    if head[0].isdigit():
        return tail[-1].isdigit() or tail[-1] in "./" or (tail.isupper() and tail.isalpha())
    before, after = _LAST_LETTERS.search(tail), _FIRST_LETTERS.match(head)
    if before is None or after is None or is_syllable(before[0] + after[0]):
        return before is not None and after is not None
    if after[0][0].isupper() and not before[0].isupper():
        return False
    if not has_vowel(before[0]):
        return True
    own = _FIRST_LETTERS.match(following)
    return not has_vowel(after[0]) and not (own and is_syllable(after[0] + own[0]))


def _usual_step(lines: Sequence[Line]) -> float:
    steps = sorted(
        below.bottom - above.bottom
        for above, below in pairwise(lines)
        if below.bottom > above.bottom
    )
    return steps[len(steps) // 4] if steps else 0.0


def _goes_on(group: Sequence[Line], line: Line, room: tuple[float, float], usual: float) -> bool:
    last = group[-1]
    left, right = room
    if not _belongs(last, line, usual):
        return False
    if _has_no_room(last, line, right - left) and is_one_word(last.text, line.text):
        return True
    need = line.first + _SPACE * line.size
    if _centred(last, left, right) and _centred(line, left, right):
        alike = (last.bold, last.italic) == (line.bold, line.italic)
        return alike and last.x1 - last.x0 + need > right - left - _SLACK * 4
    if last.x1 + need < right - _SLACK - min(_UNSURE * (right - left), _MOST_UNSURE):
        return False
    if OPENING.match(line.text):
        same_edge = abs(line.x0 - last.x0) < _SLACK * 2
        return same_edge and not _ENDS.search(last.text) and not OPENING.match(group[0].text)
    return True


def _belongs(last: Line, line: Line, usual: float) -> bool:
    """Tell whether two lines stand close, in letters of one size."""
    step = line.bottom - last.bottom
    if step <= 0 or step > _NEW_BLOCK * max(usual, line.size):
        return False
    return abs(line.size - last.size) <= _SAME_SIZE * last.size


def _centred(line: Line, left: float, right: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return min(before, after) > _ASIDE and abs(before - after) < _UNEVEN


def is_centred(lines: Sequence[Line], left: float, right: float) -> bool:
    return all(_centred(line, left, right) for line in lines)
