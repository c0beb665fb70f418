"""Two values of one field: whose, when; one is kept, or both. Proposals of others are answered."""

from pathlib import Path

from exchange_stage import SHARED, WARD, Stage, State, answer, stage_of
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.draft import Document, PlanDraft, TaskDraft
from cchc_desktop.services.exchange.differences import list_differences
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.marks import believe_introduction, distrust
from cchc_desktop.services.exchange.office_key import replace_key
from cchc_desktop.services.exchange.proposals import ProposedField, list_proposals, propose
from cchc_desktop.services.exchange.trust import known_keys
from cchc_desktop.services.office_people import add_person
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import PHRASE, Place, World, at_home
from tests.builders.plans_above import FIRST, LAST
from ui.exchange.choices_part import ChoicesPart
from ui.jobs.runner import Runner
from ui.parts.form_dialog import FormDialog

HERE, THERE = "Họp thống nhất ngày 18/3", "Chờ ý kiến của sở"


def write(place: Place, **said: str) -> None:
    task = next(line.id for name, line in place.tasks().items() if name.startswith(SHARED))
    edit_task(place.desk, task, TaskChange(**said))  # type: ignore[arg-type]


def note_of(place: Place) -> str:
    ((note,),) = place.rows("SELECT note FROM task WHERE title LIKE ?", f"{SHARED}%")
    return str(note)


def two_values(world: World, city: Place) -> None:
    second = world.second("second", city.sync(PHRASE).path)
    write(city, note=HERE)
    write(second, note=THERE)
    city.take(second.sync().path)


def opened(stage: Stage) -> ChoicesPart:
    stage.page.refresh()
    stage.settle()
    stage.press(stage.page.side.came.buttons["differences"])
    return stage.page.choices


def test_both_values_stand_beside_each_other_with_whose_they_are(
    world: World, city: Place, stage: Stage
):
    two_values(world, city)
    part = opened(stage)
    QAbstractItemModelTester(part.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = part.current()
    assert found is not None
    assert set(found.values) == {HERE, THERE}
    assert found.field == "Ghi chú"
    mine = found.whose[found.values.index(HERE)]
    assert mine.who == city.desk.who
    assert mine.at is not None


def test_one_value_is_kept(world: World, city: Place, stage: Stage):
    two_values(world, city)
    part = opened(stage)
    found = part.current()
    assert found is not None
    stage.press(part.cards.buttons[found.values.index(THERE)])
    assert note_of(city) == THERE
    assert not list_differences(city.desk)
    assert part.table.lines.rowCount() == 0


def test_both_are_kept_as_text(world: World, city: Place, stage: Stage):
    two_values(world, city)
    part = opened(stage)
    stage.press(part.cards.buttons[-1])
    assert set(note_of(city).splitlines()) == {HERE, THERE}
    assert not list_differences(city.desk)


def proposed(ward: Place, city: Place) -> None:
    task = next(line.id for name, line in ward.tasks().items() if name.startswith(SHARED))
    propose(ward.desk, task, ProposedField.NOTE, "Lùi sau Tết", "Trùng dịp nghỉ")
    city.take(ward.report())


def shown_proposal(stage: Stage) -> ChoicesPart:
    stage.page.refresh()
    stage.settle()
    stage.press(stage.page.side.came.buttons["proposals"])
    return stage.page.choices


def test_a_proposal_is_accepted_and_changes_the_task(city: Place, ward: Place, stage: Stage):
    proposed(ward, city)
    part = shown_proposal(stage)
    found = part.current()
    assert found is not None
    assert (found.unit, found.values) == (WARD, ("Lùi sau Tết",))
    stage.press(part.cards.buttons[0])
    assert note_of(city) == "Lùi sau Tết"
    assert list_proposals(city.desk)[0].accepted is True


def test_a_proposal_is_declined_with_a_reason(city: Place, ward: Place, stage: Stage):
    proposed(ward, city)
    part = shown_proposal(stage)

    def say_why(form: FormDialog) -> None:
        form.fields["why"].edit.setPlainText("Thời hạn do Trung ương giao")  # type: ignore[attr-defined]
        form.act.click()

    answer(say_why)
    stage.press(part.cards.buttons[1])
    (line,) = list_proposals(city.desk)
    assert (line.accepted, line.answer) == (False, "Thời hạn do Trung ương giao")


def test_the_place_stays_itself_while_a_ward_looks_at_it(
    ward: Place, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    ward.note(SHARED, state=State.DONE, done_on=ward.desk.today)
    with stage_of(ward, tmp_path, runner, qtbot) as stage:
        stage.page.side.choices_asked.emit()
        stage.settle()
        assert stage.page.choices.current() is None
        stage.page.choices.left.emit()
        for width in (1366, 1150, 1000, 1366):
            stage.page.fit(width)
            assert stage.page.stops()
            assert stage.page.keys()
        assert stage.page.side.isVisible()


def test_people_chosen_differently_are_called_by_their_names(
    world: World, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    first = world.office("alone", WARD)
    tasks = (TaskDraft("Rà soát thủ tục", "1", lead_units=(WARD,)),)
    store_plan(first.desk, PlanDraft(Document("Kế hoạch của phường"), tasks=tasks), FIRST, LAST)
    names = ("Lý Thị Mai Hương", "Trần Văn Minh")
    for name in names:
        add_person(first.desk, name)
    second = world.second("second", first.sync(PHRASE).path)
    for place, name in zip((first, second), names, strict=True):
        (task,) = place.tasks().values()
        edit_task(place.desk, task.id, TaskChange(person=name))
    first.take(second.sync().path)
    with stage_of(first, tmp_path, runner, qtbot) as stage:
        part = opened(stage)
        found = part.current()
        assert found is not None
        assert (found.field, set(found.values)) == ("Người phụ trách", set(names))
        stage.press(part.cards.buttons[found.values.index("Trần Văn Minh")])
        assert not list_differences(first.desk)
        (task,) = first.tasks().values()
        assert task.person == "Trần Văn Minh"


def test_a_mark_believed_no_more_here_and_replaced_there_is_said_in_words(
    world: World, city: Place, ward: Place, stage: Stage
):
    city.take(ward.report())
    second = world.second("second", city.sync(PHRASE).path)
    mark = next(key for key in known_keys(city.desk) if key.name == WARD)
    distrust(city.desk, mark.id, "Máy bị mất")
    with at_home(ward):
        replace_key(ward.desk)
        sheet = own_introduction(ward.desk)
    believe_introduction(second.desk, sheet.text, "Chị Mai")
    city.take(second.sync().path)
    part = opened(stage)
    found = part.current()
    assert found is not None
    assert (found.label, found.field) == (WARD, "Dấu nhận dạng")
    assert set(found.values) == {"Thôi tin dấu này", "Đã thay bằng dấu khác"}
    stage.press(part.cards.buttons[found.values.index("Đã thay bằng dấu khác")])
    assert not list_differences(city.desk)
    current = [key for key in known_keys(city.desk) if key.name == WARD and key.current]
    assert [key.digits for key in current] == [sheet.fingerprint.digits]
