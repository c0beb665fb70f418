"""Boxes: lines and columns of widgets with the distances of the design."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.look import px

# A widget, a layout, a distance, or None for what stretches.
Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    return _filled(QVBoxLayout(), items, gap, margins)


def _filled(box: _Box, items: tuple[Item, ...], gap: int, margins: Margins) -> _Box:
    box.setSpacing(px(gap))
    left, top, right, bottom = (px(side) for side in margins)
    box.setContentsMargins(left, top, right, bottom)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(px(item))
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def frame(name: str, layout: QLayout | None = None, *, height: int = 0, width: int = 0) -> QFrame:
    """Return a box whose ground the stylesheet gives by its name."""
    out = QFrame()
    out.setObjectName(name)
    if layout is not None:
        out.setLayout(layout)
    if height:
        out.setFixedHeight(px(height))
    if width:
        out.setFixedWidth(px(width))
    return out


def hair() -> QFrame:
    return frame("hair")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the stylesheet asks for; Qt reads it anew only when told."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


TOP = Qt.AlignmentFlag.AlignTop
