"""Reads an Excel form that came back: which fields of which rows now say something else.

The hidden part tells what the form was; the sheet, however sorted, filtered or saved, tells what
was typed. Identity is a row's id. Must not know who is trusted, nor what is stored by now.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.archives import FORM_SHEET
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.form_model import (
    FIELDS,
    MOST_LETTERS,
    FilledForm,
    Form,
    FormRow,
    FormSignature,
    Trouble,
    Value,
    cell_text,
)
from cchc_desktop.exchange.form_proof import MARK, FormLinesError, read_form_lines
from cchc_desktop.exchange.form_values import CellRefusal, base_value, folded, read_value
from cchc_desktop.exchange.form_words import CAPTIONS
from cchc_desktop.exchange.manifest import NewerFormatError
from cchc_desktop.exchange.workbook import Cell, Row, Workbook, opened_workbook

__all__ = ["FilledForm", "FormSignature", "Trouble", "read_form"]

_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
_EVERY: Final = 200
_MOST_STRANGERS: Final = 100
_NAMES: Final = {folded(caption): name for name, caption in CAPTIONS.items()}


def read_form(content: Path | bytes, ticket: Ticket, *, name: str = "") -> FilledForm:
    """Read a form; ExchangeError when the file is none of ours, or not to be read."""
    shown = name or (content.name if isinstance(content, Path) else "")
    _refuse_old(content, shown)
    with opened_workbook(content, shown) as book:
        ticket.step(0, 0, "reading-form")
        form, signature, public = _proof(book)
        edits, troubles = _answers(book, form, ticket)
    return FilledForm(form, signature, public, edits, troubles)


def _refuse_old(content: Path | bytes, name: str) -> None:
    """Name what an office does to a workbook: a password, or the form of twenty years ago."""
    if isinstance(content, bytes):
        head = content[: len(_OLD_OR_LOCKED)]
    else:
        with told_from_reading(content), content.open("rb") as file:
            head = file.read(len(_OLD_OR_LOCKED))
    if head == _OLD_OR_LOCKED:
        raise ExchangeError("exchange-form-locked", {"name": name})


# ---- the hidden part --------------------------------------------------------------------------


def _proof(book: Workbook) -> tuple[Form, FormSignature, bytes | None]:
    lines: list[str] = []
    for sheet in book.sheets:
        if sheet.name == FORM_SHEET:
            lines = [row[0].text for _, row in book.rows(sheet) if 0 in row]
    begins = (at for at, line in enumerate(lines) if line.startswith(MARK))
    try:
        return read_form_lines(lines[next(begins, len(lines)) :])
    except NewerFormatError as error:
        raise book.refusal("exchange-newer", version=error.version) from error
    except FormLinesError as error:
        code = "exchange-form-broken" if lines else "exchange-form-not-ours"
        raise book.refusal(code) from error


# ---- the sheet --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Answers:
    """One sheet's rows of the form, by the id of the task."""

    columns: Mapping[str, int]
    rows: dict[uuid.UUID, list[Row]] = field(default_factory=dict)
    strangers: list[int] = field(default_factory=list)


def _answers(
    book: Workbook, form: Form, ticket: Ticket
) -> tuple[dict[uuid.UUID, dict[str, Value]], list[Trouble]]:
    known = {str(row.id): row for row in form.rows}
    found = [
        answers
        for sheet in book.sheets
        if sheet.visible and (answers := _sheet(book.rows(sheet), known, ticket)) is not None
    ]
    if not found:
        raise book.refusal("exchange-form-columns")
    answers = max(found, key=lambda one: len(one.rows))
    edits: dict[uuid.UUID, dict[str, Value]] = {}
    troubles = [Trouble(at, "form-row-unknown", {}) for at in answers.strangers]
    for row in form.rows:
        said: dict[str, Value] = {}
        for name, value, trouble in _row(row, answers, from_1904=book.from_1904):
            if trouble is not None:
                troubles.append(trouble)
            elif value is not None:
                said[name] = value
        if said:
            edits[row.id] = said
    return edits, sorted(troubles, key=lambda one: one.row)


def _sheet(rows: Iterator[Row], known: Mapping[str, FormRow], ticket: Ticket) -> _Answers | None:
    """Find the captions of a sheet, then the rows of tasks below them, in whatever order."""
    answers = None
    for count, (number, cells) in enumerate(rows):
        if count % _EVERY == 0:
            ticket.step(count, 0, "reading-form")
        if answers is None:
            columns = _columns(cells)
            answers = None if columns is None else _Answers(columns)
            continue
        ids = {cell.text.strip().lower() for cell in cells.values()} & known.keys()
        for id_ in ids:
            answers.rows.setdefault(known[id_].id, []).append((number, cells))
        strange = not ids and any(answers.columns[name] in cells for name in FIELDS)
        if strange and len(answers.strangers) < _MOST_STRANGERS:
            answers.strangers.append(number)
    return answers


def _columns(cells: Mapping[int, Cell]) -> dict[str, int] | None:
    """Return where each caption stands; None where this is no row of captions, or one twice."""
    named = [
        (_NAMES[said], at) for at, cell in cells.items() if (said := folded(cell.text)) in _NAMES
    ]
    columns = dict(named)
    if columns.keys() != CAPTIONS.keys() or len(named) != len(columns):
        return None
    return columns


_Said = tuple[str, Value | None, Trouble | None]


def _row(row: FormRow, answers: _Answers, *, from_1904: bool) -> Iterator[_Said]:
    """Yield a task's fields that say something else than the form did, and what is not taken."""
    held = answers.rows.get(row.id, [])
    if not held:
        return
    number, cells = held[0]
    facts = {"task": row.title}
    if len({_typed(each, answers.columns) for _, each in held}) > 1:
        yield "", None, Trouble(number, "form-row-twice", facts)
        return
    title = cells.get(answers.columns["title"])
    if title is None or folded(title.text) != folded(cell_text(row.title)[:MOST_LETTERS]):
        yield "", None, Trouble(number, "form-row-mixed", facts)
        return
    for name in FIELDS:
        cell = cells.get(answers.columns[name])
        if cell is not None:
            yield _field(row, name, cell, number, from_1904=from_1904)


def _typed(cells: Mapping[int, Cell], columns: Mapping[str, int]) -> tuple[str, ...]:
    found = (cells.get(columns[name]) for name in FIELDS)
    return tuple("" if cell is None else cell.text for cell in found)


def _field(row: FormRow, name: str, cell: Cell, number: int, *, from_1904: bool) -> _Said:
    base = getattr(row.base, name)
    facts = {"task": row.title, "column": CAPTIONS[name]}
    try:
        value = read_value(name, cell, from_1904=from_1904)
    except CellRefusal as refusal:
        return name, None, Trouble(number, refusal.code, {**facts, **refusal.facts})
    if value is None or value == base_value(base):
        return name, None, None
    if isinstance(base, str) and len(cell_text(base)) > MOST_LETTERS:
        return name, None, Trouble(number, "form-text-cut", facts)
    return name, value, None
