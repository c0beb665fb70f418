"""`cchc exchange`: files to other offices and from them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.cli import exchange_trust
from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place, together
from cchc_desktop.cli.passphrase import passphrase_in
from cchc_desktop.cli.printing import day_json
from cchc_desktop.cli.reading import Ending, day, file, period, whole, words
from cchc_desktop.cli.session import Session
from cchc_desktop.cli.steps import steps
from cchc_desktop.cli.told_files import (
    change_rows,
    file_json,
    file_row,
    line_json,
    line_row,
    why_words,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.board import UnitStatus, status
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.exchange.kinds import FileKind, Preview, Signature, Why
from cchc_desktop.services.exchange.parcel import Sent
from cchc_desktop.services.exchange.sending import Where, write_assign, write_return, write_sync
from cchc_desktop.services.exchange.taking import Ask, Taken, preview, take
from cchc_desktop.services.occasion_words import period_words

if TYPE_CHECKING:
    from cchc_desktop.bootstrap import Office

REFUSED = 1


def _assign(args: Args, session: Session) -> int:
    return _send(
        args, session, lambda office, at: write_assign(office.desk, at, args["to"], args["plan"])
    )


def _return(args: Args, session: Session) -> int:
    asked, plan = args["period"], args["plan"]
    return _send(args, session, lambda office, at: write_return(office.desk, at, asked, plan))


def _sync(args: Args, session: Session) -> int:
    phrase = passphrase_in(args["passphrase_file"]) if args["for_join"] else None
    return _send(args, session, lambda office, at: write_sync(office.desk, at, phrase))


def _send(args: Args, session: Session, write: "Callable[[Office, Where], Sent]") -> int:
    with session.office() as office:
        sent = write(office, Where(office.folder, args["out"], steps(session)))
    session.tell("file-written-again" if sent.again else "file-written", {"path": sent.path})
    if sent.without:
        session.tell("file-written-without", {"count": len(sent.without), "names": sent.without})
    return 0


def _form(args: Args, session: Session) -> int:
    with session.office() as office:
        made = write_form_for(office.desk, args["to"], args["period"], args["out"], steps(session))
    session.tell("form-written", {"path": made.path, "count": made.rows})
    return 0


def _inspect(args: Args, session: Session) -> int:
    with session.office() as office:
        found = preview(office.desk, office.folder, [args["file"]], steps(session))
    readable = [one for one in found if not _is_unreadable(one)]
    if not readable:
        raise _refusal(found[0].refused)
    for one in readable:
        _say_of(session, one)
    if args["json"]:
        told = [file_json(one) for one in readable]
        session.print_json(told[0] if len(told) == 1 else told)
    else:
        session.print_table("files-seen", [file_row(one) for one in readable])
        session.print_table("files-change", change_rows(readable[0].lines))
    return 0


def _is_unreadable(one: Preview) -> bool:
    return one.refused is not None and one.signature is Signature.BAD


def _say_of(session: Session, one: Preview) -> None:
    if one.refused is not None:
        session.tell(one.refused.code, one.refused.facts)
    elif one.already_taken:
        session.tell("file-already-taken", {"file": one.file})
    elif one.asks_why is not None:
        session.tell(one.asks_why.code, one.asks_why.facts)
    if one.signature is Signature.NEW:
        session.tell("file-key-new", {"office": one.sender.name, "digits": one.fingerprint})


def _merge(args: Args, session: Session) -> int:
    paths: Sequence[Path] = args["file"]
    confirmed = frozenset() if args["confirm"] is None else frozenset({args["confirm"]})
    ask = Ask(args["as"], confirmed, lines=False)
    with session.office_for(paths, args["as"]) as office:
        taken = take(office.desk, office.folder, paths, steps(session), ask)
        if all(one.refused for one in taken) and len(taken) == 1:
            raise _refusal(taken[0].refused)
    good = [one for one in taken if one.refused is None]
    for one in taken:
        _tell_taken(session, one)
    if args["json"] and good:
        session.print_json([file_json(one.preview) for one in good])
    elif good:
        session.print_table("files-seen", [file_row(one.preview) for one in good])
    return 0 if len(good) == len(taken) else REFUSED


def _tell_taken(session: Session, one: Taken) -> None:
    found = one.preview
    if one.refused is not None:
        facts = {"file": found.file, "why": why_words(one.refused)}
        session.tell("file-left", facts)
    elif found.already_taken:
        session.tell("file-already-taken", {"file": found.file})
    else:
        session.tell("file-taken", {"file": found.file, "office": found.sender.name})
        if found.kind is FileKind.FORM:
            session.tell("file-not-proved", {"file": found.file})
        elif found.signature is Signature.NEW:
            facts = {"office": found.sender.name, "digits": found.fingerprint}
            session.tell("file-key-new", facts)


def _refusal(why: Why | None) -> RefusedError:
    return RefusedError(why.code if why else "exchange-no-office-yet", why.facts if why else None)


def _undo(args: Args, session: Session) -> int:
    with session.office() as office:
        undo_file(office.desk, args["id"])
    session.tell("file-taken-back", {})
    return 0


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_files(office.desk, sent=False)
    if args["json"]:
        session.print_json([line_json(one) for one in lines])
    else:
        session.print_table("files", [line_row(one) for one in lines])
    return 0


def _status(args: Args, session: Session) -> int:
    with session.office() as office:
        board = status(office.desk, args["period"], args["today"])
    if args["json"]:
        session.print_json(
            {
                "period": str(board.period),
                "due": day_json(board.due),
                "units": [_unit_json(one) for one in board.units],
            }
        )
        return 0
    session.print_table("board", [_unit_row(one) for one in board.units])
    told = board.measures()
    facts: dict[str, Any] = {
        "period": period_words(board.period),
        "expected": told.expected,
        "received": told.received,
        "on_time": told.on_time,
        "complete": told.complete,
    }
    session.tell("board-measures", facts)
    return 0


def _unit_json(one: UnitStatus) -> dict[str, Any]:
    return {
        "unit": one.name,
        "expected": one.expected,
        "received_on": day_json(one.received_on),
        "on_time": one.on_time,
        "assigned": one.assigned,
        "reported": one.reported,
        "accepted": one.accepted,
    }


def _unit_row(one: UnitStatus) -> Sequence[object]:
    return (
        one.name,
        one.due,
        one.received_on,
        None if one.on_time is None else one.on_time,
        f"{one.reported}/{one.assigned}",
        one.accepted,
    )


_OUT = Option("--out", file, required=True)
_PLAN = Option("--plan", words)
_TO = Option("--to", words, required=True)
_PERIOD = Option("--period", period, required=True)

COMMANDS = (
    Command("exchange assign", _assign, options=(_TO, _OUT, _PLAN)),
    Command("exchange return", _return, options=(_PERIOD, _OUT, _PLAN)),
    Command(
        "exchange sync",
        _sync,
        options=(_OUT, Option("--for-join", None), Option("--passphrase-file", file)),
        rules=(together("--for-join", "--passphrase-file"),),
    ),
    Command(
        "exchange form",
        _form,
        options=(_TO, _PERIOD, Option("--out", Ending((".xlsx",)), required=True)),
    ),
    Command("exchange inspect", _inspect, (Place("FILE", file),), (JSON,)),
    Command(
        "exchange merge",
        _merge,
        (Place("FILE", file, many=True),),
        (Option("--as", words), Option("--confirm", whole), JSON),
    ),
    Command("exchange undo", _undo, (Place("ID", words),)),
    Command("exchange list", _list, options=(JSON,)),
    Command("exchange status", _status, (Place("PERIOD", period),), (Option("--today", day), JSON)),
    *exchange_trust.COMMANDS,
)
