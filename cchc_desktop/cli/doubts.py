"""`cchc doubts`: what a person still has to decide, and deciding it."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place
from cchc_desktop.cli.reading import words
from cchc_desktop.cli.session import Session
from cchc_desktop.services.doubts.open import DoubtLine, list_doubts
from cchc_desktop.services.doubts.settling import settle


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_doubts(office.desk)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        rows = [
            (line.short, line.plan_name, line.task_name or line.where, line.value, line.what)
            for line in lines
        ]
        session.print_table("doubts", rows)
    return 0


def _as_json(line: DoubtLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "plan": None if line.plan is None else str(line.plan),
        "task": None if line.task is None else str(line.task),
        "field": line.field,
        "where": line.where or line.task_name or line.plan_name,
        "what": line.what,
        "value": line.value,
        "together": line.together,
    }


def _settle(args: Args, session: Session) -> int:
    with session.office() as office:
        outcome = settle(office.desk, args["id"], args["value"])
    session.tell("doubt-settled", {"count": len(outcome.touched["doubt"])})
    return 0


COMMANDS = (
    Command("doubts", _list, options=(JSON,)),
    Command("doubts settle", _settle, (Place("ID", words),), (Option("--value", words),)),
)
