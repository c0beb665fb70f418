"""Whether letters make a syllable of Vietnamese: what a narrow cell broke in two is told by it.

Must not know lines nor cells.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP_OR_LOW: Final = {"\u0301", "\u0323"}
_LISTED: Final = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ue uê
uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa
ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêt yêu êc
"""
_RIMES: Final = frozenset(_LISTED.split())
_PARTS: Final = re.compile(
    r"(?P<start>ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnprstvx])?(?P<rime>[^\W\d_]+)"
)
_WORD: Final = re.compile(r"[(“\"']?([^\W\d_]+)[)”\"',;:.]*")
_SMALL: Final = re.compile(r"[^\W\d_]+")
_MOST_LETTERS: Final = 8  # of a syllable with a mark behind it
_STOPPED: Final = re.compile(r"(?:c|ch|p|t)$")
_VOWEL: Final = re.compile(r"[aăâeêioôơuưy]")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word can be one syllable, with a tone that its end allows."""
    letters, tones = _plain(word)
    if len(tones) > 1:
        return False
    found = _PARTS.fullmatch(letters)
    if found is None:
        return False
    # "gì" and "quy" keep the vowel that their first letters end with.
    rimes = {found["rime"], letters[1:] if letters[:2] in {"gi", "qu"} else found["rime"]}
    known = rimes & _RIMES
    return any(not _STOPPED.search(rime) or set(tones) & _SHARP_OR_LOW for rime in known)


def syllables_of(pieces: Sequence[str]) -> list[str] | None:
    """Put pieces together to the fewest words that all are syllables; None where that cannot be."""
    best: list[list[str] | None] = [[], *([None] * len(pieces))]
    for end in range(1, len(pieces) + 1):
        for start in range(max(0, end - _MOST_LETTERS), end):
            before, word = best[start], "".join(pieces[start:end])
            if before is None or not _is_word(word):
                continue
            here = best[end]
            if here is None or len(before) + 1 < len(here):
                best[end] = [*before, word]
    return best[-1]


def _is_word(text: str) -> bool:
    """Tell whether letters, with the marks around them, are a syllable as it is written."""
    found = _WORD.fullmatch(text)
    if found is None:
        return False
    letters = found[1]
    written = letters.isupper() or letters[1:].islower() or len(letters) == 1
    return written and is_syllable(letters)


def has_odd_word(text: str) -> bool:
    """Tell whether small letters stand there that are no syllable."""
    return any(not is_syllable(word) for word in _SMALL.findall(text) if word.islower())


def has_vowel(word: str) -> bool:
    return bool(_VOWEL.search(_plain(word)[0]))


def _plain(word: str) -> tuple[str, list[str]]:
    """Part the letters, with the marks that belong to them, from the tones."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    bare = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), tones
