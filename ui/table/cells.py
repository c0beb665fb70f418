"""How cells are painted: words, a state as sign and word, a percent over its bar, a date."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.icons import paint_icon
from ui.parts.labels import paint_bar
from ui.table.words import paint_words, wrap
from ui.theme.look import leading, px
from ui.theme.tokens import Role

MOST_LINES: Final = 4


class Cell(Protocol):
    """Paints one kind of cell. `text` is what the column displays of the line."""

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None: ...
    def lines(self, width: int, text: str, line: Any) -> int:
        """Return how many lines of body text the cell needs at a width."""


@dataclass(frozen=True, slots=True)
class WordsCell:
    """Wrapped words, at most four lines; the details panel has the rest."""

    role: Role = "text"
    most: int = MOST_LINES

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        del line
        if text:
            paint_words(painter, box, text, "body", self.role, most=self.most)

    def lines(self, width: int, text: str, line: Any) -> int:
        del line
        return len(wrap(text, "body", width, self.most)) if text else 1


class Sign(NamedTuple):
    icon: str
    role: Role


@dataclass(frozen=True, slots=True)
class SignCell:
    """Sign and word: a state is never colour alone."""

    sign: Callable[[Any], Sign]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        icon, role = self.sign(line)
        side = px(16)
        top = box.top() + (leading("body") - side) / 2
        paint_icon(painter, icon, role, QRectF(box.left(), top, side, side))
        words = box.adjusted(px(20), 0, 0, 0)
        paint_words(painter, words, text, "body", role, most=2)

    def lines(self, width: int, text: str, line: Any) -> int:
        del line
        return len(wrap(text, "body", width - px(20), 2))


@dataclass(frozen=True, slots=True)
class PercentCell:
    """A figure over its bar; a dash where a percent has no meaning."""

    share: Callable[[Any], float | None]
    role: Callable[[Any], Role]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        right = Qt.AlignmentFlag.AlignRight
        share = self.share(line)
        ink: Role = "text3" if share is None else "text"
        paint_words(painter, box, text, "body", ink, most=1, align=right)
        if share is None:
            return
        bar = QRectF(box.left(), box.top() + leading("body") + px(4), box.width(), px(4))
        if bar.bottom() <= box.bottom() + px(2):
            paint_bar(painter, bar, share, self.role(line))

    def lines(self, width: int, text: str, line: Any) -> int:
        del width, text, line
        return 1


@dataclass(frozen=True, slots=True)
class DueCell:
    """A date, and beneath it the phrase it follows from, as written."""

    phrase: Callable[[Any], str]
    role: Callable[[Any], Role]

    def paint(self, painter: QPainter, box: QRectF, text: str, line: Any) -> None:
        used = paint_words(painter, box, text, "body", self.role(line), most=2)
        if phrase := self.phrase(line):
            below = box.adjusted(0, used, 0, 0)
            paint_words(painter, below, phrase, "small", "text3", most=3)

    def lines(self, width: int, text: str, line: Any) -> int:
        phrase = self.phrase(line)
        below = len(wrap(phrase, "small", width, 3)) if phrase else 0
        return len(wrap(text, "body", width, 2)) + below
