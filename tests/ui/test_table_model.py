"""Narrow changes: a merge tells what differs and no more, and never leaves another list behind."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from table_samples import entries, entry_columns, with_sections

from ui.table.column import SectionLine
from ui.table.difference import difference, runs
from ui.table.grouping import grouped
from ui.table.line_model import LineModel, line_id

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
IDS = st.lists(st.integers(0, 30), unique=True)


@pytest.fixture
def model():
    made = LineModel(entry_columns())
    made.tester = QAbstractItemModelTester(made, FATAL)  # kept as long as the model
    made.replace(with_sections(entries(20)))
    return made


@given(IDS, IDS, st.sets(st.integers(0, 30)))
def test_a_merge_ends_in_the_new_list(old: list[int], new: list[int], changed: set[int]):
    those = entries(31)
    model = LineModel(entry_columns())
    tester = QAbstractItemModelTester(model, FATAL)
    model.replace([those[at] for at in old])
    wanted = [replace(those[at], note="x") if at in changed else those[at] for at in new]
    found = model.merge(wanted)
    assert tester.model() is model
    assert list(model.lines()) == wanted
    assert [model.row_of(line.id) for line in wanted] == list(range(len(wanted)))
    assert found.whole or len(old) - len(found.removed) + len(found.inserted) == len(new)


@given(st.sets(st.integers(0, 40)))
def test_runs_join_neighbours_and_lose_none(rows: set[int]):
    found = list(runs(sorted(rows)))
    assert {row for first, last in found for row in range(first, last + 1)} == rows
    assert all(last + 1 < first for (_, last), (first, _) in itertools.pairwise(found))


def test_one_changed_line_is_one_signal(model: LineModel):
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    lines = list(model.lines())
    lines[3] = replace(lines[3], result="Đã xong")
    model.merge(lines)
    assert (changed.count(), reset.count()) == (1, 0)
    assert changed.at(0)[0].row() == changed.at(0)[1].row() == 3


def test_a_line_that_came_and_one_that_went(model: LineModel):
    came, went = QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved)
    lines = list(model.lines())
    del lines[2]
    lines.insert(7, replace(entries(1)[0], id=99))
    model.merge(lines)
    assert (came.count(), went.count()) == (1, 1)
    assert model.row_of(99) == 7
    assert list(model.lines()) == lines


def test_another_order_is_a_new_list(model: LineModel):
    lines = list(model.lines())
    assert difference(lines, lines[::-1], line_id).whole
    assert not difference(lines, lines, line_id).changed


def test_a_line_shown_twice_is_a_new_list():
    line = entries(1)[0]
    assert difference([line, line], [line], line_id).whole


def test_neighbours_are_told_together(model: LineModel):
    changed = QSignalSpy(model.dataChanged)
    model.update_lines([replace(model.line(row), note="x") for row in (1, 2, 3, 9)])
    told = [(changed.at(at)[0].row(), changed.at(at)[1].row()) for at in range(changed.count())]
    assert told == [(1, 3), (9, 9)]


def test_what_is_not_shown_is_not_updated(model: LineModel):
    changed = QSignalSpy(model.dataChanged)
    model.update(replace(entries(1)[0], id=500))
    assert changed.count() == 0


def test_columns_in_another_order_keep_their_answers(model: LineModel):
    model.arrange(["state", "code"])
    assert [column.key for column in model.columns][:3] == ["state", "code", "title"]
    assert model.index(1, 0).data() == "Chưa thực hiện"
    assert model.index(1, 1).data() == "I.1"


def test_sections_are_counted_between_rows(model: LineModel):
    assert model.sections_between(0, 6) == 2
    assert model.sections_between(1, 5) == 0


def test_lines_in_groups_by_any_key():
    lines = [replace(line, person="Hà" if line.id % 2 else "Đức") for line in entries(6)]
    shown = list(
        grouped(
            lines,
            lambda line: line.person,
            lambda key: f"Người phụ trách: {key}",
            {"Đức"},
            lambda those: f"{len(those)} nhiệm vụ",
            order=lambda key: key,
        )
    )
    assert shown[0] == SectionLine("Hà", "Người phụ trách: Hà", "3 nhiệm vụ", None, open=True)
    assert [line.id for line in shown[1:4]] == [1, 3, 5]
    assert shown[4:] == [SectionLine("Đức", "Người phụ trách: Đức", "3 nhiệm vụ", None, open=False)]
