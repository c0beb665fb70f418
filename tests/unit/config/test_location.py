"""Where the data was moved to is followed by every later start."""

from pathlib import Path

import pytest

from cchc_desktop.config import paths
from cchc_desktop.config.location import MARK, moved_to, point_to


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return paths.own_folder()


def test_a_moved_folder_is_opened_even_when_it_is_not_there(own: Path, tmp_path: Path):
    elsewhere = tmp_path / "ổ khác" / "dữ liệu"
    point_to(own, elsewhere)
    assert moved_to(own) == elsewhere
    assert paths.data_folder(None, {}).root == elsewhere
    assert [one.name for one in own.iterdir()] == [MARK]


def test_what_is_named_goes_before_what_was_moved(own: Path, tmp_path: Path):
    point_to(own, tmp_path / "moved")
    assert paths.data_folder(tmp_path / "given", {}).root == tmp_path / "given"
    environment = {paths.VARIABLE: str(tmp_path / "env")}
    assert paths.data_folder(None, environment).root == tmp_path / "env"


def test_a_move_back_forgets_the_other_place(own: Path, tmp_path: Path):
    point_to(own, tmp_path / "moved")
    point_to(own, own)
    assert paths.data_folder(None, {}).root == own
    point_to(own, own)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"relative/place", b"  \n"])
def test_a_mark_that_names_no_place_is_none(own: Path, content: bytes):
    own.mkdir(parents=True)
    (own / MARK).write_bytes(content)
    assert paths.data_folder(None, {}).root == own
