"""A place in the tokens, with the few moves that the productions are made of.

Every move either succeeds and goes on, or fails and stays. Must not know any production.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from cchc_desktop.domain.deadlines.spelling import SLIPPABLE, Fit, fit, key_plain
from cchc_desktop.domain.deadlines.tokens import Shape, Token

Found = TypeVar("Found")
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
_IN_BRACKETS = frozenset({*_NUMBERS, "không", "năm", "mươi", "lăm", "mốt", "linh", "lẻ"})
_LONGEST_BRACKET = 4
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN_SLIPS = str.maketrans("l1|!", "iiii")


@cache
def _parts(key: str) -> tuple[str, ...]:
    return tuple(key.split(" "))


@cache
def _by_first_word(keys: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Sort keys by their first word, so that a token meets only those that may fit it."""
    alike: dict[str, tuple[str, ...]] = {}
    for key in keys:
        first = key_plain(_parts(key)[0])
        alike[first] = (*alike.get(first, ()), key)
    return alike, tuple(key for key in keys if _parts(key)[0] in SLIPPABLE)


@dataclass(slots=True)
class Reader:
    """The tokens, where we are, and which words so far were not spelt as they should be."""

    tokens: tuple[Token, ...]
    at: int = 0
    loose: list[tuple[int, Fit]] = field(default_factory=list)

    def peek(self, ahead: int = 0) -> Token | None:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def attempt(self, production: Callable[["Reader"], Found]) -> Found | None:
        """Run a production; when it finds nothing, be where we were."""
        at, loose = self.at, len(self.loose)
        found = production(self)
        if found is None:
            self.at = at
            del self.loose[loose:]
        return found

    def sees(self, production: Callable[["Reader"], object]) -> bool:
        """Run a production only to know whether it would find something."""
        at, loose = self.at, len(self.loose)
        found = production(self)
        self.at = at
        del self.loose[loose:]
        return bool(found)

    def says(self, *keys: str) -> str:
        """Take the first of the key words that stands here; several words make one key."""
        token = self.peek()
        if token is None or token.shape is not Shape.WORD:
            return ""
        alike, slippable = _by_first_word(keys)
        near = alike.get(token.plain, ())
        return next((key for key in (*near, *slippable) if self._says(key)), "")

    def _says(self, key: str) -> bool:
        loose = len(self.loose)
        for ahead, part in enumerate(_parts(key)):
            token = self.peek(ahead)
            near = None
            if token is not None and token.shape is Shape.WORD:
                near = fit(token.folded, token.plain, part)
            if near is None:
                del self.loose[loose:]
                return False
            if near is not Fit.EXACT:
                self.loose.append((self.at + ahead, near))
        self.at += len(_parts(key))
        return True

    def sign(self, signs: str) -> str:
        """Take one sign out of those given."""
        token = self.peek()
        if token is None or token.shape is not Shape.SIGN or token.folded not in signs:
            return ""
        self.at += 1
        return token.folded

    def shape(self, shape: Shape) -> Token | None:
        """Take a token of that shape."""
        token = self.peek()
        if token is None or token.shape is not shape:
            return None
        self.at += 1
        return token

    def number(self, low: int, high: int) -> int | None:
        """Take a number, also misread ("l0") or with its words after it ("06 (sáu)")."""
        token = self.peek()
        if token is None or token.shape is not Shape.NUMBER or not low <= token.value <= high:
            return None
        if token.misread:
            self.loose.append((self.at, Fit.SLIP))
        self.at += 1
        self.attempt(_words_in_brackets)
        return token.value

    def number_or_word(self, low: int, high: int) -> int | None:
        """Take a number in digits, or a small one in words ("sáu", "mười hai")."""
        found = self.number(low, high)
        return found if found is not None else self.attempt(lambda r: _in_words(r, low, high))

    def roman(self) -> int | None:
        """Take a quarter's number: II, 2, or what OCR makes of II (ll, 11, lI)."""
        token = self.peek()
        if token is None or token.shape not in {Shape.WORD, Shape.NUMBER}:
            return None
        if token.shape is Shape.NUMBER and 1 <= token.value <= len(ROMAN) and not token.misread:
            return self.number(1, len(ROMAN))
        value = ROMAN.get(token.plain.translate(_ROMAN_SLIPS))
        if value is None:
            return None
        if token.plain not in ROMAN:
            self.loose.append((self.at, Fit.SLIP))
        self.at += 1
        self.attempt(_words_in_brackets)
        return value


def _words_in_brackets(reader: Reader) -> bool | None:
    if not reader.sign("("):
        return None
    for _ in range(_LONGEST_BRACKET):
        if reader.sign(")"):
            return True
        token = reader.shape(Shape.WORD)
        if token is None or token.folded not in _IN_BRACKETS:
            return None
    return bool(reader.sign(")")) or None


def _in_words(reader: Reader, low: int, high: int) -> int | None:
    token = reader.shape(Shape.WORD)
    value = _NUMBERS.get(token.folded) if token else None
    after = reader.peek()
    if value == _NUMBERS["mười"] and after and after.folded in {"một", "hai"}:
        value += _NUMBERS[after.folded]
        reader.at += 1
    return value if value is not None and low <= value <= high else None
