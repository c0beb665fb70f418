"""`cchc exchange` as its contract says: words, keys of the answers, exit statuses."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spoken import Told

from cchc_desktop.bootstrap import open_office
from cchc_desktop.cli.main import main
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.plans.storing import store_plan
from tests.builders.exchanging import CITY, NOON, WARD
from tests.builders.plans_above import ABOVE, FIRST, GROUP, LAST

FILE_KEYS = [
    *("id", "file", "kind", "from", "to", "period", "signature", "new", "updated", "unchanged"),
    *("conflicts", "withdrawn", "left_out", "already_taken"),
]
At = Callable[..., Told]


@pytest.fixture
def at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> At:
    """Run a command line at one of several offices."""

    def run(office: str, *words: str) -> Told:
        capsys.readouterr()
        status = main(["--data", str(tmp_path / office), *words], FixedClock(NOON))
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Told(status, told.out, told.err)

    return run


@pytest.fixture
def city(at: At, tmp_path: Path) -> Path:
    assert at("city", "init", "--office", CITY, "--level", "province").status == 0
    for name in (WARD, "UBND phường Hoa Mai"):
        assert at("city", "unit", "add", name, "--member-of", GROUP).status == 0
    with open_office(tmp_path / "city", FixedClock(NOON)) as office:
        store_plan(office.desk, ABOVE, FIRST, LAST)
    return tmp_path


@pytest.fixture
def down(at: At, city: Path) -> str:
    path = str(city / "giao.cchc")
    assert at("city", "exchange", "assign", "--to", WARD, "--out", path).status == 0
    return path


def work(at: At, office: str = "ward") -> str:
    tasks = at(office, "tasks", "--json").json
    task: str = next(one["id"] for one in tasks if one["role"] == "lead")
    said = ("--state", "done", "--done-on", "2026-01-15", "--result", "Đã ban hành")
    assert at(office, "progress", "set", task, "--period", "2026Q1", *said).status == 0
    return task


def test_down_and_up_and_what_each_answer_looks_like(at: At, city: Path, down: str):
    at("ward", "init", "--office", WARD)
    seen = at("ward", "exchange", "inspect", down, "--json")
    assert list(seen.json) == FILE_KEYS
    assert (seen.json["kind"], seen.json["signature"]) == ("assign", "new")
    assert at("ward", "tasks", "--json").json == []
    (taken,) = at("ward", "exchange", "merge", down, "--json").json
    assert list(taken) == FILE_KEYS
    assert (taken["from"], taken["to"], taken["already_taken"]) == (CITY, WARD, False)
    (again,) = at("ward", "exchange", "merge", down, "--json").json
    assert (again["already_taken"], again["new"], again["updated"]) == (True, 0, 0)
    work(at)
    up = str(city / "len.cchc")
    assert at("ward", "exchange", "return", "--period", "2026Q1", "--out", up).status == 0
    before = at("city", "exchange", "status", "2026Q1", "--json").json
    assert list(before) == ["period", "due", "units"]
    keys = ["unit", "expected", "received_on", "on_time", "assigned", "reported", "accepted"]
    assert all(list(one) == keys for one in before["units"])
    assert all(one["received_on"] is None for one in before["units"])
    assert at("city", "exchange", "merge", up).status == 0
    after = at("city", "exchange", "status", "2026Q1", "--today", "2026-04-02", "--json").json
    line = next(one for one in after["units"] if one["unit"] == WARD)
    assert (line["received_on"], line["assigned"], line["reported"]) == ("2026-04-02", 1, 1)
    (listed,) = at("city", "exchange", "list", "--json").json
    assert list(listed) == [*FILE_KEYS, "taken_on", "undone"]
    assert at("city", "exchange", "undo", listed["id"]).status == 0
    assert at("city", "exchange", "list", "--json").json[0]["undone"] is True
    assert at("city", "exchange", "undo", listed["id"]).status == 1
    assert at("city", "exchange", "merge", up).status == 0
    set_ = at("city", "history", "--json").json[0]["set"]
    assert at("city", "undo", str(set_)).status == 0
    line = at("city", "exchange", "status", "2026Q1", "--json").json["units"]
    assert all(one["received_on"] is None for one in line)


def test_people_get_tables_and_sentences(at: At, down: str):
    at("ward", "init", "--office", WARD)
    seen = at("ward", "exchange", "inspect", down)
    assert "giao.cchc" in seen.out
    # A narrow table sets the words of a cell one below the other.
    assert {"tệp", "giao", "việc"} <= set(seen.out.split())
    taken = at("ward", "exchange", "merge", down)
    assert "Đã tiếp nhận “giao.cchc”" in taken.err
    for words in (("list",), ("status", "2026Q1"), ("differences",), ("proposals",)):
        told = at("ward", "exchange", *words)
        assert told.status == 0
        assert told.out or told.err


def test_a_bad_file_among_good_ones_is_named_and_exits_with_one(at: At, city: Path, down: str):
    at("ward", "init", "--office", WARD)
    bad = city / "hỏng.cchc"
    bad.write_bytes(Path(down).read_bytes()[:500])
    told = at("ward", "exchange", "merge", str(bad), down, "--json")
    assert told.status == 1
    assert [one["kind"] for one in json.loads(told.out)] == ["assign"]
    assert "hỏng.cchc" in told.err
    assert at("ward", "exchange", "merge", str(bad)).out == ""
    assert at("ward", "exchange", "inspect", str(city / "không-có.cchc")).status == 1


def test_without_an_office_the_file_from_above_makes_one(at: At, city: Path, down: str):
    group = str(city / "nhóm.cchc")
    at("city", "exchange", "assign", "--to", GROUP, "--out", group)
    assert at("new", "exchange", "merge", group).status == 1
    assert not (city / "new").exists()
    made = at("new", "exchange", "merge", group, "--as", "UBND phường Hoa Mai")
    assert made.status == 0, made.err
    assert at("new", "tasks", "--json").json
    assert at("newer", "exchange", "merge", down, "--json").status == 0


def test_the_second_computer_joins_with_the_pass_phrase(at: At, city: Path):
    phrase, file = city / "cụm.txt", str(city / "máy hai.cchc")
    phrase.write_text("hoa sen nở trong ao\n", encoding="utf-8")
    words = ("exchange", "sync", "--out", file)
    assert at("city", *words, "--for-join").status == 2
    assert at("city", *words, "--passphrase-file", str(phrase)).status == 2
    assert at("city", *words, "--for-join", "--passphrase-file", str(phrase)).status == 0
    wrong = city / "sai.txt"
    wrong.write_text("một cụm khác hẳn\n", encoding="utf-8")
    join = ("init", "--join", file, "--passphrase-file")
    assert at("city2", *join, str(wrong)).status == 1
    assert at("city2", *join, str(phrase)).status == 0
    assert at("city2", "tasks", "--json").json == at("city", "tasks", "--json").json
    added = at("city2", "task", "add", "--title", "Ở máy hai")
    assert added.status == 0
    assert at("city2", "exchange", "sync", "--out", file).status == 0
    assert at("city", "exchange", "merge", file, "--json").json[0]["kind"] == "sync"
    assert "Ở máy hai" in {one["title"] for one in at("city", "tasks", "--json").json}


def test_the_form_and_its_ending(at: At, city: Path):
    words = ("exchange", "form", "--to", WARD, "--period", "2026Q1", "--out")
    assert at("city", *words, str(city / "biểu.pdf")).status == 2
    assert at("city", *words, str(city / "biểu.xlsx")).status == 0
    (taken,) = at("city", "exchange", "merge", str(city / "biểu.xlsx"), "--json").json
    assert (taken["kind"], taken["from"], taken["to"]) == ("form", WARD, CITY)
    half = ("exchange", "form", "--to", WARD, "--period", "2026H1", "--out", str(city / "x.xlsx"))
    assert at("city", *half).status == 1


def test_renamed_and_wrapped_files_are_read_all_the_same(at: At, city: Path, down: str):
    at("ward", "init", "--office", WARD)
    packed = city / "giao (1).zip"
    with zipfile.ZipFile(packed, "w") as pack:
        pack.write(down, "giao.cchc")
    assert at("ward", "exchange", "merge", str(packed), "--json").json[0]["new"] > 0
    renamed = city / "giao.cchc.zip"
    renamed.write_bytes(Path(down).read_bytes())
    assert at("ward", "exchange", "merge", str(renamed), "--json").json[0]["already_taken"]


def test_keys_are_shown_saved_and_recovered(at: At, city: Path):
    shown = at("city", "exchange", "key")
    assert len(shown.out.splitlines()) == 2
    phrase, sealed = city / "cụm.txt", city / "khóa"
    phrase.write_text("hoa sen nở trong ao", encoding="utf-8")
    words: tuple[Any, ...] = ("--passphrase-file", str(phrase))
    assert at("city", "exchange", "key", "--save", str(sealed), *words).status == 0
    recovered = at("city", "exchange", "key", "--recover", str(sealed), *words)
    assert recovered.out == shown.out
    assert at("ward", "init", "--office", WARD).status == 0
    assert at("ward", "exchange", "key", "--recover", str(sealed), *words).status == 1


def test_what_cannot_be_done_is_one_sentence(at: At, city: Path):
    out = str(city / "x.cchc")
    for words in (
        ("assign", "--to", "Sở Không Có", "--out", out),
        ("assign", "--to", CITY, "--out", out),
        ("return", "--period", "2026Q1", "--out", out),
        ("undo", "abcdef12"),
        ("receipt", "--to", WARD, "--out", out),
        ("meet", str(city / "không có")),
        ("choose", "abc", "--value", "1"),
        ("decide", "abcdef12", "--accept"),
    ):
        told = at("city", "exchange", *words)
        assert (told.status, told.out, told.err.count("\n")) == (1, "", 1), (words, told.err)
    assert not Path(out).exists()
