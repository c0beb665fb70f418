"""A document as lines of running text, as a person reads it from top to bottom.

Letterheads and signatures laid out in tables are unrolled, page furniture is dropped, sentences
that a page cut are healed. A table of tasks says nothing here. Words are never changed. Must not
know what a plan is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.documents.blocks import NOWHERE, Document, Kind, Paragraph, Place, Table
from cchc_desktop.documents.narrative.markers import Rank, marker_of
from cchc_desktop.documents.narrative.titles import KINDS, PARTED
from cchc_desktop.documents.wording import joined, unwrapped
from cchc_desktop.domain.text import fold, nfc


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line of one that its writer broke by hand."""

    text: str
    strong: bool = False
    centred: bool = False
    level: int | None = None
    where: Place = NOWHERE
    footnote: bool = False
    printed: bool = False
    """It comes from printed pages, where paragraphs are cut; other files do not cut them."""


_FURNITURE: Final = re.compile(r"(?:[-–—_=.*~/\s\d\[\]]|trang|page)*", re.IGNORECASE)
_SCRIBBLE: Final = re.compile(r"(?<=\./\.)\W{0,8}\w{0,8}\W{0,4}$")
_FOOTNOTE: Final = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S")
_LAID_OUT: Final = re.compile(
    r"(?:C[ỘO]NG H[ÒO]A XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN)|Độc lập\s*[-–]|\bNơi nhận\s*:"
    r"|^\s*Số\s*:|\b(?:TM|KT|TL|TUQ)\s*\.|ngày\s[\d.…\s]{0,12}tháng\s[\d.…\s]{0,12}năm",
    re.MULTILINE,
)
_DATED: Final = re.compile(r"(?P<day>[^,]{2,40}, ngày\s.{1,12}năm\s+\d{4})\s+(?P<title>\D+)")
_GAP: Final = re.compile(r"\t+| {3,}")
_ENDED: Final = re.compile(r"[.!?:…][”\"'’)\]]*$")
_NUMBER_GOES_ON: Final = re.compile(r"(?:19|20)\d\d\b|\d{1,5}/[A-ZĐ\d]")
_YEARS_PARTED: Final = re.compile(r"[-–—]\s*(?:19|20)\d\d(?!\d)")
_YEAR_LAST: Final = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_HEAD_COLUMNS: Final = 4
_HEAD_ROWS: Final = 15
_TITLE_ROWS: Final = 12
_CROWDED: Final = 3
_REPEATED: Final = 3
_SHORT: Final = 60
_LONG: Final = 40
_FULL: Final = 70
_TAIL: Final = 60


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return what a person reads line by line, without tables of tasks."""
    printed = document.source.kind is Kind.PDF
    found = [
        replace(line, printed=printed)
        for line in _all(document)
        if not _FURNITURE.fullmatch(line.text)
    ]
    counts = Counter(line.text for line in found)
    kept = [line for line in found if not _repeated(line, counts[line.text])]
    return tuple(_healed(kept))


def _repeated(line: Line, times: int) -> bool:
    """Tell a stamp or a running head from words: it comes on many pages and says nothing."""
    return (
        times >= _REPEATED
        and len(line.text) < _SHORT
        and not re.search(r"[:;.!?]|\.$", line.text)
        and marker_of(line.text).rank is Rank.NONE
        and not line.text.isupper()
    )


def _all(document: Document) -> Iterator[Line]:
    tail = 0
    first_table = True
    for block in document.blocks:
        if isinstance(block, Table):
            if _is_layout(block):
                found = list(_columns(block))
                tail = _TAIL if any("Nơi nhận" in line.text for line in found) else tail
                yield from found
            elif first_table:
                yield from _title_rows(block)
            first_table = first_table and _is_layout(block)
            continue
        tail = _TAIL if "Nơi nhận" in block.text else max(0, tail - 1)
        yield from _of_paragraph(block, apart=tail > 0)


def _of_paragraph(paragraph: Paragraph, *, apart: bool) -> Iterator[Line]:
    written = paragraph.text.split("\n")
    pieces = [piece for one in written for piece in _apart(one, always=apart)]
    healed = unwrapped(pieces) if len(pieces) == len(written) else pieces
    beside = paragraph.where.part == "footnote"
    for piece in healed:
        text = _SCRIBBLE.sub("", nfc(piece))
        if text:
            yield Line(
                text,
                paragraph.bold,
                paragraph.centred,
                paragraph.level,
                paragraph.where,
                footnote=beside or bool(_FOOTNOTE.match(text)),
            )


def _apart(written: str, *, always: bool) -> list[str]:
    """Part two columns that a reader flattened into one line, or a title beside a date."""
    dated = _DATED.fullmatch(written.strip())
    if dated is not None and dated["title"] in KINDS:
        return [dated["day"], dated["title"]]
    pieces = [piece for piece in _GAP.split(written) if piece.strip()]
    if len(pieces) < 2 or not (always or any(map(_LAID_OUT.search, pieces))):
        return [written]
    return pieces


def _is_layout(table: Table) -> bool:
    """Tell a letterhead, a signature or a frame from a table that holds facts."""
    if table.columns > _HEAD_COLUMNS or len(table.rows) > _HEAD_ROWS:
        return False
    texts = [cell.text for row in table.rows for cell in row.cells]
    if any(fold(text) in {"stt", "tt", "so tt"} for text in texts):
        return False
    return table.columns == 1 or any(map(_LAID_OUT.search, texts))


def _columns(table: Table) -> Iterator[Line]:
    cells = [cell for row in table.rows for cell in row.cells]
    for cell in sorted(cells, key=lambda one: one.column):
        for text in filter(None, map(nfc, cell.text.split("\n"))):
            yield Line(text, cell.bold, cell.centred, None, cell.where)


def _title_rows(table: Table) -> Iterator[Line]:
    """Return the lines that a sheet has above its header."""
    found: list[Line] = []
    for row in table.rows[:_TITLE_ROWS]:
        cells = [cell for cell in row.cells if cell.text.strip()]
        if len(cells) >= _CROWDED:
            yield from found
            return
        found += [
            Line(text, cell.bold, cell.centred, None, cell.where)
            for cell in cells
            for text in filter(None, map(nfc, cell.text.split("\n")))
        ]


def _healed(lines: Iterable[Line]) -> list[Line]:
    """Join what the edge of a page cut in two, also where a list's item ended in a semicolon."""
    made: list[Line] = []
    pieces: list[str] = []
    for line in lines:
        if made and (_goes_on(made[-1], pieces[-1], line) or (made[-1].text, line.text) in PARTED):
            pieces += [_between(pieces[-1], line.text), line.text]
            continue
        _close(made, pieces)
        made.append(line)
        pieces = [line.text]
    _close(made, pieces)
    return made


def _between(former: str, following: str) -> str:
    """Return what stands between two pieces of a sentence: nothing where a number was parted."""
    return joined(former, following)[len(former) : -len(following)]


def _close(made: list[Line], pieces: Sequence[str]) -> None:
    if len(pieces) > 1:
        made[-1] = replace(made[-1], text="".join(pieces))


def _goes_on(former: Line, last: str, line: Line) -> bool:
    if former.level or line.level or former.footnote or line.footnote or _ENDED.search(last):
        return False
    if len(former.text) < _LONG:
        return False
    if _YEARS_PARTED.match(line.text) and _YEAR_LAST.search(last):
        return True
    if marker_of(line.text).rank is not Rank.NONE:
        return False
    if line.text[0].islower():
        return True
    return not last.endswith(";") and (
        bool(_NUMBER_GOES_ON.match(line.text)) or _is_cut_by_page(former, last, line)
    )


def _is_cut_by_page(former: Line, last: str, line: Line) -> bool:
    """Tell a full line at the foot of a printed page from a heading that stands there."""
    return (
        line.printed
        and not (line.strong or former.strong or line.centred)
        and (line.where.page or 0) > (former.where.page or 0) > 0
        and len(last) >= _FULL
    )
