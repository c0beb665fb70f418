"""The stages of a year before and between its reports, each done as a person does it.

The first start, the plan, who does what, a morning, next year's plan. Must not know reports.
"""

from datetime import date
from pathlib import Path
from typing import Any

from builders.year_plan import ABOVE, COUNTER, CULTURE, OFFICE, TITLES, a_year_plan
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from year_hands import (
    CTRL,
    SHIFT,
    Key,
    button_of,
    click,
    drop,
    in_dialog,
    in_menu,
    press,
    say,
    say_over,
)
from year_program import YearProgram, lines_of, put, type_in

from cchc_desktop.services.owed_reports.duties import list_duties
from ui.first_start.page import FirstStartPage
from ui.intake.page import ReviewPage
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.switcher import PlanSwitcher
from ui.settings.duty_form import DutyDialog

SECRETARY, CLERK, SIGNER = "Nguyễn Thị Thu Hà", "Lê Thị Hồng Nhung", "Trần Văn Minh"
_TO_SIGNER, _TO_PERSON = 2, 3  # fields between what is typed that propose themselves


def found_office(year: YearProgram) -> None:
    """Fill in the form of the first start by keys alone."""
    year.start()
    form = year.shown(FirstStartPage).form
    say(OFFICE)
    press(Key.Key_Tab)
    say(ABOVE)
    assert (form.answers().place, form.answers().mark) == ("Hoa Sen", "UBND")
    _tab(_TO_SIGNER + 1)
    say(SIGNER)
    _tab(_TO_PERSON)
    press(Key.Key_A, CTRL)
    say(SECRETARY)
    press(Key.Key_Return)
    year.until_ready()
    assert year.window.windowTitle() == f"CCHC – {OFFICE}"


def _tab(times: int) -> None:
    for _ in range(times):
        press(Key.Key_Tab)


def take_in_plan(year: YearProgram, folder: Path) -> None:
    """Drop the plan's file on the window, settle one doubt, put the other off, take it in."""
    file = folder / "Kế hoạch CCHC 2026.docx"
    file.write_bytes(a_year_plan())
    drop(year.window, [file])
    review = year.shown(ReviewPage)
    year.until(lambda: review.table.hasFocus() and review.foot.buttons)
    assert review.table.current_column() == "partner_units"
    known = button_of(review.foot, CULTURE)
    press(Key.Key_F6)
    _tab(review.foot.buttons.index(known))
    assert QApplication.focusWidget() is known
    press(Key.Key_Space)
    assert review.top.counter.text() == "Ô cần xem: 1/1"
    press(Key.Key_Return, CTRL | SHIFT)
    table = year.work.tasks.table
    year.until(lambda: lines_of(table) and table.hasFocus())
    assert [one.title for one in lines_of(table)] == list(TITLES)


def _line(year: YearProgram, code: str) -> Any:
    return next(one for one in lines_of(year.work.tasks.table) if one.code == code)


def hand_out(year: YearProgram) -> None:
    """Settle what was put off, hand tasks to a person, correct a partner and a deadline."""
    table = year.work.tasks.table
    press(Key.Key_F8)
    assert (table.current_line().code, table.current_column()) == ("8", "due")
    say("Tháng 12 năm 2026")
    press(Key.Key_Return)
    assert _line(year, "8").due == date(2026, 12, 31)
    put(table, _line(year, "1"), "title")
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    in_dialog(lambda: press(Key.Key_G, CTRL), _name_clerk)
    assert [one.person for one in lines_of(table)[:4]] == [CLERK, CLERK, CLERK, None]
    type_in(table, _line(year, "6"), "partner", "trung tam phuc vu hanh chinh cong")
    assert _line(year, "6").partner_units == (COUNTER,)
    former = _line(year, "7").due
    type_in(table, _line(year, "7"), "due", "Trước ngày 20/11/2026")
    changed = _line(year, "7").due
    assert (former, changed) == (date(2026, 9, 30), date(2026, 11, 19))
    press(Key.Key_Z, CTRL)
    assert _line(year, "7").due == former
    press(Key.Key_Y, CTRL)
    assert _line(year, "7").due == changed


def _name_clerk(_dialog: QDialog) -> None:
    say(CLERK)
    press(Key.Key_Return)


def confirm_duty(year: YearProgram) -> None:
    """Let the department that the plan asks for reports send them to us, and confirm it."""
    page = year.go("settings")
    click(button_of(page.names, "Kỳ báo cáo"))
    year.until(lambda: "duties" in page.sections)
    section = page.sections["duties"]
    change = [one for one in section.findChildren(QAbstractButton) if one.text() == "Sửa…"]

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, DutyDialog)
        dialog.recipient.setFocus()
        say_over(OFFICE)
        press(Key.Key_Return)

    in_dialog(lambda: click(change[-1]), correct)
    (asked,) = [one for one in list_duties(year.desk) if one.owing]
    assert (asked.owing, asked.form.recipient, asked.confirmed) == (CULTURE, OFFICE, True)


def one_morning(year: YearProgram) -> None:
    """Start late in February: the notice is there; it opens, is put off, is done with."""
    year.end()
    year.clock.go_to(date(2026, 2, 27))
    year.start()
    year.until_ready()
    staying = year.program.staying
    assert staying is not None
    year.until(staying.notice.isVisible)
    assert "1. Ban hành kế hoạch kiểm tra công vụ" in staying.notice.words()
    click(staying.notice.buttons["see"])
    assert [one.code for one in lines_of(year.work.tasks.table)] == ["1"]
    listed = year.go("overview").reminders.list
    year.until(listed.hasFocus)
    before = [one.id for one in _reminders(listed)]
    press(Key.Key_3)  # next Monday
    year.until(lambda: [one.id for one in _reminders(listed)] == before[1:])
    if before[1:]:
        press(Key.Key_X)
    year.until(lambda: not _reminders(listed))
    year.morning(date(2026, 3, 2))
    year.until(staying.notice.isVisible)
    assert "1. Ban hành kế hoạch kiểm tra công vụ" in staying.notice.words()
    click(staying.notice.buttons["later"])


def _reminders(listed: Any) -> list[Any]:
    listed.selectAll()
    chosen: list[Any] = listed.chosen()
    listed.clearSelection()
    if chosen:
        listed.setCurrentIndex(listed.lines.index(0))
    return chosen


def begin_next_year(year: YearProgram) -> None:
    """Make next year's plan from this one; what is left open moves over."""
    year.end()
    year.clock.go_to(date(2026, 12, 29))
    year.start()
    year.until_ready()
    switcher = year.window.findChild(PlanSwitcher)
    assert isinstance(switcher, PlanSwitcher)
    making: list[OwnPlanDialog] = []

    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnPlanDialog)
        making.append(dialog)
        click(button_of(dialog, "Từ kế hoạch năm trước"))
        click(button_of(dialog, "Thông tin văn bản"))
        for field, words in (
            (dialog.fields.number, "03/KH-UBND"),
            (dialog.fields.issued_on, "28/12/2026"),
        ):
            field.setFocus()
            say_over(words)
            press(Key.Key_Tab)
        if not dialog.closes.isChecked():
            click(dialog.closes)
        click(dialog.make)

    def open_menu() -> None:
        switcher.setFocus()
        press(Key.Key_Return)

    in_dialog(lambda: in_menu(open_menu, "Lập kế hoạch của đơn vị"), make)
    assert making[0].plan is not None
