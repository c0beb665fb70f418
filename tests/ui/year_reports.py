"""One quarter of a year: results typed, figures typed, the report written, exported and issued.

Must not know what was planned, beyond the titles of the tasks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.year_plan import NUMBER
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QFileDialog
from year_hands import CTRL, Key, click, drop, in_dialog, in_menu, press, say, say_over
from year_program import YearProgram, cell, lines_of, put

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.overview.standing import overview
from cchc_desktop.services.reporting.issued_rows import IssuedLine, list_issued
from cchc_desktop.services.reporting.issuing import open_issued
from tests.unit.reports.report_reading import said_in_docx, said_in_pdf, said_in_xlsx
from ui.reporting.issue_dialog import IssueDialog

PROCEDURES = "results-procedures"
_LETTERS = {"done": Key.Key_H, "running": Key.Key_D, "ongoing": Key.Key_T, "not-yet": Key.Key_C}


@dataclass(frozen=True)
class Told:
    """What is typed of one task: its state, and what Enter asks for after it."""

    state: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quarter:
    """A quarter as the office lives it. `report` is the period whose report it sends."""

    on: date
    report: Period
    number: str
    told: Mapping[str, Told]
    words: str


def type_results(year: YearProgram, quarter: Quarter) -> None:
    """Type the quarter by keys; of what nothing new is to tell, the period before is taken."""
    page = year.go("entry")
    table = page.table
    year.until(lambda: lines_of(table) and table.hasFocus())
    assert quarter.told.keys() <= {one.title for one in lines_of(table)}
    for line in lines_of(table):
        told = quarter.told.get(line.title)
        if told is None:
            put(table, line, "result")
            press(Key.Key_D, CTRL)
            continue
        put(table, line, "state")
        press(_LETTERS[told.state])
        if told.state == "running":
            press(Key.Key_D)  # the second stroke of Đ on a Vietnamese keyboard
        for words in told.rest:
            press(Key.Key_Return)
            assert table.current_line().title == line.title
            say(words)
        if told.rest:
            press(Key.Key_Return)
    assert page._missing.text() == "Đã ghi đủ"


def drop_evidence(year: YearProgram, title: str, file: Path) -> None:
    """Drop a document on the line of its task."""
    table = year.go("entry").table
    line = next(one for one in lines_of(table) if one.title == title)
    row = table.lines.row_of(line.id)
    table.scrollTo(table.lines.index(row, 1))
    place: QPoint = table.visualRect(table.lines.index(row, 1)).center()
    drop(table.viewport(), [file], place)
    year.until(lambda: next(one for one in lines_of(table) if one.title == title).evidence)


def type_figures(year: YearProgram, dossiers: str, content: str, indicator: str) -> None:
    """Type what the targets came to, and the first line of the statistics."""
    page = year.go("targets")
    table = page.board.table
    table.setFocus()
    first, second = lines_of(table)
    column = f"q{page.quarters.value().number}"
    for line, words in ((first, dossiers), (second, content)):
        put(table, line, column)
        say(words)
        press(Key.Key_Return)
    assert all("đạt" in cell(table, one, column) for one in lines_of(table))
    page.section.choose("grid")
    grid = page.grid.table
    year.until(grid.hasFocus)
    line = next(one for one in lines_of(grid) if one.is_typed)
    put(grid, line, column)
    say(indicator)
    press(Key.Key_Return)
    assert indicator in cell(grid, lines_of(grid)[0], column)
    page.section.choose("board")


def receive_paper(year: YearProgram, day: str, number: str) -> None:
    """Note the report of a unit that came on paper."""
    page = year.go("reporting")
    page.section.choose("received")
    part = page._received
    table = part.table
    year.until(lambda: lines_of(table) and table.hasFocus())
    line = lines_of(table)[0]
    for column, words in (("received", day), ("number", number)):
        put(table, lines_of(table)[0], column)
        say(words)
        press(Key.Key_Return)
    put(table, lines_of(table)[0], "judged")
    press(Key.Key_N)
    assert lines_of(table)[0].receipt.accepted is True, line
    page.section.choose("compose")


def choose_report(year: YearProgram, period: Period) -> Any:
    """Choose a period by keys, as far as the list goes; return the page once it shows it."""
    page = year.go("reporting")
    side = page.compose.side
    _step_to(side.years, lambda: side.value().period.year == period.year)
    _step_to(side.periods, lambda: side.value().period == period)
    preview = page.compose.preview
    year.until(lambda: not preview.is_awaited() and preview.data)
    return page


def _step_to(choice: Any, there: Any) -> None:
    choice.setFocus()
    press(Key.Key_Home)
    for _ in range(choice.count()):
        if there():
            return
        press(Key.Key_Down)
    assert there()


def write_chapter(year: YearProgram, page: Any, words: str) -> None:
    """Write over a chapter and leave it: it is stored, and the pages say it."""
    compose = page.compose
    compose.words.fields[PROCEDURES].words.setFocus()
    say_over(words)
    press(Key.Key_Tab)
    year.until(lambda: not compose.preview.is_awaited())
    assert compose.words.fields[PROCEDURES].whose.text() == "đã sửa tay"


def export(year: YearProgram, page: Any, folder: Path, patch: pytest.MonkeyPatch) -> list[Path]:
    """Save the report in the three formats; only the system's own dialog is answered for."""
    files = []
    for words, ending in (("PDF", ".pdf"), ("Word", ".docx"), ("Excel", ".xlsx")):
        file = folder / f"{page.compose.choice().period}{ending}"
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_a, file=file: (str(file), ""))
        in_menu(lambda: click(page.export), words)
        year.until(lambda file=file: file.exists() and year.is_quiet())
        files.append(file)
    return files


def counts_in(file: Path) -> tuple[int, int]:
    """Return how many tasks a file says the plan gave, and how many it says are done."""
    read = {".pdf": said_in_pdf, ".docx": said_in_docx, ".xlsx": said_in_xlsx}[file.suffix]
    text = " ".join(" ".join(read(file.read_bytes()).lines).split())
    said = re.search(rf"{NUMBER} giao (\d+) nhiệm vụ\.(.*?)Kết quả từng nhiệm vụ", text)
    assert said is not None, text
    done = re.search(r"hoàn thành (\d+) nhiệm vụ", said[2])
    return int(said[1]), int(done[1]) if done else 0


def counts_of(year: YearProgram) -> tuple[int, int]:
    """Return the same as the overview counts it."""
    whole = overview(year.desk).whole
    return whole.total, len(whole.done)


def issue(year: YearProgram, page: Any, number: str) -> IssuedLine:
    """Issue what is chosen under a number, today."""
    before = {one.id for one in list_issued(year.desk)}

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        year.until(lambda: dialog.view.page() == 1)
        dialog.number.setFocus()
        press(Key.Key_Home)
        say(number)
        assert dialog.number.text() == f"{number}/BC-UBND"
        click(dialog.act)

    in_dialog(lambda: click(page.issue), fill)
    year.until(lambda: len(list_issued(year.desk)) > len(before) and year.is_quiet())
    assert page.section.value() == "issued"
    made = next(one for one in list_issued(year.desk) if one.id not in before)
    page.section.choose("compose")
    return made


def open_signed(year: YearProgram, line: IssuedLine) -> bytes:
    """Open an issued report in its window, as it was signed; return its very pages."""
    page = year.go("reporting")
    page.section.choose("issued")
    part = page._issued
    put(part.table, line, "number")
    click(part.open)
    shown = part.window_shown
    year.until(lambda: shown.isVisible() and shown.view.page() == 1)
    assert line.number in shown.windowTitle()
    shown.close()
    page.section.choose("compose")
    return open_issued(line, year.bench.office.folder.files)
