"""What a person answered once is not asked again: names of units, whoever the names stood for."""

from cchc_desktop.bootstrap import Office
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import undo
from cchc_desktop.services.intake.again import Amendment, take_in_again
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.questions import Does, answered, answers_to, questions_of
from cchc_desktop.services.intake.review import Review, review_of
from cchc_desktop.services.intake.sense import sense_of
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.task_list.listing import list_tasks
from cchc_desktop.services.unit_book import UnitBook
from cchc_desktop.services.units import UnitForm, add_unit, learn_spelling, list_units
from tests.builders.plan_files import PLAN, PlanText, as_word

SLIP = "Phòng Văn hóa - Xả hội"
RIGHT = "Phòng Văn hóa - Xã hội"
SECOND = PlanText(number="31/KH-UBND", subject="Chuyển đổi số năm 2026 của phường Hoa Sen")


def reviewed(desk: Desk, plan: PlanText) -> Review:
    return review_of(read_plan(desk, as_word(plan), "ke-hoach.docx", Ticket()))


def asked(review: Review) -> list[str]:
    sense = sense_of(review)
    return [one.about for line in review.lines for one in questions_of(line, sense)]


def answer_first(review: Review, does: Does, words: str = "") -> Review:
    sense = sense_of(review)
    question = next(one for line in review.lines for one in questions_of(line, sense))
    answers = answers_to(question, review, sense)
    chosen = next(one for one in answers if one.does is does and words in ("", one.words))
    return answered(review, question, chosen)


def take(office: Office, review: Review) -> None:
    take_in(office.desk, office.folder, review.result(), Ticket())


def test_a_slip_of_a_name_that_only_the_document_has_is_learnt(office: Office):
    desk = office.desk
    rows = [
        (str(at), f"Việc thứ {at} của kế hoạch phường", "", RIGHT, "", "Quý II")
        for at in range(1, 5)
    ]
    plan = PlanText(rows=(*rows, ("5", "Việc sau cùng của phường", "", SLIP, "", "Quý III")))
    review = reviewed(desk, plan)
    assert asked(review) == [SLIP]
    take(office, answer_first(review, Does.UNIT, RIGHT))
    assert {one.lead_units for one in list_tasks(desk)} == {(RIGHT,)}
    known = next(one for one in list_units(desk) if one.name == RIGHT)
    assert known.spellings == (SLIP,)
    again = reviewed(desk, SECOND.with_row(1, lead=SLIP))
    assert asked(again) == []
    take(office, again)
    assert [one.name for one in list_units(desk)].count(RIGHT) == 1
    undo(desk)
    undo(desk)
    assert RIGHT not in [one.name for one in list_units(desk)]


def test_a_slip_of_a_known_name_is_learnt(office: Office):
    desk = office.desk
    add_unit(desk, UnitForm(RIGHT))
    review = reviewed(desk, PLAN.with_row(1, lead=SLIP))
    assert asked(review) == [SLIP]
    take(office, answer_first(review, Does.UNIT))
    assert asked(reviewed(desk, SECOND.with_row(1, lead=SLIP))) == []


def test_a_unit_of_its_own_is_asked_once(office: Office):
    desk = office.desk
    add_unit(desk, UnitForm(RIGHT))
    review = reviewed(desk, PLAN.with_row(1, lead=SLIP))
    take(office, answer_first(review, Does.NEW_UNIT))
    assert asked(reviewed(desk, SECOND.with_row(1, lead=SLIP))) == []
    assert {SLIP, RIGHT} <= {one.name for one in list_units(desk)}


def test_a_name_of_several_units_names_one_from_then_on(office: Office):
    desk = office.desk
    one = add_unit(desk, UnitForm("Tổ công tác số một"))
    two = add_unit(desk, UnitForm("Đội liên ngành"))
    with desk.writing(desk.act("add-unit", name="Tổ")) as (writer, _):
        book = UnitBook.read(writer.connection)
        for unit in (one, two):
            learn_spelling(writer, book, unit, "Tổ liên ngành")
    review = reviewed(desk, PLAN.with_row(1, lead="Tổ liên ngành"))
    assert asked(review) == ["Tổ liên ngành"]
    take(office, answer_first(review, Does.UNIT, "Đội liên ngành"))
    assert list_tasks(desk)[0].lead_units == ("Đội liên ngành",)
    assert asked(reviewed(desk, SECOND.with_row(1, lead="Tổ liên ngành"))) == []


def test_a_phrase_settled_for_a_later_document_is_kept_for_the_plan(office: Office):

    desk = office.desk
    plan = take_in(desk, office.folder, reviewed(desk, PLAN).result(), Ticket())
    text = PlanText(
        number="45/KH-UBND",
        signed="Hoa Sen, ngày 10 tháng 4 năm 2026",
        subject="Điều chỉnh Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026",
    ).with_row(1, due="Kịp thời")
    review = reviewed(desk, text).reading("Kịp thời", "30/9/2026")
    take_in_again(desk, office.folder, review.result(), plan, Amendment(), Ticket())
    first = list_tasks(desk)[0]
    assert (first.deadline, str(first.due)) == ("Kịp thời", "2026-09-30")
