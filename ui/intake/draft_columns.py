"""The columns of the draft: what each shows of a line, and how it is typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import nfc
from cchc_desktop.services.intake.review import UNIT_FIELDS
from ui.intake.draft_line import DraftLine
from ui.intake.wording import due_words, why
from ui.labels import SIGNS, day, state_word
from ui.table.column import Column
from ui.table.editors.kinds import (
    Candidate,
    Choice,
    Completion,
    Day,
    Deadline,
    Editor,
    OneLine,
    Option,
    Percent,
    Tone,
    Words,
)
from ui.table.words import paint_words, wrap
from ui.theme.tokens import Role as Ink

translate = QCoreApplication.translate
TITLE: Final = "title"
# Which columns of the document a column of the draft is read from.
READ_FROM: Final[Mapping[str, tuple[Role, ...]]] = {
    "code": (Role.CODE,),
    "title": (Role.TITLE,),
    "details": (Role.DETAILS,),
    "products": (Role.PRODUCT,),
    "lead_units": (Role.LEAD, Role.LEAD_AND_PARTNER),
    "partner_units": (Role.PARTNER, Role.LEAD_AND_PARTNER),
    "start": (Role.START,),
    "deadline": (Role.DEADLINE, Role.PERIOD_MARK),
    "person": (Role.PERSON,),
    "funding": (Role.FUNDING,),
    "note": (Role.NOTE,),
    "state": (Role.STATE, Role.STATE_MARK),
    "percent": (Role.PERCENT,),
    "result": (Role.RESULT,),
    "done_on": (Role.DATE_DONE,),
    "evidence": (Role.EVIDENCE,),
}
# Always there; the others only where the document says something in them.
ALWAYS: Final = frozenset({"code", "title", "lead_units", "deadline", "due"})
LISTS: Final = frozenset({"details", "products", "evidence"})


@dataclass(frozen=True, slots=True)
class Helps:
    """What helps in typing."""

    units: Callable[[], Sequence[Candidate]]
    people: Callable[[], Sequence[Candidate]]
    preview: Callable[[str], tuple[str, Tone]]
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class DraftCell:
    """Words; quiet where the line is left out."""

    role: Ink = "text"
    most: int = 4

    def paint(self, painter: QPainter, box: QRectF, text: str, line: DraftLine) -> None:
        role: Ink = self.role if line.said.kept else "text3"
        paint_words(painter, box, text, "body", role, most=self.most)

    def lines(self, width: int, text: str, line: DraftLine) -> int:
        del line
        return len(wrap(text, "body", width, self.most)) if text else 1


def parted(text: str) -> tuple[str, ...]:
    """Part what was typed into a cell of several things: a line or a semicolon ends each."""
    pieces = (piece.strip() for line in text.splitlines() for piece in line.split(";"))
    return tuple(piece for piece in pieces if piece)


def _joined(field: str, between: str = "\n") -> Callable[[DraftLine], str]:
    return lambda line: between.join(line.said.says(field))


def _text(field: str) -> Callable[[DraftLine], str]:
    return lambda line: line.said.says(field) or ""


def _doubt(field: str) -> Callable[[DraftLine], str | None]:
    def doubt(line: DraftLine) -> str | None:
        asked = line.about(field)
        return None if asked is None else why(asked)

    return doubt


def draft_columns(helps: Helps) -> list[Column]:
    """Return the columns in the order of an appendix."""
    states = [
        Option(state, state_word(state), icon=SIGNS[state].icon, role=SIGNS[state].role)
        for state in State
    ]
    units = partial(Completion, candidates=helps.units, many=True, adds=True)
    people = partial(Completion, candidates=helps.people, adds=True)
    made: list[tuple[str, str, int, Callable[[DraftLine], str], Editor]] = [
        ("code", translate("DraftColumns", "Số"), 56, _text("code"), OneLine(_text("code"))),
        (TITLE, translate("DraftColumns", "Nhiệm vụ"), 0, _text(TITLE), Words(_text(TITLE))),
        (
            "details",
            translate("DraftColumns", "Nội dung cụ thể"),
            200,
            *_words_of(_joined("details")),
        ),
        (
            "products",
            translate("DraftColumns", "Sản phẩm"),
            128,
            *_words_of(_joined("products", "; ")),
        ),
        (
            "lead_units",
            translate("DraftColumns", "Chủ trì"),
            152,
            _leads,
            units(lambda one: one.leads),
        ),
        (
            "partner_units",
            translate("DraftColumns", "Phối hợp"),
            152,
            _partners,
            units(lambda one: one.partners),
        ),
        (
            "start",
            translate("DraftColumns", "Bắt đầu"),
            104,
            _text("start"),
            OneLine(_text("start")),
        ),
        (
            "deadline",
            translate("DraftColumns", "Thời hạn"),
            120,
            _text("deadline"),
            Deadline(
                _text("deadline"),
                preview=lambda text, _line: helps.preview(text),
                today=helps.today,
            ),
        ),
        (
            "person",
            translate("DraftColumns", "Phụ trách"),
            128,
            _text("person"),
            people(_text("person")),
        ),
        ("funding", translate("DraftColumns", "Kinh phí"), 120, *_words_of(_text("funding"))),
        ("note", translate("DraftColumns", "Ghi chú"), 140, *_words_of(_text("note"))),
        (
            "state",
            translate("DraftColumns", "Tình trạng"),
            136,
            _state,
            Choice(lambda one: one.said.says("state"), options=states),
        ),
        (
            "percent",
            translate("DraftColumns", "%"),
            64,
            _percent,
            Percent(lambda one: one.said.says("percent")),
        ),
        ("result", translate("DraftColumns", "Kết quả"), 200, *_words_of(_text("result"))),
        (
            "done_on",
            translate("DraftColumns", "Ngày xong"),
            104,
            _done_on,
            Day(lambda one: one.said.says("done_on"), today=helps.today),
        ),
        (
            "evidence",
            translate("DraftColumns", "Tài liệu kiểm chứng"),
            180,
            *_words_of(_joined("evidence")),
        ),
    ]
    columns = [_column(*one) for one in made]
    due = Column(
        "due",
        translate("DraftColumns", "Đến ngày"),
        lambda line: due_words(line.meaning),
        width=104,
        cell=DraftCell("text2"),
        doubt=_doubt("deadline"),
    )
    at = next(place for place, one in enumerate(columns) if one.key == "deadline")
    return [*columns[: at + 1], due, *columns[at + 1 :]]


def _words_of(of: Callable[[DraftLine], str]) -> tuple[Callable[[DraftLine], str], Editor]:
    return of, Words(of)


def _column(
    key: str, title: str, width: int, shows: Callable[[DraftLine], str], editor: Editor
) -> Column:
    secondary: Ink = "text" if key in (TITLE, "lead_units", "deadline", "code") else "text2"
    return Column(
        key,
        title,
        shows,
        width=width,
        cell=DraftCell(secondary),
        editor=editor,
        tooltip=shows,
        # What a deadline leaves open is asked beside it, where its days stand.
        doubt=None if key == "deadline" else _doubt(key),
        align=Qt.AlignmentFlag.AlignLeft,
    )


def _leads(line: DraftLine) -> str:
    return "; ".join(line.leads)


def _partners(line: DraftLine) -> str:
    return "; ".join(line.partners)


def _state(line: DraftLine) -> str:
    state = line.said.says("state")
    return state_word(state) if state is not None else ""


def _percent(line: DraftLine) -> str:
    percent = line.said.says("percent")
    return "" if percent is None else f"{percent}%"


def _done_on(line: DraftLine) -> str:
    done = line.said.says("done_on")
    return day(done) if done is not None else ""


def written(line: DraftLine, field: str, value: Any) -> Any:
    """Return what was typed into a cell as the draft keeps it."""
    if field in UNIT_FIELDS:
        return _units_as_written(line, field, [nfc(one.word) for one in value])
    if field in LISTS:
        return tuple(map(nfc, parted(value)))
    if field == "person":
        return next((nfc(one.word) for one in value), "")
    if field == "code":
        return nfc(value) or None
    return nfc(value) if isinstance(value, str) else value


def _units_as_written(line: DraftLine, field: str, names: Sequence[str]) -> tuple[str, ...]:
    """Keep the plan's own words for the units that stay."""
    shown = line.leads if field == "lead_units" else line.partners
    said = dict(zip(shown, line.said.says(field), strict=True))
    return tuple(dict.fromkeys(said.get(name, name) for name in names))
