"""What is asked of every window, whatever it is for; each function returns the faults it found."""

from collections import Counter
from collections.abc import Iterator

from judging_room import inside, is_under, overlays_of
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)

from ui.first_start.page import FirstStartPage
from ui.table.editors.beneath import Beneath
from ui.theme import look
from ui.theme.contrast import PAIRS
from ui.tray.notice import Notice

WORKABLE = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.MenuItem,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


# --- names and keys


def _tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _tree(child)


def nameless(root: QWidget) -> list[str]:
    """Return what can be worked and is called nothing."""
    found = []
    for node in _tree(QAccessible.queryAccessibleInterface(root)):
        widget = node.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        inner = isinstance(widget.parentWidget(), (QSpinBox, QComboBox))
        if node.role() in WORKABLE and not inner and not node.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def nameless_cells(root: QWidget) -> list[str]:
    """Return the columns whose cells say nothing of themselves."""
    found = []
    for table in root.findChildren(QTableView):
        model = table.model()
        if not table.isVisible() or not model.rowCount():
            continue
        rows = [row for row in range(model.rowCount()) if table.columnSpan(row, 0) == 1][:3]
        for row in rows:
            for at in range(model.columnCount()):
                said = model.index(row, at).data(Qt.ItemDataRole.AccessibleTextRole)
                if not table.isColumnHidden(at) and not said:
                    found.append(f"{table.accessibleName()}: {at}")
    return found


def unreachable(root: QWidget) -> list[str]:
    """Return what can be worked by mouse and never takes the focus by key."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QAbstractItemView)
    widgets = [one for kind in kinds for one in root.findChildren(kind)]
    return [
        f"{type(one).__name__} {one.accessibleName()}"
        for one in widgets
        if one.isVisible()
        and one.isEnabled()
        and not (isinstance(one, QAbstractButton) and one.group())  # arrows move inside it
        and not isinstance(one.parentWidget(), (QSpinBox, QComboBox, QAbstractScrollArea))
        and not inside(one, Beneath)  # steered from the cell that is typed in
        and one.property("kind") != "inner"
        and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


class Watching(QObject):
    """Sees parts of a window that flash up as windows of their own before they have a place."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            kind = watched.windowType()
            if kind == Qt.WindowType.Window and not isinstance(
                watched, (QMainWindow, FirstStartPage)
            ):
                self.flashed.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


# --- look


def primaries(root: QWidget) -> list[str]:
    """Return the words of the primary buttons that are seen at once."""
    buttons = root.findChildren(QAbstractButton)
    return [
        one.text()
        for one in buttons
        if one.isVisible() and one.property("kind") == "primary" and not inside(one, Notice)
    ]


def unringed(root: QWidget) -> list[str]:
    """Return what takes the focus without showing it."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        return []  # shows where it is by itself
    within = popup or root
    former = within.focusWidget()
    found = [_unringed(one) for one in within.findChildren(QWidget) if _is_stop(one)]
    if former is not None:
        former.setFocus()
    if all(one is None for one in found):
        return ["nothing takes the focus"]
    return [one for one in found if one]


def _is_stop(widget: QWidget) -> bool:
    inner = isinstance(widget, QScrollArea) or isinstance(widget.parentWidget(), QComboBox)
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return widget.isVisible() and widget.isEnabled() and bool(tabbed) and not inner


def _unringed(widget: QWidget) -> str | None:
    """Return the name of what shows no ring; None for what does not take the focus at all."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus():
        return None
    with_ring = widget.grab().toImage()
    widget.clearFocus()
    same = _same_edge(with_ring, widget.grab().toImage(), whole=_paints_inside(widget))
    return f"{type(widget).__name__} {widget.accessibleName()}" if same else ""


def _paints_inside(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractItemView)


def _same_edge(one: QImage, other: QImage, *, whole: bool) -> bool:
    """Compare two pictures: all of them, or their edge of three pixels, where no caret blinks."""
    if whole:
        return one == other
    inner = one.rect().adjusted(3, 3, -3, -3)
    sides = (
        QRect(0, 0, one.width(), 3),
        QRect(0, inner.bottom() + 1, one.width(), 3),
    )
    return all(one.copy(side) == other.copy(side) for side in sides)


def _ground(picture: QImage) -> str:
    """Return the colour that most of a picture has."""
    found = Counter(
        picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 3)
    )
    return f"{found.most_common(1)[0][0] & 0xFFFFFF:06X}"


def unknown_pairs(root: QWidget) -> list[str]:
    """Return inks on grounds that the palette's test does not know of."""
    picture = root.grab().toImage()
    ratio = picture.devicePixelRatio()
    roles: dict[str, set[str]] = {}
    for role, colour in look.palette().items():
        roles.setdefault(colour[-6:].upper(), set()).add(role)
    known = {(ink, ground) for ink, ground, _ in PAIRS}
    found = set()
    overlays = overlays_of(root)
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or not label.isEnabled():
            continue
        if label.visibleRegion().isEmpty() or is_under(label, overlays):
            continue
        seen = label.visibleRegion().boundingRect()
        place = QRect(label.mapTo(root, seen.topLeft()) * ratio, seen.size() * ratio)
        ground = roles.get(_ground(picture.copy(place)), set())
        ink = roles.get(label.palette().windowText().color().name()[1:].upper(), set())
        if not any((one, other) in known for one in ink for other in ground):
            found.add(f"{sorted(ink)} on {sorted(ground)}: {label.text()}")
    return sorted(found)
