"""What the office is reminded of: opened, put off or done with by one key, many at once."""

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.domain.reminders import Reminder
from ui.icons import paint_icon
from ui.overview.blocks import Block
from ui.overview.putting_off import DAY, HOUR, MONDAY, TOMORROW
from ui.overview.wording import nearness
from ui.parts.boxes import row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import colour, font, px
from ui.theme.tokens import Role

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_ROW, _TOOLS = 40, 32
_FEW_ROWS, _MOST_ROWS = 5, 16
_PAD, _SIGN, _GAP = 8, 16, 12
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ALOUD: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
DONE: Final = "done"
OPEN: Final = "open"
# One key each, on the list.
KEYS: Final = {
    Qt.Key.Key_X: DONE,
    Qt.Key.Key_1: HOUR,
    Qt.Key.Key_2: TOMORROW,
    Qt.Key.Key_3: MONDAY,
    Qt.Key.Key_4: DAY,
    Qt.Key.Key_Return: OPEN,
    Qt.Key.Key_Enter: OPEN,
}
_TODAY: Final = 0
_MUCH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _sign(days_left: int) -> tuple[str, Role]:
    if days_left < _TODAY:
        return "state-overdue", "late"
    return "state-due-soon", "soon" if days_left == _TODAY else "text2"


class _ReminderDelegate(QStyledItemDelegate):
    """A sign, what it is about, and at the right how near it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, px(_ROW))

    def _view(self) -> QListView:
        return cast("QListView", self.parent())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = cast("Reminder", index.data(_KEY))
        painter.save()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
        sign, ink = _sign(one.days_left)
        side = px(_SIGN)
        left = box.left() + px(_PAD)
        top = box.top() + (box.height() - side) / 2
        paint_icon(painter, sign, ink, QRectF(left, top, side, side))
        painter.setFont(font("body"))
        metrics = QFontMetrics(font("body"))
        near = nearness(one.days_left, one.due)
        painter.setPen(colour(ink))
        painter.drawText(box.adjusted(0, 0, -px(_PAD), 0), _RIGHT, near)
        left += side + px(_GAP)
        room = box.right() - px(_PAD + _GAP) - metrics.horizontalAdvance(near) - left
        painter.setPen(colour("text"))
        words = metrics.elidedText(one.subject, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room, box.height()), _LEFT, words)
        if self._view().hasFocus() and self._view().currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), px(3), px(3))
        painter.restore()


class ReminderModel(QAbstractListModel):
    """The reminders as rows: there may be thousands of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: Sequence[Reminder] = ()

    def show_reminders(self, waiting: Sequence[Reminder]) -> None:
        self.beginResetModel()
        self._waiting = waiting
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._waiting)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        one = self._waiting[index.row()]
        if role == _KEY:
            return one
        if role in _ALOUD:
            return f"{one.subject}: {nearness(one.days_left, one.due)}"
        return one.subject if role == Qt.ItemDataRole.ToolTipRole else None


class ReminderList(QListView):
    """A real list: Shift and Ctrl choose many, one key does something with all of them."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: Final = ReminderModel(self)
        self._room = px(_ROW) * _FEW_ROWS
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("Việc được nhắc"))
        self.setProperty("kind", "plain")
        self.setItemDelegate(_ReminderDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self.asked.emit(OPEN))

    def show_reminders(self, waiting: Sequence[Reminder]) -> None:
        at, chosen = self.currentIndex().row(), {one.id for one in self.chosen()}
        self.lines.show_reminders(waiting)
        self.fit(self._room)
        if not waiting:
            return
        row = self.lines.index(min(max(at, 0), len(waiting) - 1))
        selecting = self.selectionModel()
        again = QItemSelection()
        for place, one in enumerate(waiting):
            if one.id in chosen:
                again.select(self.lines.index(place), self.lines.index(place))
        flags = QItemSelectionModel.SelectionFlag
        selecting.setCurrentIndex(row, flags.NoUpdate)
        selecting.select(again, flags.Select)
        if again.isEmpty():
            selecting.select(row, flags.Select)

    def fit(self, room: int) -> None:
        """Be as high as the rows, or as there is room for; a row half seen says there are more."""
        self._room = room
        least, most = min(_FEW_ROWS, self.count()), min(_MOST_ROWS, self.count())
        self.setFixedHeight(max(least * px(_ROW), min(most * px(_ROW), room)))

    def count(self) -> int:
        return self.lines.rowCount()

    def chosen(self) -> list[Reminder]:
        rows = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [cast("Reminder", row.data(_KEY)) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = None if event.modifiers() & _MUCH else KEYS.get(Qt.Key(event.key()))
        if deed is not None and self.count():
            self.asked.emit(deed)
            return
        super().keyPressEvent(event)


class RemindersBlock(Block):
    """The list with what may be done about the chosen ones."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(self.tr("Được nhắc"))
        self.list: Final = ReminderList()
        self._none = label(self.tr("Không có việc nào cần nhắc lúc này."), "muted")
        self.buttons: Final[dict[str, QPushButton]] = {}
        tools = row(gap=4)
        for deed, words, key in (
            (DONE, self.tr("Xong"), "X"),
            (HOUR, self.tr("1 giờ"), "1"),
            (TOMORROW, self.tr("Sáng mai"), "2"),
            (MONDAY, self.tr("Thứ Hai tới"), "3"),
            (DAY, self.tr("Chọn ngày…"), "4"),
        ):
            made = button(words, "link")
            made.setToolTip(key)
            made.clicked.connect(lambda _=False, deed=deed: self._ask(deed))
            self.buttons[deed] = made
            tools.addWidget(made)
            if deed == DONE:
                made.setAccessibleName(self.tr("Xong ({})").format(key))
                tools.addSpacing(px(8))
                tools.addWidget(label(self.tr("Nhắc lại sau:"), "small"))
            else:
                name = self.tr("Nhắc lại sau: {} ({})").format(words, key)
                made.setAccessibleName(name)
        tools.addStretch(1)
        self.hold(self.list)
        self.hold(self._none)
        self.hold(row(tools, margins=(0, 8, 0, 0)))
        self.list.asked.connect(self._ask)

    def show_reminders(self, waiting: Sequence[Reminder]) -> None:
        self.list.show_reminders(waiting)
        some = bool(waiting)
        self.list.setVisible(some)
        self._none.setVisible(not some)
        for one in self.buttons.values():
            one.setVisible(some)
        late = sum(one.days_left < _TODAY for one in waiting)
        facts = self.tr("{} việc, {} quá hạn").format(len(waiting), late) if some else ""
        self.tell(facts)

    def fit(self, room: int) -> None:
        """Take no more room than this, its tools included."""
        self.list.fit(room - self.frame_height() - px(_TOOLS))

    def let_act(self, *, on: bool) -> None:
        for one in self.buttons.values():
            one.setEnabled(on)

    def _ask(self, deed: str) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.asked.emit(deed, chosen)
