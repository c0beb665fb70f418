"""Where the data folder is, and what lies where in it."""

from pathlib import Path

import pytest

from cchc_desktop.config import paths


def test_what_is_given_goes_before_the_environment(tmp_path: Path):
    environment = {paths.VARIABLE: str(tmp_path / "env")}
    assert paths.data_folder(tmp_path / "given", environment).root == tmp_path / "given"
    assert paths.data_folder(None, environment).root == tmp_path / "env"


@pytest.mark.parametrize("environment", [{}, {paths.VARIABLE: ""}])
def test_else_it_is_the_users_own(environment: dict[str, str]):
    folder = paths.data_folder(None, environment)
    assert folder.root.name == paths.PROGRAM
    assert folder.root.is_absolute()
    assert not folder.root.exists()


def test_a_relative_folder_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder(Path("dữ liệu"), {}).settings == tmp_path / "dữ liệu" / "settings.json"


def test_the_log_lies_with_the_data_once_there_is_a_folder(tmp_path: Path):
    folder = paths.DataFolder(tmp_path / "data")
    elsewhere = paths.log_folder(folder)
    assert tmp_path not in elsewhere.parents
    folder.root.mkdir()
    assert paths.log_folder(folder) == folder.root / "logs"
    assert list(folder.root.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 25)])
def test_the_log_of_a_folder_no_system_can_name_lies_elsewhere(tmp_path: Path, name: str):
    place = paths.log_folder(paths.DataFolder(tmp_path / name))
    assert tmp_path / name not in place.parents
