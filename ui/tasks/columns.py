"""The columns of the task list."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from ui.labels import SIGNS, bar_role, day, state_word
from ui.table.cells import DueCell, PercentCell, Sign, SignCell, WordsCell
from ui.table.column import Column
from ui.table.editors import kinds
from ui.tasks.lines import TaskLine
from ui.tasks.typing import Typing, state_options
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


# Hidden until a person asks for them; a wide window shows the first two by itself.
WIDE: Final = ("partner", "result")
SELDOM: Final = ("person", "evidence")


# Which field of a task stands in a column, as doubts name it.
FIELD_OF: Final = {
    "code": "code",
    "title": "title",
    "products": "products",
    "lead": "lead_units",
    "partner": "partner_units",
    "person": "person",
}


def doubtful_columns(line: TaskLine) -> list[str]:
    """Name the columns of a line in which something is still to be decided."""
    found = [key for key, field in FIELD_OF.items() if field in line.doubts]
    return [*found, "due"] if line.state == "unconfirmed" else found


def _doubted(key: str) -> Callable[[TaskLine], str | None]:
    why = translate("TaskColumns", "Ô này chưa được xác nhận; lý do có trong khung chi tiết.")
    field = FIELD_OF[key]
    return lambda line: why if field in line.doubts else None


def task_columns(typing: Typing) -> list[Column]:
    """Return the columns in their own order; the rest of a task is in the panel."""
    return [*_what(typing), *_who(typing), *_how_far(typing)]


def _what(typing: Typing) -> list[Column]:
    return [
        Column(
            "code",
            translate("TaskColumns", "Mã"),
            lambda line: line.code or "",
            width=60,
            cell=WordsCell("text2", most=2),
            editor=kinds.OneLine(lambda line: line.code or "", typing.may),
            doubt=_doubted("code"),
        ),
        Column(
            "title",
            translate("TaskColumns", "Nhiệm vụ"),
            lambda line: line.title,
            editor=kinds.Words(lambda line: line.title, typing.may),
            doubt=_doubted("title"),
        ),
        Column(
            "products",
            translate("TaskColumns", "Sản phẩm"),
            lambda line: joined(line.products),
            width=120,
            cell=WordsCell("text2"),
            editor=kinds.Words(lambda line: joined(line.products), typing.may),
            doubt=_doubted("products"),
        ),
    ]


def _who(typing: Typing) -> list[Column]:
    return [
        Column(
            "lead",
            translate("TaskColumns", "Chủ trì"),
            lambda line: joined(line.lead_units),
            width=120,
            cell=WordsCell("text2"),
            editor=kinds.Completion(
                lambda line: line.lead_units, typing.may, typing.units, many=True, adds=True
            ),
            wanted=translate("TaskColumns", "Chưa rõ"),
            doubt=_doubted("lead"),
        ),
        Column(
            "partner",
            translate("TaskColumns", "Phối hợp"),
            lambda line: joined(line.partner_units),
            width=120,
            cell=WordsCell("text2"),
            editor=kinds.Completion(
                lambda line: line.partner_units, typing.may, typing.units, many=True, adds=True
            ),
            doubt=_doubted("partner"),
        ),
        Column(
            "person",
            translate("TaskColumns", "Phụ trách"),
            lambda line: line.person or "",
            width=112,
            cell=WordsCell("text2"),
            editor=kinds.Completion(
                lambda line: (line.person,) if line.person else (),
                typing.may,
                typing.people,
                adds=True,
            ),
            doubt=_doubted("person"),
        ),
    ]


def _unconfirmed(line: TaskLine) -> str | None:
    if line.state != "unconfirmed":
        return None
    return translate("TaskColumns", "Thời hạn “{}” chưa rõ ngày nào.").format(line.deadline)


def _how_far(typing: Typing) -> list[Column]:
    return [
        Column(
            "due",
            translate("TaskColumns", "Thời hạn"),
            due_words,
            width=104,
            cell=DueCell(lambda line: line.deadline, due_role),
            sort_key=lambda line: line.due,
            editor=kinds.Deadline(
                lambda line: line.deadline, typing.may, typing.deadline, typing.today
            ),
            doubt=_unconfirmed,
            plain=lambda line: line.deadline or due_words(line),
        ),
        Column(
            "state",
            translate("TaskColumns", "Trạng thái"),
            lambda line: state_word(line.state),
            width=136,
            cell=SignCell(_sign),
            editor=kinds.Choice(lambda line: line.state, typing.may, state_options()),
        ),
        Column(
            "percent",
            "%",
            percent_words,
            width=64,
            cell=PercentCell(percent_share, lambda line: bar_role(line.state)),
            sort_key=lambda line: _ranked(percent_share(line)),
            align=Qt.AlignmentFlag.AlignRight,
            editor=kinds.Percent(lambda line: line.percent, typing.may),
        ),
        Column(
            "result",
            translate("TaskColumns", "Kết quả gần nhất"),
            lambda line: line.last_result or "",
            width=160,
            cell=WordsCell("text2"),
        ),
        Column(
            "evidence",
            translate("TaskColumns", "Tài liệu"),
            lambda line: str(line.evidence) if line.evidence else "",
            width=72,
            cell=WordsCell("text2", most=1),
            sort_key=lambda line: line.evidence or None,
        ),
    ]
