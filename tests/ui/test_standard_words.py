"""What Qt itself says is Vietnamese: every standard dialog, button and menu is opened and read."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import PySide6
import pytest
from judging_words import Listening, english, words_of
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

import resources
from ui.labels import shown_key
from ui.shell.standard_words import install

SOURCE = resources.path("translations", "qtbase_vi.ts")
COMPILED = resources.path("translations", "qtbase_vi.qm")


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


def _message() -> QMessageBox:
    box = QMessageBox()
    box.setDetailedText("…")
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    return box


def _input(mode: QInputDialog.InputMode) -> QInputDialog:
    dialog = QInputDialog()
    dialog.setInputMode(mode)
    return dialog


def _error() -> QErrorMessage:
    dialog = QErrorMessage()
    dialog.showMessage("…")
    return dialog


def _print() -> QPrintDialog:
    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog()
    for option in (options.PrintPageRange, options.PrintSelection, options.PrintCurrentPage):
        dialog.setOption(option)
    return dialog


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "message": _message,
    "progress": lambda: QProgressDialog("", None, 0, 10),  # type: ignore[call-overload]
    "error": _error,
    "print": _print,
    **{f"input-{mode.name}": lambda mode=mode: _input(mode) for mode in QInputDialog.InputMode},
}


@pytest.mark.parametrize("kind", DIALOGS)
def test_no_standard_dialog_is_english(qtbot: QtBot, listening: Listening, kind: str):
    if kind == "print" and sys.platform == "win32":
        pytest.skip("the system shows its own")
    dialog = DIALOGS[kind]()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(1)
    assert english(words_of(dialog)) == []
    assert listening.untranslated == []


def test_no_standard_button_is_english(qtbot: QtBot, listening: Listening):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for standard in QDialogButtonBox.StandardButton:
        if standard != QDialogButtonBox.StandardButton.NoButton:
            box.addButton(standard)
    assert len(box.buttons()) >= 18
    assert english(words_of(box)) == []
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Hủy"
    assert listening.untranslated == []


@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_no_file_dialog_is_english(
    qtbot: QtBot,
    listening: Listening,
    tmp_path: Path,
    accept: QFileDialog.AcceptMode,
    mode: QFileDialog.FileMode,
):
    (tmp_path / "sổ tay.txt").touch()
    dialog = QFileDialog(None, "Chọn", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    qtbot.wait(1)
    model = dialog.findChild(QObject, "qt_filesystem_model")
    heads = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(4)]
    assert english(iter(heads)) == []
    computer = str(tmp_path)  # the folders above are called as the system calls them
    said = (words for words in words_of(dialog) if words not in computer)
    assert english(said) == []
    assert listening.untranslated == []


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_no_menu_of_a_field_is_english(qtbot: QtBot, listening: Listening, editor: Any):
    field = editor("chữ")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Chọn tất cả" in words
    assert english(iter(words)) == []
    assert listening.untranslated == []


def test_the_menu_of_a_number_is_not_english(qtbot: QtBot, listening: Listening):
    made = QSpinBox()
    qtbot.addWidget(made)
    made.show()
    shown: list[str] = []

    def read() -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            shown.extend(words_of(popup))
            popup.close()

    QTimer.singleShot(50, read)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    QApplication.sendEvent(made, event)
    assert any(shown)
    assert english(iter(shown)) == []
    assert listening.untranslated == []


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Alt+Up", "Alt+↑"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Delete", "Delete"),
        ("Ctrl+Shift+Down", "Ctrl+Shift+↓"),
    ],
)
def test_keys_are_called_as_on_the_keyboard(key: str, said: str):
    assert not QKeySequence(key).isEmpty()
    assert shown_key(key) == said


def test_what_is_compiled_is_what_is_written(tmp_path: Path):
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    made = tmp_path / "made.qm"
    subprocess.run([tool, "-silent", SOURCE, "-qm", made], check=True)  # noqa: S603
    assert made.read_bytes() == COMPILED.read_bytes()


def test_every_text_is_translated_with_its_marks_and_places():
    # Our own file: nothing in it is hostile.
    for message in ET.parse(SOURCE).iter("message"):  # noqa: S314
        source, words = message.findtext("source", ""), message.findtext("translation", "")
        assert words.strip()
        assert set(re.findall(r"%\d", source)) == set(re.findall(r"%\d", words)), source
