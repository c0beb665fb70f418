"""The appendix of statistics (bieu-so-lieu): quarters side by side, their sum, a year before.

Must not know how a table is drawn.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.domain.indicators import Figure, is_percent, rounded
from cchc_desktop.reports import forms
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Line,
    Row,
    SectionRow,
    Table,
    Value,
)
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.figures_told import StatisticTold
from cchc_desktop.services.reporting.material import Material, ReportKind, periods_shown
from cchc_desktop.services.reporting.periodic import roman
from cchc_desktop.services.reporting.wording import upper_first
from resources.words import sentence, word

_NUMBER_WIDTH: Final = 26


def make_statistics_appendix(material: Material) -> Appendix:
    facts = material.facts
    if not any(table.lines for table in material.statistics):
        raise RefusedError("report-without-statistics", {"period": period_words(facts.period)})
    shown = _shown(material)
    rows: list[Line] = []
    for nth, one in enumerate((one for one in material.statistics if one.lines), 1):
        rows.append(SectionRow(roman(nth), one.title))
        rows += [Row(_cells(line, shown)) for line in one.lines]
    table = Table(_columns(shown), tuple(rows), name=word("report-headings", "statistics"))
    name = sentence("appendix-names.bieu-so-lieu", {"period": period_words(facts.period)})
    return Appendix(name, (table,), material.number_of(ReportKind.STATISTICS))


def _shown(material: Material) -> tuple[Period, ...]:
    """Return the periods of the columns; a year before of which nothing is known has none."""
    period = material.facts.period
    told = {
        one
        for table in material.statistics
        for line in table.lines
        for one, figure in line.by_period.items()
        if figure.is_stated
    }
    return tuple(one for one in periods_shown(period) if one.year == period.year or one in told)


def _columns(shown: tuple[Period, ...]) -> tuple[Column, ...]:
    return (
        Column(word("report-columns", "order"), 14, ColumnKind.ORDER),
        Column(word("report-columns", "statistic"), 96),
        Column(word("report-columns", "measure"), 28),
        *(
            Column(_caption(period, shown), _NUMBER_WIDTH, ColumnKind.NUMBER, compared=True)
            for period in shown
        ),
    )


def _caption(period: Period, shown: tuple[Period, ...]) -> str:
    if period.year < shown[0].year:
        return sentence("report-headings.year-before", {"year": str(period.year)})
    if period.length in {Length.QUARTER, Length.MONTH}:
        return upper_first(sentence("report-headings.quarter", {"number": period.number}))
    return upper_first(word("report-spans", period.length))


def _cells(line: StatisticTold, shown: tuple[Period, ...]) -> tuple[Value, ...]:
    figures = (line.by_period.get(period, Figure()) for period in shown)
    return (line.code, line.title, line.measure, *(_printed(one, line.measure) for one in figures))


def _printed(figure: Figure, measure: str) -> Value:
    """Return a cell of the printed table, in which shares stand among counts: 37,50."""
    exact = figure.exact(measure)
    if exact is None or not is_percent(measure):
        return _value(figure, measure)
    return forms.percent(rounded(exact) / 100, sign=False)


def _value(figure: Figure, measure: str) -> Value:
    exact = figure.exact(measure)
    if exact is None:
        return None
    value = rounded(exact)
    return int(value) if value == int(value) else value


def statistics_data(material: Material) -> Table:
    """Return a plain row a unit's figure of a line, for calculating on."""
    columns = (
        Column(word("report-columns", "field"), 40),
        Column(word("report-columns", "code"), 14),
        Column(word("report-columns", "statistic"), 80),
        Column(word("report-columns", "measure"), 28),
        Column(word("report-columns", "unit"), 50),
        Column(word("report-columns", "figure"), 26, ColumnKind.NUMBER),
    )
    return Table(columns, tuple(_data_rows(material)), name=word("report-columns", "data"))


def _data_rows(material: Material) -> Iterator[Row]:
    for table in material.statistics:
        for line in table.lines:
            for unit, figure in line.by_unit:
                value: Decimal | Value = _value(figure, line.measure)
                cells = (line.code, line.title, line.measure, unit, value)
                yield Row((table.title, *cells))
