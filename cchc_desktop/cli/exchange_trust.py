"""`cchc exchange`: keys, answers, proposals, values side by side, the meeting in a folder."""

from pathlib import Path
from typing import Any

from cchc_desktop.cli.grammar import (
    JSON,
    Args,
    Command,
    Option,
    Place,
    at_most_one,
    needs_one,
    together,
)
from cchc_desktop.cli.passphrase import passphrase_in
from cchc_desktop.cli.reading import OneOf, count, file, period, words
from cchc_desktop.cli.session import Session
from cchc_desktop.cli.steps import steps
from cchc_desktop.cli.told_files import why_words
from cchc_desktop.services.exchange.answers import answer
from cchc_desktop.services.exchange.board import reopen
from cchc_desktop.services.exchange.differences import choose, list_differences
from cchc_desktop.services.exchange.files import find_file
from cchc_desktop.services.exchange.folder_meeting import meet
from cchc_desktop.services.exchange.office_key import (
    office_key,
    recover,
    replace_key,
    save_sealed,
    signing_key,
)
from cchc_desktop.services.exchange.proposals import (
    ProposedField,
    answer_proposal,
    list_proposals,
    propose,
)
from cchc_desktop.services.exchange.sending import Where, write_answers
from cchc_desktop.services.exchange.telephone import confirm_key_of_file
from resources.words import word


def _key(args: Args, session: Session) -> int:
    with session.office() as office:
        desk = office.desk
        if args["recover"]:
            recover(desk, args["recover"], passphrase_in(args["passphrase_file"]))
        elif args["replace"]:
            replace_key(desk)
        else:
            signing_key(desk)
        if args["save"]:
            save_sealed(desk, args["save"], passphrase_in(args["passphrase_file"]))
            session.tell("key-saved", {"path": args["save"]})
        told = office_key(desk)
    if told.fingerprint is not None:
        session.print(told.fingerprint.digits)
        session.print(" ".join(told.fingerprint.words))
    return 0


def _trust(args: Args, session: Session) -> int:
    with session.office() as office:
        path: Path = args["file"]
        unit = confirm_key_of_file(
            office.desk, office.folder, path, args["fingerprint"], args["note"]
        )
    session.tell("key-confirmed", {"unit": unit})
    return 0


def _answer(args: Args, session: Session) -> int:
    with session.office() as office:
        found = find_file(office.desk, args["id"])
        reasons = [] if args["return"] is None else [args["return"]]
        answer(office.desk, found.id, accepted=bool(args["accept"]), reasons=reasons)
    session.tell("report-accepted" if args["accept"] else "report-returned", {"unit": found.office})
    return 0


def _receipt(args: Args, session: Session) -> int:
    with session.office() as office:
        at = Where(office.folder, args["out"], steps(session))
        sent = write_answers(office.desk, at, args["to"])
    session.tell("file-written", {"path": sent.path})
    return 0


def _reopen(args: Args, session: Session) -> int:
    with session.office() as office:
        reopen(office.desk, args["name"], args["period"], args["why"])
    session.tell("report-reopened", {"unit": args["name"]})
    return 0


def _meet(args: Args, session: Session) -> int:
    with session.office() as office:
        met = meet(office.desk, office.folder, args["file"], steps(session))
    for one in met.taken:
        if one.refused is not None:
            facts = {"file": one.preview.file, "why": why_words(one.refused)}
            session.tell("file-left", facts)
    taken = sum(one.refused is None for one in met.taken)
    session.tell("met", {"count": taken, "path": met.written.path})
    return 0 if taken == len(met.taken) else 1


def _differences(args: Args, session: Session) -> int:
    with session.office() as office:
        found = list_differences(office.desk)
    if args["json"]:
        session.print_json(
            [
                {
                    "id": one.id,
                    "between": str(one.between),
                    "what": one.label,
                    "unit": one.unit,
                    "field": one.field,
                    "values": one.values,
                }
                for one in found
            ]
        )
        return 0
    rows = [
        (one.id, word("differences", one.between), one.label, one.unit, " | ".join(one.values))
        for one in found
    ]
    session.print_table("differences", rows)
    return 0


def _choose(args: Args, session: Session) -> int:
    with session.office() as office:
        choose(office.desk, args["id"], args["value"] - 1)
    session.tell("value-chosen", {})
    return 0


def _proposals(args: Args, session: Session) -> int:
    with session.office() as office:
        found = list_proposals(office.desk)
    if args["json"]:
        session.print_json([_proposal_json(one) for one in found])
        return 0
    rows = [
        (one.id.hex[:8], one.label, word("task-fields", one.field), one.proposed, one.office)
        for one in found
    ]
    session.print_table("proposals", rows)
    return 0


def _proposal_json(one: Any) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "task": None if one.task is None else str(one.task),
        "what": one.label,
        "field": one.field,
        "value": one.proposed,
        "from": one.office,
        "reason": one.reason,
        "ours": one.ours,
        "accepted": one.accepted,
        "answer": one.answer,
    }


def _propose(args: Args, session: Session) -> int:
    with session.office() as office:
        field = ProposedField(args["field"])
        propose(office.desk, args["task"], field, args["value"], args["why"] or "")
    session.tell("proposed", {})
    return 0


def _decide(args: Args, session: Session) -> int:
    with session.office() as office:
        accepted, why = bool(args["accept"]), args["decline"] or ""
        answer_proposal(office.desk, args["id"], accepted=accepted, reason=why)
    session.tell("proposal-accepted" if args["accept"] else "proposal-declined", {})
    return 0


_ID = Place("ID", words)
_ACCEPT = Option("--accept", None)

COMMANDS = (
    Command(
        "exchange key",
        _key,
        options=(
            Option("--save", file),
            Option("--recover", file),
            Option("--replace", None),
            Option("--passphrase-file", file),
        ),
        rules=(at_most_one("--save", "--recover", "--replace"),),
    ),
    Command(
        "exchange trust",
        _trust,
        (Place("FILE", file),),
        (Option("--fingerprint", words, required=True), Option("--note", words, required=True)),
    ),
    Command(
        "exchange answer",
        _answer,
        (_ID,),
        (_ACCEPT, Option("--return", words)),
        (needs_one("--accept", "--return"), at_most_one("--accept", "--return")),
    ),
    Command(
        "exchange receipt",
        _receipt,
        options=(Option("--to", words, required=True), Option("--out", file, required=True)),
    ),
    Command(
        "exchange reopen",
        _reopen,
        (Place("NAME", words),),
        (Option("--period", period, required=True), Option("--why", words, required=True)),
    ),
    Command("exchange meet", _meet, (Place("FILE", file),)),
    Command("exchange differences", _differences, options=(JSON,)),
    Command("exchange choose", _choose, (_ID,), (Option("--value", count, required=True),)),
    Command("exchange proposals", _proposals, options=(JSON,)),
    Command(
        "exchange propose",
        _propose,
        (Place("TASK", words),),
        (
            Option("--field", OneOf(tuple(ProposedField)), required=True),
            Option("--value", words, required=True),
            Option("--why", words),
        ),
        (together("--field", "--value"),),
    ),
    Command(
        "exchange decide",
        _decide,
        (_ID,),
        (_ACCEPT, Option("--decline", words)),
        (needs_one("--accept", "--decline"), at_most_one("--accept", "--decline")),
    ),
)
