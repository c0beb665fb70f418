"""The people of the office: a list at the left, the chosen one's fields at the right."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.domain.text import fold
from cchc_desktop.services.office_people import PersonFact, PersonLine
from ui.labels import day
from ui.parts.boxes import TOP, column, frame, hair, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.told_fields import WordsField
from ui.theme.look import colour, font, px
from ui.units.branches import Node
from ui.units.details import READING
from ui.units.fields import UnitField

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_POST: Final = _KEY + 1
_GONE: Final = _KEY + 2
_INSET, _PAD = 16, 12
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_BENEATH: Final = int(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class _PersonDelegate(QStyledItemDelegate):
    """A name, a quiet note at its end, and beneath it the post."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, self._view().viewport().width() - px(_INSET + _PAD), 0)
        words = QFontMetrics(font("body")).boundingRect(room, _WRAPPED, str(index.data()))
        post = str(index.data(_POST))
        more = QFontMetrics(font("small")).boundingRect(room, _WRAPPED, post) if post else QRect()
        del option
        return QSize(0, words.height() + more.height() + px(18))

    def _view(self) -> QListWidget:
        return cast("QListWidget", self.parent())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
        words = box.adjusted(px(_INSET), px(8), -px(_PAD), -px(8))
        gone = bool(index.data(_GONE))
        painter.setFont(font("body"))
        painter.setPen(colour("text3" if gone else "text"))
        painter.drawText(words, _WRAPPED, str(index.data()))
        painter.setFont(font("small"))
        painter.setPen(colour("text3" if gone else "text2"))
        painter.drawText(words, _BENEATH, str(index.data(_POST)))
        if self._view().hasFocus() and self._view().currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), px(3), px(3))
        painter.restore()


class PeopleList(QListWidget):
    """Names with posts; who left stands last."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Danh sách người trong đơn vị"))
        self.setProperty("kind", "plain")
        self.setItemDelegate(_PersonDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.person()))

    def show_people(self, people: Sequence[PersonLine], sought: str) -> None:
        kept = self.person()
        self.blockSignals(True)
        self.clear()
        for one in people:
            if fold(sought) in fold(f"{one.name} {one.post} {one.unit_name}"):
                self.addItem(self._item(one))
        self.blockSignals(False)
        if kept is None or not self.choose(kept):
            self.setCurrentRow(0)
        self.chosen.emit(self.person())

    def _item(self, one: PersonLine) -> QListWidgetItem:
        marks = [one.name]
        if one.is_here:
            marks.append(self.tr("đang dùng máy này"))
        if one.until is not None:
            marks.append(self.tr("thôi làm việc {}").format(day(one.until)))
        out = QListWidgetItem(" · ".join(marks))
        second = one.post or one.unit_name
        out.setData(_KEY, one.id)
        out.setData(_POST, second)
        out.setData(_GONE, one.until is not None)
        out.setData(int(Qt.ItemDataRole.AccessibleTextRole), ", ".join((*marks, second)))
        return out

    def choose(self, person: uuid.UUID) -> bool:
        for at in range(self.count()):
            if self.item(at).data(_KEY) == person:
                self.setCurrentRow(at)
                return True
        return False

    def person(self) -> uuid.UUID | None:
        key: uuid.UUID | None = self.currentIndex().data(_KEY)
        return key


class PersonPanel(QScrollArea):
    """One person's fields; each is saved when it is left."""

    asked = Signal(str, object)
    fact_said = Signal(object, str)
    unit_said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Chi tiết một người"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._name = label("", "lead", wrap=True)
        self._state = label("", "muted", wrap=True)
        self._tasks = button("", "link")
        self._tasks.setProperty("flush", "true")
        self._tasks.clicked.connect(lambda: self.asked.emit("tasks", None))
        names = {
            PersonFact.NAME: self.tr("Họ và tên"),
            PersonFact.POST: self.tr("Chức vụ"),
            PersonFact.PHONE: self.tr("Điện thoại"),
            PersonFact.EMAIL: self.tr("Thư điện tử"),
        }
        self.words: Final = {fact: WordsField(name) for fact, name in names.items()}
        for fact, field in self.words.items():
            field.said.connect(partial(self.fact_said.emit, fact))
        self.unit: Final = UnitField(self.tr("Làm việc tại"))
        self.unit.said.connect(self.unit_said)
        self.here: Final = button(self.tr("Đang dùng máy này"))
        self.leaves: Final = button(self.tr("Thôi làm việc…"))
        self.back: Final = button(self.tr("Làm việc trở lại"))
        self.remove: Final = button(self.tr("Xóa"))
        for one, what in (
            (self.here, "here"),
            (self.leaves, "leave"),
            (self.back, "back"),
            (self.remove, "remove"),
        ):
            one.clicked.connect(partial(self._ask, what))
        self._build()

    def _ask(self, what: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.asked.emit(what, None)

    def _build(self) -> None:
        box = column(
            column(self._name, self._state, row(self._tasks, None), gap=4),
            *self._pairs(),
            self.unit,
            hair(),
            row(self.here, self.leaves, self.back, self.remove, None, gap=8),
            label(
                self.tr("Người đang dùng máy này là người ghi trong lịch sử và trong “Của tôi”."),
                "muted",
                wrap=True,
            ),
            gap=16,
        )
        content = frame("surface", box)
        content.setMaximumWidth(px(READING))
        line = row(content, gap=0, margins=(24, 16, 24, 24))
        line.setAlignment(content, TOP)
        line.addStretch(1)
        line.setStretch(0, 100)
        self.setWidget(frame("surface", line))

    def _pairs(self) -> list[QFrame]:
        out = []
        fields = list(self.words.values())
        for pair in (fields[:2], fields[2:]):
            line = row(*pair, gap=16)
            for at in range(len(pair)):
                line.setStretch(at, 1)
                if (item := line.itemAt(at)) is not None:
                    item.setAlignment(TOP)
            two = QFrame()
            two.setLayout(line)
            out.append(two)
        return out

    def show_person(self, one: PersonLine, nodes: Sequence[Node]) -> None:
        self._name.setText(one.name)
        states = []
        if one.is_here:
            states.append(self.tr("Đang dùng máy này"))
        if one.until is not None:
            states.append(self.tr("Thôi làm việc, ngày cuối {}").format(day(one.until)))
        self._state.setText(" · ".join(states))
        self._state.setVisible(bool(states))
        words = self.tr("Xem {} nhiệm vụ đang phụ trách").format(len(one.tasks))
        self._tasks.setText(words)
        self._tasks.setAccessibleName(words)
        self._tasks.setVisible(bool(one.tasks))
        said = {
            PersonFact.NAME: one.name,
            PersonFact.POST: one.post,
            PersonFact.PHONE: one.phone,
            PersonFact.EMAIL: one.email,
        }
        for fact, field in self.words.items():
            field.show_words(said[fact])
        if not self.unit.picker.line.isModified():
            self.unit.picker.offer([node for node in nodes if not node.is_group])
            self.unit.show_unit(one.unit)
        self.here.setEnabled(not one.is_here and one.until is None)
        self.leaves.setVisible(one.until is None)
        self.back.setVisible(one.until is not None)
