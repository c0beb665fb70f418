"""Paper, margins and letters: what every kind of document has alike.

Lengths are points unless a name says millimetres. Must not know any file format.
"""

from dataclasses import dataclass
from typing import Final

MM: Final = 72 / 25.4

ASCENT: Final = 0.891
"""Of Times New Roman and of every face with its measures, as a share of the size."""
DESCENT: Final = 0.216
SINGLE: Final = 1.149
"""A row of single spacing."""

FAMILY: Final = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its margins, as it is held to be read."""

    width: float
    height: float
    left: float = 30 * MM  # the decree: 30 to 35
    right: float = 15 * MM  # 15 to 20
    top: float = 20 * MM  # 20 to 25
    bottom: float = 20 * MM  # 20 to 25

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_middle(self) -> float:
        return self.left + self.text_width / 2

    @property
    def floor(self) -> float:
        """Return how far down from the top edge ink may reach."""
        return self.height - self.bottom


UPRIGHT: Final = Sheet(210 * MM, 297 * MM)
LANDSCAPE: Final = Sheet(297 * MM, 210 * MM)

PAGE_NUMBER_SIZE: Final = 13.0  # 13 to 14, upright, in the top margin, none on the first page
PAGE_NUMBER_BASELINE: Final = 13 * MM
