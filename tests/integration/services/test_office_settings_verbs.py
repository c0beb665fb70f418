"""The office's sheet: each fact is one set that can be taken back."""

import pytest
from builders.results import refused

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.office_facts import office_facts
from cchc_desktop.services.office_settings import OfficeFact, office_sheet, set_office_fact
from cchc_desktop.services.owed_reports.duties import list_duties
from cchc_desktop.services.report_calendar import list_slots
from cchc_desktop.services.units import UnitForm, add_unit
from resources.words import sentence


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (OfficeFact.LEVEL, "school"),
        (OfficeFact.PLACE, "Bến Đò"),
        (OfficeFact.PARENT, "Ủy ban nhân dân tỉnh"),
        (OfficeFact.SYMBOL, "UBND-VP"),
        (OfficeFact.SIGNER, "Trần Văn Minh"),
        (OfficeFact.SIGNER_POST, "Phó Chủ tịch"),
        (OfficeFact.SIGNS_AS, "KT"),
        (OfficeFact.HEAD_ABOVE, "Thành phố Hoa Sen"),
        (OfficeFact.HEAD, "Ủy ban nhân dân\nphường Hoa Sen"),
    ],
)
def test_a_fact_is_changed_told_and_taken_back(desk: Desk, fact: OfficeFact, words: str):
    before = office_sheet(desk)
    outcome = set_office_fact(desk, fact, f"  {words} ")
    changed = office_sheet(desk)
    said = {**{name: getattr(changed, name) for name in ("level", "place", "parent")}}
    assert said.get(fact, getattr(changed.facts, fact.replace("-", "_"), None)) == words
    assert outcome.seq is not None
    newest = list_history(desk)[0]
    assert sentence(f"verbs.{newest.verb}", newest.facts).startswith("Sửa thông tin cơ quan: ")
    undo(desk)
    assert office_sheet(desk) == before


def test_the_same_again_writes_nothing(desk: Desk):
    set_office_fact(desk, OfficeFact.SIGNER, "Trần Văn Minh")
    for fact, words in ((OfficeFact.SIGNER, "Trần  Văn Minh "), (OfficeFact.PLACE, "Hoa Sen")):
        assert set_office_fact(desk, fact, words).seq is None


def test_what_is_no_choice_is_refused(desk: Desk):
    refused("office-level-unknown", lambda: set_office_fact(desk, OfficeFact.LEVEL, "group"))
    refused("signing-unknown", lambda: set_office_fact(desk, OfficeFact.SIGNS_AS, "XX"))


def test_reports_to_the_office_above_follow_it_in_the_same_set(desk: Desk):
    assert {duty.form.recipient for duty in list_duties(desk)} == {"Ủy ban nhân dân thành phố"}
    slots = [one.id for one in list_slots(desk, 2026)]
    set_office_fact(desk, OfficeFact.PARENT, "Ủy ban nhân dân tỉnh")
    assert {duty.form.recipient for duty in list_duties(desk)} == {"Ủy ban nhân dân tỉnh"}
    assert [one.id for one in list_slots(desk, 2026)] == slots
    undo(desk)
    assert {duty.form.recipient for duty in list_duties(desk)} == {"Ủy ban nhân dân thành phố"}


def test_no_office_stands_under_one_of_its_own(desk: Desk):
    own = office_sheet(desk).name
    add_unit(desk, UnitForm("Phòng Kinh tế", parent=own))
    add_unit(desk, UnitForm("Tổ Một cửa", parent="Phòng Kinh tế"))
    for name in (own, "Tổ Một cửa"):
        refused(
            "unit-under-itself", lambda name=name: set_office_fact(desk, OfficeFact.PARENT, name)
        )
    assert office_sheet(desk).parent == "Ủy ban nhân dân thành phố"


def test_an_office_may_stand_alone(desk: Desk):
    set_office_fact(desk, OfficeFact.PARENT, "")
    assert office_sheet(desk).parent == ""
    assert {duty.form.recipient for duty in list_duties(desk)} == {""}
    set_office_fact(desk, OfficeFact.PARENT, "Sở Nội vụ")
    assert {duty.form.recipient for duty in list_duties(desk)} == {"Sở Nội vụ"}
    assert office_facts(desk.store).unit_id == desk.unit_id
