"""From a reminder to the report it is about."""

import uuid
from pathlib import Path

import pytest

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.owed_reports.duties import DutyForm, add_duty
from cchc_desktop.services.reminding.report_behind import (
    ADDED_UP,
    OWN_REPORT,
    ReportBehind,
    is_about_report,
    report_behind,
)
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.reporting.material import ReportKind
from tests.builders.told_reports import HOA_SEN, UpperOffice, an_upper_office


@pytest.fixture
def upper(tmp_path: Path):
    with an_upper_office(tmp_path / "data") as made:
        add_duty(made.desk, DutyForm(frozenset({"Q2"}), "ngày 25 tháng cuối quý", "Bộ Nội vụ"))
        yield made


def test_the_kinds_are_those_reports_are_made_of():
    assert {OWN_REPORT, ADDED_UP} == {ReportKind.REPORT, ReportKind.TOGETHER}


def test_our_own_report_is_found_by_its_slot_and_goes_before_those_of_units(upper: UpperOffice):
    slots = list_slots(upper.desk, 2026)
    own = next(
        one for one in slots if one.unit == upper.desk.unit_id and one.period == parse("2026Q2")
    )
    of_unit = f"return:{upper.units[HOA_SEN]}:2026Q1"
    assert report_behind(upper.desk, [f"report:{own.id}"]) == (parse("2026Q2"), OWN_REPORT)
    assert report_behind(upper.desk, [of_unit]) == ReportBehind(parse("2026Q1"), ADDED_UP)
    assert report_behind(upper.desk, [of_unit, f"report:{own.id}"]) == (
        parse("2026Q2"),
        OWN_REPORT,
    )


@pytest.mark.parametrize(
    "reminder",
    [f"report:{uuid.UUID(int=7)}", "return:nobody:2026Q1", f"return:{uuid.UUID(int=7)}:2026Q9", ""],
)
def test_what_is_about_nothing_we_know_leads_nowhere(upper: UpperOffice, reminder: str):
    assert report_behind(upper.desk, [reminder]) is None


@pytest.mark.parametrize(
    ("reminder", "is_one"),
    [("report:1", True), ("return:1:2026", True), ("progress:2026Q1", False), ("task:1", False)],
)
def test_an_id_alone_tells_whether_it_is_about_a_report(reminder: str, *, is_one: bool):
    assert is_about_report(reminder) is is_one
