"""Copies, restoring and the check over a real data folder, sound or not."""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office, open_office
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.units import UnitForm, add_unit, list_units
from cchc_desktop.services.upkeep import copies, health
from db.copies import VIETNAM, Reason
from db.errors import Fault, StoreFault
from db.health import Repair, What
from resources.words import sentence, word

AT = datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)


@pytest.fixture
def root(office: Office, data_folder: Path) -> Path:
    """A data folder with one copy in it, let go of."""
    copies.make_backup(office.folder, AT)
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))
    office.close()
    return data_folder


def unit_names(root: Path) -> set[str]:
    with open_office(root) as office:
        return {line.name for line in list_units(office.desk)}


def test_a_backup_without_a_file_is_one_of_the_copies(office: Office):
    made = copies.make_backup(office.folder, AT)
    assert made.path.parent == office.folder.copies
    assert made.size == made.path.stat().st_size
    (listed,) = copies.list_backups(office.folder)
    assert (listed.path, listed.made_at, listed.reason) == (made.path, AT, Reason.ASKED)
    assert listed.sound


def test_a_backup_into_a_file_or_a_folder(office: Office, tmp_path: Path):
    (office.folder.files / ("a" * 64)).write_bytes(b"%PDF")
    made = copies.make_backup(office.folder, AT, tmp_path / "Sao lưu.zip")
    with zipfile.ZipFile(made.path) as pack:
        assert pack.namelist() == ["cchc.db", "files/" + "a" * 64]
    usb = tmp_path / "USB"
    usb.mkdir()
    assert copies.make_backup(office.folder, AT, usb).path == usb / "cchc-20261120-081500.zip"
    assert copies.list_backups(office.folder) == []


@pytest.mark.parametrize("name", ["cchc.db", "cchc.db-wal", "copies/a.db", "files/a.zip"])
def test_a_backup_never_goes_over_the_data_itself(office: Office, name: str):
    before = office.folder.database.read_bytes()
    with pytest.raises(RefusedError) as caught:
        copies.make_backup(office.folder, AT, office.folder.path / "logs" / ".." / name)
    assert caught.value.code == "backup-over-data"
    assert name.rsplit("/", maxsplit=1)[-1] in sentence(caught.value.code, caught.value.facts)
    assert office.folder.database.read_bytes() == before
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))


def test_going_back_to_a_copy_by_its_name(root: Path):
    with copies.held(root) as folder:
        (copy,) = copies.list_backups(folder)
        put_back = copies.restore(folder, Path(copy.path.name), AT + timedelta(hours=1))
        assert [one.reason for one in copies.list_backups(folder)] == [
            Reason.RESTORE,
            Reason.ASKED,
        ]
    assert put_back.set_aside is not None
    assert "Phòng Nội vụ" not in unit_names(root)
    with copies.held(root) as folder:
        copies.restore(folder, put_back.set_aside, AT + timedelta(hours=2))
    assert "Phòng Nội vụ" in unit_names(root)


def test_a_damaged_or_lost_database_comes_back_from_a_backup(
    office: Office, data_folder: Path, tmp_path: Path
):
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))
    made = copies.make_backup(office.folder, AT, tmp_path / "sao lưu.zip")
    copies.make_backup(office.folder, AT)
    office.close()
    for harm in (lambda path: path.write_bytes(b"<html>" * 999), Path.unlink):
        harm(data_folder / "cchc.db")
        with pytest.raises(StoreFault):
            unit_names(data_folder)
        with copies.held(data_folder) as folder:
            copies.restore(folder, made.path, AT)
        assert "Phòng Nội vụ" in unit_names(data_folder)


def test_what_is_no_copy_is_refused(root: Path, tmp_path: Path):
    letter = tmp_path / "thư.zip"
    letter.write_text("Kính gửi", "utf-8")
    with copies.held(root) as folder:
        with pytest.raises(StoreFault) as caught:
            copies.restore(folder, letter, AT)
        assert caught.value.code is Fault.COPY_NOT_OURS
        with pytest.raises(StoreFault) as caught:
            copies.restore(folder, Path("khong-co.db"), AT)
        assert caught.value.code is Fault.COPY_MISSING
    assert "Phòng Nội vụ" in unit_names(root)


def test_one_copy_a_day(office: Office):
    first = copies.daily_copy(office.folder, AT)
    assert first is not None
    assert copies.daily_copy(office.folder, AT + timedelta(hours=9)) is None
    # 23:30 and 00:30 in Việt Nam are two days, whatever they are in Greenwich.
    assert copies.daily_copy(office.folder, AT.replace(hour=23, minute=30)) is None
    assert copies.daily_copy(office.folder, AT.replace(hour=0) + timedelta(days=1)) is not None
    copies.daily_copy(office.folder, AT + timedelta(days=400))
    left = [copy.made_at.date() for copy in copies.list_backups(office.folder)]
    assert left[0] == (AT + timedelta(days=400)).date()
    assert len(left) == 2  # the one of that month


# ---- the check -----------------------------------------------------------------------------------


def test_a_sound_folder_has_no_findings(office: Office, root: Path):
    with copies.held(root) as folder:
        assert health.check(folder) == []
    assert office.folder.path == root


def test_a_folder_at_work_is_checked_without_disturbing_it(office: Office):
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))
    assert health.check(office.folder, deep=False, in_use=True) == []
    add_unit(office.desk, UnitForm("Phòng Kinh tế"))


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (lambda root: (root / "cchc.db").write_bytes(b""), What.DATABASE_DAMAGED),
        (lambda root: (root / "cchc.db").unlink(), What.DATABASE_MISSING),
        (lambda root: _only_copy(root).write_bytes(b""), What.COPY_UNSOUND),
    ],
)
def test_each_harm_is_named_with_what_helps(root: Path, harm, what: What):  # noqa: ANN001
    harm(root)
    with copies.held(root) as folder:
        found = health.check(folder)
    assert [one.what for one in found] == [what]
    assert sentence(f"findings.{what}", {"where": found[0].where})
    assert word("repairs", found[0].repair) != found[0].repair
    expected = Repair.DELETE_COPY if what is What.COPY_UNSOUND else Repair.RESTORE_COPY
    assert found[0].repair is expected


def test_a_lost_database_with_damaged_copies_is_all_told(root: Path):
    (root / "cchc.db").unlink()
    _only_copy(root).write_bytes(b"")
    with copies.held(root) as folder:
        assert {one.what for one in health.check(folder)} == {
            What.DATABASE_MISSING,
            What.COPY_UNSOUND,
        }


def test_of_a_newer_or_another_database_nothing_can_be_said(root: Path):
    for pragma, code in (
        ("user_version=9999", Fault.DATABASE_NEWER),
        ("application_id=1", Fault.NOT_OUR_DATABASE),
    ):
        shutil.copyfile(_only_copy(root), root / "cchc.db")
        with closing(sqlite3.connect(root / "cchc.db")) as connection:
            connection.execute(f"PRAGMA {pragma}")
        with copies.held(root) as folder, pytest.raises(StoreFault) as caught:
            health.check(folder)
        assert caught.value.code is code


def test_there_is_nothing_to_check_where_no_data_is(tmp_path: Path):
    with pytest.raises(StoreFault) as caught:
        copies.held(tmp_path / "không có")
    assert caught.value.code is Fault.FOLDER_MISSING


def _only_copy(root: Path) -> Path:
    (copy,) = (root / "copies").glob("*.db")
    return copy
