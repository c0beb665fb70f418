"""The document as on paper: cut into strips, painted where it is seen, marked and pressed."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.blocks import Cell, Document, Kind, Paragraph, Row, Source, Table
from cchc_desktop.documents.blocks import Place as Where
from cchc_desktop.domain.draft import Source as ReadAt
from tests.builders.plan_files import PLAN, as_pdf, as_word
from tests.builders.plan_rows import HEADER, plan_rows
from tests.builders.seen_blocks import read
from ui.intake.paper import PaperView
from ui.intake.strips import Strips
from ui.theme import look
from ui.theme.look import palette

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def a_long_document(rows: int) -> Document:
    made = [
        Row(
            tuple(Cell(text, at) for at, text in enumerate(cells)),
            where=Where(page=number // 25 + 1, table=1, row=number + 1),
        )
        for number, cells in enumerate([HEADER, *plan_rows(rows)])
    ]
    table = Table(tuple(made), len(HEADER), where=Where(table=1))
    title = Paragraph("PHỤ LỤC NHIỆM VỤ", bold=True, centred=True, where=Where(page=1))
    return Document((title, table), Source(Kind.DOCX, "ke-hoach.docx"))


@pytest.fixture
def paper(qtbot: QtBot) -> PaperView:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(488, 560)
    view.show()
    qtbot.waitExposed(view)
    return view


def seen(view: PaperView) -> QImage:
    return view.viewport().grab().toImage()


def has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted
        for y in range(0, image.height(), 3)
        for x in range(0, image.width(), 3)
    )


# ---- strips -------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [as_word(), as_pdf()], ids=["word", "pdf"])
def test_every_row_of_a_plan_is_found_where_it_stands(data: bytes):
    document = read(data)
    strips = Strips(document)
    for table in document.tables:
        for place, row in enumerate(table.rows):
            where = ReadAt(row.where.page, row.where.table, row.where.row)
            at = strips.of_source(where, "")
            if row.where.row is not None:
                assert at is not None
                assert strips.all[at].block is table
                assert strips.all[at].row == place


def test_what_stands_in_the_text_is_found_by_its_words():
    strips = Strips(read(as_word()))
    at = strips.of_source(ReadAt(page=1), "Nâng cao chất lượng phục vụ người dân")
    assert at is not None
    block = strips.all[at].block
    assert isinstance(block, Paragraph)
    assert block.text.startswith("Nâng cao chất lượng")
    assert strips.of_source(None, "Không có ở đâu cả") is None
    assert strips.of_source(None, "") is None


def test_a_merged_cell_is_told_once_with_the_row_where_it_begins():
    rows = (
        Row((Cell("gộp", 0, rowspan=2), Cell("một", 1))),
        Row((Cell("hai", 1),)),
    )
    table = Table(rows, 2)
    strips = Strips(Document((table,), Source(Kind.DOCX)))
    grid = strips.grid(table)
    assert [(cell.text, begun) for cell, begun in grid.cells(1)] == [("gộp", 0), ("hai", 1)]


# ---- the sheet ----------------------------------------------------------------------------------


def test_the_marked_row_is_seen_and_marked_in_both_looks(paper: PaperView, qapp: QApplication):
    paper.show_strips(Strips(a_long_document(300)))
    for scheme in ("light", "dark"):
        look.apply(qapp, scheme)
        paper.mark([150])
        assert paper.verticalScrollBar().value() > 0
        assert has(seen(paper), palette()["marked"])
    paper.mark([])
    assert not has(seen(paper), palette()["marked"])


def test_the_row_that_leads_stands_where_it_was_asked(paper: PaperView):
    paper.show_strips(Strips(a_long_document(300)))
    paper.lead_to(120)
    assert paper.top_strip() == 120
    assert paper.strip_at(2.0) == 120
    paper.lead_to(200, 150)
    assert paper.strip_at(152.0) == 200


def test_a_press_tells_the_row_beneath(paper: PaperView, qtbot: QtBot):
    paper.show_strips(Strips(a_long_document(50)))
    paper.lead_to(20)
    with qtbot.waitSignal(paper.pressed) as told:
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert told.args == [20]


def test_the_page_that_is_seen_is_told(paper: PaperView):
    paper.show_strips(Strips(a_long_document(300)))
    assert paper.page() == 1
    paper.lead_to(260)
    assert paper.page() == 260 // 25 + 1
    assert paper.strips is not None
    assert paper.strips.pages() == 13


def test_words_grow_and_shrink_while_the_top_row_stays(paper: PaperView, qtbot: QtBot):
    paper.show_strips(Strips(a_long_document(300)))
    paper.lead_to(100)
    before = seen(paper)
    qtbot.keyClick(paper, KEY.Key_Plus, CTRL)
    assert paper.zoom() == 110
    assert paper.top_strip() == 100
    assert seen(paper) != before
    for _ in range(9):
        paper.zoom_by(-1)
    assert paper.zoom() == 75
    turned = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    paper.wheelEvent(turned)
    assert paper.zoom() == 90


def test_keys_scroll_to_both_ends(paper: PaperView, qtbot: QtBot):
    paper.show_strips(Strips(a_long_document(200)))
    qtbot.keyClick(paper, KEY.Key_End)
    assert paper.strip_at(paper.viewport().height() - 40.0) == 201
    qtbot.keyClick(paper, KEY.Key_Home)
    assert paper.top_strip() == 0


def test_a_long_cell_over_many_rows_is_not_measured_to_its_end(paper: PaperView):
    rows = [Row((Cell("nhóm", 0, rowspan=2000), Cell("việc 0", 1)))]
    rows += [Row((Cell(f"việc {at}", 1),)) for at in range(1, 2000)]
    table = Table(tuple(rows), 2)
    paper.show_strips(Strips(Document((table,), Source(Kind.DOCX))))
    painting = paper._painting
    assert painting is not None
    seen(paper)
    assert len(painting._heights) < 200


def test_another_width_lays_the_words_anew(paper: PaperView, qtbot: QtBot):
    paper.show_strips(Strips(a_long_document(100)))
    paper.mark([60])
    wide = paper.verticalScrollBar().maximum()
    paper.resize(360, 560)
    qtbot.wait(1)
    assert paper.verticalScrollBar().maximum() > wide
    assert paper.strip_at(60.0) <= 60
    assert has(seen(paper), palette()["marked"])


def test_3000_rows_open_and_scroll_without_a_pause(paper: PaperView):
    document = a_long_document(3000)
    begun = time.process_time()
    paper.show_strips(Strips(document))
    seen(paper)
    opened = time.process_time() - begun
    begun = time.process_time()
    for strip in range(0, 3000, 300):
        paper.lead_to(strip)
        seen(paper)
    jumps = (time.process_time() - begun) / 10
    # Ten times what they take on a slow machine; measuring everything would take seconds.
    assert opened < 2.0
    assert jumps < 0.3


def test_what_no_document_says_paints_an_empty_sheet(paper: PaperView):
    assert paper.page() == 0
    assert paper.strip_at(30.0) == -1
    assert has(seen(paper), palette()["paper"])


def test_the_plan_reads_as_it_is_printed(paper: PaperView):
    paper.show_strips(Strips(read(as_word(PLAN))))
    image = seen(paper)
    assert has(image, palette()["paper"])
    assert has(image, palette()["ink"]) or has(image, "#111111")


def test_a_narrow_column_still_holds_its_longest_word():
    rows = [
        ("TT", "Nội dung công việc", "Thời gian"),
        *(("1", "Rà soát văn bản do phường ban hành còn hiệu lực " * 4, "") for _ in range(9)),
        ("10", "Theo dõi", "20/01/2027"),
    ]
    made = [Row(tuple(map(Cell, row, range(3))), where=Where(table=1)) for row in rows]
    table = Table(tuple(made), 3, where=Where(table=1))
    edges = Strips(Document((table,), Source(Kind.DOCX, "ke-hoach.docx"))).grid(table).edges
    assert edges[0] == 0
    assert edges[-1] == pytest.approx(1)
    line = 60  # letters of the smallest sheet, that of 125 % text
    assert (edges[3] - edges[2]) * line >= len("20/01/2027")
    assert (edges[1] - edges[0]) * line >= len("TT")
    assert edges[2] - edges[1] > 0.5
