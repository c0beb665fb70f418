"""Vietnamese typed in fonts from before Unicode: TCVN3 (ABC) and VNI, noticed and converted.

Such text shows Latin letters with odd marks where Vietnamese is meant ("Céng hßa"). It is known
by the name of its font, or by how many of its words become Vietnamese syllables.
Must not know any file format.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Encoding(StrEnum):
    TCVN3 = "TCVN3"
    VNI = "VNI"

    def capitals(self, font: str) -> bool:
        """Tell whether a font shows small letters as capitals: .VnTimeH."""
        return self is Encoding.TCVN3 and font.rstrip().endswith("H")


# The letters in the order of the code table, from which both directions follow.
_TCVN3_CODES: Final = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®¡¢§£¤¥¦"
)
_TCVN3_LETTERS: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂĐÊÔƠƯ"
_TCVN3: Final = dict(zip(map(ord, _TCVN3_CODES), _TCVN3_LETTERS, strict=True))

_TONES: Final = {
    "sắc": "\u0301",
    "huyền": "\u0300",
    "hỏi": "\u0309",
    "ngã": "\u0303",
    "nặng": "\u0323",
}
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
# VNI writes a letter and then its marks as one more letter.
_VNI_MARKS: Final = {
    **dict(zip("ùøûõï", _TONES.values(), strict=True)),
    "â": _HAT,
    **{sign: _HAT + tone for sign, tone in zip("áàåãä", _TONES.values(), strict=True)},
    "ê": _BREVE,
    **{sign: _BREVE + tone for sign, tone in zip("éèúüë", _TONES.values(), strict=True)},
}
_VNI_ALONE: Final = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì",
}  # fmt: skip
_VNI_PAIR: Final = re.compile("([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])")
_PRIVATE: Final = {0xF000 + code: code for code in range(0x20, 0x100)}

# Letters that only a text in Unicode has.
_UNICODE_ONLY: Final = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ\u0300-\u0323]")
_WORD: Final = re.compile(r"[^\s\d(),.;:/\"“”'\[\]–-]+")
_ONSET: Final = "(?:ngh|gh|ng|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_NUCLEUS: Final = (
    "(?:uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|uô|ươ|ia|ua|ưa|oa|oă|oe|uâ|uê"
    "|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oo|[aăâeêioôơuưy])"
)
_SYLLABLE: Final = re.compile(f"{_ONSET}{_NUCLEUS}(?:ch|nh|ng|[cmnpt])?")
_WORDS_OF_LINE: Final = re.compile(r"[^\n]+")
_FEW_LETTERS: Final = 4
_SHORTEST_NAME, _LONGEST_NAME = 3, 5  # words
_ENOUGH_WORDS: Final = 3
_ENOUGH_TEXTS: Final = 2_000  # in Unicode, and nothing old among them
_ENOUGH_SHARE: Final = 0.8


@lru_cache(maxsize=256)
def encoding_of_font(font: str) -> Encoding | None:
    """Tell by the name of a font: ".VnTime", "VNI-Times", also as a PDF names them."""
    name = font.rsplit("+", 1)[-1].lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith(("vni-", "vni ")) else None


def unicode_of(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Read a text typed in an old encoding; what is in Unicode already stays."""
    if _UNICODE_ONLY.search(text):
        return text
    text = text.translate(_PRIVATE)
    if encoding is Encoding.TCVN3:
        read = text.translate(_TCVN3)
        return read.upper() if capitals else _WORDS_OF_LINE.sub(_with_capitals, read)
    return unicodedata.normalize("NFC", _vni(text))


def _with_capitals(line: re.Match[str]) -> str:
    """Put capitals where a line shows that they are meant: TCVN3 has none with a tone.

    "ñY BAN NH¢N D¢N" is shouted; in "Vò Ngäc ¸nh" every word but those begins with a capital.
    """
    said = line[0]
    plain = [sign for sign in said if sign.isascii() and sign.isalpha()]
    if len(plain) >= _FEW_LETTERS and all(map(str.isupper, plain)):
        return said.upper()
    words = said.split()
    small = [word for word in words if word[0].islower()]
    is_name = _SHORTEST_NAME <= len(words) <= _LONGEST_NAME and 0 < len(small) < len(words)
    if is_name and all(_has_tone(word[0]) for word in small):
        return " ".join(word[0].upper() + word[1:] for word in words)
    return said


def _has_tone(letter: str) -> bool:
    return any(sign in _TONES.values() for sign in unicodedata.normalize("NFD", letter))


def encoding_of(texts: Iterable[str]) -> Encoding | None:
    """Tell by the words themselves, of a whole document: None for one in Unicode."""
    words: Counter[str] = Counter()
    sound = 0
    for text in texts:
        if _UNICODE_ONLY.search(text):
            sound += 1
            if sound > _ENOUGH_TEXTS and words.total() < _ENOUGH_WORDS:
                return None
        elif not text.isascii():
            words.update(word for word in _WORD.findall(text) if not word.isascii())
    if words.total() < _ENOUGH_WORDS:
        return None
    shares = {
        encoding: _share(words, [unicode_of(word, encoding) for word in words])
        for encoding in Encoding
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    plain = _share(words, list(words))
    return best if shares[best] >= _ENOUGH_SHARE and shares[best] > plain else None


def _share(words: Counter[str], read: list[str]) -> float:
    good = sum(count for count, word in zip(words.values(), read, strict=True) if is_syllable(word))
    return good / words.total()


def is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable: its letters, and one tone at most."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in parts if sign in _TONES.values()]
    bare = unicodedata.normalize("NFC", "".join(s for s in parts if s not in _TONES.values()))
    return len(tones) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def _vni(text: str) -> str:
    """Read pairs first, then the letters that stand alone."""
    read: list[str] = []
    at = 0
    for pair in _VNI_PAIR.finditer(text):
        read += [_alone(sign) for sign in text[at : pair.start()]]
        read.append(_alone(pair[1]) + _VNI_MARKS[pair[2].lower()])
        at = pair.end()
    return "".join([*read, *(_alone(sign) for sign in text[at:])])


def _alone(sign: str) -> str:
    found = _VNI_ALONE.get(sign.lower(), sign)
    return found.upper() if sign.isupper() else found
