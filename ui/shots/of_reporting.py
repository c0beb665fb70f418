"""Scenes of the place Báo cáo: words beside pages, other kinds, what is missing, the outline."""

from collections.abc import Callable
from typing import Final

from PySide6.QtTest import QSignalSpy, QTest

from cchc_desktop.domain.calendar.periods import Length, Period
from cchc_desktop.reports.errors import ReportError
from cchc_desktop.services.reporting.narratives import write_words
from ui.first_start.answers import Answers
from ui.reporting.asking import ask_after
from ui.reporting.choosing import ReportChoice, Sheet
from ui.reporting.page import ReportingPage
from ui.shots.studio import PERSON, Opened, Show, Studio, in_dialog, settle

Scene = Callable[[Studio, Show], None]
Act = Callable[[ReportingPage], object]
_DRAWN_MS: Final = 20_000
_LOOKS: Final = 50
_LAST: Final = Period(2026, Length.QUARTER, 3)
_THIS: Final = Period(2026, Length.QUARTER, 4)
_CHAPTER: Final = "results-institutions"
_BEFORE: Final = (
    "Phường đã rà soát 27 văn bản do Hội đồng nhân dân và Ủy ban nhân dân phường ban hành; đề nghị"
    " bãi bỏ 06 văn bản không còn phù hợp sau sắp xếp."
)


def reporting_page(opened: Opened) -> ReportingPage:
    opened.window.show_place("reporting")
    page = opened.window.place("reporting").findChild(ReportingPage)
    if not isinstance(page, ReportingPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    wait_for_pages(page)
    return page


def wait_for_pages(page: ReportingPage) -> None:
    """Wait until the pages in sight are those of what is chosen."""
    preview = page.compose.preview
    if preview.is_awaited():
        QSignalSpy(preview.shown).wait(_DRAWN_MS)
    for _ in range(_LOOKS):
        if preview.view.is_at_rest() and not preview.is_awaited():
            break
        QTest.qWait(20)
    settle()


def _scene(act: Act) -> Scene:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened() as opened:
            page = reporting_page(opened)
            act(page)
            wait_for_pages(page)
            show(opened.window)

    return scene


def _kind(sheet: Sheet, period: Period = _THIS) -> Scene:
    return _scene(lambda page: page.compose.show_choice(ReportChoice(sheet, period)))


def _with_former(studio: Studio, show: Show) -> None:
    """Look at what the former quarter said, beneath a chapter that was written by hand."""
    with studio.opened() as opened:
        desk = opened.acts.desk
        former, now = ReportChoice(Sheet.REPORT, _LAST), ReportChoice(Sheet.REPORT, _THIS)
        write_words(desk, former.asked, {_CHAPTER: _BEFORE})
        write_words(desk, now.asked, {_CHAPTER: "Trong quý, phường ban hành 03 văn bản."})
        page = reporting_page(opened)
        page.compose.show_choice(now)
        wait_for_pages(page)
        words = page.compose.words
        words.reveal(_CHAPTER)
        words.fields[_CHAPTER].turn_former()
        settle()
        show(opened.window)


def _outline(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        page = reporting_page(opened)
        in_dialog(page.change_outline, show)


def _not_saved(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        facts = {
            "name": "Báo cáo CCHC năm 2026.docx",
            "folder": "D:/Báo cáo",
            "other": "Báo cáo CCHC năm 2026 (2).docx",
        }
        error = ReportError("report-target-in-use", facts)
        in_dialog(lambda: ask_after(error, opened.window), show)


def _ward() -> Answers:
    return Answers(
        name="Ủy ban nhân dân phường Hoa Sen",
        parent="Ủy ban nhân dân thành phố",
        place="Hoa Sen",
        mark="UBND",
        signer="Trần Văn Bình",
        post="Phó Chủ tịch",
        signs_as="KT",
        person=PERSON,
    )


def _nothing(studio: Studio, show: Show) -> None:
    studio.make_bare(_ward())
    with studio.opened("bare") as opened:
        reporting_page(opened)
        show(opened.window)


SCENES: Final[dict[str, Scene]] = {
    "reporting": _scene(lambda _page: None),
    "reporting-former": _with_former,
    "reporting-tasks": _kind(Sheet.TASKS),
    "reporting-letters": _kind(Sheet.REMINDER),
    "reporting-pages": _scene(lambda page: page.compose.switch.choose("preview")),
    "reporting-none": _nothing,
    "reporting-refused": _kind(Sheet.TASKS, Period(2024, Length.QUARTER, 1)),
    "reporting-outline": _outline,
    "reporting-not-saved": _not_saved,
}
