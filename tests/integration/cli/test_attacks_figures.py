"""Figures at the edges: nought is a value, and what is no number an office writes is refused."""

import pytest
from spoken import OFFICE, Cchc

pytestmark = pytest.mark.usefixtures("sample")
WHEN = ("--period", "2026Q4")


def _measured(cchc: Cchc) -> list[object]:
    target = cchc("target", "list", "--json").json[0]
    return [one["value"] for one in target["measurements"] if one["period"] == "2026Q4"]


def test_nought_is_a_value(cchc: Cchc):
    assert cchc("target", "set", "1", *WHEN, "--value", "0").status == 0
    assert _measured(cchc) == [0]
    share = ("--numerator", "0", "--denominator", "0")
    assert cchc("target", "set", "1", *WHEN, *share).status == 0
    assert _measured(cchc) == [None], "a share of nothing has no value"
    line = next(one for one in cchc("indicator", "list", "--json").json if one["adds_up"] == "sum")
    assert cchc("indicator", "set", line["code"], *WHEN, "--value", "0").status == 0


@pytest.mark.parametrize("value", ["1e999", "NaN", "inf", "101%", "1.000.000", "١٢", "", "1" * 16])
def test_what_is_no_number_is_a_wrong_line(cchc: Cchc, value: str):
    told = cchc("target", "set", "1", *WHEN, f"--value={value}")
    assert (told.status, told.out) == (2, "")
    assert _measured(cchc) == []


@pytest.mark.parametrize("value", ["0.00001", "100000000000000"])
def test_what_cannot_be_kept_exactly_is_refused(cchc: Cchc, value: str):
    assert cchc("target", "set", "1", *WHEN, "--value", value).status == 1
    assert _measured(cchc) == []


def test_the_quarter_written_is_told_in_words(cchc: Cchc):
    told = cchc("target", "set", "1", *WHEN, "--value", "90", "--unit", OFFICE)
    assert told.err == "Đã ghi số đo quý IV/2026.\n"


@pytest.mark.parametrize("period", ["2026H1", "2026M9", "2026", "2026-05"])
def test_a_longer_period_is_refused_naming_a_quarter(cchc: Cchc, period: str):
    quarter = {"2026H1": "2026Q2", "2026M9": "2026Q3", "2026": "2026Q4", "2026-05": "2026Q2"}
    told = cchc("indicator", "set", "1.1", "--period", period, "--value", "1")
    assert (told.status, told.out) == (1, "")
    assert quarter[period] in told.err
