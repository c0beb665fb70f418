"""Where a day is written in what is typed, so that another can be put in its place."""

import re
from typing import Final

_WRITTEN: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")


def day_place(text: str, caret: int) -> tuple[int, int]:
    """Return where the day under the caret is written; the caret itself where there is none."""
    for found in _WRITTEN.finditer(text):
        if found.start() <= caret <= found.end():
            return found.span()
    return caret, caret
