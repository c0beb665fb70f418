"""Draws the program's icons for Windows from its own SVG: `python -m installer.make_icons`.

Each size is drawn, not scaled. The pictures are kept in the repository, so that building needs no
drawing; run this after a drawing or the accent changed. Must not know what carries the icons.
"""

import os
import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.product import read_product
from ui.theme.tokens import LIGHT

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
_COMPRESSED: Final = 256  # older parts of Windows read smaller pictures only as plain rows
_PAPER: Final = "#FFFFFF"
PANEL: Final = Path(__file__).parent / "windows" / "finish.bmp"
_PANEL_WIDTH, _PANEL_HEIGHT, _SIGN = 164, 314, 72  # what the last page of the installer asks for


def draw(drawing: Path, side: int) -> QImage:
    """Draw an icon in the accent of the light look, its cut-outs white."""
    source = drawing.read_text("utf-8")
    source = source.replace("currentColor", LIGHT["accent"]).replace("knockout", _PAPER)
    out = QImage(side, side, QImage.Format.Format_ARGB32)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return out


def draw_panel(drawing: Path) -> QImage:
    """Draw the picture beside the words of the installer's last page."""
    out = QImage(_PANEL_WIDTH, _PANEL_HEIGHT, QImage.Format.Format_RGB888)
    out.fill(QColor(LIGHT["accent_soft"]))
    painter = QPainter(out)
    side = (_PANEL_WIDTH - _SIGN) // 2
    painter.drawImage(side, side, draw(drawing, _SIGN))
    painter.end()
    return out


def icon_file(images: list[QImage]) -> bytes:
    """Pack pictures into an .ico file."""
    pictures = [_png(one) if one.width() >= _COMPRESSED else _rows(one) for one in images]
    made = bytearray(struct.pack("<3H", 0, 1, len(images)))
    place = len(made) + 16 * len(images)
    for image, picture in zip(images, pictures, strict=True):
        side = image.width() % 256  # 256 is written as 0
        made += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return bytes(made) + b"".join(pictures)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs name bytes only
    return bytes(buffer.data().data())


def _rows(image: QImage) -> bytes:
    """Write the rows from the bottom up, then a mask that covers nothing."""
    side = image.width()
    head = struct.pack("<I2i2H6I", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[4 * side * at : 4 * side * (at + 1)] for at in reversed(range(side))]
    mask = bytes((side + 31) // 32 * 4 * side)
    return head + b"".join(rows) + mask


def main() -> None:
    """Draw everything and keep it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    product = read_product()
    for icon in (product.icon, product.file_icon):
        drawing = icon.with_suffix(".svg")
        icon.write_bytes(icon_file([draw(drawing, side) for side in SIZES]))
    draw_panel(product.icon.with_suffix(".svg")).save(str(PANEL))
    app.quit()


if __name__ == "__main__":
    main()
