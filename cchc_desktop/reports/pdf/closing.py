"""The end of a document: who signs, and who receives a copy.

Must not know what stands above.
"""

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import letter, words
from cchc_desktop.reports.layout.paper import ASCENT, DESCENT
from cchc_desktop.reports.measuring import Rows
from cchc_desktop.reports.model import Report, Signature
from cchc_desktop.reports.pdf.pages import Pages

_FIRST = letter.END_BELOW - letter.TEXT_PITCH + ASCENT * letter.TEXT_SIZE
"""From the end of the last row's room down to the baseline of the first row of the end."""


class Closing:
    """Knows its height before it is drawn, so that the last paragraph can stay with it."""

    def __init__(self, report: Report, pages: Pages) -> None:
        self._pages = pages
        self._signature = report.signature
        size, regular = letter.COPIES_SIZE, pages.family.regular
        room = letter.COPIES_WIDTH * 1000 / size
        self._copies: list[Rows] = [regular.wrap(row, room) for row in words.copies(report)]
        self._posts = self._post_rows(report.signature)

    def _post_rows(self, signature: Signature | None) -> list[str]:
        bold, size = self._pages.family.bold, letter.POST_SIZE
        return [
            row
            for post in (signature.posts if signature else ())
            for row in letter.even_rows(
                forms.plain(post).upper(),
                letter.SIGNATURE_WIDTH,
                lambda text: bold.width(text, size),
            )
        ]

    @property
    def height(self) -> float:
        if not self._signature and not self._copies:
            return 0.0
        posts = (len(self._posts) - 1) * letter.POST_PITCH if self._posts else 0.0
        signed = posts + letter.ROOM_TO_SIGN + DESCENT * letter.POST_SIZE if self._signature else 0
        lines = sum(map(len, self._copies))
        copied = letter.COPIES_BELOW + lines * letter.COPIES_PITCH if lines else 0.0
        return _FIRST + max(signed, copied)

    def draw(self) -> None:
        if not self.height:
            return
        pages = self._pages
        if self.height > pages.room() and not pages.fresh:
            pages.turn()
        baseline = pages.y + _FIRST
        self._draw_copies(baseline)
        self._draw_signature(baseline)
        pages.down(self.height)

    def _draw_copies(self, baseline: float) -> None:
        if not self._copies:
            return
        pages, left = self._pages, self._pages.sheet.left
        title = pages.family.of(bold=True, italic=True)
        pages.text(words.COPIES, left, baseline, title, letter.COPIES_TITLE_SIZE)
        baseline += letter.COPIES_BELOW
        for lines in self._copies:
            for line, _ in lines:
                pages.text(line, left, baseline, pages.family.regular, letter.COPIES_SIZE)
                baseline += letter.COPIES_PITCH

    def _draw_signature(self, baseline: float) -> None:
        if self._signature is None:
            return
        pages, bold, size = self._pages, self._pages.family.bold, letter.POST_SIZE
        middle = pages.sheet.left + letter.SIGNATURE_MIDDLE
        for at, post in enumerate(self._posts):
            pages.centred(post, middle, baseline + at * letter.POST_PITCH, bold, size)
        last = baseline + max(0, len(self._posts) - 1) * letter.POST_PITCH
        name = forms.plain(self._signature.name)
        pages.centred(name, middle, last + letter.ROOM_TO_SIGN, bold, size)
