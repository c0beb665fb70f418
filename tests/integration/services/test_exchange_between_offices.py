"""Tasks go down, results come up: what arrives, what is shown, what is taken back."""

from dataclasses import replace

import pytest
from exchange_words import code, one, seen

from cchc_desktop.domain.status import State
from cchc_desktop.services.exchange.board import status
from cchc_desktop.services.exchange.files import list_files, undo_file
from cchc_desktop.services.exchange.kinds import FileKind, Mark, Signature
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from cchc_desktop.services.task_changes.withdrawal import Withdrawal, withdraw_tasks
from cchc_desktop.services.units import UnitForm, add_unit
from tests.builders.exchanging import (
    CITY,
    OTHER_WARD,
    Q1,
    WARD,
    Place,
    World,
)

OWN_TASK, SHARED = "Công khai thủ tục hành chính", "Ban hành kế hoạch"


def test_a_unit_gets_what_it_leads_or_shares_and_nothing_else(ward: Place):
    assert set(ward.tasks()) == {
        "Ban hành kế hoạch cải cách hành chính của địa phương",
        "Công khai thủ tục hành chính",
        "Khảo sát mức độ hài lòng",
    }
    own = ward.tasks()[OWN_TASK]
    assert (own.role, own.products, str(own.due)) == (
        "lead",
        ("Bảng niêm yết", "Danh mục"),
        "2026-06-30",
    )


def test_the_same_file_again_says_so_and_changes_nothing(city: Place, ward: Place):
    before = len(list_history(ward.desk))
    again = one(ward.take(city.sent[0]))
    assert again.preview.already_taken
    assert again.preview.counts.changes == 0
    assert len(list_history(ward.desk)) == before


def test_what_says_the_same_is_the_same_file_byte_for_byte(city: Place):
    first, second = city.sent[0], city.assign(WARD)
    assert first.read_bytes() == second.read_bytes()
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Sửa"))
    assert city.assign(WARD).read_bytes() != first.read_bytes()


def test_a_preview_stores_nothing_and_tells_old_beside_new(city: Place, ward: Place):
    edit_task(city.desk, city.tasks()[OWN_TASK].id, TaskChange(note="Theo mẫu mới"))
    newer = city.assign(WARD)
    before = ward.rows("SELECT count(*) FROM change_set")
    found = seen(ward, newer)
    line = next(line for line in found.lines if line.field == "note")
    assert (line.mark, line.old, line.new) == (Mark.UPDATED, "Theo mẫu", "Theo mẫu mới")
    assert line.label.endswith(OWN_TASK)
    assert found.counts.updated == 1
    assert ward.rows("SELECT count(*) FROM change_set") == before


def test_results_come_up_under_the_units_own_name(world: World, city: Place, ward: Place):
    proof = world.top / "Quyết định 12.pdf"
    proof.write_bytes(b"%PDF-1.4 noi dung")
    said = {"done_on": Q1.last_day, "result": "Đã ban hành", "evidence": [str(proof)]}
    ward.note(SHARED, state=State.DONE, **said)
    before = city.tasks()[next(t for t in city.tasks() if t.startswith(SHARED))].parts
    taken = one(city.take(ward.report()))
    assert (taken.refused, taken.preview.kind) == (None, FileKind.RETURN)
    now = city.tasks()[next(t for t in city.tasks() if t.startswith(SHARED))].parts
    assert (before.done, now.done, now.of) == (0, 1, 2)
    kept = city.rows("SELECT sha256 FROM attachment WHERE steward_id IS NOT NULL")
    assert (city.office.folder.files / kept[0][0]).read_bytes() == proof.read_bytes()
    line = next(one for one in status(city.desk, Q1).units if one.name == WARD)
    assert (line.received_on, line.assigned, line.reported) == (world.clock.at.date(), 1, 1)
    others = [one for one in status(city.desk, Q1).units if one.name != WARD]
    assert all(one.received_on is None for one in others)


def test_taking_a_file_back_restores_and_taking_it_again_readmits(city: Place, ward: Place):
    before = city.mirrored()
    ward.note(SHARED, state=State.IN_PROGRESS, percent=40)
    file = ward.report()
    taken = one(city.take(file))
    after = city.mirrored()
    assert after != before
    undo_file(city.desk, taken.preview.id.hex)  # type: ignore[union-attr]
    assert city.mirrored() == before
    line = next(one for one in status(city.desk, Q1).units if one.name == WARD)
    assert line.received_on is None
    assert list_files(city.desk, sent=False)[0].undone
    again = one(city.take(file))
    assert not again.preview.already_taken
    assert city.mirrored() == after


def test_undo_takes_the_newest_file_back_and_undoing_that_brings_it_again(city: Place, ward: Place):
    assert ward.tasks()
    undo(ward.desk)
    assert not ward.tasks()
    newest = list_history(ward.desk)[0]
    assert newest.verb == "take-back-file"
    undo(ward.desk, newest.set)
    assert ward.tasks()
    ward.note(SHARED, state=State.ONGOING)
    assert one(city.take(ward.report())).refused is None


def test_a_report_says_only_what_is_its_own_of_its_period(city: Place, world: World, ward: Place):
    other = world.ward("other", OTHER_WARD)
    assert one(other.take(city.assign(OTHER_WARD))).refused is None
    other.note(SHARED, state=State.IN_PROGRESS, percent=10)
    ward.note(SHARED, state=State.IN_PROGRESS, percent=40)
    ward.note(SHARED, state=State.IN_PROGRESS, percent=70, quarter=Q1.last_quarter.next())
    for place in (ward, other):
        assert one(city.take(place.report())).refused is None
    said = city.rows("SELECT percent, quarter FROM progress ORDER BY percent")
    assert said == [(10, "2026Q1"), (40, "2026Q1")]


def test_a_file_for_somebody_else_and_ones_own_file_are_refused(
    world: World, city: Place, ward: Place
):
    assert code(one(ward.take(city.assign(OTHER_WARD)))) == "exchange-for-another"
    assert code(one(city.take(city.sent[0]))) == "exchange-own-file"
    stranger = world.office("stranger", "Trường Mầm non Hoa Cúc")
    assert code(one(stranger.take(city.sent[0]))) == "exchange-which-unit"
    assert code(one(stranger.take(city.sent[0], as_unit="Sở Y tế"))) == "exchange-no-such-recipient"
    assert one(stranger.take(city.sent[0], as_unit=WARD)).refused is None
    assert stranger.tasks()


def test_a_bad_file_among_many_is_named_and_the_others_go_in(
    world: World, city: Place, ward: Place
):
    broken = world.top / "hỏng.cchc"
    broken.write_bytes(city.sent[0].read_bytes()[:-40])
    ward.note(SHARED, state=State.ONGOING)
    taken = city.take(broken, ward.report())
    assert [one.refused is None for one in taken] == [True, False]
    assert taken[1].preview.signature is Signature.BAD
    assert len(list(city.office.folder.copies.glob("*-nhan-tep.db"))) == 1


def test_an_office_is_founded_by_the_file_from_above_in_one_step(world: World, city: Place):
    file = city.assign(WARD)
    founded = world.founded("new", [file], None)
    assert one(founded.take(file)).refused is None
    assert founded.tasks()[OWN_TASK].role == "lead"
    founded.note(OWN_TASK, state=State.IN_PROGRESS, percent=5)
    assert one(city.take(founded.report())).refused is None


def test_a_file_for_a_group_is_for_each_of_its_members(world: World, city: Place):
    file = city.assign("Ủy ban nhân dân các phường, xã")
    ward = world.ward("fresh")
    assert one(ward.take(file)).refused is None
    assert any(name.startswith(SHARED) for name in ward.tasks())
    ward.note(SHARED, state=State.ONGOING)
    assert one(city.take(ward.report())).refused is None


def test_what_the_issuer_withdraws_is_withdrawn_below_and_keeps_its_results(
    city: Place, ward: Place
):
    ward.note(OWN_TASK, state=State.IN_PROGRESS, percent=30)
    said = Withdrawal("không còn phù hợp", number="9/QĐ-UBND")
    withdraw_tasks(city.desk, [city.tasks()[OWN_TASK].id], said)
    taken = one(ward.take(city.assign(WARD)))
    assert taken.preview.counts.withdrawn == 1
    assert ward.tasks()[OWN_TASK].state == "stopped"
    assert ward.rows("SELECT percent FROM progress WHERE NOT gone") == [(30,)]


def test_many_moved_deadlines_ask_for_their_number(city: Place, ward: Place):
    for title in (OWN_TASK, "Khảo sát mức độ hài lòng"):
        edit_task(city.desk, city.tasks()[title].id, TaskChange(deadline="Trước ngày 15/9/2026"))
    file = city.assign(WARD)
    refused = one(ward.take(file))
    assert (code(refused), refused.preview.asks) == ("exchange-moves-many", 2)
    assert code(one(ward.take(file, confirmed=frozenset({3})))) == "exchange-moves-many"
    assert one(ward.take(file, confirmed=frozenset({2}))).refused is None
    assert str(ward.tasks()[OWN_TASK].due) == "2026-09-14"


def test_a_result_typed_for_a_unit_gives_way_to_its_own(city: Place, ward: Place):
    title = next(name for name in city.tasks() if name.startswith(SHARED))
    city.note(SHARED, state=State.NOT_STARTED, unit=WARD)
    ward.note(SHARED, state=State.DONE, done_on=Q1.last_day)
    assert one(city.take(ward.report())).refused is None
    assert city.tasks()[title].parts.done == 1


def test_an_older_file_after_a_newer_one_says_nothing_new(city: Place, ward: Place):
    ward.note(SHARED, state=State.IN_PROGRESS, percent=40)
    older = ward.report()
    ward.note(SHARED, state=State.DONE, done_on=Q1.last_day)
    newer = ward.report()
    assert one(city.take(newer)).refused is None
    after = city.mirrored()
    late = one(city.take(older))
    assert late.preview.counts.changes == 0
    assert city.mirrored() == after


def test_nothing_for_a_unit_and_nothing_to_report_are_said(world: World, city: Place, ward: Place):
    add_unit(city.desk, UnitForm("Sở Y tế"))
    with pytest.raises(Exception, match="exchange-nothing-for"):
        city.assign("Sở Y tế")
    with pytest.raises(Exception, match="exchange-nothing-to-report"):
        ward.report(replace(Q1, number=2))
    alone = world.ward("alone", OTHER_WARD)
    with pytest.raises(Exception, match="exchange-not-joined"):
        alone.report()
    with pytest.raises(Exception, match="exchange-to-ourselves"):
        city.assign(CITY)
