"""Tasks in groups, each led by a row that sums it up: as in their plan, or by what they share."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.text import sort_key
from ui.labels import field_words
from ui.table.grouping import grouped as in_groups
from ui.tasks.columns import DONE
from ui.tasks.lines import TaskLine

translate = QCoreApplication.translate
SECTION, UNIT, FIELD, PERSON, MONTH, NONE = "section", "unit", "field", "person", "month", "none"
GROUPINGS: Final = (SECTION, UNIT, FIELD, PERSON, MONTH, NONE)


class _Way(NamedTuple):
    key: Callable[[TaskLine], Hashable]
    title: Callable[[Any], str]
    order: Callable[[Any], Any] | None


def grouping_words(grouping: str) -> str:
    return {
        SECTION: translate("TaskSections", "Theo phần của kế hoạch"),
        UNIT: translate("TaskSections", "Theo đơn vị chủ trì"),
        FIELD: translate("TaskSections", "Theo lĩnh vực"),
        PERSON: translate("TaskSections", "Theo người phụ trách"),
        MONTH: translate("TaskSections", "Theo tháng đến hạn"),
        NONE: translate("TaskSections", "Không chia nhóm"),
    }[grouping]


def _section_of(line: TaskLine) -> tuple[Hashable, str, str]:
    return line.plan, line.section or "", line.section_title or ""


def _section_title(section: tuple[Hashable, str, str]) -> str:
    _, code, title = section
    if code and title:
        return f"{code}. {title}"
    return title or code or translate("TaskSections", "Nhiệm vụ khác")


def _lead_of(line: TaskLine) -> tuple[int, str]:
    return len(line.lead_units[:2]), line.lead_units[0] if len(line.lead_units) == 1 else ""


def _lead_title(lead: tuple[int, str]) -> str:
    count, name = lead
    if name:
        return name
    if count:
        return translate("TaskSections", "Nhiều đơn vị cùng chủ trì")
    return translate("TaskSections", "Chưa rõ đơn vị chủ trì")


def _person_title(person: str) -> str:
    return person or translate("TaskSections", "Chưa giao người")


def _month_of(line: TaskLine) -> tuple[int, int]:
    return (line.due.year, line.due.month) if line.due else (date.max.year, 0)


def _month_title(month: tuple[int, int]) -> str:
    year, number = month
    if not number:
        return translate("TaskSections", "Không có ngày đến hạn")
    return translate("TaskSections", "Tháng {}/{}").format(number, year)


def _ways() -> dict[str, _Way]:
    return {
        SECTION: _Way(_section_of, _section_title, None),
        UNIT: _Way(_lead_of, _lead_title, lambda lead: (lead[0] != 1, sort_key(lead[1]))),
        FIELD: _Way(lambda line: line.field or "", field_words, None),
        PERSON: _Way(
            lambda line: line.person or "", _person_title, lambda who: (not who, sort_key(who))
        ),
        MONTH: _Way(_month_of, _month_title, lambda month: month),
    }


def _note(tasks: Sequence[TaskLine]) -> str:
    done = sum(task.state in DONE for task in tasks)
    return translate("TaskSections", "{}/{} hoàn thành").format(done, len(tasks))


def _share(tasks: Sequence[TaskLine]) -> float:
    return sum(task.state in DONE for task in tasks) / len(tasks)


def grouped(
    lines: Sequence[TaskLine], closed: Collection[str], grouping: str = SECTION
) -> Iterator[Any]:
    """Yield each group's row and, unless it is closed, its tasks in the order they came."""
    if grouping == NONE:
        yield from lines
        return
    way = _ways()[grouping]
    yield from in_groups(lines, way.key, way.title, closed, _note, share=_share, order=way.order)
