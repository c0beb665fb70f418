"""Damaged files of every sort: told, never a crash, and the newest sound copy is offered."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders.folders import a_folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.backup import make_copy, thin
from db.copies import VIETNAM, Reason, list_copies
from db.errors import Fault, StoreFault
from db.folder import Folder
from db.health import What, examine

AT = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "cchc"
    with a_folder(path, plans=2, tasks=300) as folder:
        make_copy(folder, Reason.DAY, AT)
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    path = tmp_path / "cchc"
    shutil.copytree(sound, path)
    return path


def zero_first_page(content: bytearray) -> None:
    content[:4096] = bytes(4096)


def cut_in_half(content: bytearray) -> None:
    del content[len(content) // 2 :]


def empty(content: bytearray) -> None:
    content.clear()


def fill_with_text(content: bytearray) -> None:
    content[:] = b"<html>" * 5000


def garble_schema(content: bytearray) -> None:
    content[100:4096] = b"\xa5" * 3996


@pytest.mark.parametrize(
    "harm", [zero_first_page, cut_in_half, empty, fill_with_text, garble_schema]
)
def test_damage_offers_the_newest_sound_copy(damaged: Path, harm: Callable[[bytearray], None]):
    content = bytearray((damaged / "cchc.db").read_bytes())
    harm(content)
    (damaged / "cchc.db").write_bytes(content)
    with pytest.raises(StoreFault) as caught:
        Folder.open(damaged)
    assert caught.value.code is Fault.DATABASE_DAMAGED
    assert caught.value.facts == {
        "path": str(damaged),
        "copy": str(damaged / "copies" / "20261121-081500-ngay.db"),
        "made_at": AT,
        "plans": 2,
        "tasks": 300,
    }
    assert (damaged / "cchc.db").read_bytes() == content


def test_without_a_copy_it_says_so(damaged: Path):
    (damaged / "cchc.db").write_bytes(b"")
    shutil.rmtree(damaged / "copies")
    with pytest.raises(StoreFault) as caught:
        Folder.open(damaged)
    assert caught.value.code is Fault.DATABASE_DAMAGED_NO_COPY


def test_a_database_that_has_gone_is_offered_from_the_copies(damaged: Path):
    (damaged / "cchc.db").unlink()
    with pytest.raises(StoreFault) as caught:
        Folder.open(damaged)
    assert caught.value.code is Fault.DATABASE_MISSING
    assert caught.value.facts["tasks"] == 300
    with Folder.hold(damaged) as folder:
        found = [finding.what for finding in examine(folder, deep=True)]
    assert found == [What.DATABASE_MISSING]


def spoil_inside(path: Path) -> None:
    """Damage pages that opening does not read."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'task'")
        page = root.fetchone()[0]
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def test_after_an_unclean_end_every_page_is_read(damaged: Path):
    spoil_inside(damaged / "cchc.db")
    (damaged / "cchc.lock").write_text("4711", encoding="ascii")
    with pytest.raises(StoreFault) as caught:
        Folder.open(damaged)
    assert caught.value.code is Fault.DATABASE_DAMAGED


def test_the_check_after_the_paint(damaged: Path):
    with Folder.hold(damaged) as folder:
        folder.quick_check()
    spoil_inside(damaged / "cchc.db")
    with Folder.hold(damaged) as folder, pytest.raises(StoreFault) as caught:
        folder.quick_check()
    assert caught.value.code is Fault.DATABASE_DAMAGED
    assert caught.value.facts["tasks"] == 300


def test_a_damaged_database_is_not_copied_as_if_it_were_sound(damaged: Path):
    spoil_inside(damaged / "cchc.db")
    with Folder.hold(damaged) as folder, pytest.raises(StoreFault) as caught:
        make_copy(folder, Reason.DAY, AT + timedelta(days=1))
    assert caught.value.code is Fault.DATABASE_DAMAGED
    assert [path.name for path in folder.copies.iterdir()] == ["20261121-081500-ngay.db"]


def test_a_newer_copy_that_is_damaged_does_not_push_out_the_sound_one(damaged: Path):
    newer = damaged / "copies" / "20261121-170000-ngay.db"
    shutil.copyfile(damaged / "copies" / "20261121-081500-ngay.db", newer)
    spoil_inside(newer)
    with Folder.open(damaged) as folder:
        assert [copy.sound for copy in list_copies(folder.path)] == [False, True]
        assert thin(folder, (AT + timedelta(days=1)).date()) == [newer]
        assert [what.what for what in examine(folder, deep=True)] == []


def opened(path: Path) -> Fault | None:
    try:
        Folder.open(path).close()
    except StoreFault as fault:
        return fault.code
    return None


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    spots=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=64)), max_size=6),
    length=st.floats(0, 1) | st.just(1.0),
    left=st.sampled_from(["", "4711"]),
)
def test_whatever_happens_to_the_bytes_it_is_told_and_nothing_changes(
    damaged: Path, sound: Path, spots: list[tuple[float, bytes]], length: float, left: str
):
    content = bytearray((sound / "cchc.db").read_bytes())
    for place, piece in spots:
        at = int(place * (len(content) - len(piece)))
        content[at : at + len(piece)] = piece
    content = content[: int(length * len(content))]
    (damaged / "cchc.db").write_bytes(content)
    (damaged / "cchc.lock").write_text(left, encoding="ascii")
    assert opened(damaged) in {
        *(None, Fault.DATABASE_DAMAGED, Fault.NOT_OUR_DATABASE, Fault.DATABASE_NEWER)
    }
    assert (damaged / "cchc.db").read_bytes() == content
    with Folder.hold(damaged) as folder:
        examine(folder, deep=True)
    assert sorted(path.name for path in (damaged / "copies").iterdir()) == [
        "20261121-081500-ngay.db"
    ]
