"""The ticket long work carries: it reports its steps and notices that it should stop.

Must not know who listens; a window, a command line or nobody may.
"""

from collections.abc import Callable
from typing import Final

Listener = Callable[[int, int, str], None]


class Cancelled(Exception):  # noqa: N818 - a wish that was granted, not an error
    """The user asked to stop; whoever holds a transaction rolls it back."""


def _nobody(_done: int, _total: int, _label_code: str) -> None:
    """Listen to nothing."""


class Ticket:
    """Given to one piece of long work; `cancel` may come from another thread.

    The work calls `step` at each row, page or file. That is all it knows about windows.
    """

    def __init__(self, listener: Listener = _nobody) -> None:
        self._listener: Final = listener
        self._stop = False
        self._seen = 0

    def see(self, count: int) -> None:
        """Note how much the work has come upon so far, of what it is done for."""
        self._seen = count

    @property
    def seen(self) -> int:
        return self._seen

    def step(self, done: int, total: int, label_code: str) -> None:
        """Report `done` of `total` (0 of 0 when nobody knows how many); may raise Cancelled."""
        if self._stop:
            raise Cancelled
        self._listener(done, total, label_code)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop = True

    @property
    def cancelled(self) -> bool:
        return self._stop
