"""The consolidated appendix (tong-hop): units × fields, who reported when, what is late and why.

Parts add up to the whole: numerators and denominators are added, percentages never averaged. Must
not know how a table is drawn.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Appendix,
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Heading,
    Part,
    Row,
    Share,
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.material import Material, ReportKind
from cchc_desktop.services.reporting.outline import FIELDS
from cchc_desktop.services.reporting.stands import DONE, LATE, Stand
from cchc_desktop.services.reporting.target_table import targets_by_unit
from cchc_desktop.services.reporting.told import OTHER, Facts, PartTold, Submission, TaskTold
from cchc_desktop.services.reporting.wording import counted, lower_first
from resources.words import sentence, word

_NOBODY: Final = uuid.UUID(int=0)
_UNIT_WIDTH: Final = 56
_FIELD_WIDTH: Final = 14


@dataclass(slots=True)
class UnitSums:
    """What one unit, or all together, came to. Sums of units are the sums of all."""

    given: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    overdue: int = 0
    told: int = 0

    def add(self, reform_field: str, part: PartTold | None) -> None:
        self.given[reform_field] += 1
        if part is not None:
            self.done[reform_field] += part.stand in DONE
            self.overdue += part.stand is Stand.OVERDUE
            self.told += part.told

    def __add__(self, other: "UnitSums") -> "UnitSums":
        return UnitSums(
            self.given + other.given,
            self.done + other.done,
            self.overdue + other.overdue,
            self.told + other.told,
        )

    def of_field(self, reform_field: str) -> Share:
        return Share(self.done[reform_field], self.given[reform_field])

    @property
    def together(self) -> Share:
        return Share(self.done.total(), self.given.total())

    @property
    def updated(self) -> Share:
        return Share(self.told, self.given.total())


def sums_by_unit(facts: Facts) -> dict[uuid.UUID, UnitSums]:
    """Return what each unit came to, in the order in which tables name them.

    A task that several units lead counts for each of them; one that nobody leads for nobody.
    """
    found: defaultdict[uuid.UUID, UnitSums] = defaultdict(UnitSums)
    for unit in facts.units:
        found[unit.id] = UnitSums()
    for task in facts.counted:
        for part in task.parts:
            found[part.unit].add(task.field, part)
        if not task.parts:
            found[_NOBODY].add(task.field, None)
    for one in facts.submissions:
        found.setdefault(one.unit, UnitSums())
    return dict(found)


def make_consolidated(material: Material) -> Appendix:
    facts = material.facts
    sums = sums_by_unit(facts)
    if not facts.counted:
        raise RefusedError("report-without-tasks", {"period": period_words(facts.period)})
    parts: list[Part] = [_grid(facts, sums), _chart(facts, sums)]
    late = _late_table(facts)
    if late is not None:
        parts += [Heading(2, word("report-headings", "late")), late]
    targets = targets_by_unit(material)
    if targets is not None:
        parts += [Heading(2, word("report-headings", "targets-by-unit")), targets]
    name = sentence("appendix-names.tong-hop", {"period": period_words(facts.period)})
    return Appendix(name, tuple(parts), material.number_of(ReportKind.TOGETHER))


# ---- units × fields -----------------------------------------------------------------------------


def _grid(facts: Facts, sums: Mapping[uuid.UUID, UnitSums]) -> Table:
    whole = sum(sums.values(), UnitSums())
    fields = [one for one in FIELDS if one != OTHER or whole.given[OTHER]]
    names, sent = _names(facts), {one.unit: one for one in facts.submissions}
    rows = [
        Row((at, names[unit], *_figures(one, fields), _sent_words(sent.get(unit))))
        for at, (unit, one) in enumerate(sums.items(), 1)
    ]
    came = _came(facts)
    rows.append(
        Row((None, word("report-columns", "total"), *_figures(whole, fields), came), total=True)
    )
    return Table(
        _columns(fields),
        tuple(rows),
        name=word("report-headings", "grid"),
        unit=sentence("report-notes.unit"),
        notes=tuple(_notes(facts, whole)),
        dense=True,
    )


def _columns(fields: Sequence[str]) -> tuple[Column, ...]:
    caption = word("report-columns", "fields")
    together, reports = word("report-columns", "together"), word("report-columns", "reports")
    unit_width = _UNIT_WIDTH - _FIELD_WIDTH * (OTHER in fields)
    return (
        Column(word("report-columns", "order"), 11, ColumnKind.ORDER),
        Column(word("report-columns", "unit"), unit_width),
        *(
            Column(word("report-fields-short", one), _FIELD_WIDTH, ColumnKind.RATIO, caption)
            for one in fields
        ),
        Column(word("report-columns", "done-of-given"), 15, ColumnKind.RATIO, together),
        Column(word("report-columns", "rate"), 14, ColumnKind.POINTS, together),
        Column(word("report-columns", "overdue"), 12, ColumnKind.NUMBER, together),
        Column(word("report-columns", "updated"), 16, ColumnKind.POINTS, reports),
        Column(word("report-columns", "sent-on"), 16, ColumnKind.STATE, reports),
    )


def _figures(one: UnitSums, fields: Sequence[str]) -> tuple[Value, ...]:
    together = one.together
    return (*map(one.of_field, fields), together, together, one.overdue, one.updated)


def _names(facts: Facts) -> dict[uuid.UUID, str]:
    names = {one.unit: one.unit_name for one in facts.submissions}
    names |= {unit.id: unit.name for unit in facts.units}
    return names | {_NOBODY: word("report-columns", "without-lead")}


def _sent_words(one: Submission | None) -> str:
    if one is None:
        return "-"
    if one.received_on is None:
        return word("report-notes", "not-sent")
    day = f"{one.received_on.day}/{forms.month(one.received_on.month)}"
    return day if one.on_time else sentence("report-notes.sent-late", {"day": day})


def _came(facts: Facts) -> Value:
    if not facts.submissions:
        return "-"
    came = sum(one.received_on is not None for one in facts.submissions)
    return f"{came}/{len(facts.submissions)}"


def _notes(facts: Facts, whole: UnitSums) -> Iterator[str]:
    tasks, given = len(facts.counted), whole.given.total()
    if given > tasks:
        yield sentence("report-notes.counted-for-each", {"count": counted(tasks)})
    yield sentence("report-notes.rates-and-updated")
    dues = {one.due for one in facts.submissions}
    if dues:
        days = ", ".join(forms.day_in_table(day) for day in sorted(dues))
        yield sentence("report-notes.due", {"days": days})


def _chart(facts: Facts, sums: Mapping[uuid.UUID, UnitSums]) -> BarChart:
    """Compare the units, the best first."""
    names = _names(facts)
    shares = [
        (names[unit], one.together)
        for unit, one in sums.items()
        if one.together.whole and unit != _NOBODY
    ]
    shares.sort(key=lambda pair: pair[1].value or 0, reverse=True)
    title = sentence("report-headings.chart", {"period": period_words(facts.period)})
    return BarChart(title, tuple(Bar(name, share) for name, share in shares))


# ---- what is late -------------------------------------------------------------------------------


def _late_table(facts: Facts) -> Table | None:
    """List what is overdue or was done late, with the reason that the unit gave."""
    late = [(task, part) for task in facts.counted for part in task.parts if part.stand in LATE]
    if not late:
        return None
    columns = (
        Column(word("report-columns", "order"), 11, ColumnKind.ORDER),
        Column(word("report-columns", "late"), 141),
        Column(word("report-columns", "reason"), 100),
    )
    rows = (
        Row((at, _late_words(facts, task, part), part.reason))
        for at, (task, part) in enumerate(late, 1)
    )
    return Table(columns, tuple(rows), name=word("report-headings", "late"))


def _late_words(facts: Facts, task: TaskTold, part: PartTold) -> str:
    """Name a task, and on a line of its own who is late with it, since when and by how much."""
    due = forms.day_in_table(part.due) if part.due else task.deadline
    words = {"unit": part.unit_name, "due": due, "late": lower_first(_lateness(facts, part))}
    return f"{task.title}\n{sentence('report-lateness.of-unit', words)}"


def _lateness(facts: Facts, part: PartTold) -> str:
    ended = part.done_on if part.stand is Stand.DONE_LATE else facts.day
    if part.due is None or ended is None:
        return word("report-stands", part.stand)
    days = counted((ended - part.due).days)
    code = "done-late" if part.stand is Stand.DONE_LATE else "overdue"
    return sentence(f"report-lateness.{code}", {"days": days})
