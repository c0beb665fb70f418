"""What a person chooses for the whole plan: fields of its parts, the quarter, one deadline."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.progress import noted
from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.plan_files import PLAN, ROWS, as_workbook, kept
from tests.ui.intake.conftest import AtReview, Reviewing

KEY = Qt.Key
PROGRESS = (
    ("Hoàn thành", "100%", "10/3/2026", "Kế hoạch số 15/KH-UBND ngày 10/3/2026 về kiểm tra"),
    ("Đang thực hiện", "40%", "", ""),
    ("", "", "", ""),
    ("", "", "", ""),
)
UNDATED = replace(PLAN, rows=(*((*row[:5], "") for row in ROWS[:-1]), ROWS[-1]))


def foot(at: AtReview) -> list[str]:
    return [one.accessibleName() for one in at.page.foot.buttons]


def press(at: AtReview, words: str) -> None:
    next(one for one in at.page.foot.buttons if one.accessibleName() == words).click()


def taken(at: AtReview) -> None:
    done: list[object] = []
    at.page.taken_in.connect(done.append)
    at.page.take_in()
    at.qtbot.waitUntil(lambda: bool(done or at.failed))
    assert at.failed == []


# ---- parts and their reform fields --------------------------------------------------------------


def test_the_field_of_a_part_is_shown_and_chosen(reviewing: Reviewing):
    at = reviewing()
    at.page.parts.links["sections"].click()
    table = at.page.pages["sections"]
    first = table.lines.line(0)
    assert (first.entry.code, first.count) == ("I", 2)
    fields = table.lines.columns[table.column_at("field")]
    assert fields.display(table.lines.line(1)) == "Cải cách thủ tục hành chính"
    table.edited.emit(first, "field", "digital-government")
    section = at.page.working.review.result().draft.sections[0]
    assert section.field == "digital-government"
    at.key(KEY.Key_Delete)
    at.key(KEY.Key_Space)
    assert len(at.page.working.review.result().draft.sections) == 2


# ---- the quarter of a workbook's progress -------------------------------------------------------


def test_the_quarter_of_progress_is_asked_and_kept(reviewing: Reviewing):
    at = reviewing(data=as_workbook(kept(PLAN.rows, PROGRESS)), name="theo-doi.xlsx")
    bar = at.page.quarter
    assert bar.isVisible()
    said = [bar.choice.itemText(place) for place in range(bar.choice.count())]
    assert said[:2] == ["Quý của ngày hoàn thành, hoặc Quý IV/2026", "Quý I/2026"]
    assert len(said) == 5
    bar.choice.choose(str(Quarter(2026, 1)))
    bar.choice.activated.emit(bar.choice.currentIndex())
    taken(at)
    second = list_tasks(at.office.desk)[1]
    assert noted(at.office.desk, second.id, Quarter(2026, 1)) is not None
    assert noted(at.office.desk, second.id, Quarter(2026, 4)) is None


def test_a_plan_without_progress_is_not_asked_for_a_quarter(reviewing: Reviewing):
    assert not reviewing().page.quarter.isVisible()


# ---- a plan without deadlines -------------------------------------------------------------------


def test_a_plan_almost_without_deadlines_is_asked_once(reviewing: Reviewing):
    at = reviewing(UNDATED)
    assert at.page.top.counter.text() == "Ô cần xem: 1"
    at.key(KEY.Key_F8)
    assert foot(at) == ["Hỏi lại sau", "Cùng hạn 31/12/2026", "Không có thời hạn"]
    press(at, "Cùng hạn 31/12/2026")
    assert at.page.top.counter.text() == "Không còn ô cần xem"
    taken(at)
    assert [one.due for one in list_tasks(at.office.desk)][:3] == [date(2026, 12, 31)] * 3
    assert list_doubts(at.office.desk) == []


def test_tasks_may_be_left_without_a_deadline_all_at_once(reviewing: Reviewing):
    at = reviewing(UNDATED)
    at.key(KEY.Key_F8)
    press(at, "Không có thời hạn")
    at.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.page.top.counter.text() == "Ô cần xem: 1"
    at.key(KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    taken(at)
    assert [one.due for one in list_tasks(at.office.desk)][:3] == [None] * 3
    assert list_doubts(at.office.desk) == []


def test_asked_later_it_is_one_doubt_of_the_plan(reviewing: Reviewing):
    at = reviewing(UNDATED)
    taken(at)
    (doubt,) = list_doubts(at.office.desk)
    assert doubt.entity == "plan"
    assert doubt.what.startswith("3 nhiệm vụ không ghi thời hạn.")


def test_deadlines_typed_in_review_do_not_ask_for_the_rest_one_by_one(reviewing: Reviewing):
    at = reviewing(UNDATED)
    for place in (0, 1):
        at.page.working.put(
            at.page.working.review.with_field(at.lines()[place].id, "deadline", "Quý II")
        )
    assert at.page.top.counter.text() == "Ô cần xem: 1"
    at.key(KEY.Key_F8)
    assert at.page.foot.question is not None
    assert at.page.foot.question.facts["count"] == 1
