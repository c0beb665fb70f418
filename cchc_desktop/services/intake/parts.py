"""What a document says beside its tasks, entry by entry, as it says it and as it is stored.

Bases, chapters, targets, duties of units, reports asked for: each has words to know it by and
words that may differ. Must not know what is done with a difference.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cchc_desktop.domain.draft import PlanDraft
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.intake.matching import Told
from cchc_desktop.services.owed_reports.duties import rule_words
from cchc_desktop.services.plans.draft_rows import check_row, cited_rows


class Part(StrEnum):
    """A part of a plan beside its tasks, as a draft calls it."""

    BASES = "bases"
    CHAPTERS = "chapters"
    TARGETS = "targets"
    ASSIGNMENTS = "assignments"
    REPORTS = "report_duties"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `told` is what it is known by, `said` what it says, `values` what is stored.

    A stored entry has its `rows`: the duties of one unit are a row an item.
    """

    part: Part
    told: Told
    label: str
    said: str
    values: Mapping[str, Any] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    rows: tuple[uuid.UUID, ...] = ()


def entries_of(draft: PlanDraft) -> dict[Part, list[Entry]]:
    """Return what a draft says, by part; what is not spoken of has no entries."""
    made: dict[Part, list[Entry]] = {
        Part.BASES: [
            Entry(Part.BASES, Told(one.text), one.text, nfc(one.text), _basis(one))
            for one in draft.bases
        ],
        Part.CHAPTERS: [
            _chapter({"code": one.code, "title": one.title, "text": one.text})
            for one in draft.chapters
        ],
        Part.TARGETS: [
            Entry(
                Part.TARGETS,
                Told(one.text, one.code or ""),
                one.text,
                nfc(one.text),
                {
                    "code": one.code,
                    "text": one.text,
                    "field": one.field,
                    "checks": list(map(check_row, one.checks)),
                },
            )
            for one in draft.targets
        ],
        Part.ASSIGNMENTS: list(
            _by_unit((one.unit, item, None) for one in draft.assignments for item in one.items)
        ),
        Part.REPORTS: [
            _report(
                {
                    "text": one.text,
                    "frequency": one.frequency,
                    "period_part": one.period_part,
                    "due_rule": one.due_rule,
                    "recipient": one.recipient or None,
                    "owed_by": one.owed_by,
                    "confirmed": one.confirmed,
                }
            )
            for one in draft.report_duties
        ],
    }
    return made


def stored_entries(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[Part, list[Entry]]:
    """Return what a plan says, by part."""
    duties = ((row["unit_words"], row["text"], row["id"]) for row in rows["unit_duty"])
    return {
        Part.BASES: [
            Entry(Part.BASES, Told(row["text"]), row["text"], nfc(row["text"]), row, (), _id(row))
            for row in rows["basis"]
        ],
        Part.CHAPTERS: [_chapter(row, _id(row)) for row in rows["chapter"]],
        Part.TARGETS: [
            Entry(
                Part.TARGETS,
                Told(row["text"], row["code"] or ""),
                row["text"],
                nfc(row["text"]),
                row,
                (),
                _id(row),
            )
            for row in rows["target"]
        ],
        Part.ASSIGNMENTS: list(_by_unit(duties)),
        Part.REPORTS: [_report(row, _id(row)) for row in rows["report_duty"]],
    }


def _id(row: Mapping[str, Any]) -> tuple[uuid.UUID, ...]:
    return (row["id"],)


def _basis(one: Any) -> Mapping[str, Any]:
    return {"text": one.text, "cited": cited_rows(one)}


def _chapter(values: Mapping[str, Any], rows: tuple[uuid.UUID, ...] = ()) -> Entry:
    code, title = values["code"] or "", values["title"]
    label = ". ".join(filter(None, (code, title)))
    text = nfc(values["text"])
    return Entry(Part.CHAPTERS, Told(title, code), label, text, values, (), rows)


def _report(values: Mapping[str, Any], rows: tuple[uuid.UUID, ...] = ()) -> Entry:
    """Know a report by what it is about and for whom; what may differ is when it is due."""
    known = "/".join(filter(None, (values["frequency"], values["period_part"])))
    text = values["text"] or ""
    told = Told(known, section=values["recipient"] or "")
    rule = rule_words(values["due_rule"]) if values["due_rule"] else ""
    return Entry(Part.REPORTS, told, text, rule, values, (), rows)


def _by_unit(said: Iterator[tuple[str, str, uuid.UUID | None]]) -> Iterator[Entry]:
    """Gather what is asked of each unit, in the order in which units are named."""
    found: dict[str, tuple[list[str], list[uuid.UUID]]] = {}
    for unit, item, row in said:
        if not nfc(unit):
            continue
        items, rows = found.setdefault(nfc(unit), ([], []))
        items.append(nfc(item))
        if row is not None:
            rows.append(row)
    for unit, (items, rows) in found.items():
        text = "; ".join(items)
        yield Entry(Part.ASSIGNMENTS, Told(unit), unit, text, {}, tuple(items), tuple(rows))
