"""What Qt itself says is Vietnamese: standard buttons, dialogs and menus."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import PySide6
import pytest
from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
)
from pytestqt.qtbot import QtBot

import resources
from ui.shell.standard_words import install

ENGLISH = re.compile(
    r"\b(ok|cancel|close|open|save|yes|no|abort|retry|ignore|help|apply|reset|restore|discard|"
    r"delete|copy|paste|cut|undo|redo|select|all|look|file|files|name|type|new|folder|directory|"
    r"back|forward|parent|list|detail|view|computer|show|hide|details|size|date|modified)\b",
    re.IGNORECASE,
)
SOURCE = resources.path("translations", "qtbase_vi.ts")
COMPILED = resources.path("translations", "qtbase_vi.qm")


@pytest.fixture
def speaking(qapp: QApplication):
    assert install(qapp)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def _english(words: Any) -> list[str]:
    return [word for word in words if ENGLISH.search(word.replace("&", ""))]


@pytest.mark.usefixtures("speaking")
def test_no_standard_button_is_english(qtbot: QtBot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for standard in QDialogButtonBox.StandardButton:
        if standard != QDialogButtonBox.StandardButton.NoButton:
            box.addButton(standard)
    words = [button.text() for button in box.buttons()]
    assert len(words) >= 18
    assert _english(words) == []
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Hủy"


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_no_file_dialog_is_english(
    qtbot: QtBot, tmp_path: Path, accept: QFileDialog.AcceptMode, mode: QFileDialog.FileMode
):
    dialog = QFileDialog(None, "Chọn", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QAbstractButton)]
    words += [button.toolTip() for button in dialog.findChildren(QAbstractButton)]
    model = dialog.findChild(QObject, "qt_filesystem_model")
    words += [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(4)]
    assert _english(words) == []


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_no_menu_of_a_field_is_english(qtbot: QtBot, editor: Any):
    field = editor("chữ")
    qtbot.addWidget(field)
    words = [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions()]
    assert "Chọn tất cả" in words
    assert _english(words) == []


@pytest.mark.usefixtures("speaking")
def test_messages_and_progress_are_not_english(qtbot: QtBot):
    message = QMessageBox()
    message.setDetailedText("…")
    message.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    progress = QProgressDialog()
    words = []
    for dialog in (message, progress):
        qtbot.addWidget(dialog)
        words += [button.text() for button in dialog.findChildren(QAbstractButton)]
    assert "Dừng" in words
    assert _english(words) == []


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
