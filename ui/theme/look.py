"""The look in use: palette, text scale, fonts and stylesheet of the running program.

Read before the first paint, so it imports nothing heavy. Painted parts ask for their colour
and font when they paint; what holds a fixed size is built anew when the look changes.
"""

import re
import sys
from typing import Final, Literal, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.theme.tokens import DARK, FAMILIES, LIGHT, PAPER_FAMILIES, TYPE, Palette, Role, Style

Scheme = Literal["light", "dark", "system"]
SCALES: Final = (1.0, 1.1, 1.25, 1.5)


class _Look:
    """What is in use now; one for the process, as Qt's own palette and font are."""

    palette: Palette = LIGHT
    scale: float = 1.0
    on_fusion: bool = False
    is_contrast: bool = False
    colours: Final[dict[Role, QColor]] = {}
    fonts: Final[dict[str, QFont]] = {}


def palette() -> Palette:
    return _Look.palette


def scale() -> float:
    return _Look.scale


def px(length: float) -> int:
    """Return a length of the design in logical pixels at the present text scale."""
    return round(length * _Look.scale)


def colour(role: Role) -> QColor:
    """Return a colour of the palette; not to be altered, it is shared."""
    if (kept := _Look.colours.get(role)) is None:
        kept = _Look.colours[role] = QColor(_Look.palette[role])
    return kept


def font(style: Style) -> QFont:
    """Return a font of the type scale; not to be altered, it is shared."""
    if (kept := _Look.fonts.get(style)) is None:
        size, weight, _ = TYPE[style]
        kept = _Look.fonts[style] = QFont(list(FAMILIES))
        kept.setPixelSize(px(size))
        kept.setWeight(QFont.Weight(weight))
    return kept


def paper_font(pixels: int) -> QFont:
    """Return the serif that documents are printed in; the caller's own."""
    serif = QFont(list(PAPER_FAMILIES))
    serif.setStyleHint(QFont.StyleHint.Serif)
    serif.setPixelSize(max(1, pixels))
    return serif


def leading(style: Style) -> int:
    return px(TYPE[style][2])


_PALETTE_ROLES: Final = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
)


def _qt_palette() -> QPalette:
    out = QPalette()
    for role, name in _PALETTE_ROLES:
        out.setColor(role, colour(cast("Role", name)))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        out.setColor(disabled, role, colour("text3"))
    return out


def stylesheet() -> str:
    """Return the stylesheet with `@role` and `@12px` filled in for the look in use."""

    def fill(mark: re.Match[str]) -> str:
        length, role = mark.groups()
        return f"{px(int(length))}px" if length else _Look.palette[cast("Role", role)]

    source = resources.path("styles", "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(?:(\d+)px|([a-z_0-9]+))", fill, source)


def is_dark(scheme: Scheme) -> bool:
    if scheme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme == "dark"


def is_high_contrast() -> bool:
    """Tell whether the person asked the system for its high contrast."""
    found = False
    if sys.platform == "win32":
        from ui.theme.high_contrast import is_on  # noqa: PLC0415 - loads ctypes

        found = is_on()
    return found


def is_outdated(scheme: Scheme) -> bool:
    """Tell whether the system asks by now for other colours than those put on."""
    if is_high_contrast() or _Look.is_contrast:
        return True
    return scheme == "system" and (_Look.palette is DARK) != is_dark(scheme)


def _contrast_palette(app: QApplication) -> Palette:
    from ui.theme.high_contrast import high_contrast_palette  # noqa: PLC0415 - few need it

    app.setPalette(QPalette())  # the system's again, in place of ours
    return high_contrast_palette(app.palette())


def begin(program: str) -> QApplication:
    """Make the application with Fusion beneath the look.

    Named among its arguments: `setStyle` hands the style back, and Python classes for all that a
    style knows would be made before the first paint.
    """
    # Each screen's own factor, 1.25 and 1.75 too: Windows' offices have screens of both kinds.
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication([program, "-style", "Fusion"])
    _Look.on_fusion = True
    return app


def apply(app: QApplication, scheme: Scheme = "system", text_scale: float = 1.0) -> None:
    """Dress the whole program. Fusion below the stylesheet: the same on every Windows."""
    hints = app.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()  # one that was chosen before would be taken for the system's
    dark = is_dark(scheme)
    contrast = _Look.is_contrast = is_high_contrast()
    _Look.palette = _contrast_palette(app) if contrast else DARK if dark else LIGHT
    _Look.scale = text_scale
    _Look.colours.clear()
    _Look.fonts.clear()
    if scheme != "system" and not contrast:
        # Lets Windows' own caption and menus follow.
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    if not _Look.on_fusion:
        app.setStyle("Fusion")
        _Look.on_fusion = True
    app.setPalette(_qt_palette())
    app.setFont(font("body"))
    app.setStyleSheet(stylesheet())
