"""What years do to files: newer programs, folders carried on, clocks, renaming, mergers."""

import shutil
import uuid
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from exchange_words import code, noted, one, percents, seen

from cchc_desktop.bootstrap import open_desk
from cchc_desktop.domain.lineage import Kind as Succeeding
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.differences import Between, list_differences
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from db.folder import Folder
from resources.words import sentence
from tests.builders import packages
from tests.builders.exchanging import (
    OTHER_WARD,
    PHRASE,
    Q1,
    WARD,
    Place,
    World,
    at_home,
    settle_down,
)
from tests.builders.forged_files import forged, rows_in

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


# ---- newer programs -----------------------------------------------------------------------------


def test_fields_of_a_later_minor_version_are_kept_and_passed_on(
    city: Place, ward: Place, world: World
):
    honest = city.assign(WARD)
    tasks = [{**row, "weather": "nắng"} for row in rows_in(honest, "task")]
    file = forged(city, honest, {"task": tasks}, format=(1, 7))
    taken = one(ward.take(file))
    assert (taken.refused, taken.preview.left_out) == (None, ())
    second = world.second("ward-2", ward.sync(PHRASE).path)
    for place in (ward, second):
        bodies = place.rows("SELECT body FROM mirror_record WHERE entity = 'task'")
        assert sum("nắng" in body for (body,) in bodies) == len(tasks)


def test_rows_that_only_a_later_version_knows_are_told_and_come_when_it_is_there(
    city: Place, ward: Place
):
    honest = city.assign(WARD)
    news = [{"id": uuid.uuid4().hex, "words": "?"} for _ in range(3)]
    taken = one(ward.take(forged(city, honest, {"weather_report": news}, format=(1, 7))))
    assert taken.refused is None
    (left,) = taken.preview.left_out
    assert (left.entity, left.count, left.why.code) == ("newer", 3, "exchange-left-newer")
    (kept, *_) = list_files(ward.desk, sent=False)
    assert [(one["entity"], one["count"]) for one in kept.left_out] == [("newer", 3)]


def test_records_a_kind_of_file_has_no_business_with_are_told(city: Place, ward: Place):
    plan = rows_in(city.assign(WARD), "plan")
    file = forged(ward, noted(ward, 10), {"plan": plan})
    taken = one(city.take(file))
    assert taken.refused is None
    (left,) = taken.preview.left_out
    assert (left.entity, left.why.code) == ("plan", "exchange-left-outside")


def test_a_later_major_version_is_refused_in_one_sentence(ward: Place):
    before = ward.mirrored()
    file = ward.out / "phiên bản mới.cchc"
    file.write_bytes(packages.forged({}, format="2.0", least_reader="3.1"))
    taken = one(ward.take(file))
    assert code(taken) == "exchange-newer"
    assert taken.refused is not None
    said = sentence(taken.refused.code, taken.refused.facts)
    assert "3.1" in said
    assert said.endswith("cài phiên bản mới rồi nhận lại.")
    assert ward.mirrored() == before


# ---- the folder on a second computer ------------------------------------------------------------


def test_a_folder_carried_to_a_second_computer_and_both_go_on_reporting(
    city: Place, ward: Place, world: World
):
    noted(ward, 10)
    ward.office.close()
    copy = world.top / "bản chép"
    shutil.copytree(ward.office.folder.path, copy)
    world.reopened(ward)
    with at_home(ward):
        office = settle_down(open_desk(Folder.open(copy), world.clock))
    twin = Place(office, world.top, ward.profile)
    world.places.append(twin)
    files = [noted(place, percent) for place, percent in ((ward, 40), (twin, 70))]
    for file in files:
        assert one(city.take(file)).refused is None
    results = city.rows("SELECT percent FROM progress WHERE NOT gone ORDER BY percent")
    assert results == [(10,), (40,), (70,)], "neither knew of the other: both stand"
    twin.take(ward.sync().path)
    ward.take(twin.sync().path)
    assert one(city.take(noted(twin, 90))).refused is None
    assert percents(city) == [90]
    for late in files:
        city.take(late)
    assert percents(city) == [90]


# ---- clocks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("ward_year", [1999, 2071])
@pytest.mark.parametrize("city_year", [1999, 2071])
def test_clocks_that_are_decades_wrong_change_nothing_that_is_shown(
    city: Place, ward: Place, world: World, ward_year: int, city_year: int
):
    def at(year: int) -> None:
        world.clock.at = world.clock.at.replace(year=year)

    for percent in (20, 50):
        at(ward_year)
        file = noted(ward, percent)
        at(city_year)
        assert one(city.take(file)).refused is None
        edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note=f"Lần {percent}"))
        down = city.assign(WARD)
        at(ward_year)
        assert one(ward.take(down)).refused is None
        ward_year, city_year = city_year, ward_year  # and both are set anew
    assert percents(city) == [50]
    assert ward.rows("SELECT note FROM task WHERE title = ?", OWN_TASK) == [("Lần 50",)]
    assert list_differences(city.desk) == list_differences(ward.desk) == []


# ---- the same file under other names ------------------------------------------------------------


def test_the_same_file_under_any_name_or_wrapping_is_one_file(
    city: Place, ward: Place, tmp_path: Path
):
    file = noted(ward, 40)
    renamed = [tmp_path / name for name in ("Báo cáo (1).cchc", "baocao.zip", "tệp không đuôi")]
    for path in renamed:
        shutil.copy(file, path)
    wrapped = tmp_path / "gui-kem.zip"
    with zipfile.ZipFile(wrapped, "w") as archive:
        archive.write(file, "Quý I/báo cáo.cchc")
    first, *others = city.take(file, *renamed, wrapped)
    assert not first.preview.already_taken
    assert all(one.preview.already_taken and one.refused is None for one in others)
    assert {one.preview.id for one in others} == {first.preview.id}
    assert len(list_files(city.desk, sent=False)) == 1
    assert percents(city) == [40]


# ---- from before a merger -----------------------------------------------------------------------


@pytest.fixture
def merged(city: Place, world: World) -> Place:
    """A ward into which the first merges on 1 July; it is the 3rd."""
    heir = world.ward("other", OTHER_WARD)
    heir.take(city.assign(OTHER_WARD))
    units = {one.name: one.unit for one in status(city.desk, Q1).units}
    merger = SuccessionForm(
        Succeeding.MERGED, (units[WARD],), (units[OTHER_WARD],), date(2026, 7, 1)
    )
    succeed_units(city.desk, merger)
    world.clock.at = datetime(2026, 7, 3, 9, 0, tzinfo=VIETNAM)
    return heir


def test_a_report_made_before_the_merger_counts_for_the_unit_that_made_it(
    city: Place, ward: Place, merged: Place
):
    file = noted(ward, 40)
    taken = one(city.take(file))
    assert (taken.refused, taken.preview.left_out) == (None, ())
    ((name,),) = city.rows(
        "SELECT n.name FROM progress e JOIN assignment a ON a.id = e.assignment_id"
        " JOIN unit_name n ON n.unit_id = a.unit_id"
    )
    assert name == WARD
    assert merged.desk.unit_id != ward.desk.unit_id
    assert one(city.take(file)).preview.already_taken


def test_a_file_from_above_of_before_the_merger_says_nothing_new_after_it(
    city: Place, merged: Place
):
    old = city.sent[-1]
    assert one(merged.take(city.assign(OTHER_WARD))).refused is None
    after = merged.mirrored()
    assert OWN_TASK in merged.tasks()
    assert seen(merged, old).already_taken
    assert one(merged.take(old)).refused is None
    assert merged.mirrored() == after


def test_two_files_above_that_knew_nothing_of_each_other_are_shown_as_such(
    city: Place, ward: Place, world: World
):
    second = world.second("city-2", city.sync(PHRASE).path)
    world.clock.at = datetime(2071, 1, 1, tzinfo=UTC)  # the later one is no better for it
    for place, words in ((city, "một"), (second, "hai")):
        edit_task(place.desk, place.tasks()[OWN_TASK].id, TaskChange(note=words))
        assert one(ward.take(place.assign(WARD))).refused is None
    (found,) = list_differences(ward.desk)
    assert (found.between, set(found.values)) == (Between.THEIRS, {"một", "hai"})
