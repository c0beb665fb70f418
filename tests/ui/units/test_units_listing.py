"""Short lists keep the place of the focus when they are made anew."""

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.boxes import column
from ui.units.listing import Act, Line, Listing


def _lines(*names: str) -> list[Line]:
    return [Line(name, acts=[Act(f"Sửa {name}", lambda: None, words="Sửa…")]) for name in names]


def _press(listing: Listing, name: str) -> QPushButton:
    there = listing.findChildren(QPushButton)
    return next(one for one in there if one.accessibleName() == name)


@pytest.mark.parametrize("asked", [False, True])
def test_the_focus_stays_on_its_line(qtbot: QtBot, *, asked: bool):
    window = QWidget()
    qtbot.addWidget(window)
    listing, other = Listing("Tên gọi"), QPushButton("Nơi khác")
    window.setLayout(column(other, listing))
    listing.show_lines(_lines("Tổ một cửa", "Tổ văn xã", "Tổ kinh tế"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    former = _press(listing, "Sửa Tổ văn xã")
    former.setFocus()
    dialog = QDialog(window)
    if asked:  # the lines change while a question stands before the window
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
    listing.show_lines(_lines("Tổ một cửa", "Tổ văn hóa", "Tổ kinh tế"))
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.wait(1)  # shows the lines that were just made
    kept = window.focusWidget()
    assert kept is not former
    assert isinstance(kept, QPushButton)
    assert kept.accessibleName() == "Sửa Tổ văn hóa"


def test_the_last_line_gone_leaves_the_focus_on_the_one_before(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    listing = Listing("Tên gọi")
    window.setLayout(column(QPushButton("Nơi khác"), listing))
    listing.show_lines(_lines("Tổ một cửa", "Tổ văn xã"))
    window.show()
    _press(listing, "Sửa Tổ văn xã").setFocus()
    listing.show_lines(_lines("Tổ một cửa"))
    qtbot.wait(1)
    assert window.focusWidget() is _press(listing, "Sửa Tổ một cửa")
