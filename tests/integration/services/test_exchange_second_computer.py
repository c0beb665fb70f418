"""Two computers of one office: one joins the other, both work, they meet through files."""

import shutil
from pathlib import Path

import pytest
from exchange_words import code, one, seen

from cchc_desktop.bootstrap import open_desk
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.differences import (
    Between,
    choose,
    keep_both,
    list_differences,
)
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.folder_meeting import meet
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.whose_values import hands
from cchc_desktop.services.task_changes.edit import TaskChange, TaskForm, add_task, edit_task
from db.folder import Folder
from tests.builders.exchanging import PHRASE, Place, World, at_home, settle_down
from tests.builders.forged_files import forged, rows_in

OWN_TASK, SHARED = "Công khai thủ tục hành chính", "Ban hành kế hoạch"


@pytest.fixture
def second(world: World, city: Place) -> Place:
    return world.second("city-2", city.sync(PHRASE).path)


def test_the_second_computer_knows_everything_and_signs_with_the_same_key(
    city: Place, second: Place, ward: Place
):
    assert second.desk.unit_id == city.desk.unit_id
    assert list(second.tasks()) == list(city.tasks())
    edit_task(second.desk, second.tasks()[OWN_TASK].id, TaskChange(note="Từ máy hai"))
    taken = one(ward.take(second.assign("UBND phường Hoa Sen")))
    assert (taken.refused, taken.preview.signature) == (None, "known")


def test_without_the_phrase_or_the_key_nobody_joins(world: World, city: Place, tmp_path: Path):
    with pytest.raises(Exception, match="exchange-not-for-joining"):
        world.second("city-3", city.sync().path)
    with pytest.raises(Exception, match="exchange-passphrase-wrong"):
        world.second("city-4", city.sync(PHRASE).path, "một cụm khác hẳn")
    assert not (tmp_path / "city-4" / "cchc.db").exists()


def test_what_both_wrote_is_on_both_and_the_same_file_again_changes_nothing(
    city: Place, second: Place
):
    add_task(second.desk, TaskForm("Việc của máy hai"))
    add_task(city.desk, TaskForm("Việc của máy một"))
    file = second.sync().path
    assert one(city.take(file)).preview.counts.new > 0
    assert one(city.take(file)).preview.already_taken
    assert one(second.take(city.sync().path)).refused is None
    assert sorted(city.tasks()) == sorted(second.tasks())
    line = next(one for one in list_files(city.desk, sent=False) if one.kind is FileKind.SYNC)
    with pytest.raises(Exception, match="exchange-sync-stays"):
        undo_file(city.desk, line.id)


def test_two_values_of_one_field_stand_side_by_side_until_one_is_chosen(city: Place, second: Place):
    task = city.tasks()[OWN_TASK].id
    edit_task(city.desk, task, TaskChange(note="một"))
    edit_task(second.desk, task, TaskChange(note="hai"))
    assert one(city.take(second.sync().path)).preview.counts.conflicts == 1
    (found,) = list_differences(city.desk)
    assert (found.between, found.field, set(found.values)) == (
        Between.OURS,
        "note",
        {"một", "hai"},
    )
    choose(city.desk, found.id, 0)  # the very value that is shown already
    assert list_differences(city.desk) == []
    second.take(city.sync().path)
    assert list_differences(second.desk) == []
    for place in (city, second):
        notes = place.rows("SELECT note FROM task WHERE id = ?", task.bytes)
        assert notes == [(found.values[0],)]


def test_whose_a_value_is_is_known_where_it_was_written(city: Place, second: Place):
    task = city.tasks()[OWN_TASK].id
    for place, who, note in ((city, "Lý Thị Mai", "một"), (second, "Trần Văn Sen", "hai")):
        place.desk.who = who
        edit_task(place.desk, task, TaskChange(note=note))
    city.take(second.sync().path)
    second.take(city.sync().path)
    for place, who, note in ((city, "Lý Thị Mai", "một"), (second, "Trần Văn Sen", "hai")):
        (found,) = list_differences(place.desk)
        told = dict(zip(found.values, hands(place.desk, found), strict=True))
        assert told[note].who == who
        assert told[note].at is not None
        assert [hand.who for said, hand in told.items() if said != note] == [""]


def test_both_texts_may_be_kept(city: Place, second: Place):
    task = city.tasks()[OWN_TASK].id
    edit_task(city.desk, task, TaskChange(note="một"))
    edit_task(second.desk, task, TaskChange(note="hai"))
    city.take(second.sync().path)
    (found,) = list_differences(city.desk)
    keep_both(city.desk, found.id)
    assert city.rows("SELECT note FROM task WHERE id = ?", task.bytes) == [
        ("\n".join(found.values),)
    ]


def test_files_of_two_computers_above_that_have_not_met_stand_side_by_side(
    city: Place, second: Place, ward: Place
):
    for place, words in ((city, "một"), (second, "hai")):
        edit_task(place.desk, place.tasks()[OWN_TASK].id, TaskChange(note=words))
    ward.take(city.assign("UBND phường Hoa Sen"))
    taken = one(ward.take(second.assign("UBND phường Hoa Sen")))
    assert taken.preview.counts.conflicts == 1
    (found,) = list_differences(ward.desk)
    assert (found.between, found.settled_here) == (Between.THEIRS, False)
    with pytest.raises(Exception, match="exchange-difference-theirs"):
        choose(ward.desk, found.id, 0)
    city.take(second.sync().path)
    (waiting,) = list_differences(city.desk)
    choose(city.desk, waiting.id, 1)
    ward.take(city.assign("UBND phường Hoa Sen"))
    assert list_differences(ward.desk) == []


def test_another_offices_sync_file_is_refused(city: Place, ward: Place):
    assert code(one(ward.take(city.sync().path))) == "exchange-another-office"


def test_computers_meet_in_a_folder_each_writing_its_own_file_only(
    city: Place, second: Place, tmp_path: Path
):
    place = tmp_path / "chung"
    place.mkdir()
    add_task(city.desk, TaskForm("Một"))
    add_task(second.desk, TaskForm("Hai"))
    for computer in (city, second, city):
        with at_home(computer):
            met = meet(computer.desk, computer.office.folder, place, Ticket())
        assert all(one.refused is None for one in met.taken)
    assert sorted(city.tasks()) == sorted(second.tasks())
    files = sorted(place.iterdir())
    assert len(files) == 2
    before = {path: path.read_bytes() for path in files}
    with at_home(second):
        meet(second.desk, second.office.folder, place, Ticket())
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert len(changed) <= 1


def test_a_copied_data_folder_writes_under_a_name_of_its_own(
    world: World, city: Place, tmp_path: Path
):
    place = tmp_path / "chung"
    place.mkdir()
    city.office.close()
    copy = tmp_path / "bản chép"
    shutil.copytree(city.office.folder.path, copy)
    world.reopened(city)
    with at_home(city):
        office = settle_down(open_desk(Folder.open(copy), world.clock))
    twin = Place(office, tmp_path, city.profile)
    world.places.append(twin)
    add_task(city.desk, TaskForm("Ở máy đầu"))
    for computer in (city, twin, city):
        with at_home(computer):
            meet(computer.desk, computer.office.folder, place, Ticket())
    add_task(twin.desk, TaskForm("Ở bản chép"))
    for computer in (twin, city):
        with at_home(computer):
            meet(computer.desk, computer.office.folder, place, Ticket())
    assert len(list(place.iterdir())) == 2
    assert sorted(city.tasks()) == sorted(twin.tasks())
    assert {"Ở máy đầu", "Ở bản chép"} <= set(city.tasks())


def test_what_a_unit_sent_to_one_computer_is_on_the_other(city: Place, second: Place, ward: Place):
    ward.note(SHARED, state=State.IN_PROGRESS, percent=40)
    file = ward.report()
    taken = one(city.take(file))
    second.take(city.sync().path)
    assert second.mirrored() == city.mirrored()
    assert one(second.take(file)).preview.already_taken
    undo_file(second.desk, taken.preview.id.hex)  # type: ignore[union-attr]
    city.take(second.sync().path)
    assert city.mirrored() == second.mirrored()
    assert city.rows("SELECT count(*) FROM progress WHERE NOT gone") == [(0,)]


def test_a_file_that_brings_nothing_is_noted_once_and_then_known(city: Place, second: Place):
    file = second.sync().path
    assert not seen(city, file).already_taken, "it never came"
    assert one(city.take(file)).refused is None
    assert seen(city, file).already_taken


def test_a_known_file_brings_again_what_a_copy_put_back_does_not_have(
    city: Place, second: Place, world: World
):
    copy = city.kept_copy()
    add_task(second.desk, TaskForm("Việc của máy hai"))
    file = second.sync().path
    assert one(city.take(file)).refused is None
    world.restored(city, copy)
    assert "Việc của máy hai" not in city.tasks()
    assert not seen(city, file).already_taken
    assert one(city.take(file)).refused is None
    assert "Việc của máy hai" in city.tasks()


@pytest.mark.parametrize("spoiled", ["births", "values", "entity", "moment"])
def test_a_file_of_our_own_with_what_cannot_be_kept_is_refused_whole(
    city: Place, second: Place, spoiled: str
):
    edit_task(second.desk, second.tasks()[OWN_TASK].id, TaskChange(note="Máy hai"))
    honest = second.sync().path
    rows, births = rows_in(honest, "row"), rows_in(honest, "birth")
    edited = next(row for row in rows if "note" in row["versions"])
    if spoiled == "births":
        edited["births"] = {}
    elif spoiled == "values":
        edited["versions"]["note"]["values"] = {}
    elif spoiled == "entity":
        edited["entity"] = "change_set"
    else:
        births[0]["at"] = "2026-04-02T12:00:00"  # of no zone
    before = city.rows("SELECT count(*), max(seq) FROM change_set")
    file = forged(second, honest, {"row": rows, "birth": births})
    assert code(one(city.take(file))) == "exchange-rows-refused"
    assert city.rows("SELECT count(*), max(seq) FROM change_set") == before
