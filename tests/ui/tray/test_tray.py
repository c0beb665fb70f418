"""Behind the window: the icon with its count, a window closed to it, the way back and out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cchc_desktop.config import settings
from cchc_desktop.domain.reminders import Digest, Kind
from tests.builders.memory_windows import Bench, MemoryWorkplace
from tests.builders.reminders import MORNING, reminder
from ui.shell.staying import Staying
from ui.theme.look import palette
from ui.tray.icon import TrayIcon, counted_icon
from ui.tray.quiet import screen_is_taken

Made = Callable[..., Staying]


def _image(count: int, side: int = 32) -> QImage:
    return counted_icon(count).pixmap(side, side).toImage()


def _reds(image: QImage) -> int:
    late = palette()["late"].lower()
    at = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(*spot).name() == late for spot in at)


def test_the_count_is_drawn_on_the_icon_at_every_size():
    for side in (16, 20, 24, 32, 48):
        assert _reds(_image(0, side)) == 0
        assert _reds(_image(5, side)) > side
    assert _image(5) != _image(6)
    assert _image(10) == _image(99)


def test_the_menu_offers_what_there_is(qtbot: QtBot, bench: Bench):
    tray = TrayIcon(bench.window)
    words = [one.text() for one in tray.menu.actions() if not one.isSeparator()]
    assert words == [
        "Mở chương trình",
        "Việc đến hạn hôm nay",
        "Không nhắc nữa đến sáng mai",
        "Thoát",
    ]
    today = tray.menu.actions()[1]
    assert not today.isEnabled()
    tray.show_digest(Digest(late=3, due=2, soon=4))
    assert today.text() == "Việc đến hạn hôm nay (2)"
    assert today.isEnabled()
    assert tray.icon.toolTip().replace("\N{NO-BREAK SPACE}", " ") == (
        "CCHC – Hôm nay có 2 việc đến hạn, 3 việc quá hạn."
    )
    with qtbot.waitSignal(tray.open_asked):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.open_asked):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray.leave()


def test_without_a_tray_closing_closes(stay: Made, bench: Bench, qtbot: QtBot):
    stay(tray=False)
    with qtbot.waitSignal(bench.window.closing):
        bench.window.close()
    assert not bench.window.isVisible()


def test_with_a_tray_closing_keeps_it_running_and_says_so_once(
    stay: Made, bench: Bench, qtbot: QtBot, tmp_path: Path
):
    staying = stay(tray=True)
    with qtbot.assertNotEmitted(bench.window.closing):
        bench.window.close()
    assert not bench.window.isVisible()
    assert staying.hint.title() == "Chương trình vẫn chạy để nhắc việc."
    file = tmp_path / "settings.json"
    qtbot.waitUntil(lambda: settings.load(file).tray_told)
    staying.tray.open_asked.emit()
    assert bench.window.isVisible()
    assert not staying.hint.isVisible()
    bench.window.close()
    assert not bench.window.isVisible()
    assert not staying.hint.isVisible()


def test_what_was_not_seen_is_said_the_next_time(
    stay: Made, bench: Bench, tmp_path: Path, qtbot: QtBot
):
    staying = stay(tray=True)
    bench.window.close()
    staying.hint.hide()
    qtbot.wait(30)
    assert not settings.load(tmp_path / "settings.json").tray_told
    bench.window.show()
    bench.window.close()
    assert staying.hint.isVisible()


def test_leaving_from_the_tray_ends_the_program(
    stay: Made, bench: Bench, qtbot: QtBot, quits: list[int]
):
    staying = stay(tray=True)
    assert not QApplication.quitOnLastWindowClosed()
    bench.window.close()
    with qtbot.waitSignal(bench.window.closing):
        staying.tray.leave_asked.emit()
    assert quits == [1]
    staying.end()
    assert QApplication.quitOnLastWindowClosed()


def test_windows_may_shut_down(stay: Made, bench: Bench, qtbot: QtBot):
    staying = stay(tray=True)
    staying._let_go()
    with qtbot.waitSignal(bench.window.closing):
        bench.window.close()


def test_the_tick_counts_on_the_icon_and_tells(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    workplace.to_remind = [reminder(0, -2), reminder(1, 0), reminder(2, 9)]
    staying = stay(tray=True)
    qtbot.waitUntil(staying.notice.isVisible)
    assert staying.notice.isWindow()
    assert staying.tray.menu.actions()[1].text() == "Việc đến hạn hôm nay (1)"
    qtbot.waitUntil(lambda: bool(workplace.shown))
    bench.window.close()
    assert not staying.hint.isVisible()  # one notice at a time


def test_quiet_lasts_until_the_next_day(stay: Made, workplace: MemoryWorkplace, qtbot: QtBot):
    staying = stay(tray=True)
    staying.tray.quiet.trigger()
    workplace.to_remind = [reminder(0, 0)]
    staying.tick.soon()
    qtbot.waitUntil(staying.tray.menu.actions()[1].isEnabled)  # the count goes on
    assert not staying.notice.isVisible()
    assert staying.tray.quiet.isChecked()
    staying._quiet_until = workplace.today().isoformat()  # as on the next morning
    staying.tick.soon()
    qtbot.waitUntil(staying.notice.isVisible)
    assert not staying.tray.quiet.isChecked()


def test_quiet_taken_back_tells_at_once(stay: Made, workplace: MemoryWorkplace, qtbot: QtBot):
    staying = stay(tray=True)
    staying.tray.quiet.trigger()
    workplace.to_remind = [reminder(0, 0)]
    staying.tick.soon()
    qtbot.waitUntil(staying.tray.menu.actions()[1].isEnabled)
    assert not staying.notice.isVisible()
    staying.tray.quiet.trigger()
    qtbot.waitUntil(staying.notice.isVisible)


def test_a_click_anywhere_on_the_notice_shows_those_tasks(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    workplace.to_remind = [reminder(1, -2), reminder(4, 0)]
    staying = stay(tray=True)
    qtbot.waitUntil(staying.notice.isVisible)
    bench.window.close()
    qtbot.mouseClick(staying.notice, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert bench.window.isVisible()
    assert _tasks(bench) == [1, 4]
    assert not staying.notice.isVisible()


def test_without_a_tray_the_notice_stands_in_the_window(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    workplace.to_remind = [reminder(0, 0)]
    staying = stay(tray=False)
    qtbot.waitUntil(staying.notice.isVisible)
    assert staying.notice.window() is bench.window


def test_a_minimized_window_without_a_tray_shows_it_when_it_comes_back(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    bench.window.showMinimized()
    workplace.to_remind = [reminder(0, 0)]
    staying = stay(tray=False)
    qtbot.wait(100)
    assert not staying.notice.title()
    bench.window.showNormal()
    staying.tick.soon()
    qtbot.waitUntil(staying.notice.isVisible)
    qtbot.waitUntil(lambda: len(workplace.shown) == 1)


def test_seeing_raises_the_window_with_those_tasks_only(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    workplace.to_remind = [reminder(1, -2), reminder(4, 0), reminder(7, 0)]
    staying = stay(tray=True)
    qtbot.waitUntil(staying.notice.isVisible)
    bench.window.close()
    bench.search.setText("niêm yết")
    staying.notice.buttons["see"].click()
    assert bench.window.isVisible()
    assert _tasks(bench) == [1, 4, 7]
    assert bench.tasks.narrowed.text() == "Đang xem các nhiệm vụ được nhắc."
    qtbot.wait(30)
    assert _tasks(bench) == [1, 4, 7]
    staying.tray.today_asked.emit()
    assert _tasks(bench) == [4, 7]
    bench.tasks.narrowed.pressed.emit()
    assert len(_tasks(bench)) == len(workplace.lines)
    assert not bench.tasks.narrowed.text()


def test_seeing_what_is_about_reports_alone_leads_to_them(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    of_report = replace(reminder(1, 0), id="report:7", kind=Kind.REPORT)
    workplace.to_remind = [of_report]
    staying = stay(tray=True)
    qtbot.waitUntil(staying.notice.isVisible)
    before = _tasks(bench)
    with qtbot.waitSignal(staying.reports_asked) as asked:
        staying.notice.buttons["see"].click()
    assert asked.args == [frozenset({"report:7"})]
    assert _tasks(bench) == before, "the list is not narrowed to nothing"


def _tasks(bench: Bench) -> list[int]:
    return [line.id for line in bench.tasks.table.lines.lines() if hasattr(line, "deadline")]


def test_what_was_opened_with_the_sample_is_told_at_once(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, qtbot: QtBot
):
    staying = stay(tray=True)
    qtbot.wait(50)
    assert not staying.notice.isVisible()
    workplace.to_remind = [reminder(0, 0, fire_at=MORNING)]
    bench.work._open_sample()
    qtbot.waitUntil(staying.notice.isVisible)


def test_our_own_full_screen_is_left_alone(bench: Bench):
    assert not screen_is_taken()
    bench.window.showFullScreen()
    assert screen_is_taken()
    bench.window.showNormal()


def test_ending_twice_is_no_fault(stay: Made):
    staying = stay(tray=True)
    staying.end()
