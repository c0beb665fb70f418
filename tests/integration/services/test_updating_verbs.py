"""Updates over real data: what is kept, what is told, and the way back to both."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office, open_office
from cchc_desktop.config import portable
from cchc_desktop.config.update_steps import Stage, last_step, update_folder
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.units import UnitForm, add_unit, list_units
from cchc_desktop.services.upkeep import updating
from cchc_desktop.services.upkeep.copies import held, list_backups, restore
from cchc_desktop.services.upkeep.update_arrival import arrive
from cchc_desktop.services.upkeep.updating import (
    begin_update,
    begin_way_back,
    look_into,
    look_into_former,
    release_keys,
    take_back_what_was_asked,
    way_back,
)
from db.migrations import KNOWN
from tests.builders.offices import NOON, an_office
from tests.builders.updates import INSTALLER, TEST_KEY, an_update

KEYS = (TEST_KEY.public,)
NEW = "99.0"


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    with an_office(data_folder) as made:
        yield made


def _refusal(path: Path, **more: object) -> str:
    with pytest.raises(RefusedError) as caught:
        look_into(path, **{"keys": KEYS, **more})
    return caught.value.code


def _update(office: Office, path: Path, running: str = VERSION) -> Path:
    found = look_into(path, KEYS, running)
    return begin_update(office.folder, office.desk, found, Ticket(), running)


# ---- what is refused --------------------------------------------------------------------------


def test_older_same_and_too_new_are_refused(tmp_path: Path):
    assert _refusal(an_update(tmp_path, "0.0.9"), running="0.1.0") == "update-older"
    assert _refusal(an_update(tmp_path, "0.1"), running="0.1.0") == "update-is-running"
    leap = an_update(tmp_path, "3.0", least="2.0")
    assert _refusal(leap, running="1.9") == "update-needs-one-between"
    assert look_into(leap, KEYS, "2.0").version == "3.0"


def test_another_signature_is_refused(tmp_path: Path):
    with pytest.raises(ExchangeError) as caught:
        look_into(an_update(tmp_path, NEW, key=SigningKey.generate()), KEYS)
    assert caught.value.code == "update-not-signed"


def test_a_program_without_a_release_key_takes_nothing(tmp_path: Path):
    assert _refusal(an_update(tmp_path, NEW), keys=()) == "update-without-key"


def test_every_release_key_is_one():
    assert all(len(key) == 32 for key in release_keys())
    assert TEST_KEY.public not in release_keys()


def test_a_program_on_a_stick_is_not_installed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(updating, "portable_folder", lambda: tmp_path)
    assert _refusal(an_update(tmp_path, NEW)) == "update-on-stick"
    assert portable.portable_folder() is None


# ---- there ------------------------------------------------------------------------------------


def test_before_an_update_everything_needed_for_the_way_back_is_kept(
    office: Office, tmp_path: Path
):
    installer = _update(office, an_update(tmp_path, NEW))
    assert installer.read_bytes() == INSTALLER
    step = last_step(office.folder.path)
    assert (step.former, step.new, step.stage) == (VERSION, NEW, Stage.ASKED)
    (copy,) = list_backups(office.folder)
    assert (copy.reason, copy.sound) == ("migration", True)
    kept = update_folder(office.folder.path)
    assert (kept / step.copy).read_bytes() == copy.path.read_bytes()
    assert (kept / f"CCHC Desktop {NEW}.cchc-update").is_file()


def test_the_next_start_tells_once_what_it_came_to(office: Office, tmp_path: Path):
    installer = _update(office, an_update(tmp_path, NEW))
    root = office.folder.path
    told = arrive(root, NEW)
    assert (told.code, told.step.new) == ("update-made", NEW)
    assert arrive(root, NEW) is None
    assert not installer.exists()


def test_an_update_that_did_not_happen_is_told_and_leads_nowhere(office: Office, tmp_path: Path):
    _update(office, an_update(tmp_path, NEW))
    assert arrive(office.folder.path).code == "update-not-made"
    assert arrive(office.folder.path) is None
    assert way_back(office.folder, office.desk) is None


def test_an_installer_that_could_not_be_started_is_forgotten(office: Office, tmp_path: Path):
    _update(office, an_update(tmp_path, NEW))
    take_back_what_was_asked(office.folder)
    assert arrive(office.folder.path, NEW) is None


def test_the_newest_two_files_are_kept(office: Office, tmp_path: Path):
    running = VERSION
    for version in ("97.0", "98.0", "99.0"):
        _update(office, an_update(tmp_path, version), running)
        arrive(office.folder.path, version)
        running = version
    names = sorted(path.name for path in update_folder(office.folder.path).glob("*.cchc-update"))
    assert names == ["CCHC Desktop 98.0.cchc-update", "CCHC Desktop 99.0.cchc-update"]
    assert len(list(update_folder(office.folder.path).glob("*.db"))) == 1


def test_stopping_leaves_nothing_behind(office: Office, tmp_path: Path):
    found = look_into(an_update(tmp_path, NEW), KEYS)
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        begin_update(office.folder, office.desk, found, ticket)
    assert last_step(office.folder.path) is None
    assert list(update_folder(office.folder.path).iterdir()) == []


@pytest.mark.expects_log("step was not read")
@pytest.mark.parametrize("content", ["", "[]", '{"former": 1}', "[" * 9000])
def test_a_damaged_note_is_no_step(content: str, office: Office):
    update_folder(office.folder.path).mkdir()
    (update_folder(office.folder.path) / "step.json").write_text(content)
    assert last_step(office.folder.path) is None
    assert arrive(office.folder.path) is None


# ---- and back ---------------------------------------------------------------------------------


def _names(path: Path) -> set[str]:
    with open_office(path, FixedClock(NOON)) as again:
        return {unit.name for unit in list_units(again.desk)}


def test_the_way_back_brings_the_data_of_then_and_keeps_that_of_now(
    data_folder: Path, tmp_path: Path
):
    """The program that does this is the one that runs: it is the former and the new by turns."""
    former = an_update(tmp_path, VERSION)
    with an_office(data_folder) as office:
        add_unit(office.desk, UnitForm("Phòng Trước"))
        _update(office, an_update(tmp_path, NEW))
        arrive(data_folder, NEW)
        add_unit(office.desk, UnitForm("Phòng Sau"))
        back = way_back(office.folder, office.desk, NEW)
        assert [line.facts["name"] for line in back.entered] == ["Phòng Sau"]
        assert back.file is None  # the first version came with an installer of its own
        found = look_into_former(former, back, KEYS)
        begin_way_back(office.folder, back, found, NOON, Ticket())
        aside = update_folder(data_folder) / last_step(data_folder).aside
    with closing(sqlite3.connect(data_folder / "cchc.db")) as database:
        # What the new version made of it, the former does not know any more.
        database.execute(f"PRAGMA user_version = {KNOWN + 7}")
    assert _names(data_folder) == {
        "Ủy ban nhân dân phường Hoa Sen",
        "Ủy ban nhân dân thành phố",
        "Phòng Trước",
    }
    told = arrive(data_folder)
    assert (told.code, told.aside) == ("way-back-made", aside)
    assert arrive(data_folder) is None
    with held(data_folder) as folder:
        restore(folder, aside, NOON)
    assert "Phòng Sau" in _names(data_folder)


def test_a_way_back_whose_installer_failed_changes_nothing(data_folder: Path, tmp_path: Path):
    with an_office(data_folder) as office:
        _update(office, an_update(tmp_path, NEW))
        arrive(data_folder, NEW)
        add_unit(office.desk, UnitForm("Phòng Sau"))
        back = way_back(office.folder, office.desk, NEW)
        found = look_into_former(an_update(tmp_path, VERSION), back, KEYS)
        begin_way_back(office.folder, back, found, NOON, Ticket())
        assert arrive(data_folder, NEW).code == "way-back-not-made"
        assert way_back(office.folder, office.desk, NEW) is not None  # may be tried again
    assert "Phòng Sau" in _names(data_folder)


def test_only_the_former_version_leads_back(office: Office, tmp_path: Path):
    _update(office, an_update(tmp_path, NEW))
    arrive(office.folder.path, NEW)
    back = way_back(office.folder, office.desk, NEW)
    with pytest.raises(RefusedError) as caught:
        look_into_former(an_update(tmp_path, "42.0"), back, KEYS)
    assert caught.value.code == "update-not-the-former"
    (update_folder(office.folder.path) / back.step.copy).unlink()
    assert way_back(office.folder, office.desk, NEW) is None
