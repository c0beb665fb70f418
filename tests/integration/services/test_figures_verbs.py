"""Targets over a real database: found, measured, corrected, listed."""

import uuid
from decimal import Decimal
from typing import Any

import pytest

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import Document, PlanDraft, TargetDraft
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.targets import MeasurementLine, TargetLine, list_targets, set_measurement
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.figures import Measurement
from resources.words import deed, sentence

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
OWN, SCHOOL, SCHOOLS = (
    "Ủy ban nhân dân phường Hoa Sen",
    "Trường Tiểu học Ngọc Lan",
    "Các trường học",
)
ON_TIME = TargetDraft(
    "Hồ sơ giải quyết đúng hạn đạt từ 98% trở lên",
    "3.1",
    (Check(Comparator.AT_LEAST, Decimal(98), "%", "hồ sơ"),),
)
WAITING = TargetDraft(
    "Thời gian chờ không quá 15 phút", "3.2", (Check(Comparator.AT_MOST, Decimal(15), "phút"),)
)


def plan(desk: Desk, year: int, *targets: TargetDraft) -> uuid.UUID:
    document = Document(f"Kế hoạch năm {year}", number=f"{year - 2000}/KH-UBND")
    return store_plan(
        desk,
        PlanDraft(document, targets=targets),
        Quarter(year, 1).first_day,
        Quarter(year, 4).last_day,
    )


@pytest.fixture
def ward(desk: Desk) -> Desk:
    add_unit(desk, UnitForm(SCHOOL, member_of=(SCHOOLS,)))
    plan(desk, 2026, ON_TIME, WAITING)
    return desk


def target(desk: Desk, code: str, year: int = 2026) -> TargetLine:
    return next(
        one
        for one in list_targets(desk)
        if one.code == code and (year == 2026 or str(year) in one.text)
    )


def told(caught: pytest.ExceptionInfo[RefusedError]) -> str:
    said = sentence(caught.value.code, caught.value.facts)
    assert "(mã " not in said
    return said


def test_a_target_is_listed_as_the_plan_says_it(ward: Desk):
    line = target(ward, "3.1")
    assert (line.text, line.measurements) == (ON_TIME.text, ())
    assert line.checks == ({"comparator": ">=", "value": 98, "unit": "%", "scope": "hồ sơ"},)
    assert [one.code for one in list_targets(ward)] == ["3.1", "3.2"]


@pytest.mark.parametrize(
    "named",
    ["3.1", "HO SO GIAI QUYET dung han", ON_TIME.text, "đúng hạn"],
)
def test_a_target_is_found_by_code_or_words(ward: Desk, named: str):
    set_measurement(ward, named, Q1, Figure(Decimal("98.5")))
    assert target(ward, "3.1").measurements == (
        MeasurementLine("2026Q1", OWN, Decimal("98.5"), None, None),
    )


def test_a_target_is_found_by_its_id_or_its_beginning(ward: Desk):
    key = target(ward, "3.2").id
    set_measurement(ward, key, Q1, Figure(Decimal(17)))
    set_measurement(ward, key.hex[:8], Q1, Figure(Decimal("12.5")))
    assert [one.value for one in target(ward, "3.2").measurements] == [Decimal("12.5")]


def test_a_share_is_worked_out_and_outweighs_what_was_typed(ward: Desk):
    set_measurement(ward, "3.1", Q2, Figure(Decimal(99), Decimal(197), Decimal(201)), SCHOOL)
    set_measurement(ward, "3.1", Q1, Figure(None, Decimal(0), Decimal(0)))
    assert target(ward, "3.1").measurements == (
        MeasurementLine("2026Q1", OWN, None, Decimal(0), Decimal(0)),
        MeasurementLine("2026Q2", SCHOOL, Decimal("98.01"), Decimal(197), Decimal(201)),
    )


def test_a_correction_keeps_the_row_and_can_be_undone(ward: Desk):
    set_measurement(ward, "3.2", Q1, Figure(Decimal("17.5")))
    set_measurement(ward, "3.2", Q1, Figure(Decimal("14.2")))
    line = list_history(ward)[0]
    assert (
        deed(line.verb, line.facts)
        == "Ghi số đo quý I/2026 của chỉ tiêu “3.2. Thời gian chờ không quá 15 phút”"
    )
    undo(ward)
    assert [one.value for one in target(ward, "3.2").measurements] == [Decimal("17.5")]
    undo(ward)
    assert target(ward, "3.2").measurements == ()
    set_measurement(ward, "3.2", Q1, Figure(Decimal(15)))
    assert [one.value for one in target(ward, "3.2").measurements] == [Decimal(15)]


def test_a_code_of_two_plans_means_the_one_that_runs_then(ward: Desk):
    plan(ward, 2025, TargetDraft("Chỉ tiêu của năm 2025", "3.1"))
    set_measurement(ward, "3.1", Quarter(2025, 4), Figure(Decimal(97)))
    set_measurement(ward, "3.1", Q1, Figure(Decimal(98)))
    assert [one.value for one in target(ward, "3.1", 2025).measurements] == [Decimal(97)]
    assert [one.value for one in target(ward, "3.1").measurements] == [Decimal(98)]


@pytest.mark.parametrize(
    ("code", "named", "figure", "quarter", "unit"),
    [
        ("target-not-found", "4.7", Figure(Decimal(1)), Q1, None),
        ("target-not-found", "…", Figure(Decimal(1)), Q1, None),
        ("target-ambiguous", "T", Figure(Decimal(1)), Q1, None),
        ("figure-missing", "3.1", Figure(), Q1, None),
        ("figure-too-fine", "3.1", Figure(Decimal("98.12345")), Q1, None),
        ("figure-too-large", "3.1", Figure(Decimal(10) ** 15), Q1, None),
        ("figure-of-group", "3.1", Figure(Decimal(98)), Q1, SCHOOLS),
        ("unit-not-found", "3.1", Figure(Decimal(98)), Q1, "Phòng Không có"),
        ("quarter-outside-plan", "3.1", Figure(Decimal(98)), Quarter(2025, 4), None),
    ],
)
def test_a_measurement_that_cannot_be(
    ward: Desk, code: str, named: str, figure: Figure, quarter: Quarter, unit: str | None
):
    before = len(list_history(ward))
    with pytest.raises(RefusedError) as caught:
        set_measurement(ward, named, quarter, figure, unit)
    assert caught.value.code == code
    assert told(caught)
    assert len(list_history(ward)) == before


def test_what_another_office_measured_is_not_written_over(ward: Desk):
    line = target(ward, "3.2")
    school = add_unit(ward, UnitForm(SCHOOL))
    with ward.writing(ward.act("test")) as (writer, _):
        writer.add(
            Measurement,
            steward_id=school,
            target_id=line.id,
            unit_id=school,
            quarter="2026Q1",
            value=Decimal(9),
        )
    with pytest.raises(RefusedError) as caught:
        set_measurement(ward, "3.2", Q1, Figure(Decimal(8)), SCHOOL)
    assert SCHOOL in told(caught)


def test_listing_takes_as_many_statements_however_much_there_is(ward: Desk, queries: Any):
    few = queries.of(lambda: list_targets(ward))
    for quarter in (Q1, Q2):
        set_measurement(ward, "3.1", quarter, Figure(Decimal(98)))
        set_measurement(ward, "3.2", quarter, Figure(Decimal(9)), SCHOOL)
    assert queries.of(lambda: list_targets(ward)) == few
