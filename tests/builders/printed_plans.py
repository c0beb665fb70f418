"""Unseen plans as they are printed: columns of spaces, PDF pages with and without lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

from tests.builders.pdf_files import HEIGHT, LETTER, WIDTH, PdfPage, a_pdf
from tests.builders.unseen_plans import UnseenPlan

_STEP = 13.0
_LEFT, _TOP, _BOTTOM = 40.0, 60.0, 50.0
_BETWEEN = 12.0  # points between the columns of a page
_SPACES = 2  # and spaces between those of a text
_NARROWEST = 6

Block = tuple[int, int, list[str]]
"""A cell: its first column, how many it covers, its lines."""


def _broken(text: str, letters: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, letters) or [""]]


def _blocks(
    plan: UnseenPlan, widths: Sequence[int], gap: int
) -> Iterator[tuple[bool, list[Block]]]:
    """Give the rows with their words broken to lines; the captions first, told by True."""
    for row in plan.head():
        yield True, [_block(first, over, words, widths, gap) for first, over, words in row]
    for cells in plan.rows:
        over = len(widths) if len(cells) == 1 else 1
        yield False, [_block(at, over, text, widths, gap) for at, text in enumerate(cells)]


def _block(first: int, over: int, text: str, widths: Sequence[int], gap: int) -> Block:
    room = sum(widths[first : first + over]) + gap * (over - 1)
    return first, over, _broken(text, room) if text else []


# ---- plain text ------------------------------------------------------------------------------


def as_columns(plan: UnseenPlan, letters: int, *, blank: bool) -> bytes:
    """Type a plan in columns kept apart by spaces; `blank` leaves a line empty between rows."""
    widths = [max(_NARROWEST, int(letters * share)) for share in plan.widths]
    starts = [sum(widths[:at]) + _SPACES * at for at in range(len(widths))]
    made = ["PHỤ LỤC", ""]
    for _, cells in _blocks(plan, widths, _SPACES):
        for number in range(max(len(lines) for _, _, lines in cells)):
            line = ""
            for first, _, lines in cells:
                if number < len(lines) and lines[number]:
                    line = line.ljust(starts[first]) + lines[number]
            made.append(line.rstrip())
        made += [""] * blank
    return "\n".join(made).encode()


# ---- pages without lines ---------------------------------------------------------------------


class _Sheets:
    """Pages that fill from the top; a row may be cut where a page ends."""

    def __init__(self, starts: Sequence[float], *, middle: bool, ruled: bool) -> None:
        self.pages = [PdfPage()]
        self.y = _TOP
        self._starts, self._middle, self._ruled = starts, middle, ruled

    def begin(self) -> None:
        self.pages.append(PdfPage())
        self.y = _TOP

    @property
    def room(self) -> int:
        return int((HEIGHT - _BOTTOM - self.y) / _STEP)

    def print(self, cells: Sequence[Block], *, bold: bool) -> None:
        high = max(len(lines) for _, _, lines in cells)
        for first, _, lines in cells:
            lower = (high - len(lines)) * _STEP / 2 if self._middle else 0.0
            for number, line in enumerate(lines):
                y = self.y + lower + number * _STEP
                if line:
                    self.pages[-1].say(self._starts[first], y, line, bold=bold)
        if self._ruled:
            self._draw(cells, self.y - _STEP + 2, self.y + (high - 1) * _STEP + 4)
            self.y += 4
        self.y += high * _STEP

    def _draw(self, cells: Sequence[Block], top: float, bottom: float) -> None:
        page, right = self.pages[-1], WIDTH - _LEFT
        walls = [self._starts[first] - 3 for first, _, _ in cells]
        for y in (top, bottom):
            page.line(walls[0], y, right, y)
        for x in (*walls, right):
            page.line(x, top, x, bottom)


@dataclass(frozen=True)
class Print:
    """How pages look: `apart` is the space between rows, `cut` parts rows where a page ends."""

    middle: bool = False
    apart: float = 0.0
    cut: bool = False
    ruled: bool = False


def as_pages(plan: UnseenPlan, look: Print) -> bytes:
    """Print a plan; the captions stand on each page."""
    columns = len(plan.widths)
    room = WIDTH - 2 * _LEFT - _BETWEEN * (columns - 1)
    widths = [max(3, int(room * share / LETTER)) for share in plan.widths]
    starts = [_LEFT + sum(widths[:at]) * LETTER + _BETWEEN * at for at in range(columns)]
    sheets = _Sheets(starts, middle=look.middle, ruled=look.ruled)
    apart = look.apart
    rows = list(_blocks(plan, widths, int(_BETWEEN / LETTER)))
    head = [cells for is_head, cells in rows if is_head]
    _print_head(sheets, head, apart)
    for number, cells in enumerate(cells for is_head, cells in rows if not is_head):
        bold = number in plan.bold
        high = max(len(lines) for _, _, lines in cells)
        while high > sheets.room:
            room_left = sheets.room if look.cut else 0
            if room_left > 1:
                sheets.print([(a, b, lines[:room_left]) for a, b, lines in cells], bold=bold)
                cells = [(a, b, lines[room_left:]) for a, b, lines in cells]  # noqa: PLW2901
                high -= room_left
            sheets.begin()
            _print_head(sheets, head, apart)
        sheets.print(cells, bold=bold)
        sheets.y += apart
    return a_pdf(sheets.pages)


def _print_head(sheets: _Sheets, head: Sequence[Sequence[Block]], apart: float) -> None:
    """Print captions; one that has nothing below it stands beside both rows."""
    below = {first for row in head[1:] for first, _, _ in row}
    upper = [one for one in head[0] if len(head) == 1 or not _is_over(one, below)]
    wide = [one for one in head[0] if len(head) > 1 and _is_over(one, below)]
    lines = [(first, over, [*said, *(_under(head, first))]) for first, over, said in wide]
    others = [one for row in head[1:] for one in row if one[0] not in {a for a, _, _ in wide}]
    shifted = [(first, over, ["", *said]) for first, over, said in others]
    cells = sorted([*upper, *lines, *shifted])
    high = max(len(said) for _, _, said in cells)
    sheets.print([(a, b, said + [""] * (high - len(said))) for a, b, said in cells], bold=True)
    sheets.y += apart


def _is_over(block: Block, below: set[int]) -> bool:
    first, over, _ = block
    return over > 1 and first in below


def _under(head: Sequence[Sequence[Block]], column: int) -> list[str]:
    return [
        line for row in head[1:] for first, _, lines in row if first == column for line in lines
    ]


# ---- pages as a text engine prints them ------------------------------------------------------


def as_portrait(plan: UnseenPlan, file: Path) -> bytes:
    """Print a plan with lines on narrow pages, by Qt; a window system has to be there."""
    from PySide6.QtCore import QMarginsF  # noqa: PLC0415 - only where Qt runs
    from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument  # noqa: PLC0415

    document = QTextDocument()
    document.setDefaultFont(QFont("Liberation Serif", 12))
    document.setHtml(_html(plan))
    writer = QPdfWriter(str(file))
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 15, 20), QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    return file.read_bytes()


def _html(plan: UnseenPlan) -> str:
    below = {first for row in plan.head()[1:] for first, _, _ in row}
    rows = len(plan.head())
    head = [
        [
            (text, over, 1 if number or first in below else rows, plan.widths[first])
            for first, over, text in row
        ]
        for number, row in enumerate(plan.head())
    ]
    body = [
        [(text, 1 if len(cells) > 1 else len(plan.widths), 1, width)
         for text, width in zip(cells, plan.widths, strict=False)]
        for cells in plan.rows
    ]  # fmt: skip
    return (
        "<p>PHỤ LỤC</p><table border='1' cellspacing='0' cellpadding='3' width='100%'><thead>"
        + "".join(map(_html_row, head))
        + "</thead>"
        + "".join(map(_html_row, body))
        + "</table>"
    )


def _html_row(cells: Sequence[tuple[str, int, int, float]]) -> str:
    made = ""
    for text, over, down, width in cells:
        lines = "".join(f"<p style='margin:0'>{escape(line)}</p>" for line in text.split("\n"))
        made += f"<td width='{width:.0%}' colspan='{over}' rowspan='{down}'>{lines}</td>"
    return f"<tr>{made}</tr>"
