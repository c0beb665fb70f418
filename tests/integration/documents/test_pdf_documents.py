"""PDF with text becomes lines, paragraphs and tables again; its process ends as it should."""

import multiprocessing
import os
import time

import pytest

from cchc_desktop.documents.blocks import Table
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers import pdf as pdf_reader
from cchc_desktop.documents.readers.pdf_process import read_pages
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Cancelled, Ticket
from tests.builders.pdf_files import LETTER, PdfPage, a_pdf, a_pdf_of, a_ruled_page
from tests.builders.plan_rows import HEADER, plan_rows
from tests.builders.seen_blocks import grid, read, texts

COLUMNS = (40.0, 80.0, 300.0, 420.0, 540.0, 660.0, 740.0, 800.0)


def pages_of(*pages: PdfPage):
    return read_pages(a_pdf(pages), "kế hoạch", lambda *_far: None)


def test_a_ruled_table_gives_every_cell_in_its_column():
    rows = [HEADER, *plan_rows(4)]
    (table,) = pages_of(a_ruled_page(COLUMNS, rows)).tables
    assert grid(table) == [list(row) for row in rows]
    assert table.ruled
    assert table.widths[1] == pytest.approx(220 / 760, abs=0.01)


def test_a_table_that_goes_on_repeats_its_head_and_half_a_row():
    first = a_ruled_page(COLUMNS, [HEADER, *plan_rows(2)])
    rest = ("", "và gửi về phường.", "", "", "", "", "")
    second = a_ruled_page(COLUMNS, [HEADER, rest, *list(plan_rows(4))[2:]])
    tables = list(pages_of(first, second).tables)
    assert [table.continues for table in tables] == [False, True]
    assert [(row.header, row.continues) for row in tables[1].rows] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]
    assert [table.where.page for table in tables] == [1, 2]


def test_merged_cells_are_found_by_the_lines_that_are_missing():
    page = PdfPage()
    for y in (60, 80, 100, 120):
        page.line(40, y, 400, y)
    for x in (40, 400):
        page.line(x, 60, x, 120)
    page.line(100, 60, 100, 80)
    page.line(100, 100, 100, 120)
    page.say(45, 75, "STT")
    page.say(105, 75, "Nội dung")
    page.say(45, 95, "I. Phần chung của kế hoạch")
    page.say(45, 115, "1")
    page.say(105, 115, "Rà soát")
    (table,) = pages_of(page).tables
    assert grid(table) == [
        ["STT", "Nội dung"],
        ["I. Phần chung của kế hoạch"] * 2,
        ["1", "Rà soát"],
    ]


def test_a_table_without_lines_at_its_sides():
    page = PdfPage()
    for y in (60, 80, 100):
        page.line(40, y, 400, y)
    page.line(100, 60, 100, 100)
    for y, cells in ((75, ("STT", "Nội dung")), (95, ("1", "Rà soát quy trình"))):
        page.say(45, y, cells[0])
        page.say(105, y, cells[1])
    (table,) = pages_of(page).tables
    assert grid(table) == [["STT", "Nội dung"], ["1", "Rà soát quy trình"]]


def test_an_undrawn_table_is_found_by_alignment():
    page = PdfPage()
    lines = [
        (60, ("STT", "Nội dung công việc", "Đơn vị", "Thời hạn")),
        (90, ("1", "Rà soát quy trình tiếp", "Văn phòng", "Quý I")),
        (103, ("", "công dân", "", "")),
        (130, ("2", "Công khai danh mục", "Tổ Một cửa", "Quý II")),
    ]
    for y, cells in lines:
        for x, text in zip((40, 80, 300, 420), cells, strict=True):
            if text:
                page.say(x, y, text)
    (table,) = pages_of(page).tables
    assert not table.ruled
    assert grid(table) == [
        ["STT", "Nội dung công việc", "Đơn vị", "Thời hạn"],
        ["1", "Rà soát quy trình tiếp công dân", "Văn phòng", "Quý I"],
        ["2", "Công khai danh mục", "Tổ Một cửa", "Quý II"],
    ]


def test_lines_become_paragraphs_again():
    page = PdfPage()
    full = "Văn phòng chủ trì rà soát quy trình tiếp công dân của phường Hoa Sen và báo cáo"
    page.say(40, 60, full)
    page.say(40, 73, "kết quả về phường.")
    page.say(40, 86, "- Các đơn vị gửi số liệu theo Quyết định số 15/QĐ-")
    page.say(40, 99, "- Trường gửi riêng;")
    page.say(40 + (len(full) - 8) * LETTER / 2, 140, "PHỤ LỤC", bold=True)
    assert texts(pages_of(page)) == [
        f"{full} kết quả về phường.",
        "- Các đơn vị gửi số liệu theo Quyết định số 15/QĐ-",
        "- Trường gửi riêng;",
        "PHỤ LỤC",
    ]


def test_what_repeats_on_every_page_is_left_out():
    pages = []
    for number in range(1, 6):
        page = PdfPage()
        page.say(400, 30, f"{number}")
        page.say(40, 45, f"UBND phường Hoa Sen - bản in {number}")
        page.say(40, 200, f"Nội dung riêng của trang thứ {'abcde'[number - 1]}.")
        pages.append(page)
    assert texts(pages_of(*pages)) == [f"Nội dung riêng của trang thứ {one}." for one in "abcde"]


def test_glued_words_and_spread_letters_are_told_by_their_gaps():
    page = PdfPage()
    page.say(40, 60, "Rà")
    page.say(40 + 3 * LETTER, 60, "soát")
    for at, letter in enumerate("quytrình"):
        page.say(40 + 8 * LETTER + at * (LETTER + 0.5), 60, letter)
    page.say(40, 80, "Câu thứ hai của trang này.")
    assert texts(pages_of(page))[0].startswith("Rà soát quytrình")


def test_a_scan_says_what_to_do():
    with pytest.raises(DocumentError) as refusal:
        pages_of(PdfPage())
    assert refusal.value.code == "pdf-without-text"


def test_pages_without_text_among_others_are_told():
    page = PdfPage()
    page.say(40, 60, "Nội dung đầy đủ của trang đầu tiên trong kế hoạch.")
    scan = PdfPage()
    scan.marks.append("q 500 0 0 500 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")
    (notice,) = pages_of(page, scan).warnings
    assert (notice.code, notice.facts) == ("pages-without-text", {"pages": [2]})


# ---- the process ----------------------------------------------------------------------------


def test_a_file_is_read_in_a_process_of_its_own_with_its_steps():
    heard = []
    data = a_pdf([a_ruled_page(COLUMNS, [HEADER, *plan_rows(3)])] * 3)
    document = read_document(
        data, "kế hoạch.pdf", Ticket(lambda done, total, code: heard.append((code, done, total)))
    )
    assert len(list(document.tables)) == 3
    assert ("reading-pages", 3, 3) in heard
    assert not multiprocessing.active_children()


def test_a_cancel_ends_the_process():
    data = a_pdf([a_ruled_page(COLUMNS, [HEADER, *plan_rows(5)])] * 40)

    def listen(done: int, _total: int, _code: str) -> None:
        if done:
            ticket.cancel()

    ticket = Ticket(listen)
    with pytest.raises(Cancelled):
        read_document(data, "kế hoạch.pdf", ticket)
    assert not multiprocessing.active_children()


def _nested_forms(depth: int) -> bytes:
    """Each form draws the next ten times: ten to the depth."""
    forms = []
    for number in range(depth):
        calls = b"/F Do " * 10 if number < depth - 1 else b"0 0 m 9 9 l S"
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R"
            b" >> >> /Length %d >>\nstream\n%s\nendstream" % (5 + number, len(calls), calls)
        )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents %d 0 R /Resources"
        b" << /XObject << /F 4 0 R >> >> >>" % (4 + depth)
    )
    return a_pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page,
            *forms,
            b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        ]
    )


def test_a_file_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_reader, "_PATIENCE", 1.0)
    start = time.monotonic()
    with pytest.raises(DocumentError) as refusal:
        read(_nested_forms(30))
    assert refusal.value.code == "document-too-hard"
    assert time.monotonic() - start < 60
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="there the memory of a process is bound by a job")
def test_a_file_that_swells_is_given_up():
    import zlib  # noqa: PLC0415

    packer = zlib.compressobj(1)
    swollen = b"".join(packer.compress(b" " * 2**20) for _ in range(1200)) + packer.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
        len(swollen),
        swollen,
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        stream,
    ]
    with pytest.raises(DocumentError) as refusal:
        read(a_pdf_of(objects))
    assert refusal.value.code in ("document-too-hard", "pdf-without-text")


def test_a_password_is_told():
    key = b"(" + b"x" * 32 + b")"
    locked = b"/ID [(a) (b)] /Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (
        key,
        key,
    )
    data = a_pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"], locked
    )
    with pytest.raises(DocumentError) as refusal:
        read(data)
    assert refusal.value.code == "document-locked"


def test_tables_are_told_from_running_text_in_their_order():
    page = a_ruled_page(COLUMNS, [HEADER, *plan_rows(1)], top=120)
    page.say(40, 80, "Kế hoạch thực hiện nhiệm vụ của phường Hoa Sen:")
    page.say(40, 400, "Nơi nhận và các đơn vị thực hiện kế hoạch.")
    blocks = pages_of(page).blocks
    assert [isinstance(block, Table) for block in blocks] == [False, True, False]
