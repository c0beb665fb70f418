"""The consolidated appendix (tong-hop): units × fields, who reported when, what is late and why.

Parts add up to the whole: numerators and denominators are added, percentages never averaged. Must
not know how a table is drawn.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
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
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.material import Material, ReportKind
from cchc_desktop.services.reporting.outline import FIELDS
from cchc_desktop.services.reporting.stands import LATE, Stand
from cchc_desktop.services.reporting.target_table import targets_by_unit
from cchc_desktop.services.reporting.told import OTHER, Facts, PartTold, Submission, TaskTold
from cchc_desktop.services.reporting.unit_sums import NOBODY, UnitSums
from cchc_desktop.services.reporting.wording import counted, lower_first
from resources.words import sentence, word

_UNIT_WIDTH: Final = 51
_FIELD_WIDTH: Final = 14


def make_consolidated(material: Material) -> Appendix:
    facts = material.facts
    sums = material.sums
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
    known = sum((one for unit, one in sums.items() if not _is_silent(unit, one)), UnitSums())
    fields = [one for one in FIELDS if one != OTHER or whole.given[OTHER]]
    names, sent = _names(facts), {one.unit: one for one in facts.submissions}
    rows = [
        Row((at, names[unit], *_row(unit, one, fields), _sent_words(sent.get(unit))))
        for at, (unit, one) in enumerate(sums.items(), 1)
    ]
    came = _came(facts)
    rows.append(
        Row(
            (None, word("report-columns", "total"), *_figures(known, whole, fields), came),
            total=True,
        )
    )
    return Table(
        _columns(fields),
        tuple(rows),
        name=word("report-headings", "grid"),
        unit=sentence("report-notes.unit"),
        notes=tuple(_notes(facts, sums, whole)),
        dense=True,
    )


def _columns(fields: Sequence[str]) -> tuple[Column, ...]:
    caption = word("report-columns", "fields")
    together, reports = word("report-columns", "together"), word("report-columns", "reports")
    unit_width = _UNIT_WIDTH - _FIELD_WIDTH * (OTHER in fields)
    return (
        Column(word("report-columns", "order"), 12, ColumnKind.ORDER),
        Column(word("report-columns", "unit"), unit_width),
        *(
            Column(word("report-fields-short", one), _FIELD_WIDTH, ColumnKind.RATIO, caption)
            for one in fields
        ),
        Column(word("report-columns", "done-of-given"), 15, ColumnKind.RATIO, together),
        Column(word("report-columns", "rate"), 14, ColumnKind.POINTS, together),
        Column(word("report-columns", "overdue"), 12, ColumnKind.NUMBER, together),
        Column(word("report-columns", "updated"), 16, ColumnKind.POINTS, reports),
        Column(word("report-columns", "sent-on"), 20, ColumnKind.STATE, reports),
    )


def _row(unit: uuid.UUID, one: UnitSums, fields: Sequence[str]) -> tuple[Value, ...]:
    """Tell what a unit did; of one that told nothing that is not known, and no nought."""
    if not _is_silent(unit, one):
        return _figures(one, one, fields)
    done = [_unknown(one.given[each]) for each in fields]
    return (*done, _unknown(one.given.total()), "-", one.overdue, one.updated)


def _figures(told: UnitSums, whole: UnitSums, fields: Sequence[str]) -> tuple[Value, ...]:
    """Tell what was done of what, as far as it was `told`, and how much of the whole that is."""
    together = told.together
    return (*map(told.of_field, fields), together, together, whole.overdue, whole.updated)


def _is_silent(unit: uuid.UUID, one: UnitSums) -> bool:
    return one.silent and unit != NOBODY


def _unknown(given: int) -> Value:
    return f"…/{forms.number(given)}" if given else "-"


def _names(facts: Facts) -> dict[uuid.UUID, str]:
    names = {one.unit: one.unit_name for one in facts.submissions}
    names |= {unit.id: unit.name for unit in facts.units}
    return names | {NOBODY: word("report-columns", "without-lead")}


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


def _notes(facts: Facts, sums: Mapping[uuid.UUID, UnitSums], whole: UnitSums) -> Iterator[str]:
    tasks, given = len(facts.counted), whole.given.total()
    if given > tasks:
        yield sentence("report-notes.counted-for-each", {"count": counted(tasks)})
    leading = [one for unit, one in sums.items() if one.given.total() and unit != NOBODY]
    silent = sum(one.silent for one in leading)
    if silent:
        told = {"told": len(leading) - silent, "count": len(leading)}
        yield sentence("report-notes.silent", told)
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
        if one.together.whole and unit != NOBODY and not one.silent
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
        Column(word("report-columns", "order"), 12, ColumnKind.ORDER),
        Column(word("report-columns", "late"), 140),
        Column(word("report-columns", "reason"), 100),
    )
    rows = (Row((at, *_late_cells(facts, *pair))) for at, pair in enumerate(late, 1))
    return Table(columns, tuple(rows), name=word("report-headings", "late"))


def _late_cells(facts: Facts, task: TaskTold, part: PartTold) -> tuple[Value, ...]:
    """Name a task, on a line of its own who is late with it and by how much; and the reason."""
    due = forms.day_in_table(part.due) if part.due else task.deadline
    words = {"unit": part.unit_name, "due": due, "late": lower_first(_lateness(facts, part))}
    told = f"{task.title}\n{sentence('report-lateness.of-unit', words)}"
    return told, part.reason or word("report-notes", "reason-missing")


def _lateness(facts: Facts, part: PartTold) -> str:
    ended = part.done_on if part.stand is Stand.DONE_LATE else facts.day
    if part.due is None or ended is None:
        return word("report-stands", part.stand)
    days = counted((ended - part.due).days)
    code = "done-late" if part.stand is Stand.DONE_LATE else "overdue"
    return sentence(f"report-lateness.{code}", {"days": days})
