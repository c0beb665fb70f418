"""What a register shows, keeps and has seen."""

from cchc_desktop.domain.merge.registers import (
    Register,
    covers,
    created,
    joined,
    merged,
    parted,
    written,
)

START = created('"chưa"')


def test_a_created_field_shows_its_base() -> None:
    assert START.shown == '"chưa"'
    assert START.shown_dot == '="chưa"'
    assert START.differing == ['"chưa"']
    assert START.has_seen('="chưa"')
    assert not START.has_seen('="khác"')
    assert not START.has_seen("a:1")


def test_a_write_supersedes_all_it_has_seen() -> None:
    both = merged(written(START, "a", 3, '"một"'), written(START, "b", 5, '"hai"'))
    chosen = written(both, "b", 6, '"chọn"')
    assert chosen.differing == ['"chọn"']
    assert chosen.vector == {"a": 3, "b": 6}
    assert merged(chosen, both) == chosen
    assert merged(both, chosen) == chosen


def test_an_edit_supersedes_the_base_even_of_a_row_made_twice() -> None:
    edited = written(START, "a", 1, '"một"')
    assert merged(edited, created('"chưa"')) == edited


def test_two_bases_stand_side_by_side_until_somebody_writes() -> None:
    both = merged(created('"một"'), created('"hai"'))
    assert set(both.differing) == {'"một"', '"hai"'}
    settled = written(both, "a", 1, '"một"')
    assert merged(settled, created('"hai"')) == settled


def test_equal_values_of_two_writes_are_no_difference() -> None:
    both = merged(written(START, "a", 1, '"một"'), written(START, "b", 1, '"một"'))
    assert both.differing == ['"một"']
    assert len(both.values) == 2


def test_what_is_shown_first_is_the_same_everywhere() -> None:
    written_values = {"a:2": '"a2"', "b:2": '"b2"', "c:1": '"c1"'}
    both = Register({**written_values, '="gốc"': '"gốc"'}, {"a": 2, "b": 2, "c": 1})
    assert both.differing == ['"b2"', '"a2"', '"c1"', '"gốc"']
    assert both.shown_dot == "b:2"


def test_a_counter_is_seen_up_to_the_vector() -> None:
    register = written(START, "a", 3, '"một"')
    assert register.has_seen("a:3")
    assert register.has_seen("a:2")
    assert not register.has_seen("a:4")
    assert not register.has_seen("b:1")


def test_a_write_never_lowers_what_was_seen() -> None:
    assert written(written(START, "a", 5, '"một"'), "a", 3, '"hai"').vector == {"a": 5}


def test_vectors() -> None:
    assert parted("a:b:12") == ("a:b", 12)
    assert joined(({"a": 1, "b": 4}, {"a": 3})) == {"a": 3, "b": 4}
    assert joined(()) == {}
    assert covers({"a": 2, "b": 1}, {"a": 2})
    assert covers({}, {})
    assert not covers({"a": 2}, {"a": 3})
    assert not covers({"a": 2}, {"b": 1})
