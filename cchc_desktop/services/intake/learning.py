"""What the office learns of a document's names: how units are written, as a person said so.

A name that was asked about once is known from then on. Must not know how the question was put.
"""

import uuid

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.plans.draft_rows import DraftRows
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import learn_spelling
from db.changes import Writer
from db.models.units import UnitSpelling
from db.queries import unit_details as queries


def learn_names(writer: Writer, rows: DraftRows, incoming: Incoming) -> None:
    """Write down every answer, and let the rows of the plan follow it."""
    book, decided = rows.book, incoming.decisions
    for words, unit in decided.units.items():
        if unit is not None and unit in book.units:
            _learn(writer, book, book.true(unit), words)
            rows.mean(words, book.true(unit))
    named = {
        name for task in incoming.draft.tasks for name in (*task.lead_units, *task.partner_units)
    }
    for words, name in decided.names.items():
        if name in named and not book.meant_by(words):
            _learn(writer, book, rows.unit(name), words)


def _learn(writer: Writer, book: UnitBook, unit: uuid.UUID, words: str) -> None:
    """Let words name a unit, and no other that was spelt so before."""
    said = nfc(words)
    others = [
        entry
        for other in book.meant_by(said)
        if other != unit
        for entry in book.aliases(other)
        if book.units[entry].steward_id is None
    ]
    for spelt in queries.spelling_rows(writer.connection, others):
        if nfc(spelt.text).lower() == said.lower():
            writer.remove(UnitSpelling, spelt.id)
    learn_spelling(writer, book, unit, said)
