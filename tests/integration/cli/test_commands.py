"""The commands over a real data folder: what they print has the keys of the interface."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from spoken import OFFICE, Cchc

pytestmark = pytest.mark.usefixtures("sample")

TASK_KEYS = [
    "id",
    "plan",
    "code",
    "section",
    "title",
    "lead_units",
    "partner_units",
    "deadline",
    "due",
    "due_in_period",
    "state",
    "percent",
    "role",
    "person",
    "parts",
]
PLAN_KEYS = [
    "document",
    "bases",
    "chapters",
    "targets",
    "layout",
    "sections",
    "tasks",
    "narrative",
    "assignments",
    "report_duties",
    "doubts",
]


def _task(cchc: Cchc, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in cchc("tasks", "--json").json if one["id"] == key)
    return found


def _new_task(cchc: Cchc, *more: str) -> str:
    plan = cchc("plan", "list", "--json").json[0]["id"]
    made = cchc("task", "add", "--plan", plan, "--title", "Rà soát biển báo", *more)
    assert made.status == 0, made.err
    return made.out.strip()


def test_tasks_have_the_keys_of_the_interface(cchc: Cchc):
    tasks = cchc("tasks", "--json").json
    assert len(tasks) > 50
    assert all(list(one) == TASK_KEYS for one in tasks)
    assert all(list(one["parts"]) == ["done", "of", "late"] for one in tasks)
    assert len({one["state"] for one in tasks}) > 4
    assert {one["role"] for one in tasks} <= {"lead", "partner", None}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", one["due"]) for one in tasks if one["due"])


def test_tasks_are_narrowed_by_every_option(cchc: Cchc):
    everything = cchc("tasks", "--json").json
    late = cchc("tasks", "--state", "overdue", "--json").json
    assert [one for one in everything if one["state"] == "overdue"] == late
    school = next(one for one in cchc("unit", "list", "--json").json if one["level"] == "school")
    shared = cchc("tasks", "--unit", school["name"], "--json").json
    assert 0 < len(shared) < len(everything)
    assert all(one["role"] in ("lead", "partner") for one in shared)
    found = cchc("tasks", "--search", "ke hoach", "--json").json
    assert 0 < len(found) < len(everything)
    plan = everything[0]["plan"]
    assert cchc("tasks", "--plan", plan[:8], "--json").json == everything
    quarter = cchc("tasks", "--period", "2026Q1", "--json").json
    assert 0 < len(quarter) <= len(everything)
    early = cchc("tasks", "--today", "2026-01-02", "--json").json
    assert [one["id"] for one in early] == [one["id"] for one in everything]
    assert not [one for one in early if one["state"] == "overdue"]
    person = next(one["person"] for one in everything if one["person"])
    assert all(one["person"] == person for one in cchc("tasks", "--person", person, "--json").json)


def test_people_get_tables(cchc: Cchc):
    for words in (
        ("tasks",),
        ("plan", "list"),
        ("unit", "list"),
        ("target", "list"),
        ("indicator", "list"),
        ("history",),
    ):
        told = cchc(*words)
        assert told.status == 0
        assert told.out.splitlines()[1].startswith("─")
        assert told.err == ""
    assert "Không có nhiệm vụ nào phù hợp" in cchc("tasks", "--search", "khongcogi").err


def test_a_plan_is_shown_in_the_drafts_form(cchc: Cchc):
    listed = cchc("plan", "list", "--json").json
    assert listed[0]["issuer"] == OFFICE
    plan = cchc("plan", "show", listed[0]["number"], "--json").json
    assert list(plan) == PLAN_KEYS
    task = plan["tasks"][0]
    assert list(task["deadline"]) == ["text", "kind", "milestones"]
    assert list(task["deadline"]["milestones"][0]) == ["label", "start", "due", "rule"]
    assert list(task["source"]) == ["page", "table", "row"]
    told = cchc("plan", "show", listed[0]["number"])
    assert task["code"] in told.out
    assert listed[0]["subject"] in told.out


def test_a_plan_is_continued_once(cchc: Cchc):
    old = cchc("plan", "list", "--json").json[0]
    made = cchc("plan", "continue", old["number"], "--year", "2027")
    assert made.status == 0, made.err
    key = made.out.strip()
    plans = cchc("plan", "list", "--json").json
    new = next(one for one in plans if one["id"] == key)
    assert (new["from"], new["to"]) == ("2027-01-01", "2027-12-31")
    assert new["continues"] == old["id"]
    assert len(cchc("plan", "show", key, "--json").json["tasks"]) == new["tasks"] > 0
    again = cchc("plan", "continue", old["number"], "--year", "2027")
    assert (again.status, again.out) == (1, "")
    assert cchc("undo").status == 0
    assert key not in {one["id"] for one in cchc("plan", "list", "--json").json}


def test_a_task_is_added_edited_withdrawn_and_brought_back(cchc: Cchc):
    key = _new_task(
        cchc, "--deadline", "Trước ngày 15/12", "--lead", OFFICE, "--product", "Tờ trình"
    )
    made = _task(cchc, key)
    assert (made["title"], made["due"], made["role"]) == ("Rà soát biển báo", "2026-12-14", "lead")
    assert cchc("task", "edit", key[:8], "--title", "Thay biển báo", "--deadline", "").status == 0
    edited = _task(cchc, key)
    assert (edited["title"], edited["due"]) == ("Thay biển báo", None)
    assert edited["lead_units"] == [OFFICE]
    assert cchc("task", "withdraw", key, "--why", "Đã bàn giao").status == 0
    assert _task(cchc, key)["state"] == "stopped"
    undone = cchc("undo")
    assert undone.status == 0
    assert "bãi bỏ nhiệm vụ “Thay biển báo”" in undone.err
    assert _task(cchc, key)["state"] != "stopped"
    assert cchc("redo").status == 0
    assert _task(cchc, key)["state"] == "stopped"


def test_a_tasks_history_tells_what_was_done(cchc: Cchc):
    key = _new_task(cchc)
    cchc("task", "edit", key, "--title", "Thay biển báo")
    cchc("undo")
    lines = cchc("history", key, "--json").json
    assert all(list(one) == ["set", "when", "who", "what", "undone"] for one in lines)
    assert [one["undone"] for one in lines] == [False, True, False]
    assert lines[0]["what"].startswith("Hoàn tác: ")
    assert lines[0]["when"].startswith("2026-11-20T09:41")
    assert len(cchc("history", "--json").json) > len(lines)
    first = lines[-1]["set"]
    assert cchc("undo", str(first)).status == 0
    assert key not in {one["id"] for one in cchc("tasks", "--json").json}
    assert cchc("undo", "999999").status == 1


def test_progress_is_noted_for_a_quarter(cchc: Cchc, tmp_path: Path):
    key = _new_task(cchc, "--lead", OFFICE, "--deadline", "Quý IV")
    proof = tmp_path / "Biên bản.pdf"
    proof.write_bytes(b"%PDF-1.4 sample")
    noted = cchc(
        *("progress", "set", key, "--period", "2026Q4", "--state", "in-progress"),
        *("--percent", "40", "--result", "Đã khảo sát", "--difficulty", "Thiếu kinh phí"),
        *("--evidence", str(proof), "--evidence", "12/BC-UBND; 05/11/2026; Báo cáo khảo sát"),
    )
    assert noted.status == 0, noted.err
    assert (_task(cchc, key)["state"], _task(cchc, key)["percent"]) == ("in-progress", 40)
    longer = cchc("progress", "set", key, "--period", "2026", "--state", "done")
    assert longer.status == 1
    assert "2026Q4" in longer.err
    done = ("progress", "set", key, "--period", "2026Q4", "--state", "done")
    assert cchc(*done, "--done-on", "2026-11-18").status == 0
    assert _task(cchc, key)["state"] == "done"
    assert cchc(*done, "--percent", "101").status == 1


def test_whose_progress_it_is_has_to_be_said_where_several_lead(cchc: Cchc):
    key = _new_task(cchc, "--lead", "Công an phường", "--lead", "Trạm Y tế phường")
    line = ("progress", "set", key, "--period", "2026Q4", "--state", "done")
    refused = cchc(*line)
    assert refused.status == 1
    assert "Trạm Y tế phường" in refused.err
    assert cchc(*line, "--unit", "Trạm Y tế phường").status == 0
    assert _task(cchc, key)["parts"] == {"done": 1, "of": 2, "late": 0}


def test_targets_are_measured(cchc: Cchc):
    target = cchc("target", "list", "--json").json[0]
    assert list(target) == ["id", "plan", "code", "text", "checks", "measurements"]
    line = ("target", "set", target["id"], "--period", "2026Q4")
    assert cchc(*line, "--value", "98,5").status == 0
    after = next(one for one in cchc("target", "list", "--json").json if one["id"] == target["id"])
    assert {"period": "2026Q4", "unit": OFFICE} | {
        "value": 98.5,
        "numerator": None,
        "denominator": None,
    } in after["measurements"]
    assert cchc("target", "set", target["id"], "--period", "2026H1", "--value", "1").status == 1


def test_indicators_are_counted(cchc: Cchc):
    line = next(one for one in cchc("indicator", "list", "--json").json if one["adds_up"] == "sum")
    assert cchc("indicator", "set", line["code"], "--period", "2026Q4", "--value", "7").status == 0
    after = cchc("indicator", "list", "--json").json
    values = next(one["values"] for one in after if one["code"] == line["code"])
    assert {"period": "2026Q4", "unit": OFFICE, "value": 7} in values
    assert cchc("indicator", "set", "không-có", "--period", "2026Q4", "--value", "7").status == 1


def test_units_are_added_and_updated(cchc: Cchc):
    added = cchc("unit", "add", "Trường Tiểu học Sao Mai", "--level", "school")
    key = added.out.strip()
    more = ("--member-of", "Các trường bán trú", "--parent", OFFICE, "--from", "2026-09-01")
    again = cchc("unit", "add", "Trường Tiểu học Sao Mai", *more)
    assert again.out.strip() == key
    units = {one["name"]: one for one in cchc("unit", "list", "--json").json}
    school, group = units["Trường Tiểu học Sao Mai"], units["Các trường bán trú"]
    keys = ["id", "name", "level", "parent", "is_group", "members", "spellings"]
    assert list(school) == keys
    assert (school["id"], school["level"], school["parent"]) == (key, "school", OFFICE)
    assert group["is_group"]
    assert group["members"] == ["Trường Tiểu học Sao Mai"]


def test_a_copy_is_made_listed_and_put_back(cchc: Cchc, tmp_path: Path):
    before = cchc("tasks", "--json").json
    out = tmp_path / "sao lưu.zip"
    assert cchc("backup", "--out", str(out)).out.strip() == str(out)
    inside = cchc("backup").out.strip()
    copies = cchc("backups", "--json").json
    assert inside in [one["file"] for one in copies]
    assert all(one["sound"] for one in copies)
    assert copies[0]["tasks"] == len(before)
    for copy in (out, Path(inside)):
        _new_task(cchc)
        assert len(cchc("tasks", "--json").json) == len(before) + 1
        restored = cchc("restore", str(copy))
        assert restored.status == 0, restored.err
        assert cchc("tasks", "--json").json == before
    assert cchc("restore", str(tmp_path / "không có.zip")).status == 1


def test_a_sound_folder_and_a_damaged_one(cchc: Cchc, data_folder: Path):
    assert cchc("check", "--json").json == {"sound": True, "findings": []}
    assert cchc("check").status == 0
    with sqlite3.connect(data_folder / "cchc.db") as database:
        database.execute("PRAGMA journal_mode=DELETE")
    database.close()
    whole = bytearray((data_folder / "cchc.db").read_bytes())
    whole[8192 : len(whole) // 2] = b"\xa5" * (len(whole) // 2 - 8192)
    (data_folder / "cchc.db").write_bytes(whole)
    found = cchc("check", "--json")
    assert found.status == 1
    assert '"sound": false' in found.out
    assert cchc("tasks").status in (0, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "show", "999/KH-UBND"),
        ("tasks", "--unit", "Phòng không có"),
        ("tasks", "--plan", "ffffffff"),
        ("tasks", "--person", "Không Ai Cả"),
        ("task", "edit", "ffff0000", "--title", "x"),
        ("task", "withdraw", "zz", "--why", "x"),
        ("target", "set", "ffff0000", "--period", "2026Q1", "--value", "1"),
        ("history", "ffff0000"),
        ("init", "--office", "UBND phường khác"),
    ],
)
def test_what_names_nothing_is_refused_in_one_sentence(cchc: Cchc, words: tuple[str, ...]):
    told = cchc(*words)
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
