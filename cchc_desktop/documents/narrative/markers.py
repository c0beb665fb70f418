"""What begins a line: "Phần II", "A.", "I.", "Điều 3.", "1.2.", "a)", "-", "+" and their like.

Must not know what stands above or below a line.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from cchc_desktop.documents.narrative.letters import UPPER
from cchc_desktop.domain.text import code_key


class Rank(IntEnum):
    """How high a line stands; a deeper number stands a step below the one above."""

    PART = 0
    CAPITAL = 1
    CHAPTER = 2
    ROMAN = 3
    SECTION = 4
    ARTICLE = 5
    NUMBER = 6
    NUMBER_2 = 7
    NUMBER_3 = 8
    NUMBER_4 = 9
    NUMBER_5 = 10
    LETTER = 12
    UNDER_LETTER = 13
    BULLET = 20
    PLUS = 21
    NONE = 30


@dataclass(frozen=True, slots=True)
class Marker:
    """The rank of a line, its code as plans cite it ("1.2", "a", "IV"), and its words."""

    rank: Rank
    code: str
    rest: str
    bracket: bool = False

    @property
    def is_item(self) -> bool:
        return self.rank < Rank.BULLET


_NAMED: Final = (
    (
        Rank.PART,
        re.compile(
            r"(?P<code>P(?:HẦN|hần)\s+(?:(?:THỨ|thứ)\s+\w{2,4}|[IVX]{1,5}|\d{1,2}|MỘT|HAI|BA|BỐN))"
            rf"(?:\s*[.:–-]\s*|\s+(?=[{UPPER}])|$)(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    (
        Rank.CHAPTER,
        re.compile(
            r"(?P<code>C(?:HƯƠNG|hương)\s+(?:[IVX]{1,5}|\d{1,2}))"
            rf"(?:\s*[.:–-]\s*|\s+(?=[{UPPER}])|$)(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    (
        Rank.SECTION,
        re.compile(
            r"(?P<code>M(?:ỤC|ục)\s+(?:[IVX]{1,5}|\d{1,2}|[A-D]))(?:\s*[.:–-]\s*|$)(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    (
        Rank.ARTICLE,
        re.compile(r"(?P<code>Đ(?:IỀU|iều)\s+\d{1,3})\s*[.:]\s*(?P<rest>.*)", re.DOTALL),
    ),
)
_ROMAN: Final = re.compile(
    rf"(?P<code>[IVX]{{1,5}})(?:\s*[.)/:]+|\s*[-–](?=\s)|\s*[-–](?=[{UPPER}]{{2}}))\s*(?P<rest>.*)",
    re.DOTALL,
)
_CAPITAL: Final = re.compile(
    rf"(?P<code>[A-HĐK-UY])(?:\s*[./]\s+|\s*[-–]\s+|\s*\)\s*)(?P<rest>[{UPPER}].*)", re.DOTALL
)
_NUMBER: Final = re.compile(
    r"(?P<code>\d{1,2}(?:\.\d{1,2}){0,4})\s*(?P<sign>[.)/:]+)(?:\s+|(?=[^\W\d]"
    r"|[“\"'(]))(?P<rest>\S.*)",
    re.DOTALL,
)
_UNSIGNED: Final = re.compile(
    rf"(?P<code>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s+(?P<rest>(?:[“\"'(]|\d{{1,3}}%|[{UPPER}]).*)",
    re.DOTALL,
)
_LETTER: Final = re.compile(
    rf"(?P<code>[a-zđ])(?:\s*[)/]\s*|\s*\.\s+(?=[{UPPER}]))(?P<rest>\S.*)", re.DOTALL
)
_UNDER_LETTER: Final = re.compile(
    r"(?:\((?P<code>\d{1,2}|[a-zđ]|[ivx]{1,4})\)"
    r"|(?P<more>[a-zđ]\.?\d{1,2})\s*[.)])\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_PLUS: Final = re.compile(r"\+\s*(?P<rest>[^\W\d].*|\d.*|[“\"(].*)", re.DOTALL)
_BULLET: Final = re.compile(
    r"(?:[-–—−•●○▪■□◦∙·➢►✓*\uf0b7\uf02d\uf0a7]+\s*|o\s+)(?P<rest>[^\W\d].*|[“\"(].*|(?<=\s)\d.*)",
    re.DOTALL,
)
_ROMAN_VALUE: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def marker_of(text: str) -> Marker:
    """Take a line apart."""
    for rank, pattern in _NAMED:
        if found := pattern.match(text):
            return Marker(rank, found["code"], found["rest"].strip())
    return _by_sign(text) or Marker(Rank.NONE, "", text)


def _by_sign(text: str) -> Marker | None:
    first = text[:1]
    if first.isdigit():
        return _number(text)
    if first in "IVX" and (found := _ROMAN.match(text)) and _is_roman(found):
        return Marker(Rank.ROMAN, found["code"], found["rest"].strip())
    if first.isupper():
        found = _CAPITAL.match(text)
        return Marker(Rank.CAPITAL, found["code"], found["rest"].strip()) if found else None
    if found := _PLUS.match(text):
        return Marker(Rank.PLUS, "", found["rest"].strip())
    if found := _BULLET.match(text):
        return Marker(Rank.BULLET, "", found["rest"].strip())
    return _letter(text)


def _is_roman(found: re.Match[str]) -> bool:
    return bool(_ROMAN_VALUE.fullmatch(found["code"])) and not found["rest"][:1].islower()


def _number(text: str) -> Marker | None:
    found = _NUMBER.match(text) or _UNSIGNED.match(text)
    if found is None:
        return None
    code = found["code"]
    bracket = ")" in (found.groupdict().get("sign") or "")
    return Marker(Rank(Rank.NUMBER + code.count(".")), code, found["rest"].strip(), bracket)


def _letter(text: str) -> Marker | None:
    if found := _LETTER.match(text):
        return Marker(Rank.LETTER, found["code"], found["rest"].strip(), bracket=True)
    if found := _UNDER_LETTER.match(text):
        code = found["code"] or found["more"]
        return Marker(Rank.UNDER_LETTER, code, found["rest"].strip(), bracket=True)
    return None


def words_of(text: str) -> str:
    """Return a line without what begins it."""
    return marker_of(text).rest


_ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"


def place_of(code: str) -> tuple[str, int]:
    """Tell in which list a code counts, and as which: "2.10" is the 10th of the list "2"."""
    stem, _, last = code.rpartition(".")
    if last.isascii() and last.isdigit():
        return stem, int(last)
    if len(code) == 1 and code in _ALPHABET:
        return "letters", _ALPHABET.index(code) + 1
    if code and _ROMAN_VALUE.fullmatch(code):
        # The key of a Roman numeral ends in its value, written in digits.
        return "roman", int(code_key(code)[1][0][1][1:])
    return code, 0
