"""The board: who has sent what; accepting, sending back, the letter's day, opening again."""

import uuid
from datetime import date

from exchange_stage import OTHER_WARD, Q1, SHARED, WARD, Stage, State, answer
from PySide6.QtTest import QAbstractItemModelTester

from cchc_desktop.services.exchange.board import UnitStatus, status
from cchc_desktop.services.owed_reports.slots import SlotDay, set_slot_days
from cchc_desktop.services.reporting.material import ReportKind
from tests.builders.exchanging import Place, World
from ui.exchange.board_columns import BoardLine, Stand, lacks_words
from ui.parts.form_dialog import FormDialog


def line(stage: Stage, name: str = WARD) -> BoardLine:
    table = stage.page.board.table
    assert table is not None
    found: BoardLine = next(one for one in table.lines.lines() if one.year.name == name)
    return found


def choose(stage: Stage, name: str = WARD) -> None:
    stage.page.board.choose(line(stage, name).year.unit, Q1)
    stage.settle()


def told(city: Place, name: str = WARD) -> UnitStatus:
    return next(one for one in status(city.desk, Q1).units if one.name == name)


def because(reason: str) -> None:
    """Type a reason into the form that opens next."""

    def type_in(form: FormDialog) -> None:
        form.act.click()
        assert form.isVisible(), "no reason is no reason"
        form.fields["why"].edit.setPlainText(reason)  # type: ignore[attr-defined]
        form.act.click()

    answer(type_in)


def test_a_missing_report_is_shown_and_never_counted_as_come(stage: Stage):
    board = stage.page.board
    assert line(stage).stand(Q1) is Stand.MISSING
    assert board.table is not None
    QAbstractItemModelTester(board.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told_of = board.summary()
    assert told_of is not None
    period, missing, returned = told_of
    assert (period, returned) == (Q1, 0)
    assert board.remind.accessibleName() == f"Nhắc {missing} đơn vị"
    board.remind.click()
    assert stage.asked == [(Q1, ReportKind.REMINDER)]


def test_the_reminder_beside_the_board_is_of_the_period_it_names(stage: Stage):
    board, side = stage.page.board, stage.page.side
    assert board.table is not None
    words = side.sending.buttons["remind"].accessibleName()
    assert words.endswith("nhắc nộp báo cáo quý I")
    last = board.table.lines.columns[-1].key
    assert last != str(Q1)
    board.table.choose(line(stage).year.unit, last)
    stage.page.refresh()
    stage.settle()
    assert side.sending.buttons["remind"].accessibleName() == words
    side.sending.buttons["remind"].click()
    assert stage.asked == [(Q1, ReportKind.REMINDER)]


def test_what_chips_count_is_said_over_them(stage: Stage):
    board = stage.page.board
    assert board.table is not None
    choose(stage)
    assert board._title.text() == "Báo cáo quý I"
    board.table.choose(line(stage).year.unit, board.table.lines.columns[-1].key)
    assert board._title.text() == "Báo cáo quý IV"
    assert board.every.toolTip() == "Số đơn vị tính theo báo cáo quý IV"


def test_what_is_missing_in_a_report_is_told_in_words_that_need_no_key(
    stage: Stage, city: Place, world: World
):
    idle = world.ward("idle", OTHER_WARD)
    idle.take(city.assign(OTHER_WARD))
    idle.note(SHARED, state=State.ONGOING)
    city.take(idle.report())
    stage.page.refresh()
    stage.settle()
    found = told(city, OTHER_WARD)
    lacking = found.assigned - found.reported
    said = lacks_words(line(stage, OTHER_WARD), Q1)
    assert said == (f"Thiếu {lacking} kết quả" if lacking else "")
    choose(stage, OTHER_WARD)
    of_all = f"{found.reported}/{found.assigned} nhiệm vụ chủ trì trong kỳ có kết quả"
    assert stage.page.board.foot._words.text().startswith(of_all)


def test_a_report_that_came_is_accepted(stage: Stage, city: Place, ward: Place):
    city.take(ward.report())
    stage.page.refresh()
    stage.settle()
    assert line(stage).stand(Q1) is Stand.NEW
    choose(stage)
    assert stage.page.board.foot.accept.isEnabled()
    stage.press(stage.page.board.foot.accept)
    assert told(city).accepted is True
    assert line(stage).stand(Q1) is Stand.CAME
    assert not stage.page.board.foot.accept.isEnabled()


def test_a_report_goes_back_with_its_reason_and_the_answer_waits_to_be_sent(
    stage: Stage, city: Place, ward: Place
):
    city.take(ward.report())
    stage.page.refresh()
    stage.settle()
    choose(stage)
    because("Thiếu số liệu quý I")
    stage.press(stage.page.board.foot.give_back)
    assert told(city).accepted is False
    assert line(stage).stand(Q1) is Stand.RETURNED
    assert any(words.startswith("Hồi đáp…") for words in stage.sending_words())
    assert any("1 trả lại" in words for words in _notes(stage))


def _notes(stage: Stage) -> list[str]:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - just here

    return [one.text() for one in stage.page.side.sending.findChildren(QLabel)]


def test_the_day_of_the_covering_letter_is_typed_in_place_and_counts(
    stage: Stage, city: Place, ward: Place
):
    clock = city.desk.now.__self__  # type: ignore[attr-defined]
    clock.at = clock.at.replace(day=20)
    city.take(ward.report())
    stage.page.refresh()
    stage.settle()
    assert told(city).on_time is False
    choose(stage)
    letter = stage.page.board.foot.letter
    assert letter.isEnabled()
    letter.setText("3/4")
    letter.editingFinished.emit()
    stage.settle()
    assert told(city).on_time is True
    assert letter.value() == date(2026, 4, 3)


def test_a_closed_period_is_opened_again_with_a_reason(stage: Stage, city: Place):
    clock = city.desk.now.__self__  # type: ignore[attr-defined]
    ((duty,),) = city.rows("SELECT id FROM report_duty ORDER BY born DESC LIMIT 1")
    set_slot_days(city.desk, uuid.UUID(bytes=duty), Q1, {SlotDay.LOCKED_AFTER: date(2026, 4, 6)})
    clock.at = clock.at.replace(day=9)
    stage.page.board.foot._today = city.desk.today
    stage.page.refresh()
    stage.settle()
    choose(stage)
    foot = stage.page.board.foot
    assert foot.reopen.isVisible()
    because("Đơn vị mất điện")
    stage.press(foot.reopen)
    assert told(city).reopened_why == "Đơn vị mất điện"
    assert not foot.reopen.isVisible()


def test_chips_narrow_the_board_to_what_waits(stage: Stage, city: Place, ward: Place):
    city.take(ward.report())
    stage.page.refresh()
    stage.settle()
    choose(stage)
    board = stage.page.board
    assert board.table is not None
    board.fresh.click()
    assert [one.year.name for one in board.table.lines.lines()] == [WARD]
    board.missing.click()
    assert WARD not in {one.year.name for one in board.table.lines.lines()}
    assert OTHER_WARD in {one.year.name for one in board.table.lines.lines()}
    board.every.click()
    assert len(board.table.lines.lines()) > 1
