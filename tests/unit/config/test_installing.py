"""Where an installer is started from: where Windows can start it, however the data lies."""

import tempfile
from pathlib import Path

import pytest

from cchc_desktop.config.installing import clear_away, startable


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tạm"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_one_in_reach_is_started_where_it_is(temporary: Path):
    setup = Path("Dữ liệu") / "updates" / "CCHC Desktop 2.0.exe"
    assert startable(setup) == setup
    assert list(temporary.iterdir()) == []


def test_one_behind_a_long_path_is_brought_near_and_taken_away_again(
    tmp_path: Path, temporary: Path
):
    deep = tmp_path / ("Hồ sơ cải cách hành chính " * 4) / ("Năm 2026 của cơ quan " * 6)
    deep.mkdir(parents=True)
    setup = deep / "CCHC Desktop 2.0.exe"
    setup.write_bytes(b"MZ")
    near = startable(setup)
    assert near.name == setup.name
    assert near.is_relative_to(temporary)
    assert near.read_bytes() == b"MZ"
    clear_away()
    assert list(temporary.iterdir()) == []
    assert setup.exists()


def test_so_is_one_that_only_the_prefix_reaches(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    setup = Path("\\\\?\\C:\\a.exe")  # a name like any other here
    setup.write_bytes(b"MZ")
    assert startable(setup).is_relative_to(temporary)
