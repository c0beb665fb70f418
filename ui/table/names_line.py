"""A field for names in a form, completed by any spelling: units or people, one or several.

The same names as in the cells of a table. Must not know who is named.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate

from ui.table.editors.matching import Names
from ui.table.editors.values import Candidate

_PARTED_BY: Final = ";"


class NamesLine(QLineEdit):
    """Several names are parted by semicolons; a new one is what nobody is called yet."""

    def __init__(self, candidates: Sequence[Candidate], *, many: bool) -> None:
        super().__init__()
        self._names: Final = Names(candidates)
        self._many = many
        self._found: Final = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup: Final = QListView()
        completer.setPopup(self._popup)
        self._popup.setItemDelegate(QStyledItemDelegate(self._popup))
        completer.setWidget(self)
        completer.activated.connect(self._take)
        self._list: Final = completer
        self.textEdited.connect(self._offer)

    def value(self) -> list[Candidate]:
        """Return who is named, in order; a name nobody has yet comes without a value."""
        out: dict[str, Candidate] = {}
        for part in self.text().split(_PARTED_BY) if self._many else [self.text()]:
            if words := " ".join(part.split()):
                known = self._names.exact(words) or Candidate(None, words)
                out[known.word] = known
        return list(out.values())

    def _offer(self) -> None:
        typed = self._part()
        found = [one.word for one in self._names.matching(typed)] if typed.strip() else []
        if found and found != [typed.strip()]:
            self._found.setStringList(found)
            self._list.complete()
            self._popup.setCurrentIndex(self._found.index(0, 0))
        else:
            self._popup.hide()

    def _part(self) -> str:
        """Return the name the caret stands in, as far as the caret."""
        before = self.text()[: self.cursorPosition()]
        return before.rsplit(_PARTED_BY, 1)[-1] if self._many else before

    def _take(self, name: str) -> None:
        at = self.cursorPosition()
        before, after = self.text()[:at], self.text()[at:]
        kept = before[: len(before) - len(self._part())]
        gap = " " if kept and not kept.endswith(" ") else ""
        rest = after.split(_PARTED_BY, 1)[1:] if self._many else []
        tail = f"{_PARTED_BY} " if self._many else ""
        self.setText(f"{kept}{gap}{name}{tail}{''.join(rest).lstrip()}")
        self.setCursorPosition(len(f"{kept}{gap}{name}{tail}"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
