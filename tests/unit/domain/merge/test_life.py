"""A removal hides a row only from those whose edits the remover had seen."""

from cchc_desktop.domain.merge.life import ALIVE, is_removed

SEEN_A2 = '{"seen":{"a":2}}'


def test_an_unedited_row_is_removed_by_anybody() -> None:
    assert is_removed({"a:1": '{"seen":{}}'}, [])


def test_a_removal_that_saw_every_edit_hides() -> None:
    assert is_removed({"b:1": SEEN_A2}, [{"a": 1}, {"a": 2}])


def test_an_edit_the_remover_had_not_seen_keeps_the_row() -> None:
    assert not is_removed({"b:1": SEEN_A2}, [{"a": 3}])
    assert not is_removed({"b:1": SEEN_A2}, [{"a": 2}, {"c": 1}])


def test_of_two_removals_one_that_saw_everything_is_enough() -> None:
    assert is_removed({"b:1": '{"seen":{}}', "c:1": SEEN_A2}, [{"a": 2}])


def test_bringing_back_beside_a_removal_keeps_the_row() -> None:
    assert not is_removed({"b:1": SEEN_A2, "c:1": ALIVE}, [{"a": 2}])


def test_a_row_nobody_removed_is_there() -> None:
    assert not is_removed({"=false": ALIVE}, [])
    assert not is_removed({}, [])
