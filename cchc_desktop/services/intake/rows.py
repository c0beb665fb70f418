"""Rows of an incoming plan joined, split and numbered anew, where the reading parted them wrongly.

Pure. Must not know why a row is joined or split.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.services.intake.review import Review, ReviewLine

_DOUBTS: Final = "intake-doubts."
# What no longer holds of a row once it belongs to the row above.
_OF_THE_ROW: Final = frozenset(
    f"{_DOUBTS}{code}"
    for code in ("code-missing", "code-odd", "title-missing", "lead-missing", "row-joined")
)
_LAST_NUMBER: Final = re.compile(r"(\d+)(?=\D*$)")


def joined(review: Review, key: int) -> Review:
    """Join a row with the one above it; the first row stays as it is."""
    former = review.former(key)
    if former is None:
        return review
    line = review.line(key)
    whole = replace(
        former,
        task=_together(former.task, line.task),
        mended=former.mended | line.mended,
    )
    lines = (whole if one.id == former.id else one for one in review.lines if one.id != key)
    return review.with_lines(lines)


def split(review: Review, key: int) -> Review:
    """Make two rows of one, both saying the same; its doubts stay with the first."""
    lines: list[ReviewLine] = []
    for one in review.lines:
        lines.append(one)
        if one.id == key:
            new = review.next_id()
            again = replace(one.task, doubts=(), progress=None)
            made = replace(one, id=new, task=again, identity=f"{one.identity}+{new}", kept=True)
            lines.append(made)
    return review.with_lines(lines)


def renumbered(review: Review, key: int) -> Review:
    """Give a row the number after its own, and so on while the next row has that number."""
    line = review.line(key)
    wanted = _next_code(line.task.code)
    if wanted is None:
        return review
    codes = {key: wanted}
    at = review.lines.index(line)
    for one in review.lines[at + 1 :]:
        if not one.kept or one.task.section != line.task.section:
            continue
        if one.task.code != wanted:
            break
        wanted = _next_code(wanted) or ""
        codes[one.id] = wanted
    return review.with_lines(
        one.with_field("code", codes[one.id]) if one.id in codes else one for one in review.lines
    )


def _next_code(code: str | None) -> str | None:
    found = _LAST_NUMBER.search(code or "")
    if code is None or found is None:
        return None
    return f"{code[: found.start()]}{int(found[1]) + 1}{code[found.end() :]}"


def _together(above: TaskDraft, below: TaskDraft) -> TaskDraft:
    return replace(
        above,
        title=_glued(above.title, below.title, " "),
        details=(*above.details, *below.details),
        products=_once(above.products, below.products),
        lead_units=_once(above.lead_units, below.lead_units),
        partner_units=_once(above.partner_units, below.partner_units),
        deadline=_glued(above.deadline, below.deadline, "; "),
        start=_glued(above.start, below.start, "; "),
        person=_glued(above.person, below.person, "; "),
        funding=_glued(above.funding, below.funding, "; "),
        note=_glued(above.note, below.note, "; "),
        more=(*above.more, *below.more),
        doubts=(*above.doubts, *(one for one in below.doubts if one.code not in _OF_THE_ROW)),
        progress=above.progress or below.progress,
    )


def _glued(one: str, other: str, between: str) -> str:
    if one == other:
        return one
    return between.join(filter(None, (one.rstrip(" ;"), other)))


def _once(some: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))
