"""The numbers beside the places: what waits there, and nothing where nothing does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.services.plans.storing import store_plan
from tests.builders.offices import FORM, an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.shell.counting import PlaceCounting
from ui.shell.navigation import Navigation
from ui.shell.places import place_names

PLAN = PlanDraft(
    Document("Kế hoạch thử"),
    tasks=tuple(
        TaskDraft(title, code, lead_units=(FORM.name,), deadline="31/12/2026")
        for code, title in (("1", "Kiểm tra công vụ"), ("2", "Rà soát văn bản"))
    ),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path / "data") as made:
        yield made


@pytest.fixture
def navigation(qtbot: QtBot) -> Navigation:
    made = Navigation(place_names())
    qtbot.addWidget(made)
    return made


def names(navigation: Navigation) -> list[str]:
    return [one.accessibleName() for one in navigation.findChildren(QToolButton)]


def test_results_that_are_missing_are_counted_beside_their_place(
    office: Office, navigation: Navigation, runner: Runner
):
    counting = PlaceCounting(Bench(office, runner, navigation), navigation)
    counting.count()
    assert "Cập nhật kết quả" in names(navigation)

    store_plan(office.desk, PLAN, date(2026, 1, 1), date(2026, 12, 31))
    counting.count()
    assert "Cập nhật kết quả: 2 dòng chưa đủ kết quả của quý này" in names(navigation)


def test_a_change_counts_anew_once_the_hand_rests(
    office: Office, navigation: Navigation, runner: Runner, qtbot: QtBot
):
    bench = Bench(office, runner, navigation)
    PlaceCounting(bench, navigation)
    bench.do(lambda: store_plan(office.desk, PLAN, date(2026, 1, 1), date(2026, 12, 31)))
    qtbot.waitUntil(
        lambda: "Cập nhật kết quả: 2 dòng chưa đủ kết quả của quý này" in names(navigation),
        timeout=5_000,
    )


def test_a_slim_navigation_says_it_in_the_hint(navigation: Navigation):
    navigation.show_counts({"entry": 1_204})
    navigation.slim(on=True)
    hints = [one.toolTip() for one in navigation.findChildren(QToolButton)]
    assert "Cập nhật kết quả: 1.204 dòng chưa đủ kết quả của quý này" in hints
    navigation.show_counts({})
    hints = [one.toolTip() for one in navigation.findChildren(QToolButton)]
    assert "Cập nhật kết quả" in hints
