"""Đơn vị as a whole: its people, nothing cut, everything named and reached by key."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from units_stage import LONG, Opened, opened_units, type_over

from cchc_desktop.bootstrap import system_user
from cchc_desktop.domain.units import Level
from cchc_desktop.services.office_people import list_people
from cchc_desktop.services.unit_page.edit import new_unit
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.theme import look
from ui.units import dialogs
from ui.units.page import UnitsPage


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_units(tmp_path, runner, qtbot) as made:
        yield made


def test_people_are_added_edited_and_leave(opened: Opened):
    page = opened.page
    page.section.choose("people")
    form = dialogs.person_form(opened.bench, page.people._go_to)
    form.fields["name"].edit.setText("Bùi Văn An")  # type: ignore[attr-defined]
    form.act.click()
    (an,) = (one for one in list_people(opened.desk, "") if one.name == "Bùi Văn An")
    assert page.people.list.person() == an.id
    for fact, text in (("post", "Công chức"), ("phone", "0900 000 003")):
        field = page.people.person.words[fact].line  # type: ignore[index]
        type_over(field, text)
        page.people.list.setFocus()
    opened.button("Đang dùng máy này").click()
    (an,) = (one for one in list_people(opened.desk, system_user()) if one.id == an.id)
    assert (an.post, an.phone, an.is_here) == ("Công chức", "0900 000 003", True)
    leaving = dialogs.leaving_form(opened.bench, an.id, an.name)
    leaving.act.click()
    assert opened.newest() == "Ghi Bùi Văn An thôi làm việc"
    opened.button("Làm việc trở lại").click()
    opened.button("Xóa").click()
    assert an.id not in {one.id for one in list_people(opened.desk, "")}


def test_people_are_searched_too(opened: Opened, qtbot: QtBot):
    opened.page.section.choose("people")
    qtbot.keyClicks(opened.page.search, "thu ha")
    qtbot.waitUntil(lambda: opened.page.people.list.count() == 1)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("section", ["units", "people"])
def test_nothing_is_cut(
    tmp_path: Path, runner: Runner, qtbot: QtBot, qapp: QApplication, scale: float, section: str
):
    look.apply(qapp, "light", scale)
    with an_office(tmp_path / "data") as office:
        unit = new_unit(office.desk, LONG, Level.DEPARTMENT, office.desk.unit_id)
        place = Place("Đơn vị")
        qtbot.addWidget(place)
        page = UnitsPage(place, Bench(office, runner, place))
        place.resize(1366 - (184 if scale == 1.0 else look.px(56)), 688)
        page.fit(1366)
        place.show()
        page.begin()
        page.section.choose(section)
        page.units.tree.choose(unit)
        with suppress(qtbot.TimeoutError):  # the assertion says more
            qtbot.waitUntil(lambda: not list(_cut(place)))
        assert list(_cut(place)) == []
        place.close()


def _cut(root: QWidget) -> Iterator[str]:
    for one in (*root.findChildren(QLabel), *root.findChildren(QAbstractButton)):
        if not one.isVisible() or not one.text():
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            if one.height() < one.heightForWidth(one.width()):
                yield f"too low: {one.text()}"
            widest = max(one.text().split(), key=len)
            if QFontMetrics(one.font()).horizontalAdvance(widest) > one.width():
                yield f"too narrow: {one.text()}"
        elif one.width() < one.sizeHint().width() - 1:
            yield f"too narrow: {one.text()}"


def test_everything_has_a_name_and_is_reached_by_key(opened: Opened):
    opened.choose("Các trường học")
    for section in ("units", "people"):
        opened.page.section.choose(section)
        for one in (
            *opened.place.findChildren(QAbstractButton),
            *opened.place.findChildren(QLineEdit),
        ):
            if not one.isVisible():
                continue
            named = one.accessibleName() or one.parentWidget().accessibleName()
            assert named, one
            in_group = isinstance(one, QAbstractButton) and one.group() is not None
            reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert in_group or reached or one.parentWidget().focusPolicy(), named


def test_it_names_its_stops_and_keys(opened: Opened):
    assert opened.page.stops()[0] is opened.page.units.tree
    opened.page.section.choose("people")
    assert opened.page.stops()[0] is opened.page.people.list
    assert "Ctrl+N" in dict(opened.page.keys())


def test_an_office_alone_is_told_how_to_begin(tmp_path: Path, runner: Runner, qtbot: QtBot):
    with an_office(tmp_path / "alone") as office:
        place = Place("Đơn vị")
        qtbot.addWidget(place)
        page = UnitsPage(place, Bench(office, runner, place))
        place.show()
        page.begin()
        hint = next(one for one in place.findChildren(QLabel) if "Chưa có phòng" in one.text())
        assert hint.isVisible()
        new_unit(office.desk, LONG, Level.DEPARTMENT, office.desk.unit_id)
        page.refresh()
        assert not hint.isVisible()
        place.close()
