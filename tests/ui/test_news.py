"""What a start tells besides reminders: an update that arrived, a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.config.update_steps import Stage, UpdateStep, keep_step
from cchc_desktop.config.version import VERSION
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.settings import support_flow
from ui.shell.news import News
from ui.shell.window import MainWindow


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    with an_office(data_folder) as made:
        yield made


@pytest.fixture
def news(office: Office, window: MainWindow, runner: Runner, qtbot: QtBot) -> News:
    window.show()
    qtbot.waitExposed(window)
    return News(window, Bench(office, runner, window))


def _step(stage: Stage, new: str = VERSION) -> UpdateStep:
    return UpdateStep("0.0.5", new, "2026-11-18T08:05:00+07:00", "x.db", 3, stage)


def test_nothing_new_says_nothing(news: News):
    news.tell()
    assert not news.notice.isVisible()


def test_an_update_is_told_once(news: News, office: Office, qtbot: QtBot):
    keep_step(office.folder.path, _step(Stage.ASKED))
    news.tell()
    qtbot.waitUntil(news.notice.isVisible)
    assert news.notice.title() == f"Đã cập nhật lên phiên bản {VERSION}."
    news.notice.buttons[""].click()
    news.tell()
    assert not news.notice.isVisible()


def test_an_update_that_was_not_made_is_told_with_what_runs(news: News, office: Office):
    keep_step(office.folder.path, _step(Stage.ASKED, "99.0"))
    news.tell()
    assert f"vẫn là phiên bản {VERSION}" in news.notice.title()


def test_a_way_back_tells_where_the_rest_is_kept(news: News, office: Office):
    keep_step(office.folder.path, _step(Stage.BACK))
    news.tell()
    assert "Đã trở về phiên bản 0.0.5" in news.notice.title()
    assert "updates" in news.notice.title()


def test_a_crash_is_offered_for_support_once(
    news: News, office: Office, monkeypatch: pytest.MonkeyPatch
):
    asked: list[Bench] = []
    monkeypatch.setattr(support_flow, "export_support", asked.append)
    (office.folder.logs / "crash-77.log").write_text("Fatal Python error: Aborted")
    news.tell()
    assert "dừng đột ngột" in news.notice.title()
    news.notice.buttons["support"].click()
    assert len(asked) == 1
    news.tell()
    assert not news.notice.isVisible()
