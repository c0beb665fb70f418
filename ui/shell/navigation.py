"""The list of places, and at its foot who works here, what is saved, undo and redo."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from resources.words import shown
from ui.icons import icon
from ui.parts.boxes import column, hair, row
from ui.parts.buttons import icon_button, rename
from ui.parts.labels import Sign, label
from ui.shell.places import PlaceName
from ui.theme.look import colour, font, px
from ui.theme.tokens import NAVIGATION, NAVIGATION_SLIM

_AT_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Entry(QToolButton):
    """One place: icon and word; the chosen one carries a marker."""

    def __init__(self, place: PlaceName) -> None:
        super().__init__()
        self.words: Final = place.words
        self._waiting: Final = place.waiting or "{}"
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setText(f" {place.words}")
        self.setAccessibleName(place.words)
        self.setIcon(icon(place.icon, "text2", (f"{place.icon}-filled", "accent_text")))
        self.setIconSize(QSize(px(20), px(20)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count, self._is_slim = 0, False
        self.slim(on=False)

    def slim(self, *, on: bool) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if on else style.ToolButtonTextBesideIcon)
        self._is_slim = on
        self._name()

    def count(self, count: int) -> None:
        """Show how much waits here; nothing where nothing does."""
        self._count = count
        self._name()
        self.update()

    def _name(self) -> None:
        waits = f"{self.words}: {self._waiting.format(shown(self._count))}"
        self.setAccessibleName(waits if self._count else self.words)
        self.setToolTip(waits if self._count else self.words if self._is_slim else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._count and not self._is_slim:
            painter.setFont(font("small"))
            painter.setPen(colour("text2" if self.isChecked() else "text3"))
            room = self.rect().adjusted(0, 0, -px(12), 0)
            painter.drawText(room, _AT_RIGHT, shown(self._count))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        if self._count and self._is_slim:
            side = px(6)
            painter.drawEllipse(QRectF(self.width() - 2 * side, side, side, side))
        if self.isChecked():
            marker = QRectF(0, self.height() / 2 - px(8), px(3), px(16))
            painter.drawRoundedRect(marker, 1.5, 1.5)


class Navigation(QFrame):
    """Holds only the places that exist; each issue adds its own."""

    chosen = Signal(str)
    undo_pressed = Signal()
    redo_pressed = Signal()

    def __init__(self, places: Sequence[PlaceName]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Các nơi làm việc"))
        self._group: Final = QButtonGroup(self)
        self._entries: Final = [_Entry(place) for place in places]
        self._keys: Final = [place.key for place in places]
        for at, entry in enumerate(self._entries):
            self._group.addButton(entry, at)
        self.mark(self._keys[0])
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))
        self._person_sign = Sign("person", "text3")
        self._person = label("", "small")
        self._saved_sign = Sign("check", "done")
        self._saved = label("", "small")
        self._undo = icon_button("undo", "")
        self._redo = icon_button("redo", "")
        self._undo.clicked.connect(self.undo_pressed)
        self._redo.clicked.connect(self.redo_pressed)
        who = row(self._person_sign, self._person, gap=8, margins=(4, 4, 0, 4))
        who.setStretch(1, 1)
        self._buttons = row(self._undo, self._redo, gap=0)
        self._top: Final = column(gap=0)
        saved = self._saved_row = row(
            self._saved_sign, self._saved, None, gap=4, margins=(4, 0, 0, 0)
        )
        saved.addLayout(self._buttons)
        pairs = list(zip(self._entries, places, strict=True))
        above = [entry for entry, place in pairs if not place.at_foot]
        below = [entry for entry, place in pairs if place.at_foot]
        places_low = column(*below, 6, who, hair(), 2, saved, gap=2)
        self.setLayout(column(self._top, *above, None, places_low, gap=2, margins=(8, 12, 8, 8)))
        self.slim(on=False)
        self.show_person("")
        self.show_saved("")
        self.show_undo("", "")

    def mark(self, key: str) -> None:
        """Show which place is open."""
        self._entries[self._keys.index(key)].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show beside the places how much waits in each."""
        for key, entry in zip(self._keys, self._entries, strict=True):
            entry.count(counts.get(key, 0))

    def put_on_top(self, widget: QWidget) -> None:
        """Stand something above the places; a slim navigation has no room for it."""
        self._top.addWidget(widget)
        widget.setVisible(not self._is_slim)

    def stop(self) -> QWidget:
        """Return what takes the focus here: the open place."""
        return self._group.checkedButton() or self._entries[0]

    def slim(self, *, on: bool) -> None:
        """Leave the icons only, in a narrow window."""
        self.setFixedWidth(px(NAVIGATION_SLIM if on else NAVIGATION))
        for entry in self._entries:
            entry.slim(on=on)
        self._is_slim = on
        if (above := self._top.itemAt(0)) is not None and (widget := above.widget()) is not None:
            widget.setVisible(not on)
        self._show_foot()

    def show_person(self, name: str) -> None:
        self._person.setText(name)
        self._person.setToolTip(name)
        self._show_foot()

    def show_saved(self, words: str) -> None:
        self._saved.setText(words)
        self._show_foot()

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; an empty name switches the button off."""
        self._undo.setEnabled(bool(undo))
        self._redo.setEnabled(bool(redo))
        rename(self._undo, (undo or self.tr("Hoàn tác")) + " (Ctrl+Z)")
        rename(self._redo, (redo or self.tr("Làm lại")) + " (Ctrl+Y)")

    def _show_foot(self) -> None:
        for parts, words in (
            ((self._person_sign, self._person), self._person.text()),
            ((self._saved_sign, self._saved), self._saved.text()),
        ):
            for part in parts:
                part.setVisible(bool(words) and not self._is_slim)
        side = px(5) if self._is_slim else 0
        self._saved_row.setContentsMargins(px(4) - side, 0, side, 0)
        direction = self._buttons.Direction
        self._buttons.setDirection(
            direction.TopToBottom if self._is_slim else direction.LeftToRight
        )
