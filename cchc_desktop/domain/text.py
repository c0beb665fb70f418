"""Vietnamese text: its one stored form, its search key, and the order of a dictionary.

Everything here is a pure function of the text. Must not know where a text comes from, how the
database searches, or Qt's collation (which is the platform's, and differs between machines).
"""

import re
import unicodedata
from collections.abc import Callable

SortKey = tuple[str, str, str, str]
CodeKey = tuple[bool, tuple[tuple[int, str], ...], str]

# Characters nobody sees: soft hyphens, joiners, byte order marks, which Word files are full of,
# and control characters, which no document may hold.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_DIGITS = re.compile("[0-9]+")
_CODE_PART = re.compile(r"[0-9]+|[^\W\d_]+")
# Up to 89: no list goes further, and C, D, M and a lone L are letters of A, B, C, D.
_ROMAN = re.compile("(?=[IVX]|L[IVX])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50}

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
# Fonts and keyboards not made for Vietnamese write the Icelandic eth or the African d for đ.
_CROSSED_D = str.maketrans("đðɖ", "ddd")


class _Table(dict[int, str]):
    """A table for str.translate that works out each character once, when it is first met."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code_point: int) -> str:
        made = self[code_point] = self._of(chr(code_point))
        return made


class _Words(dict[str, str]):
    """What was worked out for a word: plans say a few thousand different syllables, many times."""

    _MOST = 20_000

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        made = self[word] = self._of(word)
        return made


def nfc(text: str) -> str:
    """Give the form in which every text is stored: NFC, white space folded, nothing invisible."""
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))


def fold(text: str) -> str:
    """Give the search key: lower case letters and digits without marks, single spaces between."""
    return " ".join(filter(None, [_FOLD_OF[word] for word in text.split()]))


def sort_key(text: str) -> SortKey:
    """Order as a Vietnamese dictionary does: letters and numbers first, then tones, then case.

    Two texts have the same key only when they are the same text.
    """
    composed = unicodedata.normalize("NFC", text)
    words = composed.split(" ")
    return (
        "\x01".join([_LETTERS_OF[word] for word in words]),
        "0".join([_TONES_OF[word] for word in words]),
        composed.swapcase(),  # a before A
        composed,
    )


def code_key(code: str | None) -> CodeKey:
    """Order the codes of a plan naturally: 1, 1.2, 1.10, a), đ), II.3, WP1; a blank one last."""
    stated = nfc(code or "")
    return (not stated, tuple(_code_part(part) for part in _CODE_PART.findall(stated)), stated)


def _folded_word(word: str) -> str:
    return " ".join(word.translate(_FOLDED).split())


def _folded_character(character: str) -> str:
    if _INVISIBLE.match(character):
        return ""
    if character.isspace():
        return " "
    plain = character
    while (simpler := unicodedata.normalize("NFKD", plain).lower()) != plain:
        plain = simpler
    kept = (c for c in plain if not unicodedata.category(c).startswith("M"))
    return "".join(c if c.isalnum() else " " for c in kept).translate(_CROSSED_D)


def _letters_key(composed: str) -> str:
    return _DIGITS.sub(_number_match_key, composed.translate(_LETTER))


def _tones_key(composed: str) -> str:
    return composed.translate(_TONE)


def _letter_character(character: str) -> str:
    """White space < signs < numbers < the Vietnamese alphabet < any other letter."""
    if character.isspace():
        return "\x01"
    if character.isascii() and character.isdigit():
        return character
    if not character.isalnum():
        return "" if unicodedata.category(character).startswith("M") else "\x02"
    lower = character.lower()
    letter = _without(lower, lambda mark: mark in _TONES)
    if letter not in _ALPHABET:
        bare = _without(letter, unicodedata.combining)
        letter = bare if bare in _ALPHABET else lower
    at = _ALPHABET.find(letter)
    return chr(0x90 + at) if len(letter) == 1 and at >= 0 else "\xfe" + character


def _without(letter: str, unwanted: Callable[[str], object]) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unwanted(c)))


def _tone_character(character: str) -> str:
    """Give only a tone: hòa and hoà are the same syllable, whichever letter carries its tone."""
    marks = unicodedata.normalize("NFD", character)[1:] or character
    return "".join(str(_TONES.index(mark) + 1) for mark in marks if mark in _TONES)


def _number_key(digits: str) -> str:
    """Digits led by how many there are, so that comparing the text compares the numbers."""
    significant = digits.lstrip("0") or "0"
    full, rest = divmod(len(significant), 0x70)
    return "\x80" * full + chr(0x10 + rest) + significant


def _number_match_key(found: re.Match[str]) -> str:
    return _number_key(found[0])


def _code_part(part: str) -> tuple[int, str]:
    if part.isascii() and part.isdigit():
        return 0, _number_key(part)
    if _ROMAN.fullmatch(part):
        return 2, _number_key(str(_roman_value(part)))
    return (1 if len(part) == 1 and part.islower() else 3), _letters_key(part)


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUE[sign] for sign in numeral]
    following = [*values[1:], 0]
    return sum(-own if own < after else own for own, after in zip(values, following, strict=True))


_FOLDED = _Table(_folded_character)
_LETTER = _Table(_letter_character)
_TONE = _Table(_tone_character)
_FOLD_OF = _Words(_folded_word)
_LETTERS_OF = _Words(_letters_key)
_TONES_OF = _Words(_tones_key)
