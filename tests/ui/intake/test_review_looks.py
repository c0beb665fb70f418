"""The review at every size of text and window: nothing cut, both sides together, old letters."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cchc_desktop.documents.legacy_fonts import Encoding, unicode_of
from tests.builders.plan_files import HEAD, PLAN, PlanText, as_word
from tests.builders.plan_rows import HEADER, plan_rows
from tests.ui.intake.conftest import AtReview, Reviewing
from ui.intake.draft_line import DraftLine
from ui.table.words import elided, forget
from ui.theme import look

TYPO = "Phòng Văn hóa - Xả hội"
DOUBTFUL = PLAN.with_row(1, lead=TYPO).with_row(2, due="năm tiếp theo").with_row(5, code="1")
LONG = PlanText(head=HEADER, rows=tuple(plan_rows(200)))


def cut(page: QWidget) -> list[str]:
    """Return the words of labels and buttons that do not fit where they stand."""
    found = []
    for one in page.findChildren(QWidget):
        words = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
        if not words or not one.isVisible():
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            if one.height() < one.heightForWidth(one.width()):
                found.append(words)
        elif one.width() < one.minimumSizeHint().width():
            found.append(words)
    return found


@pytest.mark.parametrize(
    ("scale", "width"),
    [(1.0, 1366), (1.0, 1280), (1.0, 1920), (1.1, 1366), (1.25, 1366), (1.5, 1366)],
)
def test_no_word_is_cut_at_any_size(
    reviewing: Reviewing, qapp: QApplication, scale: float, width: int
):
    look.apply(qapp, "light", scale)
    forget()
    at = reviewing(DOUBTFUL)
    window = at.page.window()
    window.resize(width, 688)
    at.qtbot.wait(1)
    assert window.width() == width
    for part in ("tasks", *at.page.parts.links):
        if part == "tasks":
            at.page._lead_to("tasks")
        elif at.page.parts.links[part].isVisible():
            at.page.parts.links[part].click()
        at.qtbot.wait(1)
        assert cut(at.page) == []
    assert [words for words in elided() if words.startswith("Tiếp nhận")] == []
    look.apply(qapp, "light", 1.0)


def test_a_narrow_window_shows_the_document_behind_a_tab(reviewing: Reviewing, qapp: QApplication):
    look.apply(qapp, "light", 1.5)
    at = reviewing(DOUBTFUL)
    page = at.page
    assert page.parts.sides.isVisible()
    assert not page.side.isVisible()
    page.parts.sides.choose("paper")
    assert page.side.isVisible()
    assert not page.table.isVisible()
    assert page.side.paper.hasFocus()
    page.parts.sides.choose("draft")
    assert page.table.isVisible()
    look.apply(qapp, "light", 1.0)


def test_a_wide_window_shows_both_and_keeps_the_tab_away(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    assert at.page.side.width() == 488
    assert not at.page.parts.sides.isVisible()
    at.page.window().resize(1000, 688)
    at.qtbot.wait(1)
    assert not at.page.side.isVisible()
    at.page.window().resize(1366, 688)
    at.qtbot.wait(1)
    assert at.page.side.isVisible()
    assert at.page.table.isVisible()


def test_a_column_with_a_doubt_is_shown_even_where_it_would_fold(reviewing: Reviewing):
    at = reviewing(PLAN.with_row(1, partner=TYPO))
    at.page.window().resize(1200, 688)
    at.qtbot.wait(1)
    table = at.page.table
    assert table.isColumnHidden(table.column_at("products"))
    assert not table.isColumnHidden(table.column_at("partner_units"))


# ---- both sides together ------------------------------------------------------------------------


def marked_title(at: AtReview) -> str:
    (strip,) = at.page.side.paper.marked()
    strips = at.page.side.paper.strips
    assert strips is not None
    where = strips.all[strip]
    return str(where.block.rows[where.row].cells[1].text)  # type: ignore[union-attr]


def test_the_row_of_the_chosen_line_is_marked_and_seen(reviewing: Reviewing):
    at = reviewing(LONG)
    for place in (0, 90, 199, 30):
        at.go(place, "title")
        line = at.lines()[place]
        assert marked_title(at).split() == line.said.task.title.split()
        paper = at.page.side.paper
        (strip,) = paper.marked()
        top = paper._tops[strip] - paper.verticalScrollBar().value()
        assert -1 <= top < paper.viewport().height()


def test_a_press_in_the_document_chooses_the_line(reviewing: Reviewing):
    at = reviewing(LONG)
    paper, following = at.page.side.paper, at.page._following
    wanted = following.strip_of(at.lines()[120])
    assert wanted is not None
    paper.pressed.emit(wanted)
    assert at.page.table.current_line() == at.lines()[120]


def test_both_sides_scroll_together(reviewing: Reviewing):
    at = reviewing(LONG)
    paper, table = at.page.side.paper, at.page.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    first = table.lines.line(table.rowAt(40))
    assert isinstance(first, DraftLine)
    strip = at.page._following.strip_of(first)
    assert strip is not None
    assert abs(paper.top_strip() - strip) <= 2
    at.qtbot.keyClick(paper, Qt.Key.Key_Home)
    assert table.rowAt(0) <= 1


# ---- old letters --------------------------------------------------------------------------------


def in_old_letters(text: str) -> str:
    """Type a text in a font from before Unicode."""
    letters = {unicode_of(chr(code), Encoding.TCVN3): chr(code) for code in range(0xA1, 0x100)}
    return "".join(letters.get(letter, letter) for letter in text)


def test_old_letters_are_shown_before_and_after_and_may_stay(reviewing: Reviewing):
    rows = tuple(row if not row[5] else tuple(map(in_old_letters, row)) for row in PLAN.rows)
    old = replace(PLAN, head=tuple(map(in_old_letters, HEAD)), rows=rows)
    at = reviewing(data=as_word(old), name="cu.docx")
    bar = at.page.letters
    assert bar.isVisible()
    assert unicode_of(bar._before.text(), Encoding.TCVN3) == bar._after.text()
    assert at.lines()[0].said.task.title == PLAN.rows[1][1]
    bar.choice.choose("old")
    at.qtbot.waitUntil(lambda: in_old_letters("Kế hoạch") in shown_words(at))
    assert bar.isVisible()
    bar.choice.choose("new")
    at.qtbot.waitUntil(lambda: [one.said.task.title for one in at.lines()[:1]] == [PLAN.rows[1][1]])


def shown_words(at: AtReview) -> str:
    strips = at.page.side.paper.strips
    return "" if strips is None else " ".join(str(strip.block) for strip in strips.all)


def test_a_document_of_today_shows_no_letters_bar(reviewing: Reviewing):
    assert not reviewing().page.letters.isVisible()
