"""A document typed in old letters read again: with its letters converted, or as they are.

Must not know how letters are told apart.
"""

from dataclasses import replace

from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.incoming import Incoming, take_up


def may_read_again(incoming: Incoming) -> bool:
    """Tell whether what was read can be read once more: a file can, what was pasted is gone."""
    return incoming.file is not None


def read_letters(incoming: Incoming, ticket: Ticket, *, convert: bool) -> Incoming:
    """Read the file again; the days of the plan and what was decided stay."""
    if incoming.file is None:
        return incoming
    document = read_document(incoming.file, incoming.name, ticket, convert_letters=convert)
    roles = incoming.decisions.roles
    again = take_up(incoming.around, document, ticket, incoming.span, roles)
    return replace(again, file=incoming.file, decisions=incoming.decisions)
