"""Units and groups as a part of the place: the tree, the chosen one, and what is done there."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cchc_desktop.domain.text import fold
from cchc_desktop.domain.units import Level
from cchc_desktop.services.unit_page import edit as unit_edit
from cchc_desktop.services.unit_page import groups as group_members
from cchc_desktop.services.unit_page import joining as unit_joining
from cchc_desktop.services.unit_page.edit import UnitFact
from cchc_desktop.services.unit_page.overview import UnitDetails, UnitNode, unit_details, unit_tree
from ui.actions.bench import Bench
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.labels import label
from ui.theme.look import px
from ui.units import dialogs
from ui.units.blanks import Blank
from ui.units.branches import Branch, Wanted, grown
from ui.units.changes import JoiningDialog, SuccessionDialog
from ui.units.details import UnitPanel
from ui.units.doing import attempt
from ui.units.tree_model import UnitTreeModel
from ui.units.tree_view import UnitTree


class UnitsPart(QFrame):
    """Reads and writes through the bench's desk."""

    search_dropped = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.nodes: list[UnitNode] = []
        self.details: UnitDetails | None = None
        self._closed: set[uuid.UUID | str] = set()
        self._sought = ""
        self._ended_too = False
        self.model: Final = UnitTreeModel(self.tr("Đơn vị"), self._note, self)
        self.tree: Final = UnitTree(self.model)
        self.panel: Final = UnitPanel()
        self.left: Final = QFrame()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tree.setAccessibleName(self.tr("Đơn vị và nhóm đơn vị"))
        self._nothing = Blank("search", self.tr("Bỏ tìm"))
        self._hint = label(
            self.tr(
                "Chưa có phòng, ban, trường nào. Chọn “Thêm đơn vị”, hoặc nhận kế hoạch: "
                "tên đơn vị trong kế hoạch được ghi vào đây."
            ),
            "muted",
            wrap=True,
        )
        self._hint.setContentsMargins(px(16), px(12), px(16), px(12))
        self._found = QStackedWidget()
        for one in (self.tree, self._nothing):
            self._found.addWidget(one)
        left = column(gap=0)
        left.addWidget(self._found, 1)
        left.addWidget(self._hint)
        self.left.setLayout(left)
        side = frame("side", column(self.panel, gap=0, margins=(1, 0, 0, 0)))
        box = row(self.left, side, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self._nothing.pressed.connect(self.search_dropped)
        self.tree.chosen.connect(self._show_unit)
        self.tree.opened.connect(lambda: self.panel.first().setFocus())
        self.tree.collapsed.connect(lambda index: self._closed.add(self._key(index)))
        self.tree.expanded.connect(lambda index: self._closed.discard(self._key(index)))
        self.panel.asked.connect(self._do)
        self.panel.facts.fact_said.connect(self._set_fact)
        self.panel.facts.level_said.connect(self._set_level)
        self.panel.facts.parent_said.connect(self._set_parent)

    def _key(self, index: Any) -> uuid.UUID | str:
        branch = self.model.branch(index)
        return branch.title if branch.node is None else branch.node.id

    # --- showing

    def refresh(self) -> None:
        """Read the units anew."""
        self.nodes = unit_tree(self._bench.desk)
        alone = all(one.is_own or one.id == self._above() for one in self.nodes)
        self._hint.setVisible(alone)
        self.show_found(self._sought, ended_too=self._ended_too)

    def show_found(self, sought: str, *, ended_too: bool) -> None:
        """Show the units whose names hold these words, those that are no more if wanted."""
        kept, words = self.tree.unit(), fold(sought)
        self._sought, self._ended_too = sought, ended_too
        wanted = Wanted(words, ended_too=ended_too)
        root = grown(self.nodes, wanted, self.tr("Đơn vị"), self.tr("Nhóm đơn vị"))
        self.tree.blockSignals(True)
        self.model.replace(root)
        self._spread(all_of_it=bool(words))
        self.tree.blockSignals(False)
        self._found.setCurrentIndex(0 if root.below else 1)
        nothing = self.tr("Không có đơn vị nào chứa “{}”.").format(sought.strip())
        self._nothing.say(nothing, "")
        if kept is None or not self.tree.choose(kept, found=bool(words)):
            self.tree.choose_first()

    def _spread(self, *, all_of_it: bool) -> None:
        for branch in self.model.branches():
            index = self.model.index_of(branch)
            self.tree.setExpanded(index, all_of_it or self._key(index) not in self._closed)

    def count_words(self) -> str:
        alive = [one for one in self.nodes if one.alive]
        groups = sum(one.is_group for one in alive)
        units = self.tr("{} đơn vị").format(len(alive) - groups)
        return self.tr("{}, {} nhóm").format(units, groups) if groups else units

    def stops(self) -> list[QWidget]:
        return [self.tree, self.panel.first()]

    def _above(self) -> uuid.UUID | None:
        return next((one.parent for one in self.nodes if one.is_own), None)

    def _note(self, branch: Branch) -> str:
        node, today = branch.node, self._bench.desk.today
        if node is None:
            return ""
        if node.ended is not None:
            return self.tr("đến hết {}").format(day(node.ended - timedelta(days=1)))
        if node.since is not None and node.since > today:
            return self.tr("từ {}").format(day(node.since))
        return self.tr("{} thành viên").format(len(node.members)) if node.is_group else ""

    def _show_unit(self, node: UnitNode | None) -> None:
        if node is not None:
            self.details = unit_details(self._bench.desk, node.id)
            self.panel.show_unit(self.details, self.nodes)
        self.panel.setVisible(node is not None)

    # --- doing

    def add(self) -> None:
        dialogs.unit_form(self._bench, self.nodes, self._bench.desk.unit_id, self.go_to).ask()

    def go_to(self, unit: uuid.UUID) -> None:
        """Show a unit and go on with its fields."""
        self.search_dropped.emit()
        self.refresh()
        self.tree.choose(unit)
        self.panel.first().setFocus()

    def _set_fact(self, fact: UnitFact, words: str) -> None:
        details, desk = self.details, self._bench.desk
        if details is None:
            return
        unit = details.node.id
        refused = attempt(self._bench, lambda: unit_edit.set_unit_fact(desk, unit, fact, words))
        if refused:
            self.panel.facts.refuse(fact, refused)

    def _set_level(self, level: str) -> None:
        details, desk = self.details, self._bench.desk
        if details is None:
            return
        unit = details.node
        refused = attempt(self._bench, lambda: unit_edit.set_level(desk, unit.id, Level(level)))
        if refused:
            self._show_unit(unit)
            self.panel.facts.level.refuse(refused)

    def _set_parent(self, parent: uuid.UUID | None) -> None:
        details, desk = self.details, self._bench.desk
        if details is None:
            return
        unit = details.node
        refused = attempt(self._bench, lambda: unit_edit.set_parent(desk, unit.id, parent))
        if refused:
            self._show_unit(unit)
            self.panel.facts.parent_unit.refuse(refused)

    def _do(self, what: str, about: Any) -> None:
        """Do what the panel asks for."""
        details = self.details
        if details is None:
            return
        node, bench, desk = details.node, self._bench, self._bench.desk
        deeds: dict[str, Callable[[], object]] = {
            "tasks": lambda: bench.show_tasks(
                details.led | details.shared, self.tr("Nhiệm vụ của {}").format(node.name)
            ),
            "rename": lambda: dialogs.rename_form(bench, node.id, node.name).ask(),
            "succeed": lambda: SuccessionDialog(bench, node, self.nodes).ask(),
            "join": lambda: JoiningDialog(bench, node, self.nodes).ask(),
            "remove": lambda: bench.do(lambda: unit_edit.remove_unit(desk, node.id)),
            "edit-name": lambda: dialogs.name_form(bench, about).ask(),
            "drop-name": lambda: bench.do(lambda: unit_edit.remove_name(desk, about.id)),
            "add-spelling": lambda: self._add_spelling(node.id, about),
            "drop-spelling": lambda: bench.do(
                lambda: unit_edit.remove_spelling(desk, about.id, about.text)
            ),
            "part": lambda: bench.do(lambda: unit_joining.part_units(desk, about)),
            "add-member": lambda: dialogs.member_form(bench, node, self.nodes).ask(),
            "member-days": lambda: dialogs.member_days_form(bench, about).ask(),
            "drop-member": lambda: bench.do(lambda: group_members.remove_member(desk, about.id)),
        }
        deeds[what]()

    def _add_spelling(self, unit: uuid.UUID, words: str) -> None:
        done = self._bench.do(lambda: unit_edit.add_spelling(self._bench.desk, unit, words))
        if done is not None:
            self.panel.spelling.clear()
