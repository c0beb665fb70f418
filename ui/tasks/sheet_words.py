"""The sheet of a task in the words of the panel. Must not know a widget."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.text import fold
from cchc_desktop.services.task_list.sheet import (
    EntryDetails,
    EvidenceDetails,
    RelatedTask,
    TaskDetails,
    UnitPart,
)
from resources.words import word
from ui.labels import day, state_word
from ui.tasks.passages import Passage

translate = QCoreApplication.translate


def units_words(parts: Sequence[UnitPart]) -> str:
    """Name units one a line, those that came through a group together."""
    alone = [part.unit for part in parts if part.via is None]
    groups: dict[str, list[str]] = {}
    for part in parts:
        if part.via is not None:
            groups.setdefault(part.via, []).append(part.unit)
    said = [f"{group} ({len(units)}): {', '.join(units)}" for group, units in groups.items()]
    return "\n".join([*alone, *said])


def people_words(details: TaskDetails) -> str:
    named = [part.person for part in (*details.leads, *details.partners) if part.person]
    return "; ".join(dict.fromkeys(named))


def milestones_words(details: TaskDetails) -> str:
    """List the dates where there is more than one."""
    lines = []
    for one in details.deadline.milestones:
        if one.due is None:
            continue
        said = f"{day(one.due)} – {one.label}" if one.label else day(one.due)
        if one.done:
            said = translate("TaskSheet", "{} (đã xong)").format(said)
        lines.append(said)
    return "\n".join(lines) if len(lines) > 1 else ""


def task_words(task: RelatedTask | None) -> str:
    """Name a task of another plan: "Mục I.7, Kế hoạch 15/KH-UBND"."""
    if task is None:
        return ""
    name = task.plan.name
    if not fold(name).startswith("ke hoach"):
        name = translate("TaskSheet", "Kế hoạch {}").format(name)
    if task.code:
        return translate("TaskSheet", "Mục {}, {}").format(task.code, name)
    return f"{task.title} ({name})"


def entry_passage(entry: EntryDetails) -> Passage:
    """Say what stands for a quarter: its state, and what was written."""
    quarter = f"{word('quarters', entry.quarter[-1])}/{entry.quarter[:4]}"
    state = state_word(entry.state)
    if entry.percent is not None and entry.state == "in-progress":
        state = f"{state} {entry.percent}%"
    head = translate("TaskSheet", "Quý {}: {}").format(quarter, state)
    if entry.occurrence:
        head = translate("TaskSheet", "{} (kỳ {})").format(head, entry.occurrence)
    said = [
        entry.result,
        translate("TaskSheet", "Khó khăn: {}").format(entry.difficulty) if entry.difficulty else "",
        translate("TaskSheet", "Đề xuất: {}").format(entry.proposal) if entry.proposal else "",
    ]
    return Passage(head, "\n".join(filter(None, said)))


def evidence_passage(evidence: EvidenceDetails) -> Passage:
    issued = day(evidence.issued_on) if evidence.issued_on else ""
    head = ", ".join(filter(None, [evidence.number, issued])) or evidence.title
    beneath = evidence.title if head != evidence.title else ""
    return Passage(head, beneath)


def when_words(when: datetime, today: date) -> str:
    """Say when something was done as one tells it: "Hôm nay, 09:41"."""
    that_day = when.date()
    if that_day == today:
        named = translate("TaskSheet", "Hôm nay")
    elif that_day == today - timedelta(days=1):
        named = translate("TaskSheet", "Hôm qua")
    else:
        named = day(that_day)
    return f"{named}, {when:%H:%M}"
