"""What editors understand: names by any spelling, days as clerks type them, months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from table_samples import TODAY, UNITS, clear_away

from ui.parts.day_field import read_day
from ui.table.editors.days import day_place
from ui.table.editors.matching import Names, part_at, parts
from ui.table.editors.month import MonthGrid
from ui.table.editors.values import Candidate

NAMES = Names(UNITS)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("vhxh", [1]),
        ("xa hoi", [1]),
        ("Đô thị", [2]),
        ("do thi ha tang", [2]),
        ("van phong", [3, 1]),
        ("ph", [1, 2, 3, 4, 6]),
        ("phong phong", []),
        ("tt", [4]),
        ("không có", []),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word(typed: str, values: list[int]):
    assert [one.value for one in NAMES.matching(typed)] == values


def test_a_name_in_full_by_any_spelling():
    assert NAMES.exact("tt pvhcc").value == 4
    assert NAMES.exact("CÔNG AN PHƯỜNG").value == 6
    assert NAMES.exact("công an") is None


def test_marks_decide_between_names_of_the_same_letters():
    two = Names([Candidate(1, "Lê Thị Đào"), Candidate(2, "Lê Thị Đạo")])
    assert two.exact("lê thị đạo").value == 2
    assert two.exact("le thi dao").value == 1


@given(st.sampled_from(UNITS), st.integers(1, 40))
def test_whatever_a_name_begins_with_finds_it(unit: Candidate, length: int):
    assert unit in NAMES.matching(unit.word[:length], most=99)


def test_the_part_under_the_caret():
    text = "Văn phòng; Công an;  TT"
    assert [text[slice(*part_at(text, caret))] for caret in (0, 9, 12, len(text))] == [
        "Văn phòng",
        "Văn phòng",
        "Công an",
        "TT",
    ]
    assert parts(" a ;; b;a;") == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/9", date(2026, 9, 5)),
        ("05.09.2027", date(2027, 9, 5)),
        (" 5-9-26 ", date(2026, 9, 5)),
        ("5 9", date(2026, 9, 5)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2", None),
        ("quý IV", None),
        ("5/9/026", None),
        ("", None),
    ],
)
def test_a_day_as_it_is_typed(typed: str, day: date | None):
    assert read_day(typed, 2026) == day


def test_the_day_under_the_caret():
    text = "Trước 05/12/2026 hoặc 31.1"
    assert text[slice(*day_place(text, 8))] == "05/12/2026"
    assert text[slice(*day_place(text, len(text)))] == "31.1"
    assert day_place(text, 2) == (2, 2)


@pytest.fixture
def month(qtbot: QtBot):
    clear_away()
    made = MonthGrid(TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_month_begins_on_monday(month: MonthGrid, qtbot: QtBot):
    chosen = QSignalSpy(month.chosen)
    month.show_day(date(2026, 11, 20))
    first = month._box(0, 0).center().toPoint()
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=first)
    assert chosen.at(0)[0] == date(2026, 10, 26)
    assert chosen.at(0)[0].weekday() == 0


def test_a_month_is_turned_by_its_arrows(month: MonthGrid, qtbot: QtBot):
    chosen = QSignalSpy(month.chosen)
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(16, 18))
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(month.width() - 16, 18))
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(month.width() - 16, 18))
    assert (month.day(), chosen.count()) == (date(2026, 12, 20), 0)


def test_the_last_day_stays_the_last(month: MonthGrid):
    month.show_day(date(2027, 1, 31))
    month.turn(1)
    assert month.day() == date(2027, 2, 28)
    month.turn(-14)
    assert month.day() == date(2025, 12, 28)
    assert month.accessibleName() == "Chủ nhật, ngày 28 tháng 12 năm 2025"


@given(st.dates(date(1901, 1, 1), date(2198, 12, 31)), st.integers(-13, 13))
def test_turning_goes_to_that_month(day: date, months: int):
    made = MonthGrid(day)
    made.turn(months)
    at = day.year * 12 + day.month - 1 + months
    assert (made.day().year, made.day().month - 1) == divmod(at, 12)


def test_keys_of_the_calendar(month: MonthGrid):
    steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
    for key, days in steps.items():
        month.show_day(TODAY)
        assert month.take_key(key)
        assert month.day() == TODAY + timedelta(days)
    assert month.take_key(Qt.Key.Key_Home)
    assert month.day() == TODAY
    assert not month.take_key(Qt.Key.Key_A)
    month.show_day(date.min)
    assert month.day().year == 1900
