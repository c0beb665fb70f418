"""Heals sentences that were broken by the edge of a page and not by their writer.

A line goes on in the next one when it does not end like a sentence and the next one does not
begin like one. In doubt both stay. Must not know tables, nor any file format.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.blocks import Block, Paragraph

# What begins an item: 1. 2.1. 3) II. a) đ) - + •, Điều 1, Phần II …
OPENING: Final = re.compile(
    r"(?:[-+•*●▪–➢✓¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?:\.\d{1,2}){0,4}[.)/]?\s|\d{1,2}(?:\.\d{1,2}){0,4}[.)]"
    r"|(?:[IVX]{1,5}|[A-ZĐ])[.)]\s|[a-zđ]\d?[.)]\s"
    r"|(?:Điều|Phần|Chương|Mục|Phụ lục)\s+[\dIVXA-Z]+\b|Căn cứ\b|Theo đề nghị\b|Nơi nhận\b)"
)
_ENDED: Final = re.compile(r"[.;:!?…][”\"'’)\]*]*$")
_JOINS_ON: Final = re.compile(r"(?:,|\b(?:và|của|về|các|theo|tại|trong|hoặc|với|cho|từ|đến|do))$")
_GLUED: Final = re.compile(r"[^\W_][-/]$")
_KIND_OF_TITLE: Final = re.compile(r"\((?:ban hành|kèm theo|đính kèm)", re.IGNORECASE)
_LONG_LINE: Final = 50  # letters: a shorter line has not met the edge of a page


def healed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join paragraphs of the running text that are one sentence."""
    made: list[Block] = []
    for block in blocks:
        former = made[-1] if made else None
        if (
            isinstance(block, Paragraph)
            and isinstance(former, Paragraph)
            and _of_a_kind(former, block)
            and goes_on(former.text, block.text)
        ):
            made[-1] = replace(former, text=joined(former.text, block.text))
        else:
            made.append(block)
    return tuple(made)


def _of_a_kind(former: Paragraph, following: Paragraph) -> bool:
    return (
        former.where.part == following.where.part
        and not (former.centred or following.centred)
        and not (former.level or following.level)
        and not following.marker
        and former.bold == following.bold
    )


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Join the lines of a block that stand one below the other without an empty line."""
    made: list[str] = []
    last = ""
    for line in lines:
        if made and goes_on(last, line, tight=True):
            made[-1] = joined(made[-1], line)
        else:
            made.append(line)
        last = line
    return made


def goes_on(former: str, following: str, *, tight: bool = False) -> bool:
    """Tell whether a sentence goes on; `tight` lines had no empty line between them."""
    ended, begins = former.rstrip(" *_"), following.lstrip(" *_")
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
