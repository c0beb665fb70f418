"""Updates where things go wrong: full disks, power cuts, bombs, files for something else.

Whatever happens: the data is as it was, the way back that was there is still there, and nothing of
the attempt is left over.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_desktop.bootstrap import Office, open_office
from cchc_desktop.config.update_steps import Stage, UpdateStep, last_step, update_folder
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.units import UnitForm, add_unit, list_units
from cchc_desktop.services.upkeep.update_arrival import arrive
from cchc_desktop.services.upkeep.updating import (
    begin_update,
    begin_way_back,
    look_into,
    look_into_former,
    take_back_what_was_asked,
    way_back,
)
from db.disk import Disk
from db.errors import StoreFault
from tests.builders.offices import NOON, an_office
from tests.builders.updates import INSTALLER, TEST_KEY, an_update

KEYS = (TEST_KEY.public,)
FIRST, SECOND, THIRD = "1.0", "2.0", "3.0"
_MOST_POINTS = 40


@pytest.fixture
def office(data_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """Give an office that came from the first version to the second, and works with it."""
    with an_office(data_folder) as made:
        _begin(made, an_update(tmp_path, SECOND), FIRST)
        assert arrive(data_folder, SECOND).code == "update-made"
        yield made


def _begin(office: Office, path: Path, running: str) -> Path:
    found = look_into(path, KEYS, running)
    return begin_update(office.folder, office.desk, found, Ticket(), running)


def _kept(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in update_folder(folder).iterdir()}


def _leads_back(office: Office) -> UpdateStep | None:
    return (back := way_back(office.folder, office.desk, SECOND)) and back.step


# ---- an update that does not come about ---------------------------------------------------------


def test_a_failed_update_keeps_the_way_back_of_the_one_before(office: Office, tmp_path: Path):
    before, kept = _leads_back(office), _kept(office.folder.path)
    assert before is not None
    _begin(office, an_update(tmp_path, THIRD), SECOND)
    assert _leads_back(office) is None, "what was asked for comes first"
    assert arrive(office.folder.path, SECOND).code == "update-not-made"
    assert _leads_back(office) == before
    assert _kept(office.folder.path) == kept
    assert arrive(office.folder.path, SECOND) is None


def test_so_does_one_whose_installer_was_not_started(office: Office, tmp_path: Path):
    before, kept = _leads_back(office), _kept(office.folder.path)
    _begin(office, an_update(tmp_path, THIRD), SECOND)
    take_back_what_was_asked(office.folder)
    assert _leads_back(office) == before
    assert _kept(office.folder.path) == kept


def test_asked_for_twice_it_is_the_same(office: Office, tmp_path: Path):
    before = _leads_back(office)
    for _ in range(2):
        _begin(office, an_update(tmp_path, THIRD), SECOND)
    assert arrive(office.folder.path, SECOND).code == "update-not-made"
    assert _leads_back(office) == before


def test_what_came_about_leads_back_to_the_version_before_it_alone(office: Office, tmp_path: Path):
    _begin(office, an_update(tmp_path, THIRD), SECOND)
    assert arrive(office.folder.path, THIRD).code == "update-made"
    step = last_step(office.folder.path)
    assert (step.former, step.new, step.before) == (SECOND, THIRD, None)
    names = sorted(_kept(office.folder.path))
    assert [name for name in names if name.endswith(".cchc-update")] == [
        f"CCHC Desktop {SECOND}.cchc-update",
        f"CCHC Desktop {THIRD}.cchc-update",
    ]
    assert len([name for name in names if name.endswith(".db")]) == 1
    assert not [name for name in names if name.endswith(".exe")]


# ---- full disks ---------------------------------------------------------------------------------


@contextmanager
def _full_after(writes: int) -> Iterator[None]:
    """Have so many files reach the disk, and no more."""
    left, really = [writes], os.fsync

    def full(file: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "full")
        really(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        yield


def _refusal(verb: Callable[[], object], writes: int) -> str:
    """Return the code it is refused with when the disk is full after so many files."""
    try:
        with _full_after(writes):
            verb()
    except (StoreFault, ExchangeError) as error:
        return str(error.code)
    return ""


def test_a_disk_that_fills_up_at_any_point_leaves_everything_as_it_was(
    office: Office, tmp_path: Path
):
    path, before = an_update(tmp_path, THIRD), _leads_back(office)
    kept, point = _kept(office.folder.path), 0
    while code := _refusal(lambda: _begin(office, path, SECOND), point):
        assert code in ("disk-full", "exchange-disk-full")
        assert _leads_back(office) == before, point
        assert _kept(office.folder.path) == kept, point
        point += 1
        assert point < _MOST_POINTS
    assert point > 3
    assert last_step(office.folder.path).stage == Stage.ASKED


def test_room_for_all_of_it_is_asked_for_before_anything_is_written(office: Office, tmp_path: Path):
    kept = _kept(office.folder.path)
    office.folder.disk = Disk(free_bytes=lambda _: 3 * len(INSTALLER))
    with pytest.raises(StoreFault) as caught:
        _begin(office, an_update(tmp_path, THIRD), SECOND)
    assert caught.value.code == "disk-full"
    assert _kept(office.folder.path) == kept


# ---- power cuts ---------------------------------------------------------------------------------

CUT = """
import os, sys
from pathlib import Path
from cchc_desktop.bootstrap import open_office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.upkeep import updating
from tests.builders.offices import NOON
root, path, key, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
with open_office(root, FixedClock(NOON)) as office:
    found = updating.look_into(path, [bytes.fromhex(key)], sys.argv[5])
    left = [point]
    def cut(really):
        def done(*given, **named):
            left[0] -= 1
            if left[0] < 0:
                os._exit(66)
            return really(*given, **named)
        return done
    os.fsync = cut(os.fsync)
    os.replace = cut(os.replace)
    Path.replace = cut(Path.replace)
    Path.unlink = cut(Path.unlink)
    updating.begin_update(office.folder, office.desk, found, Ticket(), sys.argv[5])
os._exit(0)
"""


def _cut_at(root: Path, path: Path, point: int) -> bool:
    """Begin an update in a process that ends at a point; False when it came to its end."""
    words = [str(root), str(path), TEST_KEY.public.hex(), str(point), SECOND]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CUT, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 66), done.stderr
    return done.returncode == 66


@pytest.mark.long
def test_a_power_cut_at_any_point_leaves_data_and_the_way_back(data_folder: Path, tmp_path: Path):
    with an_office(data_folder) as office:
        _begin(office, an_update(tmp_path, SECOND), FIRST)
        arrive(data_folder, SECOND)
        add_unit(office.desk, UnitForm("Phòng Nội vụ"))
        kept = _kept(data_folder)
    path = an_update(tmp_path, THIRD)
    point = 0
    while _cut_at(data_folder, path, point):
        point += 1
        assert point < _MOST_POINTS
        told = arrive(data_folder, SECOND)
        assert told is None or told.code == "update-not-made"
        with open_office(data_folder, FixedClock(NOON)) as again:
            assert "Phòng Nội vụ" in {unit.name for unit in list_units(again.desk)}
            back = way_back(again.folder, again.desk, SECOND)
            assert [line.facts["name"] for line in back.entered] == ["Phòng Nội vụ"], point
            assert {name: _kept(data_folder)[name] for name in kept} == kept, point
    assert point > 8
    assert arrive(data_folder, THIRD).code == "update-made"
    left = (".part", ".tmp", ".exe", ".new")
    assert not [name for name in _kept(data_folder) if name.endswith(left)]


# ---- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_on_a_stick_changes_nothing(share: float, office: Office, tmp_path: Path):
    path, kept = an_update(tmp_path, THIRD), _kept(office.folder.path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ExchangeError) as caught:
        _begin(office, path, SECOND)
    assert caught.value.code == "update-unreadable"
    assert _kept(office.folder.path) == kept


def test_a_stick_pulled_out_between_the_question_and_the_answer(office: Office, tmp_path: Path):
    path, kept = an_update(tmp_path, THIRD), _kept(office.folder.path)
    found = look_into(path, KEYS, SECOND)
    path.unlink()
    with pytest.raises(ExchangeError) as caught:
        begin_update(office.folder, office.desk, found, Ticket(), SECOND)
    assert caught.value.code == "exchange-unreadable"
    assert _kept(office.folder.path) == kept
    assert _leads_back(office) is not None


def test_a_file_exchanged_between_the_question_and_the_answer_is_found_out(
    office: Office, tmp_path: Path
):
    path = an_update(tmp_path, THIRD)
    found = look_into(path, KEYS, SECOND)
    an_update(tmp_path, THIRD, content=b"MZ" + bytes(len(INSTALLER) - 2))
    with pytest.raises(ExchangeError) as caught:
        begin_update(office.folder, office.desk, found, Ticket(), SECOND)
    assert caught.value.code == "update-damaged"
    assert _leads_back(office) is not None


# ---- back ---------------------------------------------------------------------------------------


def test_a_way_back_on_a_full_disk_changes_nothing(office: Office, tmp_path: Path):
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))
    back = way_back(office.folder, office.desk, SECOND)
    former = look_into_former(an_update(tmp_path, FIRST), back, KEYS)
    kept, point = _kept(office.folder.path), 0
    while _refusal(
        lambda: begin_way_back(office.folder, back, former, NOON, Ticket()), writes=point
    ):
        assert _leads_back(office) == back.step, point
        assert _kept(office.folder.path) == kept, point
        point += 1
        assert point < _MOST_POINTS
    assert point > 1


def test_what_was_saved_aside_is_named_and_stays(office: Office, tmp_path: Path):
    add_unit(office.desk, UnitForm("Phòng Nội vụ"))
    back = way_back(office.folder, office.desk, SECOND)
    former = look_into_former(an_update(tmp_path, FIRST), back, KEYS)
    begin_way_back(office.folder, back, former, NOON, Ticket())
    aside = last_step(office.folder.path).aside
    assert aside.startswith(f"Truoc khi tro ve {FIRST} ")
    assert arrive(office.folder.path, SECOND).code == "way-back-not-made"
    _begin(office, an_update(tmp_path, THIRD), SECOND)
    arrive(office.folder.path, THIRD)
    assert aside in _kept(office.folder.path), "what was saved for a person is never dropped"


def test_a_way_back_whose_installer_was_not_started_leaves_nothing(office: Office, tmp_path: Path):
    back, kept = way_back(office.folder, office.desk, SECOND), _kept(office.folder.path)
    former = look_into_former(an_update(tmp_path, FIRST), back, KEYS)
    begin_way_back(office.folder, back, former, NOON, Ticket())
    take_back_what_was_asked(office.folder)
    assert _kept(office.folder.path) == kept
    assert _leads_back(office) == back.step
