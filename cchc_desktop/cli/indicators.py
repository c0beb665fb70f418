"""`cchc indicator`: the statistics tables of a report."""

from collections.abc import Mapping
from typing import Any

from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place
from cchc_desktop.cli.printing import number_json, quarter_facts
from cchc_desktop.cli.reading import number, period, words
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.services.indicators import IndicatorLine, list_indicators, set_value
from resources.words import shown


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_indicators(office.desk)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        rows = [
            (
                line.code,
                line.title,
                line.measure,
                [f"{one.period} {one.unit}: {shown(one.value)}" for one in line.values],
            )
            for line in lines
        ]
        session.print_table("indicators", rows)
    return 0


def _as_json(line: IndicatorLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "table": line.table,
        "code": line.code,
        "title": line.title,
        "measure": line.measure,
        "adds_up": line.adds_up,
        "numerator": line.numerator,
        "denominator": line.denominator,
        "values": [
            {"period": one.period, "unit": one.unit, "value": number_json(one.value)}
            for one in line.values
        ],
    }


def _set(args: Args, session: Session) -> int:
    quarter = parse_quarter(str(args["period"]))
    with session.office() as office:
        set_value(office.desk, args["code"], quarter, args["value"], args["unit"])
    session.tell("indicator-set", quarter_facts(quarter))
    return 0


COMMANDS = (
    Command("indicator list", _list, options=(JSON,)),
    Command(
        "indicator set",
        _set,
        (Place("CODE", words),),
        (
            Option("--period", period, required=True),
            Option("--value", number, required=True),
            Option("--unit", words),
        ),
    ),
)
