"""Productions for years: written after a date, in words, or alone. Must not know plans."""

from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.terms import Year, YearWord
from cchc_desktop.domain.deadlines.tokens import Shape

FIRST_YEAR, LAST_YEAR = 1990, 2100
NEXT = ("tiếp theo", "kế tiếp", "liền kề", "liền sau", "sau", "tới", "kế")
_CENTURY = 2000
_SHORT = 2


def four_digits(reader: Reader) -> int | None:
    """Take a year of four digits."""
    token = reader.peek()
    if token is None or len(token.text) != len(str(FIRST_YEAR)):
        return None
    return reader.number(FIRST_YEAR, LAST_YEAR)


def two_digits(reader: Reader) -> int | None:
    """Take the 24 of 30/6/24."""
    token = reader.peek()
    if token is None or len(token.text) != _SHORT:
        return None
    short = reader.number(0, 99)
    return None if short is None else _CENTURY + short


def year_after(reader: Reader) -> Year:
    """Take the year written after a day, a month or a quarter, if there is one.

    - tháng 6 năm 2024 → fixed 30/06
    - Quý II/2024 → fixed 30/06
    - quý II của năm 2024 → fixed 30/06
    - Quý II-2024 → fixed 30/06
    - quý II, năm 2024 → fixed 30/06
    - quý II năm nay → fixed 30/06
    - quý I năm sau → fixed 31/03/2025
    """
    return reader.attempt(_signed_year) or reader.attempt(_worded_year)


def _signed_year(reader: Reader) -> int | None:
    reader.sign("/-.,")
    return four_digits(reader)


def _worded_year(reader: Reader) -> Year:
    reader.sign(",/")
    reader.says("của")
    if not reader.says("năm"):
        return None
    if reader.says("nay", "này", "kế hoạch"):
        return YearWord.THIS
    written = four_digits(reader)
    if written is not None:
        return written
    return YearWord.NEXT if reader.says(*NEXT) else None


def generic_year(reader: Reader) -> bool | None:
    """Take "năm" that names no year of its own."""
    if not reader.says("năm"):
        return None
    token = reader.peek()
    if token is not None and (token.shape is Shape.NUMBER or token.folded == "học"):
        return None
    return True
