"""Tasks in the order of their plan, each section led by a row that sums it up."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.table.column import SectionLine
from ui.tasks.columns import DONE
from ui.tasks.lines import TaskLine

translate = QCoreApplication.translate


def _section_of(line: TaskLine) -> tuple[Hashable, str, str]:
    return line.plan, line.section or "", line.section_title or ""


def _title(code: str, title: str) -> str:
    if code and title:
        return f"{code}. {title}"
    return title or code or translate("TaskSections", "Nhiệm vụ khác")


def grouped(lines: Sequence[TaskLine], closed: Collection[str]) -> Iterator[Any]:
    """Yield each section's row and, unless it is closed, its tasks; the order stays as it is."""
    for section, members in groupby(lines, key=_section_of):
        tasks = list(members)
        plan, code, title = section
        done = sum(task.state in DONE for task in tasks)
        key = f"{plan}/{code}/{title}"
        note = translate("TaskSections", "{}/{} hoàn thành").format(done, len(tasks))
        is_open = key not in closed
        yield SectionLine(key, _title(code, title), note, done / len(tasks), is_open)
        if is_open:
            yield from tasks
