"""Pages one after another: paper, page numbers, bookmarks, and ink put at a place.

Places run from the left edge and down from the top edge, in points. Must not know what a report
is made of.
"""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.reports.layout import paper
from cchc_desktop.reports.layout.paper import ASCENT, DESCENT, Sheet
from cchc_desktop.reports.measuring import Family, Letters

_NEVER: Final = date(2000, 1, 1)
_LEVELS: Final = 6

Rule = tuple[float, float, float, float]
"""A straight line: x0, y0, x1, y1."""


class Pages:
    """A file in the making. `y` is where the next thing may begin, `fresh` on an empty page."""

    def __init__(self, family: Family, language: str, day: date | None) -> None:
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - slow to load

        self.family: Final = family
        self.sheet: Sheet = paper.UPRIGHT
        self.y = 0.0
        self.fresh = True
        self._held = io.BytesIO()
        make: Any = Canvas  # its types take the name of a face for a number
        self._canvas: Final[Any] = make(
            self._held,
            pageCompression=1,
            invariant=1,
            initialFontName=family.regular.name,
            lang=language,
        )
        stamp = self._canvas._doc._timeStamp  # noqa: SLF001 - there is no other way to say the day
        stamp.YMDhms, stamp.dhh, stamp.dmm = (*(day or _NEVER).timetuple()[:3], 0, 0, 0), 7, 0
        self._text: Any = None
        self._style: tuple[Letters, float, float] | None = None
        self._number = 0
        self._bookmarks = 0
        self._level = -1

    # ---- pages ------------------------------------------------------------------------------

    def begin(self, sheet: Sheet) -> None:
        """Start a part on paper of its own, whose pages are counted from one."""
        if self._number:
            self._close()
        self.sheet, self._number = sheet, 0
        self._open()

    def turn(self) -> None:
        self._close()
        self._open()

    def _open(self) -> None:
        self._number += 1
        self._canvas.setPageSize((self.sheet.width, self.sheet.height))
        self._canvas.setLineWidth(0.5)
        self.y, self.fresh = self.sheet.top, True
        if self._number > 1:
            place = self.sheet.text_middle, paper.PAGE_NUMBER_BASELINE
            self.centred(str(self._number), *place, self.family.regular, paper.PAGE_NUMBER_SIZE)

    def _close(self) -> None:
        self.flush()
        self._canvas.showPage()

    def room(self) -> float:
        return self.sheet.floor - self.y

    def down(self, height: float) -> None:
        self.y += height
        self.fresh = False

    # ---- ink --------------------------------------------------------------------------------

    def text(self, text: str, x: float, baseline: float, letters: Letters, size: float) -> None:
        self.texts([text], x, baseline, (letters, size, size))

    def texts(
        self, rows: Sequence[str], x: float, baseline: float, style: tuple[Letters, float, float]
    ) -> None:
        """Put rows below each other; `style` is the face, the size and the distance of rows."""
        held = self._text
        if held is None:
            held = self._text = self._canvas.beginText()
            self._style = None
        letters = style[0]
        if style != self._style:
            held.setFont(letters.name, style[1], style[2])
            self._style = style
        held.setTextOrigin(x, self.sheet.height - baseline)
        for row in rows:
            held.textLine(letters.drawable(row))

    def stretched(
        self,
        runs: Sequence[tuple[str, Letters]],
        at: tuple[float, float],
        size: float,
        extra: float,
    ) -> None:
        """Put a row of several faces, each blank wider by `extra`."""
        self.flush()  # the width of blanks outlives a text object, so this one gives it back
        held = self._canvas.beginText(at[0], self.sheet.height - at[1])
        if extra:
            held.setWordSpace(extra)
        for text, letters in runs:
            held.setFont(letters.name, size)
            held.textOut(letters.drawable(text))
        if extra:
            held.setWordSpace(0)
        self._canvas.drawText(held)

    def centred(
        self, text: str, middle: float, baseline: float, letters: Letters, size: float
    ) -> float:
        """Put a text around a middle; returns its width."""
        width = letters.width(text, size)
        self.text(text, middle - width / 2, baseline, letters, size)
        return width

    def rule(self, x: float, y: float, length: float, thickness: float) -> None:
        self._canvas.setLineWidth(thickness)
        height = self.sheet.height - y
        self._canvas.line(x, height, x + length, height)

    def rules(self, ends: Sequence[Rule], thickness: float) -> None:
        """Draw many straight lines (x0, y0, x1, y1) at once."""
        top = self.sheet.height
        self._canvas.setLineWidth(thickness)
        self._canvas.lines([(x0, top - y0, x1, top - y1) for x0, y0, x1, y1 in ends])

    def grey(self, box: tuple[float, float, float, float], shade: float) -> None:
        """Fill x, y, width, height."""
        x, y, width, height = box
        self._canvas.setFillGray(shade)
        self._canvas.rect(x, self.sheet.height - y - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def drawing(self, drawing: Any, x: float, y: float) -> None:
        from reportlab.graphics.renderPDF import draw  # noqa: PLC0415 - slow to load

        self.flush()
        draw(drawing, self._canvas, x, self.sheet.height - y - drawing.height)

    def flush(self) -> None:
        """Put down what was gathered: text stands in the file in the order of reading."""
        if self._text is not None:
            self._canvas.drawText(self._text)
            self._text = None

    # ---- the file ---------------------------------------------------------------------------

    def bookmark(self, title: str, level: int) -> None:
        """Mark the place that is being written, under what was marked before it."""
        self._level = min(level, self._level + 1, _LEVELS)
        key = f"p{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkHorizontalAbsolute(key, self.sheet.height - self.y + paper.MM)
        self._canvas.addOutlineEntry(title, key, self._level, closed=False)

    def finish(self, title: str, author: str, subject: str) -> bytes:
        self._close()
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator(PROGRAM)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.save()
        return self._held.getvalue()


def fits(y: float, rows: int, size: float, pitch: float, floor: float) -> bool:
    """Tell whether rows of text, the first as high as its letters, end above the floor."""
    return y + (rows - 1) * pitch + (ASCENT + DESCENT) * size <= floor + 0.01
