"""The small forms of this place: a new unit, a name from a day, members, a person's last day."""

import uuid
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.domain.units import Level
from cchc_desktop.services.office_people import add_person, leave_office
from cchc_desktop.services.unit_page.changes import rename_unit
from cchc_desktop.services.unit_page.edit import correct_name, new_unit
from cchc_desktop.services.unit_page.groups import add_member, set_member_days
from cchc_desktop.services.unit_page.overview import MemberLine, NameLine
from resources.words import table
from ui.actions.bench import Bench
from ui.parts.day_field import DayField
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import WIDE, FormDialog, Wrong
from ui.units.branches import Node
from ui.units.doing import attempt
from ui.units.fields import UnitPicker

translate = QCoreApplication.translate
Made = Callable[[uuid.UUID], object]


def levels() -> list[tuple[str, str]]:
    """Return the levels with their words, those of today first."""
    words = table("levels")
    order = (
        Level.DEPARTMENT,
        Level.SCHOOL,
        Level.COMMUNE,
        Level.PROVINCE,
        Level.DISTRICT,
        Level.GROUP,
    )
    return [(str(one), words[one][:1].upper() + words[one][1:]) for one in order]


def _day_words() -> str:
    return translate("UnitDialogs", "Ghi ngày như 01/7/2026.")


def _from_start() -> str:
    return translate("UnitDialogs", "để trống: từ đầu")


def _days_wrong(days: dict[str, DayField], *, needed: str = "") -> dict[str, str]:
    """Say of each day that is no day, or is missing, what is wanted."""
    return {
        key: _day_words()
        for key, edit in days.items()
        if not edit.is_right() or (key == needed and edit.value() is None)
    }


def unit_form(
    bench: Bench, nodes: Sequence[Node], parent: uuid.UUID | None, then: Made
) -> FormDialog:
    """Ask for a new unit."""
    name, level, above = QLineEdit(), Choice(levels()), UnitPicker()
    above.offer([one for one in nodes if not one.is_group], translate("UnitDialogs", "Không có"))
    above.show_unit(parent)
    made: list[uuid.UUID] = []

    def check() -> Wrong:
        def verb() -> uuid.UUID:
            made.append(new_unit(bench.desk, name.text(), Level(level.value()), above.unit()))
            return made[0]

        if not name.text().strip():
            return {"name": translate("UnitDialogs", "Ghi tên đơn vị.")}
        refused = attempt(bench, verb)
        return {"name": refused} if refused else {}

    fields = {
        "name": Field(translate("UnitDialogs", "Tên đơn vị"), name),
        "level": Field(translate("UnitDialogs", "Cấp"), level),
        "above": Field(translate("UnitDialogs", "Đơn vị cấp trên"), above),
    }
    dialog = FormDialog(
        translate("UnitDialogs", "Thêm đơn vị"),
        translate("UnitDialogs", "Thêm đơn vị"),
        fields,
        check,
        bench.window,
    )
    dialog.accepted.connect(lambda: then(made[0]))
    return dialog


def rename_form(bench: Bench, unit: uuid.UUID, known: str) -> FormDialog:
    """Ask for the name that a unit bears from a day on."""
    name, since = QLineEdit(known), DayField(bench.desk.today.year, bench.desk.today)
    name.selectAll()

    def check() -> Wrong:
        wrong = _days_wrong({"since": since}, needed="since")
        on = since.value()
        if wrong or on is None:
            return wrong
        refused = attempt(bench, lambda: rename_unit(bench.desk, unit, name.text(), on))
        return {"name": refused} if refused else {}

    fields = {
        "name": Field(translate("UnitDialogs", "Tên mới"), name),
        "since": Field(translate("UnitDialogs", "Từ ngày"), since),
    }
    words = translate(
        "UnitDialogs",
        "Vẫn là đơn vị này, chỉ khác tên từ ngày đã ghi; báo cáo trước ngày đó giữ tên cũ.",
    )
    caption = translate("UnitDialogs", "Đổi tên đơn vị")
    verb = translate("UnitDialogs", "Đổi tên")
    return FormDialog(caption, verb, fields, check, bench.window, words=words, width=WIDE)


def name_form(bench: Bench, line: NameLine) -> FormDialog:
    """Ask how a name, or its day, should have been written."""
    name = QLineEdit(line.name)
    since = DayField(bench.desk.today.year, line.since, _from_start())

    def check() -> Wrong:
        wrong = _days_wrong({"since": since})
        if wrong:
            return wrong
        day = since.value()
        refused = attempt(bench, lambda: correct_name(bench.desk, line.id, name.text(), day))
        return {"name": refused} if refused else {}

    fields = {
        "name": Field(translate("UnitDialogs", "Tên"), name),
        "since": Field(translate("UnitDialogs", "Từ ngày"), since),
    }
    words = translate("UnitDialogs", "Dùng khi tên hoặc ngày này ghi sai.")
    caption = translate("UnitDialogs", "Sửa tên")
    verb = translate("UnitDialogs", "Lưu tên")
    return FormDialog(caption, verb, fields, check, bench.window, words=words, width=WIDE)


def member_form(bench: Bench, group: Node, nodes: Sequence[Node]) -> FormDialog:
    """Ask which unit joins a group, and since when."""
    unit, since = UnitPicker(), DayField(bench.desk.today.year, None, _from_start())
    unit.offer([one for one in nodes if one.id != group.id and one.alive])
    unit.show_unit(None)

    def check() -> Wrong:
        chosen = unit.unit()
        if chosen is None:
            return {"unit": translate("UnitDialogs", "Chọn một đơn vị trong danh sách.")}
        wrong = _days_wrong({"since": since})
        if wrong:
            return wrong
        refused = attempt(bench, lambda: add_member(bench.desk, group.id, chosen, since.value()))
        return {"unit": refused} if refused else {}

    fields = {
        "unit": Field(translate("UnitDialogs", "Đơn vị"), unit),
        "since": Field(translate("UnitDialogs", "Là thành viên từ ngày"), since),
    }
    words = translate("UnitDialogs", "Đơn vị vào nhóm sẽ nhận phần việc còn lại của nhóm “{}”.")
    caption = translate("UnitDialogs", "Thêm thành viên")
    return FormDialog(caption, caption, fields, check, bench.window, words=words.format(group.name))


def member_days_form(bench: Bench, line: MemberLine) -> FormDialog:
    """Ask for the first and the last day of a unit in a group."""
    today = bench.desk.today
    since = DayField(today.year, line.since, _from_start())
    until = DayField(today.year, line.until, translate("UnitDialogs", "để trống: đến nay"))

    def check() -> Wrong:
        wrong = _days_wrong({"since": since, "until": until})
        if wrong:
            return wrong
        days = since.value(), until.value()
        refused = attempt(bench, lambda: set_member_days(bench.desk, line.id, *days))
        return {"until": refused} if refused else {}

    fields = {
        "since": Field(translate("UnitDialogs", "Ngày đầu"), since),
        "until": Field(translate("UnitDialogs", "Ngày cuối"), until),
    }
    caption = translate("UnitDialogs", "Thời gian trong nhóm")
    verb = translate("UnitDialogs", "Lưu thời gian")
    return FormDialog(
        caption, verb, fields, check, bench.window, words=line.name, rows=(("since", "until"),)
    )


def person_form(bench: Bench, then: Made) -> FormDialog:
    """Ask for the name of a new person of the office."""
    name = QLineEdit()
    made: list[uuid.UUID] = []

    def check() -> Wrong:
        def verb() -> uuid.UUID:
            made.append(add_person(bench.desk, name.text()))
            return made[0]

        refused = attempt(bench, verb)
        return {"name": refused} if refused else {}

    caption = translate("UnitDialogs", "Thêm người")
    fields = {"name": Field(translate("UnitDialogs", "Họ và tên"), name)}
    dialog = FormDialog(caption, caption, fields, check, bench.window)
    dialog.accepted.connect(lambda: then(made[0]))
    return dialog


def leaving_form(bench: Bench, person: uuid.UUID, name: str) -> FormDialog:
    """Ask for a person's last day in the office."""
    last = DayField(bench.desk.today.year, bench.desk.today)

    def check() -> Wrong:
        wrong = _days_wrong({"last": last}, needed="last")
        on: date | None = last.value()
        if wrong or on is None:
            return wrong
        refused = attempt(bench, lambda: leave_office(bench.desk, person, on))
        return {"last": refused} if refused else {}

    words = translate(
        "UnitDialogs",
        "Việc đã làm vẫn ghi tên {}. Nhiệm vụ còn lại giao cho người khác ở Nhiệm vụ.",
    )
    fields = {"last": Field(translate("UnitDialogs", "Ngày làm việc cuối"), last)}
    caption = translate("UnitDialogs", "Thôi làm việc")
    verb = translate("UnitDialogs", "Ghi thôi làm việc")
    return FormDialog(caption, verb, fields, check, bench.window, words=words.format(name))
