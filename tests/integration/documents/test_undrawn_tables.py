"""Tables of a PDF that nobody drew: columns under captions, cells in the middle, rows in doubt."""

from collections.abc import Sequence

import pytest

from cchc_desktop.documents.blocks import Table
from cchc_desktop.documents.readers.pdf_process import read_pages
from cchc_desktop.documents.readers.syllables import has_odd_word, syllables_of
from cchc_desktop.documents.tables.understanding import understand_tables
from tests.builders.pdf_files import PdfPage, a_pdf
from tests.builders.seen_blocks import grid, texts

STEP = 13.0
XS = (40.0, 80.0, 300.0, 440.0, 600.0)
HEAD = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
FIRST = ("1", "Rà soát quy trình|của phường Hoa Sen|năm 2026", "Văn phòng", "Trạm Y tế", "Quý I")
SECOND = ("2", "Niêm yết", "Trạm Y tế", "Công an phường|Văn phòng|Đoàn phường|Hội Phụ nữ", "Quý II")
THIRD = ("3", "Báo cáo kết quả|gửi cấp trên", "Văn phòng", "", "Quý IV")
ROWS = (FIRST, SECOND, THIRD)
PLAIN = [[cell.replace("|", " ") for cell in row] for row in ROWS]


def document_of(*pages: PdfPage):
    return read_pages(a_pdf(pages), "kế hoạch", lambda *_far: None)


def _printed(
    rows: Sequence[Sequence[str]], *, apart: float, middle: bool, top: float = 120.0
) -> tuple[PdfPage, float]:
    """Print rows without lines; `apart` is what stands between them beside the lines' step."""
    page = PdfPage()
    for row in rows:
        parts = [cell.split("|") if cell else [] for cell in row]
        high = max(map(len, parts))
        for x, lines in zip(XS, parts, strict=True):
            lower = (high - len(lines)) * STEP / 2 if middle else 0.0
            for at, text in enumerate(lines):
                page.say(x, top + lower + at * STEP, text)
        top += high * STEP + apart
    return page, top


def _joined(table: Table) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in grid(table)]


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("apart", [12.0, 3.0])
def test_cells_at_the_top_or_in_the_middle_make_the_same_rows(*, middle: bool, apart: float):
    page, _ = _printed((HEAD, *ROWS), apart=apart, middle=middle)
    (table,) = document_of(page).tables
    assert _joined(table) == [list(HEAD), *PLAIN]
    assert all(row.sure for row in table.rows)


def test_rows_that_nothing_parts_begin_with_their_numbers():
    page, _ = _printed((HEAD, *ROWS), apart=0.0, middle=False)
    (table,) = document_of(page).tables
    assert _joined(table) == [list(HEAD), *PLAIN]


def test_rows_that_nothing_parts_have_their_numbers_in_the_middle():
    page, _ = _printed((HEAD, *ROWS), apart=0.0, middle=True)
    (table,) = document_of(page).tables
    assert _joined(table) == [list(HEAD), *PLAIN]


def test_a_caption_over_two_columns_hides_neither():
    page, _ = _printed(
        (("STT", "Nội dung", "Đơn vị thực hiện của phường Hoa Sen", "", "Hạn"),),
        apart=12.0,
        middle=False,
        top=95.0,
    )
    below, _ = _printed((("", "", "Chủ trì", "Phối hợp", ""), *ROWS), apart=12.0, middle=False)
    both = PdfPage([*page.marks, *below.marks], page.used | below.used)
    (table,) = document_of(both).tables
    assert table.columns == len(XS)
    over, under = table.rows[:2]
    assert [(cell.text, cell.colspan, cell.rowspan) for cell in over.cells][2] == (
        "Đơn vị thực hiện của phường Hoa Sen", 2, 1,
    )  # fmt: skip
    assert [cell.text for cell in under.cells] == ["Chủ trì", "Phối hợp"]
    assert _joined(table)[2:] == PLAIN


def test_a_title_at_the_foot_of_a_page_belongs_to_the_table_that_goes_on():
    first, foot = _printed((HEAD, *ROWS), apart=12.0, middle=False)
    first.say(XS[0], foot, "II. Công tác tuyên truyền về cải cách hành chính của phường", bold=True)
    second, _ = _printed((HEAD, ("4", *FIRST[1:]), ("5", *THIRD[1:])), apart=12.0, middle=False)
    document = document_of(first, second)
    found = understand_tables(document)
    assert texts(document) == []
    assert [(one.code, one.title) for one in found.sections] == [
        ("II", "Công tác tuyên truyền về cải cách hành chính của phường")
    ]
    assert [task.section for task in found.tasks] == [None, None, None, 0, 0]


def test_words_that_no_number_claims_are_doubted():
    page, end = _printed((HEAD, *ROWS), apart=12.0, middle=False)
    page.say(XS[3], end, "Hội Người cao tuổi")
    more, _ = _printed((("4", *FIRST[1:]),), apart=12.0, middle=False, top=end + 25)
    both = PdfPage([*page.marks, *more.marks], page.used | more.used)
    found = understand_tables(document_of(both))
    unclear = [
        task.code
        for task in found.tasks
        if any(one.code == "intake-doubts.row-unclear" for one in task.doubts)
    ]
    assert unclear == ["3"]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (["P", "h", "ò", "n", "g", "c", "h", "ủ", "tr", "ì"], ["Phòng", "chủ", "trì"]),
        (["Bắ", "t", "đ", "ầu"], ["Bắt", "đầu"]),
        (["N", "g", "u", "y", "ễ", "n", "T", "hị"], ["Nguyễn", "Thị"]),
        (["khai;"], ["khai;"]),
        (["xq", "w"], None),
    ],
)
def test_pieces_of_words_become_syllables(pieces: list[str], words: list[str] | None):
    assert syllables_of(pieces) == words


def test_letters_that_are_no_syllable_are_noticed():
    assert has_odd_word("Văn phòn g")
    assert not has_odd_word("Văn phòng UBND phường, 15/KH-UBND")
