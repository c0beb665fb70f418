"""Where Tab leads: through a window as it is read, whatever was made first.

Qt's own order is that of making, so that lines made anew, or a tool put in later, would come last.
Here the order is that of the layouts. Must not know what the widgets are for.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QWidget,
)


def lead_on(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the stop that follows in a window, or is before; false without any."""
    seen = [window, *_within(window)]
    now: QWidget | None = window.focusWidget()
    while now is not None and now not in seen:
        now = now.parentWidget()
    at = seen.index(now) if now is not None else 0
    after, before = seen[at + 1 :], seen[:at]
    following = [*after, *before] if forward else [*reversed(before), *reversed(after)]
    stop = next((one for one in following if _is_stop(one)), None)
    if stop is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    return True


def _is_stop(one: QWidget) -> bool:
    """Say whether Tab may stop here; of buttons that exclude each other, only the chosen one."""
    if not one.isEnabled() or one.focusProxy() is not None:
        return False
    group = one.group() if isinstance(one, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if group is None or chosen is None:
        return _takes_tab(one)
    return one is chosen and any(map(_takes_tab, group.buttons()))


def _takes_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _within(widget: QWidget) -> Iterator[QWidget]:
    """Give what can be seen in a widget in the order in which it is read."""
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _within(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Return the children: those of the layout in its order, then what else stands there."""
    laid: list[QWidget] = []
    if isinstance(widget, QSplitter):
        laid = [one for at in range(widget.count()) if (one := widget.widget(at)) is not None]
    elif (layout := widget.layout()) is not None:
        laid = list(_of_layout(layout))
    if isinstance(widget, QScrollArea) and (inner := widget.widget()) is not None:
        laid.append(inner)
    known = set(map(id, laid))
    others = (
        one
        for one in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if id(one) not in known and not (isinstance(widget, QScrollArea) and _holds(one, laid))
    )
    return [*laid, *sorted(others, key=lambda one: (one.y(), one.x()))]


def _holds(one: QWidget, laid: list[QWidget]) -> bool:
    """Say whether it is only the pane through which the inside of a scroll area is seen."""
    return any(inner.parentWidget() is one for inner in laid)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (inner := item.layout()) is not None:
            yield from _of_layout(inner)
        elif (widget := item.widget()) is not None:
            yield widget


def _items(layout: QLayout) -> list[QLayoutItem]:
    """Return the items as they stand; of a grid row by row, however they were put in."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        standing = {at: cast("tuple[int, ...]", layout.getItemPosition(at)) for at in places}
        places.sort(key=lambda at: standing[at][:2])
    elif isinstance(layout, QStackedLayout):
        places = [layout.currentIndex()]
    found = (layout.itemAt(at) for at in places)
    return [item for item in found if item is not None]
