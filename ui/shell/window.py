"""The main window. Painted before anything heavy is loaded, so it imports nothing of the core."""

from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.icons import pixmap
from ui.parts.boxes import frame, row
from ui.parts.place import Place
from ui.shell.navigation import Navigation, PlaceName
from ui.theme.look import px, scale

_FIRST_SIZE: Final = QSize(1366, 688)
_LEAST: Final = QSize(880, 600)
# Window width over text scale, below which the navigation shows icons only.
_WITH_WORDS: Final = 1340
_GEOMETRY: Final = "window/geometry"


class MainWindow(QMainWindow):
    """Frame of all places. What stands in it comes from outside."""

    painted = Signal()
    width_changed = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    closing = Signal()
    put_away = Signal()

    def __init__(self, state_file: str) -> None:
        """Show places over the state kept in an INI file; an empty name keeps nothing."""
        super().__init__()
        self._state_file = state_file
        self._has_painted = False
        # Set where an icon in the tray leads back to a closed window.
        self.stays = False
        self._instead: Final[list[QWidget]] = []
        self.tasks: Final = Place(self.tr("Nhiệm vụ"))
        self.navigation: Final = Navigation([PlaceName("tasks", self.tr("Nhiệm vụ"), "tasks")])
        self._places = QStackedWidget()
        self._places.addWidget(self.tasks)
        body = row(self.navigation, gap=0)
        body.addWidget(self._places, 1)
        self._shell: Final = frame("canvas", body)
        self._centre: Final = QStackedWidget()
        self._centre.addWidget(self._shell)
        self.setCentralWidget(self._centre)
        self.setMinimumSize(px(_LEAST.width()), _LEAST.height())
        self.name_office("")
        self.navigation.undo_pressed.connect(self.undo_asked)
        self.navigation.redo_pressed.connect(self.redo_asked)
        for key, signal in (
            (QKeySequence("Ctrl+Z"), self.undo_asked),
            (QKeySequence("Ctrl+Y"), self.redo_asked),
            (QKeySequence("Ctrl+Shift+Z"), self.redo_asked),
        ):
            QShortcut(key, self._shell, signal.emit)
        self._bring_back()

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
        """Come back to the places; whatever stood instead is gone."""
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
        if self._state_file:
            kept = QSettings(self._state_file, QSettings.Format.IniFormat)
            kept.setValue(_GEOMETRY, self.saveGeometry())
        if self.stays:
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _bring_back(self) -> None:
        self.resize(_FIRST_SIZE)
        if self._state_file:
            kept = QSettings(self._state_file, QSettings.Format.IniFormat)
            geometry = kept.value(_GEOMETRY)
            if isinstance(geometry, QByteArray):
                self.restoreGeometry(geometry)
