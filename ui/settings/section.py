"""A section of the settings: what one reads at a time, under its headings.

Must not know what is set.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from resources.words import sentence
from ui.actions.bench import Bench
from ui.errors.reporter import is_misfortune
from ui.parts.boxes import TOP, Item, column, frame, hair, row
from ui.parts.form_dialog import Wrong
from ui.parts.labels import label
from ui.theme.look import px

T = TypeVar("T")
Refuse = Callable[[str], None]
READING: Final = 624
"""A line of words longer than this is read with effort."""

_INSET: Final = 24


class Section(QScrollArea):
    """Fills itself once; `refresh` shows what holds now."""

    def __init__(self, title: str, bench: Bench, *, wide: bool = False) -> None:
        super().__init__()
        self.title: Final = title
        self.bench: Final = bench
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        self._inner: Final[QVBoxLayout] = column(gap=12)
        self._body: Final = frame("surface", self._inner)
        if not wide:
            self._body.setMaximumWidth(px(READING))
        line = row(self._body, gap=0, margins=(_INSET, 16, _INSET, 24))
        line.setAlignment(self._body, TOP)
        if not wide:
            line.addStretch(1)
            line.setStretch(0, 100)
        self.setWidget(frame("surface", line))

    def refresh(self) -> None:
        """Show what holds now."""

    def first(self) -> QWidget | None:
        """Return what takes the focus when the section is opened by key."""
        return None

    def fit(self, effective: float) -> None:
        """Fold after the window's width, in pixels at 100 % text."""

    # --- laying out

    def head(self, words: str, why: str = "") -> None:
        """Begin a group, parted from the one before by a hairline."""
        if self._inner.count():
            self._inner.addSpacing(px(4))
            self._inner.addWidget(hair())
            self._inner.addSpacing(px(4))
        self._inner.addWidget(label(words, "lead"))
        if why:
            self._inner.addWidget(label(why, "muted", wrap=True))

    def add(self, item: Item) -> None:
        if isinstance(item, QLayout):
            self._inner.addLayout(item)
        elif isinstance(item, QWidget):
            self._inner.addWidget(item)

    def beside(self, *fields: QWidget) -> None:
        """Put fields side by side; where one has a sentence beneath, the others stay on top."""
        line = row(*fields, gap=16)
        for at in range(len(fields)):
            line.setStretch(at, 1)
            if (item := line.itemAt(at)) is not None:
                item.setAlignment(TOP)
        self._inner.addLayout(line)

    # --- doing

    def attempt(self, verb: Callable[[], T], refuse: Refuse) -> T | None:
        """Do a verb; what is refused is said where it was typed, not at the foot."""
        refuse("")

        def guarded() -> T | None:
            try:
                return verb()
            except Exception as error:
                if not is_misfortune(error):
                    raise
                refuse(sentence(error.code, error.facts))
                return None

        return self.bench.do(guarded)

    def attempt_in(self, verb: Callable[[], object], where: Mapping[str, str]) -> Wrong:
        """Do a verb for a form that stands open; `where` names the field of a refusal's code."""
        wrong: dict[str, str] = {}

        def guarded() -> object:
            try:
                return verb()
            except Exception as error:
                if not is_misfortune(error):
                    raise
                field = str(error.facts.get("which", where.get(error.code, "")))
                wrong[field] = sentence(error.code, error.facts)
                return None

        if self.bench.do(guarded) is not None:
            self.bench.remind_again()
        return wrong
