"""What is sent to whoever supports an office: useful, and without a word of the office's own."""

import getpass
import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.cli.main import main
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.text import fold
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.sample.year import load_sample_year
from cchc_desktop.services.units import UnitForm, add_unit
from cchc_desktop.services.upkeep.support import gather, gather_held, write_support
from db.texts import every_text
from tests.builders.folders import put_row
from tests.builders.offices import NOON, an_office

TITLE = "Sap xep lai kho luu tru ho so dat dai khu pho Ben Do"
PERSON = "Tran Thi Kim Lien"
UNIT = "Tổ giúp việc Bến Đò"
FOLDER = "Hồ sơ của chị Liên"
PLANTED = ("Bến Đò", "Ben Do", "kho luu tru", "Kim Lien", "chị Liên", "Hoa Sen", "Thu Hà")
LOG = """\
2026-11-20 09:41:00,123 INFO db.upgrade brought up from 1 to 2
2026-11-20 09:41:01,123 WARNING cchc_desktop.bootstrap no daily copy: disk-full {'path': 'ROOT'}
2026-11-20 09:41:02,123 INFO ui.tasks.page wrote TITLE
2026-11-20 09:41:02,123 INFO ui.tasks.page wrote LOWER
2026-11-20 09:41:02,500 INFO ui.tasks.page for PERSON of UNIT
2026-11-20 09:41:03,123 ERROR ui.errors.reporter bug
Traceback (most recent call last):
  File "ROOT/ui/tasks/page.py", line 12, in write
    raise ValueError("TITLE")
sqlalchemy.exc.IntegrityError: UNIQUE constraint failed
[SQL: INSERT INTO unit (name) VALUES (?)]
[parameters: ('UNIT',)]
Kho luu tru: PERSON
"""


def _log(root: Path) -> str:
    text = LOG.replace("ROOT", str(root)).replace("LOWER", TITLE.lower())
    return text.replace("TITLE", TITLE).replace("PERSON", PERSON).replace("UNIT", UNIT)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    root = tmp_path / FOLDER / "Dữ liệu"
    with an_office(root) as made:
        add_unit(made.desk, UnitForm(UNIT))
        load_sample_year(made.desk)
        (root / "logs").mkdir(exist_ok=True)
        text = _log(root)
        (root / "logs" / "window.log").write_text(text, encoding="utf-8")
        (root / "logs" / "crash-1.log").write_text(
            f'Fatal Python error: Aborted\n  File "{root}/db/x.py", line 3 in write\n  {UNIT}\n',
            "utf-8",
        )
        (root / "logs" / f"{UNIT}.log").write_text(text, encoding="utf-8")
        (root / "settings.json").write_text(
            json.dumps({"theme": "dark", "person": None, "note": TITLE}), encoding="utf-8"
        )
        (root / "window.ini").write_text(f"[intake]\nfolder={root}\n", encoding="utf-8")
        yield made


def _content(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_it_tells_what_is_needed(office: Office, tmp_path: Path):
    root = office.folder.path
    parts = gather(root, NOON, office.folder, {"Qt": "6.11"})
    told = _content(write_support(parts, tmp_path / "ho-tro.zip"))
    assert list(told)[:3] == ["Phiên bản.txt", "Cài đặt.txt", "Kiểm tra dữ liệu.txt"]
    assert set(list(told)[3:]) == {"Nhật ký/window.log", "Nhật ký/crash-1.log"}
    assert f"Chương trình: {VERSION}" in told["Phiên bản.txt"]
    assert "Qt: 6.11" in told["Phiên bản.txt"]
    assert "theme: dark" in told["Cài đặt.txt"]
    assert "không có gì hỏng" in told["Kiểm tra dữ liệu.txt"]
    log = told["Nhật ký/window.log"]
    assert "brought up from 1 to 2" in log
    assert "File ui/tasks/page.py, line 12, in write" in log
    assert "sqlalchemy.exc.IntegrityError" in log
    assert "Fatal Python error: Aborted" in told["Nhật ký/crash-1.log"]
    assert told == {part.name: part.text for part in parts}  # what was shown


def test_no_text_of_the_office_and_no_name_is_in_it(office: Office, tmp_path: Path):
    root = office.folder.path
    out = write_support(gather(root, NOON, office.folder, {}), tmp_path / "ho-tro.zip")
    everything = "\n".join([*_content(out), *_content(out).values()])
    for planted in (*PLANTED, FOLDER, str(root), str(tmp_path)):
        assert planted not in everything
        assert fold(planted) not in fold(everything)
    logs = fold("\n".join(text for name, text in _content(out).items() if "/" in name))
    known = {fold(text) for text in every_text(root / "cchc.db")}
    long = {text for text in known if text.count(" ") >= 2 and not text[0].isdecimal()}
    assert len(long) > 100
    assert not [text for text in long if text in logs]


def test_names_of_documents_are_not_in_what_a_check_finds(office: Office):
    with closing(sqlite3.connect(office.folder.database)) as database, database:
        put_row(database, "attachment", sha256="0" * 64, name=f"{TITLE}.pdf", size=1)
    (_, _, check, *_) = gather(office.folder.path, NOON, office.folder, {})
    assert "Thiếu tệp đính kèm: …" in check.text
    assert TITLE not in check.text


@pytest.mark.parametrize("end", [100, 0])
def test_damaged_data_is_just_when_it_is_wanted(end: int, data_folder: Path, tmp_path: Path):
    with an_office(data_folder) as office:
        database = office.folder.database
    (data_folder / "logs" / "cchc.log").write_text(
        f"2026-11-20 09:41:00,123 ERROR ui.x wrote {TITLE.lower()}\n", "utf-8"
    )
    database.write_bytes(database.read_bytes()[:end] + b"\0" * 9000)
    parts = gather_held(data_folder, NOON)
    told = _content(write_support(parts, tmp_path / "x.zip"))
    assert "Kiểu dữ liệu: " in told["Phiên bản.txt"]
    assert told["Nhật ký/cchc.log"] == "2026-11-20 09:41:00,123 ERROR ui.x …\n"


def test_without_any_data_the_versions_are_told(tmp_path: Path):
    versions, _settings, check = gather_held(tmp_path / "không có", NOON)[:3]
    assert VERSION in versions.text
    assert "Chưa kiểm tra được" in check.text


def test_where_it_cannot_be_written_nothing_is_left(office: Office, tmp_path: Path):
    parts = gather(office.folder.path, NOON, office.folder, {})
    with pytest.raises(ExchangeError):
        write_support(parts, tmp_path / "không có" / "x.zip")


# ---- the command ------------------------------------------------------------------------------


def _say(*line: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    status = main(line, FixedClock(NOON))
    monkeypatch.undo()
    return status, out.getvalue(), err.getvalue()


def test_the_command_writes_the_same(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with an_office(data_folder):
        busy = _say("--data", str(data_folder), "support", "--out", str(tmp_path / "1.zip"),
                    monkeypatch=monkeypatch)  # fmt: skip
    assert busy[0] == 0  # also while the window has the data open
    assert "Chưa kiểm tra được" in _content(tmp_path / "1.zip")["Kiểm tra dữ liệu.txt"]
    out = tmp_path / "2.zip"
    status, answer, said = _say("--data", str(data_folder), "support", "--out", str(out),
                                monkeypatch=monkeypatch)  # fmt: skip
    assert (status, answer) == (0, f"{out}\n")
    assert "không có tên" in said
    assert "không có gì hỏng" in _content(out)["Kiểm tra dữ liệu.txt"]
    assert getpass.getuser() not in _content(out)["Phiên bản.txt"]
    wrong = _say("--data", str(data_folder), "support", "--out", "x.txt", monkeypatch=monkeypatch)
    assert wrong[0] == 2
