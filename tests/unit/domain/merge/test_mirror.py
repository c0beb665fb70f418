"""Which of the files that tell of a record is believed."""

from itertools import permutations

from cchc_desktop.domain.merge.mirror import Snapshot, standing

OLD = Snapshot("1", {"a": 1}, "cũ")
NEW = Snapshot("2", {"a": 2}, "mới")
OTHER = Snapshot("3", {"a": 1, "b": 1}, "máy kia")


def test_what_has_seen_more_is_believed_whatever_the_order() -> None:
    assert standing([OLD, NEW]) == standing([NEW, OLD]) == [NEW]


def test_files_that_have_not_seen_each_other_stand_side_by_side() -> None:
    for order in permutations([OLD, NEW, OTHER]):
        assert standing(order) == [NEW, OTHER]


def test_files_that_say_the_same_are_one() -> None:
    again = Snapshot("9", {"b": 2}, "mới")
    assert [one.body for one in standing([NEW, again])] == ["mới"]


def test_the_office_that_met_both_settles_it() -> None:
    both = Snapshot("4", {"a": 2, "b": 1}, "chung")
    assert standing([NEW, OTHER, both]) == [both]


def test_nothing_told_is_nothing_shown() -> None:
    assert standing([]) == []


def test_the_same_file_twice_is_once() -> None:
    assert standing([NEW, NEW]) == [NEW]
