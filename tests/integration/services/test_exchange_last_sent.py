"""When files went out last, and what is other since: every kind, whatever the clock said."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from exchange_words import one

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.package import open_package
from cchc_desktop.services.exchange.answers import answer
from cchc_desktop.services.exchange.errands import Errand, Way, errands
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.exchange.folder_meeting import meet
from cchc_desktop.services.exchange.forms import write_form_for
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.exchange.last_sent import LastSent, last_sent
from cchc_desktop.services.exchange.sending import write_answers
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import (
    CITY,
    OTHER_WARD,
    PHRASE,
    Q1,
    WARD,
    Moving,
    Place,
    World,
    at_home,
)

SHARED, OWN_TASK = "Ban hành kế hoạch", "Công khai thủ tục hành chính"


@pytest.fixture
def second(world: World, city: Place) -> Place:
    return world.second("city-2", city.sync(PHRASE).path)


def clock(place: Place) -> Moving:
    return place.desk.now.__self__  # type: ignore[attr-defined,no-any-return]


def errand(place: Place, way: Way, name: str) -> Errand:
    return next(one for one in errands(place.desk) if (one.way, one.name) == (way, name))


def last(place: Place, kind: FileKind, name: str = "") -> LastSent:
    found = last_sent(place.desk, kind)
    assert found is not None
    assert not name or found.name == name
    return found


def shared(place: Place) -> uuid.UUID:
    return next(line.id for name, line in place.tasks().items() if name.startswith(SHARED))


def form(city: Place, path: Path) -> None:
    with at_home(city):
        write_form_for(city.desk, WARD, Q1, path, Ticket())


def test_what_never_went_has_no_last(city: Place, ward: Place):
    assert last_sent(city.desk, FileKind.FORM) is None
    assert last_sent(city.desk, FileKind.SYNC) is None
    assert last_sent(ward.desk, FileKind.RETURN) is None
    down = last(city, FileKind.ASSIGN, WARD)
    assert last_sent(city.desk, FileKind.ASSIGN, down.to) == down
    assert last_sent(city.desk, FileKind.ASSIGN, ward.desk.unit_id) is None


def test_a_form_that_went_is_told_with_what_it_held_and_what_changed_since(
    city: Place, tmp_path: Path
):
    form(city, tmp_path / "biểu.xlsx")
    found = last(city, FileKind.FORM, WARD)
    assert (found.period, found.counts, found.changed) == (Q1, {"task": 1}, 0)
    assert (found.file, found.who) == ("biểu.xlsx", "Lý Thị Mai")
    assert last_sent(city.desk, FileKind.FORM, found.to, parse("2026Q2")) is None
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))
    city.note(SHARED, state=State.IN_PROGRESS, percent=10, unit=WARD)
    assert last(city, FileKind.FORM).changed == 2
    form(city, tmp_path / "biểu lần hai.xlsx")
    again = last(city, FileKind.FORM)
    assert (again.file, again.changed) == ("biểu lần hai.xlsx", 0)
    assert again.at > found.at
    (line, *_) = [one for one in list_files(city.desk, sent=True) if one.kind is FileKind.FORM]
    assert (line.file, line.office, line.period) == ("biểu lần hai.xlsx", WARD, "2026Q1")


def test_a_unit_that_was_sent_a_form_is_sent_forms(city: Place, tmp_path: Path):
    clock(city).at = datetime(2026, 3, 2, tzinfo=UTC)  # a quarter in which it leads something
    assert errand(city, Way.DOWN, OTHER_WARD).sent_at is None
    with at_home(city):
        write_form_for(city.desk, OTHER_WARD, Q1, tmp_path / "biểu.xlsx", Ticket())
    found = errand(city, Way.FORM, OTHER_WARD)
    assert (found.period, found.changed, found.waits) == (Q1, 0, False)
    assert found.sent_at == last(city, FileKind.FORM).at
    clock(city).at += timedelta(days=60)
    fresh = errand(city, Way.FORM, OTHER_WARD)
    assert (str(fresh.period), fresh.sent_at, fresh.waits) == ("2026Q2", None, True)
    city.assign(OTHER_WARD)
    assert errand(city, Way.DOWN, OTHER_WARD).changed == 0


def test_a_file_for_the_other_computer_is_told_here_and_only_here(city: Place, second: Place):
    found = last(city, FileKind.SYNC, CITY)
    assert (found.period, found.changed) == (None, 0)
    assert found.counts["row"] > 0
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))
    city.assign(OTHER_WARD)  # to write a file is no news for the other computer
    assert last(city, FileKind.SYNC).changed == 1
    assert errand(city, Way.SYNC, CITY).changed == 1
    second.take(city.sync().path)
    assert errand(city, Way.SYNC, CITY).changed == 0
    assert last_sent(second.desk, FileKind.SYNC) is None
    assert errand(second, Way.SYNC, CITY).sent_at is None
    sent = [one for one in list_files(city.desk, sent=True) if one.kind is FileKind.SYNC]
    assert len(sent) == 2


def test_what_the_other_computer_sent_a_unit_is_known_here_too(city: Place, second: Place):
    second.assign(OTHER_WARD)
    city.take(second.sync().path)
    assert errand(city, Way.DOWN, OTHER_WARD).changed == 0
    edit_task(city.desk, shared(city), TaskChange(note="Mới"))
    assert errand(city, Way.DOWN, OTHER_WARD).changed == 1


def test_work_that_came_from_the_other_computer_after_a_file_counts_as_changed(
    city: Place, second: Place
):
    edit_task(second.desk, second.tasks()[OWN_TASK].id, TaskChange(note="Máy hai"))
    city.assign(WARD)
    assert errand(city, Way.DOWN, WARD).changed == 0
    city.take(second.sync().path)  # done before the file went, yet the file did not know it
    assert errand(city, Way.DOWN, WARD).changed == 1


@pytest.mark.parametrize("years", [-8, 8])
def test_a_clock_that_is_years_wrong_hides_no_change(city: Place, years: int):
    city.assign(WARD)
    at = clock(city).at
    clock(city).at = at.replace(year=at.year + years)
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))
    clock(city).at = at
    assert errand(city, Way.DOWN, WARD).changed == 1
    city.assign(WARD)
    assert errand(city, Way.DOWN, WARD).changed == 0


def test_the_same_file_again_is_the_same_bytes_and_moves_the_day_it_went(
    city: Place, second: Place
):
    for write, kind in (
        (lambda: city.assign(WARD), FileKind.ASSIGN),
        (lambda: city.sync().path, FileKind.SYNC),
    ):
        first = write().read_bytes()
        went = last(city, kind)
        assert write().read_bytes() == first
        assert last(city, kind).at == went.at  # within a day, with nothing done, it is one sending
        clock(city).at += timedelta(days=3)
        assert write().read_bytes() == first
        assert last(city, kind).at - went.at > timedelta(days=2)
    assert second.desk.unit_id == city.desk.unit_id


def test_looking_into_the_shared_folder_again_and_again_writes_no_history(
    city: Place, second: Place, tmp_path: Path
):
    place = tmp_path / "chung"
    place.mkdir()
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))

    def look() -> None:
        for computer in (city, second):
            with at_home(computer):
                meet(computer.desk, computer.office.folder, place, Ticket())

    look()
    look()
    look()

    def written() -> list[object]:
        copies = [len(list(one.office.folder.copies.iterdir())) for one in (city, second)]
        return [copies, *(one.rows("SELECT count(*) FROM change_set") for one in (city, second))]

    before = written()
    look()
    look()
    assert written() == before


def test_answers_wait_until_they_went(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    taken = one(city.take(ward.report()))
    answer(city.desk, taken.preview.id, accepted=True)
    assert errand(city, Way.ANSWERS, WARD).changed == 1
    with at_home(city):
        write_answers(city.desk, city.where(), WARD)
    assert not [one for one in errands(city.desk) if one.way is Way.ANSWERS]
    assert last(city, FileKind.RECEIPT, WARD).changed == 0
    answer(city.desk, taken.preview.id, accepted=False, reasons=["Thiếu số liệu"])
    assert last(city, FileKind.RECEIPT).changed == 1
    assert errand(city, Way.ANSWERS, WARD).changed == 1


def test_that_a_file_went_is_in_the_history_and_is_not_undone(city: Place, tmp_path: Path):
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Mới"))
    form(city, tmp_path / "biểu.xlsx")
    city.sync()
    verbs = [line.verb for line in list_history(city.desk)]
    assert verbs[:3] == ["send-sync", "send-file", "edit-task"]
    undo(city.desk)
    assert not city.rows("SELECT note FROM task WHERE note = 'Mới'")
    assert last_sent(city.desk, FileKind.FORM) is not None


def test_files_to_one_office_are_numbered_on_and_on_and_forms_take_no_number(
    city: Place, tmp_path: Path
):
    form(city, tmp_path / "biểu.xlsx")
    for note in ("một", "hai", "ba"):
        edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note=note))
        city.assign(WARD)
    numbers = city.rows(
        "SELECT sequence FROM package WHERE direction = 'out' AND kind <> 'form'"
        " AND office_name = ? ORDER BY born",
        WARD,
    )
    assert numbers == [(1,), (2,), (3,), (4,)]
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="bốn"))
    syncs = [open_package(city.sync().path, Ticket()).manifest.sequence for _ in range(2)]
    assert syncs == [1, 1]
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="năm"))
    assert open_package(city.sync().path, Ticket()).manifest.sequence == 2
