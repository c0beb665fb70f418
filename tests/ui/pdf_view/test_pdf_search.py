"""Words found in a PDF: whatever their case and accents, over the ends of lines, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_stage import ink, settle, show
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.text import fold
from ui.pdf_view.searching import FoldedPage, sought_words
from ui.pdf_view.view import PdfView
from ui.pdf_view.worker import worker

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def _found(letters: str, typed: str) -> list[str]:
    return [
        letters[first : first + count]
        for first, count in FoldedPage(letters).find(sought_words(typed))
    ]


@pytest.mark.parametrize(
    ("letters", "typed", "found"),
    [
        ("BÁO CÁO kết quả; báo cáo quý", "bao cao", ["BÁO CÁO", "báo cáo"]),
        ("Đề án, đề nghị", "de an", ["Đề án"]),
        ("cải cách\r\nhành chính", "cách hành", ["cách\r\nhành"]),
        ("số 126/BC-UBND", "126/bc", ["126/BC"]),
        ("hoa\u0300 bình", "hoa binh", ["hoa\u0300 bình"]),
        ("chính sách", "chinhsach", []),
        ("đơn vị", "  ", []),
        ("aaaa", "aa", ["aa", "aa"]),
    ],
)
def test_words_are_found_without_accents(letters: str, typed: str, found: list[str]):
    assert _found(letters, typed) == found


@given(st.text(alphabet="aăâbcdđeêôơưÁÀẢẠẬỄẵợĐ /\n12", max_size=60), st.data())
def test_any_part_of_a_page_is_found_in_it(letters: str, data: st.DataObject):
    first = data.draw(st.integers(0, len(letters)))
    last = data.draw(st.integers(first, len(letters)))
    part = letters[first:last].strip()
    if fold(part):
        assert _found(letters, part)
        assert all(fold(one) == fold(part) for one in _found(letters, part))


@pytest.fixture
def searching(view: PdfView, report_pdf: bytes, qtbot: QtBot) -> PdfView:
    show(view, report_pdf, qtbot)
    qtbot.keyClick(view.pages, KEY.Key_F, CTRL)
    assert view.line.isVisible()
    return view


def _seek(view: PdfView, words: str, qtbot: QtBot) -> None:
    view.line.field.setText(words)
    qtbot.waitUntil(lambda: not view.line._soon.isActive() and not view.search.is_running)
    settle(view, qtbot)


def test_hits_are_counted_and_stepped_through(searching: PdfView, qtbot: QtBot):
    _seek(searching, "bao cao", qtbot)
    total = len(searching.search.hits)
    assert total > 2
    assert searching.line.count.text() == f"1/{total}"
    qtbot.keyClick(searching.line.field, KEY.Key_Return)
    assert searching.line.count.text() == f"2/{total}"
    qtbot.keyClick(searching.line.field, KEY.Key_Return, SHIFT)
    qtbot.keyClick(searching.line.field, KEY.Key_Return, SHIFT)
    assert searching.line.count.text() == f"{total}/{total}"  # round the beginning
    qtbot.keyClick(searching.pages, KEY.Key_F3)
    assert searching.line.count.text() == f"1/{total}"
    assert searching.page() == searching.search.hits[0].page + 1


def test_a_hit_is_brought_into_sight(searching: PdfView, qtbot: QtBot):
    searching.pages.set_zoom(200)
    _seek(searching, "luu: vt", qtbot)
    (hit,) = searching.search.hits
    box = searching.pages._box_of(hit.page, hit.places[0]).toRect()
    seen = QRect(searching.pages._corner(), searching.pages.viewport().size())
    assert seen.contains(box)


def test_a_mark_lies_over_the_words(searching: PdfView, qtbot: QtBot):
    """The box of a hit holds ink right up to its sides: it is not beside the words."""
    _seek(searching, "cong hoa xa hoi chu nghia viet nam", qtbot)
    (hit,) = searching.search.hits
    (place,) = hit.places
    wide = 2000
    size = searching._paper.sizes[0]
    high = round(wide * size.height() / size.width())
    picture = worker().wait(lambda: searching._paper.picture(0, wide, QRect(0, 0, wide, high)))
    box = QRect(
        round(place.x() * wide),
        round(place.y() * high),
        round(place.width() * wide),
        round(place.height() * high),
    )
    dark = ink(picture, box)
    assert dark.left() <= 6
    assert dark.right() >= box.width() - 6
    assert dark.height() >= box.height() * 0.8


def test_what_is_not_there_is_told(searching: PdfView, qtbot: QtBot):
    _seek(searching, "tàu ngầm", qtbot)
    assert searching.line.count.text() == "Không thấy"
    assert not searching.line.on.isEnabled()


def test_escape_leaves_and_nothing_stays_marked(searching: PdfView, qtbot: QtBot):
    searching.close_search()
    plain = searching.pages.viewport().grab().toImage()
    searching.open_search()
    _seek(searching, "bao cao", qtbot)
    qtbot.keyClick(searching.line.field, KEY.Key_Escape)
    assert not searching.line.isVisible()
    assert not searching.pages._hits
    assert searching.pages.viewport().grab().toImage() == plain


def test_a_newer_form_is_searched_anew(searching: PdfView, report_pdf: bytes, qtbot: QtBot):
    _seek(searching, "bao cao", qtbot)
    found = len(searching.search.hits)
    show(searching, report_pdf, qtbot)
    qtbot.waitUntil(lambda: len(searching.search.hits) == found)
    assert searching.line.count.text() == f"1/{found}"
