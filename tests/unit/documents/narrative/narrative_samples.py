"""Plans of invented offices, as text that a secretary would paste, and short ways to read them."""

from pathlib import Path

from cchc_desktop.documents.narrative.found import NarrativeFound, understand_narrative
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket

ALL = {
    file.stem: file.read_text("utf-8")
    for file in sorted(Path(__file__).with_name("plans").glob("*.txt"))
}


def read_text(text: str, *, table: bool = False) -> NarrativeFound:
    document = read_document(text.encode(), "ke-hoach.txt", Ticket())
    return understand_narrative(document, has_task_table=table)


def read(name: str, *, table: bool = False) -> NarrativeFound:
    return read_text(ALL[name], table=table)


def codes(found: NarrativeFound) -> list[str]:
    return [doubt.code.removeprefix("narrative-doubts.") for doubt in found.doubts]


def tasks(found: NarrativeFound) -> list[tuple[str | None, str]]:
    return [(task.code, task.title) for task in found.tasks]


def duties(found: NarrativeFound) -> dict[str, tuple[str, ...]]:
    return {duty.unit: duty.items for duty in found.assignments}


def reports(found: NarrativeFound) -> list[tuple[str, str | None, str, str]]:
    return [
        (one.frequency, one.period_part, one.due_rule, one.recipient) for one in found.report_duties
    ]
