"""What window tests need: a dressed application, invented tasks, and a workplace in memory.

The workplace answers as an office with data would; `test_office.py` runs the same windows over
real data.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Answering, Bench, MemoryWorkplace, bench_of
from tests.builders.new_databases import migrated_once  # noqa: F401 - for every test here
from ui.jobs.runner import Runner, SerialExecutor
from ui.parts.dialog import SentenceDialog
from ui.shell.window import MainWindow
from ui.theme import look

PATIENCE_MS = 60_000  # what comes comes at once; on a busy machine a while later


class PatientBot(QtBot):
    """Waits as long as it takes: a test that names no time means the event, not when it comes."""

    def waitUntil(  # noqa: N802 - Qt's manner
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802
        self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(  # noqa: N802
        self, signals: Any, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    assert qapp
    return PatientBot(request)


@pytest.fixture
def workplace() -> MemoryWorkplace:
    return MemoryWorkplace()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Put on the light look at 100 %; a test may put on another."""
    look.apply(qapp, "light", 1.0)
    yield qapp
    left = [w for w in qapp.topLevelWidgets() if w.isVisible() and w.isModal()]
    for widget in left:
        widget.close()
    # Windows of former tests would be dressed and polished again with every new look.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not left, f"a dialog was left open: {left}"


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Let the next dialogs be answered by the verb with this code; return the dialogs shown."""

    def answer_with(code: str) -> list[SentenceDialog]:
        shown: list[SentenceDialog] = []

        def answer(dialog: SentenceDialog) -> int:
            shown.append(dialog)
            dialog.show()
            dialog.buttons[code].click()
            return dialog.result()

        # `exec` would wait for a person; the dialog itself is the real one.
        monkeypatch.setattr(SentenceDialog, "exec", answer)
        return shown

    return answer_with


@pytest.fixture
def runner() -> Iterator[Runner]:
    serial = Runner(SerialExecutor())
    yield serial
    serial.close()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Give the main window at the size the design counts with, not shown yet."""
    main = MainWindow("")
    qtbot.addWidget(main)
    main.resize(1366, 688)
    return main


@pytest.fixture
def bench(window: MainWindow, workplace: MemoryWorkplace, runner: Runner, qtbot: QtBot) -> Bench:
    """Give the window with a workplace behind it, shown and begun."""
    made = bench_of(window, workplace, runner)
    qtbot.waitExposed(window)
    qtbot.waitUntil(made.work.is_ready)
    return made
