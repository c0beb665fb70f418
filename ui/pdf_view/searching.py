"""Words found in a PDF whatever their case and accents: "bao cao" finds "BÁO CÁO".

A few pages at a time, so that pictures are made meanwhile. Must not know how hits are shown.
"""

import time
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRectF, Signal

from cchc_desktop.domain.text import fold
from ui.pdf_view.pdfium import PageLetters, Paper
from ui.pdf_view.worker import worker

_SLICE_S: Final = 0.025
_HIDDEN: Final = "\u0002\u00ad\ufffe"  # hyphens at the end of a line, which nobody types


class Hit(NamedTuple):
    """One place where the words stand: a part of a page, line by line, in shares of its size."""

    page: int
    first: int
    places: tuple[QRectF, ...]


class Found(NamedTuple):
    """What a slice of the search found, and the page to go on with."""

    hits: tuple[Hit, ...]
    next_page: int


class FoldedPage:
    """The letters of a page as they are searched, each with its place among PDFium's."""

    def __init__(self, letters: str) -> None:
        words: list[str] = []
        places: list[int] = []
        for at, letter in enumerate(letters):
            for folded in _fold_letter(letter):
                if folded == " " and (not words or words[-1] == " "):
                    continue
                words.append(folded)
                places.append(at)
        self._words: Final = "".join(words)
        self._places: Final = places

    def find(self, sought: str) -> Iterator[tuple[int, int]]:
        """Yield where folded words stand: the first letter and how many."""
        at = self._words.find(sought) if sought else -1
        while at >= 0:
            first, last = self._places[at], self._places[at + len(sought) - 1]
            yield first, last - first + 1
            at = self._words.find(sought, at + len(sought))


class _Letters(dict[str, str]):
    """Each letter is folded once; line breaks and blanks are one blank, hidden hyphens nothing."""

    def __missing__(self, letter: str) -> str:
        if letter.isspace() or letter == "\0":
            made = " "
        elif letter in _HIDDEN or unicodedata.category(letter).startswith("M"):
            made = ""
        else:
            made = fold(letter) or letter
        self[letter] = made
        return made


_FOLDED: Final = _Letters()


def _fold_letter(letter: str) -> str:
    return _FOLDED[letter]


def sought_words(typed: str) -> str:
    """Return what is looked for as pages are searched."""
    return "".join(map(_fold_letter, " ".join(typed.split())))


class Search(QObject):
    """Looks through a document from a page on, round its end; tells of hits as they are found."""

    found = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._letters: dict[int, PageLetters] = {}
        self._sought = ""
        self._asked: int | None = None
        self.hits: list[Hit] = []

    def show(self, paper: Paper | None) -> None:
        """Search in another document from now on; what was found in the former is forgotten."""
        self.stop()
        self._paper, self._letters = paper, {}

    def stop(self) -> None:
        if self._asked is not None:
            worker().forget(self._asked)
            self._asked = None
        self.hits, self._sought = [], ""

    @property
    def is_running(self) -> bool:
        return self._asked is not None

    def start(self, typed: str) -> None:
        """Look for words; nothing is found of nothing."""
        self.stop()
        self._sought = sought_words(typed)
        if self._sought and self._paper is not None:
            self._go_on(0)
        else:
            self.ended.emit()

    def _go_on(self, page: int) -> None:
        paper, sought, known = self._paper, self._sought, self._letters
        if paper is None:
            return
        self._asked = worker().ask(lambda: _look(paper, sought, page, known), self._take, self)

    def _take(self, found: Found) -> None:
        self._asked = None
        self.hits += found.hits
        if found.hits:
            self.found.emit()
        if self._paper is not None and found.next_page < len(self._paper.sizes):
            self._go_on(found.next_page)
        else:
            self.ended.emit()


def _look(paper: Paper, sought: str, page: int, known: dict[int, PageLetters]) -> Found:
    """Look through pages as long as a slice lasts; on the worker. Letters read are kept."""
    until = time.monotonic() + _SLICE_S
    hits: list[Hit] = []
    while page < len(paper.sizes):
        if page not in known:
            known[page] = paper.letters(page)
        for first, count in FoldedPage(known[page].letters).find(sought):
            hits.append(Hit(page, first, paper.places(page, first, count)))
        page += 1
        if time.monotonic() > until:
            break
    return Found(tuple(hits), page)
