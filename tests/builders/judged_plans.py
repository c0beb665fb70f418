"""What was read of an unseen plan, held against what it says: cell by cell, and how silently."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from cchc_desktop.documents.blocks import Document
from cchc_desktop.documents.readers.pdf_process import read_pages
from cchc_desktop.documents.reading import put_right, read_document
from cchc_desktop.documents.understanding import understand
from cchc_desktop.domain.draft import PlanDraft, TaskDraft
from cchc_desktop.domain.ticket import Ticket
from tests.builders.unseen_plans import UnseenPlan, Wanted

_SIGNS = re.compile(r"[^\w%/]+")


@dataclass
class Judged:
    """Counts, and what was wrong in silence as sentences."""

    cells: int = 0
    right: int = 0
    rows: int = 0
    doubted: int = 0
    lists: int = 0
    listed: int = 0
    silent: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Judged") -> Self:
        for name in ("cells", "right", "rows", "doubted", "lists", "listed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.silent += other.silent
        return self

    @property
    def faults(self) -> str:
        """Tell which of the floors of unseen plans is not reached; nothing when all are."""
        floors = {
            "right": self.right >= 0.95 * self.cells,
            "silent": len(self.silent) <= 0.005 * self.cells,
            "doubted": self.doubted <= 0.10 * self.rows,
        }
        missed = [name for name, held in floors.items() if not held]
        told = f"{self.right}/{self.cells} right, {self.doubted}/{self.rows} doubted"
        return "\n".join([f"{', '.join(missed)}: {told}", *self.silent[:12]]) if missed else ""


def read_printed(data: bytes) -> Document:
    """Read a PDF in this process: a second one costs half a second each time."""
    return put_right(read_pages(data, "phu-luc.pdf", lambda *_far: None))


def read_typed(data: bytes) -> Document:
    return read_document(data, "phu-luc.txt", Ticket())


def judged(plan: UnseenPlan, document: Document) -> Judged:
    """Hold the tasks that were read against those that are there."""
    draft = understand(document).draft
    left = list(draft.tasks)
    made = Judged(rows=len(plan.wanted), doubted=sum(bool(one.doubts) for one in left))
    for wanted in plan.wanted:
        task = _picked(left, wanted)
        if task is not None:
            left.remove(task)
        _weigh(made, wanted, task, draft)
    made.silent += [f"more than is there: {task.title[:60]}" for task in left]
    return made


def _weigh(made: Judged, wanted: Wanted, task: TaskDraft | None, draft: PlanDraft) -> None:
    made.cells += len(wanted.said)
    if task is None:
        made.silent += [f"lost: {wanted.said['title'][0][:60]}"] * len(wanted.said)
        return
    for what, words in wanted.said.items():
        read = _read(task, what)
        if _plain(read) == _plain(words):
            made.right += 1
        elif not task.doubts:
            made.silent.append(f"{wanted.code} {what}: {read} for {words}")
        if what in {"products", "details"}:
            made.lists += 1
            made.listed += [_plain([one]) for one in read] == [_plain([one]) for one in words]
    group = draft.sections[task.section].code or "" if task.section is not None else ""
    if group != wanted.group and not task.doubts:
        made.silent.append(f"{wanted.code}: group {group} for {wanted.group}")


def _picked(left: Iterable[TaskDraft], wanted: Wanted) -> TaskDraft | None:
    title = _plain(wanted.said["title"])
    alike = [task for task in left if _plain([task.title]) == title]
    begun = [task for task in left if _plain([task.title])[:20] == title[:20]]
    coded = [task for task in alike or begun if task.code == wanted.code]
    return next(iter(coded or alike or begun), None)


def _read(task: TaskDraft, what: str) -> Sequence[str]:
    held = getattr(task, what)
    return (held or "",) if held is None or isinstance(held, str) else held


def _plain(words: Iterable[str]) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFC", "".join(words)).casefold())
