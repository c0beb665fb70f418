"""The tree of units driven as a person would: search, what is no more, keys."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from units_stage import CULTURE, ECONOMY, JULY, LONG, Opened, opened_units

from cchc_desktop.domain.lineage import Kind
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from ui.jobs.runner import Runner


@pytest.fixture
def opened(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[Opened]:
    with opened_units(tmp_path, runner, qtbot) as made:
        yield made


def test_the_tree_is_a_sound_model(opened: Opened):
    model = opened.page.units.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    opened.page.search.setText("truong")
    opened.page._find()
    opened.page.search.setText("")
    opened.page._find()
    succeed_units(
        opened.desk,
        SuccessionForm(Kind.RENAMED, [opened.units[ECONOMY]], ["Phòng Kinh tế"], JULY),
    )
    opened.page.refresh()
    assert model.rowCount() == 2
    assert tester.model() is model


def test_it_begins_on_the_own_office(opened: Opened):
    assert opened.page.units.tree.unit() == opened.desk.unit_id
    assert opened.page.units.tree.hasFocus()
    titles = [one.title for one in opened.page.units.model.branches()]
    assert titles[:3] == [
        "Đơn vị",
        "Ủy ban nhân dân thành phố",
        "Ủy ban nhân dân phường Hoa Sen",
    ]
    assert titles[-3:] == ["Nhóm đơn vị", "Các trường học", "Trường Tiểu học Ban Mai"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("van hoa", [CULTURE]),
        ("to van xa", [CULTURE]),
        ("hoc ban mai", ["Trường Tiểu học Ban Mai", "Trường Tiểu học Ban Mai"]),
    ],
)
def test_searching_needs_no_accents(opened: Opened, qtbot: QtBot, typed: str, found: list[str]):
    qtbot.keyClicks(opened.page.search, typed)
    qtbot.waitUntil(lambda: opened.shown() == found)
    assert opened.page.units.tree.unit() == opened.units[found[0]]


def test_what_is_not_found_says_so_and_leads_back(opened: Opened, qtbot: QtBot):
    opened.page.search.setText("xe buýt")
    qtbot.waitUntil(lambda: opened.shown() == [])
    labels = [one.text() for one in opened.place.findChildren(QLabel) if one.isVisible()]
    assert "Không có đơn vị nào chứa “xe buýt”." in labels
    opened.button("Bỏ tìm").click()
    qtbot.waitUntil(lambda: CULTURE in opened.shown())


def test_units_that_are_no_more_are_shown_when_asked_for(opened: Opened):
    form = SuccessionForm(Kind.RENAMED, [opened.units[ECONOMY]], ["Phòng Kinh tế"], JULY)
    succeed_units(opened.desk, form)
    opened.page.refresh()
    assert ECONOMY not in opened.shown()
    opened.page.which.choose("all")
    assert ECONOMY in opened.shown()
    branch = next(one for one in opened.page.units.model.branches() if one.title == ECONOMY)
    assert opened.page.units.model.note(branch) == "đến hết 30/6/2026"


def test_enter_goes_on_to_the_fields_and_esc_comes_back(opened: Opened, qtbot: QtBot):
    tree = opened.page.units.tree
    opened.choose(CULTURE)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert opened.page.units.panel.facts.level.choice.hasFocus()
    qtbot.keyClick(opened.place, Qt.Key.Key_Escape)
    assert tree.hasFocus()


def test_five_hundred_units_are_shown_without_a_pause(opened: Opened):
    nodes = opened.page.units.nodes
    template = next(one for one in nodes if one.name == CULTURE)
    opened.page.units.nodes = nodes + [
        replace(template, id=uuid.uuid4(), name=f"{LONG} {number}") for number in range(500)
    ]
    began = process_time()
    opened.page.units.show_found("", ended_too=False)
    opened.place.grab()
    assert len(opened.shown()) > 500
    assert process_time() - began < 2.0
