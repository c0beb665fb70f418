"""What a report may hold, and that it comes back from its text as it went."""

import json
from datetime import date
from decimal import Decimal

import pytest
from builders.paper_reports import SAMPLES, a_head
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.reports.errors import ReportError
from cchc_desktop.reports.model import (
    Appendix,
    Column,
    ColumnKind,
    Heading,
    Kind,
    Paragraph,
    Report,
    Row,
    SectionRow,
    Share,
    Table,
)
from cchc_desktop.reports.model.storing import from_json, to_json

TEXT = st.text(max_size=20)
VALUES = st.one_of(
    st.none(),
    TEXT,
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.builds(Share, st.integers(0, 99), st.integers(0, 99)),
)
COLUMNS = st.builds(
    Column, TEXT, st.integers(1, 90), st.sampled_from(ColumnKind), TEXT, st.booleans()
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    row = st.builds(Row, st.tuples(*(VALUES for _ in columns)), st.booleans())
    lines = st.lists(st.one_of(row, st.builds(SectionRow, TEXT, TEXT)), max_size=4)
    notes = draw(st.lists(TEXT, max_size=2))
    return Table(tuple(columns), tuple(draw(lines)), draw(TEXT), draw(TEXT), tuple(notes))


@given(tables(), TEXT, st.sampled_from(Kind))
def test_a_report_comes_back_from_its_text(table: Table, said: str, kind: Kind):
    parts = (Paragraph.of(said), table, Heading(1, said, "I"))
    report = Report(kind, a_head(), said, body=parts, appendices=(Appendix(said, parts),))
    kept = to_json(report)
    assert from_json(kept) == report
    assert to_json(from_json(kept)) == kept


@pytest.mark.parametrize("name", SAMPLES)
def test_whole_documents_come_back(name: str):
    report = SAMPLES[name]()
    assert from_json(to_json(report)) == report


def test_figures_and_days_stay_what_they_are():
    cells = (Decimal("0.10"), 5, date(2026, 2, 5), Share(1, 3), "5", None)
    table = Table(tuple(Column(str(at), 1) for at in range(6)), (Row(cells),))
    (back,) = from_json(to_json(Report(Kind.REPORT, a_head(), "", body=(table,)))).tables()
    (line,) = back.rows
    assert isinstance(line, Row)
    assert [type(cell) for cell in line.cells] == [type(cell) for cell in cells]
    assert str(line.cells[0]) == "0.10"


def _kept() -> dict[str, object]:
    return dict(json.loads(to_json(SAMPLES["don-doc"]())))


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{",
        '{"version": 1}',
        '{"version": "1", "report": {}}',
        '{"version": 0, "report": {}}',
        '{"version": 1, "report": {"is": "Table"}}',
        '{"version": 1, "report": {"is": "Report", "kind": "bao-cao"}}',
    ],
)
def test_what_is_no_report_is_refused(damage: str):
    with pytest.raises(ReportError) as refused:
        from_json(damage)
    assert refused.value.code == "report-kept-damaged"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "thong-bao"),
        ("title", 5),
        ("copies", "Lưu: VT"),
        ("body", [{"is": "Row", "cells": []}]),
        ("body", [{"is": "Heading", "level": 9, "text": ""}]),
        ("body", [{"is": "Table", "columns": [], "rows": []}]),
        ("unheard-of", 1),
        ("head", {"is": "Report"}),
    ],
)
def test_a_field_that_does_not_fit_is_refused(field: str, value: object):
    kept = _kept()
    report = dict(kept["report"])  # type: ignore[call-overload]
    report[field] = value
    with pytest.raises(ReportError) as refused:
        from_json(json.dumps({**kept, "report": report}))
    assert refused.value.code == "report-kept-damaged"


def test_a_newer_text_is_refused_by_name():
    with pytest.raises(ReportError) as refused:
        from_json(json.dumps({**_kept(), "version": 2}))
    assert (refused.value.code, refused.value.facts) == ("report-kept-newer", {"version": 2})


def test_a_table_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="1 cells in 2 columns"):
        Table((Column("A", 1), Column("B", 1)), (Row(("x",)),))


def test_captions_of_groups_span_their_columns():
    columns = [
        Column("STT", 1),
        *(Column(x, 1, group="Kỳ") for x in "ab"),
        Column("c", 1, group="Cả"),
    ]
    table = Table(tuple(columns), ())
    assert list(table.groups()) == [("", 0, 0), ("Kỳ", 1, 2), ("Cả", 3, 3)]
