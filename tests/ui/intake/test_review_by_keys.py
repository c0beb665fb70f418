"""The review of an incoming plan, driven by keys alone: questions, answers, rows, taking in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.history import undo
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.memory_windows import Answering
from tests.builders.plan_files import PLAN, ROWS
from tests.ui.intake.conftest import AtReview, Reviewing
from ui.intake.filtering import Kind
from ui.intake.part_line import DOCUMENT
from ui.table.column import SectionLine

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TYPO = "Phòng Văn hóa - Xả hội"
DOUBTFUL = PLAN.with_row(1, lead=TYPO).with_row(2, due="năm tiếp theo").with_row(5, code="1")


def counted(at: AtReview) -> str:
    return at.page.top.counter.text()


def pressed(at: AtReview, words: str) -> None:
    """Press an answer at the foot by its words."""
    button = next(one for one in at.page.foot.buttons if one.accessibleName() == words)
    button.setFocus()
    at.key(KEY.Key_Space)


def test_it_opens_on_the_first_cell_that_wants_a_look(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    assert counted(at) == "Ô cần xem: 1/3"
    assert at.page.table.hasFocus()
    assert at.page.table.current_column() == "lead_units"
    assert TYPO in at.page.foot._why.text()
    assert at.page.foot.buttons[0].text() == "Hỏi lại sau"
    assert at.page.foot.buttons[1].text() == "Phòng Văn hóa - Xã hội"
    assert at.page.top.take.text() == "Tiếp nhận 4\u00a0nhiệm vụ"


def test_a_plan_without_doubts_opens_on_its_first_task(reviewing: Reviewing):
    at = reviewing()
    assert counted(at) == "Không còn ô cần xem"
    assert at.page.table.current_line() is at.lines()[0]
    assert at.page.table.hasFocus()
    assert at.page.foot.question is None


def test_f8_goes_round_and_shift_f8_back(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    seen = []
    for _ in range(3):
        at.key(KEY.Key_F8)
        seen.append((counted(at), at.page.table.current_column()))
    assert seen == [
        ("Ô cần xem: 2/3", "due"),
        ("Ô cần xem: 3/3", "code"),
        ("Ô cần xem: 1/3", "lead_units"),
    ]
    at.key(KEY.Key_F8, SHIFT)
    assert counted(at) == "Ô cần xem: 3/3"


def test_a_deadline_that_means_no_day_may_stay_empty(reviewing: Reviewing):
    at = reviewing(PLAN.with_row(2, due="năm tiếp theo"))
    assert [one.text() for one in at.page.foot.buttons] == [
        "Để trống, hỏi lại sau",
        "31/12/2026",
        "31/12/2027",
        "Gõ thời hạn khác…",
    ]


def test_ctrl_enter_puts_a_doubt_off_and_goes_to_the_next(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    for _ in range(3):
        at.key(KEY.Key_Return, CTRL)
    # Nothing was decided: all three are asked again once the plan was taken in.
    assert counted(at).endswith("/3")
    at.page.take_in()
    assert len(list_doubts(at.office.desk)) == 3


def test_answers_settle_the_cells_and_go_on_to_the_next(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    pressed(at, "Phòng Văn hóa - Xã hội")
    assert at.lines()[0].leads == ("Phòng Văn hóa - Xã hội",)
    assert (counted(at), at.page.table.current_column()) == ("Ô cần xem: 1/2", "due")
    pressed(at, "31/12/2026")
    assert at.page.table.lines.columns[at.page.table.column_at("due")].display(at.lines()[1]) == (
        "31/12/2026"
    )
    assert (counted(at), at.page.table.current_column()) == ("Ô cần xem: 1/1", "code")
    pressed(at, "Đánh số lại")
    assert [line.said.task.code for line in at.lines()] == ["1", "2", "1", "2"]
    assert counted(at) == "Không còn ô cần xem"
    assert at.page.table.hasFocus()


def test_each_edit_is_taken_back_and_done_again(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    pressed(at, "Phòng Văn hóa - Xã hội")
    at.key(KEY.Key_Z, CTRL)
    assert counted(at).endswith("/3")
    assert at.lines()[0].leads == (TYPO,)
    at.key(KEY.Key_Y, CTRL)
    assert counted(at).endswith("/2")


def test_typing_into_a_doubtful_cell_settles_it(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    at.go(3, "code")
    at.type_over("2")
    assert counted(at) == "Ô cần xem: 2"
    assert at.lines()[3].said.task.code == "2"


def test_choosing_another_unit_is_learnt_for_all_that_say_the_same(
    reviewing: Reviewing,
):
    at = reviewing(PLAN.with_row(1, lead=TYPO).with_row(5, lead=TYPO))
    at.go(0, "lead_units")
    at.type_over("Trung tâm Phục vụ hành chính công")
    assert [line.leads for line in at.lines()][::3] == [("Trung tâm Phục vụ hành chính công",)] * 2
    assert counted(at) == "Không còn ô cần xem"


def test_rows_are_joined_split_left_out_and_taken_again(reviewing: Reviewing):
    at = reviewing()
    at.go(1, "title")
    at.key(KEY.Key_J, CTRL)
    assert len(at.lines()) == 3
    assert at.lines()[0].said.task.title == f"{ROWS[1][1]} {ROWS[2][1]}"
    at.key(KEY.Key_Z, CTRL)
    at.go(1, "title")
    at.key(KEY.Key_D, CTRL)
    assert at.page.table.is_editing()
    at.key(KEY.Key_Escape)
    assert [line.said.task.title for line in at.lines()][1:3] == [ROWS[2][1]] * 2
    at.page.table.setFocus()
    at.key(KEY.Key_Delete)
    assert at.page.top.take.text() == "Tiếp nhận 4\u00a0nhiệm vụ"
    at.key(KEY.Key_Insert)
    assert at.page.top.take.text() == "Tiếp nhận 5\u00a0nhiệm vụ"


def test_the_model_is_sound_while_rows_come_and_go(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(at.page.table.lines, fatal)
    at.go(1, "title")
    at.key(KEY.Key_J, CTRL)
    at.key(KEY.Key_Z, CTRL)
    at.page.parts.chips[Kind.ASKED].click()
    at.page.parts.chips[Kind.ALL].click()
    at.page.table.section_turned.emit(
        next(one.key for one in at.page.table.lines.lines() if isinstance(one, SectionLine))
    )
    assert tester.model() is at.page.table.lines


def test_a_closed_group_opens_for_what_is_asked_in_it(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    first = next(one for one in at.page.table.lines.lines() if isinstance(one, SectionLine))
    at.page.table.section_turned.emit(first.key)
    assert len(at.lines()) == 2
    at.key(KEY.Key_F8)
    at.key(KEY.Key_F8)
    assert len(at.lines()) == 4


def test_a_chip_shows_what_is_asked_and_nothing_else(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    chips = at.page.parts.chips
    assert [chips[kind].accessibleName() for kind in (Kind.ALL, Kind.ASKED)] == [
        "Tất cả  4",
        "Cần xem  3",
    ]
    chips[Kind.DEADLINES].click()
    assert [line.said.task.deadline for line in at.lines()] == ["năm tiếp theo"]
    chips[Kind.ALL].click()
    assert len(at.lines()) == 4


def test_the_plan_is_taken_in_as_one_deed_that_can_be_undone(reviewing: Reviewing):
    at = reviewing()
    with at.qtbot.waitSignal(at.page.taken_in):
        at.key(KEY.Key_Return, CTRL | SHIFT)
    desk = at.office.desk
    assert [one.title for one in list_tasks(desk)] == [row[1] for row in ROWS if row[5]]
    (plan,) = list_plans(desk.store, desk.today)
    assert plan.number == "12/KH-UBND"
    undo(desk)
    assert list_tasks(desk) == []


def test_nothing_is_stored_before_it_is_taken_in(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    pressed(at, "Phòng Văn hóa - Xã hội")
    with at.qtbot.waitSignal(at.page.left, raising=False, timeout=50):
        pass
    assert list_tasks(at.office.desk) == []
    assert list_plans(at.office.desk.store, at.office.desk.today) == []


def test_leaving_without_an_edit_asks_nothing(reviewing: Reviewing, answering: Answering):
    shown = answering("stay")
    at = reviewing(DOUBTFUL)
    with at.qtbot.waitSignal(at.page.left):
        at.page.top.cancel.click()
    assert shown == []


@pytest.mark.parametrize(("answer", "leaves"), [("stay", False), ("leave", True)])
def test_leaving_what_was_worked_on_is_asked_about(
    reviewing: Reviewing,
    answering: Answering,
    answer: str,
    leaves: bool,  # noqa: FBT001 - a parameter of the test
):
    shown = answering(answer)
    at = reviewing()
    at.go(0, "note")
    at.page.working.put(at.page.working.review.with_field(1, "note", "Ưu tiên"))
    left = []
    at.page.left.connect(lambda: left.append(True))
    at.page.top.back.click()
    assert len(shown) == 1
    assert bool(left) is leaves


# ---- around it ----------------------------------------------------------------------------------


def test_f6_goes_through_draft_foot_verb_and_document(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    seen = []
    for _ in range(4):
        at.key(KEY.Key_F6)
        seen.append(QApplication.focusWidget())
    page = at.page
    assert seen == [page.foot.buttons[0], page.top.take, page.side.paper, page.table]


def test_esc_leads_back_to_the_tasks(reviewing: Reviewing):
    at = reviewing()
    at.page.parts.links[DOCUMENT].click()
    assert at.page.pages.currentWidget() is at.page.document
    at.key(KEY.Key_Escape)
    assert at.page.pages.currentWidget() is at.page.table
    assert at.page.table.hasFocus()


def test_every_stop_has_a_name(reviewing: Reviewing):
    at = reviewing(DOUBTFUL)
    page = at.page
    for one in (page.table, page.side.paper, page.top.counter.before, page.top.counter.after):
        assert one.accessibleName()
    assert page.accessibleName()
