"""The data folder moved: everything checked, the former left, later starts follow."""

import shutil
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office, open_office
from cchc_desktop.config.location import moved_to
from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.office_settings import OfficeFact, office_sheet, set_office_fact
from cchc_desktop.services.upkeep.copies import make_backup
from cchc_desktop.services.upkeep.data_folder import (
    check_data,
    copies_there,
    folder_facts,
    move_data,
    place_in,
)
from db.errors import Fault, StoreFault
from db.restore import digest_of


@pytest.fixture
def full(office: Office) -> Office:
    """Give a folder with an attachment, a copy, and settings of its computer."""
    paper = office.folder.path / "paper"
    paper.write_bytes(b"quyet dinh" * 9000)
    paper.rename(office.folder.files / digest_of(paper))
    make_backup(office.folder, office.desk.now())
    (office.folder.path / "settings.json").write_text("{}")
    return office


def everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "cchc.lock"
    }


def test_the_moved_data_is_whole_and_the_former_untouched(full: Office, tmp_path: Path):
    own, target = tmp_path / "own", tmp_path / "Ổ khác" / "CCHC"
    set_office_fact(full.desk, OfficeFact.SIGNER, "Trần Văn Minh")
    sheet, before = office_sheet(full.desk), everything(full.folder.path)
    steps: list[tuple[int, int, str]] = []
    moved = move_data(full.folder, target, own, Ticket(lambda *step: steps.append(step)))
    assert (moved, moved_to(own)) == (target, target)
    assert everything(full.folder.path) == before
    assert steps[-1][0] == steps[-1][1] - 1
    assert {label for _, _, label in steps} == {"copying-data"}
    full.close()
    with open_office(target, FixedClock(full.desk.now())) as there:
        assert office_sheet(there.desk) == sheet
        assert check_data(there.folder) == []
        assert len(copies_there(there.folder)) == 1
        set_office_fact(there.desk, OfficeFact.SIGNER, "Lê Thị Hoa")
        assert office_sheet(there.desk).facts.signer == "Lê Thị Hoa"
    assert (target / "settings.json").exists()
    assert (target / "replica.json").read_bytes() != before["replica.json"]


def test_nothing_is_left_of_a_move_that_was_stopped(full: Office, tmp_path: Path):
    own, target = tmp_path / "own", tmp_path / "mới"
    ticket = Ticket(lambda done, _total, _label: ticket.cancel() if done else None)
    with pytest.raises(Cancelled):
        move_data(full.folder, target, own, ticket)
    assert not target.exists()
    assert moved_to(own) is None


def test_a_folder_that_was_there_is_emptied_again(
    full: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "trống"
    target.mkdir()

    def spoil(source: Path, copy: Path) -> None:
        copy.write_bytes(source.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(shutil, "copyfile", spoil)  # a stick that does not keep what is written
    with pytest.raises(StoreFault) as fault:
        move_data(full.folder, target, tmp_path / "own", Ticket())
    assert fault.value.code is Fault.COPY_UNSOUND
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("inside", [".", "copies", "mới/nữa"])
def test_data_does_not_move_into_itself(full: Office, tmp_path: Path, inside: str):
    with pytest.raises(StoreFault) as fault:
        move_data(full.folder, full.folder.path / inside, tmp_path / "own", Ticket())
    assert fault.value.code is Fault.FOLDER_NOT_EMPTY


def test_nothing_is_written_over(full: Office, tmp_path: Path):
    target = tmp_path / "tài liệu"
    target.mkdir()
    (target / "thư.docx").write_bytes(b"x")
    for place, code in (
        (target, Fault.FOLDER_NOT_EMPTY),
        (target / "thư.docx", Fault.NOT_A_FOLDER),
    ):
        with pytest.raises(StoreFault) as fault:
            move_data(full.folder, place, tmp_path / "own", Ticket())
        assert fault.value.code is code
    assert (target / "thư.docx").read_bytes() == b"x"
    assert place_in(target) == target / PROGRAM
    assert place_in(tmp_path / "chưa có") == tmp_path / "chưa có"


def test_what_is_told_of_the_folder(full: Office):
    told = folder_facts(full.folder)
    assert (told.path, told.attachments, told.copies) == (full.folder.path, 1, 1)
    assert told.size > 90_000 + full.folder.database.stat().st_size
    assert told.free > 0


def test_a_folder_that_onedrive_synchronizes_is_refused(
    full: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Documents may be one, without its owner knowing."""
    synced = tmp_path / "OneDrive - UBND phường Hoa Sen"
    monkeypatch.setenv("OneDriveCommercial", str(synced))
    with pytest.raises(RefusedError) as caught:
        move_data(full.folder, synced / "Tài liệu" / PROGRAM, tmp_path / "own", Ticket())
    assert caught.value.code == "folder-synced"
    assert not synced.exists()
    assert moved_to(tmp_path / "own") is None
