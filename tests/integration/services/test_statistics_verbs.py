"""The statistics tables over a real database: preset, filled in, worked out, listed."""

import tomllib
from decimal import Decimal
from typing import Any

import pytest

import resources
from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.indicators import HowAdds
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.indicators import (
    IndicatorLine,
    add_tables,
    list_indicators,
    preset_tables,
    set_value,
)
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.figures import IndicatorValue
from db.queries.figures import indicator_rows
from resources.words import deed, sentence

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
OWN, SCHOOL, SCHOOLS = (
    "Ủy ban nhân dân phường Hoa Sen",
    "Trường Tiểu học Ngọc Lan",
    "Các trường học",
)


@pytest.fixture
def counting(desk: Desk) -> Desk:
    add_unit(desk, UnitForm(SCHOOL, member_of=(SCHOOLS,)))
    if not list_indicators(desk):
        with desk.writing(desk.act("test")) as (writer, _):
            preset_tables(writer)
    return desk


def indicator(desk: Desk, code: str) -> IndicatorLine:
    return next(one for one in list_indicators(desk) if one.code == code)


def told(caught: pytest.ExceptionInfo[RefusedError]) -> str:
    said = sentence(caught.value.code, caught.value.facts)
    assert "(mã " not in said
    return said


def test_the_preset_tables_are_whole(counting: Desk):
    lines = list_indicators(counting)
    by_code = {line.code: line for line in lines}
    assert len(by_code) == len(lines) > 40
    assert len({line.table for line in lines}) == 5
    for line in lines:
        assert line.values == ()
        is_ratio = line.adds_up is HowAdds.RATIO
        assert (line.numerator is not None) is (line.denominator is not None) is is_ratio
        if is_ratio:
            parts = [by_code[line.numerator or ""], by_code[line.denominator or ""]]
            assert HowAdds.RATIO not in {part.adds_up for part in parts}
    codes = [line.code for line in lines if line.table == "TTHC"]
    assert codes == [f"3.{number}" for number in range(1, 18)]


def test_the_preset_tables_hold_every_line_of_the_sample(counting: Desk):
    text = resources.path("sample", "statistics.toml").read_text("utf-8")
    for table in tomllib.loads(text)["tables"]:
        for said in table["indicators"]:
            line = indicator(counting, said["code"])
            assert (line.table, line.measure, line.adds_up) == (
                table["code"],
                said["measure"],
                said["adds_up"],
            )


def test_adding_tables_again_changes_nothing(counting: Desk):
    before = list_indicators(counting)
    with counting.writing(counting.act("test")) as (writer, outcome):
        preset_tables(writer)
    assert outcome.seq is None
    assert list_indicators(counting) == before


def test_a_table_of_ones_own_comes_last(counting: Desk):
    line = {"code": "9.1", "title": "Số buổi", "measure": "buổi", "adds_up": "sum"}
    table = {"code": "RIENG", "title": "Biểu riêng", "indicators": [line]}
    with counting.writing(counting.act("test")) as (writer, _):
        add_tables(writer, [table])
    assert list_indicators(counting)[-1].code == "9.1"


def test_a_value_is_noted_corrected_and_undone(counting: Desk):
    set_value(counting, "3.3", Q2, Decimal(3415))
    set_value(counting, "3.3", Q1, Decimal(3120))
    set_value(counting, "3.3", Q1, Decimal(3121), SCHOOL)
    set_value(counting, "3.3", Q1, Decimal(3119))
    told_now = [(one.period, one.unit, one.value) for one in indicator(counting, "3.3").values]
    assert sorted(told_now) == [
        ("2026Q1", SCHOOL, Decimal(3121)),
        ("2026Q1", OWN, Decimal(3119)),
        ("2026Q2", OWN, Decimal(3415)),
    ]
    line = list_history(counting)[0]
    assert (
        deed(line.verb, line.facts)
        == "Ghi số liệu quý I/2026 của dòng 3.3. Số hồ sơ tiếp nhận mới trong kỳ"
    )
    undo(counting)
    assert Decimal(3120) in {one.value for one in indicator(counting, "3.3").values}


def test_a_ratio_is_worked_out_where_both_parts_are_there(counting: Desk):
    set_value(counting, "3.3", Q1, Decimal(3120))
    set_value(counting, "3.4", Q1, Decimal(2605))
    set_value(counting, "3.3", Q2, Decimal(0))
    set_value(counting, "3.4", Q2, Decimal(0))
    set_value(counting, "3.3", Q1, Decimal(10), SCHOOL)
    values = indicator(counting, "3.5").values
    assert [(one.period, one.unit, one.value) for one in values] == [
        ("2026Q1", OWN, Decimal("83.49"))
    ]


@pytest.mark.parametrize(
    ("code", "line", "value", "unit"),
    [
        ("indicator-not-found", "9.9", Decimal(1), None),
        ("indicator-worked-out", "3.5", Decimal(1), None),
        ("figure-too-fine", "3.3", Decimal("0.00001"), None),
        ("figure-of-group", "3.3", Decimal(1), SCHOOLS),
    ],
)
def test_a_value_that_cannot_be(
    counting: Desk, code: str, line: str, value: Decimal, unit: str | None
):
    with pytest.raises(RefusedError) as caught:
        set_value(counting, line, Q1, value, unit)
    assert caught.value.code == code
    assert told(caught)
    assert list_history(counting)[0].verb != "set-indicator"


def test_what_another_office_counted_is_not_written_over(counting: Desk):
    school = add_unit(counting, UnitForm(SCHOOL))
    with counting.writing(counting.act("test")) as (writer, _):
        line = next(row for row in indicator_rows(writer.connection) if row.code == "3.3")
        writer.add(
            IndicatorValue,
            steward_id=school,
            indicator_id=line.id,
            unit_id=school,
            quarter="2026Q1",
            value=Decimal(9),
        )
    with pytest.raises(RefusedError) as caught:
        set_value(counting, "3.3", Q1, Decimal(8), SCHOOL)
    assert SCHOOL in told(caught)


def test_listing_takes_as_many_statements_however_much_there_is(counting: Desk, queries: Any):
    few = queries.of(lambda: list_indicators(counting))
    for code in ("1.1", "1.2", "1.3", "1.5"):
        set_value(counting, code, Q1, Decimal(3))
    assert queries.of(lambda: list_indicators(counting)) == few
