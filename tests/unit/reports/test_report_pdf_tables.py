"""Tables over pages: heads come again, rows keep their place, nothing crosses a rule."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from builders.paper_reports import (
    TASK_COLUMNS,
    a_head,
    a_task_list,
    a_total,
    some_words,
    task_lines,
)
from report_reading import FONTS, MM, bare, ink, open_pdf, said_in_pdf, written

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.reports.layout import words
from cchc_desktop.reports.model import (
    Appendix,
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Kind,
    Line,
    Part,
    Report,
    Row,
    SectionRow,
    Table,
)
from cchc_desktop.reports.writing import Format, report_bytes


def alone(*parts: Part) -> Report:
    return Report(Kind.APPENDIX, a_head(), "Phường", title="Báo cáo", appendices=(_named(parts),))


def _named(parts: tuple[Part, ...]) -> Appendix:
    return Appendix("Nhiệm vụ", parts)


def tasks(lines: Iterator[Line] | tuple[Line, ...], *, mark: bool = True) -> Report:
    return alone(Table(TASK_COLUMNS, tuple(lines), mark_continued=mark))


def pages_of(report: Report) -> list[Any]:
    return list(open_pdf(written(report, Format.PDF)).pages)


def test_no_word_is_lost_over_many_pages():
    lines = tuple(task_lines(25))
    (table,) = said_in_pdf(written(tasks(iter(lines)), Format.PDF)).tables
    wanted = [
        [bare(line.number), bare(line.text)] + [""] * 7
        if isinstance(line, SectionRow)
        else [bare(words.cell(v, c)) for v, c in zip(line.cells, TASK_COLUMNS, strict=True)]
        for line in lines
    ]
    assert [[bare(cell) for cell in row] for row in table[1:]] == wanted


def test_both_levels_of_the_head_come_again_on_each_page():
    (table, chart) = a_total().appendices[0].parts
    assert isinstance(table, Table)
    rows = tuple(table.rows) * 6
    long = Table(table.columns, rows, unit=table.unit, notes=table.notes, dense=True)
    heads = [page.extract_table()[:2] for page in pages_of(alone(long))]
    assert len(heads) > 2
    assert all(head == heads[0] for head in heads)
    assert "Lĩnh vực" in heads[0][0]
    assert chart


def test_no_section_row_ends_a_page_and_rows_break_lawfully():
    for page in pages_of(a_task_list(40)):
        rows = page.extract_table()[1:]
        assert not (rows[-1][1] or "").isupper(), "a section row at the foot of a page"
        for row in (row for row in rows[:1] + rows[-1:] if row[2] is not None):
            assert max((cell or "").count("\n") + 1 for cell in row) >= 2


def test_a_row_that_goes_on_says_whose_it_is():
    cells = (7, some_words(random.Random(1), 400, 400), "", "", "", "", "", "", "")
    first, *more = pages_of(tasks((Row(cells),)))
    assert more
    assert first.extract_table()[1][0] == "7"
    for page in more:
        assert page.extract_table()[1][0] == "7\n(tiếp)"
    (unmarked, *_) = pages_of(tasks((Row(cells),), mark=False))[1:]
    assert unmarked.extract_table()[1][0] == ""


def test_a_short_row_moves_to_the_next_page_whole():
    for above in range(18, 24):
        lines = [Row((at + 1, "Việc", *[""] * 7)) for at in range(above)]
        last = Row((99, "một\nhai\nba\nbốn\nnăm", *[""] * 7))
        pages = pages_of(tasks((*lines, last)))
        assert pages[-1].extract_table()[-1][1].split() == ["một", "hai", "ba", "bốn", "năm"]


def test_words_never_cross_a_rule():
    wide = "Khôngcódấucách" * 12
    columns = tuple(Column("Cột rộng vừa", share, ColumnKind.STATE) for share in (1, 2, 3, 1, 1))
    report = alone(Table(columns, tuple(Row((wide, "a", 12, wide, "b/c" * 40)) for _ in range(3))))
    for page in pages_of(report):
        upright = sorted({round(r["x0"], 1) for r in page.lines if r["width"] < 1})
        for char in page.chars:
            if char["top"] / MM > 43:
                assert not [x for x in upright if char["x0"] + 0.6 < x < char["x1"] - 0.6]


def test_a_chart_longer_than_a_page_goes_on_to_one_scale():
    bars = tuple(Bar(f"Trường số {at}", 200 - at) for at in range(60))
    pages = pages_of(alone(BarChart("Số việc", bars, ColumnKind.NUMBER)))
    assert len(pages) > 2
    texts = [one.text for page in pages for one in ink(page)]
    assert [f"Trường số {at}" for at in range(60)] == [t for t in texts if t.startswith("Trường")]
    longest = [max(rect["width"] for rect in page.rects) for page in pages]
    assert longest == sorted(longest, reverse=True)
    assert longest[-1] > longest[0] * 0.6


def test_a_cancelled_writing_stops_at_a_row():
    heard: list[int] = []

    def listen(done: int, _total: int, _code: str) -> None:
        heard.append(done)
        if done == 5:
            ticket.cancel()

    ticket = Ticket(listen)
    for wanted in Format:
        ticket = Ticket(listen)
        with pytest.raises(Cancelled):
            report_bytes(a_task_list(30), wanted, ticket, fonts=FONTS)
    assert max(heard) == 5
