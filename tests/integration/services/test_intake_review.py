"""A plan while it is looked over: what edits, answers and other roles make of it."""

from dataclasses import replace
from datetime import date

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.intake.incoming import read_plan, with_roles
from cchc_desktop.services.intake.questions import (
    Does,
    Question,
    answers_to,
    questions_of,
)
from cchc_desktop.services.intake.review import (
    Review,
    read_again,
    review_of,
)
from cchc_desktop.services.intake.rows import joined, renumbered, split
from cchc_desktop.services.intake.sense import sense_of
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


# ---- edits --------------------------------------------------------------------------------------


def test_what_nobody_touched_comes_out_as_it_was_read(desk: Desk):
    review = reviewed(desk)
    result = review.result()
    assert result.draft == review.incoming.draft
    assert result.identities == review.incoming.identities


def test_a_written_field_settles_what_was_doubtful_in_it(desk: Desk):
    review = reviewed(desk, TEXT.with_row(2, code="1"))
    question = only(review)
    assert (question.field, question.code) == ("code", "intake-doubts.code-repeated")
    written = review.with_field(question.line, "code", "2")
    assert asked(written) == []
    assert codes(written) == ["1", "2", "1", "2"]


def test_a_row_left_out_is_not_taken_in_and_nothing_is_asked_of_it(desk: Desk):
    review = reviewed(desk, TEXT.with_row(2, code="1"))
    without = review.keeping({2}, kept=False)
    assert len(without.result().identities) == len(without.result().draft.tasks) == 3
    assert asked(without) == []
    assert len(without.keeping({2}, kept=True).kept) == 4


def test_writing_into_a_row_that_was_left_out_takes_it_again(desk: Desk):
    review = reviewed(desk).keeping({1}, kept=False)
    assert review.with_field(1, "note", "Ưu tiên").line(1).kept


def test_a_joined_row_adds_its_cells_to_the_one_above(desk: Desk):
    review = joined(reviewed(desk), 2)
    whole = review.line(1).task
    first, second = TEXT.rows[1], TEXT.rows[2]
    assert whole.title == f"{first[1]} {second[1]}"
    assert whole.products == ("Kế hoạch", "Biên bản", "Báo cáo")
    assert whole.lead_units == (first[3], second[3])
    assert whole.deadline == f"{first[5]}; {second[5]}"
    assert [line.id for line in review.lines] == [1, 3, 4]


def test_the_first_row_has_none_above_to_join(desk: Desk):
    review = reviewed(desk)
    assert joined(review, 1) is review


def test_a_row_is_not_joined_with_one_that_is_left_out(desk: Desk):
    review = joined(reviewed(desk).keeping({2}, kept=False), 3)
    assert TEXT.rows[4][1] in review.line(1).task.title


def test_a_split_row_is_two_with_identities_of_their_own(desk: Desk):
    review = split(reviewed(desk), 2)
    assert titles(review).count(TEXT.rows[2][1]) == 2
    identities = review.result().identities
    assert len(set(identities)) == len(identities) == 5


def test_numbers_go_on_from_the_row_that_is_numbered_anew(desk: Desk):
    text = TEXT.with_row(1, code="5").with_row(2, code="5")
    more = ("6", "Kiểm tra việc tiếp công dân", "Báo cáo", KNOWN, "", "Quý III năm 2026")
    rows = (*text.rows[:3], more, *text.rows[3:])
    review = renumbered(reviewed(desk, replace(text, rows=rows)), 2)
    assert codes(review)[:3] == ["5", "6", "7"]


def test_a_number_without_figures_is_not_numbered_anew(desk: Desk):
    review = reviewed(desk).with_field(1, "code", "a")
    assert renumbered(review, 1) is review


# ---- the other parts ----------------------------------------------------------------------------


def test_an_entry_left_out_of_another_part_is_gone_from_what_is_taken_in(desk: Desk):
    review = reviewed(desk)
    assert len(review.draft.bases) == 1
    without = review.leaving_out("bases", 0, out=True)
    assert without.result().draft.bases == ()
    assert without.leaving_out("bases", 0, out=False).result() == review.result()
    assert without.with_part("bases", 0, text="Căn cứ khác").result().draft.bases[0].text == (
        "Căn cứ khác"
    )


def test_a_report_is_owed_not_owed_or_asked_again(desk: Desk):
    review = reviewed(desk)
    assert len(review.draft.report_duties) == 1
    assert [one.taken for one in review.incoming.duties] == [None]
    taken = review.owing(0, taken=True)
    assert [one.taken for one in taken.result().duties] == [True]
    assert [one.taken for one in taken.owing(0, taken=None).result().duties] == [None]


# ---- read again ---------------------------------------------------------------------------------


def test_other_roles_keep_what_a_person_wrote_and_left_out(desk: Desk):
    review = reviewed(desk).with_field(1, "note", "Ưu tiên").keeping({4}, kept=False)
    table = next(one for one in review.incoming.tables if one.last > one.first)
    roles = table.roles.with_role(4, Role.NOTE)
    again = read_again(review, with_roles(review.incoming, table.place, roles, Ticket()))
    assert [line.task.partner_units for line in again.lines] == [(), (), (), ()]
    assert again.line(1).task.note == "Ưu tiên"
    assert again.line(2).task.note == TEXT.rows[2][4]
    assert [line.kept for line in again.lines] == [True, True, True, False]


def test_facts_that_were_written_stay_when_a_table_is_read_again(desk: Desk):
    review = reviewed(desk).with_document(signer="Lý Thành Nhân")
    table = next(one for one in review.incoming.tables if one.last > one.first)
    again = read_again(review, with_roles(review.incoming, table.place, table.roles, Ticket()))
    assert again.draft.document.signer == "Lý Thành Nhân"


# ---- what it means ------------------------------------------------------------------------------


def test_what_an_edit_leaves_as_it_was_is_not_worked_out_again(desk: Desk):
    review = reviewed(desk)
    sense = sense_of(review)
    assert sense_of(review.with_field(1, "note", "Ưu tiên"), sense) is sense
    moved = sense_of(review.with_span(date(2027, 1, 1), date(2027, 12, 31)), sense)
    assert moved.frame.first_day == date(2027, 1, 1)
    other = sense_of(review.with_field(1, "lead_units", ("Văn phòng",)), sense)
    assert other.frame is sense.frame
    assert "Văn phòng" in other.proposals
