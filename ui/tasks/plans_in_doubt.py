"""The line above the list that tells of plans in which something is to be looked at as a whole.

No task shows such a doubt. Must not know how it is decided.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject

from cchc_desktop.services.doubts.open import DoubtLine, list_plan_doubts
from ui.actions.bench import Bench
from ui.parts.message import Message
from ui.tasks.listing import Listing

_TABLES: Final = frozenset({"doubt", "plan", "plan_version"})
_PART: Final = "doubts"


class PlansInDoubt(QObject):
    """Names the first of the plans in view; the link opens that plan's window there."""

    def __init__(self, message: Message, listing: Listing, bench: Bench) -> None:
        super().__init__(message)
        self._message, self._listing, self._bench = message, listing, bench
        self._found: Sequence[DoubtLine] = ()
        self._first: uuid.UUID | None = None
        message.pressed.connect(self._open)
        self.look_again({})

    def say(self) -> None:
        """Tell of the plans that are in view now."""
        plans = self._listing.plans
        shown = [one for one in self._found if plans is None or one.plan in plans]
        self._first = shown[0].plan if shown else None
        if not shown:
            self._message.hide()
            return
        count = sum(one.plan == self._first for one in shown)
        words = self.tr("Kế hoạch {} còn {} chỗ cần xem ở văn bản.").format(
            shown[0].plan_name, count
        )
        self._message.say(words, "soon", self.tr("Xem"))

    def look_again(self, touched: Mapping[str, object]) -> None:
        """Read anew what was written; nothing named is anything."""
        if not touched or touched.keys() & _TABLES:
            self._found = list_plan_doubts(self._bench.desk)
            self.say()

    def _open(self) -> None:
        if self._first is not None:
            self._bench.show_plan(self._first, _PART)
