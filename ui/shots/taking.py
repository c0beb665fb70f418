"""Takes the pictures: every scene in every look, at one or two pixels for one."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.standard_words import install
from ui.shots.scenes import FOLDING, SCENES
from ui.shots.studio import Studio
from ui.table.words import forget
from ui.theme import look

# (name's ending, scheme, text scale); text scales only for what folds.
_LOOKS: Final[tuple[tuple[str, look.Scheme, float], ...]] = (
    ("light", "light", 1.0),
    ("dark", "dark", 1.0),
)
_TEXTS: Final[tuple[tuple[str, look.Scheme, float], ...]] = (
    ("text125-light", "light", 1.25),
    ("text150-light", "light", 1.5),
)


def take(out: Path, names: Iterable[str] = (), *, doubled: bool) -> Iterator[Path]:
    """Take the pictures of these scenes, or of all; `doubled` when Qt draws two pixels for one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0]])
    app.setCursorFlashTime(0)
    install(app)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        look.apply(app, "light")
        studio = Studio(Path(folder))
        try:
            for name in names or SCENES:
                texts = _TEXTS if name in FOLDING and not doubled else ()
                for ending, scheme, scale in _LOOKS + texts:
                    look.apply(app, scheme, scale)
                    forget()
                    file = out / f"{name}-{ending}{'@2x' if doubled else ''}.png"
                    SCENES[name](studio, lambda shown, file=file: _save(shown, file))  # type: ignore[misc]
                    yield file
        finally:
            studio.close()


def _save(shown: QWidget, file: Path) -> None:
    picture = shown.grab()
    for above in _floating():
        _lay_over(picture, shown, above)
    picture.save(str(file))


def _floating() -> list[QWidget]:
    """Return the menus and lists that stand over the windows, the lowest first."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.windowType() == Qt.WindowType.Popup
    ]


def _lay_over(picture: QPixmap, shown: QWidget, above: QWidget) -> None:
    at = above.mapToGlobal(QPoint(0, 0)) - shown.mapToGlobal(QPoint(0, 0))
    painter = QPainter(picture)
    painter.drawPixmap(at, above.grab())
    painter.end()
