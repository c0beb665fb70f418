"""Heals sentences that were broken by the edge of a page and not by their writer.

A line goes on in the next one when it does not end like a sentence and the next one does not
begin like one. In doubt both stay. Must not know tables, nor any file format.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.blocks import Block, Paragraph

# What begins an item: 1. 2.1. 3) II. a) đ) - + •, Điều 1, Phần II …
OPENING: Final = re.compile(
    r"(?:[-+•*●▪–➢✓¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?:\.\d{1,2}){0,4}[.)/]?\s|\d{1,2}(?:\.\d{1,2}){0,4}[.)]"
    r"|(?:[IVX]{1,5}|[A-ZĐ])[.)]\s|[a-zđ]\d?[.)]\s|[a-zđ]\)(?=[^\W\d_])"
    r"|(?:Điều|Phần|Chương|Mục|Phụ lục)\s+[\dIVXA-Z]+\b|Căn cứ\b|Theo đề nghị\b|Nơi nhận\b)"
)
_ENDED: Final = re.compile(r"[.;:!?…][”\"'’)\]*]*$")
_JOINS_ON: Final = re.compile(r"(?:,|\b(?:và|của|về|các|theo|tại|trong|hoặc|với|cho|từ|đến|do))$")
_GLUED: Final = re.compile(r"[^\W_][-/]$")
_KIND_OF_TITLE: Final = re.compile(r"\((?:ban hành|kèm theo|đính kèm)", re.IGNORECASE)
_LONGEST_WORD: Final = 8  # letters, with the space before it
_WIDEST_LINE: Final = 140  # letters: what is longer is a paragraph
_ENOUGH_FULL: Final = 5
_SHARE_FULL: Final = 0.25
_LONG_LINE: Final = 50  # letters: a shorter line has not met the edge of a page


def healed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join paragraphs of the running text that are one sentence."""
    made: list[Block] = []
    last = ""
    blocks = tuple(blocks)
    edge = edge_of(block.text for block in blocks if isinstance(block, Paragraph))
    for block in blocks:
        former = made[-1] if made else None
        if (
            isinstance(block, Paragraph)
            and isinstance(former, Paragraph)
            and _of_a_kind(former, block)
            and (goes_on(former.text, block.text) or _was_full(last, block.text, edge))
        ):
            made[-1] = replace(former, text=joined(former.text, block.text))
        else:
            made.append(block)
        last = block.text if isinstance(block, Paragraph) else ""
    return tuple(made)


def _of_a_kind(former: Paragraph, following: Paragraph) -> bool:
    return (
        former.where.part == following.where.part
        and not (former.centred or following.centred)
        and not (former.level or following.level)
        and not following.marker
        and former.bold == following.bold
    )


def unwrapped(lines: Sequence[str], edge: int = 0) -> list[str]:
    """Join the lines of a block that stand one below the other without an empty line.

    A sentence may end at the edge at which lines are broken, and the next one begin below it.
    """
    made: list[str] = []
    last = ""
    for line in lines:
        if made and (goes_on(last, line, tight=True) or _was_full(last, line, edge)):
            made[-1] = joined(made[-1], line)
        else:
            made.append(line)
        last = line
    return made


def edge_of(lines: Iterable[str]) -> int:
    """Tell after how many letters the lines of a text were broken; 0 where they were not."""
    lengths = Counter(len(line.rstrip()) for line in lines)
    edge = max(lengths, default=0)
    near = sum(lengths[length] for length in range(edge - _LONGEST_WORD, edge + 1))
    long = sum(count for length, count in lengths.items() if length >= _LONG_LINE)
    broken = near >= _ENOUGH_FULL and near >= _SHARE_FULL * long
    return edge if broken and _LONG_LINE <= edge <= _WIDEST_LINE else 0


def _was_full(former: str, following: str, edge: int) -> bool:
    """Tell whether what follows begins below because it had no room any more."""
    if not edge or following.strip().isdecimal() or OPENING.match(following.lstrip(" *_")):
        return False
    first = following.split(maxsplit=1)
    return bool(first) and len(former.rstrip()) + 1 + len(first[0]) > edge


def goes_on(former: str, following: str, *, tight: bool = False) -> bool:
    """Tell whether a sentence goes on; `tight` lines had no empty line between them."""
    ended, begins = former.rstrip(" *_"), following.lstrip(" *_")
    if ended.isdecimal():  # the number of a page, which no sentence goes on from
        return False
    if not ended or not begins or _ENDED.search(ended) or OPENING.match(begins):
        return False
    if _GLUED.search(ended):
        return begins[0].isalnum()
    if ended.isupper() and not begins.isupper():
        return False
    if begins[0].islower() or _JOINS_ON.search(ended):
        return True
    full = len(ended) >= _LONG_LINE and not _KIND_OF_TITLE.match(begins)
    return tight and full and ended.isupper() == begins.isupper()


def joined(former: str, following: str) -> str:
    """Join what was one line; a number that was parted at its hyphen keeps no space."""
    former, following = former.rstrip(), following.lstrip()
    return f"{former}{following}" if _GLUED.search(former) else f"{former} {following}"
