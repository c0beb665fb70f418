"""A plan of our own as it is made: stored, refused, given up; from each of the three ways."""

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from builders.plan_offices import AtWork, a_long_plan_above
from builders.plans_above import OWN
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.proposal import Way
from cchc_desktop.services.plans.storing import list_plans
from ui.parts.dialog import SentenceDialog
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.proposal_columns import TITLE, ProposalLine
from ui.table.words import forget
from ui.theme import look

KEY = Qt.Key
Opened = Callable[..., OwnPlanDialog]


def _lines(dialog: OwnPlanDialog) -> list[ProposalLine]:
    return [one for one in dialog.table.lines.lines() if isinstance(one, ProposalLine)]


def _go(dialog: OwnPlanDialog, line: ProposalLine, column: str) -> None:
    dialog.table.setFocus()
    assert dialog.table.choose(line.id, column)


def _type(dialog: OwnPlanDialog, qtbot: QtBot, text: str) -> None:
    """Type over the current cell and save it."""
    assert dialog.table.edit_current()
    editor = dialog.table._editing.editor()
    assert editor is not None
    editor.field.selectAll()
    editor.field.insertPlainText(text)  # as an input method commits accented letters
    qtbot.keyClick(editor.field, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)


def _plans(work: AtWork) -> set[uuid.UUID]:
    return {one.id for one in list_plans(work.bench.desk.store, work.bench.desk.today)}


def test_making_it_stores_one_plan_and_tells_of_it(own_plan_opened: Opened, work: AtWork):
    before = _plans(work)
    dialog = own_plan_opened()
    dialog.fields.number.setText("22/KH-UBND")
    dialog.make.click()
    assert dialog.result() == OwnPlanDialog.DialogCode.Accepted
    assert dialog.plan is not None
    assert _plans(work) == before | {dialog.plan}
    assert work.told == ["Lập kế hoạch “22/KH-UBND”: 3 nhiệm vụ"]


def test_a_refusal_leaves_the_window_open(own_plan_opened: Opened, work: AtWork):
    dialog = own_plan_opened()
    dialog.fields.number.setText("21/KH-UBND")
    dialog.fields.issued_on.setText("15/1/2026")
    dialog.make.click()
    assert dialog.plan is None
    assert dialog.isVisible()
    assert [getattr(one, "code", "") for one in work.failed] == ["plan-already-there"]


def test_a_field_that_is_not_right_is_shown_and_nothing_is_stored(
    own_plan_opened: Opened, work: AtWork
):
    before = _plans(work)
    dialog = own_plan_opened()
    dialog.fields.subject.setText(" ")
    dialog.fields.issued_on.setText("32/13")
    dialog.make.click()
    assert dialog.fields.isVisible()
    assert dialog.fields.issued_on.hasFocus()
    assert dialog.fields.subject.accessibleDescription() == "Cần ghi trích yếu."
    assert _plans(work) == before


def test_last_years_plan_shows_what_goes_on_and_asks_about_what_is_open(
    own_plan_opened: Opened, work: AtWork
):
    dialog = own_plan_opened(Way.LAST_YEAR)
    assert dialog.source.plan() == work.own
    assert dialog.closes.isVisible()
    assert dialog.closes.isChecked()
    assert _lines(dialog)[0].task.deadline == "Trước ngày 15/3/2027"
    dialog.closes.click()
    assert dialog.drafting.proposal is not None
    assert not dialog.drafting.proposal.closes_open


def test_from_nothing_there_are_sections_to_add_tasks_to(own_plan_opened: Opened, qtbot: QtBot):
    dialog = own_plan_opened(Way.NOTHING)
    assert not dialog.source.plans.isVisible()
    assert dialog.fields.isVisible()
    assert dialog.make.isEnabled()
    assert len(dialog.table.lines.lines()) == 8
    dialog.table.setCurrentIndex(dialog.table.lines.index(2, 0))
    dialog._add.click()
    _type(dialog, qtbot, "Niêm yết thủ tục")
    (line,) = _lines(dialog)
    assert (line.task.title, line.task.section, line.code) == ("Niêm yết thủ tục", 2, "1")


def test_the_year_moves_the_days_of_a_plan_from_nothing(own_plan_opened: Opened):
    dialog = own_plan_opened(Way.NOTHING)
    dialog.source.year.setValue(2028)
    assert dialog.fields.first_day.text() == "01/01/2028"
    assert dialog.fields.subject.text() == f"Cải cách hành chính năm 2028 của {OWN}"


def test_another_span_reads_the_phrases_anew(own_plan_opened: Opened):
    dialog = own_plan_opened()
    dialog.drafting.put(
        dialog.drafting.proposal.with_task(  # type: ignore[union-attr]
            _with_deadline(_lines(dialog)[0], "Trước ngày 20/01")
        )
    )
    read = dialog.table.meaning_of("Trước ngày 20/01")
    assert read is not None
    dialog.fields.first_day.setText("01/7/2026")
    dialog.fields.last_day.setText("30/6/2027")
    dialog.fields.changed.emit()
    again = dialog.table.meaning_of("Trước ngày 20/01")
    assert again is not None
    years = [one.milestones[0].due.year for one in (read, again) if one.milestones[0].due]
    assert years == [2026, 2027]


def _with_deadline(line: ProposalLine, phrase: str) -> Any:
    return replace(line.task, deadline=phrase)


def test_closing_asks_before_work_is_thrown_away(
    own_plan_opened: Opened, qtbot: QtBot, answering: Callable[[str], list[SentenceDialog]]
):
    dialog = own_plan_opened()
    shown = answering("stay")
    _go(dialog, _lines(dialog)[0], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    dialog.reject()
    assert dialog.isVisible()
    answering("leave")
    dialog.reject()
    assert not dialog.isVisible()
    assert len(shown) == 1


def test_closing_what_nobody_touched_asks_nothing(own_plan_opened: Opened):
    dialog = own_plan_opened()
    dialog.reject()
    assert not dialog.isVisible()


def test_without_a_plan_above_it_says_what_to_do(work: AtWork, own_plan_opened: Opened):
    undo(work.bench.desk)  # our own plan
    undo(work.bench.desk)  # the plan above
    dialog = own_plan_opened(Way.ABOVE)
    assert "Chưa có kế hoạch của cấp trên" in dialog._nothing.text()
    assert not dialog.make.isEnabled()
    assert not dialog._add.isEnabled()


def test_five_hundred_lines_turn_without_a_pause(
    work: AtWork, own_plan_opened: Opened, qtbot: QtBot
):
    a_long_plan_above(work, 500)
    dialog = own_plan_opened()
    assert len(_lines(dialog)) == 500
    _go(dialog, _lines(dialog)[0], TITLE)
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    spent = []
    for _ in range(4):
        begun = time.process_time()
        qtbot.keyClick(dialog.table, KEY.Key_Space)
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.1
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)


def _cut(root: QWidget) -> list[str]:
    """Name the words that have less room than they need."""
    words = (*root.findChildren(QLabel), *root.findChildren(QAbstractButton))
    return [
        one.text()
        for one in words
        if one.isVisible()
        and one.text()
        and not (isinstance(one, QLabel) and one.wordWrap())
        and one.width() < one.sizeHint().width() - 1
    ]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("way", list(Way))
def test_nothing_is_cut_at_any_size_of_text(
    own_plan_opened: Opened, qapp: Any, qtbot: QtBot, scale: float, way: Way
):
    look.apply(qapp, "light", scale)
    forget()
    dialog = own_plan_opened(way)
    dialog._turn_fields.setChecked(True)
    qtbot.wait(20)
    assert dialog.width() <= 1366
    assert dialog.height() <= 688
    assert _cut(dialog) == []


def test_every_part_has_a_name_that_is_read_aloud(own_plan_opened: Opened):
    dialog = own_plan_opened()
    nameless = [
        type(one).__name__
        for one in (*dialog.findChildren(QAbstractButton), dialog.table, dialog.source.plans)
        if one.isVisible() and not one.accessibleName()
    ]
    assert nameless == []
