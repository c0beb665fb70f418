"""`cchc plan`: a document taken in, the plans there are, one in full, next year's from it."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_desktop.bootstrap import Office
from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place, needs_one
from cchc_desktop.cli.printing import day_json, short
from cchc_desktop.cli.reading import SPAN, file, period, span, span_rule, words
from cchc_desktop.cli.session import Session
from cchc_desktop.cli.steps import steps
from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.services.plans.storing import PlanLine, continue_plan, list_plans, show_plan

if TYPE_CHECKING:
    from cchc_desktop.services.intake.incoming import Incoming

_PLAN = Place("PLAN", words)


def _import(args: Args, session: Session) -> int:
    # The readers are slow to load, and no other command of plans needs them.
    from cchc_desktop.cli.intake import given_span, tell_notices  # noqa: PLC0415
    from cchc_desktop.services.intake.incoming import read_plan  # noqa: PLC0415

    path = args["file"]
    with session.office() as office:
        incoming = read_plan(office.desk, path, path.name, steps(session), given_span(args))
        if args["period"]:
            quarter = parse_quarter(str(args["period"]))
            incoming = replace(incoming, decisions=replace(incoming.decisions, quarter=quarter))
        tell_notices(session, incoming)
        session.print(str(_stored(args, session, office, incoming)))
    return 0


def _stored(args: Args, session: Session, office: Office, incoming: "Incoming") -> uuid.UUID:
    from cchc_desktop.services.intake.again import stored_already  # noqa: PLC0415
    from cchc_desktop.services.intake.differences import differences  # noqa: PLC0415

    if args["amends"]:
        return _take_in_again(args, session, office, incoming, args["amends"])
    there = stored_already(office.desk, incoming)
    if there is None:
        return _take_in(session, office, incoming)
    if args["take_progress"]:
        return _take_in_again(args, session, office, incoming, str(there.plan))
    session.tell("intake-there-already", {"plan": there.name})
    found = differences(office.desk, incoming, there.plan)
    _tell_progress(session, there.name, 0, sum(one.progress is not None for one in found))
    return there.plan


def _take_in(session: Session, office: Office, incoming: "Incoming") -> uuid.UUID:
    from cchc_desktop.services.intake.finding import find_stored  # noqa: PLC0415
    from cchc_desktop.services.intake.storing import take_in  # noqa: PLC0415

    like = find_stored(office.desk, incoming)
    plan = take_in(office.desk, office.folder, incoming, steps(session))
    facts = {"tasks": len(incoming.draft.tasks), "doubts": incoming.open}
    session.tell("intake-stored", facts)
    for one in like[:1]:
        session.tell(f"intake-like-{one.why}", {"plan": one.name})
    return plan


def _take_in_again(
    args: Args, session: Session, office: Office, incoming: "Incoming", plan: str
) -> uuid.UUID:
    from cchc_desktop.services.intake.again import Amendment, take_in_again  # noqa: PLC0415

    said = Amendment(progress=None if args["take_progress"] else frozenset())
    done = take_in_again(office.desk, office.folder, incoming, plan, said, steps(session))
    facts = {"added": done.added, "changed": done.changed, "withdrawn": done.withdrawn}
    if done.nothing:
        session.tell("intake-nothing-new", {"plan": done.name})
    elif not done.says_the_same or done.version:
        session.tell("intake-amended", {**facts, "plan": done.name})
    if done.unsure:
        session.tell("intake-unsure", {"count": done.unsure})
    _tell_progress(session, done.name, done.noted, done.unnoted)
    return done.plan


def _tell_progress(session: Session, plan: str, noted: int, unnoted: int) -> None:
    """Say what became of the progress that a workbook tells otherwise."""
    if noted:
        session.tell("intake-progress-noted", {"count": noted, "plan": plan})
    if unnoted:
        session.tell("intake-progress-otherwise", {"count": unnoted})


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
    Command(
        "plan import",
        _import,
        (Place("FILE", file),),
        (
            *SPAN,
            Option("--amends", words),
            Option("--take-progress", None),
            Option("--period", period),
        ),
        (span_rule,),
    ),
    Command("plan list", _list, options=(JSON,)),
    Command("plan show", _show, (_PLAN,), (JSON,)),
    Command("plan continue", _continue, (_PLAN,), SPAN, (span_rule, needs_one("--year", "--from"))),
)
