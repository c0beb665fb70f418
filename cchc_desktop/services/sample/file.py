"""The sample year as its files say it, for one year: units and people, the plan, results, figures.

Must not know the database.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import resources
from cchc_desktop.domain.draft import (
    BasisDraft,
    ChapterDraft,
    Cited,
    ColumnDraft,
    Document,
    PlanDraft,
    ReportDutyDraft,
    SectionDraft,
    TargetDraft,
    TaskDraft,
)
from cchc_desktop.domain.targets import Check, Comparator

Table = dict[str, Any]

_FREQUENCIES = {"quarter": "quarter", "half-year": "half", "year": "year"}


@dataclass(frozen=True, slots=True)
class SampleYear:
    """What the files hold, in their own tables; each file's header says which."""

    year: int
    office: str
    plan: Table
    units: Sequence[Table]
    people: Sequence[Table]
    targets: Sequence[Table]
    tables: Sequence[Table]
    sections: Sequence[Table]

    @property
    def tasks(self) -> Iterator[Table]:
        for section in self.sections:
            yield from section["tasks"]


def read_sample(year: int) -> SampleYear:
    """Read the sample as of a year."""
    units = _read(year, "units.toml")
    folder = resources.path("sample", "sections")
    return SampleYear(
        year=year,
        office=units["office"],
        plan=_read(year, "plan.toml"),
        units=units["units"],
        people=units["people"],
        targets=_read(year, "targets.toml")["targets"],
        tables=_read(year, "statistics.toml")["tables"],
        sections=[_read(year, "sections", file.name) for file in sorted(folder.glob("*.toml"))],
    )


def plan_draft(sample: SampleYear, office: str) -> PlanDraft:
    """Return the plan as a draft; `office` is the name of the office that plays the sample's."""
    said = sample.plan["document"]
    named = partial(_played_by, sample.office, office)
    signs_as, post = said["signer_post"]
    return PlanDraft(
        document=Document(
            subject=said["subject"],
            kind=said["kind"],
            number=said["number"],
            issuer=named(said["issuer"]),
            place=said["place"],
            issued_on=date.fromisoformat(said["issued_on"]),
            signer=said["signer"],
            signer_post=post,
            signs_as=signs_as,
            recipients=tuple(said["recipients"]),
        ),
        bases=tuple(map(_basis, sample.plan["bases"])),
        chapters=tuple(ChapterDraft(**one) for one in sample.plan["chapters"]),
        targets=tuple(map(_target, sample.targets)),
        layout=tuple(ColumnDraft(**one) for one in sample.plan["layout"]),
        sections=tuple(SectionDraft(**one["section"]) for one in sample.sections),
        tasks=tuple(
            _task(place, one)
            for place, section in enumerate(sample.sections)
            for one in section["tasks"]
        ),
        report_duties=tuple(_duty(sample, one, named) for one in sample.plan["report_duties"]),
    )


def span(sample: SampleYear) -> tuple[date, date]:
    said = sample.plan["document"]
    return date.fromisoformat(said["first_day"]), date.fromisoformat(said["last_day"])


def _read(year: int, *parts: str) -> Table:
    text = resources.path("sample", *parts).read_text(encoding="utf-8")
    for name, meant in (("{Y}", year), ("{Y-1}", year - 1), ("{Y+1}", year + 1)):
        text = text.replace(name, str(meant))
    return tomllib.loads(text)


def _played_by(role: str, office: str, name: str) -> str:
    return office if name == role else name


def _basis(said: Table) -> BasisDraft:
    cited = (Cited(one["number"], date.fromisoformat(one["issued_on"])) for one in said["cited"])
    return BasisDraft(said["text"], tuple(cited))


def _target(said: Table) -> TargetDraft:
    checks = (
        Check(Comparator(one["comparator"]), Decimal(str(one["value"])), one["unit"], one["scope"])
        for one in said["checks"]
    )
    return TargetDraft(said["text"], said["code"], tuple(checks))


def _task(section: int, said: Mapping[str, Any]) -> TaskDraft:
    return TaskDraft(
        title=said["title"],
        code=said["code"],
        section=section,
        details=tuple(said.get("details", ())),
        products=tuple(said["products"]),
        lead_units=tuple(said["leads"]),
        partner_units=tuple(said["partners"]),
        deadline=said["deadline"],
        person=said.get("person", ""),
        funding=said.get("funding", ""),
        note=said.get("note", ""),
    )


def _duty(sample: SampleYear, said: Table, named: partial[str]) -> ReportDutyDraft:
    part = said["period"].removeprefix(str(sample.year)) or "Y"
    own = said["owed_by"] == sample.office
    return ReportDutyDraft(
        text=said["text"],
        frequency=_FREQUENCIES[said["frequency"]],
        due_rule=said["due_rule"],
        recipient=named(said["recipient"]),
        period_part=part if said["period"] else None,
        owed_by="" if own else said["owed_by"],
    )
