"""A document read for review: the same plan from every format, and what it means here."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.intake.form import incoming_form, whats
from cchc_desktop.services.intake.incoming import (
    Incoming,
    read_alone,
    read_pasted,
    read_plan,
    with_roles,
    with_span,
)
from cchc_desktop.services.intake.span import Span, SpanSource
from cchc_desktop.services.intake.units import UnitSense
from cchc_desktop.services.units import UnitForm, add_unit
from tests.builders.plan_files import (
    FORMS,
    HEAD,
    PLAN,
    ROWS,
    PlanText,
    as_copied,
    as_pdf,
    as_text,
    as_word,
    as_workbook,
)

TODAY = date(2026, 5, 20)


def read(desk: Desk, plan: PlanText = PLAN, span: Span | None = None) -> Incoming:
    return read_plan(desk, as_word(plan), "ke-hoach.docx", Ticket(), span)


@pytest.mark.parametrize("form", FORMS)
def test_every_format_says_the_same_plan(desk: Desk, form: str):
    incoming = read_plan(desk, FORMS[form](PLAN), f"ke-hoach.{form}", Ticket())
    draft = incoming.draft
    assert (draft.document.number, draft.document.issued_on) == ("12/KH-UBND", date(2026, 1, 20))
    assert draft.document.subject == PLAN.subject
    assert [one.code for one in draft.sections] == ["I", "II"]
    tasks = [row for row in ROWS if row[5]]
    assert [(one.code, one.title) for one in draft.tasks] == [row[:2] for row in tasks]
    assert [one.section for one in draft.tasks] == [0, 0, 1, 1]
    assert [one.lead_units for one in draft.tasks] == [(row[3],) for row in tasks]
    assert [one.partner_units for one in draft.tasks] == [(row[4],) for row in tasks]
    assert draft.tasks[1].products == ("Biên bản", "Báo cáo")
    assert [one.deadline for one in draft.tasks] == [row[5] for row in tasks]
    assert [[m.due for m in read.milestones] for read in incoming.deadlines] == [
        [date(2026, 3, 14)],
        [date(2026, 6, 30)],
        [None],
        [date(2026, 11, 30)],
    ]
    assert incoming.open == 0
    assert len(incoming.identities) == len(draft.tasks)


def test_the_text_around_the_table_is_taken_too(desk: Desk):
    draft = read(desk).draft
    assert [one.cited[0].number for one in draft.bases] == ["05/KH-UBND"]
    assert [one.unit for one in draft.assignments] == ["Phòng Văn hóa - Xã hội"]
    assert [one.caption for one in draft.layout] == list(HEAD)


def test_the_years_come_from_the_document_the_line_or_the_deadlines(desk: Desk):
    assert read(desk).span == Span(date(2026, 1, 1), date(2026, 12, 31), SpanSource.DOCUMENT)
    school = PlanText(subject="Cải cách hành chính năm học 2026-2027 của Trường Tiểu học Hoa Sen")
    assert read(desk, school).span == Span(date(2026, 8, 1), date(2027, 7, 31), SpanSource.DOCUMENT)
    given = Span(date(2025, 1, 1), date(2025, 12, 31))
    assert read(desk, span=given).span == given
    pasted = read_pasted(desk, as_copied(), None, Ticket())
    assert pasted.span == Span(date(2026, 1, 1), date(2026, 12, 31), SpanSource.GUESSED)
    (asked,) = [one for one in pasted.plan_doubts if one.field == "years"]
    assert "năm 2026" in whats([asked])[0]


def test_other_days_read_the_deadlines_anew(desk: Desk):
    plan = PLAN.with_row(1, due="Trước ngày 15/3")
    incoming = read(desk, plan)
    assert incoming.deadlines[0].milestones[0].due == date(2026, 3, 14)
    later = with_span(incoming, date(2027, 1, 1), date(2027, 12, 31))
    assert later.deadlines[0].milestones[0].due == date(2027, 3, 14)
    with pytest.raises(RefusedError) as refused:
        with_span(incoming, date(2027, 1, 1), date(2026, 1, 1))
    assert refused.value.code == "plan-days-backwards"


def test_units_are_known_new_or_asked(desk: Desk):
    known = add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    plan = PLAN.with_row(1, lead="Trưởng phòng VH-XH").with_row(2, lead="Phòng Văn hoa - Xã hội")
    proposals = {one.words: one for one in read(desk, plan).units}
    assert proposals["Trưởng phòng VH-XH"].unit == known
    assert proposals["Trưởng phòng VH-XH"].name == "Phòng Văn hóa - Xã hội"
    slip = proposals["Phòng Văn hoa - Xã hội"]
    assert (slip.sense, slip.unit, slip.is_open) == (UnitSense.NEAR, None, True)
    assert [one.unit for one in slip.candidates] == [known]
    assert proposals["Các khu phố"].sense is UnitSense.NEW


def test_a_slip_is_asked_in_the_row_where_it_stands(desk: Desk):
    add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    incoming = read(desk, PLAN.with_row(2, partner="Phòng Văn hóa - Xã hôi"))
    assert [len(doubts) for doubts in incoming.doubts] == [0, 1, 0, 0]
    (doubt,) = incoming.doubts[1]
    assert doubt.field == "partner_units"
    assert "khác một chữ cái" in whats([doubt])[0]


def test_a_document_is_its_own_witness_of_slips():
    rows = tuple(
        (str(at), f"Thực hiện công việc thứ {at}", "", "Phòng Tư pháp", "", "Quý II năm 2026")
        for at in range(1, 5)
    )
    odd = ("5", "Thực hiện công việc cuối", "", "Phòng Tư pháo", "", "Quý II năm 2026")
    plan = PlanText(rows=(*rows, odd))
    incoming = read_alone(TODAY, as_word(plan), "a.docx", Ticket())
    assert [bool(doubts) for doubts in incoming.doubts] == [False] * 4 + [True]


def test_reports_are_proposed_with_their_days(desk: Desk):
    (duty,) = read(desk).duties
    assert duty.said.recipient == "Ủy ban nhân dân thành phố"
    assert [one.due for one in duty.dues] == [
        date(2026, 3, 19),
        date(2026, 6, 19),
        date(2026, 9, 19),
        date(2026, 12, 19),
    ]
    assert duty.taken is None
    assert not duty.said.confirmed


def test_a_missing_deadline_is_asked_where_others_have_one(desk: Desk):
    incoming = read(desk, PLAN.with_row(1, due=""))
    assert [len(doubts) for doubts in incoming.doubts] == [1, 0, 0, 0]
    nowhere = PLAN
    for at in (1, 2, 4, 5):
        nowhere = nowhere.with_row(at, due="")
    incoming = read(desk, nowhere)
    assert not any(incoming.doubts)
    (asked,) = incoming.plan_doubts
    (why,) = whats([asked])
    assert why.startswith("4 nhiệm vụ không ghi thời hạn. Chọn một hạn chung, hoặc để")


def test_columns_are_read_again_with_a_persons_roles(desk: Desk):
    incoming = read(desk)
    (table,) = [one for one in incoming.tables if one.roles.has(Role.TITLE)]
    swapped = table.roles.with_role(3, Role.PARTNER).with_role(4, Role.LEAD)
    again = with_roles(incoming, table.place, swapped, Ticket())
    assert again.draft.tasks[0].lead_units == ("Văn phòng HĐND và UBND phường",)
    assert again.draft.tasks[0].partner_units == ("Phòng Văn hóa - Xã hội",)
    assert again.decisions.roles == {table.place: swapped}
    with pytest.raises(RefusedError) as refused:
        with_roles(incoming, 7, swapped, Ticket())
    assert refused.value.code == "intake-table-not-there"


def test_a_column_of_beginnings_begins_the_milestone(desk: Desk):
    rows = (("1", "Sửa bảng tin", "", "Văn phòng", "01/4/2026", "30/6/2026"),)
    head = ("TT", "Nội dung công việc", "Kết quả", "Đơn vị chủ trì", "Bắt đầu", "Hoàn thành")
    incoming = read(desk, PlanText(rows=rows, head=head))
    (milestone,) = incoming.deadlines[0].milestones
    assert (milestone.start, milestone.due) == (date(2026, 4, 1), date(2026, 6, 30))


def test_rows_copied_as_text_are_a_document_too(desk: Desk):
    text = "\n".join("\t".join(row) for row in PLAN.grid)
    html = read_pasted(desk, as_copied(), None, Ticket())
    plain = read_pasted(desk, None, text, Ticket())
    assert [one.title for one in html.draft.tasks] == [one.title for one in plain.draft.tasks]
    assert len(html.draft.tasks) == 4


def test_the_form_has_the_keys_of_the_contract(desk: Desk):
    form = incoming_form(read(desk))
    assert list(form) == [
        "document",
        "bases",
        "chapters",
        "targets",
        "layout",
        "sections",
        "tasks",
        "narrative",
        "assignments",
        "report_duties",
        "doubts",
    ]
    assert form["document"]["years"] == [2026, 2026]
    assert form["tasks"][0]["section"] == "I"
    assert form["tasks"][0]["deadline"] == {
        "text": "Trước ngày 15/3/2026",
        "kind": "fixed",
        "milestones": [{"label": "", "start": None, "due": "2026-03-14", "rule": None}],
    }


@pytest.mark.parametrize("made", [as_word, as_pdf, as_text, as_workbook])
def test_cancel_is_noticed(desk: Desk, made: Callable[[], bytes]):
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        read_plan(desk, made(), "a", ticket)


def test_cancel_is_noticed_while_a_document_is_understood(desk: Desk):
    steps: list[str] = []

    def listen(_done: int, _total: int, code: str) -> None:
        steps.append(code)
        if code == "understanding-document":
            ticket.cancel()

    ticket = Ticket(listen)
    with pytest.raises(Cancelled):
        read_plan(desk, as_word(), "a.docx", ticket)
    assert steps.count("understanding-document") == 1


def test_what_is_no_document_is_one_refusal(desk: Desk, tmp_path: Path):
    with pytest.raises(DocumentError) as refused:
        read_plan(desk, tmp_path / "khong-co.docx", "khong-co.docx", Ticket())
    assert refused.value.code == "document-not-found"
