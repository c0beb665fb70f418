"""Draws an Excel form: the sheet to fill in, as the official appendix prints; the guide; the proof.

Must not know keys, nor where the workbook goes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.writer.excel import ExcelWriter

from cchc_desktop.domain.calendar.periods import parse_quarter
from cchc_desktop.domain.status import State
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange import form_looks as looks
from cchc_desktop.exchange import form_words as words
from cchc_desktop.exchange.archives import FORM_SHEET
from cchc_desktop.exchange.form_checks import add_checks
from cchc_desktop.exchange.form_guide import add_guide
from cchc_desktop.exchange.form_looks import Look, Looks, row_height
from cchc_desktop.exchange.form_model import (
    FIELDS,
    MOST_LETTERS,
    TEXT_FIELDS,
    Form,
    FormRow,
    cell_text,
)
from cchc_desktop.exchange.form_packing import packed_steadily

WIDTHS: Final = {
    "code": 5.5,
    "title": 30,
    "product": 14,
    "deadline": 13,
    "partner": 15,
    "state": 12.5,
    "percent": 9,
    "done_on": 12,
    "result": 32,
    "difficulty": 18,
    "proposal": 18,
    "evidence": 16.5,
}
COLUMNS: Final = tuple(WIDTHS)
_LETTER: Final = {name: get_column_letter(at) for at, name in enumerate(COLUMNS, 1)}
_KEY_COLUMN: Final = len(COLUMNS) + 1
_LAST: Final = _LETTER[COLUMNS[-1]]
_LAST_TASK, _FIRST_ANSWER = "E", "F"
_HEAD_ROW: Final = 8
_FIRST_ROW: Final = _HEAD_ROW + 1
_COUNT_CELL: Final = "F6"

_TITLE: Final = Look(14, bold=True, align="center", middle=True)
_NAME: Final = Look(13, bold=True, align="center", middle=True)
_NOTE: Final = Look(13, italic=True, align="center", middle=True)
_LINE: Final = Look(13, middle=True)
_STRONG_LINE: Final = Look(13, bold=True, middle=True)
_HEAD: Final = Look(bold=True, align="center", middle=True, fill=looks.HEAD_FILL, ruled=True)
_INPUT_HEAD: Final = Look(
    bold=True, align="center", middle=True, fill=looks.INPUT_HEAD_FILL, ruled=True
)
_TASK: Final = Look(ruled=True)
_CENTRED: Final = Look(align="center", ruled=True)
_CENTRED_NAMES: Final = frozenset(("code", "deadline", "state", "percent", "done_on"))
# What Excel takes for the code of a letter.
_CODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMATS: Final = {"percent": looks.NUMBER_FORMAT, "done_on": looks.DAY_FORMAT}


def form_bytes(form: Form, lines: Sequence[str], ticket: Ticket) -> bytes:
    """Draw a form with its proof."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words.MAIN_SHEET
    drawing = _Drawing(sheet, form)
    drawing.draw(ticket)
    add_guide(book.create_sheet(words.GUIDE_SHEET))
    _add_proof(book.create_sheet(FORM_SHEET), lines)
    book.security = WorkbookProtection(lockStructure=True)
    book.calculation.fullCalcOnLoad = True
    _set_properties(book, form)
    held = io.BytesIO()
    # Saving by the workbook's own verb would write the hour of now into it.
    ExcelWriter(book, zipfile.ZipFile(held, "w", zipfile.ZIP_STORED)).save()
    return packed_steadily(held.getvalue(), {_COUNT_CELL: drawing.missing()})


class _Drawing:
    def __init__(self, sheet: Any, form: Form) -> None:
        self._sheet, self._form, self._looks = sheet, form, Looks()
        self._end = _HEAD_ROW + max(1, len(form.rows))

    def draw(self, ticket: Ticket) -> None:
        self._columns()
        self._titles()
        self._head()
        for at, row in enumerate(self._form.rows):
            ticket.step(at, len(self._form.rows), "writing-form")
            self._row(_FIRST_ROW + at, row)
        self._count()
        if self._form.rows:
            add_checks(self._sheet, {name: self._range(name) for name in COLUMNS})
        self._sheet.freeze_panes = f"C{_FIRST_ROW}"
        key = get_column_letter(_KEY_COLUMN)
        self._sheet.auto_filter.ref = f"A{_HEAD_ROW}:{key}{self._end}"
        self._sheet.print_title_rows = f"{_HEAD_ROW - 1}:{_HEAD_ROW}"
        self._sheet.print_area = f"A1:{_LAST}{self._end}"
        self._sheet.sheet_view.zoomScale = 90
        looks.set_page(self._sheet, landscape=True)
        looks.protect(self._sheet)

    def _columns(self) -> None:
        for name, width in WIDTHS.items():
            self._sheet.column_dimensions[_LETTER[name]].width = width
        held = self._sheet.column_dimensions[get_column_letter(_KEY_COLUMN)]
        held.width, held.hidden = 38, True

    def _titles(self) -> None:
        form = self._form
        names = [cell_text(name) for name in form.plans]
        self._merged("A1", f"{_LAST}1", words.LABEL, _TITLE)
        self._merged("A2", f"{_LAST}2", words.title(form.period), _NAME)
        reference = words.reference(cell_text(form.unit.name), form.period)
        self._merged("A3", f"{_LAST}3", reference, _NOTE)
        self._merged("A4", f"{_LAST}4", words.plans(names), _NOTE)
        unit = f"{words.REPORTING_UNIT} {cell_text(form.unit.name)}"
        self._merged("A5", f"{_LAST_TASK}5", unit, _STRONG_LINE)
        office = f"{words.RECIPIENT} {cell_text(form.office.name)}"
        self._merged("F5", f"{_LAST}5", office, _LINE)
        longest = max(len(words.plans(names)), 1)
        for row, height in ((1, 21), (2, 20), (3, 20), (4, 18 * -(-longest // 170)), (5, 20)):
            self._sheet.row_dimensions[row].height = height
        if not names:
            self._sheet.row_dimensions[4].hidden = True

    def _merged(self, first: str, last: str, text: str, look: Look) -> None:
        self._put(first, text, look)
        self._sheet.merge_cells(f"{first}:{last}")

    def _put(self, where: str, text: str, look: Look) -> None:
        cell = self._sheet[where]
        cell._value, cell.data_type = text or None, "s" if text else "n"  # noqa: SLF001 - never a formula
        self._looks.set(cell, look)

    def _head(self) -> None:
        self._merged(f"A{_HEAD_ROW - 1}", f"{_LAST_TASK}{_HEAD_ROW - 1}", words.TASKS, _HEAD)
        answers = f"{_FIRST_ANSWER}{_HEAD_ROW - 1}", f"{_LAST}{_HEAD_ROW - 1}"
        self._merged(*answers, words.ANSWERS, _INPUT_HEAD)
        for at in range(1, len(COLUMNS) + 1):  # a merged cell is ruled by all that it covers
            look = _INPUT_HEAD if COLUMNS[at - 1] in FIELDS else _HEAD
            self._looks.set(self._sheet.cell(_HEAD_ROW - 1, at), look)
        for name, caption in words.CAPTIONS.items():
            look = _INPUT_HEAD if name in FIELDS else _HEAD
            self._put(f"{_LETTER[name]}{_HEAD_ROW}", caption, look)
        self._put(f"{get_column_letter(_KEY_COLUMN)}{_HEAD_ROW}", words.KEY, _HEAD)
        self._sheet.row_dimensions[_HEAD_ROW - 1].height = 20
        self._sheet.row_dimensions[_HEAD_ROW].height = 50

    def _row(self, at: int, row: FormRow) -> None:
        told = {
            "code": row.code,
            "title": row.title,
            "product": row.product,
            "deadline": words.deadline(row.deadline, row.due),
            "partner": row.partner,
        }
        for name, text in told.items():
            look = _CENTRED if name in _CENTRED_NAMES else _TASK
            self._put(f"{_LETTER[name]}{at}", _cut(text), look)
        for name in FIELDS:
            self._answer(f"{_LETTER[name]}{at}", name, getattr(row.base, name))
        self._put(f"{get_column_letter(_KEY_COLUMN)}{at}", str(row.id), _TASK)
        texts = {**told, **{name: getattr(row.base, name) for name in TEXT_FIELDS}}
        self._sheet.row_dimensions[at].height = row_height(
            (text or "", WIDTHS[name]) for name, text in texts.items()
        )

    def _answer(self, where: str, name: str, value: Any) -> None:
        align = "center" if name in _CENTRED_NAMES else "left"
        written = _FORMATS.get(name, looks.TEXT_FORMAT)
        fill = looks.INPUT_FILL
        look = Look(align=align, fill=fill, ruled=True, locked=False, written=written)
        if name == "state" and value is not None:
            value = words.STATES[State(value)]
        if isinstance(value, str) or value is None:
            self._put(where, _cut(value or ""), look)
        else:
            self._sheet[where].value = value
            self._looks.set(self._sheet[where], look)

    def missing(self) -> str:
        """Say what the count says as long as nothing was typed."""
        bases = [row.base for row in self._form.rows]
        without_state = sum(base.state is None for base in bases)
        without_result = sum(
            base.state == State.DONE and not cell_text(base.result or "") for base in bases
        )
        return words.missing(without_state, without_result)

    def _range(self, name: str) -> str:
        return f"{_LETTER[name]}{_FIRST_ROW}:{_LETTER[name]}{self._end}"

    def _count(self) -> None:
        formula = words.missing_formula(
            *(f"${_LETTER[n]}${_FIRST_ROW}:${_LETTER[n]}${self._end}" for n in ("state", "result"))
        )
        self._put("A6", words.FILL_HERE, Look(13, italic=True, middle=True))
        self._sheet.merge_cells(f"A6:{_LAST_TASK}6")
        self._sheet[_COUNT_CELL].value = f"={formula}"
        self._looks.set(self._sheet[_COUNT_CELL], _STRONG_LINE)
        self._sheet.merge_cells(f"{_COUNT_CELL}:{_LAST}6")
        self._sheet.row_dimensions[6].height = 22


def _cut(text: str) -> str:
    return _CODED.sub("_x005F_", cell_text(text)[:MOST_LETTERS])


def _add_proof(sheet: Any, lines: Sequence[str]) -> None:
    sheet.sheet_state = "veryHidden"
    drawn = Looks()
    for at, line in enumerate([words.HIDDEN_NOTE, *lines], 1):
        cell = sheet.cell(at, 1)
        cell._value, cell.data_type = line, "s"  # noqa: SLF001 - never a formula
        drawn.set(cell, Look(wrap=False, written=looks.TEXT_FORMAT))
    sheet.protection.sheet = True


def _set_properties(book: Any, form: Form) -> None:
    day = parse_quarter(form.period).first_day
    about = book.properties
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as kept
    about.title = f"{words.title(form.period)} – {cell_text(form.unit.name)}"
    about.creator = about.lastModifiedBy = cell_text(form.office.name)
    about.language = "vi"
