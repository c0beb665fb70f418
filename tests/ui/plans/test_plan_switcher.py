"""The choice of plans above the places: years, plans, what is outside of any plan."""

from datetime import date
from typing import Any

import pytest
from builders.plan_offices import AtWork
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.facts import PlanChange, edit_plan
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.task_changes.edit import TaskForm, add_task
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.switcher import PlanSwitcher

KEY = Qt.Key


@pytest.fixture
def switcher(work: AtWork, qtbot: QtBot) -> PlanSwitcher:
    made = PlanSwitcher(work.bench)
    qtbot.addWidget(made)
    made.resize(168, 32)
    made.show()
    return made


def _acts(switcher: PlanSwitcher) -> dict[str, QAction]:
    menu = switcher.make_menu()
    switcher.menu_kept = menu  # type: ignore[attr-defined] # alive while the test presses
    return {one.text().split("\t")[0]: one for one in menu.actions() if one.text()}


def test_it_begins_with_all_plans_of_the_running_year(switcher: PlanSwitcher, work: AtWork):
    assert switcher.value() == {work.own, work.above}
    assert "Kế hoạch năm\u00a02026" in switcher.accessibleName()
    assert switcher.plan() == work.own


def test_the_list_names_plans_keepers_and_acts(switcher: PlanSwitcher):
    texts = list(_acts(switcher))
    assert texts[0] == "Tất cả kế hoạch năm\u00a02026"
    assert texts[1].startswith("21/KH-UBND · Cải cách hành chính")
    assert texts[2] == "05/KH-UBND · Ủy ban nhân dân thành phố"
    assert texts[3:] == [
        "Nhiệm vụ phát sinh",
        "Tất cả kế hoạch",
        "Lập kế hoạch của đơn vị…",
        "Thông tin kế hoạch…",
    ]


def test_choosing_tells_which_plans_to_show(switcher: PlanSwitcher, work: AtWork, qtbot: QtBot):
    with qtbot.waitSignal(switcher.chosen) as told:
        _acts(switcher)["05/KH-UBND · Ủy ban nhân dân thành phố"].trigger()
    assert told.args == [frozenset({work.above})]
    assert switcher.plan() == work.above
    with qtbot.waitSignal(switcher.chosen) as told:
        _acts(switcher)["Tất cả kế hoạch"].trigger()
    assert told.args == [None]


def test_what_is_outside_any_plan_is_a_choice_of_its_own(switcher: PlanSwitcher, work: AtWork):
    _acts(switcher)["Nhiệm vụ phát sinh"].trigger()
    assert switcher.value() == frozenset()
    add_task(work.bench.desk, TaskForm("Việc đột xuất"))
    switcher.refresh()
    shown = switcher.value()
    assert shown is not None
    lines = {one.id: one for one in list_plans(work.bench.desk.store, work.bench.desk.today)}
    assert [lines[one].implicit for one in shown] == [True]


def test_a_choice_that_is_gone_gives_way_to_the_year(
    switcher: PlanSwitcher, work: AtWork, qtbot: QtBot
):
    switcher.choose(str(work.own))
    undo(work.bench.desk)
    with qtbot.waitSignal(switcher.chosen) as told:
        switcher.refresh()
    assert told.args == [frozenset({work.above})]
    assert switcher.value() == {work.above}


def test_an_older_year_is_a_step_further(switcher: PlanSwitcher, work: AtWork):
    days = PlanChange(first_day=date(2025, 1, 1), last_day=date(2025, 12, 31))
    edit_plan(work.bench.desk, work.above, days)
    texts = _acts(switcher)
    assert "Kế hoạch năm\u00a02025" in texts
    assert not any(text.startswith("05/KH-UBND") for text in texts)


def test_a_plan_just_made_is_shown(
    switcher: PlanSwitcher, work: AtWork, monkeypatch: pytest.MonkeyPatch
):
    def press(dialog: OwnPlanDialog) -> int:
        dialog.make.click()
        return dialog.result()

    monkeypatch.setattr(OwnPlanDialog, "exec", press)  # it would wait for a person
    _acts(switcher)["Lập kế hoạch của đơn vị…"].trigger()
    shown = switcher.value()
    assert shown is not None
    assert len(shown) == 1
    assert shown.isdisjoint({work.own, work.above})


def test_the_list_opens_by_key(switcher: PlanSwitcher, qtbot: QtBot, monkeypatch: Any):
    opened: list[bool] = []
    monkeypatch.setattr(PlanSwitcher, "open_list", lambda _self: opened.append(True))
    qtbot.keyClick(switcher, KEY.Key_Down)
    qtbot.keyClick(switcher, KEY.Key_Return)
    assert opened == [True, True]


def test_slim_it_keeps_its_name(switcher: PlanSwitcher):
    switcher.slim(on=True)
    assert switcher.text() == ""
    assert "2026" in switcher.toolTip()


# --- look
