"""The first day of an office, each command a process of its own, as a script would do it."""

# ruff: noqa: S603 every line that is run stands in this file

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from spoken import OFFICE, Cchc, Told

from cchc_desktop.bootstrap import open_office


def _run(data: Path, *words: str) -> Told:
    program = "import sys; from cchc_desktop.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=os.environ | {"CCHC_DATA": str(data)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Told(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def test_an_office_begins(data_folder: Path):
    missing = _run(data_folder, "tasks")
    assert (missing.status, missing.out) == (1, "")
    assert not data_folder.exists()
    made = _run(data_folder, "init", "--office", OFFICE, "--parent", "UBND tỉnh Bình Minh")
    assert (made.status, made.out) == (0, "")
    assert OFFICE in made.err
    assert (data_folder / "cchc.db").is_file()
    again = _run(data_folder, "init", "--office", OFFICE)
    assert (again.status, again.out) == (1, "")
    key = _run(
        data_folder, "task", "add", "--title", "Họp triển khai", "--lead", OFFICE
    ).out.strip()
    tasks = json.loads(_run(data_folder, "tasks", "--json").out)
    assert [(one["id"], one["title"], one["role"]) for one in tasks] == [
        (key, "Họp triển khai", "lead")
    ]
    units = json.loads(_run(data_folder, "unit", "list", "--json").out)
    assert {one["name"]: one["parent"] for one in units} == {
        OFFICE: "UBND tỉnh Bình Minh",
        "UBND tỉnh Bình Minh": None,
    }


def test_a_folder_in_use_is_told_and_left_alone(sample: Path):
    with open_office(sample):
        told = _run(sample, "tasks")
    assert (told.status, told.out) == (1, "")
    assert "đang được mở" in told.err
    assert _run(sample, "tasks", "--json").status == 0


@pytest.mark.parametrize("level", ["province", "commune", "school", "department", "district"])
def test_every_level_of_office_can_begin(level: str, cchc: Cchc):
    made = cchc("init", "--office", "Cơ quan Hoa Sen", "--level", level, "--place", "Hoa Sen")
    assert made.status == 0, made.err
    assert cchc("unit", "list", "--json").json[0]["level"] == level
