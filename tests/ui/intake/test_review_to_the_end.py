"""From the review into the plan: what is seen is stored, what was answered is not asked again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.domain.calendar.periods import quarter_of
from cchc_desktop.domain.status import State
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.progress import ProgressForm, noted, set_progress
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.plan_files import PLAN, ROWS, as_workbook, kept
from tests.ui.intake.conftest import AtReview, Reviewing
from ui.intake.again_columns import AgainLine
from ui.intake.part_line import AGAIN

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TYPO = "Phòng Văn hóa - Xả hội"
TITLES = [row[1] for row in ROWS if row[5]]
PROGRESS = (
    ("Đang thực hiện", "40%", "", ""),
    ("", "", "", ""),
    ("", "", "", ""),
    ("", "", "", ""),
)


def titles(at: AtReview) -> list[str]:
    return [line.said.task.title for line in at.lines() if line.said.kept]


def taken_in(at: AtReview) -> list[str]:
    """Take in by keys what is seen; return the titles that are stored then."""
    with at.qtbot.waitSignal(at.page.taken_in):
        at.key(KEY.Key_Return, CTRL | SHIFT)
    return [one.title for one in list_tasks(at.office.desk)]


def join(at: AtReview) -> None:
    at.go(1, "title")
    at.key(KEY.Key_J, CTRL)


def split(at: AtReview) -> None:
    at.go(1, "title")
    at.key(KEY.Key_D, CTRL)
    at.key(KEY.Key_Escape)


def drop(at: AtReview) -> None:
    at.go(1, "title")
    at.key(KEY.Key_Delete)


EDITS = {
    "join": (join, [f"{TITLES[0]} {TITLES[1]}", *TITLES[2:]]),
    "split": (split, [TITLES[0], TITLES[1], TITLES[1], *TITLES[2:]]),
    "drop": (drop, [TITLES[0], *TITLES[2:]]),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_done_with_rows_is_stored_as_it_is_seen(reviewing: Reviewing, edit: str):
    at = reviewing()
    do, seen = EDITS[edit]
    do(at)
    assert titles(at) == seen
    assert taken_in(at) == seen


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_taken_back_is_not_stored(reviewing: Reviewing, edit: str):
    at = reviewing()
    EDITS[edit][0](at)
    at.page.table.setFocus()
    at.key(KEY.Key_Z, CTRL)
    assert titles(at) == TITLES
    at.key(KEY.Key_Y, CTRL)
    assert titles(at) == EDITS[edit][1]
    at.key(KEY.Key_Z, CTRL)
    assert taken_in(at) == TITLES


def test_what_was_answered_once_is_not_asked_again(reviewing: Reviewing):
    text = PLAN.with_row(1, lead=TYPO)
    at = reviewing(text)
    assert at.page.top.counter.text() == "Ô cần xem: 1/1"
    answer = next(one for one in at.page.foot.buttons if one.text() == "Phòng Văn hóa - Xã hội")
    answer.setFocus()
    at.key(KEY.Key_Space)
    taken_in(at)
    again = reviewing(text)
    assert again.page.top.counter.text() == "Không còn ô cần xem"
    assert "12/KH-UBND" in again.page.known.text()
    before = len(list_history(at.office.desk))
    assert taken_in(again) == TITLES
    assert len(list_history(at.office.desk)) == before
    other = reviewing(replace(text, number="20/KH-UBND", subject="Chuyển đổi số năm 2026"))
    assert other.page.top.counter.text() == "Không còn ô cần xem"


def test_progress_told_otherwise_is_noted_where_it_is_wanted(reviewing: Reviewing):
    data = as_workbook(kept(ROWS, PROGRESS))
    at = reviewing(data=data, name="theo-doi.xlsx")
    taken_in(at)
    desk = at.office.desk
    task, quarter = list_tasks(desk)[0].id, quarter_of(desk.today)
    set_progress(desk, ProgressForm(task, quarter, State.IN_PROGRESS, 70), at.office.folder.files)
    again = reviewing(data=data, name="theo-doi.xlsx")
    again.page.parts.links[AGAIN].click()
    table = again.page.again.table
    (line,) = table.lines.lines()
    assert isinstance(line, AgainLine)
    shown = [column.display(line) for column in table.lines.columns]
    assert shown[0] == "Kết quả khác"
    assert shown[2] == "Kết quả: “Đang thực hiện; 70%” thành “Đang thực hiện; 40%”"
    assert shown[3] == "Giữ kết quả đã có"
    table.setFocus()
    table.choose(line.id, "answer")
    again.qtbot.keyClick(table, KEY.Key_T)
    assert table.lines.columns[3].display(next(iter(table.lines.lines()))) == "Ghi kết quả của tệp"
    with again.qtbot.waitSignal(again.page.taken_in):
        again.page.take_in()
    entry = noted(desk, task, quarter)
    assert entry is not None
    assert entry.percent == 40
    undo(desk)
    entry = noted(desk, task, quarter)
    assert entry is not None
    assert entry.percent == 70
