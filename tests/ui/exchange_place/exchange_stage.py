"""The page Trao đổi in its place, over a city whose wards exchange real files with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.status import State
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import next_steps
from resources.words import deed
from tests.builders.exchanging import CITY, OTHER_WARD, Q1, WARD, Place, World, at_home
from tests.builders.owing import owe_quarterly
from ui.actions.bench import Bench
from ui.exchange.asking import Outside
from ui.exchange.page import ExchangePage
from ui.jobs.runner import Runner
from ui.parts.kept import Kept
from ui.parts.place import Place as PlaceFrame

SHARED = "Ban hành kế hoạch"
__all__ = ["CITY", "OTHER_WARD", "Q1", "SHARED", "WARD", "Outdoors", "Stage", "State", "World"]


@dataclass
class Outdoors:
    """The system's dialogs and other programs, answering as they are told."""

    folder: Path | None = None
    files: list[Path] = field(default_factory=list)
    target: Path | None = None
    file: Path | None = None
    shown: list[Path] = field(default_factory=list)
    mailed: list[tuple[Path, str]] = field(default_factory=list)
    printed: list[tuple[bytes, str]] = field(default_factory=list)

    def doors(self) -> Outside:
        return Outside(
            ask_folder=lambda _title, _start, _parent: self.folder,
            ask_files=lambda _start, _parent: self.files,
            ask_file=lambda _title, _start, _parent: self.file,
            ask_target=lambda _title, _proposed, _parent: self.target,
            show_in_folder=lambda path: bool(self.shown.append(path)) or True,
            send_mail=lambda path, subject: self.mailed.append((path, subject)),
            print_pages=lambda data, title, _parent: self.printed.append((data, title)),
        )


@dataclass
class Stage:
    """A page in its place, with the office behind it and the others around."""

    frame: PlaceFrame
    page: ExchangePage
    own: Place
    bench: Bench
    outdoors: Outdoors
    qtbot: QtBot
    told: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    asked: list[object] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.own.desk

    def newest(self) -> str:
        line, _ = next_steps(self.desk)
        return deed(line.verb, line.facts) if line else ""

    def look_at(self, *paths: Path) -> None:
        self.page.look_at(paths)
        self.settle()

    def press(self, one: QPushButton) -> None:
        """Press a button, and wait until what it began is done."""
        one.click()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is written or read any more."""
        self.qtbot.wait(30)
        self.qtbot.waitUntil(
            lambda: self.bench.may_act() and QApplication.activeModalWidget() is None
        )
        self.qtbot.wait(30)

    def sending_words(self) -> list[str]:
        return [one.accessibleName() for one in self.page.side.sending.buttons.values()]

    def seen(self) -> Sequence[object]:
        return self.page.arrived.seen


def answer(act: Callable[[Any], object]) -> list[QDialog]:
    """Answer the next dialog with `act`, once it is shown; it ends when `act` does not end it."""
    dialogs: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            QTimer.singleShot(5, look)
            return
        dialogs.append(dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
    return dialogs


def owe(city: Place) -> None:
    """Let every ward owe the city a report a quarter, due on the 5th of the month after."""
    owe_quarterly(city.desk)


@contextmanager
def stage_of(own: Place, path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Stage]:
    frame = PlaceFrame("Trao đổi")
    qtbot.addWidget(frame)
    bench = Bench(own.office, runner, frame, Kept(str(path / "kept.ini")))
    outdoors = Outdoors()
    with at_home(own):
        page = ExchangePage(frame, bench, outdoors.doors())
        stage = Stage(frame, page, own, bench, outdoors, qtbot)
        bench.told.connect(lambda words, _: stage.told.append(words))
        bench.failed.connect(lambda error: stage.failed.append(getattr(error, "code", repr(error))))
        bench.report_asked.connect(lambda period, kind: stage.asked.append((period, kind)))
        bench.changed.connect(lambda _: page.refresh())
        frame.resize(1366 - 184, 688)
        frame.show()
        qtbot.waitExposed(frame)
        page.fit(1366)
        page.begin()
        stage.settle()
        yield stage
        frame.close()
