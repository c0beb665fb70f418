"""PDF as programs print it: rows cut by the page, words broken in narrow cells, no lines at all."""

from collections.abc import Iterable, Sequence

import pytest

from cchc_desktop.documents.readers.flowing import is_one_word, joined
from cchc_desktop.documents.readers.pdf_process import read_pages
from cchc_desktop.documents.readers.syllables import is_syllable
from tests.builders.pdf_files import HEIGHT, LETTER, PdfPage, a_pdf, a_ruled_page
from tests.builders.seen_blocks import grid, texts

HEAD = ("STT", "Nội dung", "Đơn vị", "Thời hạn")
COLUMNS = (40.0, 80.0, 300.0, 420.0, 540.0)
ROWS = (
    ("1", "Rà soát quy trình", "Văn phòng", "Quý I"),
    ("2", "Niêm yết thủ tục", "Trạm Y tế", "Quý II"),
)


def pages_of(*pages: PdfPage):
    return read_pages(a_pdf(pages), "kế hoạch", lambda *_far: None)


def tables_of(*pages: PdfPage):
    return [grid(table) for table in pages_of(*pages).tables]


# ---- what cannot be seen -----------------------------------------------------------------------


def _framed(page: PdfPage, top: float, bottom: float) -> PdfPage:
    """Cut off what stands outside two heights, as programs do that print page by page."""
    frame = f"0 {HEIGHT - bottom:.2f} 842 {bottom - top:.2f} re W n"
    return PdfPage(["q", frame, *page.marks, "Q"], page.used)


def test_a_line_printed_on_both_sides_of_a_page_s_end_is_read_where_it_shows():
    first = a_ruled_page(COLUMNS, [HEAD, ("1", "Rà soát quy trình", "Văn phòng", "Quý I")])
    second = a_ruled_page(COLUMNS, [HEAD, ROWS[1]], top=80)
    second.say(83, 40, "Rà soát quy trình")  # the last line once more, cut off by the frame
    second.line(80, 20, 80, 50)
    second.line(300, 20, 300, 50)
    second.line(80, 20, 300, 20)
    second.line(80, 50, 300, 50)
    assert tables_of(first, _framed(second, 70, 560)) == [
        [list(HEAD), list(ROWS[0])],
        [list(HEAD), list(ROWS[1])],
    ]
    assert texts(pages_of(first, _framed(second, 70, 560))) == []


def test_what_lies_beyond_the_paper_is_not_read():
    page = a_ruled_page(COLUMNS, [HEAD, *ROWS])
    page.say(100, -20, "Dòng của trang trước")
    page.say(100, HEIGHT + 30, "Dòng của trang sau")
    page.line(40, -40, 40, -5)
    assert tables_of(page) == [[list(HEAD), *map(list, ROWS)]]
    assert texts(pages_of(page)) == []


def test_a_frame_ends_where_it_was_set():
    page = PdfPage()
    page.say(40, 300, "Chữ sau khung vẫn đọc được như thường")
    hidden = PdfPage()
    hidden.say(40, 400, "Chữ trong khung nằm ngoài")
    both = PdfPage([*_framed(hidden, 10, 50).marks, *page.marks], page.used | hidden.used)
    assert texts(pages_of(both)) == ["Chữ sau khung vẫn đọc được như thường"]


def test_frames_inside_frames_only_narrow():
    page = PdfPage()
    page.say(40, 100, "Dòng nằm trong cả hai khung của trang")
    page.say(40, 300, "Dòng chỉ nằm trong khung bên trong")
    outer = "q 0 395 842 200 re W n"
    inner = "q 0 0 842 595 re W* n"
    both = PdfPage([outer, inner, *page.marks, "Q", "Q"], page.used)
    assert texts(pages_of(both)) == ["Dòng nằm trong cả hai khung của trang"]


def test_a_line_that_leaves_the_frame_ends_at_it():
    page = a_ruled_page(COLUMNS, [HEAD, *ROWS])
    for x in COLUMNS:
        page.line(x, 100, x, 700)  # the walls of a cell that goes on overleaf
    assert tables_of(page)[0][: len(ROWS) + 1] == [list(HEAD), *map(list, ROWS)]


# ---- pages that go on --------------------------------------------------------------------------


@pytest.mark.parametrize("shown", ["{}", "- {} -", "Trang {}"])
def test_the_number_of_a_page_inside_the_margin_parts_no_table(shown: str):
    pages = []
    for number, row in enumerate(ROWS, 1):
        page = a_ruled_page(COLUMNS, [HEAD, row])
        page.say(500, 480, shown.format(number))
        pages.append(page)
    document = pages_of(*pages)
    assert texts(document) == []
    assert [table.continues for table in document.tables] == [False, True]


def test_a_lone_number_that_counts_no_pages_is_text():
    first, second = (a_ruled_page(COLUMNS, [HEAD, row]) for row in ROWS)
    first.say(500, 480, "15")
    second.say(500, 480, "98")
    assert texts(pages_of(first, second)) == ["15", "98"]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_repeated_head_without_a_line_below_it_is_parted_from_the_rest(between: str):
    first = a_ruled_page(COLUMNS, [HEAD, ("1", "Rà soát quy trình", "Văn phòng", "Quý I")])
    rest = tuple(
        f"{caption}{between}{more}" if more else caption
        for caption, more in zip(HEAD, ("", "nội bộ của phường", "phường", ""), strict=True)
    )
    second = a_ruled_page(COLUMNS, [rest, ROWS[1]])
    _, table = pages_of(first, second).tables
    assert grid(table) == [list(HEAD), ["", "nội bộ của phường", "phường", ""], list(ROWS[1])]
    assert [(row.header, row.continues) for row in table.rows] == [
        (True, False),
        (False, True),
        (False, False),
    ]


# ---- words that had no room --------------------------------------------------------------------


def test_a_word_that_had_no_room_in_a_narrow_cell_is_one_word():
    columns = (40.0, 56.0, 300.0, 336.0)
    page = PdfPage()
    page.line(40, 60, 336, 60)
    for x in columns:
        page.line(x, 60, x, 140)
    page.line(40, 140, 336, 140)
    for row, (code, due) in enumerate((("ST", "Thườn"), ("T", "g"), ("", "xuyên"))):
        page.say(43, 75 + 13 * row, code)
        page.say(303, 75 + 13 * row, due)
    page.say(65, 75, "Nội dung")
    assert tables_of(page) == [[["STT", "Nội dung", "Thường xuyên"]]]


@pytest.mark.parametrize(
    ("former", "line", "following"),
    [
        ("Thườn", "g xuyên", ""),
        ("nghi", "ệp vụ", ""),
        ("ST", "T", ""),
        ("30/9/20", "26", ""),
        ("1.", "2", ""),
        ("NV", "01", ""),
        ("B. C", "ải cách", ""),
    ],
)
def test_halves_of_a_word_are_told(former: str, line: str, following: str):
    assert is_one_word(former, line, following)


@pytest.mark.parametrize(
    ("former", "line", "following"),
    [
        ("Cả", "năm", ""),
        ("Du", "lịch", ""),
        ("Hằng", "quý", ""),
        ("Toàn thể", "CB-GV-NV", ""),
        ("GHI", "CHÚ", ""),
        ("GHI", "C", "HÚ"),
        ("Bắt", "đ", "ầu"),
        ("Quý", "2", ""),
        ("", "năm", ""),
    ],
)
def test_words_that_stand_alone_stay_apart(former: str, line: str, following: str):
    assert not is_one_word(former, line, following)


@pytest.mark.parametrize("word", ["quốc", "gì", "nghiệp", "Khuya", "thuế", "yêu", "ủy", "Nguồn"])
def test_syllables_are_known(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["n", "thườ", "hoc", "trợấp", "dulịch", "iêc", "ng", "wifi"])
def test_what_is_no_syllable_is_known(word: str):
    assert not is_syllable(word)


def test_a_comma_at_the_beginning_of_a_line_stands_close():
    assert joined("UBND các xã, phường", ", đặc khu") == "UBND các xã, phường, đặc khu"
    assert joined("Quyết định số 12/QĐ-", "UBND") == "Quyết định số 12/QĐ-UBND"
    assert joined("quy trình", "nội bộ") == "quy trình nội bộ"


# ---- no lines at all ---------------------------------------------------------------------------

PLACES = (40.0, 75.0, 240.0, 330.0)
Printed = Sequence[str | tuple[str, ...]]
LONG: tuple[Printed, ...] = (
    ("1", ("Rà soát quy trình tiếp công dân", "của phường trong năm"),
     ("Văn phòng HĐND", "và UBND"), ("Quý I",)),
    ("2", ("Niêm yết thủ tục tại khu phố,", "nhà văn hóa"),
     ("Trạm Y tế phường",), ("Quý II năm", "2026")),
    ("3", ("Tập huấn chữ ký số cho cán bộ",), ("Tổ Số hóa cộng",  "đồng"), ("Tháng 6",)),
)  # fmt: skip


def _without_lines(rows: Iterable[Printed], *, head: bool = True) -> PdfPage:
    """Print columns whose texts come near one another: a gap of two letters and a half."""
    page, y = PdfPage(), 60.0
    if head:
        for x, caption in zip(PLACES, HEAD, strict=True):
            page.say(x, y, caption)
        y += 26
    for row in rows:
        cells = [(cell,) if isinstance(cell, str) else cell for cell in row]
        for x, lines in zip(PLACES, cells, strict=True):
            for number, line in enumerate(lines):
                page.say(x, y + 13 * number, line)
        y += 13 * max(map(len, cells)) + 13
    return page


def _joined(rows: Iterable[Printed]) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else " ".join(cell) for cell in row] for row in rows]


def test_columns_that_nearly_touch_are_told_by_what_all_rows_leave_free():
    (table,) = pages_of(_without_lines(LONG)).tables
    assert not table.ruled
    assert grid(table) == [list(HEAD), *_joined(LONG)]


def test_an_undrawn_table_goes_on_overleaf_without_its_head():
    first, second = pages_of(_without_lines(LONG[:2]), _without_lines(LONG[2:], head=False)).tables
    assert (first.columns, second.columns, second.continues) == (4, 4, True)
    assert grid(second) == _joined(LONG[2:])


def test_the_rest_of_a_row_without_lines_keeps_its_columns():
    rest = ("", ("của phường trong năm",), "", ("và quý II",))
    tables = list(
        pages_of(_without_lines(LONG), _without_lines([rest, LONG[0]], head=False)).tables
    )
    assert tables[1].continues
    assert grid(tables[1])[0] == ["", "của phường trong năm", "", "và quý II"]


def test_cells_that_stand_in_the_middle_of_their_rows_stay_in_them():
    page, y = PdfPage(), 60.0
    for x, caption in zip(PLACES, HEAD, strict=True):
        page.say(x, y, caption)
    for number in range(1, 4):
        y += 40
        page.say(PLACES[0], y + 6.5, str(number))
        page.say(PLACES[1], y, "Rà soát quy trình tiếp công dân")
        page.say(PLACES[1], y + 13, "của phường")
        page.say(PLACES[2], y + 6.5, "Văn phòng HĐND")
        page.say(PLACES[3], y + 6.5, "Quý I")
    (table,) = pages_of(page).tables
    row = ["Rà soát quy trình tiếp công dân của phường", "Văn phòng HĐND", "Quý I"]
    assert grid(table) == [list(HEAD), *([str(number), *row] for number in range(1, 4))]


def test_justified_text_is_no_table():
    page = PdfPage()
    for number in range(6):
        words = ["Các", "đơn", "vị", "nghiêm", "túc", "thực", "hiện", "kế", "hoạch", "này"]
        x = 40.0
        for at, word in enumerate(words[number % 3 :] + words[: number % 3]):
            page.say(x, 60 + 13 * number, word)
            x += len(word) * LETTER + (8.5 if at in (2, 5) else 3.5)
    assert not list(pages_of(page).tables)
