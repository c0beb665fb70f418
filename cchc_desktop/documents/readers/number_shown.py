"""Numbers of a workbook as a person in Việt Nam sees them: 4.106, 98,5%, 05/02/2026.

A workbook keeps a number and a format; days are numbers too. Must not know cells or sheets.
"""

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

# Formats that Excel knows by number, those that show something else than the plain number.
_KNOWN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss",
    47: "mm:ss",
}  # fmt: skip
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
_UNSEEN: Final = re.compile(r"\[[^\]]*\]|[_*].")
_DAYS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_FIGURES: Final = re.compile(r"[#0?][#0?,.]*%?")
_EXCEL_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's days have no zone
_APPLE_EPOCH: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY: Final = 2_958_465  # 31/12/9999
_FIGURES_SHOWN: Final = 11


def format_of(number: int, own: dict[int, str]) -> str:
    """Give the format with this number, empty for the general one."""
    code = own.get(number) or _KNOWN.get(number, "")
    return "" if code.lower() in ("general", "@") else code


def shown(stored: str, code: str, *, from_1904: bool = False) -> tuple[str, str]:
    """Give a number as the cell shows it, and plainly with a dot; a day has no plain number."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored, ""
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return stored, ""
    kind = _kind(code)
    if kind.is_day and 0 <= number <= _LAST_DAY:
        return _day(number, kind, from_1904=from_1904), ""
    return _figure(number, kind), _plain(number)


class _Kind:
    """A format, taken apart once."""

    def __init__(self, code: str) -> None:
        section = _sections(code)[0]
        bare = _UNSEEN.sub("", section)
        signs = _LITERAL.sub("", bare)
        self.is_day = bool(_DAYS.search(signs)) and "general" not in signs.lower()
        lower = signs.lower()
        self.has_time = "h" in lower or "s" in lower
        self.has_year, self.has_date = "y" in lower, "d" in lower
        self.has_month = bool(re.search(r"(?<![h:])m(?!:)", lower)) and not re.fullmatch(
            r"[hms:. ]*", lower
        )
        figures = None if self.is_day else _FIGURES.search(bare)
        self.figures = figures[0] if figures else ""
        self.before = _words(bare[: figures.start()]) if figures else ""
        self.after = _words(bare[figures.end() :]) if figures else ""
        # A format may write its own percent sign some way after the figures.
        self.percent = "%" in signs
        self.thousands = "," in self.figures.rstrip(",%")
        self.decimals = len(self.figures.partition(".")[2].rstrip("%"))
        self.least = self.figures.partition(".")[2].count("0")
        self.width = self.figures.partition(".")[0].replace(",", "").count("0")


@lru_cache(maxsize=512)
def _kind(code: str) -> _Kind:
    return _Kind(code)


def _sections(code: str) -> list[str]:
    """Split at ";" but not inside a text in quotes."""
    found = [""]
    for piece in re.split(r'("[^"]*"|;)', code):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


def _words(text: str) -> str:
    return _LITERAL.sub(lambda found: found[1] or found[2] or "", text)


def _plain(number: Decimal) -> str:
    """Write a number as it was typed: what binary fractions added at the end is taken off."""
    text = f"{round(number, 12 - max(0, number.adjusted())):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _figure(number: Decimal, kind: _Kind) -> str:
    if not kind.figures:
        shorter = f"{number:.{_FIGURES_SHOWN}g}"
        return _plain(Decimal(shorter)).replace(".", ",")
    if kind.percent:
        number *= 100
    text = f"{abs(number):.{kind.decimals}f}"
    whole, _, rest = text.partition(".")
    while len(rest) > kind.least and rest.endswith("0"):
        rest = rest[:-1]
    whole = whole.zfill(kind.width)
    if kind.thousands:
        whole = f"{int(whole):,}".replace(",", ".")
    sign = "-" if number < 0 and Decimal(text) else ""
    shown_ = f"{sign}{whole}{',' if rest else ''}{rest}"
    percent = "%" if kind.percent and "%" not in kind.after else ""
    return f"{kind.before}{shown_}{percent}{kind.after}".strip()


def _day(number: Decimal, kind: _Kind, *, from_1904: bool) -> str:
    epoch = _APPLE_EPOCH if from_1904 else _EXCEL_EPOCH
    days = float(number)
    if not from_1904 and days < 60:
        days += 1
    try:
        moment = epoch + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return _plain(number)
    time = f"{moment:%H:%M}" if kind.has_time else ""
    if not (kind.has_year or kind.has_date or kind.has_month):
        return time
    if kind.has_date:
        day = f"{moment:%d/%m}/{moment.year:04}" if kind.has_year else f"{moment:%d/%m}"
    elif kind.has_month:
        day = f"{moment:%m}/{moment.year:04}" if kind.has_year else f"{moment:%m}"
    else:
        day = f"{moment.year:04}"
    return f"{time} {day}" if time and moment.strftime("%H%M") != "0000" else day
