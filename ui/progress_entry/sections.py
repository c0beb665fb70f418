"""Lines in the sections of their plans, each led by a row that says how many are told."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.entry.lines import EntryLine
from ui.table.grouping import grouped

translate = QCoreApplication.translate


class _Section(NamedTuple):
    plan: UUID
    code: str
    title: str


def in_sections(lines: Sequence[EntryLine], closed: Collection[str]) -> Iterator[Any]:
    """Yield each section's row and, unless it is closed, its lines."""
    plans = {line.plan: line.plan_name for line in lines}

    def title(section: _Section) -> str:
        said = ". ".join(filter(None, [section.code, section.title]))
        if not said:
            said = translate("ProgressEntry", "Nhiệm vụ khác")
        return said if len(plans) == 1 else f"{said} ({plans[section.plan]})"

    return grouped(lines, _section, title, closed, _note, share=_share)


def _section(line: EntryLine) -> _Section:
    return _Section(line.plan, line.section or "", line.section_title or "")


def _told(lines: Sequence[EntryLine]) -> tuple[int, int]:
    owed = [line for line in lines if line.owed]
    return sum(not line.lacks for line in owed), len(owed)


def _note(lines: Sequence[EntryLine]) -> str:
    told, owed = _told(lines)
    return translate("ProgressEntry", "{}/{} đã nhập").format(told, owed) if owed else ""


def _share(lines: Sequence[EntryLine]) -> float | None:
    told, owed = _told(lines)
    return told / owed if owed else None
