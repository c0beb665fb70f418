"""`cchc tasks`: the task list."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option
from cchc_desktop.cli.printing import day_json, short
from cchc_desktop.cli.reading import OneOf, day, period, text, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.status import Shown
from cchc_desktop.services.task_list.listing import TaskFilter, TaskLine, list_tasks
from resources.words import word


def _list(args: Args, session: Session) -> int:
    wanted = TaskFilter(
        plan=args["plan"],
        period=args["period"],
        state=args["state"] and Shown(args["state"]),
        unit=args["unit"],
        person=args["person"],
        search=args["search"],
    )
    with session.office() as office:
        lines = list_tasks(office.desk, wanted, args["today"])
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        session.print_table("tasks", [_row(line) for line in lines])
    return 0


def _as_json(line: TaskLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "plan": str(line.plan),
        "code": line.code,
        "section": line.section,
        "title": line.title,
        "lead_units": line.lead_units,
        "partner_units": line.partner_units,
        "deadline": line.deadline,
        "due": day_json(line.due),
        "due_in_period": day_json(line.due_in_period),
        "state": line.state,
        "percent": line.percent,
        "role": line.role,
        "person": line.person,
        "parts": {"done": line.parts.done, "of": line.parts.of, "late": line.parts.late},
    }


def _row(line: TaskLine) -> tuple[object, ...]:
    return (
        short(line.id),
        ".".join(part for part in (line.section, line.code) if part),
        line.title,
        line.lead_units,
        line.deadline,
        line.due_in_period or line.due,
        word("states", line.state),
        line.percent,
    )


COMMANDS = (
    Command(
        "tasks",
        _list,
        options=(
            Option("--plan", words),
            Option("--period", period),
            Option("--state", OneOf(tuple(Shown))),
            Option("--unit", words),
            Option("--person", words),
            Option("--search", text),
            Option("--today", day),
            JSON,
        ),
    ),
)
