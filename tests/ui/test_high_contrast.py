"""The look follows the system: its high contrast, light and dark, the factor of each screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.icons import pixmap
from ui.theme import look
from ui.theme.contrast import failures
from ui.theme.high_contrast import high_contrast_palette, is_on
from ui.theme.tokens import DARK, LIGHT

# (ground, words, chosen, words on chosen, link) of Windows' own four themes.
THEMES = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#75E9FC"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#1C5E75"),
    "dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#70EBDE"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#8080FF"),
}


def _system(theme: str) -> QPalette:
    roles = QPalette.ColorRole
    named = (roles.Base, roles.Text, roles.Highlight, roles.HighlightedText, roles.Link)
    out = QPalette()
    for role, colour in zip(named, THEMES[theme], strict=True):
        out.setColor(role, QColor(colour))
    return out


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_can_be_read_in_windows_own_themes(theme: str):
    assert failures(high_contrast_palette(_system(theme))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_only_the_systems_colours_are_used(theme: str):
    made = high_contrast_palette(_system(theme))
    paper = {made[role] for role in ("paper", "ink", "marked", "shadow")}
    assert set(made.values()) - paper <= set(THEMES[theme])
    assert set(made) == set(LIGHT)


@pytest.fixture
def night(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """Be on a system whose person asked for high contrast."""
    monkeypatch.setattr(look, "is_high_contrast", lambda: True)
    monkeypatch.setattr(
        look, "_contrast_palette", lambda _app: high_contrast_palette(_system("night sky"))
    )
    look.apply(qapp, "light")
    yield qapp
    monkeypatch.undo()
    look.apply(qapp, "light")


def test_widgets_and_icons_take_the_systems_colours(night: QApplication, qtbot: QtBot):
    assert night.palette().window().color() == QColor("#000000")
    button = QPushButton("Thêm nhiệm vụ")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.show()
    seen = button.grab().toImage()
    at = [(x, seen.height() // 2) for x in range(seen.width())]
    assert "#d6b4fd" in {seen.pixelColor(*spot).name() for spot in at}
    icon = pixmap("search", "text2", 20, 1.0).toImage()
    inks = {
        icon.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if icon.pixelColor(x, y).alpha() == 255
    }
    assert inks <= {"#ffffff"}


def test_when_it_ends_the_look_is_outdated(night: QApplication, monkeypatch: pytest.MonkeyPatch):
    assert look.is_outdated("light")
    monkeypatch.undo()
    assert look.is_outdated("light")
    look.apply(night, "light")
    assert not look.is_outdated("light")


def test_a_look_of_ones_own_does_not_follow_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    look.apply(qapp, "light")
    monkeypatch.setattr(look, "is_dark", lambda scheme: scheme != "light")
    assert not look.is_outdated("light")
    assert look.is_outdated("system")
    look.apply(qapp, "system")
    assert look.palette() is DARK
    assert not look.is_outdated("system")


def test_the_systems_own_is_asked_again_after_a_choice(qapp: QApplication):
    hints = QGuiApplication.styleHints()
    before = hints.colorScheme()
    look.apply(qapp, "dark")
    look.apply(qapp, "system")
    assert hints.colorScheme() == before


def test_each_screen_has_its_own_factor(qapp: QApplication):
    policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    assert qapp.highDpiScaleFactorRoundingPolicy() == policy


def test_this_system_is_asked_without_a_fault():
    assert is_on() in (True, False)
