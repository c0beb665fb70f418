"""Whether every word of a window has the room it needs."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from ui.labels import SIGNS, state_word
from ui.parts.place import Place
from ui.table.editors.beneath import Beneath
from ui.table.words import elided
from ui.theme import look
from ui.tray.notice import Notice

_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def inside(widget: QWidget, kind: type[QWidget]) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above is not None


def overlays_of(root: QWidget) -> list[QWidget]:
    """Return what stands over the rest on purpose."""
    out = [one for kind in (Beneath, Notice) for one in root.findChildren(kind) if one.isVisible()]
    floating = [place for place in root.findChildren(Place) if place._floats]
    return out + [place._side for place in floating if place._side and place._side.isVisible()]


def is_under(widget: QWidget, overlays: list[QWidget]) -> bool:
    top = widget.window()
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    return any(
        place.intersects(QRect(one.mapTo(top, QPoint(0, 0)), one.size()))
        for one in overlays
        if one is not widget and not one.isAncestorOf(widget)
    )


def cut(root: QWidget) -> list[str]:
    """Return the words that have less room than they need, and what stands on each other."""
    shown = _shown(root)
    found = [fault for one in shown if (fault := _cut(one))]
    return [*found, *_overlapping(root, shown), *_too_wide(root), *_cut_cells()]


def _shown(root: QWidget) -> list[QWidget]:
    """Return what carries words and can be seen."""
    overlays = overlays_of(root)
    kinds = (QLabel, QAbstractButton, QLineEdit)
    there = [one for kind in kinds for one in root.findChildren(kind) if one.isVisible()]
    within = [one for one in there if one.window() is root.window() and _words(one)]
    return [one for one in within if not is_under(one, overlays)]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.accessibleName()
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return _cut_hint(widget)
    if isinstance(widget, QLabel) and widget.wordWrap():
        low = widget.height() < widget.heightForWidth(widget.width())
        return f"too low: {widget.text()}" if low else ""
    wanted = widget.sizeHint().width() - 1
    if widget.width() < wanted and not _elides(widget):
        return f"too narrow: {_words(widget)}"
    seen = widget.visibleRegion().boundingRect().width()
    covered = not inside(widget, QScrollArea) and seen < min(widget.width(), wanted)
    return f"covered: {_words(widget)}" if covered else ""


def _elides(widget: QWidget) -> bool:
    """Tell whether a button shortens its own words; it tells the whole beside it then."""
    return isinstance(widget, QAbstractButton) and "…" in widget.text() and bool(widget.toolTip())


def _cut_hint(field: QLineEdit) -> str:
    wanted = field.fontMetrics().horizontalAdvance(field.placeholderText())
    room = field.width() - look.px(40 if field.property("kind") == "search" else 18)
    return "" if field.text() or wanted <= room else f"hint too long: {field.placeholderText()}"


def _overlapping(root: QWidget, shown: list[QWidget]) -> Iterator[str]:
    places = [(one, _seen_at(root, one)) for one in shown]
    for (one, here), (other, there) in combinations(places, 2):
        if here.intersects(there) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            yield f"overlap: {', '.join(sorted((_words(one), _words(other))))}"


def _seen_at(root: QWidget, widget: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(root, seen.topLeft()), seen.size())


def _too_wide(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.width() > area.viewport().width():
            yield f"wider than its window: {area.accessibleName() or type(area).__name__}"


def _cut_cells() -> list[str]:
    """Return painted words of ours that ended in an ellipsis; a plan's own may, in a cell."""
    ours = {state_word(state) for state in SIGNS}
    return [f"elided: {text}" for text in elided() if text in ours or _DAY.fullmatch(text)]
