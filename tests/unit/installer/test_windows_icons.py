"""The icons for Windows: every size a place of Windows asks for, drawn from our own drawings."""

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from installer.make_icons import SIZES, draw, icon_file
from installer.product import read_product

PRODUCT = read_product()
_ENTRY = struct.Struct("<4B2H2I")
_STRAY = 4  # two Qts may smooth an edge a little differently


def _pictures(icon: Path) -> dict[int, QImage]:
    """Take an icon file apart: side in pixels → picture, each read as Windows would."""
    held = icon.read_bytes()
    _, kind, count = struct.unpack_from("<3H", held)
    assert kind == 1
    found = {}
    for nth in range(count):
        side, _, _, _, _, depth, length, place = _ENTRY.unpack_from(held, 6 + 16 * nth)
        alone = struct.pack("<3H", 0, 1, 1) + _ENTRY.pack(side, side, 0, 0, 1, depth, length, 22)
        image = QImage.fromData(alone + held[place : place + length], "ICO")
        assert depth == 32
        found[image.width()] = image.convertToFormat(QImage.Format.Format_ARGB32)
    return found


@pytest.mark.parametrize("icon", [PRODUCT.icon, PRODUCT.file_icon], ids=lambda icon: icon.stem)
def test_the_kept_icon_is_what_the_drawing_gives(icon: Path, qapp: QGuiApplication):
    del qapp
    pictures = _pictures(icon)
    assert tuple(pictures) == SIZES
    for side, kept in pictures.items():
        drawn = draw(icon.with_suffix(".svg"), side)
        differing = [
            (x, y)
            for x in range(side)
            for y in range(side)
            if any(
                abs(one - other) > _STRAY
                for one, other in zip(
                    kept.pixelColor(x, y).getRgb(), drawn.pixelColor(x, y).getRgb(), strict=True
                )
            )
            and kept.pixelColor(x, y).alpha() > _STRAY
        ]
        assert not differing, f"{side}: run `python -m installer.make_icons`"


def test_what_is_packed_is_read_again(qapp: QGuiApplication, tmp_path: Path):
    del qapp
    images = [draw(PRODUCT.icon.with_suffix(".svg"), side) for side in (16, 256)]
    file = tmp_path / "a.ico"
    file.write_bytes(icon_file(images))
    assert list(_pictures(file)) == [16, 256]
    assert images[0] == _pictures(file)[16]
