"""Files that were damaged, forged or made to harm: the database stays byte for byte the same."""

import hashlib
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.cli.main import main
from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.keys import SigningKey, read_private
from cchc_desktop.exchange.package import Contents, open_package, write_package
from cchc_desktop.scheduling.clock import FixedClock
from tests.builders.effort import effort
from tests.builders.exchange_files import a_copy, made
from tests.builders.exchanging import Place, at_home

FEW = settings(
    effort(examples=20, steps=1),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def sums(folder: Path) -> dict[str, str]:
    """Return what is in a data folder, but for its log and the copies."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name in {"cchc.db", "cchc.db-wal"} and path.stat().st_size
    } | {"files": str(sorted(path.name for path in (folder / "files").iterdir()))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder that has settled: its daily copy is made."""
    top = tmp_path_factory.mktemp("hostile") / "city"
    shutil.copytree(made().top / "city", top)
    assert main(["--data", str(top), "exchange", "list"], FixedClock(made().at)) == 0
    return top


@FEW
@given(data=st.data())
def test_a_damaged_file_changes_nothing_and_is_refused_in_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: Any
):
    original = made().up[0].read_bytes()
    content = bytearray(original)
    kind = data.draw(st.sampled_from(["flip", "cut", "insert", "append"]))
    at = data.draw(st.integers(0, len(content) - 1))
    if kind == "flip":
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    elif kind == "cut":
        del content[at:]
    elif kind == "insert":
        content[at:at] = data.draw(st.binary(min_size=1, max_size=8))
    else:
        content += data.draw(st.binary(min_size=1, max_size=8))
    path = tmp_path / "tệp.cchc"
    path.write_bytes(content)
    before = sums(folder)
    capsys.readouterr()
    status = main(["--data", str(folder), "exchange", "merge", str(path)], FixedClock(made().at))
    told = capsys.readouterr()
    assert status == 1
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert sums(folder) == before


def forged(
    ward: Place, path: Path, changed: Mapping[str, list[dict[str, Any]]], **said: Any
) -> Path:
    """Write a file as the ward's program never would, signed with the ward's own key."""
    with at_home(ward):
        key = SigningKey.from_private(read_private(key_path(ward.desk.unit_id)))
    opened = open_package(made().up[0], Ticket())
    records = {name: list(opened.records(name)) for name in opened.names} | dict(changed)
    manifest = replace(opened.manifest, counts={}, sequence=99, **said)
    write_package(path, Contents(manifest, records), key, Ticket())
    return path


def row_of(name: str) -> dict[str, Any]:
    return dict(next(open_package(made().up[0], Ticket()).records(name)))


BAD_ROWS: dict[str, dict[str, Any]] = {
    "a state nobody knows": {"state": "finished"},
    "a quarter that is none": {"quarter": "2026Q9"},
    "another quarter": {"quarter": "2026Q2"},
    "a number for words": {"result": 5},
    "words for a number": {"percent": "nhiều"},
    "a day that is none": {"done_on": "2026-02-30"},
    "a moment without a zone": {"entered_at": "2026-04-02T12:00:00"},
    "a part that is not there": {"assignment_id": uuid.uuid4().hex},
    "no part": {"assignment_id": None},
    "an id that is none": {"id": "xyz"},
    "the office's own lane": {"lane": "on-behalf"},
    "an object for words": {"difficulty": {"a": 1}},
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_row_that_makes_no_sense_is_left_out_and_said(name: str, tmp_path: Path):
    with a_copy("city", "ward") as (city, ward):
        bad = {**row_of("progress"), "id": uuid.uuid4().hex, **BAD_ROWS[name]}
        path = forged(ward, tmp_path / "x.cchc", {"progress": [bad]})
        (taken,) = city.take(path)
        assert taken.refused is None
        assert [left.entity for left in taken.preview.left_out] == ["progress"]
        assert city.rows("SELECT count(*) FROM progress") == [(0,)]


def test_a_unit_cannot_write_over_what_the_office_keeps(tmp_path: Path):
    with a_copy("city", "ward") as (city, ward):
        (task,) = city.rows("SELECT lower(hex(id)), title FROM task ORDER BY title LIMIT 1")
        before = city.rows("SELECT * FROM task ORDER BY id")
        row = {"id": task[0], "title": "Sửa", "position": 0, "plan_id": uuid.uuid4().hex}
        progress = city.rows("SELECT lower(hex(id)) FROM assignment ORDER BY id LIMIT 1")
        other = {**row_of("progress"), "id": progress[0][0]}
        path = forged(ward, tmp_path / "x.cchc", {"task": [row], "progress": [other]})
        assert all(one.refused is None for one in city.take(path))
        assert city.rows("SELECT * FROM task ORDER BY id") == before


def test_a_file_in_anothers_name_is_refused(tmp_path: Path):
    with a_copy("city", "ward", "other") as (city, ward, other):
        assert all(one.refused is None for one in city.take(made().up[2]))
        stranger = open_package(made().up[2], Ticket()).manifest.sender
        path = forged(ward, tmp_path / "x.cchc", {}, sender=stranger)
        before = city.mirrored()
        (taken,) = city.take(path)
        assert taken.refused is not None
        assert taken.refused.code == "exchange-key-changed"
        assert city.mirrored() == before
        assert other.desk.unit_id != ward.desk.unit_id
