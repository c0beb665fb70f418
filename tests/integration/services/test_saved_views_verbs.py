"""Views that are kept, renamed and removed, each undone."""

import uuid

from builders.results import refused

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.office_people import add_person
from cchc_desktop.services.saved_views import list_views, remove_view, rename_view, save_view
from resources.words import deed

LATE = {"chips": ["late"], "sort": [["due", True]], "columns": {"person": 120}, "group": None}


def names(desk: Desk, place: str = "tasks") -> list[str]:
    return [view.name for view in list_views(desk, place)]


def told(desk: Desk) -> str:
    line = list_history(desk)[0]
    return deed(line.verb, line.facts)


def test_a_view_comes_back_as_it_was_saved(desk: Desk):
    key = save_view(desk, "tasks", "  Việc  trễ hạn ", LATE)
    (view,) = list_views(desk, "tasks")
    assert (view.id, view.name, view.body) == (key, "Việc trễ hạn", LATE)
    assert told(desk) == "Lưu cách xem “Việc trễ hạn”"
    assert names(desk, "calendar") == []


def test_saving_under_the_same_name_replaces_it(desk: Desk):
    key = save_view(desk, "tasks", "Việc trễ hạn", LATE)
    save_view(desk, "tasks", "Của tôi", {"chips": ["mine"]})
    assert save_view(desk, "tasks", "VIỆC TRỄ HẠN", {"chips": []}) == key
    assert names(desk) == ["VIỆC TRỄ HẠN", "Của tôi"]
    undo(desk)
    assert list_views(desk, "tasks")[0].body == LATE


def test_renamed_and_removed_and_taken_back(desk: Desk):
    key = save_view(desk, "tasks", "Việc trễ hạn", LATE)
    save_view(desk, "tasks", "Của tôi", {})
    rename_view(desk, key, "Quá hạn")
    assert told(desk) == "Đổi tên cách xem “Việc trễ hạn” thành “Quá hạn”"
    rename_view(desk, key, "quá hạn")
    refused("view-name-taken", lambda: rename_view(desk, key, "của tôi"))
    remove_view(desk, key)
    assert told(desk) == "Bỏ cách xem “quá hạn”"
    assert names(desk) == ["Của tôi"]
    refused("view-not-found", lambda: remove_view(desk, key))
    undo(desk)
    assert names(desk) == ["quá hạn", "Của tôi"]


def test_refusals(desk: Desk):
    refused("view-without-name", lambda: save_view(desk, "tasks", " ", LATE))
    refused("view-not-found", lambda: rename_view(desk, uuid.uuid4(), "Tên"))
    assert names(desk) == []


def test_a_view_may_be_one_persons_alone(desk: Desk):
    add_person(desk, "Lê Văn Minh")
    save_view(desk, "tasks", "Chung", LATE)
    desk.who = "lê văn minh"
    save_view(desk, "tasks", "Việc của tôi", LATE, only_me=True)
    assert [(one.name, one.is_own) for one in list_views(desk, "tasks")] == [
        ("Chung", False),
        ("Việc của tôi", True),
    ]
    desk.who = "Nguyễn Thị Thu Hà"
    assert names(desk) == ["Chung"]
    # What one cannot see takes no name away.
    save_view(desk, "tasks", "Việc của tôi", {"chips": []})
    assert names(desk) == ["Chung", "Việc của tôi"]
    desk.who = "Lê Văn Minh"
    assert names(desk) == ["Chung", "Việc của tôi", "Việc của tôi"]


def test_a_view_goes_from_one_person_to_all_and_back(desk: Desk):
    desk.who = "Lê Văn Minh"
    key = save_view(desk, "tasks", "Trễ", LATE, only_me=True)
    assert save_view(desk, "tasks", "Trễ", LATE) == key
    assert [one.is_own for one in list_views(desk, "tasks")] == [False]
    undo(desk)
    assert [one.is_own for one in list_views(desk, "tasks")] == [True]
