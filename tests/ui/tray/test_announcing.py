"""Where the system tells messages, the morning is told by it; a click opens what was told."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from cchc_desktop.config import settings
from cchc_desktop.domain.reminders import Kind
from tests.builders.memory_windows import Bench, MemoryWorkplace
from tests.builders.registry import Registry
from tests.builders.reminders import reminder
from ui.shell.staying import Staying
from ui.tray import quiet
from ui.tray.announcement import Announcement
from ui.tray.notice import Notice
from ui.tray.quiet import system_tells

Made = Callable[..., Staying]
TITLE_FITS, WORDS_FIT = 63, 255  # what Windows shows of a message
Told = tuple[str, str]


@pytest.fixture
def told(stay: Made, monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    """Let the system have messages, and hear them."""
    assert stay is not None
    heard: list[Told] = []
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _icon, title, words, *_: heard.append((title, words))
    )
    return heard


def _offered(staying: Staying) -> list[str]:
    return [one.text() for one in staying.tray.menu.actions() if not one.isSeparator()]


def test_the_system_tells_in_the_morning_and_a_click_shows_those_tasks(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    workplace.to_remind = [reminder(1, -2), reminder(4, 0)]
    staying = stay(tray=True)
    qtbot.waitUntil(lambda: bool(workplace.shown))
    ((title, words),) = told
    assert title.replace("\N{NO-BREAK SPACE}", " ") == "Hôm nay có 1 việc đến hạn, 1 việc quá hạn."
    assert words.startswith("Gấp nhất: “")
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, Notice)]
    bench.window.close()
    staying.tray.icon.messageClicked.emit()
    assert bench.window.isVisible()
    assert _tasks(bench) == [1, 4]
    staying.tick.soon()
    qtbot.wait(50)
    assert [one for one, _ in told].count(title) == 1, "once a morning"
    bench.tasks.narrowed.pressed.emit()
    staying.tray.icon.messageClicked.emit()  # once more, from the system's list of messages
    assert _tasks(bench) == [1, 4]


def test_what_a_message_has_no_button_for_stands_in_the_menu(
    stay: Made, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    workplace.to_remind = [reminder(0, 0)]
    staying = stay(tray=True)
    qtbot.waitUntil(lambda: bool(told))
    assert _offered(staying)[2].startswith("Nhắc lại ")
    staying.tray.menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: bool(workplace.off))
    assert len(_offered(staying)) == 4, "offered no longer"


def test_a_message_about_reports_leads_to_them(
    stay: Made, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    workplace.to_remind = [replace(reminder(1, 0), id="report:7", kind=Kind.REPORT)]
    staying = stay(tray=True)
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(staying.reports_asked) as asked:
        staying.tray.icon.messageClicked.emit()
    assert asked.args == [frozenset({"report:7"})]


def test_the_system_also_says_where_the_window_went(
    stay: Made, bench: Bench, told: list[Told], qtbot: QtBot, tmp_path: Path
):
    stay(tray=True)
    bench.window.close()
    assert [title for title, _ in told] == ["Chương trình vẫn chạy để nhắc việc."]
    qtbot.waitUntil(lambda: settings.load(tmp_path / "settings.json").tray_told)


def test_what_is_said_in_passing_takes_nothing_from_the_notice_before_it(
    stay: Made, bench: Bench, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    workplace.to_remind = [reminder(4, 0)]
    staying = stay(tray=True)
    qtbot.waitUntil(lambda: bool(workplace.shown))
    bench.window.close()
    assert len(told) == 2
    assert _offered(staying)[2].startswith("Nhắc lại ")
    staying.tray.icon.messageClicked.emit()
    assert _tasks(bench) == [4]
    assert len(_offered(staying)) == 4


def test_a_message_is_not_cut_by_windows(
    stay: Made, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot, bench: Bench
):
    many = [reminder(at, left) for at, left in enumerate([-300] * 200 + [0] * 150 + [4] * 120)]
    workplace.to_remind = [replace(one, subject="Rà soát thủ tục hành chính " * 30) for one in many]
    stay(tray=True)
    qtbot.waitUntil(lambda: bool(told))
    workplace.to_remind = []
    bench.window.close()
    assert all(len(title) <= TITLE_FITS and len(words) <= WORDS_FIT for title, words in told)
    assert told


def test_quiet_also_silences_the_system(
    stay: Made, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    staying = stay(tray=True)
    staying.tray.quiet.trigger()
    workplace.to_remind = [reminder(0, 0)]
    staying.tick.soon()
    qtbot.waitUntil(staying.tray.menu.actions()[1].isEnabled)
    assert told == []


@pytest.mark.parametrize(("has", "off"), [(False, False), (True, True)])
def test_where_the_system_tells_nothing_the_notice_is_our_own(
    stay: Made, monkeypatch: pytest.MonkeyPatch, *, has: bool, off: bool
):
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: has)
    monkeypatch.setattr(quiet, "_turned_off", lambda: off)
    assert not system_tells()
    assert isinstance(stay(tray=True).notice, Notice)


@pytest.mark.parametrize(
    ("values", "off"),
    [(None, False), ({}, False), ({"ToastEnabled": 1}, False), ({"ToastEnabled": 0}, True)],
)
def test_messages_that_windows_was_told_not_to_show_are_no_messages(
    values: dict[str, object] | None, monkeypatch: pytest.MonkeyPatch, *, off: bool
):
    registry = Registry()
    if values is not None:
        registry.values[r"Software\Microsoft\Windows\CurrentVersion\PushNotifications"] = values
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    assert system_tells() is not off


def test_without_a_tray_nothing_is_left_to_the_system(
    stay: Made, workplace: MemoryWorkplace, told: list[Told], qtbot: QtBot
):
    workplace.to_remind = [reminder(0, 0)]
    staying = stay(tray=False)
    assert not isinstance(staying.notice, Announcement)
    qtbot.waitUntil(staying.notice.isVisible)
    assert told == []


def _tasks(bench: Bench) -> list[int]:
    return [line.id for line in bench.tasks.table.lines.lines() if hasattr(line, "deadline")]
