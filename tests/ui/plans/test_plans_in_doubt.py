"""What is in doubt of a plan as a whole: seen in its window, decided there, told above the list."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from builders.drafts import DRAFT, FIRST, LAST
from builders.plan_offices import AtWork
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.draft import DoubtDraft
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import DEADLINES_MISSING, list_plan_doubts
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks
from ui.plans.doubts_panel import DoubtCard
from ui.plans.plan_dialog import PlanDialog

ASKED = (
    DoubtDraft(DEADLINES_MISSING, {"count": 2}, field="deadline"),
    DoubtDraft("narrative-doubts.number-blank", {"text": "Số:    /KH-UBND"}, field="number"),
    DoubtDraft("narrative-doubts.beside-last-year", {"text": "Cao hơn năm trước"}, "2", "targets"),
    DoubtDraft("narrative-doubts.number-skipped", {"before": "2", "after": "4"}),
)
Opened = Callable[[uuid.UUID], PlanDialog]


def _stored(desk: Desk) -> uuid.UUID:
    undated = tuple(replace(one, deadline="") for one in DRAFT.tasks[:2])
    document = replace(DRAFT.document, number="77/KH-UBND")
    draft = replace(DRAFT, document=document, tasks=undated, doubts=ASKED)
    return store_plan(desk, draft, FIRST, LAST)


@pytest.fixture
def opened(work: AtWork, qtbot: QtBot) -> Iterator[Opened]:
    made: list[PlanDialog] = []

    def open_window(plan: uuid.UUID) -> PlanDialog:
        dialog = PlanDialog(work.bench, plan, "doubts")
        made.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_window
    for dialog in made:
        dialog.close()


def _card(dialog: PlanDialog, code: str) -> DoubtCard:
    return next(one for one in dialog.doubts.cards if one.line.code.endswith(code))


def _press(card: DoubtCard, words: str) -> None:
    next(one for one in card.deeds if one.text() == words).click()


def _open(work: AtWork, plan: uuid.UUID) -> int:
    return sum(one.plan == plan for one in list_plan_doubts(work.bench.desk))


def test_each_doubt_of_a_plan_stands_there_with_what_may_be_done(opened: Opened, work: AtWork):
    dialog = opened(_stored(work.bench.desk))
    assert dialog.parts.value() == "doubts"
    told = {
        card.line.code.partition(".")[2]: [deed.text() for deed in card.deeds]
        for card in dialog.doubts.cards
    }
    assert told == {
        "deadlines-missing": ["Ghi hạn này", "Không có thời hạn"],
        "number-blank": ["Đã xem, giữ nguyên", "Sửa ở Văn bản"],
        "beside-last-year": ["Đã xem, giữ nguyên", "Mở Chỉ tiêu"],
        "number-skipped": ["Đã xem, giữ nguyên"],
    }


def test_a_doubt_is_decided_and_taken_back(opened: Opened, work: AtWork):
    plan = _stored(work.bench.desk)
    dialog = opened(plan)
    _press(_card(dialog, "number-skipped"), "Đã xem, giữ nguyên")
    assert len(dialog.doubts.cards) == 3
    assert _open(work, plan) == 3
    assert work.told[-1] == "Quyết định một ô cần xem của “77/KH-UBND”"
    undo(work.bench.desk)
    assert _open(work, plan) == 4


def test_one_deadline_is_given_to_all_that_have_none(opened: Opened, work: AtWork):
    plan = _stored(work.bench.desk)
    dialog = opened(plan)
    card = _card(dialog, "deadlines-missing")
    _press(card, "Ghi hạn này")
    assert "Ghi một thời hạn" in card.day.accessibleDescription()
    card.day.setText("vào lúc nào đó")
    _press(card, "Ghi hạn này")
    assert "vào lúc nào đó" in card.day.accessibleDescription()
    card.day.setText("30/6/2026")
    _press(card, "Ghi hạn này")
    assert DEADLINES_MISSING not in {one.line.code for one in dialog.doubts.cards}
    assert {one.deadline for one in list_tasks(work.bench.desk, TaskFilter(plan=str(plan)))} == {
        "30/6/2026"
    }


def test_what_is_wrong_in_the_head_is_corrected_in_its_part(opened: Opened, work: AtWork):
    dialog = opened(_stored(work.bench.desk))
    _press(_card(dialog, "number-blank"), "Sửa ở Văn bản")
    assert dialog.parts.value() == "document"


def test_another_place_is_opened_and_the_window_closed(opened: Opened, work: AtWork):
    gone: list[str] = []
    work.bench.place_asked.connect(gone.append)
    dialog = opened(_stored(work.bench.desk))
    _press(_card(dialog, "beside-last-year"), "Mở Chỉ tiêu")
    assert gone == ["targets"]
    assert not dialog.isVisible()


def test_a_plan_without_doubts_says_so(opened: Opened, work: AtWork):
    dialog = opened(work.above)
    assert dialog.doubts.cards == []
    assert dialog.doubts.widget().isVisible()
