"""`cchc report`, `issue` and `issued`: reports written, frozen when signed, found again."""

from collections.abc import Mapping
from typing import Any

import resources
from cchc_desktop.cli.grammar import JSON, Args, Command, Option, Place
from cchc_desktop.cli.reading import Ending, OneOf, day, file, period, words, year
from cchc_desktop.cli.session import Session
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.writing import Format, format_of, write_bytes, write_report
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import IssueForm, find_issued, issue, open_issued
from cchc_desktop.services.reporting.making import Wanted, make_one
from cchc_desktop.services.reporting.material import ReportKind
from resources.words import word

_KINDS = OneOf(tuple(ReportKind))
_FORMATS = Ending(tuple(Format))


def _report(args: Args, session: Session) -> int:
    kind, out = ReportKind(args["kind"]), args["out"]
    asked = Asked(args["period"], args["plan"], args["unit"], args["today"])
    # A printed report goes out with its appendices as files of their own.
    whole = format_of(out) is not Format.PDF
    with session.office() as office:
        report = make_one(office.desk, Wanted(kind, asked, whole=whole))
    write_report(report, out, Ticket(), fonts=resources.path("fonts"))
    facts = {"kind": kind, "period": period_words(asked.period), "path": out}
    session.tell("report-made", facts)
    return 0


def _issue(args: Args, session: Session) -> int:
    form = IssueForm(
        period=args["period"],
        kind=ReportKind(args["kind"]),
        number=args["number"],
        day=args["date"],
        plan=args["plan"],
        replaces=args["replaces"] or "",
    )
    with session.office() as office:
        made = issue(office.desk, form, office.folder.files)
    session.print(str(made))
    facts = {"kind": form.kind, "period": period_words(form.period), "number": form.number}
    session.tell("report-issued", facts)
    return 0


def _list(args: Args, session: Session) -> int:
    with session.office() as office:
        lines = list_issued(office.desk)
    if args["json"]:
        session.print_json([_as_json(line) for line in lines])
    else:
        session.print_table("issued", [_row(line) for line in lines])
    return 0


def _open(args: Args, session: Session) -> int:
    with session.office() as office:
        found = find_issued(office.desk, args["n"], args["year"])
        held = open_issued(found, office.folder.files)
    write_bytes(held, args["out"], Ticket())
    session.tell("issued-opened", {"number": found.number, "path": args["out"]})
    return 0


def _as_json(line: IssuedLine) -> Mapping[str, Any]:
    return {
        "id": str(line.id),
        "number": line.number,
        "date": line.issued_on.isoformat(),
        "kind": str(line.kind),
        "period": str(line.period),
        "plan": None if line.plan is None else str(line.plan),
        "replaces": line.replaces or None,
        "replaced_by": line.replaced_by or None,
        "sha256": line.sha256,
        "size": line.size,
    }


def _row(line: IssuedLine) -> tuple[object, ...]:
    return (
        line.number,
        line.issued_on,
        word("report-kinds", line.kind),
        str(line.period),
        line.plan_name,
        line.replaces,
        line.replaced_by,
    )


COMMANDS = (
    Command(
        "report",
        _report,
        (Place("PERIOD", period),),
        (
            Option("--kind", _KINDS, required=True),
            Option("--out", _FORMATS, required=True),
            Option("--plan", words),
            Option("--unit", words),
            Option("--today", day),
        ),
    ),
    Command(
        "issue",
        _issue,
        (Place("PERIOD", period),),
        (
            Option("--kind", _KINDS, required=True),
            Option("--number", words, required=True),
            Option("--date", day, required=True),
            Option("--plan", words),
            Option("--replaces", words),
        ),
    ),
    Command("issued list", _list, options=(JSON,)),
    Command(
        "issued open",
        _open,
        (Place("N", words),),
        (Option("--year", year), Option("--out", file, required=True)),
    ),
)
