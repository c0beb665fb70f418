"""`cchc history`, `undo` and `redo`: what was written, taken back and brought back."""

from cchc_desktop.cli.grammar import JSON, Args, Command, Place
from cchc_desktop.cli.reading import count, words
from cchc_desktop.cli.session import Session
from cchc_desktop.scheduling.clock import in_vietnam
from cchc_desktop.services.history import Reversal, list_history, redo, undo
from resources.words import deed, inner_deed


def _undo(args: Args, session: Session) -> int:
    with session.office() as office:
        _tell("undone", undo(office.desk, args["set"]), session)
    return 0


def _redo(_args: Args, session: Session) -> int:
    with session.office() as office:
        _tell("redone", redo(office.desk), session)
    return 0


def _tell(code: str, reversal: Reversal, session: Session) -> None:
    facts: dict[str, object] = {"deed": inner_deed(reversal.of.verb, reversal.of.facts)}
    facts |= {"count": len(reversal.left), "what": reversal.left_of}
    if reversal.in_the_way is not None:
        code, facts["who"] = f"{code}-partly", reversal.in_the_way.who
    session.tell(code, facts)


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_history(office.desk, args["task"])
    told = [
        {
            "set": line.set,
            "when": in_vietnam(line.when).isoformat(timespec="seconds"),
            "who": line.who,
            "what": deed(line.verb, line.facts),
            "undone": line.undone,
        }
        for line in lines
    ]
    if args["json"]:
        session.print_json(told)
    else:
        rows = [
            (str(line.set), line.when, line.who, one["what"], "✓" if line.undone else "")
            for line, one in zip(lines, told, strict=True)
        ]
        session.print_table("history", rows)
    return 0


COMMANDS = (
    Command("undo", _undo, (Place("SET", count, required=False),)),
    Command("redo", _redo),
    Command("history", _list, (Place("TASK", words, required=False),), (JSON,)),
)
