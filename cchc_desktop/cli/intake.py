"""`cchc intake`: a document read as a draft plan. Stores nothing and needs no data folder."""

from cchc_desktop.cli.grammar import JSON, Args, Command, Place
from cchc_desktop.cli.reading import SPAN, file, span, span_rule
from cchc_desktop.cli.session import Session
from cchc_desktop.cli.steps import steps
from cchc_desktop.services.intake.form import incoming_form, whats
from cchc_desktop.services.intake.incoming import Incoming, read_alone
from cchc_desktop.services.intake.places import notice_words
from cchc_desktop.services.intake.span import Span


def given_span(args: Args) -> Span | None:
    """Return the days that the line gives a plan, if it does."""
    return Span(*span(args)) if args["from"] or args["year"] else None


def tell_notices(session: Session, incoming: Incoming) -> None:
    """Say what a person should know about the reading, with nothing to decide."""
    for notice in incoming.notices:
        code, facts = notice_words(notice)
        session.tell(code, facts)


def _read(args: Args, session: Session) -> int:
    path = args["file"]
    today = session.clock.today()
    incoming = read_alone(today, path, path.name, steps(session), given_span(args))
    tell_notices(session, incoming)
    if args["json"]:
        session.print_json(incoming_form(incoming))
    else:
        _print(incoming, session)
    return 0


def _print(incoming: Incoming, session: Session) -> None:
    draft, days = incoming.draft, incoming.span
    session.print(f"{draft.document.kind} {draft.document.number or ''}".strip())
    session.print(draft.document.subject)
    session.print("")
    rows = [
        (
            None if task.section is None else draft.sections[task.section].code,
            task.code,
            task.title,
            task.products,
            task.lead_units,
            task.partner_units,
            task.deadline,
            sorted({one.due for one in read.milestones if one.due is not None}),
            " ".join(whats(doubts)),
        )
        for task, read, doubts in zip(draft.tasks, incoming.deadlines, incoming.doubts, strict=True)
    ]
    session.print_table("intake", rows)
    if incoming.plan_doubts:
        session.print("")
        about = [
            (one.where, said)
            for one, said in zip(incoming.plan_doubts, whats(incoming.plan_doubts), strict=True)
        ]
        session.print_table("plan-doubts", about)
    facts = {"first": days.first_day, "last": days.last_day}
    session.tell("intake-read", {**facts, "tasks": len(draft.tasks), "doubts": incoming.open})


COMMANDS = (Command("intake", _read, (Place("FILE", file),), (*SPAN, JSON), (span_rule,)),)
