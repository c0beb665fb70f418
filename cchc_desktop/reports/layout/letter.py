"""Head, text and end of a document: sizes and distances, and which sizes go together.

Distances run from baseline to baseline. Must not know any file format.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.reports.layout.paper import MM, SINGLE

# ---- the head: two columns ------------------------------------------------------------------
LEFT_COLUMN: Final = 66 * MM
RIGHT_COLUMN: Final = 99 * MM
LEFT_MIDDLE: Final = LEFT_COLUMN / 2
"""Measured from the left edge of the text, as is the next."""
RIGHT_MIDDLE: Final = LEFT_COLUMN + RIGHT_COLUMN / 2

RULE_THICKNESS: Final = 0.7
RULE_BELOW: Final = 4.5
OWN_RULE_SHARE: Final = 0.42  # of the last row; the decree: a third to a half
NUMBER_BELOW: Final = 27.0
NUMBER_SIZE: Final = 13.0

ABOUT_SIZE: Final = 12.0  # "V/v …", 12 to 13
ABOUT_GAP: Final = 6.0
ABOUT_PITCH: Final = 13.8
ABOUT_WIDTH: Final = 58 * MM


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """Quốc hiệu, cơ quan and tiêu ngữ: the last is always one more than the others."""

    nation: float
    own: float
    motto: float


LARGE: Final = HeadSizes(13, 13, 14)
SMALL: Final = HeadSizes(12, 12, 13)
_WIDEST_LARGE: Final = 60 * MM
_WIDEST_SMALL: Final = 64 * MM

Measure = Callable[[str, float, bool], float]
"""Gives the width of a text of a size, bold or not."""


def head_sizes(
    above: Sequence[str], own: Sequence[str], measure: Measure
) -> tuple[HeadSizes, list[str], list[str]]:
    """Choose the sizes of the head, and break the rows on the left that would still be too wide."""

    def widest(size: float) -> float:
        widths = [measure(row, size, False) for row in above]
        return max([0.0, *widths, *(measure(row, size, True) for row in own)])

    if widest(LARGE.own) <= _WIDEST_LARGE:
        return LARGE, list(above), list(own)
    rows = [
        [
            part
            for row in rows
            for part in even_rows(
                row,
                _WIDEST_SMALL,
                lambda text: measure(text, SMALL.own, bold),  # noqa: B023
            )
        ]
        for rows, bold in ((above, False), (own, True))
    ]
    return SMALL, rows[0], rows[1]


def even_rows(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """Break a centred text into as few rows as fit, near equal in length."""
    words = text.split()
    if not words or width(text) <= room:
        return [" ".join(words)]
    fewest = len(_filled(words, room, width))
    low, high = 0.0, room
    while high - low > 1:  # the least room that still makes as few rows
        middle = (low + high) / 2
        if len(_filled(words, middle, width)) <= fewest:
            high = middle
        else:
            low = middle
    return _filled(words, high, width)


def _filled(words: Sequence[str], room: float, width: Callable[[str], float]) -> list[str]:
    rows = [words[0]]
    for word in words[1:]:
        longer = f"{rows[-1]} {word}"
        if width(longer) <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


# ---- title and addressees -------------------------------------------------------------------
TITLE_SIZE: Final = 14.0
TITLE_BELOW: Final = 30.0
SUBJECT_BELOW: Final = 19.0
SUBJECT_PITCH: Final = TITLE_SIZE * SINGLE
SUBJECT_WIDTH: Final = 135 * MM
SUBJECT_RULE_SHARE: Final = 0.40
SUBJECT_RULE_BELOW: Final = 6.0
TO_BELOW_SUBJECT: Final = 36.0
TO_BELOW_ABOUT: Final = 26.0
TO_PITCH: Final = 20.0
TEXT_BELOW_TO: Final = 29.43

# ---- the text -------------------------------------------------------------------------------
TEXT_SIZE: Final = 14.0  # 13 to 14
TEXT_PITCH: Final = 18.0  # 1,12 of single; the decree: single to one and a half
TEXT_INDENT: Final = 12.7 * MM  # 10 or 12,7
PARAGRAPH_GAP: Final = 6.0
LEAST_ROWS: Final = 2
"""Of a paragraph on either side of a page's end, and of what follows a heading."""

# ---- the end --------------------------------------------------------------------------------
END_BELOW: Final = 28.57
POST_SIZE: Final = 14.0
POST_PITCH: Final = 16.5
SIGNATURE_MIDDLE: Final = 123.5 * MM
SIGNATURE_WIDTH: Final = 83 * MM
ROOM_TO_SIGN: Final = 80.0
COPIES_TITLE_SIZE: Final = 12.0
COPIES_SIZE: Final = 11.0
COPIES_BELOW: Final = 15.0
COPIES_PITCH: Final = 13.0
COPIES_WIDTH: Final = 76 * MM

# ---- the head of an appendix ------------------------------------------------------------------
APPENDIX_SIZE: Final = 14.0
APPENDIX_PITCH: Final = 17.0
TABLE_BELOW_REFERENCE: Final = 12.0
