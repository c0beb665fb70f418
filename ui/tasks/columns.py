"""The columns of the task list."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from ui.labels import SIGNS, bar_role, day, state_word
from ui.table.cells import DueCell, PercentCell, Sign, SignCell, WordsCell
from ui.table.column import Column
from ui.tasks.lines import TaskLine
from ui.theme.tokens import Role

translate = QCoreApplication.translate
TITLE: Final = 1
# Nobody waits for a percent of these.
DONE: Final = frozenset({"done", "done-late"})
_WITHOUT_PERCENT: Final = frozenset({"ongoing", "not-arisen", "stopped", "carried-over"})


def joined(words: Sequence[str]) -> str:
    return "; ".join(words)


def due_words(line: TaskLine) -> str:
    if line.due is not None:
        return day(line.due)
    if line.kind == "ongoing":
        return translate("TaskColumns", "Không có hạn")
    return translate("TaskColumns", "Chưa rõ")


def due_role(line: TaskLine) -> Role:
    """Only what wants attention is coloured."""
    if line.state in DONE:
        return "text"
    if line.state == "overdue":
        return "late"
    if line.state == "due-soon" or (line.due is None and line.kind != "ongoing"):
        return "soon"
    return "text"


def days_left(due: date, today: date) -> str:
    """Say how far a day is: "còn 10 ngày", "quá hạn 5 ngày"."""
    left = due - today
    if left < timedelta(0):
        return translate("TaskColumns", "quá hạn {}\u00a0ngày").format(-left.days)
    if not left:
        return translate("TaskColumns", "hôm nay")
    return translate("TaskColumns", "còn {}\u00a0ngày").format(left.days)


def percent_share(line: TaskLine) -> float | None:
    if line.state in _WITHOUT_PERCENT:
        return None
    if line.state in DONE:
        return 1.0
    return (line.percent or 0) / 100


def _ranked(share: float | None) -> float:
    return -1.0 if share is None else share


def percent_words(line: TaskLine) -> str:
    share = percent_share(line)
    return "–" if share is None else f"{round(share * 100)}%"


def _sign(line: TaskLine) -> Sign:
    return SIGNS[line.state]


def task_columns() -> list[Column]:
    return [
        Column(
            "code",
            translate("TaskColumns", "Mã"),
            lambda line: line.code or "",
            width=64,
            cell=WordsCell("text2", most=2),
        ),
        Column("title", translate("TaskColumns", "Nhiệm vụ"), lambda line: line.title),
        Column(
            "products",
            translate("TaskColumns", "Sản phẩm"),
            lambda line: joined(line.products),
            width=120,
            cell=WordsCell("text2"),
        ),
        Column(
            "lead",
            translate("TaskColumns", "Chủ trì"),
            lambda line: joined(line.lead_units),
            width=124,
            cell=WordsCell("text2"),
        ),
        Column(
            "due",
            translate("TaskColumns", "Thời hạn"),
            due_words,
            width=112,
            cell=DueCell(lambda line: line.deadline, due_role),
            sort_key=lambda line: (line.due is None, line.due),
        ),
        Column(
            "state",
            translate("TaskColumns", "Trạng thái"),
            lambda line: state_word(line.state),
            width=140,
            cell=SignCell(_sign),
        ),
        Column(
            "percent",
            "%",
            percent_words,
            width=64,
            cell=PercentCell(percent_share, lambda line: bar_role(line.state)),
            sort_key=lambda line: _ranked(percent_share(line)),
            align=Qt.AlignmentFlag.AlignRight,
        ),
    ]
