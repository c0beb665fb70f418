"""What the notice says, where it stands, and that it never takes the focus."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.reminders import Reminder, digest
from tests.builders.memory_windows import NOW, Bench
from tests.builders.reminders import MORNING, reminder
from ui.theme import look
from ui.tray.notice import Notice
from ui.tray.wording import again, headline, most_pressing

DAY = timedelta(days=1)


# ---- the words ------------------------------------------------------------------------------


def _of(*days: int) -> list[Reminder]:
    return [reminder(at, left) for at, left in enumerate(sorted(days))]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((-3, -1, -1, 0, 0, 5), "Hôm nay có 2 việc đến hạn, 3 việc quá hạn."),
        ((0,), "Hôm nay có 1 việc đến hạn."),
        ((-1, 7), "Có 1 việc quá hạn."),
        ((3, 7), "Có 2 việc sắp đến hạn."),
        ((), "Không có việc nào đến hạn."),
    ],
)
def test_the_counts_are_one_sentence(days: tuple[int, ...], said: str):
    words = headline(digest(_of(*days)))
    assert words.replace("\N{NO-BREAK SPACE}", " ") == said
    assert " việc" not in words.removeprefix("Không có việc")


@pytest.mark.parametrize(
    ("days", "ending"),
    [
        ((-5, 0, 3, 7), "”, quá hạn 5 ngày; 2 việc khác sắp đến hạn."),
        ((0,), "”, hạn hôm nay."),
        ((10, 15), "”, hạn 30/11/2026, còn 10 ngày."),
    ],
)
def test_what_presses_most_is_named(days: tuple[int, ...], ending: str):
    words = most_pressing(_of(*days)).replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith(ending)
    assert "I.1. Kiểm tra công tác cải cách hành chính" in words
    assert len(words) < 150


@pytest.mark.parametrize(
    ("now", "until", "words"),
    [
        (NOW, NOW.replace(hour=14, minute=0), "Nhắc lại lúc 14:00"),
        (NOW.replace(hour=13), MORNING + 3 * DAY, "Nhắc lại sáng Thứ Hai"),
        (NOW + 3 * DAY, (NOW + 3 * DAY).replace(hour=14, minute=0), "Nhắc lại lúc 14:00"),
        (NOW.replace(hour=16) + 3 * DAY, MORNING + 4 * DAY, "Nhắc lại sáng mai"),
        (NOW.replace(hour=23) + 2 * DAY, MORNING + 3 * DAY, "Nhắc lại sáng Thứ Hai"),
    ],
)
def test_putting_off_leads_to_a_working_hour(now: datetime, until: datetime, words: str):
    assert again(now) == (until, words)
    assert until.date() >= date(2026, 11, 20)


# ---- the widget -----------------------------------------------------------------------------

ANSWERS = [("see", "Xem 5 việc"), ("later", "Nhắc lại lúc 14:00")]


def _say(notice: Notice, title: str = "Hôm nay có 2 việc đến hạn.") -> None:
    notice.say("09:00", title, "Gấp nhất: “Rà soát văn bản”, hạn hôm nay.", ANSWERS)


@pytest.fixture
def over(bench: Bench) -> Notice:
    return Notice(bench.window)


def test_it_stands_at_the_lower_right_of_its_window_and_follows_it(over: Notice, bench: Bench):
    _say(over)
    assert over.geometry().bottomRight() == bench.window.rect().bottomRight()
    bench.window.resize(QSize(1100, 640))
    assert over.geometry().bottomRight() == bench.window.rect().bottomRight()
    assert over.findChild(QWidget, "notice").width() == 376


def test_it_says_that_it_is_seen_once_and_only_after_it_stood_there(
    over: Notice, bench: Bench, qtbot: QtBot
):
    told: list[int] = []
    over.seen.connect(lambda: told.append(1))
    bench.window.hide()
    _say(over)
    qtbot.wait(50)
    assert not told
    bench.window.show()
    qtbot.waitUntil(lambda: told == [1])
    over.repaint()
    qtbot.wait(50)
    assert told == [1]


def test_it_never_takes_the_focus(over: Notice, bench: Bench, qtbot: QtBot):
    bench.window.activateWindow()
    bench.search.setFocus()
    qtbot.waitUntil(bench.search.hasFocus)
    _say(over)
    qtbot.wait(50)
    assert bench.search.hasFocus()
    qtbot.mouseClick(over.buttons["later"], Qt.MouseButton.LeftButton)
    assert bench.search.hasFocus()
    assert not over.isVisible()


def test_over_the_desktop_it_takes_no_focus_either_and_lets_nothing_quit(qtbot: QtBot):
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert notice.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not notice.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    _say(notice)
    screen = QApplication.primaryScreen().availableGeometry()
    assert notice.geometry().bottomRight() == screen.bottomRight()


def test_saying_something_else_leaves_nothing_of_before(over: Notice, qtbot: QtBot):
    _say(over)
    _say(over, "Có 3 việc quá hạn.")
    qtbot.wait(20)
    assert over.title() == "Có 3 việc quá hạn."
    assert over.accessibleName() == "Có 3 việc quá hạn."
    assert list(over.buttons) == ["see", "later"]
    shown = [one for one in over.findChildren(QWidget) if one.property("answer")]
    assert len(shown) == 2


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_word_is_cut_at_any_size_of_text(qapp: QApplication, qtbot: QtBot, scale: float):
    look.apply(qapp, "light", scale)
    notice = Notice()
    qtbot.addWidget(notice)
    words = most_pressing(_of(-25, 0, 3, 7))
    notice.say("09:00", "Hôm nay có 12 việc đến hạn, 13 việc quá hạn.", words, ANSWERS)
    for one in notice.findChildren(QLabel):
        least = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
        assert one.height() >= least, one.text()
    for answer in notice.buttons.values():
        assert answer.width() >= answer.sizeHint().width()
        assert answer.geometry().right() <= notice.width()
