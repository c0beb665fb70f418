"""Days and numbers as in Việt Nam, whatever the system speaks."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from datetime import date, datetime
from PySide6.QtCore import QLocale
from ui.theme import look
from ui.shell.standard_words import install
app = look.begin("x")
app.setQuitOnLastWindowClosed(False)
assert install(app)
from PySide6.QtWidgets import QCalendarWidget, QDoubleSpinBox
from resources.words import shown
from ui.labels import day
from ui.table.editors.month import MonthGrid
from ui.parts.day_field import read_day
spin = QDoubleSpinBox(); spin.setMaximum(99999); spin.setValue(4106.5)
said = [
    QLocale().name(),
    QLocale().firstDayOfWeek().name,
    QLocale().toString(4106.5, "f", 1),
    spin.text(),
    QCalendarWidget().firstDayOfWeek().name,
    shown(4106), shown(48.5), day(date(2026, 2, 5)), day(date(2026, 6, 30)),
    str(read_day("5/9/2026", 2026)),
    f"{datetime(2026, 11, 20, 9, 41):%H:%M}",
]
sys.stdout.buffer.write("\\n".join(said).encode())
"""


@pytest.mark.parametrize("language", ["en_US.UTF-8", "de_DE.UTF-8", "C", "vi_VN.UTF-8"])
def test_formats_are_those_of_viet_nam(language: str):
    environment = {
        **os.environ,
        "LANG": language,
        "LC_ALL": language,
        "LANGUAGE": language[:2],
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().split("\n") == [
        "vi_VN",
        "Monday",
        "4.106,5",
        "4106,50",
        "Monday",
        "4.106",
        "48,5",
        "05/02/2026",
        "30/6/2026",
        "2026-09-05",
        "09:41",
    ]
