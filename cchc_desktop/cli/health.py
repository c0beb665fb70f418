"""`cchc check`: whether the data folder is sound."""

from cchc_desktop.cli.grammar import JSON, Args, Command
from cchc_desktop.cli.session import Session
from cchc_desktop.services.upkeep.copies import held
from cchc_desktop.services.upkeep.health import check
from resources.words import sentence, word


def _check(args: Args, session: Session) -> int:
    with held(session.folder.root) as folder:
        found = check(folder)
    findings = [
        {
            "what": sentence(f"findings.{one.what}", {"where": one.where}),
            "where": one.where,
            "repair": word("repairs", one.repair),
        }
        for one in found
    ]
    if args["json"]:
        session.print_json({"sound": not findings, "findings": findings})
    elif findings:
        session.print_table("findings", [(one["what"], one["repair"]) for one in findings])
    else:
        session.tell("sound", {"path": session.folder.root})
    return 1 if findings else 0


COMMANDS = (Command("check", _check, options=(JSON,)),)
