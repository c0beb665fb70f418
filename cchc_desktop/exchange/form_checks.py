"""What a sheet to fill in takes, and which empty cells it marks. Must not know the tasks."""

from collections.abc import Mapping
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from cchc_desktop.domain.status import State
from cchc_desktop.exchange import form_words as words
from cchc_desktop.exchange.form_looks import MISSING_FILL

_FIRST_DAY = "36526"
"""1 January 2000, as a workbook counts days."""


def add_checks(sheet: Any, ranges: Mapping[str, str]) -> None:
    """Check what is typed into the ranges of these fields, and colour what is missing."""
    said = f'"{",".join(words.STATES.values())}"'
    for check, name, (title, text) in (
        (DataValidation("list", said), "state", words.PICK_STATE),
        (DataValidation("whole", "0", "100", operator="between"), "percent", words.TYPE_PERCENT),
        (
            DataValidation("date", _FIRST_DAY, operator="greaterThanOrEqual"),
            "done_on",
            words.TYPE_DAY,
        ),
    ):
        check.allow_blank = True
        check.promptTitle = check.errorTitle = title
        check.prompt = check.error = text
        check.showInputMessage = check.showErrorMessage = True
        check.add(ranges[name])
        sheet.add_data_validation(check)
    state, result = ("$" + ranges[name].partition(":")[0] for name in ("state", "result"))
    wanted = f'AND({state}="{words.STATES[State.DONE]}",LEN({result})=0)'
    _mark(sheet, ranges["state"], f"LEN({state})=0")
    _mark(sheet, ranges["result"], wanted)


def _mark(sheet: Any, where: str, formula: str) -> None:
    fill = PatternFill("solid", bgColor=MISSING_FILL)
    look = DifferentialStyle(fill=fill)
    sheet.conditional_formatting.add(where, Rule("expression", dxf=look, formula=[formula]))
