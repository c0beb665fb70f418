"""How wide text is in the paper's letters, and where its rows end.

Widths are in thousandths of the size, each word measured once. Must not know pages or formats.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.faces import Faces

_MOST_WORDS: Final = 60_000  # what is seen rarely need not be kept
_MOST_CELLS: Final = 2_000
_PIECES: Final = re.compile(r"[^/\-.,;:_]+[/\-.,;:_]*|[/\-.,;:_]+")
_STAND_IN: Final = "□"

Rows = tuple[tuple[str, float], ...]
"""Each row's text with its width."""


class Letters:
    """One face: its name for drawing, and what it knows of widths."""

    def __init__(self, name: str, widths: dict[int, float], spare: float) -> None:
        self.name: Final = name
        self._widths: Final = widths
        self._spare: Final = spare
        self._words: Final[dict[str, float]] = {}
        self._wrapped: Final[dict[tuple[str, float], Rows]] = {}
        self.blank: Final = widths.get(32, 250.0)

    def drawable(self, text: str) -> str:
        """Put a box for each letter that the face does not have; else it would vanish unseen."""
        if all(ord(letter) in self._widths for letter in set(text)):
            return text
        box = _STAND_IN if ord(_STAND_IN) in self._widths else "?"
        return "".join(letter if ord(letter) in self._widths else box for letter in text)

    def word(self, text: str) -> float:
        known = self._words.get(text)
        if known is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            widths, spare = self._widths, self._spare
            known = sum(widths.get(ord(letter), spare) for letter in text)
            self._words[text] = known
        return known

    def width(self, text: str, size: float) -> float:
        return self.word(text) * size / 1000

    def wrap(self, text: str, room: float) -> Rows:
        """Break a text into rows no wider than the room (in thousandths of the size)."""
        key = (text, room)
        known = self._wrapped.get(key)
        if known is None:
            if len(self._wrapped) > _MOST_CELLS:
                self._wrapped.clear()
            known = tuple(row for line in text.split("\n") for row in self._rows(line, room))
            self._wrapped[key] = known
        return known

    def _rows(self, line: str, room: float) -> Iterator[tuple[str, float]]:
        blank, widths = self.blank, self._words
        row: list[str] = []
        used = -blank
        for word in line.split(" "):
            wide = widths.get(word)
            if wide is None:
                wide = self.word(word)
            if used + blank + wide <= room:
                row.append(word)
                used += blank + wide
                continue
            if row:
                yield " ".join(row), used
            *whole, (word, wide) = self.pieces(word, room)  # noqa: PLW2901 - its last piece
            yield from whole
            row, used = [word], wide
        yield " ".join(row), used

    def pieces(self, word: str, room: float) -> list[tuple[str, float]]:
        """Break a word that is wider than a row: after a stroke or a dot, else anywhere."""
        wide = self.word(word)
        if wide <= room or len(word) == 1:
            return [(word, wide)]
        parts = _PIECES.findall(word)
        rows: list[str] = []
        for part in parts if len(parts) > 1 else word:
            if rows and self.word(rows[-1] + part) <= room:
                rows[-1] += part
            else:
                rows.append(part)
        return [piece for row in rows for piece in self.pieces(row, room)]


class Family:
    """The four faces of one family."""

    def __init__(self, regular: Letters, bold: Letters, italic: Letters, both: Letters) -> None:
        self.regular: Final = regular
        self.bold: Final = bold
        self.italic: Final = italic
        self._both: Final = both

    def of(self, *, bold: bool = False, italic: bool = False) -> Letters:
        if bold:
            return self._both if italic else self.bold
        return self.italic if italic else self.regular


@cache
def family(faces: Faces) -> Family:
    """Read the faces and make them known for drawing; once for each set of files."""
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - slow to load
    from reportlab.pdfbase.ttfonts import TTFError, TTFont  # noqa: PLC0415

    def letters(*, bold: bool, italic: bool) -> Letters:
        file = faces.of(bold=bold, italic=italic)
        try:
            font = TTFont(str(file), str(file))
        except (TTFError, OSError) as error:
            raise ReportError("report-font-missing", {"folder": str(file.parent)}) from error
        registerFont(font)
        known = {code: width for code, width in font.face.charWidths.items() if code >= 32}
        return Letters(font.fontName, known, font.face.defaultWidth)

    return Family(
        letters(bold=False, italic=False),
        letters(bold=True, italic=False),
        letters(bold=False, italic=True),
        letters(bold=True, italic=True),
    )
