"""Above the list stands which plan has something to be looked at as a whole, and the way there."""

import uuid
from dataclasses import replace

import pytest
from builders.drafts import DRAFT, FIRST, LAST
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.draft import DoubtDraft
from cchc_desktop.services.doubts.open import list_plan_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.plans.storing import store_plan
from tests.builders.task_window import AtTasks
from ui.plans.plan_dialog import PlanDialog

SKIPPED = DoubtDraft("narrative-doubts.number-skipped", {"before": "2", "after": "4"})


def _store(at: AtTasks) -> uuid.UUID:
    document = replace(DRAFT.document, number="77/KH-UBND")
    draft = replace(DRAFT, document=document, doubts=(SKIPPED,))
    stored = at.bench.do(lambda: store_plan(at.bench.desk, draft, FIRST, LAST))
    assert stored is not None
    return stored


def test_it_stands_there_until_it_is_decided(at: AtTasks):
    line = at.page.doubted
    assert line.text() == ""
    _store(at)
    assert line.text() == "Kế hoạch 77/KH-UBND còn 1 chỗ cần xem ở văn bản."
    (doubt,) = list_plan_doubts(at.bench.desk)
    at.bench.do(lambda: settle(at.bench.desk, doubt.id))
    assert line.text() == ""
    at.work.undo()
    assert line.text() != ""


def test_it_tells_of_the_plans_in_view_only(at: AtTasks):
    plan = _store(at)
    other = next(one.plan for one in at.page.listing.everything() if one.plan != plan)
    at.page.show_plans(frozenset({other}))
    assert at.page.doubted.text() == ""
    at.page.show_plans(frozenset({other, plan}))
    assert at.page.doubted.text() != ""
    at.page.show_plans(None)
    assert at.page.doubted.text() != ""


def test_it_leads_to_the_decision(at: AtTasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    _store(at)
    shown: list[tuple[str, int]] = []

    def look(dialog: PlanDialog) -> int:
        qtbot.addWidget(dialog)
        shown.append((dialog.parts.value(), len(dialog.doubts.cards)))
        return 0

    monkeypatch.setattr(PlanDialog, "exec", look)  # it would wait for a person
    at.page.doubted.pressed.emit()
    assert shown == [("doubts", 1)]
