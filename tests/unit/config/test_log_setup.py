"""The log: made late, bounded, in UTF-8, and never a reason to stop."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.config import log_setup


@pytest.fixture(autouse=True)
def _root_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = list(root.handlers)
    levels = {name: logging.getLogger(name).level for name in log_setup.PACKAGES}
    yield
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()


def test_no_file_is_made_before_there_is_something_to_say(tmp_path: Path):
    log = log_setup.log_to(tmp_path / "logs" / "cchc.log")
    logging.getLogger("db.any").debug("not worth a line")
    assert list(tmp_path.iterdir()) == []
    logging.getLogger("db.any").info("ghi %d nhiệm vụ", 3)
    logging.getLogger("library").info("of no interest")
    assert log.written
    assert "library" not in log.file.read_text("utf-8")
    assert "INFO db.any ghi 3 nhiệm vụ" in log.file.read_text("utf-8")


def test_a_second_set_up_replaces_the_first(tmp_path: Path):
    log_setup.log_to(tmp_path / "one.log")
    log_setup.log_to(tmp_path / "two.log")
    logging.getLogger("db.any").info("once")
    assert [one.name for one in tmp_path.iterdir()] == ["two.log"]


def test_the_files_stay_few_and_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(log_setup, "BYTES", 2000)
    log_setup.log_to(tmp_path / "cchc.log")
    for number in range(300):
        logging.getLogger("db.any").info("line %d of many", number)
    files = list(tmp_path.iterdir())
    assert len(files) == log_setup.FILES
    assert all(one.stat().st_size <= 2000 for one in files)


def test_where_nothing_can_be_written_nothing_stops(tmp_path: Path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    log = log_setup.log_to(tmp_path / "logs" / "cchc.log")
    logging.getLogger("db.any").info("lost")
    assert not log.written


def test_the_console_is_told_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    log_setup.log_to(tmp_path / "cchc.log", console=True)
    logging.getLogger("db.any").debug("for the developer")
    assert "for the developer" in capsys.readouterr().err


def _fail() -> None:
    raise OSError(28, "không ghi được “Kế hoạch rà soát”", "D:/Hoa Sen.docx")


@pytest.mark.expects_log("bug")
def test_of_a_fault_the_file_has_the_place_and_the_kind_alone(tmp_path: Path):
    log = log_setup.log_to(tmp_path / "cchc.log")
    try:
        _fail()
    except OSError:
        logging.getLogger("ui.any").exception("bug")
    told = log.file.read_text("utf-8")
    assert "in _fail\n" in told
    assert told.rstrip().endswith("OSError: errno=28")
    assert "rà soát" not in told
    assert "Hoa Sen" not in told
