"""Everything about the chosen unit: who it is, its names, its members, what became of it."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QWidget

from cchc_desktop.services.history import HistoryLine
from cchc_desktop.services.unit_page.overview import MemberLine, NameLine, SpellingLine, UnitDetails
from resources.words import deed, sentence, shown, word
from ui.labels import day
from ui.parts.boxes import TOP, column, frame, hair, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.theme.look import px
from ui.units.branches import Node
from ui.units.changes import joining_words, succession_words
from ui.units.facts import UnitFacts
from ui.units.listing import Act, Line, Listing

READING: Final = 720


class UnitPanel(QScrollArea):
    """Shows one unit; what is asked of it goes out as a word and what it is about."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Chi tiết đơn vị"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: uuid.UUID | None = None
        self._name = label("", "lead", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._tasks = self._button("", "tasks", "link")
        self._tasks.setProperty("flush", "true")
        self._add_member = self._button(self.tr("Thêm thành viên…"), "add-member", "link")
        self._kept = label("", tone="soon", wrap=True)
        self._told = label("", wrap=True)
        self.facts: Final = UnitFacts()
        self.spelling: Final = QLineEdit()
        self._make_listings()
        self._build()

    def _button(self, words: str, what: str, kind: str = "") -> QPushButton:
        out = button(words, "link" if kind == "link" else "")
        out.clicked.connect(lambda: self.asked.emit(what, None))
        return out

    def _make_listings(self) -> None:
        self.names = Listing(self.tr("Tên theo thời gian"))
        self.spellings = Listing(
            self.tr("Cách viết khác"),
            self.tr("Chưa có. Khi nhận kế hoạch, cách viết mới của đơn vị được ghi vào đây."),
        )
        self.aliases = Listing(self.tr("Cũng là mục này"))
        self.members = Listing(
            self.tr("Thành viên"),
            self.tr("Nhóm chưa có thành viên. Nhiệm vụ giao cho nhóm sẽ chia cho từng thành viên."),
            self._add_member,
        )
        self.groups = Listing(self.tr("Thuộc nhóm"))
        self.history = Listing(self.tr("Lịch sử"))

    def _build(self) -> None:
        self.spelling.setPlaceholderText(self.tr("Thêm cách viết rồi Enter"))
        self.spelling.setAccessibleName(self.tr("Thêm cách viết"))
        self.spelling.returnPressed.connect(self._add_spelling)
        head = column(self._name, self._about, row(self._tasks, None), self._kept, gap=4)
        spelling = column(self.spellings, self.spelling, gap=4)
        inner = column(
            head, self._told, self.members, self.facts, hair(), self.groups, self.names, spelling,
            self.aliases, hair(), self._changes(), hair(), self.history, gap=16,
        )  # fmt: skip
        content = frame("surface", inner)
        content.setMaximumWidth(px(READING))
        line = row(content, gap=0, margins=(24, 16, 24, 24))
        line.setAlignment(content, TOP)
        line.addStretch(1)
        line.setStretch(0, 100)
        self.setWidget(frame("surface", line))

    def _changes(self) -> QFrame:
        """Put each change beside the sentence that tells it from the others."""
        self._rename = self._button(self.tr("Đổi tên…"), "rename")
        self._succeed = self._button(self.tr("Sáp nhập, chia tách…"), "succeed")
        self._join = self._button(self.tr("Hai mục là một…"), "join")
        self._remove = self._button(self.tr("Xóa đơn vị"), "remove")
        told = (
            (self._rename, self.tr("Từ một ngày đơn vị mang tên khác, vẫn là đơn vị này.")),
            (self._succeed, succession_words()),
            (self._join, joining_words()),
            (self._remove, self.tr("Chỉ xóa được khi chưa có gì gắn với đơn vị.")),
        )
        widest = max(one.sizeHint().width() for one, _ in told)
        box = column(label(self.tr("Thay đổi đơn vị"), "strong"), gap=12)
        for one, words in told:
            one.setFixedWidth(widest)
            line = row(one, label(words, "muted", wrap=True), gap=16)
            line.setStretch(1, 1)
            box.addLayout(line)
        out = QFrame()
        out.setLayout(box)
        return out

    # --- showing

    def show_unit(self, details: UnitDetails, nodes: Sequence[Node]) -> None:
        node = details.node
        if self._shown != node.id:
            self._shown = node.id
            self.verticalScrollBar().setValue(0)
            self.spelling.clear()
        self._name.setText(node.name)
        self._about.setText(" · ".join(self._said(details)))
        self._show_tasks(details)
        self._show_kept(details)
        told = [sentence(f"successions.{one.code}", one.facts) for one in details.successions]
        self._told.setText("\n".join(told))
        self._told.setVisible(bool(told))
        self.facts.show_unit(details, nodes)
        self.members.setVisible(node.is_group)
        self.members.show_lines([self._member(one) for one in details.members], counted=True)
        self._show_listings(details)

    def _said(self, details: UnitDetails) -> list[str]:
        node = details.node
        level = word("levels", node.level)
        said = [level[:1].upper() + level[1:]]
        if details.parent_name:
            said.append(self.tr("thuộc {}").format(details.parent_name))
        if node.is_own:
            said.append(self.tr("cơ quan dùng chương trình này"))
        if node.ended is not None:
            last = day(node.ended - timedelta(days=1))
            said.append(self.tr("hoạt động đến hết {}").format(last))
        return said

    def _show_tasks(self, details: UnitDetails) -> None:
        led, shared = len(details.led), len(details.shared)
        counts = []
        if led:
            counts.append(self.tr("chủ trì {}").format(led))
        if shared:
            counts.append(self.tr("phối hợp {}").format(shared))
        words = self.tr("Xem nhiệm vụ: {}").format(", ".join(counts)) if counts else ""
        self._tasks.setText(words)
        self._tasks.setAccessibleName(words)
        self._tasks.setVisible(bool(counts))

    def _show_kept(self, details: UnitDetails) -> None:
        ours = not details.keeper
        words = self.tr("Đơn vị này do “{}” quản lý nên chỉ xem ở đây.")
        self._kept.setText("" if ours else words.format(details.keeper))
        self._kept.setVisible(not ours)
        node = details.node
        for one in (self._rename, self.spelling, self._remove, self._add_member):
            one.setEnabled(ours)
        self._succeed.setEnabled(node.alive and not node.is_own)
        self._remove.setEnabled(ours and not node.is_own)

    def _show_listings(self, details: UnitDetails) -> None:
        ours = not details.keeper
        several = len(details.names) > 1
        self.names.show_lines([self._named(one, ours, several) for one in details.names])
        self.spellings.show_lines([self._spelt(one, ours) for one in details.spellings])
        self.aliases.setVisible(bool(details.aliases))
        self.aliases.show_lines([self._alias(key, name) for key, name in details.aliases])
        self.groups.setVisible(bool(details.groups))
        self.groups.show_lines(
            [Line(one.name, self._days(one), quiet=not one.is_now) for one in details.groups]
        )
        self.history.show_lines([self._happened(one) for one in details.history])

    def _named(self, one: NameLine, ours: bool, several: bool) -> Line:  # noqa: FBT001 - facts
        acts = []
        if ours:
            acts.append(self._edit(self.tr("Sửa tên “{}”").format(one.name), "edit-name", one))
        if ours and several:
            acts.append(self._drop(self.tr("Bỏ tên “{}”").format(one.name), "drop-name", one))
        since = self.tr("từ {}").format(day(one.since)) if one.since else self.tr("từ đầu")
        return Line(one.name, since, acts)

    def _spelt(self, one: SpellingLine, ours: bool) -> Line:  # noqa: FBT001 - a fact
        name = self.tr("Bỏ cách viết “{}”").format(one.text)
        return Line(one.text, acts=[self._drop(name, "drop-spelling", one)] if ours else [])

    def _alias(self, key: uuid.UUID, name: str) -> Line:
        part = self.tr("Tách “{}” ra").format(name)
        return Line(
            name, acts=[Act(part, partial(self.asked.emit, "part", key), self.tr("Tách ra"))]
        )

    def _happened(self, one: HistoryLine) -> Line:
        words = deed(one.verb, one.facts)
        if one.undone:
            words = self.tr("{} (đã hoàn tác)").format(words)
        note = f"{one.who}, {shown(one.when)}"
        return Line(words, note, quiet=one.undone, beneath=True)

    def _member(self, one: MemberLine) -> Line:
        name = self.tr("Sửa thời gian của “{}”").format(one.name)
        acts = (
            self._edit(name, "member-days", one),
            self._drop(self.tr("Bỏ “{}” khỏi nhóm").format(one.name), "drop-member", one),
        )
        return Line(one.name, self._days(one), acts, quiet=not one.is_now)

    def _edit(self, name: str, what: str, about: object) -> Act:
        return Act(name, partial(self.asked.emit, what, about), self.tr("Sửa…"))

    def _drop(self, name: str, what: str, about: object) -> Act:
        return Act(name, partial(self.asked.emit, what, about), sign="close")

    def _days(self, one: MemberLine) -> str:
        match one.since, one.until:
            case None, None:
                return ""
            case None, until if until is not None:
                return self.tr("đến {}").format(day(until))
            case since, None if since is not None:
                return self.tr("từ {}").format(day(since))
            case since, until if since is not None and until is not None:
                return self.tr("{} – {}").format(day(since), day(until))
        return ""

    def _add_spelling(self) -> None:
        if words := self.spelling.text().strip():
            self.asked.emit("add-spelling", words)

    def first(self) -> QWidget:
        """Return where the keys go on from the tree."""
        return self.facts.level.choice
