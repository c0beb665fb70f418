"""A hundred thousand rows: opened, scrolled and sorted as if they were fifty."""

import statistics
import time
from typing import Any

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot
from table_samples import entries, entry_columns, with_sections

from ui.table.grouping import grouped
from ui.table.sorting import ordered
from ui.table.view import LineView

ROWS = 100_000
FRAME = 0.033


def _shown(view: QTableView, qtbot: QtBot) -> float:
    """Return what the first paint costs; painting waits for nobody, a shared machine does."""
    qtbot.addWidget(view)
    view.resize(1366, 620)
    start = time.process_time()
    view.show()
    qtbot.waitExposed(view)
    view.viewport().repaint()
    return time.process_time() - start


def _scrolled(view: QTableView, steps: int = 200) -> list[float]:
    bar = view.verticalScrollBar()
    frames = []
    for step in range(steps):
        start = time.process_time()
        bar.setValue(bar.value() + 60 if step % 20 else bar.maximum() * step // steps)
        view.viewport().repaint()
        frames.append(time.process_time() - start)
    return frames


def _plain(view: LineView) -> QTableView:
    out = QTableView()
    out.setModel(view.lines)
    out.verticalHeader().setDefaultSectionSize(48)
    return out


@pytest.fixture(scope="module")
def many() -> list[Any]:
    return with_sections(entries(ROWS), each=50)


@pytest.mark.long
def test_no_frame_is_late_at_a_hundred_thousand_rows(qtbot: QtBot, many: list[Any]):
    view = LineView(entry_columns())
    view.replace(many)
    _shown(view, qtbot)
    frames = _scrolled(view)
    assert statistics.quantiles(frames, n=50)[-1] < FRAME
    assert len(view._measured) < 6000


@pytest.mark.long
def test_the_first_paint_costs_no_more_than_twice_a_fixed_table(qtbot: QtBot, many: list[Any]):
    ours, fixed = [], []
    for _ in range(3):
        view = LineView(entry_columns())
        view.replace(many)
        ours.append(_shown(view, qtbot))
        fixed.append(_shown(_plain(view), qtbot))
    assert min(ours) < 2 * min(fixed)


@pytest.mark.long
def test_sorting_and_grouping_ten_thousand(many: list[Any]):
    lines = [line for line in many if hasattr(line, "code")][:10_000]
    title, state = entry_columns()[1], entry_columns()[6]
    ordered(lines, title, descending=False)  # the keys are made once

    def quickest(call: object) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            list(call())  # type: ignore[operator]
            times.append(time.process_time() - start)
        return min(times)

    assert quickest(lambda: ordered(lines, title, descending=True)) < 0.1
    assert quickest(lambda: grouped(lines, state.display, str)) < 0.05
