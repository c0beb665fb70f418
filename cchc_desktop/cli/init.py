"""`cchc init`: a data folder for an office, or for a second computer of it."""

from cchc_desktop.bootstrap import join_office, make_office
from cchc_desktop.cli.grammar import Args, Command, Option, WrongLine, at_most_one, needs_one
from cchc_desktop.cli.passphrase import passphrase_in
from cchc_desktop.cli.reading import LEVELS, file, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.units import Level
from cchc_desktop.services.office import OfficeForm


def _init(args: Args, session: Session) -> int:
    if args["join"]:
        phrase = passphrase_in(args["passphrase_file"])
        office = join_office(session.folder.root, args["join"], phrase, session.clock)
        office.close()
        session.tell("office-joined", {"path": session.folder.root})
        return 0
    form = OfficeForm(
        args["office"],
        Level(args["level"] or Level.COMMUNE),
        args["parent"] or "",
        args["place"] or "",
    )
    make_office(session.folder.root, form, session.clock).close()
    session.tell("office-made", {"office": args["office"], "path": session.folder.root})
    return 0


def _form_goes_with_office(args: Args) -> None:
    for name in ("level", "parent", "place"):
        if args["join"] and args[name]:
            raise WrongLine("line-not-together", {"first": "--join", "second": f"--{name}"})
    if args["passphrase_file"] and not args["join"]:
        raise WrongLine("line-together", {"given": "--passphrase-file", "missing": "--join"})


COMMANDS = (
    Command(
        "init",
        _init,
        options=(
            Option("--office", words),
            Option("--level", LEVELS),
            Option("--parent", words),
            Option("--place", words),
            Option("--join", file),
            Option("--passphrase-file", file),
        ),
        rules=(
            needs_one("--office", "--join"),
            at_most_one("--office", "--join"),
            _form_goes_with_office,
        ),
    ),
)
