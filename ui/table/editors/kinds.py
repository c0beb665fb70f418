"""How a column is typed, as a column says it; the fields themselves are loaded when first opened.

Must not know Qt beyond the widget it hands over. Plain classes instead of dataclasses: columns
are built before the first paint.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtWidgets import QWidget

from ui.table.editors.values import Candidate, Option, Tone, same_letter

if TYPE_CHECKING:
    from ui.table.editors.cell_editor import CellEditor

__all__ = [
    "NO_LETTER",
    "Candidate",
    "Choice",
    "Completion",
    "Day",
    "Deadline",
    "Editor",
    "OneLine",
    "Option",
    "Percent",
    "Tone",
    "Words",
]

Line = Any
NO_LETTER: Final = object()


def _always(_line: Line) -> bool:
    return True


def _nobody() -> Sequence[Candidate]:
    return ()


def _says_nothing(_text: str, _line: Line) -> tuple[str, Tone]:
    return "", ""


def _no_day() -> date:
    """Stand for today where nobody said which day it is: the core's clock is not reached here."""
    return date.min


class Editor(Protocol):
    """One way of typing. `allows` says of which lines; `value` is what the line holds now."""

    def allows(self, line: Line) -> bool: ...
    def value(self, line: Line) -> Any: ...
    def by_letter(self, letter: str) -> Any:
        """Return what one letter chooses without a field, or NO_LETTER."""

    def open(self, parent: QWidget, line: Line) -> "CellEditor": ...


class _Kind:
    """What every way of typing says: what the line holds, and whether it may be changed."""

    def __init__(self, of: Callable[[Line], Any], may: Callable[[Line], bool] = _always) -> None:
        self._of, self._may = of, may

    def allows(self, line: Line) -> bool:
        return self._may(line)

    def value(self, line: Line) -> Any:
        return self._of(line)

    def by_letter(self, letter: str) -> Any:
        del letter
        return NO_LETTER


class Words(_Kind):
    """Several lines of words, `most` letters; the row grows to make room. Saves `str`."""

    many_lines = True

    def __init__(
        self, of: Callable[[Line], Any], may: Callable[[Line], bool] = _always, most: int = 0
    ) -> None:
        super().__init__(of, may)
        self._most = most

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.words import WordsEditor  # noqa: PLC0415 - when first opened

        del line
        return WordsEditor(parent, many_lines=self.many_lines, most=self._most)


class OneLine(Words):
    """A code, a number, a name: no line breaks. Saves `str`."""

    many_lines = False


class Choice(_Kind):
    """One of a closed list, by one letter or from the list. Saves the option's value."""

    def __init__(
        self,
        of: Callable[[Line], Any],
        may: Callable[[Line], bool] = _always,
        options: Callable[[Line], Sequence[Option]] | Sequence[Option] = (),
    ) -> None:
        super().__init__(of, may)
        self._options = options

    def by_letter(self, letter: str) -> Any:
        if callable(self._options):
            return NO_LETTER  # which ones there are depends on the line: the list is opened
        found = (one.value for one in self._options if same_letter(letter, one))
        return next(found, NO_LETTER)

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.choosing import ChoiceEditor  # noqa: PLC0415 - when first opened

        options = self._options(line) if callable(self._options) else self._options
        return ChoiceEditor(parent, options)


class Completion(_Kind):
    """Names completed by any spelling, `many` of them parted by semicolons.

    `of` gives the words of the names the line holds. Saves a tuple of `Candidate`; where the
    column `adds`, some of them may be new.
    """

    def __init__(
        self,
        of: Callable[[Line], Any],
        may: Callable[[Line], bool] = _always,
        candidates: Callable[[], Sequence[Candidate]] = _nobody,
        *,
        many: bool = False,
        adds: bool = False,
    ) -> None:
        super().__init__(of, may)
        self._candidates, self._many, self._adds = candidates, many, adds

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.naming import NamesEditor  # noqa: PLC0415 - when first opened

        del line
        return NamesEditor(parent, self._candidates(), many=self._many, adds=self._adds)


class Deadline(_Kind):
    """A deadline as a plan words it, and beneath it what that means. Saves `str`.

    `preview` says of a text which day it means, or which part of it is not understood.
    """

    def __init__(
        self,
        of: Callable[[Line], Any],
        may: Callable[[Line], bool] = _always,
        preview: Callable[[str, Line], tuple[str, Tone]] = _says_nothing,
        today: Callable[[], date] = _no_day,
    ) -> None:
        super().__init__(of, may)
        self._preview, self._today = preview, today

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.dating import DeadlineEditor  # noqa: PLC0415 - when first opened

        return DeadlineEditor(parent, lambda text: self._preview(text, line), self._today())


class Day(_Kind):
    """A day, typed as d/m or d/m/yyyy. Saves `date`, or None where it was emptied."""

    def __init__(
        self,
        of: Callable[[Line], Any],
        may: Callable[[Line], bool] = _always,
        today: Callable[[], date] = _no_day,
    ) -> None:
        super().__init__(of, may)
        self._today = today

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.dating import DayEditor  # noqa: PLC0415 - when first opened

        del line
        return DayEditor(parent, self._today())


class Percent(_Kind):
    """A whole number from 0 to 100. Saves `int`, or None where it was emptied."""

    def open(self, parent: QWidget, line: Line) -> "CellEditor":
        from ui.table.editors.words import PercentEditor  # noqa: PLC0415 - when first opened

        del line
        return PercentEditor(parent)
