"""Writes the Excel form of a unit that does not have the program: one workbook, one quarter.

Must not know who is trusted, nor where results are stored.
"""

from pathlib import Path

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.form_model import Form, FormRow, FormValues
from cchc_desktop.exchange.form_proof import form_lines
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.placing import placed

__all__ = ["Form", "FormRow", "FormValues", "write_form"]


def write_form(path: Path, form: Form, key: SigningKey, ticket: Ticket) -> None:
    """Write a form; the same form and key give the same bytes.

    Raises ExchangeError when it cannot be written; what was there before is then as it was.
    """
    from cchc_desktop.exchange.form_drawing import form_bytes  # noqa: PLC0415 - slow to load

    ticket.step(0, len(form.rows), "writing-form")
    data = form_bytes(form, form_lines(form, key), ticket)
    with placed(path) as file:
        file.write(data)
