"""What is done with chosen tasks, and how the list is looked at, over real data."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from cchc_desktop.services.office_people import add_person, sit_here
from tests.builders.task_window import AtTasks
from ui.parts.form_dialog import FormDialog
from ui.table.column import SectionLine
from ui.tasks.looks import as_text, from_text

CTRL = Qt.KeyboardModifier.ControlModifier


def answer(**said: str) -> None:
    """Fill the next form and press its verb."""

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        for key, words in said.items():
            edit = form.fields[key].edit
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(words)
            elif isinstance(edit, QLineEdit):
                edit.setText(words)
        form.act.click()
        if form.isVisible():  # it was not right: give up, so that the test can go on
            form.reject()

    QTimer.singleShot(0, fill)


def _chosen(at: AtTasks, *codes: str) -> list[str]:
    at.go(codes[0])
    at.page.table.select_lines([at.line(code).id for code in codes])
    return list(codes)


def test_a_task_is_added_where_the_cursor_stands(at: AtTasks):
    at.go("27")
    answer(title="Niêm yết lịch tiếp dân", code="27a", lead="Phòng Văn hóa - Xã hội", due="Quý IV")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_N, CTRL)
    added = at.line("27a")
    assert added.section_title == at.line("27").section_title
    assert (added.lead_units, added.due) == (("Phòng Văn hóa - Xã hội",), date(2026, 12, 31))
    assert at.page.table.current_line().id == added.id


def test_a_task_needs_a_title(at: AtTasks):
    count = len(at.page.listing.everything())
    answer(title="  ")
    at.page._work.commands.deeds.add()
    assert len(at.page.listing.everything()) == count


def test_many_tasks_get_one_deadline_and_one_undo(at: AtTasks):
    codes = _chosen(at, "1", "2", "4")
    answer(due="Quý III năm 2026")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_H, CTRL)
    assert {at.line(code).due for code in codes} == {date(2026, 9, 30)}
    assert at.told().startswith("Đổi thời hạn của 3 nhiệm vụ")
    at.work.undo()
    assert len({at.line(code).due for code in codes}) > 1


def test_very_many_tasks_are_done_beside_the_window(at: AtTasks):
    codes = _chosen(at, *(str(number) for number in range(1, 31)))
    answer(due="Tháng 12 năm 2026")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_H, CTRL)
    at.qtbot.waitUntil(lambda: at.line("30").due == date(2026, 12, 31), timeout=10_000)
    assert {at.line(code).due for code in codes} == {date(2026, 12, 31)}
    assert at.told().startswith("Đổi thời hạn của 30 nhiệm vụ")


def test_many_tasks_are_handed_to_a_person(at: AtTasks):
    codes = _chosen(at, "2", "3")
    answer(who="Trần Thị Sen")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_G, CTRL)
    assert {at.line(code).person for code in codes} == {"Trần Thị Sen"}


def test_many_tasks_gain_a_partner_and_lose_it_again(at: AtTasks):
    codes = _chosen(at, "1", "2")
    before = {code: at.line(code).partner_units for code in codes}
    answer(who="Hội Nông dân")
    at.page._work.commands.deeds.partner()
    assert all(at.line(code).partner_units == (*before[code], "Hội Nông dân") for code in codes)
    _chosen(at, "1", "2")
    answer(who="Hội Nông dân")
    at.page._work.commands.deeds.part_from()
    assert {code: at.line(code).partner_units for code in codes} == before
    assert at.told().startswith("Bớt đơn vị phối hợp của 2 nhiệm vụ")


def test_a_withdrawn_task_leaves_the_list_and_comes_back(at: AtTasks):
    at.go("5")
    task = at.line("5").id
    answer(why="Gộp vào nhiệm vụ khác")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_Delete)
    assert task not in {line.id for line in at.page.listing.everything()}
    at.page.views.withdrawn_asked.emit(True)
    assert at.line("5").withdrawn
    at.go("5")
    at.page._work.commands.deeds.bring_back()
    assert not at.line("5").withdrawn


def test_a_withdrawal_needs_a_reason(at: AtTasks):
    at.go("5")
    answer(why=" ")
    at.page._work.commands.deeds.withdraw()
    assert at.line("5").code == "5"


def test_tasks_go_up_and_down_in_their_section(at: AtTasks):
    at.go("2")
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    codes = [line.code for line in at.page.listing.everything()]
    assert codes.index("2") < codes.index("1")
    at.work.undo()
    codes = [line.code for line in at.page.listing.everything()]
    assert codes.index("1") < codes.index("2")


def test_the_menu_offers_what_fits(at: AtTasks):
    at.go("1")
    words = {action.text() for action in at.page._work.commands.menu().actions()}
    assert "Bãi bỏ…" in words
    assert "Khôi phục nhiệm vụ đã bãi bỏ" not in words


@pytest.mark.parametrize("flag", ["quarter", "soon", "late", "mine", "unconfirmed"])
def test_a_chip_leaves_as_many_tasks_as_it_says(at: AtTasks, flag: str):
    chip = at.page.chips.flags[flag]
    said = int(chip.accessibleName().rsplit("  ", 1)[1])
    assert said > 0
    chip.click()
    assert len(at.page.listing.wanted()) == said
    chip.click()
    assert at.page.listing.filters.is_empty()


def test_chips_combine(at: AtTasks):
    at.page.chips.flags["quarter"].click()
    in_quarter = {line.id for line in at.page.listing.wanted()}
    at.page.chips.lists["field"].picked.emit(frozenset({"procedures"}))
    both = at.page.listing.wanted()
    assert both
    assert all(line.id in in_quarter and line.field == "procedures" for line in both)


@pytest.mark.parametrize("grouping", ["unit", "field", "person", "month", "none"])
def test_every_grouping_shows_every_task_once(at: AtTasks, grouping: str):
    at.page.views._group(grouping)
    lines = at.page.table.lines.lines()
    shown = [line.id for line in lines if not isinstance(line, SectionLine)]
    assert sorted(shown) == sorted(line.id for line in at.page.listing.everything())
    groups = [line.title for line in lines if isinstance(line, SectionLine)]
    assert len(groups) == len(set(groups))
    assert bool(groups) == (grouping != "none")


def test_a_look_is_kept_and_comes_back(at: AtTasks):
    at.page.views._group("person")
    at.page.chips.flags["late"].click()
    answer(name="Việc trễ theo người")
    at.page.views._save()
    kept = at.page._work.views()
    assert [view.name for view in kept] == ["Việc trễ theo người"]
    at.page.show_look(from_text(""))
    assert at.page.listing.filters.is_empty()
    at.page.show_look(from_text(str(kept[0].body["look"])))
    assert at.page.look().grouping == "person"
    assert at.page.listing.filters.flags == frozenset({"late"})


def test_a_look_for_oneself_is_told_apart(at: AtTasks):
    def only_me() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        chosen = form.fields["for"].edit
        assert chosen.itemText(1) == "Chỉ Nguyễn Thị Thu Hà"
        chosen.choose("me")

    QTimer.singleShot(0, only_me)
    answer(name="Việc tuần này")
    at.page.views._save()
    assert [view.is_own for view in at.page._work.views()] == [True]
    words = [action.text() for action in at.page.views.menu().actions()]
    assert "Việc tuần này (riêng tôi)" in words


def test_a_look_as_text_says_the_same_again(at: AtTasks):
    at.page.chips.flags["quarter"].click()
    at.page.chips.lists["plan"].picked.emit(frozenset({at.line("1").plan}))
    look = at.page.look()
    read = from_text(as_text(look))
    assert (read.filters.flags, dict(read.filters.among)) == (
        look.filters.flags,
        {kind: values for kind, values in look.filters.among.items() if values},
    )


def test_the_panel_tells_the_whole_of_a_task(at: AtTasks):
    code = next(one.code for one in at.page.listing.everything() if one.evidence)
    at.go(code)
    panel = at.page.side.panel
    at.qtbot.waitUntil(panel.proofs.isVisible)
    assert panel.facts.words("plan")
    assert panel.story.isVisible()


def test_who_sits_down_is_who_from_then_on(at: AtTasks, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cchc_desktop.bootstrap.system_user", lambda: "tai-khoan")
    person = at.bench.do(lambda: add_person(at.bench.desk, "Phạm Thị Sen"))
    at.bench.do(lambda: sit_here(at.bench.desk, person, "tai-khoan"))
    assert at.window.navigation._person.text() == "Phạm Thị Sen"
    assert at.bench.desk.who == "Phạm Thị Sen"
    assert at.page.listing.who.person == "Phạm Thị Sen"


def test_every_place_opens_and_hears_of_changes(at: AtTasks):
    for place in ("units", "settings", "tasks"):
        at.window.show_place(place)
        assert at.window.place_in_front() == place
    at.go("1")
    at.type_over("Đổi tên để trang khác nghe thấy")
    at.window.show_place("units")
    assert not at.refused
