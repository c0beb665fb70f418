"""What holds of a table on paper whatever stands in it: no word is lost, no page overflows."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.domain.ticket import Ticket
from ui.pdf_view.printer import page_order
from ui.table.column import SectionLine
from ui.table.paper.content import Heading, PaperColumn, PaperTable
from ui.table.paper.pages import Pages, Piece, lay_out
from ui.table.paper.sheet import FOOT, MARGIN, Turn
from ui.table.paper.widths import Need, column_widths
from ui.table.paper.wrapping import fill, words_of

WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyếữặ\u0301 /-\n\u00a0", max_size=160)
TURNS: st.SearchStrategy[Turn] = st.sampled_from(["portrait", "landscape"])
LEFT = Qt.AlignmentFlag.AlignLeft


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> QApplication:
    return qapp


def _advance(words: str) -> float:
    """A face in which every letter is as wide as the next, and marks take no room."""
    return 10.0 * len(words.replace("\u0301", ""))


@given(WORDS, st.integers(10, 400))
def test_lines_hold_every_word_in_its_order(text: str, width: int):
    lines = fill(text, width, _advance)
    assert "".join("".join(lines).split(" ")) == "".join(words_of(text))
    assert all(_advance(line) <= width for line in lines)
    assert all(line == line.strip(" ") and line for line in lines)


@given(WORDS, st.integers(10, 400))
def test_a_letter_keeps_its_marks(text: str, width: int):
    begun = any(word.startswith("\u0301") for word in words_of(text))
    assert begun or not any(line.startswith("\u0301") for line in fill(text, width, _advance))


NEEDS = st.builds(
    lambda shown, least, usual, more: Need(shown, least, usual, usual + more),
    st.integers(0, 400),
    st.floats(60, 900),
    st.floats(0, 9000),
    st.floats(0, 9000),
)


@given(st.lists(NEEDS, min_size=1, max_size=12), st.integers(4000, 8000))
def test_columns_take_the_room_and_no_unit_more(needs: list[Need], room: int):
    widths = column_widths(needs, room)
    assert sum(widths) == room
    if sum(ceil(need.least) for need in needs) <= room:
        assert all(width >= need.least for width, need in zip(widths, needs, strict=True))


LINES = st.lists(
    st.one_of(
        st.tuples(WORDS, st.sampled_from(["", "Phòng Nội vụ", "một hai ba " * 30])),
        st.builds(lambda title: SectionLine(title, title or "Phần"), WORDS),
        st.just(("dài " * 2500, "")),
    ),
    max_size=40,
)


def _laid_out(lines: Sequence[object], turn: Turn, subtitle: str) -> Pages:
    columns = (
        PaperColumn("Nhiệm vụ", 0, LEFT, lambda line: line[0]),
        PaperColumn("Chủ trì", 124, LEFT, lambda line: line[1]),
    )
    heading = Heading("Phường Hoa Sen", "Ngày 20/11/2026", "Danh sách", subtitle)
    return lay_out(PaperTable(heading, columns, lines), turn, Ticket())


def _height(pages: Pages, page: Sequence[Piece], number: int) -> int:
    top = pages.heading_height if number == 0 else 0
    return top + pages.head_height + sum(piece.height for piece in page)


@given(LINES, TURNS, st.sampled_from(["", "Quá hạn.", "Đơn vị: Văn phòng; " * 12]))
def test_pages_hold_every_line_of_text_once(lines: list[object], turn: Turn, subtitle: str):
    pages = _laid_out(lines, turn, subtitle)
    pieces = [piece for page in pages.pages for piece in page]
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(id(piece.row), []).append(piece)
    assert len(rows) == len(lines)
    for parts in rows.values():
        assert parts[0].first == 0
        assert parts[-1].last == parts[0].row.lines
        assert all(one.last == two.first for one, two in pairwise(parts))


@given(LINES, TURNS)
def test_no_page_overflows_and_none_is_left_empty(lines: list[object], turn: Turn):
    pages = _laid_out(lines, turn, "")
    room = pages.size[1] - 2 * MARGIN - FOOT
    for number, page in enumerate(pages.pages):
        assert _height(pages, page, number) <= room
        assert page or number == 0


@given(LINES, TURNS)
def test_a_groups_row_stands_above_what_it_names(lines: list[object], turn: Turn):
    pages = _laid_out(lines, turn, "")
    for page, after in pairwise(pages.pages):
        alone = bool(page) and page[-1].row.is_section and not after[0].row.is_section
        assert not alone or page[-1].height > pages.size[1] // 3


@given(
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
    st.integers(1, 3),
    st.sets(st.sampled_from(["collated", "backwards"])),
)
def test_printed_is_what_was_asked_for(
    count: int, ranges: list[tuple[int, int]], copies: int, ways: set[str]
):
    collated, backwards = "collated" in ways, "backwards" in ways
    order = list(page_order(count, ranges, copies=copies, collated=collated, backwards=backwards))
    asked = {page for first, last in ranges for page in range(first, last + 1)}
    wanted = asked & set(range(1, count + 1)) if ranges else set(range(1, count + 1))
    assert sorted(order) == sorted([page - 1 for page in wanted] * copies)
    once = list(dict.fromkeys(order))
    assert once == sorted(once, reverse=backwards)
    if collated:
        assert order == once * copies
