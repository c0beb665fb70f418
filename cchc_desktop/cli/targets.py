"""`cchc target`: the targets of the plans and their measurements."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place, needs_one, together
from cchc_desktop.cli.printing import number_json, quarter_facts, short
from cchc_desktop.cli.reading import number, period, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.services.targets import TargetLine, list_targets, set_measurement
from resources.words import shown


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_targets(office.desk)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        rows = [
            (
                short(line.id),
                line.code,
                line.text,
                [f"{one.period} {one.unit}: {shown(one.value)}" for one in line.measurements],
            )
            for line in lines
        ]
        session.print_table("targets", rows)
    return 0


def _as_json(line: TargetLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "plan": str(line.plan),
        "code": line.code,
        "text": line.text,
        "checks": [dict(check) for check in line.checks],
        "measurements": [
            {
                "period": one.period,
                "unit": one.unit,
                "value": number_json(one.value),
                "numerator": number_json(one.numerator),
                "denominator": number_json(one.denominator),
            }
            for one in line.measurements
        ],
    }


def _set(args: Args, session: Session) -> int:
    quarter = parse_quarter(str(args["period"]))
    figure = Figure(args["value"], args["numerator"], args["denominator"])
    with session.office() as office:
        set_measurement(office.desk, args["target"], quarter, figure, args["unit"])
    session.tell("measurement-set", quarter_facts(quarter))
    return 0


COMMANDS = (
    Command("target list", _list, options=(JSON,)),
    Command(
        "target set",
        _set,
        (Place("TARGET", words),),
        (
            Option("--period", period, required=True),
            Option("--value", number),
            Option("--numerator", number),
            Option("--denominator", number),
            Option("--unit", words),
        ),
        (needs_one("--value", "--numerator"), together("--numerator", "--denominator")),
    ),
)
