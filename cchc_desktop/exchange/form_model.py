"""The Excel form as facts: whose it is, its tasks with what was known of them, and what came back.

Must not know workbooks.
"""

import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from cchc_desktop.exchange.manifest import Party

MOST_ROWS: Final = 5_000
MOST_LETTERS: Final = 32_000
"""Of one cell; Excel holds a few more."""
_NOT_IN_XML: Final = re.compile("[\0-\b\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Value = str | int | date


@dataclass(frozen=True, slots=True)
class FormValues:
    """What is reported of one task in one quarter; None where nothing is."""

    state: str | None = None
    percent: int | None = None
    done_on: date | None = None
    result: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    evidence: str | None = None


FIELDS: Final = ("state", "percent", "done_on", "result", "difficulty", "proposal", "evidence")
TEXT_FIELDS: Final = frozenset(("result", "difficulty", "proposal", "evidence"))


@dataclass(frozen=True, slots=True)
class FormRow:
    """One task of the unit in the quarter; `id` is the same wherever the form is made."""

    id: uuid.UUID
    code: str
    title: str
    product: str = ""
    deadline: str = ""
    due: date | None = None
    partner: str = ""
    base: FormValues = field(default_factory=FormValues)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of one unit (`unit`) for one quarter, made by the office that gave the tasks."""

    id: uuid.UUID
    office: Party
    unit: Party
    period: str
    plans: Sequence[str]
    rows: Sequence[FormRow]
    sequence: int = 1


class FormSignature(StrEnum):
    """Whether the hidden part of a form is as its maker wrote it; the answers never are signed."""

    GOOD = "good"
    BAD = "bad"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be taken from a row of the sheet, as a code with facts."""

    row: int
    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back: of each row's id, the fields that now say something else."""

    form: Form
    signature: FormSignature
    public_key: bytes | None
    edits: Mapping[uuid.UUID, Mapping[str, Value]]
    troubles: Sequence[Trouble]


def cell_text(text: str) -> str:
    """Return a text as a cell gives it back: composed letters, plain line ends, bare edges."""
    plain = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", plain).strip()


# ---- as JSON ----------------------------------------------------------------------------------


def form_value(form: Form) -> dict[str, Any]:
    """Return a form as what JSON writes."""
    return {
        "id": str(form.id),
        "office": {"id": str(form.office.id), "name": form.office.name},
        "unit": {"id": str(form.unit.id), "name": form.unit.name},
        "period": form.period,
        "plans": list(form.plans),
        "sequence": form.sequence,
        "rows": [_row_value(row) for row in form.rows],
    }


def _row_value(row: FormRow) -> dict[str, Any]:
    base = {
        name: _plain(value) for name in FIELDS if (value := getattr(row.base, name)) is not None
    }
    return {
        "id": str(row.id),
        "code": row.code,
        "title": row.title,
        "product": row.product,
        "deadline": row.deadline,
        "due": _plain(row.due),
        "partner": row.partner,
        "base": base,
    }


def _plain(value: Value | None) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def read_form_value(value: Mapping[str, Any]) -> Form:
    """Read a form from JSON; ValueError, TypeError or LookupError when it is none."""
    rows = [_row(one) for one in value["rows"]]
    if len(rows) > MOST_ROWS or len({row.id for row in rows}) != len(rows):
        raise ValueError("too many rows, or one twice")
    return Form(
        id=uuid.UUID(value["id"]),
        office=_party(value["office"]),
        unit=_party(value["unit"]),
        period=_text(value["period"]),
        plans=tuple(_text(one) for one in value["plans"]),
        rows=tuple(rows),
        sequence=_integer(value["sequence"]),
    )


def _row(value: Mapping[str, Any]) -> FormRow:
    base = value["base"]
    unknown = base.keys() - set(FIELDS)
    if unknown:
        raise ValueError("a field that no form has")
    texts = {name: _text(base[name]) for name in TEXT_FIELDS | {"state"} if name in base}
    return FormRow(
        id=uuid.UUID(value["id"]),
        code=_text(value["code"]),
        title=_text(value["title"]),
        product=_text(value["product"]),
        deadline=_text(value["deadline"]),
        due=_day(value["due"]),
        partner=_text(value["partner"]),
        base=FormValues(
            percent=_integer(base["percent"]) if "percent" in base else None,
            done_on=_day(base.get("done_on")),
            **texts,
        ),
    )


def _party(value: Mapping[str, Any]) -> Party:
    return Party(uuid.UUID(value["id"]), _text(value["name"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no number")
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))
