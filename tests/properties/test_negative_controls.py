"""Ways of merging that lose data: each must be caught by the same laws that ours obeys.

They stay here so that nobody takes one for a simplification.
"""

from dataclasses import replace

import pytest

from cchc_desktop.domain.merge.registers import Register, created, joined, merged, written

MORNING, NOON = 8, 12


def differing_after_meeting(one: Register, other: Register) -> set[str]:
    return set(merged(one, other).differing)


def test_ours_keeps_both_values_of_two_computers() -> None:
    start = created('"chưa"')
    mine, theirs = written(start, "a", 1, '"một"'), written(start, "b", 1, '"hai"')
    assert differing_after_meeting(mine, theirs) == {'"một"', '"hai"'}


def test_last_writer_wins_by_a_coarse_clock_loses_a_value() -> None:
    def last_of(one: tuple[int, str], other: tuple[int, str]) -> tuple[int, str]:
        return max(one, other, key=lambda stamped: stamped[0])

    mine, theirs = (MORNING, "một"), (MORNING, "hai")
    assert last_of(mine, theirs) != last_of(theirs, mine), "the same meeting, two outcomes"
    late_clock = last_of((NOON, "sai giờ"), (MORNING, "viết sau, đồng hồ đúng"))
    assert late_clock[1] == "sai giờ", "a wrong clock wins over a later write"


def test_a_replica_that_goes_on_after_a_restore_loses_a_value() -> None:
    start = created('"chưa"')
    backed_up = written(start, "a", 1, '"một"')
    before_the_restore = written(backed_up, "a", 2, '"hai"')
    elsewhere = merged(backed_up, before_the_restore)

    reused = written(backed_up, "a", 2, '"ba"')
    lost = merged(elsewhere, reused)
    assert len(set(lost.differing)) == 1, "one of two values nobody chose between is gone"

    fresh_incarnation = written(backed_up, "a2", 1, '"ba"')
    assert differing_after_meeting(elsewhere, fresh_incarnation) == {'"hai"', '"ba"'}


def test_one_vector_for_the_whole_replica_loses_what_a_partial_file_leaves_out() -> None:
    phone = written(created("null"), "a", 1, '"0900"')
    note = written(created("null"), "a", 2, '"ghi chú"')
    whole = joined((phone.vector, note.vector))

    # A file that carries `note` alone, stamped with all its replica has seen.
    receiver_of_phone = created("null")
    stamped = replace(receiver_of_phone, vector=whole)
    assert '"0900"' not in merged(stamped, phone).differing, "the phone is taken for superseded"

    assert '"0900"' in merged(receiver_of_phone, phone).differing


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_ours_does_not_mind_the_order(order: tuple[int, ...]) -> None:
    start = created('"chưa"')
    writes = [written(start, name, 1, f'"{name}"') for name in "abc"]
    first, second, third = (writes[number] for number in order)
    assert merged(merged(first, second), third) == merged(merged(writes[0], writes[1]), writes[2])
