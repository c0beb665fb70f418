"""The table in which a plan is made: lines to take or leave, to reword, split and hand out."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import PlanFrame
from cchc_desktop.services.plans.proposal import PlanProposal
from ui.plans.drafting import Drafting
from ui.plans.proposal_columns import (
    CHOSEN,
    TITLE,
    Helps,
    ProposalLine,
    parted,
    proposal_columns,
)
from ui.table.column import SectionLine
from ui.table.view import LineView

# Effective widths below which columns fold away.
_WITH_WHY: Final = 1080
_WITH_PRODUCTS: Final = 980


class ProposalTable(LineView):
    """Shows the drafting's proposal and writes into it."""

    def __init__(self, drafting: Drafting, helps: Helps) -> None:
        super().__init__(proposal_columns(helps, self.meaning_of))
        self._drafting = drafting
        self._closed: set[str] = set()
        self._frame: PlanFrame | None = None
        self.enter_edits = True
        self.setAccessibleName(self.tr("Các nhiệm vụ của kế hoạch đang lập"))
        self.edited.connect(self._write)
        self.opened.connect(self._turn_line)
        self.looked_into.connect(self._turn_line)
        self.section_turned.connect(self._turn_section)
        for key, slot in (
            ("Delete", self.drop),
            ("Ctrl+D", self.split),
            ("Ctrl+N", self.add),
        ):
            QShortcut(QKeySequence(key), self, slot, context=Qt.ShortcutContext.WidgetShortcut)

    # --- what is shown

    def show_proposal(self, frame: PlanFrame | None) -> None:
        """Show the drafting's proposal, its phrases read against a plan's days."""
        proposal = self._drafting.proposal
        if frame is not self._frame:
            self._frame = frame
            self.viewport().update()
        self.replace([] if proposal is None else list(self._lines(proposal)))

    def meaning_of(self, phrase: str) -> Meaning | None:
        """Say what a phrase means in the plan that is being made."""
        frame = self.__dict__.get("_frame")  # also asked while the table is being made
        return None if frame is None else frame.meaning(nfc(phrase))

    def _lines(self, proposal: PlanProposal) -> Iterator[SectionLine | ProposalLine]:
        codes = proposal.codes()
        for place, tasks in proposal.ordered():
            key = "" if place is None else str(place)
            chosen = sum(one.chosen for one in tasks)
            if proposal.sections and (tasks or place is not None):
                yield SectionLine(
                    key,
                    self._section_title(proposal, place),
                    note=self._section_note(chosen, len(tasks)),
                    open=key not in self._closed,
                )
            if key not in self._closed:
                yield from (ProposalLine(one, codes.get(one.id, "")) for one in tasks)

    def _section_note(self, chosen: int, total: int) -> str:
        if not total:
            return self.tr("chưa có nhiệm vụ")
        return self.tr("{}/{} nhiệm vụ").format(chosen, total)

    def _section_title(self, proposal: PlanProposal, place: int | None) -> str:
        if place is None:
            return self.tr("Không thuộc phần nào")
        section = proposal.sections[place]
        return f"{section.code}. {section.title}" if section.code else section.title

    def fit(self, effective: float) -> None:
        """Fold columns away in a narrow window."""
        self.show_column("why", shown=effective >= _WITH_WHY)
        self.show_column("products", shown=effective >= _WITH_PRODUCTS)
        self.show_column("code", shown=effective >= _WITH_PRODUCTS)

    # --- what is done with the chosen lines

    def chosen_ids(self) -> list[int]:
        return [line.id for line in self.selected_lines()]

    def take(self) -> None:
        """Take the selected lines."""
        self._choose(self.chosen_ids(), chosen=True)

    def drop(self) -> None:
        """Leave the selected lines out; those added here by hand go altogether."""
        proposal = self._drafting.proposal
        if proposal is None:
            return
        for key in self.chosen_ids():
            task = proposal.task(key)
            by_hand = task.carries_out is None and task.continues is None
            if by_hand or proposal.twins(key) > 1:
                proposal = proposal.without(key)
            else:
                proposal = proposal.choosing([key], chosen=False)
        self._drafting.put(proposal)

    def split(self) -> None:
        """Make two lines of the current one, with the cursor on the second."""
        line, proposal = self.current_line(), self._drafting.proposal
        if not isinstance(line, ProposalLine) or proposal is None:
            return
        split = proposal.split(line.id)
        self._drafting.put(split)
        self._begin_typing(max(one.id for one in split.tasks))

    def add(self) -> None:
        """Add a line to the section where the cursor is, and type its words."""
        proposal = self._drafting.proposal
        if proposal is None:
            return
        place = self._current_section(proposal)
        self._closed.discard("" if place is None else str(place))
        more = proposal.adding(place)
        self._drafting.put(more)
        self._begin_typing(max(one.id for one in more.tasks))

    def choose_all(self, *, chosen: bool) -> None:
        proposal = self._drafting.proposal
        if proposal is not None:
            self._choose([one.id for one in proposal.tasks], chosen=chosen)

    def _choose(self, keys: Collection[int], *, chosen: bool) -> None:
        proposal = self._drafting.proposal
        if proposal is not None:
            self._drafting.put(proposal.choosing(set(keys), chosen=chosen))

    def _current_section(self, proposal: PlanProposal) -> int | None:
        line = self.current_line()
        if isinstance(line, ProposalLine):
            return line.task.section
        if isinstance(line, SectionLine):
            return int(line.key) if line.key else None
        return 0 if proposal.sections else None

    def _begin_typing(self, key: int) -> None:
        if self.choose(key, TITLE):
            self.setFocus()
            self.edit_current()

    # --- keys, mouse, typing

    def _turn_line(self, line: ProposalLine) -> None:
        """Turn the selected lines as the current one turns."""
        keys = self.chosen_ids()
        wanted = keys if line.id in keys else [line.id]
        self._choose(wanted, chosen=not line.task.chosen)

    def _turn_section(self, key: str) -> None:
        self._closed ^= {key}
        self.show_proposal(self._frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._box_at(event)
        if line is None:
            super().mousePressEvent(event)
            return
        if self.finish_editing():
            self.choose(line.id, CHOSEN)
            self._choose([line.id], chosen=not line.task.chosen)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._box_at(event) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def _box_at(self, event: QMouseEvent) -> ProposalLine | None:
        """Return the line whose box is pressed."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if not plain or not index.isValid() or self.lines.columns[index.column()].key != CHOSEN:
            return None
        line = self.lines.line(index.row())
        return line if isinstance(line, ProposalLine) else None

    def _write(self, line: ProposalLine, key: str, value: Any) -> None:
        proposal = self._drafting.proposal
        if proposal is None:
            return
        match key:
            case "title":
                said: dict[str, Any] = {"title": nfc(value)}
            case "deadline":
                said = {"deadline": nfc(value)}
            case "products":
                said = {"products": parted(value)}
            case "leads":
                said = {"leads": tuple(one.word for one in value)}
            case _:
                said = {"person": next((one.word for one in value), "")}
        self._drafting.put(proposal.with_task(replace(line.task, chosen=True, **said)))
