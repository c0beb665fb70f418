"""Tables without lines and without space between rows: what is there tells the rows, or a doubt."""

from collections.abc import Sequence

import pytest

from cchc_desktop.documents.blocks import Document, Table
from cchc_desktop.documents.tables.understanding import understand_tables
from tests.builders.judged_plans import Judged, judged, read_printed, read_typed
from tests.builders.pdf_files import PdfPage, a_pdf
from tests.builders.printed_plans import Print, as_columns, as_pages
from tests.builders.seen_blocks import grid, read
from tests.builders.unseen_plans import Shape, UnseenPlan, Wanted

STEP = 13.0
XS = (40.0, 80.0, 300.0, 440.0, 600.0)
HEAD = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
Rows = Sequence[Sequence[str]]


def _printed(rows: Rows, *, xs: Sequence[float] = XS, bold: int = 1, top: float = 80.0) -> PdfPage:
    """Print rows one below the other; a stroke breaks a line, the first `bold` rows are bold."""
    page, y = PdfPage(), top
    for number, row in enumerate(rows):
        parts = [cell.split("|") if cell else [] for cell in row]
        for x, lines in zip(xs, parts, strict=False):
            for at, line in enumerate(lines):
                page.say(x, y + at * STEP, line, bold=number < bold)
        y += max(map(len, parts)) * STEP
    return page


def _document(*pages: PdfPage) -> Document:
    return read_printed(a_pdf(pages))


def _words(table: Table) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in grid(table)]


LONG = ("1", "Rà soát quy trình nội bộ của phường|trong lĩnh vực hộ tịch", "Văn phòng phường",
        "Trạm Y tế phường|Công an phường|Đoàn Thanh niên|Hội Phụ nữ phường", "Quý I")  # fmt: skip
SHORT = ("2", "Niêm yết thủ tục", "Tổ Một cửa", "Các khu phố", "Tháng 6")


def test_a_title_over_the_columns_stands_between_rows_of_its_own():
    title = ("II. Công tác tuyên truyền về cải cách hành chính của phường", "", "", "", "")
    (table,) = _document(_printed((HEAD, LONG, title, SHORT))).tables
    assert _words(table)[2][0] == title[0]
    assert [row[0] for row in _words(table)] == ["STT", "1", title[0], "2"]
    assert all(row.sure for row in table.rows)


def test_the_row_of_column_numbers_takes_no_group_in():
    numbers = ("(1)", "(2)", "(3)", "(4)", "(5)")
    group = ("I", "CẢI CÁCH THỂ CHẾ", "", "", "")
    found = understand_tables(_document(_printed((HEAD, numbers, group, LONG, SHORT))))
    assert [(one.code, one.title) for one in found.sections] == [("I", "CẢI CÁCH THỂ CHẾ")]
    assert [task.code for task in found.tasks] == ["1", "2"]


def test_the_rest_of_a_row_below_a_repeated_head_goes_to_its_row():
    cut = ("3", "Tập huấn kỹ năng số cho tổ công nghệ", "Văn phòng phường", "Trạm Y tế", "Quý III")
    rest = ("", "cộng đồng ở các khu phố", "", "phường", "")
    again = ("4", *SHORT[1:])
    found = understand_tables(
        _document(_printed((HEAD, LONG, SHORT, cut)), _printed((HEAD, rest, again)))
    )
    third = found.tasks[2]
    assert third.title == "Tập huấn kỹ năng số cho tổ công nghệ cộng đồng ở các khu phố"
    assert third.partner_units == ("Trạm Y tế phường",)
    assert [task.code for task in found.tasks] == ["1", "2", "3", "4"]


def test_the_number_of_the_last_row_of_each_page_is_no_page_number():
    pages = [
        _printed((HEAD, (str(at), f"Sơ kết lần {at}", *LONG[2:]), (str(at + 1), *SHORT[1:])))
        for at in (4, 5, 6)
    ]
    found = understand_tables(_document(*pages))
    assert [task.code for task in found.tasks] == ["4", "5", "5", "6", "6", "7"]


def test_the_letters_of_a_cell_one_letter_wide_are_put_together():
    page = PdfPage()
    for x in (40.0, 52.0, 300.0):
        page.line(x, 60, x, 300)
    for y in (60.0, 300.0):
        page.line(40, y, 300, y)
    for at, letter in enumerate(["Tr", "ư", "ớ", "c", "n", "g", "à", "y", "1", "5/", "6"]):
        page.say(41, 75 + STEP * at, letter)
    page.say(55, 75, "Nội dung")
    (table,) = _document(page).tables
    assert _words(table) == [["Trước ngày 15/6", "Nội dung"]]
    assert table.rows[0].sure


def test_a_row_without_the_number_that_rows_have_is_doubted_with_the_one_above():
    loose = ("", "Đăng tải công khai", "Tổ Một cửa", "Các khu phố", "Quý IV")
    (table,) = _document(_printed((HEAD, LONG, SHORT, loose, ("3", *SHORT[1:])))).tables
    unsure = [row[1] for row, one in zip(_words(table), table.rows, strict=True) if not one.sure]
    assert "Đăng tải công khai" in " ".join(unsure)
    assert "Niêm yết thủ tục" in " ".join(unsure)


def test_a_heading_apart_above_the_captions_hides_no_caption():
    page = _printed((HEAD, LONG, SHORT))
    page.say(400, 80 - 1.5 * STEP, "PHỤ LỤC")
    found = understand_tables(_document(page))
    assert [task.deadline for task in found.tasks] == ["Quý I", "Tháng 6"]
    assert not any(task.doubts for task in found.tasks)


def test_a_caption_over_two_columns_may_stand_beside_the_second_line_of_another():
    over = ("TT", "Nội dung công|việc", "Cơ quan thực hiện của phường|Chủ trì", "|Phối hợp", "Hạn")
    (table,) = _document(_printed((over, LONG, SHORT))).tables
    first, second = table.rows[:2]
    assert [(cell.text, cell.colspan, cell.rowspan) for cell in first.cells] == [
        ("TT", 1, 2),
        ("Nội dung công việc", 1, 2),
        ("Cơ quan thực hiện của phường", 2, 1),
        ("Hạn", 1, 2),
    ]
    assert [cell.text for cell in second.cells] == ["Chủ trì", "Phối hợp"]
    found = understand_tables(_document(_printed((over, LONG, SHORT))))
    assert [task.lead_units for task in found.tasks] == [("Văn phòng phường",), ("Tổ Một cửa",)]


# ---- words that tell little ------------------------------------------------------------------

PLACES = ("Hoa Sen", "Sao Mai", "Suối Bạc", "Trung Thành", "Bình An", "Phú Quý", "Tân Lập")
NAMES = Shape(
    "names alone",
    (("Nội dung", "title"), ("Sản phẩm", "products"), ("Đơn vị chủ trì", "lead_units"),
     ("Thời hạn", "deadline")),
    "", "merged",
)  # fmt: skip
WHEN = ("Quý I năm 2026", "Tháng 6", "Hoàn thành trước 30/9/2026", "Thường xuyên")


def _of_names(seed: int) -> UnseenPlan:
    """Make a plan whose lines all begin with a capital, wherever they break."""
    plan = UnseenPlan(NAMES)
    for number in range(seed, seed + 20):
        places = [PLACES[(number * 3 + at * (number % 5 + 1)) % len(PLACES)] for at in range(9)]
        said = {
            "title": ("Thăm " + " ".join(places[: 1 + number * 5 % 9]),),
            "products": ("Phiếu " + " ".join(places[: 1 + number * 3 % 5]),),
            "lead_units": ("Phòng " + " ".join(places[: 1 + number * 2 % 4]),),
            "deadline": (WHEN[number % len(WHEN)],),
        }
        plan.rows.append([words[0] for words in said.values()])
        plan.wanted.append(Wanted("", said, ""))
    return plan


@pytest.mark.parametrize("form", ["at the top", "in the middle", "typed"])
def test_where_words_tell_little_rows_are_right_or_doubted(form: str):
    told = Judged()
    for seed in range(4):
        plan = _of_names(seed * 20)
        if form == "typed":
            told += judged(plan, read_typed(as_columns(plan, 90, blank=False)))
        else:
            told += judged(
                plan, read_printed(as_pages(plan, Print(middle=form == "in the middle")))
            )
    assert told.right >= 0.9 * told.cells, told.silent
    assert len(told.silent) <= 0.03 * told.cells, told.silent


def test_a_long_text_typed_in_columns_is_read_piece_by_piece():
    lines = ["STT   Nội dung                  Chủ trì          Thời hạn"]
    for number in range(1, 301):
        lines.append(f"{number:<6}Rà soát quy trình         Văn phòng        Quý I")
        lines.append("      của phường trong năm      phường           năm 2026")
    (table,) = read("\n".join(lines).encode(), "kế hoạch.txt").tables
    assert len(table.rows) == 301
    assert all(row.sure for row in table.rows)
    last = ["300", "Rà soát quy trình của phường trong năm", "Văn phòng phường", "Quý I năm 2026"]
    assert _words(table)[-1] == last
