"""What each kind of report says, over real offices: dumps that are read when they change.

`CCHC_ACCEPT_GOLDENS=1` writes the dumps anew; the review reads the difference.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.offices import an_office
from builders.told_reports import UpperOffice, an_upper_office, dump

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.making import Wanted, make_one, make_slips
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.sample.year import load_sample_year

GOLDENS = Path(__file__).resolve().parents[2] / "goldens" / "told_reports"
YEARLY = {ReportKind.PLAN: "2026", ReportKind.STATISTICS: "2026M9"}
# The forms of report.md, section 6: days and months padded, no blank before the sign.
DAY = re.compile(r"(?<![\d/])(\d+)/(\d+)/20\d\d|ngày (\d+) tháng (\d+) năm")
PADDED_DAY, PADDED_MONTH = re.compile(r"0[1-9]|[12]\d|3[01]"), re.compile(r"0[12]|[3-9]|1[0-2]")
WRONG_PERCENT = re.compile(r"\d+\.\d{1,2} ?%|\d+ +%")
NEVER = re.compile(r"\b00 |\(mã |\{|[^\W\d_]  \S|\.\.|;\.|,,")


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the sample year as it stands in November."""
    with an_office(tmp_path_factory.mktemp("ward") / "data") as office:
        load_sample_year(office.desk)
        yield office.desk


@pytest.fixture(scope="module")
def upper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UpperOffice]:
    with an_upper_office(tmp_path_factory.mktemp("upper") / "data") as office:
        yield office


def _told(desk: Desk, kind: ReportKind, period: str) -> str:
    return dump(make_one(desk, Wanted(kind, Asked(parse(period)))))


def _held_against(name: str, told: str) -> None:
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("CCHC_ACCEPT_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, "utf-8", newline="\n")
    assert told == file.read_text("utf-8")


@pytest.mark.parametrize("kind", ReportKind)
def test_what_a_ward_reports(kind: ReportKind, ward: Desk):
    _held_against(f"ward-{kind}", _told(ward, kind, YEARLY.get(kind, "2026Q3")))


@pytest.mark.parametrize("period", ["2026Q1", "2026H1", "2026"])
def test_what_a_ward_reports_of_other_periods(period: str, ward: Desk):
    _held_against(f"ward-bao-cao-{period}", _told(ward, ReportKind.REPORT, period))


@pytest.mark.parametrize("kind", ReportKind)
def test_what_an_upper_office_reports(kind: ReportKind, upper: UpperOffice):
    period = "2026" if kind is ReportKind.PLAN else "2026Q1"
    _held_against(f"upper-{kind}", _told(upper.desk, kind, period))


def test_what_is_handed_to_people(ward: Desk):
    slips = make_slips(ward, parse("2026Q3"))
    _held_against("ward-slips", "".join(dump(one) for one in slips))


def test_dumps_are_written_as_offices_write():
    files = sorted(GOLDENS.glob("*.txt"))
    assert len(files) == 2 * len(ReportKind) + 4
    for file in files:
        text = file.read_text("utf-8")
        days = [[part for part in found if part] for found in DAY.findall(text)]
        assert all(PADDED_DAY.fullmatch(day) for day, _ in days), file.name
        assert all(PADDED_MONTH.fullmatch(month) for _, month in days), file.name
        assert not WRONG_PERCENT.search(text), file.name
        lines = text.splitlines()
        assert not [line for line in lines if NEVER.search(line)], file.name
