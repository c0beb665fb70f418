"""The way to the data of a folder: light itself, it loads the database where it is told to."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.scheduling.clock import Clock, SystemClock
from ui.shell.workplace import Workplace

if TYPE_CHECKING:
    from cchc_desktop.services.exchange.founding import FirstFile
    from ui.first_start.answers import Answers


def _stop_if_asked(ticket: Ticket) -> None:
    """Notice a cancel of work that is too short to have steps."""
    if ticket.cancelled:
        raise Cancelled


class OfficeGate:
    """A data folder on this computer. What takes long runs where it is called: on the worker."""

    def __init__(self, root: Path, clock: Clock | None = None) -> None:
        self._root: Final = root
        self._clock: Final = clock or SystemClock()

    @property
    def root(self) -> Path:
        return self._root

    def today(self) -> date:
        return self._clock.today()

    def is_new(self) -> bool:
        return not self._root.exists()

    def open(self, ticket: Ticket) -> Workplace:
        from ui.shell.wiring import open_workplace  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        return open_workplace(self._root, self._clock)

    def create(self, answers: "Answers", ticket: Ticket) -> Workplace:
        from ui.shell.founding import create_workplace  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        return create_workplace(self._root, self._clock, answers)

    def create_sample(self, person: str, ticket: Ticket) -> Workplace:
        from ui.shell.founding import create_sample_workplace  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        return create_sample_workplace(self._root, self._clock, person)

    def look_at(self, files: Sequence[Path], ticket: Ticket) -> "FirstFile":
        from cchc_desktop.services.exchange.founding import (  # noqa: PLC0415 - loads the database
            first_file,
        )

        _stop_if_asked(ticket)
        return first_file(files, ticket)

    def found(self, files: Sequence[Path], unit: str, ticket: Ticket) -> Workplace:
        from ui.shell.founding import found_workplace  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        found_workplace(self._root, self._clock, files, unit, ticket)
        return self.open(ticket)

    def join(self, file: Path, passphrase: str, ticket: Ticket) -> Workplace:
        from ui.shell.founding import join_workplace  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        join_workplace(self._root, self._clock, file, passphrase)
        return self.open(ticket)

    def restore(self, copy: str, ticket: Ticket) -> Workplace:
        from ui.shell.founding import restore_copy  # noqa: PLC0415 - loads the database

        _stop_if_asked(ticket)
        restore_copy(self._root, self._clock, Path(copy))
        return self.open(ticket)
