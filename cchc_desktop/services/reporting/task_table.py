"""The appendix of tasks (phu-luc): the plan's own table with state, result and evidence at its end.

Must not know how a table is drawn.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Line,
    Row,
    SectionRow,
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.material import Material, ReportKind
from cchc_desktop.services.reporting.plan_words import plan_in_short
from cchc_desktop.services.reporting.told import PartTold, PlanTold, TaskTold
from cchc_desktop.services.reporting.wording import counted, say, unended
from resources.words import sentence, word

Layout = Sequence[tuple[str, str]]

_NEXT_STAGE: Final = re.compile(r"(?<=[;.]) +(?=[-–+] )")


def _deadline(task: TaskTold) -> Value:
    """Return the deadline in the plan's words, of several stages each on a line of its own."""
    return _NEXT_STAGE.sub("\n", task.deadline) or task.due


def products(task: TaskTold) -> str:
    return "; ".join(map(unended, task.products))


_CELLS: Final[Mapping[str, Callable[[TaskTold], Value]]] = {
    "code": lambda task: task.code,
    "title": lambda task: task.title,
    "details": lambda task: "\n".join(task.details),
    "product": products,
    "lead": lambda task: "; ".join(task.leads),
    "partner": lambda task: "; ".join(task.partners),
    "lead-and-partner": lambda task: "; ".join((*task.leads, *task.partners)),
    "deadline": _deadline,
    "person": lambda task: "; ".join(task.people),
    "funding": lambda task: task.funding,
    "note": lambda task: task.note,
}
_WIDTHS: Final = {
    "code": 12,
    "title": 42,
    "details": 40,
    "product": 22,
    "lead": 28,
    "partner": 28,
    "lead-and-partner": 34,
    "deadline": 23,
    "person": 24,
    "funding": 20,
    "note": 18,
}
_KINDS: Final = {"code": ColumnKind.ORDER, "deadline": ColumnKind.DATE}
_PAPER: Final = 252
"""How wide the tables of an appendix are; so the widths here are millimetres."""
_BESIDE: Final = 3.5
_DIGIT: Final = 2.2
_WIDEST_CODE: Final = 22
_USUAL: Final = ("code", "title", "product", "lead", "partner", "deadline")
_NOTE, _DEADLINE = "note", "deadline"
_LONG_DEADLINE: Final = 40
_WIDE: Final = 34
_RESULT: Final = 42
_MANY_RESULTS: Final = 60
"""The width where several units answer in one cell."""
_MOST_UNTOLD: Final = 3
"""Of so many units it is said one by one that they told nothing; of more, how many they are."""


def make_task_appendix(material: Material) -> Appendix:
    """Make the appendix of what is due, runs or was told of in the period."""
    facts = material.facts
    tasks = [task for task in facts.tasks if task.runs and _is_told(material, task)]
    if not tasks:
        raise RefusedError("report-without-tasks", {"period": period_words(facts.period)})
    told = {task.plan for task in tasks}
    plans = [plan for plan in facts.plans if plan.id in told]
    layouts = {material.layouts.get(plan.id, ()) for plan in plans}
    layout = layouts.pop() if len(layouts) == 1 else ()
    table = _table(layout, tasks, plans)
    name = sentence("appendix-names.phu-luc", {"period": period_words(facts.period)})
    return Appendix(name, (table,), material.number_of(ReportKind.TASKS))


def _is_told(material: Material, task: TaskTold) -> bool:
    """Leave out what was withdrawn before the period began."""
    return task.withdrawn_on is None or task.withdrawn_on >= material.facts.period.first_day


def _plan_name(plan: PlanTold) -> str:
    return word("report-columns", "outside") if plan.implicit else plan_in_short(plan)


def _table(layout: Layout, tasks: Sequence[TaskTold], plans: Sequence[PlanTold]) -> Table:
    """Make the table: in the plans' own columns where all of them have the same."""
    columns = plan_columns(layout, tasks)
    several = any(len(task.parts) > _MOST_UNTOLD for task in tasks)
    made = [
        *(column_of(caption, role, tasks) for caption, role in columns),
        Column(word("report-columns", "state"), 23, ColumnKind.STATE),
        Column(word("report-columns", "result"), _MANY_RESULTS if several else _RESULT),
        Column(word("report-columns", "evidence"), 32),
    ]
    roles = [role for _, role in columns]

    def cells(task: TaskTold) -> tuple[Value, ...]:
        return (*plan_cells(task, roles), *_outcome(task))

    rows: list[Line] = []
    for plan in plans:
        theirs = [task for task in tasks if task.plan == plan.id]
        if len(plans) > 1:
            rows.append(SectionRow("", _plan_name(plan)))
        rows += lines_of(theirs, cells)
    return Table(fitted(made, tasks), tuple(rows), name=word("report-columns", "tasks"))


def fitted(columns: Sequence[Column], tasks: Sequence[TaskTold]) -> tuple[Column, ...]:
    """Give numbers the width they need, so that none breaks; the others share the rest."""
    longest = max((len(task.code) for task in tasks), default=0)
    needed = min(_WIDEST_CODE, max(_WIDTHS["code"], _BESIDE + _DIGIT * longest))
    others = [one.share for one in columns if _is_text(one)]
    shared = (_PAPER - needed * (len(columns) - len(others))) / sum(others)
    return tuple(
        replace(one, share=round(one.share * shared, 2) if _is_text(one) else needed)
        for one in columns
    )


def _is_text(column: Column) -> bool:
    return column.kind is not ColumnKind.ORDER


def plan_columns(layout: Layout, tasks: Sequence[TaskTold]) -> list[tuple[str, str]]:
    """Return captions and roles: the plan's own in its order, else the usual ones.

    What the report itself tells is left out; so is a column for notes that has none.
    """
    own = [(caption, role) for caption, role in layout if role in _CELLS]
    roles = [role for _, role in own]
    if "title" not in roles:
        own = [(word("report-columns", role), role) for role in _USUAL]
    elif "deadline" not in roles:
        own.append((word("report-columns", "deadline"), "deadline"))
    noted = any(task.note for task in tasks)
    return [(caption, role) for caption, role in own if role != _NOTE or noted]


def column_of(caption: str, role: str, tasks: Sequence[TaskTold]) -> Column:
    """Return a column of the plan's own; one of long deadlines is wider and begins at the left."""
    if role == _DEADLINE and any(len(task.deadline) > _LONG_DEADLINE for task in tasks):
        return Column(caption, _WIDE)
    return Column(caption, _WIDTHS[role], _KINDS.get(role, ColumnKind.TEXT))


def plan_cells(task: TaskTold, roles: Sequence[str]) -> tuple[Value, ...]:
    return tuple(_CELLS[role](task) for role in roles)


def lines_of(
    tasks: Sequence[TaskTold], cells: Callable[[TaskTold], tuple[Value, ...]]
) -> Iterator[Line]:
    """Give a row a task, with the heading of its section before the first of each."""
    section = None
    for task in tasks:
        if task.section is not None and task.section != section:
            yield SectionRow(task.section.code, task.section.title)
        section = task.section
        yield Row(cells(task))


def _outcome(task: TaskTold) -> tuple[Value, ...]:
    if task.withdrawn_on is not None:
        return word("report-columns", "withdrawn"), task.withdrawn_why, ""
    return stand_words(task), _results(task.parts), "\n".join(_documents(task.parts))


def stand_words(task: TaskTold) -> str:
    return word("report-stands", task.stand)


def _results(parts: Sequence[PartTold]) -> str:
    """Tell the result; where several units answer, a line each."""
    if len(parts) == 1:
        return parts[0].result
    if not any(part.result or part.told for part in parts):
        return ""
    silent = [part for part in parts if not part.result and not part.told]
    together = len(silent) > _MOST_UNTOLD
    lines = [
        say("result-of-unit", unit=part.unit_name, result=part.result or _without_words(part))
        for part in parts
        if not (together and part in silent)
    ]
    if together:
        lines.append(sentence("report-notes.untold", {"count": counted(len(silent))}))
    return "\n".join(lines)


def _without_words(part: PartTold) -> str:
    return word("report-stands", part.stand) if part.told else word("report-columns", "not-told")


def _documents(parts: Sequence[PartTold]) -> list[str]:
    return list(dict.fromkeys(one for part in parts for one in part.documents))


_DATA: Final = (
    ("plan", ColumnKind.TEXT),
    ("section", ColumnKind.TEXT),
    ("field", ColumnKind.TEXT),
    ("code", ColumnKind.TEXT),
    ("title", ColumnKind.TEXT),
    ("unit", ColumnKind.TEXT),
    ("deadline", ColumnKind.TEXT),
    ("due", ColumnKind.DATE),
    ("state", ColumnKind.STATE),
    ("percent", ColumnKind.NUMBER),
    ("done-on", ColumnKind.DATE),
    ("result", ColumnKind.TEXT),
    ("difficulty", ColumnKind.TEXT),
    ("proposal", ColumnKind.TEXT),
    ("evidence", ColumnKind.TEXT),
)


def task_data(material: Material) -> Table:
    """Return a plain row a unit's part in a task, for calculating on."""
    names = {plan.id: _plan_name(plan) for plan in material.facts.plans}
    rows = [
        Row(_data_cells(task, part, names[task.plan]))
        for task in material.facts.counted
        for part in task.parts or (None,)
    ]
    columns = (Column(word("report-columns", name), 20, kind) for name, kind in _DATA)
    return Table(tuple(columns), tuple(rows), name=word("report-columns", "data"))


def _data_cells(task: TaskTold, part: PartTold | None, plan: str) -> tuple[Value, ...]:
    section = task.section.title if task.section else ""
    about = (plan, section, word("report-fields", task.field), task.code, task.title)
    if part is None:
        stand = stand_words(task)
        return (*about, "", task.deadline, task.due, stand, None, None, "", "", "", "")
    return (
        *about,
        part.unit_name,
        task.deadline,
        part.due,
        word("report-stands", part.stand),
        part.percent,
        part.done_on,
        part.result,
        part.difficulty,
        part.proposal,
        "\n".join(part.documents),
    )
