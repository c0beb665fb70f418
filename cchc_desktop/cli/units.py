"""`cchc unit`: units and groups of units."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place
from cchc_desktop.cli.printing import short
from cchc_desktop.cli.reading import LEVELS, day, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.units import Level
from cchc_desktop.services.units import UnitForm, UnitLine, add_unit, list_units
from resources.words import word


def _add(args: Args, session: Session) -> int:
    form = UnitForm(
        args["name"],
        level=args["level"] and Level(args["level"]),
        parent=args["parent"],
        member_of=args["member_of"],
        since=args["from"],
    )
    with session.office() as office:
        session.print(str(add_unit(office.desk, form)))
    return 0


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_units(office.desk)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        session.print_table("units", [_row(line) for line in lines])
    return 0


def _as_json(line: UnitLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "name": line.name,
        "level": line.level,
        "parent": line.parent,
        "is_group": line.is_group,
        "members": line.members,
        "spellings": line.spellings,
    }


def _row(line: UnitLine) -> tuple[object, ...]:
    return short(line.id), line.name, word("levels", line.level), line.parent, line.members


COMMANDS = (
    Command(
        "unit add",
        _add,
        (Place("NAME", words),),
        (
            Option("--level", LEVELS),
            Option("--parent", words),
            Option("--member-of", words, many=True),
            Option("--from", day),
        ),
    ),
    Command("unit list", _list, options=(JSON,)),
)
