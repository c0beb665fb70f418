"""Every place and dialog is held to the same rules; the scenes are those of the pictures."""

from collections.abc import Iterator

import pytest
from judging import (
    Watching,
    nameless,
    nameless_cells,
    primaries,
    unknown_pairs,
    unreachable,
    unringed,
)
from judging_room import cut
from judging_words import Listening, english, words_of
from PySide6.QtCore import QSize, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ui.jobs.dialog import JobDialog
from ui.shell.standard_words import install
from ui.shots.scenes import SCENES
from ui.shots.studio import Studio
from ui.table.words import forget
from ui.theme import look

LAYOUTS = 15
# The one between is for the night: what fits at both ends seldom fails in the middle.
SCALES = (1.0, pytest.param(1.25, marks=pytest.mark.long), 1.5)
WIDTHS = (QSize(1280, 640), QSize(1366, 688), QSize(1920, 1000))


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    look.apply(qapp, "light", 1.0)
    qapp.setCursorFlashTime(0)
    made = Studio(tmp_path_factory.mktemp("offices"))
    yield made
    made.close()


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[Listening]:
    assert install(qapp)
    ear = Listening()
    qapp.installTranslator(ear)
    yield ear
    qapp.removeTranslator(ear)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def _closes_by_escape(shown: QWidget) -> bool:
    if not isinstance(shown, QDialog) or isinstance(shown, JobDialog):
        return True  # what runs is asked to stop instead
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    return not shown.isVisible()


@pytest.fixture
def watching(qapp: QApplication) -> Iterator[Watching]:
    eye = Watching()
    qapp.installEventFilter(eye)
    yield eye
    qapp.removeEventFilter(eye)


@pytest.mark.parametrize("scene", SCENES)
def test_it_can_be_read_heard_and_worked_by_key(
    scene: str, studio: Studio, listening: Listening, watching: Watching
):
    faults: dict[str, list[str]] = {}

    def judge(shown: QWidget) -> None:
        faults["nameless"] = nameless(shown) + nameless_cells(shown)
        faults["unreachable"] = unreachable(shown)
        faults["english"] = english(words_of(shown))
        faults["primary"] = primaries(shown)[1:]
        faults["pairs"] = unknown_pairs(shown)
        faults["unringed"] = unringed(shown)
        faults["stays open"] = [] if _closes_by_escape(shown) else [shown.windowTitle()]

    SCENES[scene](studio, judge)
    faults["untranslated"] = listening.untranslated
    faults["flashed"] = watching.flashed
    assert [f"{kind}: {one}" for kind, found in faults.items() for one in found] == []


def _cut_for_good(shown: QWidget) -> list[str]:
    """Return what is still cut when everything found its place."""
    found: list[str] = []
    for _ in range(LAYOUTS):
        QTest.qWait(20)
        forget()  # what was wrapped before the columns had their widths
        shown.grab()
        if not (found := cut(shown)):
            break
    return found


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut(scene: str, scale: float, studio: Studio, qapp: QApplication):
    look.apply(qapp, "light", scale)
    faults: list[str] = []

    def judge(shown: QWidget) -> None:
        for size in WIDTHS if isinstance(shown, QMainWindow) else (shown.size(),):
            shown.resize(size)
            faults.extend(f"{shown.width()}: {fault}" for fault in _cut_for_good(shown))

    SCENES[scene](studio, judge)
    assert faults == []
