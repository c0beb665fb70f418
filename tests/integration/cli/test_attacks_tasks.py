"""What callers of the interface may rely on where a task changes hands, runs, or is named oddly."""

from datetime import date, timedelta
from typing import Any

import pytest
from spoken import OFFICE, Cchc

CULTURE, ECONOMY = "Phòng Văn hóa", "Phòng Kinh tế"
SCHOOL, SCHOOLS, EVERYBODY = "Trường Tiểu học Sao Mai", "Các trường bán trú", "Các đơn vị thuộc xã"


@pytest.fixture(autouse=True)
def _office(cchc: Cchc) -> None:
    assert cchc("init", "--office", OFFICE).status == 0


def _add(cchc: Cchc, *more: str) -> str:
    made = cchc("task", "add", "--title", "Rà soát biển báo", *more)
    assert made.status == 0, made.err
    return made.out.strip()


def _only(cchc: Cchc, *filters: str) -> dict[str, Any]:
    (found,) = cchc("tasks", *filters, "--json").json
    return dict(found)


def test_a_lead_that_was_replaced_counts_no_more(cchc: Cchc):
    key = _add(cchc, "--lead", CULTURE, "--lead", ECONOMY, "--deadline", "Quý IV")
    done = ("progress", "set", key, "--period", "2026Q4", "--state", "done")
    assert cchc(*done, "--unit", ECONOMY).status == 0
    assert cchc("task", "edit", key, "--lead", CULTURE).status == 0
    task = _only(cchc)
    assert task["lead_units"] == [CULTURE]
    assert task["parts"] == {"done": 0, "of": 1, "late": 0}
    assert (task["state"], task["percent"]) == ("upcoming", None)
    assert cchc("tasks", "--unit", ECONOMY, "--json").json == []
    assert cchc(*done).status == 0, "the only lead that is left needs no name"
    assert _only(cchc)["state"] == "done"


def test_what_the_former_lead_did_is_still_its_own(cchc: Cchc):
    key = _add(cchc, "--lead", ECONOMY)
    said = ("progress", "set", key, "--state", "in-progress")
    assert cchc(*said, "--period", "2026Q3", "--percent", "30").status == 0
    assert cchc("task", "edit", key, "--lead", CULTURE).status == 0
    assert cchc(*said, "--period", "2026Q3", "--unit", ECONOMY, "--percent", "40").status == 0
    both = cchc(*said, "--period", "2026Q3", "--percent", "50")
    assert both.status == 1
    assert ECONOMY in both.err


@pytest.mark.parametrize("deadline", ["", "Thường xuyên"])
def test_a_task_without_dates_runs_as_long_as_its_plan(cchc: Cchc, deadline: str):
    _add(cchc, "--deadline", deadline)
    for period in ("2026Q1", "2026H2", "2026M9", "2026", "2026-12"):
        assert len(cchc("tasks", "--period", period, "--json").json) == 1, period
    for period in ("2025", "2025Q4", "2027-01", "2027H1"):
        assert cchc("tasks", "--period", period, "--json").json == [], period


def test_the_day_of_judgement_hides_no_task_of_a_group(cchc: Cchc):
    cchc("unit", "add", SCHOOL, "--member-of", SCHOOLS, "--from", "2026-09-01")
    cchc("unit", "add", SCHOOLS, "--member-of", EVERYBODY)
    _add(cchc, "--lead", OFFICE, "--partner", SCHOOLS)
    for today in ("2026-01-05", "2026-09-01", "2027-03-01"):
        assert _only(cchc, "--unit", SCHOOL, "--today", today)["role"] == "partner"


def test_a_unit_shares_what_the_groups_of_its_group_share(cchc: Cchc):
    cchc("unit", "add", SCHOOL, "--member-of", SCHOOLS)
    cchc("unit", "add", SCHOOLS, "--member-of", EVERYBODY)
    _add(cchc, "--lead", OFFICE, "--partner", EVERYBODY)
    assert _only(cchc, "--unit", SCHOOL)["role"] == "partner"
    assert _only(cchc, "--unit", SCHOOLS)["role"] == "partner"


def test_a_unit_that_joins_next_year_has_no_share_in_this_years_plan(cchc: Cchc):
    cchc("unit", "add", SCHOOL, "--member-of", SCHOOLS, "--from", "2027-01-01")
    _add(cchc, "--lead", OFFICE, "--partner", SCHOOLS)
    assert cchc("tasks", "--unit", SCHOOL, "--json").json == []


def test_a_person_named_for_the_first_time_joins_the_office(cchc: Cchc):
    key = _add(cchc, "--lead", OFFICE, "--person", "Nguyễn Thị Hà")
    assert _only(cchc, "--person", "nguyen thi ha")["person"] == "Nguyễn Thị Hà"
    assert cchc("task", "edit", key, "--person", "Lê Văn Đạt").status == 0
    assert _only(cchc)["person"] == "Lê Văn Đạt"
    assert cchc("tasks", "--person", "Nguyễn Thị Hà", "--json").json == []
    assert cchc("tasks", "--person", "Không Ai Cả", "--json").status == 1
    assert cchc("undo").status == 0
    assert _only(cchc)["person"] == "Nguyễn Thị Hà"
    assert cchc("task", "edit", key, "--person", "Lê Văn Đạt").status == 0


def test_due_days_and_late_ones(cchc: Cchc):
    key = _add(cchc, "--lead", OFFICE, "--deadline", "31/10/2026")
    due = date(2026, 10, 31)
    for day, state in (
        (due - timedelta(days=15), "upcoming"),
        (due - timedelta(days=14), "due-soon"),
        (due, "due-soon"),
        (due + timedelta(days=1), "overdue"),
    ):
        assert _only(cchc, "--today", str(day))["state"] == state
    done = ("progress", "set", key, "--period", "2026Q4", "--state", "done", "--done-on")
    for day, state, late in ((due, "done", 0), (due + timedelta(days=1), "done-late", 1)):
        assert cchc(*done, str(day)).status == 0
        task = _only(cchc, "--state", state)
        assert task["parts"] == {"done": 1, "of": 1, "late": late}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x01b\x1b[31mđỏ\x7f\tx", "ab[31mđỏ x"),
        ("\u202eĐề án\u2066", "Đề án"),
        ("De\u0302\u0300 a\u0301n", "Đề án".replace("Đ", "D")),
        ("=1+1", "=1+1"),
        ("😀 " + "Đề án " * 3000, "😀 " + " ".join(["Đề án"] * 3000)),
    ],
)
def test_titles_are_kept_in_one_form(cchc: Cchc, given: str, kept: str):
    made = cchc("task", "add", f"--title={given}")
    assert made.status == 0, made.err
    assert _only(cchc)["title"] == kept
    assert "\x1b" not in cchc("tasks").out


def test_a_title_of_nothing_visible_is_refused(cchc: Cchc):
    for title in ("\u200b", "\x01\x02"):
        told = cchc("task", "add", "--title", title)
        assert (told.status, told.out) == (1, "")
    assert cchc("tasks", "--json").json == []


def test_an_undo_that_leaves_something_names_it(cchc: Cchc):
    cchc("init", "--office", OFFICE)
    task = cchc("task", "add", "--title", "Lập báo cáo", "--code", "5", "--deadline", "Quý II")
    key = task.out.strip()
    cchc("task", "edit", key, "--title", "Lập báo cáo năm", "--deadline", "Quý III")
    cchc("task", "edit", key, "--title", "Lập báo cáo cuối năm")
    told = cchc("undo", "3")
    assert told.status == 0
    assert "1 ô của “5. Lập báo cáo cuối năm” giữ nguyên vì" in told.err
    (line,) = cchc("tasks", "--json").json
    assert (line["title"], line["deadline"]) == ("Lập báo cáo cuối năm", "Quý II")
