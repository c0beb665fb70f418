"""Tables for people: nothing lost, everything aligned, within the terminal's width."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.cli import tables
from resources.words import shown

_CELLS = st.text(st.characters(codec="utf-8"), max_size=40)
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, st.integers(0, 10**9)), max_size=6)


def _signs(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def test_a_table_reads_like_one():
    made = tables.table(
        ["Số", "Nhiệm vụ", "%"],
        [("1", "Ban hành kế hoạch", 100), ("2", "Kiểm tra công vụ tại các đơn vị", None)],
        34,
    )
    assert made.splitlines() == [
        "Số  Nhiệm vụ                     %",
        "──  ─────────────────────────  ───",
        "1   Ban hành kế hoạch          100",
        "2   Kiểm tra công vụ tại các",
        "    đơn vị",
    ]


@given(_ROWS, st.integers(40, 200))
def test_no_word_is_lost_and_no_line_too_long(rows: list[tuple[str, str, int]], width: int):
    made = tables.table(["Một", "Hai", "Ba"], rows, width)
    assert all(tables.display_width(line) <= width for line in made.splitlines())
    head, rule, *body = made.splitlines()
    assert set(rule) <= {"─", " "}
    assert head.split() == ["Một", "Hai", "Ba"]
    cells = [shown(cell) for row in rows for cell in row]
    assert _signs(body) == _signs(map(tables.clean, cells))


@given(_CELLS, st.integers(2, 60))
def test_wrapping_keeps_every_sign(text: str, width: int):
    cleaned = tables.clean(text)
    lines = tables.wrap(cleaned, width)
    assert "".join("".join(lines).split()) == "".join(cleaned.split())
    assert all(tables.display_width(line) <= width for line in lines)


def test_width_is_what_a_terminal_shows():
    assert tables.display_width("Đơn vị") == 6
    assert tables.display_width("Đo\u031bn vi\u0323") == 6
    assert tables.display_width("漢字") == 4


def test_numbers_stand_to_the_right_and_are_written_as_offices_write_them():
    made = tables.table(["Số"], [(4106,), (Decimal("98.5"),)], 80).splitlines()
    assert made[2:] == ["4.106", " 98,5"]
