"""The main window. Painted before anything heavy is loaded, so it imports nothing of the core."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.icons import pixmap
from ui.parts.boxes import frame, row
from ui.parts.kept import Kept
from ui.parts.place import Place
from ui.parts.search_field import SearchField
from ui.parts.tab_order import lead_on
from ui.shell.fitting import least_size
from ui.shell.navigation import Navigation
from ui.shell.places import place_names
from ui.theme.look import px, scale

_FIRST_SIZE: Final = QSize(1366, 688)
_LEAST: Final = QSize(880, 600)
# Window width over text scale, below which the navigation shows icons only.
_WITH_WORDS: Final = 1340
_GEOMETRY: Final = "window/geometry"
_PLACE: Final = "window/place"


class MainWindow(QMainWindow):
    """Frame of all places. What stands in it comes from outside."""

    painted = Signal()
    width_changed = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    closing = Signal()
    put_away = Signal()
    place_shown = Signal(str)
    keys_asked = Signal()
    round_asked = Signal(bool)
    themed = Signal()  # the system's own look changed

    navigation: Navigation
    tasks: Place
    search: SearchField
    _shell: QWidget

    def __init__(self, state_file: str) -> None:
        """Show places over the state kept in an INI file; an empty name keeps nothing."""
        super().__init__()
        self.kept: Final = Kept(state_file)
        self._has_painted = False
        # Set where an icon in the tray leads back to a closed window.
        self.stays = False
        self._instead: Final[list[QWidget]] = []
        self._of_key: Final[dict[str, Place]] = {}
        self._centre: Final = QStackedWidget()
        self.setCentralWidget(self._centre)
        self._build()
        self.name_office("")
        self._bring_back()

    def _build(self) -> None:
        names = place_names()
        self._titles = {name.key: name.words for name in names}
        self.navigation = Navigation(names)
        self._places = QStackedWidget()
        self.tasks = self.place("tasks")
        # Not the first of the list, but what needs nothing loaded: the window opens on it.
        self.navigation.mark("tasks")
        self.search = SearchField(self.tr("Tìm, không cần dấu (Ctrl+F)"))
        self.tasks.add_tool(self.search)
        body = row(self.navigation, gap=0)
        body.addWidget(self._places, 1)
        self._shell = frame("canvas", body)
        self._centre.insertWidget(0, self._shell)
        self._centre.setCurrentIndex(0)
        self.setMinimumSize(least_size(QSize(px(_LEAST.width()), _LEAST.height()), self.screen()))
        self.navigation.undo_pressed.connect(self.undo_asked)
        self.navigation.redo_pressed.connect(self.redo_asked)
        self.navigation.chosen.connect(self.show_place)
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+Z", self.undo_asked.emit),
            ("Ctrl+Y", self.redo_asked.emit),
            ("Ctrl+Shift+Z", self.redo_asked.emit),
            ("F1", self.keys_asked.emit),
            ("F6", partial(self.round_asked.emit, True)),
            ("Shift+F6", partial(self.round_asked.emit, False)),
        ]
        for at, name in enumerate(names, 1):
            keys.append((f"Ctrl+{at}", partial(self.show_place, name.key)))
        for key, slot in keys:
            QShortcut(QKeySequence(key), self._shell, slot)

    def build_anew(self) -> None:
        """Make all places again, empty, as after a change of the text size."""
        shell = self._shell
        self._of_key.clear()
        self._build()
        self._centre.removeWidget(shell)
        shell.deleteLater()
        self.navigation.slim(on=self.width() / scale() < _WITH_WORDS)

    def place(self, key: str) -> Place:
        """Return a place; it is made when it is first asked for."""
        if key not in self._of_key:
            self._of_key[key] = made = Place(self._titles[key])
            self._places.addWidget(made)
        return self._of_key[key]

    def show_place(self, key: str) -> None:
        self._places.setCurrentWidget(self.place(key))
        self.navigation.mark(key)
        self.place_shown.emit(key)

    def title_of(self, key: str) -> str:
        return self._titles[key]

    def place_in_front(self) -> str:
        """Name the place that is shown."""
        shown = self._places.currentWidget()
        return next(key for key, place in self._of_key.items() if place is shown)

    def name_office(self, name: str) -> None:
        self.setWindowTitle(f"CCHC – {name}" if name else "CCHC")

    def dress(self) -> None:
        """Put on what the first paint can do without."""
        self.setWindowIcon(pixmap("app", "accent", 64, 1.0))

    def show_instead(self, page: QWidget) -> None:
        """Show a page over the whole window, without places: the first start, a refusal."""
        self._instead.append(page)
        self._centre.addWidget(page)
        self._centre.setCurrentWidget(page)

    def show_places(self) -> None:
        """Come back to the places, with the focus where it was; whatever stood instead is gone."""
        self._centre.setCurrentWidget(self._shell)
        for other in self._instead:
            self._centre.removeWidget(other)
            other.deleteLater()
        self._instead.clear()

    def come_forward(self) -> None:
        """Show the window on top, as when the program is started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ThemeChange:
            self.themed.emit()
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        return lead_on(self, forward=next)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.slim(on=self.width() / scale() < _WITH_WORDS)
        self.width_changed.emit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.kept.set(_GEOMETRY, self.saveGeometry())
        self.kept.set(_PLACE, self.place_in_front())
        self.kept.write()
        if self.stays:
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _bring_back(self) -> None:
        self.resize(_FIRST_SIZE)
        geometry = self.kept.get(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def place_left(self) -> str:
        """Name the place that was open when the window was closed last."""
        left = str(self.kept.get(_PLACE) or "")
        return left if left in self._titles else ""
