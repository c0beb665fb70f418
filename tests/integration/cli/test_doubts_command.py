"""`cchc doubts`: what is still to be decided, and deciding it, as scripts and people see it."""

from typing import Any

import pytest
from spoken import Cchc

pytestmark = pytest.mark.usefixtures("sample")

KEYS = ["id", "plan", "task", "field", "where", "what", "value", "together"]


@pytest.fixture
def tasks(cchc: Cchc) -> list[str]:
    """Add two tasks of one plan that say the same vague thing."""
    plan = cchc("plan", "list", "--json").json[0]["id"]
    line = ("task", "add", "--plan", plan, "--deadline", "Kịp thời")
    return [cchc(*line, "--title", title).out.strip() for title in ("Sửa đèn", "Sửa cổng")]


def _states(cchc: Cchc, tasks: list[str]) -> list[tuple[str, str | None]]:
    lines = {one["id"]: one for one in cchc("tasks", "--json").json}
    return [(lines[key]["state"], lines[key]["due"]) for key in tasks]


def _doubts(cchc: Cchc, tasks: list[str]) -> list[dict[str, Any]]:
    return [one for one in cchc("doubts", "--json").json if one["task"] in tasks]


def test_a_phrase_is_settled_once_and_taken_back(cchc: Cchc, tasks: list[str]):
    first, second = _doubts(cchc, tasks)
    assert list(first) == KEYS
    assert (first["field"], first["value"], first["together"]) == ("deadline", "Kịp thời", 2)
    assert (first["where"], second["where"]) == ("Sửa đèn", "Sửa cổng")
    assert "Kịp thời" in first["what"]
    assert _states(cchc, tasks) == [("unconfirmed", None)] * 2
    settled = cchc("doubts", "settle", second["id"][:8], "--value", "2026-12-31")
    assert (settled.status, settled.out) == (0, "")
    assert settled.err == "Đã quyết định 2 ô cần xem.\n"
    assert _states(cchc, tasks) == [("upcoming", "2026-12-31")] * 2
    assert _doubts(cchc, tasks) == []
    undone = cchc("undo")
    assert "quyết định thời hạn “Kịp thời” là “2026-12-31”: 2 nhiệm vụ" in undone.err
    assert _states(cchc, tasks) == [("unconfirmed", None)] * 2
    assert _doubts(cchc, tasks) == [first, second]


def test_without_a_value_what_stands_there_is_right(cchc: Cchc, tasks: list[str]):
    assert cchc("doubts", "settle", _doubts(cchc, tasks)[0]["id"]).status == 0
    assert _states(cchc, tasks) == [("upcoming", None)] * 2


def test_people_get_a_table_and_a_word_when_nothing_is_left(cchc: Cchc, tasks: list[str]):
    told = cchc("doubts")
    assert told.status == 0
    heads, _, *rows = told.out.splitlines()
    assert heads.split() == ["Mã", "Kế", "hoạch", "Nhiệm", "vụ", "Đang", "ghi", "Cần", "xem"]
    doubt = _doubts(cchc, tasks)[0]
    assert any(row.startswith(doubt["id"][:8]) and "Sửa đèn" in row for row in rows)
    while left := cchc("doubts", "--json").json:
        assert cchc("doubts", "settle", left[0]["id"]).status == 0
    assert cchc("doubts").err == "Không còn ô nào cần xem.\n"


def test_what_cannot_be_decided_is_one_sentence(cchc: Cchc, tasks: list[str]):
    key = _doubts(cchc, tasks)[0]["id"]
    vague = cchc("doubts", "settle", key, "--value", "càng sớm càng tốt")
    unknown = cchc("doubts", "settle", "ffffffff")
    assert cchc("doubts", "settle", key).status == 0
    again = cchc("doubts", "settle", key, "--value", "Quý IV")
    for told, says in (
        (vague, "“càng sớm càng tốt” chỉ yêu cầu làm sớm"),
        (unknown, "“ffffffff”"),
        (again, "đã được"),
    ):
        assert (told.status, told.out) == (1, "")
        assert told.err.count("\n") == 1
        assert says in told.err
