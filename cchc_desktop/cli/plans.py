"""`cchc plan`: the plans there are, one of them in full, next year's from it."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Place, needs_one
from cchc_desktop.cli.printing import day_json, short
from cchc_desktop.cli.reading import SPAN, span, span_rule, words
from cchc_desktop.cli.session import Session
from cchc_desktop.services.plans import PlanLine, continue_plan, list_plans, show_plan

_PLAN = Place("PLAN", words)


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_plans(office.desk.store, office.desk.today)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        rows = [
            (short(one.id), one.number, one.subject, one.first_day, one.last_day, one.tasks)
            for one in lines
        ]
        session.print_table("plans", rows)
    return 0


def _as_json(line: PlanLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "number": line.number,
        "kind": line.kind,
        "issuer": line.issuer,
        "issued_on": day_json(line.issued_on),
        "subject": line.subject,
        "from": day_json(line.first_day),
        "to": day_json(line.last_day),
        "continues": str(line.continues) if line.continues else None,
        "tasks": line.tasks,
    }


def _show(args: Args, session: Session) -> int:
    with session.office() as office:
        plan = show_plan(office.desk.store, args["plan"])
    if args["json"]:
        session.print_json(plan)
        return 0
    document = plan["document"]
    session.print(f"{document['kind']} {document['number'] or ''}".strip())
    session.print(document["subject"])
    session.print("")
    rows = [
        (
            one["section"],
            one["code"],
            one["title"],
            one["products"],
            one["lead_units"],
            one["partner_units"],
            one["deadline"]["text"],
        )
        for one in plan["tasks"]
    ]
    session.print_table("plan", rows)
    return 0


def _continue(args: Args, session: Session) -> int:
    with session.office() as office:
        session.print(str(continue_plan(office.desk, args["plan"], *span(args))))
    return 0


COMMANDS = (
    Command("plan list", _list, options=(JSON,)),
    Command("plan show", _show, (_PLAN,), (JSON,)),
    Command("plan continue", _continue, (_PLAN,), SPAN, (span_rule, needs_one("--year", "--from"))),
)
