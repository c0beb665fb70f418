"""Every icon named anywhere is there, draws something, and takes the colour it is given."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

import resources
from ui.icons import icon, pixmap
from ui.labels import SIGNS
from ui.theme.tokens import LIGHT

NAMES = sorted(file.stem for file in resources.path("icons").glob("*.svg"))


def _inks(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_draws_in_the_colour_of_its_role(name: str):
    assert LIGHT["late"] in _inks(pixmap(name, "late", 48, 1.0).toImage())


def test_every_state_has_its_sign():
    assert {sign.icon for sign in SIGNS.values()} <= set(NAMES)


def test_a_chosen_icon_changes_shape_and_colour():
    both = icon("tasks", "text2", ("tasks-filled", "accent_text"))
    off = both.pixmap(QSize(40, 40), QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = both.pixmap(QSize(40, 40), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert LIGHT["text2"] in _inks(off)
    assert LIGHT["accent_text"] in _inks(on)


def test_an_icon_outlives_its_copies():
    copies = [QIcon(icon("check")) for _ in range(50)]
    del copies[::2]
    assert all(not one.pixmap(QSize(16, 16)).isNull() for one in copies)
