"""Deadline phrases that were settled in review, before there is a plan to keep them.

Must not know the document that the phrases stand in.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cchc_desktop.domain.deadlines import Kind
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.deadlines import PlanFrame, phrase_key, reading_row
from db.queries.deadlines import ReadingRow

_NO_PLAN = uuid.UUID(int=0)


def settled_phrases(
    frame: PlanFrame, phrases: Mapping[str, str], *, undated: bool = False
) -> PlanFrame:
    """Return a frame in which phrases mean what a person said of them.

    `undated` says that nothing written means no deadline, and nobody is asked for one.
    """
    rows = reading_rows(frame, phrases, _NO_PLAN)
    settled = {
        row["phrase"]: ReadingRow(row["phrase"], row["kind"], row["milestones"], None)
        for row in rows
    }
    if undated:
        settled[""] = ReadingRow("", Kind.UNCLEAR, [], None)
    return PlanFrame(frame.first_day, frame.last_day, frame.signed_on, settled, frame.works)


def reading_rows(
    frame: PlanFrame, phrases: Mapping[str, str], plan: uuid.UUID
) -> Iterator[dict[str, Any]]:
    """Give the rows that keep for a plan what its phrases were settled to mean."""
    for phrase, said in phrases.items():
        if phrase_key(phrase):
            read = frame.understood(nfc(said) or nfc(phrase))
            yield reading_row(plan, phrase, replace(read, doubt=None))
