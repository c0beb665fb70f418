"""The pages in sight: drawn beside the window, a moment after a change, errors in their place."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from compose_stage import FIRST, PROCEDURES, ComposeStage, compose_stage
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.ticket import Cancelled, Ticket
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.reporting import preview_part
from ui.reporting.choosing import ReportChoice, Sheet
from ui.reporting.page import ReportingPage

Key = Qt.Key
OURS = "Sở đã rà soát 27 văn bản"


def text_of(data: bytes | None) -> str:
    assert data is not None
    document = PdfDocument(data)
    said = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(said).split())


def test_the_pages_are_the_report_with_its_appendices_or_without(stage: ComposeStage):
    preview = stage.page.compose.preview
    whole = text_of(preview.data)
    assert "BÁO CÁO" in whole
    assert "Phụ lục I " in whole
    preview.whole.click()
    assert preview.data is None, "what is in sight is not what was asked for"
    stage.wait()
    assert "BÁO CÁO" in text_of(preview.data)
    assert "(Kèm theo Báo cáo" not in text_of(preview.data)
    assert stage.bench.recall("reporting/whole") == "no"


def test_words_reach_the_pages_a_moment_after_they_are_left(stage: ComposeStage):
    preview = stage.page.compose.preview
    stage.type(PROCEDURES, OURS)
    assert preview.data is not None
    stage.press(Key.Key_Tab)
    assert preview.is_awaited()
    assert preview.view.page_count() > 0, "what was shown stays"
    stage.wait()
    assert OURS in text_of(preview.data)


def test_why_there_are_no_pages_is_said_in_their_place(stage: ComposeStage):
    compose = stage.page.compose
    stage.choose(Sheet.SLIPS)
    stage.wait()
    assert compose.preview.why_not == (
        "Chưa giao nhiệm vụ nào của quý I năm 2026 cho người cụ thể. Giao người phụ trách trước,"
        " rồi in phiếu giao việc."
    )
    assert compose.preview.view._nothing.text() == compose.preview.why_not
    assert stage.failed == [], "no dialog"
    for tool in (stage.page.export, stage.page.print, stage.page.more, stage.page.issue):
        assert not tool.isEnabled()
    stage.choose(Sheet.TARGETS)
    stage.wait()
    assert compose.preview.why_not == ""
    assert stage.page.export.isEnabled()


@pytest.mark.parametrize("sheet", [one for one in Sheet if one is not Sheet.SLIPS])
def test_every_kind_has_pages(stage: ComposeStage, sheet: Sheet):
    stage.choose(sheet)
    stage.wait()
    assert stage.page.compose.preview.why_not == ""
    assert text_of(stage.page.compose.preview.data)


def test_of_many_choices_the_last_is_drawn_and_one_at_a_time(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    """Real threads; drawing is held until all choices were made."""
    gate, running, most, drawn = threading.Event(), [0], [0], []
    real = preview_part.make_pages

    def slow(desk: object, choice: ReportChoice, ticket: Ticket, *, whole: bool) -> bytes:
        running[0] += 1
        most[0] = max(most[0], running[0])
        drawn.append(choice.sheet)
        try:
            while not gate.wait(0.002):
                ticket.step(0, 0, "writing-report")
            return real(desk, choice, ticket, whole=whole)
        finally:
            running[0] -= 1

    threaded = Runner()
    gate.set()
    try:
        with compose_stage(tmp_path, threaded, qtbot) as stage:
            preview = stage.page.compose.preview
            monkeypatch.setattr(preview_part, "make_pages", slow)
            gate.clear()
            stage.choose(Sheet.TASKS)
            qtbot.waitUntil(lambda: drawn == [Sheet.TASKS])
            shown = preview._data
            for sheet in (Sheet.TOGETHER, Sheet.REMINDER, Sheet.TARGETS):
                stage.choose(sheet)
            assert preview._data is shown, "the old one stays until the new one is there"
            gate.set()
            stage.wait()
            assert "CHỈ TIÊU" in text_of(preview.data)
            assert drawn[0] is Sheet.TASKS
            assert drawn[-1] is Sheet.TARGETS
            assert Sheet.REMINDER not in drawn
            assert most == [1]
    finally:
        gate.set()
        threaded.close()


@pytest.mark.usefixtures("qapp")
def test_the_data_may_be_closed_while_pages_are_drawn():
    threaded = Runner()
    begun, over = threading.Event(), []

    def work(ticket: Ticket) -> None:
        begun.set()
        try:
            while True:
                ticket.step(0, 0, "writing-report")
        except Cancelled:
            over.append(True)
            raise

    threaded.draw(work)
    assert begun.wait(60)
    threaded.end_drawing()
    assert over == [True]
    threaded.close()


def test_words_and_pages_have_their_places_before_anything_is_read(
    tmp_path: Path, runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    never: Callable[..., None] = lambda *_: None  # noqa: E731 - a reader that finds nothing
    monkeypatch.setattr("ui.jobs.readings.Reader.ask", never)
    with an_office(tmp_path / "data") as office:
        place = Place("Báo cáo")
        qtbot.addWidget(place)
        page = ReportingPage(place, Bench(office, runner, place))
        place.resize(1182, 688)
        place.show()
        page.fit(1366)
        page.begin()
        compose = page.compose
        assert (compose.words.isVisible(), compose.preview.isVisible()) == (True, True)
        assert place.focusWidget() is compose.side.sheets
        assert compose.preview.data is None
        place.close()


def test_a_period_of_which_nothing_is_known_says_so(stage: ComposeStage):
    stage.choose(Sheet.TASKS, parse("2031Q1"))
    stage.wait()
    assert "Không có nhiệm vụ nào trong quý I năm 2031" in stage.page.compose.preview.why_not
    stage.choose(Sheet.REPORT, FIRST)
    stage.wait()
    assert stage.page.compose.words.isVisible()
