"""Tasks that are tied to each other, in the panel: links, results taken from below, event days."""

import uuid
from dataclasses import dataclass, replace
from datetime import date

import pytest
from builders.plans_above import ABOVE, FIRST, LAST
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import TaskDraft
from cchc_desktop.domain.status import State
from cchc_desktop.services.plans.own import store_own_plan
from cchc_desktop.services.plans.proposing import propose_from_above
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.progress import ProgressForm, noted, record
from tests.builders.task_window import AtTasks
from ui.parts.form_dialog import FormDialog
from ui.tasks.details import DetailsPanel
from ui.tasks.lines import TaskLine

Q4 = Quarter(2026, 4)
FIRST_BELOW, SECOND_BELOW = "Công khai trên trang thông tin", "Niêm yết tại nơi tiếp nhận hồ sơ"


@dataclass
class Tied:
    """A task from above and the two of ours that carry it out."""

    at: AtTasks
    above: TaskLine

    @property
    def panel(self) -> DetailsPanel:
        return self.at.page.side.panel

    def below(self, title: str) -> TaskLine:
        return next(one for one in self.at.page.listing.everything() if one.title == title)

    def go(self, task: uuid.UUID) -> None:
        self.at.page.table.setFocus()
        assert self.at.page.table.choose(task, "title")
        self.settle()

    def settle(self) -> None:
        """The sheet follows when the cursor rests."""
        line = self.at.page.table.current_line()
        self.at.page.side._rest.stop()
        self.at.page.side._show_sheet()
        assert line is not None

    def note(self, title: str, state: State, percent: int | None = None, result: str = "") -> None:
        desk = self.at.bench.desk
        form = ProgressForm(self.below(title).id, Q4, state, percent, result=result)
        with desk.writing(desk.act("set-progress", quarter=4, year=2026, count=1)) as (writer, _):
            record(writer, desk, [form])
        self.at.bench.changed.emit({})
        self.settle()


@pytest.fixture
def tied(at: AtTasks) -> Tied:
    desk = at.bench.desk
    proposal = propose_from_above(desk, store_plan(desk, ABOVE, FIRST, LAST))
    split = proposal.split(proposal.tasks[0].id)
    rest = [one.id for one in split.tasks if one.carries_out != split.tasks[0].carries_out]
    one, two, *_ = split.tasks
    named = split.with_task(replace(one, title=FIRST_BELOW)).with_task(
        replace(two, title=SECOND_BELOW)
    )
    store_own_plan(desk, named.choosing(rest, chosen=False))
    at.bench.changed.emit({})
    above = next(
        line
        for line in at.page.listing.everything()
        if line.title == "Công khai thủ tục hành chính"
    )
    return Tied(at, above)


def test_a_task_leads_to_the_one_above_and_back(tied: Tied):
    tied.go(tied.below(SECOND_BELOW).id)
    _name, link = tied.panel.facts._values["above"]
    assert link.isVisible()
    assert link.accessibleName() == "Mục 4, Kế hoạch 05/KH-UBND"
    link.setFocus()
    tied.at.qtbot.keyClick(link, Qt.Key.Key_Return)
    assert tied.at.page.table.current_line().id == tied.above.id
    tied.settle()
    told = tied.panel.below._told
    assert [one.link.text().split(". ")[-1] for one in told] == [FIRST_BELOW, SECOND_BELOW]
    told[1].link.click()
    assert tied.at.page.table.current_line().id == tied.below(SECOND_BELOW).id
    tied.settle()
    assert not tied.panel.below.isVisible()


def test_a_link_finds_its_task_however_the_list_is_narrowed(tied: Tied):
    tied.at.page.listing.plans = frozenset({tied.below(SECOND_BELOW).plan})
    tied.at.page._show()
    tied.go(tied.below(SECOND_BELOW).id)
    tied.panel.facts._values["above"][1].click()
    assert tied.at.page.table.current_line().id == tied.above.id
    assert tied.at.page.narrowed.text() == "Đang xem riêng một nhiệm vụ có liên quan"
    tied.at.page.narrowed.pressed.emit()
    assert tied.at.page.table.lines.row_of(tied.above.id) is None


def test_the_panel_stays_over_the_list_of_a_narrow_window(tied: Tied):
    tied.at.window.resize(1000, 688)
    tied.at.qtbot.waitUntil(lambda: not tied.at.page.side.is_open())
    tied.go(tied.below(SECOND_BELOW).id)
    tied.at.key(Qt.Key.Key_Space)
    tied.settle()
    tied.panel.facts._values["above"][1].click()
    assert tied.at.page.side.is_open()
    tied.settle()
    assert tied.panel.below.isVisible()


def test_a_task_without_ties_has_no_links(at: AtTasks):
    at.go("1")
    at.page.side._show_sheet()
    panel = at.page.side.panel
    assert not panel.below.isVisible()
    assert not panel.facts._values["above"][1].isVisible()
    assert not panel.facts._values["last"][1].isVisible()


def test_nothing_said_below_cannot_be_taken(tied: Tied):
    tied.go(tied.above.id)
    below = tied.panel.below
    assert below.isVisible()
    assert [one._state.text() for one in below._told] == ["Chưa có kết quả", "Chưa có kết quả"]
    assert not below.take.isEnabled()
    assert below._why.text() == "Các nhiệm vụ trên chưa có kết quả."


def test_results_are_taken_from_below_told_and_taken_back(tied: Tied):
    tied.go(tied.above.id)
    tied.note(SECOND_BELOW, State.IN_PROGRESS, 60, "Đã niêm yết 38/62 thủ tục.")
    below = tied.panel.below
    assert below._told[1]._state.text() == "Đang thực hiện 60%"
    assert below._told[1]._result.text() == "Đã niêm yết 38/62 thủ tục."
    assert below._why.text() == "Sẽ ghi quý IV/2026: Đang thực hiện 30%."
    below.take.click()
    desk = tied.at.bench.desk
    stands = noted(desk, tied.above.id, Q4)
    assert stands is not None
    assert (stands.state, stands.percent) == (State.IN_PROGRESS, 30)
    assert tied.at.told().startswith("Ghi kết quả quý IV/2026 của 1 nhiệm vụ cấp trên")
    assert tied.at.page.table.current_line().percent == 30
    assert tied.at.page.table.hasFocus()
    tied.settle()
    assert not below.take.isEnabled()
    assert "đã đúng như các nhiệm vụ trên" in below._why.text()
    tied.at.work.undo()
    assert noted(desk, tied.above.id, Q4) is None
    tied.settle()
    assert below.take.isEnabled()


# --- the day of an event


@pytest.fixture
def waiting(at: AtTasks) -> TaskLine:
    """Choose a task whose deadline counts from a day that nobody noted yet."""
    phrase = "Trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    draft = replace(ABOVE, tasks=(TaskDraft("Trả lời kiến nghị", code="9", deadline=phrase),))
    store_plan(at.bench.desk, draft, FIRST, LAST)
    at.bench.changed.emit({})
    line = next(one for one in at.page.listing.everything() if one.title == "Trả lời kiến nghị")
    at.page.table.setFocus()
    assert at.page.table.choose(line.id, "title")
    at.page.side._show_sheet()
    return line


def _answer_day(text: str) -> None:
    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        edit = form.first()
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
        form.act.click()
        if form.isVisible():
            form.reject()

    QTimer.singleShot(0, fill)


def test_the_day_a_deadline_waits_for_is_noted_in_the_panel(at: AtTasks, waiting: TaskLine):
    panel = at.page.side.panel
    assert panel.facts.words("event") == "Chưa ghi ngày"
    assert panel.event_day.isVisible()
    # The panel acts on the task it shows, whatever else is selected.
    at.page.table.select_lines([at.line("1").id, waiting.id])
    _answer_day("2/11")
    panel.event_day.click()
    line = next(one for one in at.page.listing.everything() if one.id == waiting.id)
    assert line.due == date(2026, 11, 23)
    at.page.side._show_sheet()
    assert panel.facts.words("event") == "02/11/2026"
    assert panel.event_day.isVisible()
    at.work.undo()
    at.page.side._show_sheet()
    assert panel.facts.words("event") == "Chưa ghi ngày"


def test_a_deadline_that_waits_for_nothing_asks_for_no_day(at: AtTasks):
    at.go("1")
    at.page.side._show_sheet()
    assert not at.page.side.panel.event_day.isVisible()
    assert at.page.side.panel.facts.words("event") == ""


def test_an_unclear_deadline_leads_to_its_cell(at: AtTasks):
    line = next(one for one in at.page.listing.everything() if one.state == "unconfirmed")
    at.page.table.choose(line.id, "title")
    at.page.side._show_sheet()
    doubt = at.page.side.panel.doubt
    assert doubt.isVisible()
    doubt.pressed.emit()
    assert at.page.table.is_editing()
    assert (at.page.table.current_line().id, at.page.table.current_column()) == (line.id, "due")
    at.qtbot.keyClick(at.page.table._editing.editor().field, Qt.Key.Key_Escape)
