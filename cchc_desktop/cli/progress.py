"""`cchc progress`: what became of a task in a quarter."""

from cchc_desktop.cli.grammar import Args, Command, Option, Place
from cchc_desktop.cli.printing import quarter_facts
from cchc_desktop.cli.reading import OneOf, day, occurrence, period, text, whole, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.status import State
from cchc_desktop.services.progress import ProgressForm, set_progress


def _set(args: Args, session: Session) -> int:
    form = ProgressForm(
        task=args["task"],
        period=parse_quarter(str(args["period"])),
        state=State(args["state"]),
        percent=args["percent"],
        done_on=args["done_on"],
        result=args["result"],
        difficulty=args["difficulty"],
        proposal=args["proposal"],
        evidence=args["evidence"],
        unit=args["unit"],
        occurrence=args["occurrence"],
    )
    with session.office() as office:
        set_progress(office.desk, form, office.folder.files)
    session.tell("progress-set", quarter_facts(form.period))
    return 0


COMMANDS = (
    Command(
        "progress set",
        _set,
        (Place("TASK", words),),
        (
            Option("--period", period, required=True),
            Option("--state", OneOf(tuple(State)), required=True),
            Option("--percent", whole),
            Option("--done-on", day),
            Option("--result", text),
            Option("--difficulty", text),
            Option("--proposal", text),
            Option("--evidence", words, many=True),
            Option("--unit", words),
            Option("--occurrence", occurrence),
        ),
    ),
)
