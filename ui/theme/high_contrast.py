"""The palette of a person who asked the system for high contrast: the system's colours alone.

Everything that we tint is one of the few the person chose; what is told by colour is also told by
a sign or a word. Must not know which of our colours stands where.
"""

import sys
from typing import Final, cast, get_args

from PySide6.QtGui import QPalette

from ui.theme.tokens import LIGHT, Palette, Role

_GROUND: Final = QPalette.ColorRole.Base
_INK: Final = QPalette.ColorRole.Text
_CHOSEN: Final = QPalette.ColorRole.Highlight
_ON_CHOSEN: Final = QPalette.ColorRole.HighlightedText
_LINK: Final = QPalette.ColorRole.Link
_GROUNDS: Final = frozenset(
    {
        *("canvas", "surface", "raised", "hover", "accent_soft", "done_soft", "soon_soft"),
        *("late_soft", "always_soft", "idle_soft", "doubt", "track"),
    }
)
_SPECIAL: Final = {
    "accent": _CHOSEN,
    "accent_hover": _CHOSEN,
    "on_accent": _ON_CHOSEN,
    "accent_text": _LINK,
    "accent_edge": _CHOSEN,
}
# A printed page stays paper, a shadow stays a shadow.
_KEPT: Final = frozenset({"paper", "ink", "marked", "shadow"})


def high_contrast_palette(system: QPalette) -> Palette:
    """Return our roles in the system's colours."""
    return {role: _colour(role, system) for role in cast("tuple[Role, ...]", get_args(Role))}


def _colour(role: Role, system: QPalette) -> str:
    if role in _KEPT:
        return LIGHT[role]
    of = _GROUND if role in _GROUNDS else _SPECIAL.get(role, _INK)
    return system.color(QPalette.ColorGroup.Active, of).name().upper()


# Qt tells it, too, since 6.10; PySide6 6.11 now and then calls the object that tells it deleted.
if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _GET: Final = 0x0042  # SPI_GETHIGHCONTRAST
    _ON: Final = 0x1

    class _HighContrast(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.UINT),
            ("flags", wintypes.DWORD),
            ("scheme", wintypes.LPWSTR),
        )

    def is_on() -> bool:
        asked = _HighContrast(size=ctypes.sizeof(_HighContrast))
        got = ctypes.windll.user32.SystemParametersInfoW(_GET, asked.size, ctypes.byref(asked), 0)
        return bool(got and asked.flags & _ON)

else:

    def is_on() -> bool:
        """Tell whether the system draws in high contrast now."""
        return False
