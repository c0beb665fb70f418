"""Puts on the look that the settings of this computer name. Must not know where they are kept."""

from typing import cast

from PySide6.QtWidgets import QApplication

from cchc_desktop.config.settings import Settings
from ui.theme import look


def dress(app: QApplication, settings: Settings) -> None:
    look.apply(app, cast("look.Scheme", settings.theme), settings.text_percent / 100)
