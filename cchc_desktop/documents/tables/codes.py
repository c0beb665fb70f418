"""The numbers of rows: I, 1, 1.2, a), WP1; what they tell of order and of levels.

Must not know tables.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from cchc_desktop.domain.text import nfc

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_PARTED_ROMAN = re.compile(r"[IVXL]+(?: [IVXL]+)+[.:)]?")  # a narrow cell broke it
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,5}")
_NAMED = re.compile(r"[A-ZĐ]{1,4}[-. ]?\d{1,4}(?:\.\d{1,3})*|\d{1,3}[a-zđ]|[a-zđ]\.?\d{1,2}")
_BULLETS = frozenset("-–+*•")
_SIGNS = " .,:;)(\u00a0"
_LEADING = re.compile(
    r"^(?:(?P<word>phần|chương|mục|nhóm|lĩnh vực)\s+)?"
    r"\(?(?P<code>[IVXL]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[A-HĐ]|[a-zđ](?=\s*\)))"
    r"(?P<sign>\s*[.):/]+|\s*[-–](?=\s)|(?=\s))\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?|\d{4}-(\d{2})-(\d{2})(?:[T ].*)?")


class Level(IntEnum):
    """How high a code stands; plans mix them, but in this order."""

    PART = 0
    ROMAN = 1
    NUMBER = 2
    LETTER = 8
    NONE = 9


@dataclass(frozen=True, slots=True)
class Code:
    """A code taken apart: "2.3" has the stem "2." and the count 3; count is 0 when it has none."""

    text: str
    level: int
    stem: str = ""
    count: int = 0

    def follows(self, former: "Code") -> bool:
        return self.comparable(former) and self.count == former.count + 1

    def comparable(self, other: "Code") -> bool:
        """Tell whether two codes belong to the same list."""
        same = self.stem == other.stem and self.level == other.level
        return same and bool(self.count and other.count)


NO_CODE = Code("", Level.NONE)


def tidy_code(text: str) -> str:
    """Return a code without the signs around it: "1.2." and "1,2" are 1.2."""
    code = re.sub(r"\s*[.]\s*(?=\d)|(?<=\d),(?=\d)", ".", nfc(text))
    if re.fullmatch(r"[a-zđ]\s*\)", code):
        return code.replace(" ", "")
    if _PARTED_ROMAN.fullmatch(code):
        code = code.replace(" ", "")
    stripped = code.strip(_SIGNS)
    return "" if stripped in _BULLETS or not stripped else stripped


def is_code(text: str) -> bool:
    """Tell whether a text can be nothing but the number of a row; a bullet can."""
    stated = nfc(text)
    if stated in _BULLETS:
        return True
    code = tidy_code(stated).rstrip(")")
    if not code or len(code) > 12:
        return False
    single = len(code) == 1 and code.isalpha()
    return single or any(shape.fullmatch(code) is not None for shape in (_DOTTED, _ROMAN, _NAMED))


def read_code(text: str) -> Code:
    """Take a code apart."""
    code = tidy_code(text)
    bare = code.rstrip(")")
    if not bare:
        return NO_CODE
    if _DOTTED.fullmatch(bare):
        stem, _, last = bare.rpartition(".")
        return Code(code, Level.NUMBER + bare.count("."), f"{stem}." if stem else "", int(last))
    if _ROMAN.fullmatch(bare):
        return Code(code, Level.ROMAN, "roman", _roman(bare))
    if len(bare) == 1 and bare.lower() in _ALPHABET:
        level = Level.PART if bare.isupper() else Level.LETTER
        return Code(code, level, "letter", _ALPHABET.index(bare.lower()) + 1)
    if found := re.fullmatch(r"(\D*)(\d+)", bare):
        return Code(code, Level.NUMBER, found[1], int(found[2]))
    return Code(code, Level.NUMBER)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in text.lower()]
    following = [*values[1:], 0]
    return sum(-own if own < after else own for own, after in zip(values, following, strict=True))


def leading_code(text: str) -> tuple[str, str]:
    """Part "I. Cải cách thể chế" into its code and its words; no code where none is clear."""
    found = _LEADING.match(text)
    if found is None:
        return "", text
    code, rest = found["code"], found["rest"]
    roman_or_part = not code[0].isdigit()
    if not found["sign"].strip() and roman_or_part and not found["word"] and len(code) < 2:
        return "", text  # "A nói"; a number may stand apart by white space alone
    if roman_or_part and code != code.upper() and ")" not in found["sign"]:
        return "", text
    if not rest[:1].isalpha() and rest[:1] not in "“\"'(":
        return "", text
    if not found["sign"].strip() and (rest[:1].islower() or (len(code) > 2 and code.isdigit())):
        return "", text  # "100 hồ sơ", "6 tháng đầu năm"
    return (code if code[0].isdigit() or ")" not in found["sign"] else f"{code})"), rest


def is_above(code: str, other: str) -> bool:
    """Tell whether a code is the beginning of another: 2 stands above 2.1."""
    return bool(code) and tidy_code(other).startswith(f"{tidy_code(code)}.")


def restored(code: str, number: str, former: Code) -> tuple[str, str]:
    """Undo what a workbook did to a code: give the code, and the doubt that this leaves or "".

    A code typed as a number lost its last nought (3.10 is 3.1); one typed like a day became one.
    """
    if number and _DOTTED.fullmatch(number):
        number = number.removesuffix(".0")
        whole, _, decimals = number.partition(".")
        expected = former.count + 1
        lost = former.stem == f"{whole}." and decimals and expected % 10 == 0
        if lost and str(expected).rstrip("0") == decimals:
            return f"{whole}.{expected}", "code-lost-zero"
        return number, ""
    if found := _DAY.fullmatch(nfc(code)):
        numbers = [str(int(part)) for part in found.groups() if part]
        return _dated(numbers, former), "code-became-day"
    return tidy_code(code), ""


def _dated(numbers: list[str], former: Code) -> str:
    """Give the code that a day was: of the two orders the one that goes on, else day and month."""
    for order in (numbers, numbers[::-1]):
        if read_code(".".join(order)).follows(former):
            return ".".join(order)
    return ".".join(numbers)
