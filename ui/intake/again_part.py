"""A document that belongs to a plan there is: what it changes, row by row, and what is unsure."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.again import Amendment, falling_away, take_in_again
from cchc_desktop.services.intake.differences import Differs, TaskDifference, differences
from cchc_desktop.services.intake.finding import StoredPlan, Why, find_stored
from cchc_desktop.services.intake.part_differences import PartDifference, part_differences
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.versions import VersionKind
from resources.words import word
from ui.actions.bench import Bench
from ui.intake.again_columns import AgainLine, again_columns
from ui.intake.wording import shown_count, tasks_words
from ui.intake.working import Working
from ui.parts.boxes import column, frame, hair, row
from ui.parts.check_box import CheckBox
from ui.parts.fields import Choice
from ui.parts.labels import label
from ui.table.view import LineView
from ui.theme.look import px

_NEW: Final = ""
Found = tuple[Sequence[TaskDifference], Sequence[PartDifference]]


class AgainPart(QFrame):
    """Says what the document is taken in as: a new plan, or a later document of one there is."""

    changed = Signal()

    def __init__(self, working: Working, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._working, self._bench = working, bench
        self._reader: Final = bench.reader(self)
        self._stored: list[StoredPlan] = []
        self._pairs: dict[int, uuid.UUID | None] = {}
        self._goes: dict[uuid.UUID, bool] = {}
        self._notes: set[uuid.UUID] = set()
        self.into: Final = Choice()
        self.into.setAccessibleName(self.tr("Tiếp nhận thành"))
        self.into.setMinimumWidth(px(280))
        self.kind: Final = Choice([(one, word("version-kinds", one)) for one in VersionKind])
        self.kind.setAccessibleName(self.tr("Văn bản này làm gì với kế hoạch đã có"))
        self.every: Final = CheckBox(self.tr("Hiện cả dòng không đổi"))
        self._counts = label("", "small")
        top = row(label(self.tr("Tiếp nhận thành"), "muted"), self.into, self.kind, None, gap=8)
        low = row(self._counts, None, self.every, gap=8)
        head = column(top, low, gap=4, margins=(16, 8, 16, 8))
        self._whole = column(frame("surface", head), hair(), gap=0)
        self.setLayout(self._whole)
        self.hide()
        self.into.activated.connect(self._choose)
        self.kind.activated.connect(self._choose)
        self.every.toggled.connect(lambda _on: self.show_differences())

    @cached_property
    def table(self) -> LineView:
        """Return the table of differences, made when it is first looked at."""
        made = LineView(again_columns())
        made.setAccessibleName(self.tr("Những thay đổi so với kế hoạch đã có"))
        made.enter_edits = True
        made.edited.connect(self._answer)
        self._whole.addWidget(made, 1)
        self.setFocusProxy(made)
        return made

    # --- which plan

    def look_for_plans(self) -> None:
        """Look which plans there are that the document may belong to."""
        self._stored = find_stored(self._bench.desk, self._working.review.incoming)
        self.into.clear()
        self.into.addItem(self.tr("Kế hoạch mới"), _NEW)
        for one in self._stored:
            self.into.addItem(one.name, str(one.plan))
        if self._stored:
            self.into.choose(str(self._stored[0].plan))
            self.kind.choose(self._stored[0].kind)
        self.changed.emit()

    def is_there(self) -> bool:
        return bool(self._stored)

    def notice(self) -> str:
        """Say in one line which plan the document seems to belong to; nothing where to none."""
        if not self._stored:
            return ""
        first = self._stored[0]
        said = {
            Why.SAME: self.tr(
                "Văn bản này đã được tiếp nhận là kế hoạch “{}”. Chỉ những chỗ khác được ghi."
            ),
            Why.AMENDS: self.tr(
                "Văn bản này điều chỉnh, bổ sung hoặc thay thế kế hoạch “{}” đã có."
            ),
            Why.REISSUED: self.tr("Văn bản này có vẻ là bản ban hành lại của kế hoạch “{}” đã có."),
        }
        return said[first.why].format(first.name)

    @property
    def plan(self) -> uuid.UUID | None:
        """Return the plan that the document is taken into; None for a new one."""
        text = self.into.value() if self._stored else _NEW
        return uuid.UUID(text) if text else None

    def _choose(self) -> None:
        self.kind.setEnabled(self.plan is not None)
        self.show_differences()
        self.changed.emit()

    # --- what differs

    def _kind(self) -> VersionKind:
        return VersionKind(self.kind.value())

    def _pairs_by_place(self) -> Mapping[int, uuid.UUID | None]:
        places = {line.id: at for at, line in enumerate(self._working.review.kept)}
        return {places[key]: task for key, task in self._pairs.items() if key in places}

    def show_differences(self) -> None:
        """Compare the draft as it is now with the plan, beside the window."""
        plan, kind = self.plan, self._kind()
        if plan is None:
            self._reader.forget()
            self._show(([], []))
            return
        desk, incoming = self._bench.desk, self._working.review.result()
        pairs = self._pairs_by_place()
        self._counts.setText(self.tr("Đang so với kế hoạch đã có…"))
        self._reader.ask(
            lambda: (
                differences(desk, incoming, plan, pairs),
                part_differences(desk, incoming, plan, kind),
            ),
            self._show,
        )

    def _show(self, found: Found) -> None:
        tasks, parts = found
        kept = self._working.review.kept
        going = set(falling_away(tasks, self._kind()))
        lines: list[AgainLine] = []
        for one in tasks:
            key = kept[one.place].id if one.place is not None else -len(lines) - 1
            goes = one.task is not None and self._goes.get(one.task, one.task in going)
            pair, answered = self._pairs.get(key), key in self._pairs
            lines.append(AgainLine(key, one, pair, answered, goes, one.task in self._notes))
        for part in parts:
            goes = part.row is not None and self._goes.get(part.row, part.goes)
            lines.append(AgainLine(-len(lines) - 1, part, goes=goes))
        shown = [one for one in lines if self.every.isChecked() or one.is_worth_a_look]
        self.table.replace(shown)
        self._counts.setText(self._count_words(lines))

    def _count_words(self, lines: Sequence[AgainLine]) -> str:
        named = {
            Differs.CHANGED: self.tr("thay đổi {}"),
            Differs.NEW: self.tr("mới {}"),
            Differs.GONE: self.tr("không còn {}"),
            Differs.UNSURE: self.tr("chưa rõ {}"),
            Differs.SAME: self.tr("giữ nguyên {}"),
        }
        counts = Counter(one.said.kind for one in lines)
        said = ", ".join(
            words.format(shown_count(counts[kind])) for kind, words in named.items() if counts[kind]
        )
        return said[:1].upper() + said[1:]

    def _answer(self, line: AgainLine, _column: str, value: Any) -> None:
        """Take what was said of a row that is unsure, or of what is gone."""
        if line.said.kind is Differs.GONE and line.names is not None:
            self._goes[line.names] = bool(value)
        elif line.progress is not None and line.names is not None:
            (self._notes.add if value else self._notes.discard)(line.names)
        elif value is None:
            self._pairs.pop(line.id, None)
        else:
            self._pairs[line.id] = value if isinstance(value, uuid.UUID) else None
        self.show_differences()

    # --- taking in

    def verb(self, count: int) -> str:
        if self.plan is not None:
            return self.tr("Tiếp nhận thay đổi")
        return self.tr("Tiếp nhận {}").format(tasks_words(count)) if count else self.tr("Tiếp nhận")

    def storing(self) -> Callable[[Ticket], uuid.UUID]:
        """Return the work that stores what is shown now."""
        desk, folder = self._bench.desk, self._bench.office.folder
        incoming, plan = self._working.review.result(), self.plan
        if plan is None:
            return lambda ticket: take_in(desk, folder, incoming, ticket)
        kind, pairs, goes = self._kind(), self._pairs_by_place(), dict(self._goes)
        notes = frozenset(self._notes)

        def store(ticket: Ticket) -> uuid.UUID:
            going = set(falling_away(differences(desk, incoming, plan, pairs, ticket), kind))
            parts = part_differences(desk, incoming, plan, kind)
            dropped = {one.row for one in parts if one.row is not None and one.goes}
            for key, is_going in goes.items():
                for one in (going, dropped):
                    (one.add if is_going else one.discard)(key)
            said = Amendment(kind, pairs, frozenset(going), frozenset(dropped), notes)
            return take_in_again(desk, folder, incoming, plan, said, ticket).plan

        return store
