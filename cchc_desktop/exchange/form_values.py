"""What was typed into a cell of a form, read as its column means it.

Must not know sheets.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from cchc_desktop.exchange.form_model import MOST_LETTERS, Value, cell_text
from cchc_desktop.exchange.form_words import STATES, day
from cchc_desktop.exchange.workbook import Cell
from cchc_desktop.exchange.workbook_styles import Shown

_SPACES: Final = re.compile(r"\s+")
_DAY: Final = re.compile(r"(?:ngày )?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T.*)?")
_PERCENT: Final = re.compile(r"([0-9]{1,3})(?:[.,]0+)? ?%?")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_DAYS: Final = 100_000
_HUNDRED: Final = 100


class CellRefusal(Exception):  # noqa: N818 - a cell is refused, not the form
    """A cell that says nothing its column can mean, as a code with facts."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def folded(text: str) -> str:
    """Return a text as people compare it: one space, no capitals."""
    return _SPACES.sub(" ", cell_text(text)).strip().casefold()


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", folded(text).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_STATES: Final = {_bare(said): state for state, said in STATES.items()}


def read_value(name: str, cell: Cell, *, from_1904: bool) -> Value | None:
    """Read a cell of a field; None where there is nothing; CellRefusal where it makes no sense."""
    text = cell_text(cell.text)
    if not text:
        return None
    if cell.is_error:
        raise CellRefusal("form-cell-error", {"text": text})
    if name == "done_on":
        return _read_day(cell, text, _EPOCH_1904 if from_1904 else _EPOCH)
    return _READERS.get(name, _read_text)(cell, text)


def base_value(value: Value | None) -> Value | None:
    """Return what a cell that nobody touched gives for this value."""
    if isinstance(value, str):
        return cell_text(cell_text(value)[:MOST_LETTERS]) or None
    return value


def _read_state(_cell: Cell, text: str) -> str:
    state = _STATES.get(_bare(text))
    if state is None:
        raise CellRefusal("form-state-unknown", {"text": text})
    return str(state)


def _read_percent(cell: Cell, text: str) -> int:
    if cell.is_number:
        number = _number(text)
        if cell.shown is Shown.PERCENT:
            number = number * _HUNDRED if number is not None else None
        whole = None if number is None else round(number)
        if number is not None and whole is not None and abs(number - whole) < 1e-6:  # as typed
            found = whole
        else:
            found = -1
    else:
        said = _PERCENT.fullmatch(text)
        found = int(said[1]) if said else -1
    if not 0 <= found <= _HUNDRED:
        raise CellRefusal("form-percent-wrong", {"text": text})
    return found


def _read_day(cell: Cell, text: str, epoch: date) -> date:
    found = _serial_day(text, epoch) if cell.is_number else _written_day(text)
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise CellRefusal("form-day-wrong", {"text": text})
    return found


def _serial_day(text: str, epoch: date) -> date | None:
    number = _number(text)
    if number is None or not 0 < number < _MOST_DAYS:
        return None
    return epoch + timedelta(days=math.floor(number))


def _written_day(text: str) -> date | None:
    if found := _DAY.fullmatch(text.casefold()):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif found := _ISO_DAY.fullmatch(text):
        parts = int(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _read_text(cell: Cell, text: str) -> str:
    if not cell.is_number:
        return text
    if cell.shown is Shown.DAY and (found := _serial_day(text, _EPOCH)):
        return day(found)
    number = _number(text)
    if number is None:
        return text
    if cell.shown is Shown.PERCENT:
        return f"{round(number * _HUNDRED, 6):g}%".replace(".", ",")
    return f"{int(number)}" if number.is_integer() else text.replace(".", ",")


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


_READERS: Final[dict[str, Callable[[Cell, str], Value]]] = {
    "state": _read_state,
    "percent": _read_percent,
}
