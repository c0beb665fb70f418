"""The sheet of an Excel form that tells how to fill it in. Must not know the tasks."""

from typing import Any, Final

from cchc_desktop.exchange import form_looks as looks
from cchc_desktop.exchange import form_words as words
from cchc_desktop.exchange.form_looks import Look, Looks

_TITLE: Final = Look(14, bold=True, align="center", middle=True)
_TEXT: Final = Look(13)
_NUMBER: Final = Look(13, align="center")
_HEAD: Final = Look(13, bold=True, middle=True)
_STATE: Final = Look(13, bold=True, ruled=True)
_MEANING: Final = Look(13, ruled=True)
_LETTERS, _ROW = 96, 18.0


def add_guide(sheet: Any) -> None:
    drawn = Looks()
    for letter, width in (("A", 5), ("B", 22), ("C", 66)):
        sheet.column_dimensions[letter].width = width
    _put(sheet, drawn, (1, 1), words.GUIDE_TITLE, _TITLE)
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[1].height = 30
    row = 2
    for number, text in enumerate(words.GUIDE, 1):
        _put(sheet, drawn, (row, 1), f"{number}.", _NUMBER)
        _put(sheet, drawn, (row, 2), text, _TEXT)
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        sheet.row_dimensions[row].height = _ROW * -(-len(text) // _LETTERS) + 6
        row += 1
    _put(sheet, drawn, (row, 2), words.STATES_TITLE, _HEAD)
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
    sheet.row_dimensions[row].height = 30
    for state, said in words.STATES.items():
        row += 1
        _put(sheet, drawn, (row, 2), said, _STATE)
        _put(sheet, drawn, (row, 3), words.MEANINGS[state], _MEANING)
        sheet.row_dimensions[row].height = _ROW + 2
    sheet.sheet_view.showGridLines = False
    looks.set_page(sheet, landscape=False)
    looks.protect(sheet)


def _put(sheet: Any, drawn: Looks, where: tuple[int, int], text: str, look: Look) -> None:
    cell = sheet.cell(*where)
    cell.value = text
    drawn.set(cell, look)
