"""The steps of long work, told to whoever waits before a terminal. Must not know the work."""

from contextlib import suppress

from cchc_desktop.cli.session import Session
from cchc_desktop.domain.ticket import Ticket


def steps(session: Session) -> Ticket:
    """Give the ticket for one piece of long work; a step is told once, and only to a person.

    A program that reads standard error finds there what it must know and nothing else.
    """
    told: set[str] = set()

    def tell(_done: int, _total: int, label_code: str) -> None:
        if label_code not in told:
            told.add(label_code)
            session.tell(label_code, {})

    with suppress(OSError, ValueError):
        if session.err.isatty():
            return Ticket(tell)
    return Ticket()
