"""A PDF as a person looks through it: pages, how large, keys, a newer form of the same."""

import pytest
from builders.paper_reports import a_report
from pdf_stage import many_pages, pdf_of, settle, show
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.pdf_view.page_list import PageModel
from ui.pdf_view.pictures import MOST_BYTES
from ui.pdf_view.view import PdfView
from ui.theme import look

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _width(view: PdfView) -> int:
    return view.pages._places.box(view.pages.page()).width()


def test_the_list_of_pages_is_a_sound_model():
    model = PageModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_count(7)
    assert [model.index(at).data() for at in (0, 6)] == ["Trang 1/7", "Trang 7/7"]
    model.show_count(0)
    assert tester.model() is model


def test_a_document_opens_at_its_first_page(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    told = QSignalSpy(view.page_changed)
    show(view, report_pdf, qtbot)
    count = view.page_count()
    assert count > 4
    assert view.page() == 1
    assert [told.at(at) for at in range(told.count())] == [[1, count]]
    assert view.list.pages.rowCount() == count


def test_what_is_painted_is_the_page(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    box = view.pages._places.box(0)
    shot = view.pages.viewport().grab().toImage()
    ratio = shot.devicePixelRatio()

    def colours(left: float, top: float, right: float, bottom: float) -> set[str]:
        area = [
            QPoint(int(x * ratio), int(y * ratio))
            for x in range(int(box.x() + left * box.width()), int(box.x() + right * box.width()))
            for y in range(int(box.y() + top * box.height()), int(box.y() + bottom * box.height()))
        ]
        return {QColor(shot.pixel(at)).name() for at in area}

    assert colours(0.01, 0.01, 0.1, 0.05) == {"#ffffff"}  # the margin
    assert "#000000" in colours(0.15, 0.06, 0.9, 0.12)  # the head of the letter


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_in_both_looks(
    scheme: look.Scheme, view: PdfView, report_pdf: bytes, qapp: QApplication, qtbot: QtBot
):
    look.apply(qapp, scheme)
    show(view, report_pdf, qtbot)
    box = view.pages._places.box(0)
    shot = view.pages.viewport().grab().toImage()
    assert QColor(shot.pixel(box.x() + 5, box.y() + 5)) == QColor(Qt.GlobalColor.white)


def test_keys_go_through_the_pages(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    last = view.page_count()
    qtbot.keyClick(view.pages, KEY.Key_End)
    assert view.page() == last
    assert view.list.currentIndex().row() == last - 1
    qtbot.keyClick(view.pages, KEY.Key_PageUp, CTRL)
    assert view.page() == last - 1
    qtbot.keyClick(view.pages, KEY.Key_Home)
    assert view.page() == 1
    before = view.pages.verticalScrollBar().value()
    qtbot.keyClick(view.pages, KEY.Key_PageDown)
    read = view.pages.verticalScrollBar().value() - before
    assert 0 < read < view.pages.viewport().height()  # the last lines stay in sight
    view.list.setFocus()
    qtbot.keyClick(view.list, KEY.Key_End)
    assert view.page() == last


def test_pages_grow_and_shrink_by_keys_wheel_and_list(
    view: PdfView, report_pdf: bytes, qtbot: QtBot
):
    show(view, report_pdf, qtbot)
    view.pages.go_to(1)
    fitting = _width(view)
    qtbot.keyClick(view.pages, KEY.Key_Minus)
    smaller = _width(view)
    assert smaller < fitting
    assert view.zoom.value() not in ("width", "page")
    qtbot.keyClick(view.pages, KEY.Key_Plus, CTRL)
    assert _width(view) > smaller
    qtbot.keyClick(view.pages, KEY.Key_0, CTRL)
    assert (_width(view), view.zoom.value()) == (fitting, "width")
    _wheel(view, 120)
    assert _width(view) > fitting
    view.zoom.setCurrentIndex(view.zoom.findData("page"))
    view.zoom.activated.emit(view.zoom.currentIndex())
    box = view.pages._places.box(view.pages.page())
    assert box.height() <= view.pages.viewport().height()
    assert view.page() == 2


def _wheel(view: PdfView, turned: int) -> None:
    at = QPointF(view.pages.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.pages.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.pages.viewport(), event)


def test_what_is_under_the_pointer_stays_there(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    view.pages.set_zoom(100)
    view.pages.go_to(1)
    at = QPointF(300, 200)
    page, share = view.pages._anchor(at)
    view.pages.set_zoom(300, at)
    after, same = view.pages._anchor(at)
    assert after == page
    assert abs(same.x() - share.x()) < 0.01
    assert abs(same.y() - share.y()) < 0.01


def test_true_size_is_that_of_the_paper(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    view.pages.set_zoom(100)
    inch = view.pages.logicalDpiX()
    upright, broad = view.pages._places.box(0), view.pages._places.box(view.page_count() - 1)
    assert abs(upright.width() - 210 / 25.4 * inch) <= 1
    assert abs(upright.height() - 297 / 25.4 * inch) <= 1
    assert abs(broad.width() - 297 / 25.4 * inch) <= 1


def test_zoom_ends_where_the_list_ends(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    view.pages.set_zoom(400)
    assert not view.larger.isEnabled()
    assert view.smaller.isEnabled()
    view.pages.set_zoom(50)
    assert not view.smaller.isEnabled()
    view.pages.zoom_by(-1)
    assert view.pages.zoom == 50


def test_every_page_at_its_largest_stays_within_the_bound(
    view: PdfView, report_pdf: bytes, qtbot: QtBot
):
    show(view, report_pdf, qtbot)
    view.pages.set_zoom(400)
    bar = view.pages.verticalScrollBar()
    tall = view.pages._places.box(0).height()
    seen = []
    for top in range(0, 3 * tall, 600):
        bar.setValue(top)
        settle(view, qtbot)
        seen.append(view.pages.pictures.kept_bytes())
    assert max(seen) <= MOST_BYTES
    assert max(seen) > MOST_BYTES * 0.5  # it was worth a bound


# ---- another document, and a newer form of the same ---------------------------------------------


def test_a_newer_form_of_the_same_stays_where_it_was(
    view: PdfView, report_pdf: bytes, qtbot: QtBot
):
    show(view, report_pdf, qtbot)
    view.pages.set_zoom(125)
    view.pages.go_to(2)
    view.pages.verticalScrollBar().setValue(view.pages.verticalScrollBar().value() + 37)
    at, count = view.pages.verticalScrollBar().value(), view.page_count()
    told = QSignalSpy(view.page_changed)
    show(view, pdf_of(a_report(40)), qtbot)
    assert view.page_count() > count
    assert view.pages.verticalScrollBar().value() == at
    assert (view.page(), view.pages.zoom) == (3, 125)
    assert list(told.at(told.count() - 1)) == [3, view.page_count()]


def test_the_older_form_is_seen_until_the_newer_is_there(
    view: PdfView, report_pdf: bytes, qtbot: QtBot
):
    show(view, report_pdf, qtbot)
    before = view.pages.viewport().grab().toImage()
    view.show_pdf(pdf_of(a_report(13)))
    assert view.pages.viewport().grab().toImage() == before
    qtbot.waitUntil(lambda: view._opening is None)
    assert view.pages.viewport().grab().toImage() == before  # not a blank sheet between
    settle(view, qtbot)


def test_another_document_begins_at_its_beginning(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    qtbot.keyClick(view.pages, KEY.Key_End)
    show(view, many_pages(3), qtbot)
    assert (view.page(), view.page_count()) == (1, 3)
    assert view.pages.verticalScrollBar().value() == 0


def test_only_the_last_of_several_is_shown(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    view.show_pdf(report_pdf)
    view.show_pdf(many_pages(2))
    settle(view, qtbot)
    assert view.page_count() == 2


def test_nothing_is_said_in_the_middle(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    view.show_nothing("Chưa chọn báo cáo nào.")
    assert view._nothing.isVisible()
    assert view._nothing.text() == "Chưa chọn báo cáo nào."
    assert (view.page(), view.page_count(), view.stops()) == (0, 0, [])
    show(view, report_pdf, qtbot)
    assert not view._nothing.isVisible()
    assert view.stops() == [view.pages]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 trang", b"PK\x03\x04"])
def test_what_is_no_pdf_is_told(data: bytes, view: PdfView, qtbot: QtBot):
    show(view, data, qtbot)
    assert "bị hỏng" in view._nothing.text()


def test_a_view_that_is_closed_asks_for_nothing_more(report_pdf: bytes, qtbot: QtBot):
    made = PdfView()
    made.resize(600, 400)
    made.show()
    show(made, report_pdf, qtbot)
    made.pages.set_zoom(400)
    made.grab()
    made.close()
    made.deleteLater()
    qtbot.wait(200)  # answers on their way find nobody


# ---- the list of pages ---------------------------------------------------------------------------


def test_the_list_stands_where_there_is_room(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    assert view.list.isVisible()
    view.resize(456, 600)
    assert not view.list.isVisible()
    view.list_button.click()
    assert view.list.isVisible()
    view.resize(900, 600)
    view.list_button.click()
    assert not view.list.isVisible()
    assert "Hiện" in view.list_button.accessibleName()


def test_every_page_is_pictured_small(view: PdfView, report_pdf: bytes, qtbot: QtBot):
    show(view, report_pdf, qtbot)
    qtbot.waitUntil(lambda: view.list.grab() is not None and view.list.pictures.is_at_rest())
    (tile, _place) = next(view.list._tiles(1))
    picture = view.list.pictures.picture(tile)
    assert picture is not None
    assert picture.width() == view.list.page_size(1).width()
