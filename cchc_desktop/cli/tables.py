"""Tables for people: columns aligned by the width of the signs, wrapped to the terminal.

Must not know what the rows are.
"""

import math
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from resources.words import shown

_GAP = "  "
_NARROWEST = 10  # a date


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], width: int) -> str:
    """Lay out rows under their heads in at most `width` columns, where the words allow it."""
    values = [list(row) for row in rows]
    cells = [[clean(shown(value)) for value in row] for row in values]
    numeric = [
        bool(values) and all(_is_number(row[at]) for row in values) for at in range(len(heads))
    ]
    widths = _fit(
        [[display_width(row[at]) for row in (heads, *cells)] for at in range(len(heads))], width
    )
    lines = _line(heads, widths, numeric)
    lines.append(_GAP.join("─" * column for column in widths))
    for row in cells:
        lines.extend(_line(row, widths, numeric))
    return "\n".join(lines)


def terminal_width() -> int:
    """Give the terminal's width; a file or another program gets lines of 120 columns."""
    return shutil.get_terminal_size((120, 24)).columns


def display_width(text: str) -> int:
    """Count the columns a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(_sign_width(sign) for sign in text)


def clean(text: str) -> str:
    """Fold white space and drop what would steer the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns; a longer word is cut."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if display_width(joined) <= width:
            lines[-1] = joined
            continue
        *full, last = _cut(word, width)
        lines.extend([*full, last])
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def _cut(word: str, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and display_width(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _fit(columns: Sequence[Sequence[int]], width: int) -> list[int]:
    """Share the width out by how much each column has to say, none wider than it needs."""
    most = [max(column) for column in columns]
    # By the root: twice the words want more room, but not at the cost of every other column.
    weights = [math.sqrt(sum(column) / len(column)) + 1 for column in columns]
    left = width - len(_GAP) * (len(columns) - 1)
    settled: dict[int, int] = {}
    while waiting := [at for at in range(len(columns)) if at not in settled]:
        by_weight = left / sum(weights[at] for at in waiting)
        share = {at: max(int(weights[at] * by_weight), 1) for at in waiting}
        done = {at: most[at] for at in waiting if most[at] <= max(share[at], _NARROWEST)} or {
            at: _NARROWEST for at in waiting if share[at] < _NARROWEST
        }
        settled |= done or share
        left -= sum((done or share).values())
    return [settled[at] for at in range(len(columns))]


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max((len(lines) for lines in wrapped), default=0)
    made = []
    for at in range(height):
        parts = [
            _pad(lines[at] if at < len(lines) else "", width, to_right=right)
            for lines, width, right in zip(wrapped, widths, numeric, strict=True)
        ]
        made.append(_GAP.join(parts).rstrip())
    return made


def _pad(text: str, width: int, *, to_right: bool) -> str:
    blank = " " * (width - display_width(text))
    return blank + text if to_right else text + blank


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool))


def _sign_width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
