"""Numbers, shares and days as offices write them on paper.

Figures stay figures in a report; whoever prints one asks here how it is written, so that three
formats say it alike. Must not know what a figure means.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_SIGNS: Final = {ord(","): ".", ord("."): ","}  # 2,846.5 is written 2.846,5
_PADDED_MONTHS: Final = 2  # 05/02/2026, but 05/6/2026: nobody makes a 1 or a 2 of a 6
_PADDED_COUNTS: Final = 10
_HUNDREDTH: Final = Decimal("0.01")
# What no file format may hold; a line and a tab have a meaning.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BLANKS: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
OPEN: Final = "……"
"""Where a number or a day is filled in when the document is signed."""
_PLAIN: Final = re.compile("[ -~\n]*")


def plain(text: str) -> str:
    """Return text that every format can hold: composed letters, plain blanks, lines as lines."""
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = unicodedata.normalize("NFC", text.replace("\x0b", "\n"))
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("", text))


def number(value: int | Decimal) -> str:
    """Write 2.846 or 21,05; trailing noughts of a decimal are not written."""
    if isinstance(value, int):
        return f"{value:,}".translate(_SIGNS)
    written = f"{value:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return ("0" if written == "-0" else written).translate(_SIGNS)


def hundredths(share: Decimal) -> Decimal:
    """Return a share in per cent, rounded to two decimals, halves up."""
    return (share * 100).quantize(_HUNDREDTH, ROUND_HALF_UP)


def percent(share: Decimal, *, sign: bool = True) -> str:
    """Write 48,50% or 25%: two decimals, none when whole, no space."""
    points = hundredths(share)
    written = f"{points:,.0f}" if points == points.to_integral_value() else f"{points:,f}"
    return written.removeprefix("-" if not points else "").translate(_SIGNS) + "%" * sign


def count(value: int) -> str:
    """Write a count within a sentence: 03 nhiệm vụ, 2.846 hồ sơ; never in a column of numbers."""
    return f"{value:02}" if 0 <= value < _PADDED_COUNTS else number(value)


def month(value: int) -> str:
    return f"{value:02}" if value <= _PADDED_MONTHS else str(value)


def day_in_sentence(day: date) -> str:
    return f"ngày {day.day:02} tháng {month(day.month)} năm {day.year}"


def day_in_table(day: date) -> str:
    return f"{day.day:02}/{month(day.month)}/{day.year}"


def document_number(written: str) -> str:
    """Write a document's own number: one below ten gets a nought, an empty one dots for the pen."""
    own = plain(written).strip()
    if not own:
        return OPEN
    return f"{int(own):02}" if own.isascii() and own.isdigit() else own
