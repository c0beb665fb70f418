"""What is asked of a plan that comes in, and what each answer makes of it."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.draft import DoubtDraft
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.doubts.open import list_doubts
from cchc_desktop.services.doubts.settling import settle
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.questions import (
    Answer,
    Does,
    Question,
    answered,
    answers_to,
    plan_questions,
    questions_of,
)
from cchc_desktop.services.intake.review import (
    PLAN,
    DoubtKey,
    Review,
    review_of,
)
from cchc_desktop.services.intake.sense import sense_of
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.plans.storing import show_plan
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.units import UnitForm, add_unit, list_units
from resources.words import deed
from tests.builders.plan_files import PLAN as TEXT
from tests.builders.plan_files import PlanText, as_word

KNOWN = "Phòng Văn hóa - Xã hội"
TYPO = "Phòng Văn hóa - Xả hội"


def reviewed(desk: Desk, text: PlanText = TEXT) -> Review:
    return review_of(read_plan(desk, as_word(text), "ke-hoach.docx", Ticket()))


def asked(review: Review) -> list[Question]:
    sense = sense_of(review)
    return [one for line in review.lines for one in questions_of(line, sense)]


def only(review: Review) -> Question:
    (found,) = asked(review)
    return found


def offered(review: Review, question: Question) -> list[Does]:
    return [one.does for one in answers_to(question, review, sense_of(review))]


def codes(review: Review) -> list[str | None]:
    return [line.task.code for line in review.kept]


def titles(review: Review) -> list[str]:
    return [one.title for one in review.result().draft.tasks]


def test_the_first_answer_is_always_the_careful_one(desk: Desk):
    text = TEXT.with_row(2, code="1", due="năm tiếp theo")
    review = reviewed(desk, text)
    found = [*asked(review), *plan_questions(review)]
    assert found
    assert {offered(review, one)[0] for one in found} == {Does.LATER}


def test_a_doubt_put_off_stays_to_be_asked_after_the_plan_was_taken_in(office: Office):
    review = reviewed(office.desk, TEXT.with_row(2, due="năm tiếp theo"))
    question = only(review)
    later = answered(review, question, Answer(Does.LATER))
    assert later.put_off == {question.key}
    plan = take_in(office.desk, office.folder, later.result(), Ticket())
    stored = show_plan(office.desk.store, plan)["tasks"][1]
    assert len(stored["doubts"]) == 1


def test_a_day_chosen_for_a_phrase_keeps_the_words_of_the_plan(office: Office):
    review = reviewed(office.desk, TEXT.with_row(2, due="năm tiếp theo"))
    question = only(review)
    assert question.about == "năm tiếp theo"
    day = next(
        one for one in answers_to(question, review, sense_of(review)) if one.does is Does.MEANS
    )
    assert day.day == date(2026, 12, 31)
    decided = answered(review, question, day)
    assert asked(decided) == []
    plan = take_in(office.desk, office.folder, decided.result(), Ticket())
    deadline = show_plan(office.desk.store, plan)["tasks"][1]["deadline"]
    assert deadline["text"] == "năm tiếp theo"
    assert [one["due"] for one in deadline["milestones"]] == ["2026-12-31"]


def test_an_empty_deadline_is_filled_for_its_own_row(desk: Desk):
    review = reviewed(desk, TEXT.with_row(2, due=""))
    question = only(review)
    assert offered(review, question) == [Does.LATER, Does.WRITE]
    filled = answered(review, question, Answer(Does.MEANS, "30/6/2026"))
    assert filled.line(2).task.deadline == "30/6/2026"


def test_a_slip_of_the_pen_is_asked_once_and_learnt(office: Office):
    add_unit(office.desk, UnitForm(KNOWN))
    review = reviewed(office.desk, TEXT.with_row(1, lead=TYPO))
    question = only(review)
    assert (question.field, question.about) == ("lead_units", TYPO)
    meant = answers_to(question, review, sense_of(review))[1]
    assert (meant.does, meant.words) == (Does.UNIT, KNOWN)
    decided = answered(review, question, meant)
    assert asked(decided) == []
    assert sense_of(decided).name_of(TYPO) == KNOWN
    assert decided.line(1).task.lead_units == (TYPO,)
    take_in(office.desk, office.folder, decided.result(), Ticket())
    (unit,) = (one for one in list_units(office.desk) if one.name == KNOWN)
    assert TYPO in unit.spellings


def test_a_slip_may_be_a_unit_of_its_own(office: Office):
    add_unit(office.desk, UnitForm(KNOWN))
    review = reviewed(office.desk, TEXT.with_row(1, lead=TYPO))
    decided = answered(review, only(review), Answer(Does.NEW_UNIT))
    assert asked(decided) == []
    take_in(office.desk, office.folder, decided.result(), Ticket())
    assert {KNOWN, TYPO} <= {one.name for one in list_units(office.desk)}


def test_a_name_that_only_the_plan_knows_is_written_for_the_slip(desk: Desk):
    review = reviewed(desk).with_field(1, "lead_units", (TYPO, "Văn phòng"))
    renamed = review.renaming_unit(TYPO, KNOWN)
    assert renamed.line(1).task.lead_units == (KNOWN, "Văn phòng")
    assert renamed.line(2) == review.line(2)


@pytest.mark.parametrize(
    ("does", "left"), [(Does.ACCEPT, 4), (Does.DROP, 3), (Does.JOIN, 3), (Does.SPLIT, 5)]
)
def test_what_is_asked_of_a_row_is_answered_by_what_is_done_with_it(
    desk: Desk, does: Does, left: int
):
    review = reviewed(desk)
    doubtful = replace(
        review.line(2), task=replace(review.line(2).task, doubts=(DoubtDraft("intake-doubts.x"),))
    )
    review = review.with_line(doubtful)
    decided = answered(review, only(review), Answer(does))
    assert len(decided.kept) == left


def test_the_nth_of_equal_doubts_is_settled_alone(desk: Desk):
    doubt = DoubtDraft("intake-doubts.unit-odd", {"text": "x"}, field="lead_units")
    review = reviewed(desk)
    line = replace(review.line(1), task=replace(review.line(1).task, doubts=(doubt, doubt)))
    first, second = (key for key, _ in line.doubts())
    assert (first.nth, second.nth) == (0, 1)
    left = line.without(first)
    assert [key for key, _ in left.doubts()] == [DoubtKey(1, "lead_units", doubt.code, 0)]


def test_a_doubt_of_the_document_goes_with_the_fact_that_was_written(desk: Desk):
    review = reviewed(desk, replace(TEXT, number="…/KH-UBND"))
    fields = [one.field for one in plan_questions(review)]
    assert "number" in fields
    written = review.with_document(number="12/KH-UBND")
    assert "number" not in [one.field for one in plan_questions(written)]


def test_guessed_years_are_confirmed_as_they_are(desk: Desk):
    text = replace(TEXT, subject="Cải cách hành chính", signed="Hoa Sen")
    review = reviewed(desk, text)
    (question,) = (one for one in plan_questions(review) if one.field == "years")
    assert question.line == PLAN
    confirmed = answered(review, question, Answer(Does.ACCEPT))
    assert confirmed.span.first_day == review.span.first_day
    assert "years" not in [one.field for one in plan_questions(confirmed)]


def test_one_deadline_is_given_to_all_that_say_none_after_the_plan_was_taken_in(office: Office):
    desk = office.desk
    rows = (*((*row[:5], "") for row in TEXT.rows[:-1]), TEXT.rows[-1])
    incoming = read_plan(desk, as_word(replace(TEXT, rows=rows)), "ke-hoach.docx", Ticket())
    take_in(desk, office.folder, incoming, Ticket())
    (doubt,) = list_doubts(desk)
    assert doubt.entity == "plan"
    with pytest.raises(RefusedError) as refused:
        settle(desk, doubt.id, "Kịp thời")
    assert refused.value.code == "deadline-not-understood"
    settle(desk, doubt.id, "30/9/2026")
    assert [one.due for one in list_tasks(desk)] == [date(2026, 9, 30)] * 3 + [date(2026, 11, 30)]
    assert list_doubts(desk) == []
    last = list_history(desk)[0]
    assert deed(last.verb, last.facts).startswith("Ghi thời hạn “30/9/2026” cho 3 nhiệm vụ")
    undo(desk)
    assert [one.due for one in list_tasks(desk)][:3] == [None] * 3
    assert [one.id for one in list_doubts(desk)] == [doubt.id]
