"""A proposal while it is worked on: each change can be taken back until the plan is made.

Must not know how it is shown.
"""

from PySide6.QtCore import QObject, Signal

from cchc_desktop.services.plans.proposal import PlanProposal


class Drafting(QObject):
    """One proposal and what it was before; a new one begins a new history."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now: PlanProposal | None = None
        self._former: list[PlanProposal] = []
        self._undone: list[PlanProposal] = []

    @property
    def proposal(self) -> PlanProposal | None:
        return self._now

    def begin(self, proposal: PlanProposal | None) -> None:
        self._now = proposal
        self._former.clear()
        self._undone.clear()
        self.changed.emit()

    def put(self, proposal: PlanProposal) -> None:
        """Go on with a changed proposal."""
        if self._now is None or proposal == self._now:
            return
        self._former.append(self._now)
        self._undone.clear()
        self._now = proposal
        self.changed.emit()

    def undo(self) -> None:
        if self._now is not None and self._former:
            self._undone.append(self._now)
            self._now = self._former.pop()
            self.changed.emit()

    def redo(self) -> None:
        if self._now is not None and self._undone:
            self._former.append(self._now)
            self._now = self._undone.pop()
            self.changed.emit()

    def is_touched(self) -> bool:
        return bool(self._former)
