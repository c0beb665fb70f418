"""Whom the computer knows: listed by marks; believed no more, or anew; our own mark made anew."""

from pathlib import Path

import pytest
from exchange_stage import CITY, SHARED, WARD, Stage, State, answer, stage_of
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.office_key import office_key, replace_key
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import PHRASE, Place, World, at_home
from ui.exchange.known_columns import KnownLine, Standing, Whose, standing_words
from ui.exchange.known_part import KnownPart
from ui.exchange.sheet_form import SheetForm
from ui.jobs.runner import Runner
from ui.parts.dialog import SentenceDialog
from ui.parts.form_dialog import FormDialog

WHY = "Máy của phường bị mất"


def opened(stage: Stage) -> KnownPart:
    part = stage.page.known
    stage.page._turn_to(part)
    stage.settle()
    return part


def lines(part: KnownPart) -> dict[str, KnownLine]:
    return {line.name: line for line in part.table.lines.lines() if line.standing != "replaced"}


def choose(stage: Stage, name: str) -> KnownPart:
    part = opened(stage)
    part.table.choose(lines(part)[name].id)
    stage.settle()
    return part


@pytest.fixture
def met(city: Place, ward: Place) -> Place:
    """Give a ward whose report was taken in."""
    city.take(ward.report())
    return ward


def test_offices_are_listed_with_mark_since_when_and_how(stage: Stage, met: Place):
    part = choose(stage, WARD)
    model = part.table.lines
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with at_home(met):
        mark = own_introduction(met.desk).fingerprint
    words = {column.key: column.display(lines(part)[WARD]) for column in model.columns}
    assert words["mark"] == ", ".join(mark.words)
    assert words["how"] == "Tệp đầu tiên nhận được"
    assert words["since"] == "02/4/2026"
    assert words["standing"] == "Đang tin"
    assert part._mark.digits.text() == mark.digits
    assert lines(part)[CITY].whose is Whose.OURS
    assert part.doubt.isVisible()
    assert not part.anew.isVisible()


def test_an_office_that_is_believed_no_more_says_why_and_undo_believes_it_again(
    stage: Stage, met: Place
):
    part = choose(stage, WARD)

    def refuse(form: FormDialog) -> None:
        form.fields["why"].edit.setPlainText(WHY)  # type: ignore[attr-defined]
        form.act.click()

    answer(refuse)
    stage.press(part.doubt)
    line = lines(part)[WARD]
    assert (line.standing, standing_words(line)) == (Standing.WITHDRAWN, "Đã thôi tin")
    assert WHY in part._words.text()
    assert not part.doubt.isVisible()
    assert stage.newest() == f"Thôi tin dấu nhận dạng của {WARD}"
    met.note(SHARED, state=State.ONGOING)
    stage.look_at(met.report())
    page = stage.page.arrived
    assert page.seen[0].signature is Signature.CHANGED
    assert "đã thôi tin" in page.red.title()
    assert WHY in page.red.words()


def test_giving_no_reason_changes_nothing(stage: Stage, met: Place):
    assert met.tasks()
    part = choose(stage, WARD)
    answer(lambda form: form.reject())
    stage.press(part.doubt)
    assert lines(part)[WARD].standing is Standing.BELIEVED


def test_a_sheet_that_was_brought_takes_the_place_of_a_lost_mark(stage: Stage, met: Place):
    with at_home(met):
        key_path(met.desk.unit_id).unlink()
        replace_key(met.desk)
        sheet = own_introduction(met.desk)
    part = opened(stage)
    wrong: list[str] = []

    def bring(form: SheetForm) -> None:
        form._text.setPlainText("https://hoasen.example")
        form.act.click()
        wrong.extend(one.edit.accessibleDescription() for one in form.fields.values())
        form._text.setPlainText(sheet.text)
        form._who.setText("Chị Mai, 02/4")
        form.act.click()

    answer(bring)
    stage.press(part.sheet)
    assert wrong == [
        "Không phải mã giới thiệu cơ quan. Quét lại mã trên tờ giấy.",
        "Ghi người đưa giấy giới thiệu.",
    ]
    line = lines(part)[WARD]
    assert line.mark is not None
    assert (line.mark.digits, line.mark.how) == (sheet.fingerprint.digits, "sheet")
    met.note(SHARED, state=State.ONGOING)
    stage.look_at(met.report())
    assert stage.page.arrived.seen[0].signature is Signature.KNOWN


def test_our_own_mark_is_made_anew_once_its_consequences_were_read(stage: Stage, city: Place):
    with at_home(city):
        before = own_introduction(city.desk).fingerprint.digits
    part = choose(stage, CITY)
    assert part.anew.isVisible()
    answer(lambda dialog: dialog.buttons[""].click())
    stage.press(part.anew)
    assert lines(part)[CITY].mark.digits == before  # type: ignore[union-attr]

    def agree(dialog: SentenceDialog) -> None:
        dialog.buttons["anew"].click()

    answer(agree)
    stage.press(part.anew)
    with at_home(city):
        told = office_key(city.desk)
    assert told.here
    assert told.fingerprint is not None
    assert told.fingerprint.digits != before
    assert lines(part)[CITY].mark.digits == told.fingerprint.digits  # type: ignore[union-attr]
    assert "Đã lập dấu nhận dạng mới" in stage.told[-1]


def test_a_mark_that_is_not_on_this_computer_says_what_to_do(
    city: Place, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    with at_home(city):
        own_introduction(city.desk)
        key_path(city.desk.unit_id).unlink()
    with stage_of(city, tmp_path, runner, qtbot) as stage:
        part = choose(stage, CITY)
        assert standing_words(lines(part)[CITY]) == "Không có trên máy này"
        assert "Khôi phục từ bản cất" in part._words.text()


def test_the_office_s_other_computer_has_a_line_of_its_own(stage: Stage, world: World, city: Place):
    second = world.second("second", city.sync(PHRASE).path)
    task = next(line.id for name, line in second.tasks().items() if name.startswith(SHARED))
    edit_task(second.desk, task, TaskChange(note="Họp thống nhất"))
    city.take(second.sync().path)
    part = choose(stage, "Máy khác của cơ quan")
    assert not part._mark.isVisible()
    assert "lập dấu mới cho cơ quan" in part._words.text()
    assert part.anew.isVisible()
    assert not part.doubt.isVisible()


def test_an_office_that_knows_nobody_says_so(stage: Stage):
    part = opened(stage)
    assert part.is_empty()
    assert part.stops() == [part.back]
    stage.page._come_back()
    stage.settle()
    assert not part.isVisible()
