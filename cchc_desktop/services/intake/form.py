"""A document under review in the form of a draft: the keys that scripts read, doubts as sentences.

Must not know where the form is printed.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.domain.draft import Document, DoubtDraft, PlanDraft, TaskDraft
from cchc_desktop.services.intake.incoming import Incoming
from cchc_desktop.services.plans.draft_rows import check_row
from resources.words import sentence

Form = dict[str, Any]


def incoming_form(incoming: Incoming) -> Form:
    """Return everything that was read, as `cchc intake --json` prints it."""
    draft = incoming.draft
    return {
        "document": _document(draft.document, incoming),
        "bases": [
            {
                "text": one.text,
                "cited": [
                    {"number": cited.number, "issued_on": _day(cited.issued_on)}
                    for cited in one.cited
                ],
            }
            for one in draft.bases
        ],
        "chapters": [
            {"code": one.code, "title": one.title, "text": one.text} for one in draft.chapters
        ],
        "targets": [
            {"code": one.code, "text": one.text, "checks": list(map(check_row, one.checks))}
            for one in draft.targets
        ],
        "layout": [{"caption": one.caption, "role": one.role} for one in draft.layout],
        "sections": [{"code": one.code, "title": one.title} for one in draft.sections],
        "tasks": [
            _task(draft, task, read, doubts)
            for task, read, doubts in zip(
                draft.tasks, incoming.deadlines, incoming.doubts, strict=True
            )
        ],
        "narrative": [
            {
                "code": one.code,
                "section": one.section,
                "title": one.title,
                "details": list(one.details),
            }
            for one in draft.narrative
        ],
        "assignments": [{"unit": one.unit, "items": list(one.items)} for one in draft.assignments],
        "report_duties": [
            {
                "text": one.text,
                "frequency": one.frequency,
                "due_rule": one.due_rule,
                "recipient": one.recipient,
            }
            for one in draft.report_duties
        ],
        "doubts": [{"where": one.where, "what": what(one)} for one in incoming.plan_doubts],
    }


def what(doubt: DoubtDraft) -> str:
    """Say why a person should look."""
    return sentence(doubt.code, doubt.facts)


def whats(doubts: Iterable[DoubtDraft]) -> list[str]:
    return list(map(what, doubts))


def _document(said: Document, incoming: Incoming) -> Form:
    span = incoming.span
    years = incoming.understood.years or (span.first_day.year, span.last_day.year)
    return {
        "number": said.number,
        "kind": said.kind,
        "issuer": said.issuer,
        "place": said.place,
        "issued_on": _day(said.issued_on),
        "subject": said.subject,
        "years": list(years),
        "signer": said.signer,
        "recipients": list(said.recipients),
    }


def _task(draft: PlanDraft, task: TaskDraft, read: Meaning, doubts: Iterable[DoubtDraft]) -> Form:
    source = task.source
    return {
        "code": task.code,
        "section": None if task.section is None else draft.sections[task.section].code,
        "title": task.title,
        "details": list(task.details),
        "products": list(task.products),
        "lead_units": list(task.lead_units),
        "partner_units": list(task.partner_units),
        "deadline": {
            "text": task.deadline,
            "kind": str(read.kind),
            "milestones": [
                {
                    "label": one.label,
                    "start": _day(one.start),
                    "due": _day(one.due),
                    "rule": str(one.rule) if one.rule else None,
                }
                for one in read.milestones
            ],
        },
        "funding": task.funding,
        "note": task.note,
        "source": {
            "page": source.page if source else None,
            "table": source.table if source else None,
            "row": source.row if source else None,
        },
        "doubts": whats(doubts),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
