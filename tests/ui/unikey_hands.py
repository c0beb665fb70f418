"""Hands that type Vietnamese: by Unikey's keys, by a composing keyboard, by letters taken back.

They type to whatever has the focus, as a keyboard does.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

# What stands there after each stroke of Telex: "DDuwowcj", "nghieenj", "Quyeets", in one word each.
WORDS = {
    "Được": ["D", "Đ", "Đu", "Đư", "Đưo", "Đươ", "Đươc", "Được"],
    "nghiện": ["n", "ng", "ngh", "nghi", "nghie", "nghiê", "nghiên", "nghiện"],
    "Quyết": ["Q", "Qu", "Quy", "Quye", "Quyê", "Quyêt", "Quyết"],
    "ễnh": ["e", "ê", "ễ", "ễn", "ễnh"],
}
TEXT = "Được nghiện Quyết ễnh"


def send(event: QEvent) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def press(key: int, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        send(QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _strokes(states: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield how many letters are taken back, and what comes in their place."""
    for before, after in pairwise(["", *states]):
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        yield len(before) - same, after[same:]


def as_keys(states: Sequence[str]) -> None:
    for back, letters in _strokes(states):
        for _ in range(back):
            press(Qt.Key.Key_Backspace, "\b")
        for letter in letters:
            press(0, letter)  # a letter without a key, as from SendInput


def as_composition(states: Sequence[str]) -> None:
    for state in states:
        send(QInputMethodEvent(state, []))
    done = QInputMethodEvent()
    done.setCommitString(states[-1])
    send(done)


def as_replacement(states: Sequence[str]) -> None:
    for back, letters in _strokes(states):
        event = QInputMethodEvent()
        event.setCommitString(letters, -back, back)
        send(event)


Manner = Callable[[Sequence[str]], None]
MANNERS: Sequence[Manner] = (as_keys, as_composition, as_replacement)


def type_words(manner: Manner, words: Sequence[str] = tuple(WORDS)) -> None:
    for place, word in enumerate(words):
        if place:
            press(Qt.Key.Key_Space, " ")
        manner(WORDS[word])
