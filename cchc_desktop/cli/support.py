"""`cchc support`: one file for whoever supports the office, without texts and names."""

from cchc_desktop.cli.grammar import Args, Command, Option
from cchc_desktop.cli.reading import Ending
from cchc_desktop.cli.session import Session
from cchc_desktop.services.upkeep.support import gather_held, write_support


def _support(args: Args, session: Session) -> int:
    parts = gather_held(session.folder.root, session.clock.now())
    session.print(str(write_support(parts, args["out"])))
    session.tell("support-written", {})
    return 0


COMMANDS = (
    Command("support", _support, options=(Option("--out", Ending((".zip",)), required=True),)),
)
