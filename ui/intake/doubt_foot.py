"""The foot of the review: what is asked of the current cell, and its answers as buttons."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from cchc_desktop.services.intake.questions import Answer, Does, Question
from ui.intake.wording import answer_words, why
from ui.parts.boxes import column, row
from ui.parts.buttons import button
from ui.parts.labels import Sign, label
from ui.theme.look import font, px

_HEIGHT: Final = 88
_AROUND: Final = 56  # the inset at both sides, and the sign's room
_GAP: Final = 8
_PADS: Final = 28  # of a button, beside its words
_WIDEST: Final = 240
_LEAST: Final = 40


class _OneLine(QLabel):
    """Words that end in an ellipsis where they do not fit; the whole of them is their tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "strong")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)


class DoubtFoot(QFrame):
    """Emits the answer that was pressed."""

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAccessibleName(self.tr("Điều cần xem và các cách trả lời"))
        self._question: Question | None = None
        self._answers: Sequence[Answer] = ()
        self._sign = Sign("question", "doubt_edge")
        self._why = _OneLine()
        self._where = label("", "small")
        self._hint = label(self.tr("Ctrl+Enter: chọn và sang ô sau"), "small")
        self.buttons: list[QPushButton] = []
        upper = row(self._sign, self._why, self._where, gap=8)
        upper.setStretch(1, 1)
        upper.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        upper.setAlignment(self._where, Qt.AlignmentFlag.AlignTop)
        self._line = row(gap=8, margins=(24, 0, 0, 0))
        self._line.addStretch(1)
        self._line.addWidget(self._hint)
        self.setLayout(column(upper, None, self._line, gap=4, margins=(16, 10, 16, 10)))
        self.setMinimumHeight(px(_HEIGHT))
        self.show_nothing("")

    @property
    def question(self) -> Question | None:
        return self._question

    def show_nothing(self, words: str) -> None:
        """Say in one line how it stands where nothing is asked."""
        self._question = None
        self._answers = ()
        self._why.setText(words)
        self._why.setAccessibleName(words)
        self._where.setText("")
        self._sign.show_sign("check", "done")
        self._show_buttons()

    def show_question(self, question: Question, answers: Sequence[Answer], where: str) -> None:
        self._question, self._answers = question, answers
        self._sign.show_sign("question", "doubt_edge")
        said = why(question)
        self._why.setText(said)
        self._why.setToolTip(said)
        self._why.setAccessibleName(said)
        self._where.setText(where)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for old in self.buttons:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for at, answer in enumerate(self._answers):
            if self._question is None:
                continue
            words = answer_words(answer, self._question)
            one = button(words, "quiet" if answer.does is Does.WRITE else "")
            one.clicked.connect(lambda _checked=False, chosen=answer: self._tell(chosen))
            self._line.insertWidget(at, one)
            one.show()  # at once: the keyboard may go there before the layout does
            self.buttons.append(one)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the hint out where the answers need the room; then shorten the longest of them."""
        room = self.width() - px(_AROUND) - px(_GAP) * len(self.buttons)
        wanted = [self._wanted(one) for one in self.buttons]
        self._hint.setVisible(
            bool(self.buttons) and sum(wanted) + self._hint.sizeHint().width() <= room
        )
        metrics, elide = QFontMetricsF(font("body")), Qt.TextElideMode.ElideRight
        longest = max(wanted, default=0)
        over = max(sum(wanted) - room, 0)
        for one, width in zip(self.buttons, wanted, strict=True):
            words = one.accessibleName()
            fits = width - (over if width == longest else 0) - px(_PADS)
            one.setText(metrics.elidedText(words, elide, max(fits, px(_LEAST))))
            one.setToolTip(words if one.text() != words else "")

    @staticmethod
    def _wanted(one: QPushButton) -> int:
        words = ceil(QFontMetricsF(font("body")).horizontalAdvance(one.accessibleName())) + 1
        return min(words, px(_WIDEST)) + px(_PADS)

    def _tell(self, answer: Answer) -> None:
        if self._question is not None:
            self.answered.emit(self._question, answer)

    def answer_first(self) -> bool:
        """Give the careful answer, as Ctrl+Enter does; false where nothing is asked."""
        focus = self.focusWidget()
        chosen = self.buttons.index(focus) if focus in self.buttons else 0
        if not self._answers:
            return False
        self._tell(self._answers[chosen])
        return True
