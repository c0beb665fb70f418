"""What a report does that knows its office to have gone back to a copy, and one that does not.

What the office told in between goes with the report; a file of that time says nothing any more.
Must not know how either is stored.
"""

import uuid
from collections import defaultdict

from cchc_desktop.services.exchange.comparing import Change, Rehearsal
from cchc_desktop.services.exchange.kinds import Mark
from cchc_desktop.services.exchange.told_rows import Sifted
from db.mirror import told_of, words_of
from db.session import Reading
from db.versions import rows_as_cells
from db.voided import ReportFile, is_voided, voided_by

_THERE, _GONE = "false", "true"


def weigh_going_back(
    connection: Reading, rehearsal: Rehearsal, sifted: Sifted, report: ReportFile
) -> None:
    """Add what goes with a report; nothing is new in one that another speaks for."""
    if is_voided(connection, report):
        rehearsal.unchanged += len(rehearsal.changes)
        rehearsal.changes.clear()
        return
    voided = set(voided_by(connection, report))
    told: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for package in voided:
        for word in words_of(connection, package):
            if word.key not in sifted.of(word.entity):
                told[word.entity].add(word.key)
    for entity, keys in told.items():
        words = told_of(connection, entity, keys)
        for key, cells in rows_as_cells(connection, entity, list(keys)).items():
            others = {one.package for one in words.get(key, ())} - voided
            if cells["gone"] == _THERE and key in words and not others:
                now = {**cells, "gone": _GONE}
                rehearsal.changes.append(Change(Mark.WITHDRAWN, entity, key, cells, now))
