"""Storing a plan's facts while they are typed: a field that is left is stored, or says why not."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cchc_desktop.services.plans.facts import PlanChange, edit_plan
from ui.actions.bench import Bench
from ui.parts.fields import Field

# What a field says now, or the sentence why it cannot be stored.
Read = Callable[[], Mapping[str, Any] | str]


_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactsEditing(QObject):
    """Watches fields; what differs from what is stored is written when the field is left."""

    stored = Signal()

    def __init__(self, bench: Bench, plan: uuid.UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._plan = bench, plan
        self._reads: Final[dict[QObject, tuple[Field | None, Read]]] = {}
        self._stored: dict[str, Any] = {}

    def know(self, **stored: Any) -> None:
        """Take note of what is stored: saying it again writes nothing."""
        self._stored |= stored

    def watch(self, edit: QWidget, field: Field | None, read: Read) -> None:
        self._reads[edit] = (field, read)
        edit.installEventFilter(self)
        edit.destroyed.connect(self._forget)

    def _forget(self, edit: QObject) -> None:
        self._reads.pop(edit, None)

    def finish(self) -> bool:
        """Store what is being typed; false when it is not right yet."""
        edit = QApplication.focusWidget()
        return self._store(edit) if edit in self._reads else True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut
        enters = event.type() == QEvent.Type.KeyPress and not isinstance(watched, QPlainTextEdit)
        if leaves or (enters and getattr(event, "key", int)() in _ENTER):
            self._store(watched)
            return enters
        return super().eventFilter(watched, event)

    def store(self, change: Mapping[str, Any]) -> bool:
        """Write what differs from what is stored; false when it was refused."""
        differing = {
            name: value for name, value in change.items() if self._stored.get(name) != value
        }
        if not differing:
            return True
        desk, plan = self._bench.desk, self._plan
        if self._bench.do(lambda: edit_plan(desk, plan, PlanChange(**differing))) is None:
            return False
        self.know(**differing)
        self.stored.emit()
        return True

    def _store(self, edit: QObject) -> bool:
        field, read = self._reads[edit]
        said = read()
        if field is not None:
            field.refuse(said if isinstance(said, str) else "")
        return False if isinstance(said, str) else self.store(said)
