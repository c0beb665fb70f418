"""A table laid out on paper in the real face, painted, and read back from the PDF."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot
from table_samples import Entry, entries, entry_columns, with_sections

from cchc_desktop.domain.ticket import Cancelled, Ticket
from ui.table.cells import DueCell
from ui.table.column import Column
from ui.table.paper import sheet
from ui.table.paper.content import Heading, PaperTable, paper_table, section_words
from ui.table.paper.pages import Pages, lay_out
from ui.table.paper.paint import paint_page
from ui.table.paper.pdf import as_pdf
from ui.table.paper.sheet import MARGIN
from ui.table.view import LineView

HEADING = Heading("UBND phường Hoa Sen", "Ngày 20/11/2026", "Danh sách nhiệm vụ", "Quá hạn.")
LONG = " ".join(f"Việc thứ {at} phải làm đủ chữ" for at in range(400))


@pytest.fixture
def view(qtbot: QtBot) -> LineView:
    made = LineView(entry_columns())
    qtbot.addWidget(made)
    made.replace(with_sections(entries(60)))
    return made


@pytest.fixture
def table(view: LineView) -> PaperTable:
    return paper_table(view, HEADING)


def _words(pages: Pages) -> str:
    """All that stands on the pages, with one blank between any two words."""
    cells = [
        " ".join(cell)
        for page in pages.pages
        for piece in page
        for cell in piece.row.cells
        if piece.first == 0
    ]
    return " ".join(cells)


def _image(pages: Pages, page: int, scale: float = 0.1) -> QImage:
    wide, high = sheet.size_of(pages.turn)
    out = QImage(round(wide * scale), round(high * scale), QImage.Format.Format_RGB32)
    out.fill(Qt.GlobalColor.white)
    painter = QPainter(out)
    painter.scale(scale, scale)
    paint_page(painter, pages, page)
    painter.end()
    return out


def _read(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_it_takes_what_is_shown_in_the_order_shown(view: LineView):
    view.wish_column("note", shown=False)
    view.sort_by("title")
    table = paper_table(view, HEADING)
    assert [one.title for one in table.columns] == [
        view.lines.columns[at].title
        for at in range(len(view.lines.columns))
        if not view.isColumnHidden(at)
    ]
    assert "Ghi chú" not in {one.title for one in table.columns}
    assert list(table.lines) == list(view.lines.lines())


def test_what_is_wanted_and_missing_is_said(table: PaperTable):
    result = next(one for one in table.columns if one.title == "Kết quả")
    assert result.words(table.lines[1]) == "Chưa nhập"


def test_a_deadline_has_its_phrase_beneath(qtbot: QtBot):
    cell = DueCell(lambda line: line.deadline, lambda _line: "text")
    view = LineView([Column("due", "Thời hạn", lambda _line: "31/12/2026", cell=cell)])
    qtbot.addWidget(view)
    view.replace([Entry(1)])
    (column,) = paper_table(view, HEADING).columns
    assert column.words(Entry(1)) == "31/12/2026\nTrong quý IV"


def test_the_face_is_that_of_documents():
    assert QFontInfo(sheet.face("body")).family() in ("Times New Roman", "Liberation Serif")


@pytest.mark.parametrize("turn", ["portrait", "landscape"])
def test_every_word_is_on_the_pages(table: PaperTable, turn: sheet.Turn):
    pages = lay_out(table, turn, Ticket())
    said = _words(pages)
    for line in table.lines:
        if hasattr(line, "code"):
            assert f"{line.title} {'; '.join(line.units)}" in said
        else:
            assert section_words(line) in said


@pytest.mark.parametrize("turn", ["portrait", "landscape"])
def test_no_line_is_wider_than_its_column(table: PaperTable, turn: sheet.Turn):
    pages = lay_out(table, turn, Ticket())
    metrics = QFontMetricsF(sheet.face("body"))
    for piece in (piece for page in pages.pages for piece in page if not piece.row.is_section):
        for width, words in zip(pages.widths, piece.row.cells, strict=True):
            assert all(metrics.horizontalAdvance(line) <= width for line in words)


def test_a_row_longer_than_a_page_goes_on_overleaf(view: LineView):
    view.replace([Entry(1, "1", LONG)])
    pages = lay_out(paper_table(view, HEADING), "landscape", Ticket())
    assert len(pages.pages) > 1
    title = [column.title for column in pages.columns].index("Nhiệm vụ")
    shown = [
        line
        for page in pages.pages
        for piece in page
        for line in piece.row.cells[title][piece.first : piece.last]
    ]
    assert " ".join(shown) == LONG


def test_nothing_is_painted_outside_the_margins(table: PaperTable):
    pages = lay_out(table, "portrait", Ticket())
    image = _image(pages, 0)
    white = QColor(Qt.GlobalColor.white).rgb()
    edge = round(MARGIN * 0.1) - 2
    inside = range(edge, image.width() - edge), range(edge, image.height() - edge)
    outside = [
        (x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if (x not in inside[0] or y not in inside[1]) and image.pixel(x, y) != white
    ]
    assert outside == []


def test_paper_is_black_and_white(table: PaperTable):
    image = _image(lay_out(table, "landscape", Ticket()), 0)
    inks = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(90, 300)}
    assert {0x000000, 0xFFFFFF} <= inks
    assert all(ink >> 16 == ink >> 8 & 0xFF == ink & 0xFF for ink in inks)


def test_heads_and_page_numbers_stand_on_every_page_of_the_pdf(table: PaperTable):
    pages = lay_out(table, "landscape", Ticket())
    read = _read(as_pdf(pages, Ticket()))
    assert len(read) == len(pages.pages) > 2
    assert read[0].startswith("UBND phường Hoa Sen")
    for number, words in enumerate(read):
        assert f"Trang {number + 1}/{len(read)}" in words
        assert "Nhiệm vụ" in words
        assert "Người phụ" in words
    assert entries(60)[59].code in read[-1]


def test_a_pdf_is_a4_the_way_it_was_turned(table: PaperTable):
    for turn, size in (("landscape", (842, 595)), ("portrait", (595, 842))):
        document = pypdfium2.PdfDocument(as_pdf(lay_out(table, turn, Ticket()), Ticket()))
        width, height = document[0].get_size()
        document.close()
        assert (round(width), round(height)) == pytest.approx(size, abs=1)


def test_writing_can_be_stopped_at_every_page(table: PaperTable):
    pages = lay_out(table, "portrait", Ticket())

    def stop(done: int, _total: int, _label: str) -> None:
        if done == 1:
            ticket.cancel()

    ticket = Ticket(stop)
    with pytest.raises(Cancelled):
        as_pdf(pages, ticket)


def test_laying_out_can_be_stopped(table: PaperTable):
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        lay_out(table, "landscape", ticket)


def test_it_can_be_stopped_at_every_fifty_rows(view: LineView):
    view.replace(entries(1000))
    steps: list[tuple[int, int]] = []
    table = paper_table(view, HEADING)
    lay_out(table, "portrait", Ticket(lambda done, total, _label: steps.append((done, total))))
    assert [done for done, _ in steps] == list(range(0, 2000, 50))
    assert {total for _, total in steps} == {2000}


def test_an_empty_table_is_one_page_with_its_heads(view: LineView):
    view.replace([])
    pages = lay_out(paper_table(view, HEADING), "landscape", Ticket())
    assert len(pages.pages) == 1
    assert "Trạng thái" in _read(as_pdf(pages, Ticket()))[0]
