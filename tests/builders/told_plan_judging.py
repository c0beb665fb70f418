"""How well a plan told in running text was read: what is right, what is wrong and nobody said so.

A fact is a target with its figures, a task, a duty of a unit, a report, a part of the head or the
foot. What was found and is not there counts as wrong, too.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desktop.documents.reading import read_document
from cchc_desktop.documents.understanding import understand
from cchc_desktop.domain.draft import PlanDraft
from cchc_desktop.domain.text import fold
from cchc_desktop.domain.ticket import Ticket
from tests.builders.told_plans import Told

Fact = tuple[object, ...]
_DOUBTED = {
    "targets": {"targets"},
    "tasks": {"tasks"},
    "duties": {"assignments"},
    "reports": {"report_duties"},
    "head": {"number", "issued_on", "subject"},
}


@dataclass(frozen=True)
class Judged:
    """The facts there are, those read right, those wrong without a word, and the doubts."""

    there: int
    right: int
    silent: tuple[Fact, ...]
    doubts: int

    def __add__(self, other: "Judged") -> "Judged":
        return Judged(
            self.there + other.there,
            self.right + other.right,
            self.silent + other.silent,
            self.doubts + other.doubts,
        )


NOTHING = Judged(0, 0, (), 0)


def judged(told: Told, data: bytes, name: str) -> Judged:
    """Read a file of a plan and hold it against what the plan says."""
    draft = understand(read_document(data, name, Ticket())).draft
    wanted, found = Counter(_wanted(told)), Counter(_found(draft))
    wrong = [*(wanted - found).elements(), *(found - wanted).elements()]
    doubted = {one.field for one in draft.doubts}
    numbering = any("number-" in one.code and one.field is None for one in draft.doubts)
    silent = tuple(
        one
        for one in wrong
        if not (_DOUBTED[str(one[0])] & doubted or (numbering and one[0] in ("tasks", "targets")))
    )
    right = sum((wanted & found).values())
    return Judged(wanted.total(), right, silent, len(draft.doubts))


def _wanted(told: Told) -> Iterator[Fact]:
    yield "head", "number", told.number
    yield "head", "issuer", fold(told.issuer)
    yield "head", "place", fold(told.place)
    yield "head", "day", told.issued_on
    yield "head", "subject", fold(told.subject)
    yield "head", "signer", fold(told.signer)
    yield "head", "recipients", tuple(map(fold, told.recipients))
    for text, checks in told.targets:
        yield "targets", fold(text), checks
    for code, title in told.tasks:
        yield "tasks", code, fold(title)
    for unit, items in told.duties:
        yield "duties", fold(unit), tuple(map(fold, items))
    for one in told.reports:
        frequency, rule, receiver = one
        yield "reports", frequency, rule, fold(receiver)


def _found(draft: PlanDraft) -> Iterator[Fact]:
    head = draft.document
    yield "head", "number", head.number
    yield "head", "issuer", fold(head.issuer or "")
    yield "head", "place", fold(head.place or "")
    yield "head", "day", head.issued_on
    yield "head", "subject", fold(head.subject)
    yield "head", "signer", fold(head.signer or "")
    yield "head", "recipients", tuple(map(fold, head.recipients))
    for target in draft.targets:
        checks = ((str(one.comparator), f"{one.value:f}", one.unit) for one in target.checks)
        yield "targets", fold(target.text), tuple(checks)
    for task in draft.tasks:
        yield "tasks", task.code or "", fold(task.title)
    for duty in draft.assignments:
        yield "duties", fold(duty.unit), tuple(map(fold, duty.items))
    for report in draft.report_duties:
        yield "reports", report.frequency, report.due_rule, fold(report.recipient)
