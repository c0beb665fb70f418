"""Where what stands on a day is drawn in its cell: for the painter, and for the mouse.

Must not draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from cchc_desktop.services.calendar_days import OF_TASKS, Mark
from resources.words import shown
from ui.calendar.wording import short
from ui.theme.look import font, px

TOP: Final = 4
LINE: Final = 18
SIGN: Final = 16  # the sign with its gap
_SIDE: Final = 8
_NUMBER: Final = 28
_SLOT: Final = 48
_GAP: Final = 6
_END: Final = 4
_FEW: Final = 8
_LINES: Final = 4  # of one title


@dataclass(frozen=True, slots=True)
class Placed:
    mark: Mark
    box: QRectF
    words: str


@dataclass(slots=True)
class CellLayout:
    """What fits a cell; `more` counts what does not, and stands in its box."""

    placed: list[Placed] = field(default_factory=list)
    more: int = 0
    more_box: QRectF = field(default_factory=QRectF)


def lay_out(cell: QRectF, marks: Sequence[Mark], *, named: bool, in_full: bool) -> CellLayout:
    """Place marks: beside the number, or beneath it with their titles where there is room.

    `named` tells that the name of a holiday stands beside the number.
    """
    out = CellLayout()
    if not marks:
        return out
    left = cell.left() + px(_SIDE if in_full else _NUMBER)
    room = cell.right() - px(_END) - left
    rows = max(1, int((cell.height() - px(TOP)) // px(LINE)))
    beneath = not in_full and rows > 1 and _widest_flag(marks) > room
    if beneath:
        left = cell.left() + px(_SIDE)
        room = cell.right() - px(_END) - left
    taken = 1 if rows > 1 and (named or in_full or beneath) else 0
    slot, columns = _slots(marks[: rows * 4], room, in_full=in_full)
    each = min(_LINES, max(1, (rows - taken) // len(marks))) if in_full else 1
    places = [
        QRectF(left + at * slot, cell.top() + px(TOP) + line * px(LINE), slot, each * px(LINE))
        for at in range(columns)
        for line in range(taken, rows - each + 1, each)
    ]
    flags = sum(one.kind not in OF_TASKS for one in marks)
    if flags and columns > 1:
        places = _with_whole_rows(places, flags, rows - taken, room)
    fitting = len(marks)
    if fitting > len(places):
        # Beneath the number there is room for the count beside it; else it takes a place.
        above = taken == 1 and not named
        fitting = len(places) if above else max(len(places) - 1, 0)
        out.more = len(marks) - fitting
        out.more_box = _more_box(cell, None if above else places[-1], out.more)
        if taken == 0 and columns == 1 and rows > 1:
            _put_beside(out, places, marks)
            fitting = len(marks) - out.more
    for mark, box in zip(marks[:fitting], places, strict=False):
        out.placed.append(Placed(mark, box, _words(mark, in_full=in_full)))
    return out


def _put_beside(out: CellLayout, places: Sequence[QRectF], marks: Sequence[Mark]) -> None:
    """Let the count end the first row where the code that stands there leaves it room."""
    first, more = places[0], len(marks) - len(places)
    box = _more_box(first, first, more)
    code = QFontMetricsF(font("small")).horizontalAdvance(short(marks[0]))
    if marks[0].code and first.left() + px(SIGN) + code + px(_GAP) <= box.left():
        first.setRight(box.left())
        out.more, out.more_box = more, box


def _widest_flag(marks: Sequence[Mark]) -> float:
    """Return the room that what has to be reported needs, which has no code to be known by."""
    metrics = QFontMetricsF(font("small_strong"))
    flags = (one for one in marks[:_FEW] if one.kind not in OF_TASKS)
    return max((metrics.horizontalAdvance(short(one)) + px(SIGN) for one in flags), default=0.0)


def _words(mark: Mark, *, in_full: bool) -> str:
    said = short(mark)
    return f"{said}  {mark.title}" if in_full and mark.code else said


def _slots(marks: Sequence[Mark], room: float, *, in_full: bool) -> tuple[float, int]:
    """Return how wide a slot is and how many stand side by side."""
    if in_full:
        return room, 1
    metrics = QFontMetricsF(font("small"))
    widest = max(
        (metrics.horizontalAdvance(short(one)) for one in marks if one.kind in OF_TASKS),
        default=0.0,
    )
    slot = max(px(_SLOT), widest + px(SIGN + _GAP))
    columns = int((room + px(_END)) // slot)
    return (room, 1) if columns <= 1 else (slot, columns)


def _with_whole_rows(places: list[QRectF], flags: int, rows: int, room: float) -> list[QRectF]:
    """Let what has to be reported take a row of its own: its words are longer than a code."""
    out = []
    for at, box in enumerate(places):
        if at % rows >= flags:
            out.append(box)
        elif at < rows:
            out.append(QRectF(box.left(), box.top(), room, box.height()))
    return out


def _more_box(cell: QRectF, place: QRectF | None, more: int) -> QRectF:
    """Return where the count ends a row: of its place, or of the number."""
    width = QFontMetricsF(font("small")).horizontalAdvance(more_words(more)) + px(2)
    right = cell.right() - px(_END)
    top = cell.top() + px(TOP) if place is None else place.top()
    if place is not None:
        right = min(right, max(place.right(), place.left() + width))
    return QRectF(right - width, top, width, px(LINE))


def more_words(more: int) -> str:
    return f"+{shown(more)}"
