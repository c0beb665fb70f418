"""`cchc task`: adds, edits and withdraws one task."""

from cchc_desktop.cli.grammar import Args, Command, Option, Place, needs_one
from cchc_desktop.cli.reading import text, words
from cchc_desktop.cli.session import Session
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from cchc_desktop.services.task_changes.withdrawal import withdraw_task

_TASK = Place("TASK", words)
_DETAILS = (
    Option("--code", text),
    Option("--section", text),
    Option("--deadline", text),
    Option("--lead", text, many=True),
    Option("--partner", text, many=True),
    Option("--product", text, many=True),
    Option("--detail", text, many=True),
    Option("--person", text),
)


def _add(args: Args, session: Session) -> int:
    form = TaskForm(
        title=args["title"],
        plan=args["plan"],
        code=args["code"] or "",
        section=args["section"] or "",
        products=args["product"],
        details=args["detail"],
        leads=_named(args["lead"]) or (),
        partners=_named(args["partner"]) or (),
        deadline=args["deadline"] or "",
        person=args["person"] or "",
    )
    with session.office() as office:
        session.print(str(add_task(office.desk, form)))
    return 0


def _edit(args: Args, session: Session) -> int:
    change = TaskChange(
        title=args["title"],
        code=args["code"],
        section=args["section"],
        products=args["product"] or None,
        details=args["detail"] or None,
        leads=_named(args["lead"]),
        partners=_named(args["partner"]),
        deadline=args["deadline"],
        person=args["person"],
    )
    with session.office() as office:
        edit_task(office.desk, args["task"], change)
    session.tell("task-edited", {})
    return 0


def _named(units: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the units named; one empty name names none at all, no name leaves them as they are."""
    return tuple(unit for unit in units if unit.strip()) if units else None


def _withdraw(args: Args, session: Session) -> int:
    with session.office() as office:
        withdraw_task(office.desk, args["task"], args["why"])
    session.tell("task-withdrawn-now", {})
    return 0


COMMANDS = (
    Command(
        "task add",
        _add,
        options=(
            Option("--plan", words),
            Option("--title", words, required=True),
            *_DETAILS,
        ),
    ),
    Command(
        "task edit",
        _edit,
        (_TASK,),
        (Option("--title", words), *_DETAILS),
        (needs_one("--title", *(option.name for option in _DETAILS)),),
    ),
    Command("task withdraw", _withdraw, (_TASK,), (Option("--why", words, required=True),)),
)
