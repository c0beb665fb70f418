"""Issues reports: with number and date the model and the PDF itself are kept as they were signed.

A correction is a new issue that names the former. Must not know how a report is drawn.
"""

import hashlib
import json
import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import resources
from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.reports.model import Report
from cchc_desktop.reports.model.storing import from_json, to_json
from cchc_desktop.reports.writing import Format, report_bytes
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import attach
from cchc_desktop.services.finding import find_plan
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.comparing import differences
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued, same_number
from cchc_desktop.services.reporting.making import Wanted, make_one
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.stationery import Signed
from db.errors import translating
from db.models.reporting import IssuedReport
from db.queries import issued as queries
from resources.words import word

_MODEL: Final = "document"
_ASKED: Final = "asked"


@dataclass(frozen=True, slots=True)
class IssueForm:
    """Which report is issued, under which number, on which day; `replaces` is a former number."""

    period: Period
    kind: ReportKind
    number: str
    day: date
    plan: uuid.UUID | str | None = None
    replaces: str = ""
    today: date | None = None
    whole: bool = False


def issue(desk: Desk, form: IssueForm, files: Path, ticket: Ticket | None = None) -> uuid.UUID:
    """Freeze a report; return its id."""
    if not nfc(form.number):
        raise RefusedError("issue-without-number")
    asked = Asked(form.period, form.plan, today=form.today)
    signed = Signed(form.number, form.day)
    document = make_one(desk, Wanted(form.kind, asked, signed, whole=form.whole))
    made = report_bytes(document, Format.PDF, ticket or Ticket(), fonts=resources.path("fonts"))
    known = list_issued(desk)
    act = desk.act(
        "issue-report",
        kind=word("report-kinds", form.kind),
        period=period_words(form.period),
        number=nfc(form.number),
    )
    with desk.writing(act) as (writer, _):
        plan = None if form.plan is None else find_plan(writer.connection, form.plan)
        replaced = _replaced(known, form)
        _refuse_twice(known, form, plan, replaced)
        with translating(files), tempfile.TemporaryDirectory(dir=files.parent) as scratch:
            pdf = Path(scratch) / _file_name(form)
            pdf.write_bytes(made)
            attachment = attach(writer, pdf, files)
        kept = {
            _MODEL: json.loads(to_json(document)),
            _ASKED: {
                "whole": form.whole,
                "today": form.today.isoformat() if form.today else None,
                "at": desk.now().isoformat(),
            },
        }
        return writer.add(
            IssuedReport,
            kind=str(form.kind),
            period=str(form.period),
            plan_id=plan,
            number=nfc(form.number),
            issued_on=form.day,
            replaces_id=replaced.id if replaced else None,
            model=kept,
            attachment_id=attachment,
        )


def find_issued(desk: Desk, number: str, year: int | None = None) -> IssuedLine:
    """Find the newest issued report of a number, as long as it is of that year."""
    for one in list_issued(desk):
        if same_number(one.number, number) and year in {None, one.issued_on.year}:
            return one
    raise RefusedError("issued-not-found", {"number": number})


def open_issued(issued: IssuedLine, files: Path) -> bytes:
    """Return the PDF as it was signed: the very bytes, or a refusal when they are not there."""
    kept = files / issued.sha256
    with translating(files):
        if not kept.is_file():
            raise RefusedError("issued-file-gone", {"number": issued.number})
        held = kept.read_bytes()
    if hashlib.sha256(held).hexdigest() != issued.sha256:
        raise RefusedError("issued-file-changed", {"number": issued.number})
    return held


def issued_document(desk: Desk, issued: uuid.UUID) -> Report:
    """Return the report as it was when it was issued."""
    return from_json(json.dumps(_kept(desk, issued)[_MODEL]))


def differences_since_issue(desk: Desk, issued: IssuedLine) -> list[str]:
    """Tell in sentences what the report would say otherwise, had it been made of today's facts.

    It is judged on the day on which it was issued: that time has passed since is no change.
    """
    kept = _kept(desk, issued.id)
    said = kept[_ASKED]
    at = datetime.fromisoformat(said["at"])
    today = date.fromisoformat(said["today"]) if said["today"] else None
    asked = Asked(issued.period, issued.plan, today=today)
    signed = Signed(issued.number, issued.issued_on)
    wanted = Wanted(issued.kind, asked, signed, whole=said["whole"])
    made = make_one(replace(desk, now=lambda: at), wanted)
    return differences(from_json(json.dumps(kept[_MODEL])), made)


def _kept(desk: Desk, issued: uuid.UUID) -> dict[str, Any]:
    with desk.store.looking() as ask:
        model = queries.issued_model(ask, issued)
    if model is None:
        raise RefusedError("issued-not-found", {"number": ""})
    return model


def _replaced(known: Sequence[IssuedLine], form: IssueForm) -> IssuedLine | None:
    """Find the report that this one takes the place of."""
    if not form.replaces:
        return None
    for one in known:
        if one.kind is form.kind and same_number(one.number, form.replaces):
            return one
    raise RefusedError("issued-not-found", {"number": form.replaces})


def _refuse_twice(
    known: Sequence[IssuedLine],
    form: IssueForm,
    plan: uuid.UUID | None,
    replaced: IssuedLine | None,
) -> None:
    """Refuse to issue the same report under the same number again by a slip."""
    for one in known:
        same_report = (one.kind, one.period, one.plan) == (form.kind, form.period, plan)
        same_name = same_number(one.number, form.number) and one.issued_on.year == form.day.year
        if same_report and same_name and replaced is None:
            facts = {"number": one.number, "day": one.issued_on}
            raise RefusedError("issued-already", facts)


def _file_name(form: IssueForm) -> str:
    number = nfc(form.number).replace("/", "-")
    return f"{form.kind}-{form.period}-{number}{Format.PDF}"
