"""The appendix of targets (chi-tieu), and targets unit by unit.

Must not know how a table is drawn.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from cchc_desktop.domain.indicators import Figure, is_percent, rounded
from cchc_desktop.domain.targets import Check
from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Line,
    Row,
    SectionRow,
    Share,
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.figures_told import Judgement, TargetTold
from cchc_desktop.services.reporting.material import Material, ReportKind
from cchc_desktop.services.reporting.outline import FIELDS
from cchc_desktop.services.reporting.periodic import roman
from cchc_desktop.services.reporting.told import Facts
from cchc_desktop.services.reporting.wording import (
    counted,
    goal_words,
    lower_first,
    percent_points,
    unended,
    upper_first,
)
from resources.words import sentence, word

_MOST_UNITS: Final = 2


def make_target_appendix(material: Material) -> Appendix:
    facts = material.facts
    if not material.targets:
        raise RefusedError("report-without-targets", {"period": period_words(facts.period)})
    rows = tuple(_rows(material.targets, facts))
    table = Table(_columns(facts), rows, name=word("report-columns", "target"))
    name = sentence("appendix-names.chi-tieu", {"period": period_words(facts.period)})
    return Appendix(name, (table,), material.number_of(ReportKind.TARGETS))


def _columns(facts: Facts) -> tuple[Column, ...]:
    measured = _measured(facts)
    year = {"year": str(facts.period.year)}
    return (
        Column(word("report-columns", "order"), 12, ColumnKind.ORDER),
        Column(word("report-columns", "target"), 70),
        Column(sentence("report-columns.goal", year), 33),
        Column(word("report-columns", "part"), 20, ColumnKind.NUMBER, measured, compared=True),
        Column(word("report-columns", "whole"), 20, ColumnKind.NUMBER, measured, compared=True),
        Column(word("report-columns", "value"), 20, ColumnKind.POINTS, measured, compared=True),
        Column(word("report-columns", "judgement"), 24, ColumnKind.STATE),
        Column(word("report-columns", "watcher"), 28),
        Column(word("report-columns", "note"), 25),
    )


def _measured(facts: Facts) -> str:
    return sentence("report-columns.measured", {"period": period_words(facts.period)})


def _rows(targets: Sequence[TargetTold], facts: Facts) -> Iterator[Line]:
    """Give a row a target; in sections where the fields of targets are known."""
    used = [one for one in FIELDS if any(target.field == one for target in targets)]
    in_sections = len(used) > 1
    number = 0
    for nth, field in enumerate(used, 1):
        if in_sections:
            yield SectionRow(roman(nth), word("report-fields", field))
        for target in (one for one in targets if one.field == field):
            number += 1
            yield Row((number, *_cells(target, facts)))


def _cells(target: TargetTold, facts: Facts) -> tuple[Value, ...]:
    part, whole, value = figure_cells(target.together, target.measure)
    return (
        target.text,
        "\n".join(_goals(target.checks)),
        part,
        whole,
        value,
        word("judgements", target.judgement),
        _watchers(target, facts),
        "\n".join(_notes(target)),
    )


def _goals(checks: Sequence[Check]) -> Iterator[str]:
    """Say what is asked for; beside the first, what each of the others is about."""
    for at, check in enumerate(checks):
        goal = upper_first(goal_words(check))
        if at and check.scope:
            yield sentence("report-notes.of-scope", {"goal": goal, "scope": check.scope})
        else:
            yield goal


def figure_cells(figure: Figure, measure: str) -> tuple[Value, Value, Value]:
    """Return what was reached, of how much, and the share as a fraction of one."""
    if figure.share is not None:
        part, whole = figure.share
        exact = figure.exact()
        return _plain(part), _plain(whole), None if exact is None else _fraction(exact)
    if figure.value is None:
        return None, None, None
    if is_percent(measure):
        return None, None, figure.value / 100
    return _plain(figure.value), None, None


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value


def _fraction(exact: Fraction) -> Decimal:
    """Return a share that is rounded once, as it is printed: to two places of a percentage."""
    return rounded(exact * 100) / 100


def _watchers(target: TargetTold, facts: Facts) -> str:
    names = [name for name, _ in target.by_unit] or [facts.office]
    if len(names) > _MOST_UNITS:
        return sentence("report-notes.units", {"count": counted(len(names))})
    return "; ".join(names)


def _notes(target: TargetTold) -> Iterator[str]:
    """Say the measure of what is no percentage, and how much is missing of what is."""
    check, figure = (target.checks[0] if target.checks else None), target.together
    if check is not None and not is_percent(check.unit) and check.unit:
        yield sentence("report-notes.measure", {"measure": check.unit})
    elif check is not None and target.judgement is Judgement.NOT_MET:
        missing = _missing(check, figure)
        if missing:
            yield missing


def _missing(check: Check, figure: Figure) -> str:
    exact = figure.exact(check.unit)
    if exact is None or check.upper is not None:
        return ""
    away = Fraction(check.value) - exact
    points = percent_points(away)
    return sentence(
        "report-notes.missing" if away > 0 else "report-notes.beyond", {"points": points}
    )


# ---- unit by unit -------------------------------------------------------------------------------


def targets_by_unit(material: Material) -> Table | None:
    """Return the targets that several units measured: each unit's figure, then all together."""
    several = [one for one in material.targets if len(one.by_unit) > 1]
    if not several:
        return None
    columns = (
        Column(word("report-columns", "unit"), 152),
        Column(word("report-columns", "part-of-whole"), 50, ColumnKind.RATIO),
        Column(word("report-columns", "value"), 50, ColumnKind.POINTS),
    )
    rows: list[Line] = []
    for nth, target in enumerate(several, 1):
        verdict = lower_first(word("judgements", target.judgement))
        words = {"target": unended(target.text), "judgement": verdict}
        rows.append(SectionRow(roman(nth), sentence("report-notes.judged", words)))
        rows += [Row((name, *_of_unit(figure, target.measure))) for name, figure in target.by_unit]
        together = _of_unit(target.together, target.measure)
        rows.append(Row((word("report-columns", "total"), *together), total=True))
    return Table(columns, tuple(rows), name=word("report-headings", "targets-by-unit"))


def _of_unit(figure: Figure, measure: str) -> tuple[Value, Value]:
    """Return what was reached of how much as one cell, and the share."""
    part, whole, value = figure_cells(figure, measure)
    if isinstance(part, int) and isinstance(whole, int):
        return Share(part, whole), value
    written = [forms.number(one) for one in (part, whole) if isinstance(one, int | Decimal)]
    return "/".join(written), value
