"""A hostile world around a command: odd folders, streams that are gone, two starts at once."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from spoken import OFFICE, Cchc

from cchc_desktop.cli.main import main

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


def test_nothing_is_left_of_an_office_that_cannot_be_made(cchc: Cchc, data_folder: Path):
    assert cchc("init", "--office", "\u200b").status == 1
    assert not (data_folder / "cchc.db").exists()
    assert cchc("init", "--office", OFFICE).status == 0


@POSIX
def test_a_working_directory_that_is_gone_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    gone = tmp_path / "đã xóa"
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("PWD", str(gone))
    gone.rmdir()
    assert main(["--data", "dữ liệu", "tasks"]) == 1
    assert str(gone / "dữ liệu") in capsys.readouterr().err


def test_an_answer_that_nobody_can_take_is_told(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--data", str(sample), "tasks", "--json"]) == 1
    assert "không ghi ra được kết quả" in capsys.readouterr().err
    assert main(["--data", str(sample), "check"]) == 0, "nothing was lost"


@pytest.mark.usefixtures("sample")
def test_a_backup_takes_no_place_that_is_not_its_own(cchc: Cchc, data_folder: Path, tmp_path: Path):
    lock = (data_folder / "cchc.lock").stat().st_ino
    wrong = [data_folder / "cchc.lock", data_folder / "cchc.db", tmp_path / "không có" / "x.zip"]
    for out in wrong:
        told = cchc("backup", "--out", str(out))
        assert (told.status, told.out) == (1, "")
    assert (data_folder / "cchc.lock").stat().st_ino == lock
    assert "Không có thư mục" in told.err
    assert cchc("backup", "--out", str(tmp_path / ("x" * 300))).status == 1
    assert cchc("check", "--json").json["sound"]


@POSIX
@pytest.mark.usefixtures("sample")
def test_a_backup_does_not_replace_what_is_no_file(cchc: Cchc, tmp_path: Path):
    pipe = tmp_path / "ống dẫn"
    os.mkfifo(pipe)
    told = cchc("backup", "--out", str(pipe))
    assert (told.status, told.out) == (1, "")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("PRAGMA user_version=999", "phiên bản mới hơn"),
        ("PRAGMA application_id=7", "không phải là dữ liệu của chương trình"),
    ],
)
def test_what_cannot_be_opened_is_not_backed_up(
    cchc: Cchc, sample: Path, tmp_path: Path, statement: str, said: str
):
    connection = sqlite3.connect(sample / "cchc.db")
    connection.execute(statement)
    connection.close()
    for words in (("tasks",), ("backup",), ("backup", "--out", str(tmp_path / "b.zip")), ("undo",)):
        told = cchc(*words)
        assert (told.status, told.out) == (1, ""), words
        assert said in told.err
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.usefixtures("sample")
def test_a_set_is_named_by_a_number_from_one_on(cchc: Cchc):
    for wrong in ("0", "-1", "abc", "9" * 20):
        told = cchc("undo", wrong)
        assert told.status == 2
        assert "từ 1 trở lên" in told.err


def test_the_founding_of_an_office_is_not_undone(cchc: Cchc):
    assert cchc("init", "--office", OFFICE).status == 0
    for words in (("undo",), ("undo", "1")):
        told = cchc(*words)
        assert (told.status, told.out) == (1, "")
        assert told.err.count("\n") == 1
    assert cchc("unit", "list", "--json").json[0]["name"] == OFFICE


@POSIX
def test_a_user_without_a_home_names_the_data_folder(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in list(os.environ):
        if name == "HOME" or name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("CCHC_DATA", raising=False)

    def nobody(_uid: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert main(["tasks"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "--data" in told.err
    assert main(["--data", str(sample / "chưa có"), "tasks"]) == 1
    assert main(["--data", str(sample), "task", "add", "--title", "Rà soát"]) == 0
