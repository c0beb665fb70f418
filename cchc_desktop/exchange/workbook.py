"""Workbooks that came from anybody, read within bounds: sheets, rows, and what a cell holds.

Read with lxml while it is unpacked: nothing is calculated, opened or expanded. Must not know what
the cells mean.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from lxml import etree

from cchc_desktop.exchange.archives import BROKEN, opened_zip
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.workbook_styles import Shown, shown_as

MOST_PART: Final = 48 * 2**20
MOST_RATIO: Final = 300
_RATIO_COUNTS_FROM: Final = 8 * 2**20
MOST_CELLS: Final = 80_000
MOST_ROWS: Final = 1_100_000
MOST_TAGS: Final = 2_000_000
_CHUNK: Final = 2**16
_LONGEST_ELEMENT: Final = 4 * 2**20
_ENCRYPTED: Final = 0x1
_R_ID: Final = re.compile(r"\{[^}]*\}id")
_CODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOK: Final = "xl/workbook.xml"
_MOST_LETTERS: Final = 3
_MACROS: Final = "vbaproject.bin"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: a text as it is, a number as it is stored, or an error."""

    text: str
    is_number: bool = False
    is_error: bool = False
    shown: Shown = Shown.PLAIN


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    visible: bool
    part: str


Row = tuple[int, Mapping[int, Cell]]


class Workbook:
    """An open workbook; parts are found by their names, which every program keeps."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._zip: Final = archive
        self._name: Final = name
        self._infos: Final = {
            info.filename.lstrip("/").lower(): info for info in archive.infolist()
        }
        if any(part.endswith(_MACROS) for part in self._infos):
            raise self.refusal("exchange-form-unsafe")
        book = self._tree(_BOOK)
        about = next(_named(book, "workbookPr"), None)
        self.from_1904: Final = about is not None and about.get("date1904") in ("1", "true")
        self.sheets: Final = tuple(self._sheets(book))
        self._texts: Final = tuple(self._shared_texts())
        styles = "xl/styles.xml"
        self._shown: Final = shown_as(self._tree(styles)) if styles in self._infos else ()

    def refusal(self, code: str, **facts: object) -> ExchangeError:
        return ExchangeError(code, {"name": self._name, **facts})

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows that hold something, by their number; columns count from 0."""
        cells = 0
        for count, element in enumerate(self._elements(sheet.part, "row")):
            row = self._row(element)
            cells += len(row)
            if cells > MOST_CELLS or count > MOST_ROWS:
                raise self.refusal("exchange-form-too-large")
            if row:
                yield _integer(element.get("r"), count + 1), row

    # ---- parts ------------------------------------------------------------------------------

    def _pieces(self, part: str) -> Iterator[bytes]:
        info = self._infos.get(part.lower())
        if info is None or info.flag_bits & _ENCRYPTED:
            raise self.refusal("exchange-form-broken")
        size, packed = 0, max(info.compress_size, 1)
        with self._told():
            stream = self._zip.open(info)
        with stream:
            while piece := self._read(stream):
                size += len(piece)
                bomb = size > _RATIO_COUNTS_FROM and size > packed * MOST_RATIO
                if size > MOST_PART or bomb:
                    raise self.refusal("exchange-form-too-large")
                yield piece

    def _read(self, stream: IO[bytes]) -> bytes:
        with self._told():
            return stream.read(_CHUNK)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the zip file or its XML is wrong with into one refusal."""
        try:
            yield
        except (*BROKEN, etree.XMLSyntaxError) as error:
            raise self.refusal("exchange-form-broken") from error

    def _tree(self, part: str) -> etree._Element:
        """Parse a small part whole."""
        data = b"".join(self._pieces(part))
        if data.count(b"<") > MOST_TAGS // 20:
            raise self.refusal("exchange-form-too-large")
        with self._told():
            root = _parse_whole(data)
        self._check(root)
        return root

    def _elements(self, part: str, name: str) -> Iterator[etree._Element]:
        """Yield a large part's elements of a name, one at a time; each is forgotten at the next."""
        parser, waiting = _pull_parser(name), 0
        for piece in self._pieces(part):
            waiting += len(piece)
            with self._told():
                parser.feed(piece)
            for _, element in parser.read_events():
                if not isinstance(element, etree._Element):  # noqa: SLF001 - lxml's own name
                    continue
                if waiting:
                    self._check(element)
                waiting = 0
                yield element
                _forget(element)
            if waiting > _LONGEST_ELEMENT:
                raise self.refusal("exchange-form-too-large")
        with self._told():
            parser.close()

    def _check(self, element: etree._Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise self.refusal("exchange-form-unsafe")

    # ---- what parts say ----------------------------------------------------------------------

    def _sheets(self, book: etree._Element) -> Iterator[Sheet]:
        links = {
            one.get("Id", ""): one.get("Target", "").removeprefix("/xl/").lstrip("/")
            for one in _named(self._tree("xl/_rels/workbook.xml.rels"), "Relationship")
        }
        for one in _named(book, "sheet"):
            ids = (str(value) for key, value in one.items() if _R_ID.fullmatch(str(key)))
            part = f"xl/{links.get(next(ids, ''), '')}"
            if part.lower() in self._infos:
                yield Sheet(one.get("name", ""), one.get("state", "visible") == "visible", part)

    def _shared_texts(self) -> Iterator[str]:
        part = "xl/sharedStrings.xml"
        if part.lower() in self._infos:
            for count, element in enumerate(self._elements(part, "si")):
                if count > MOST_CELLS:
                    raise self.refusal("exchange-form-too-large")
                yield _text_of(element)

    def _row(self, element: etree._Element) -> dict[int, Cell]:
        found = {}
        column = -1
        for child in element:
            reference = child.get("r")
            column = column + 1 if reference is None else _column(reference)
            cell = self._cell(child)
            if cell is not None:
                found[column] = cell
        return found

    def _cell(self, element: etree._Element) -> Cell | None:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            text = _text_of(element)
            return Cell(text) if text else None
        held = next((one.text for one in _named(element, "v") if one.text), "")
        if not held:
            return None
        if kind == "s":
            at = _integer(held, -1)
            text = self._texts[at] if 0 <= at < len(self._texts) else ""
            return Cell(text) if text else None
        if kind in ("n", "d"):
            style = _integer(element.get("s"), 0)
            shown = self._shown[style] if 0 <= style < len(self._shown) else Shown.PLAIN
            return Cell(held, is_number=kind == "n", shown=shown)
        return Cell(_decoded(held), is_error=kind == "e")


@contextmanager
def opened_workbook(content: Path | bytes, name: str) -> Iterator[Workbook]:
    """Open a workbook; whatever is wrong with it, then or later, is one ExchangeError."""
    with told_from_reading(Path(name)), opened_zip(content) as archive:
        if archive is None or _BOOK not in archive.namelist():
            raise ExchangeError("exchange-form-not-ours", {"name": name})
        yield Workbook(archive, name)


# ---- elements ---------------------------------------------------------------------------------


def _parse_whole(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def _pull_parser(name: str) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("end",),
        tag=f"{{*}}{name}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")


def _forget(element: etree._Element) -> None:
    """Give back the memory of an element and of all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (former := element.getprevious()) is not None:
        parent.remove(former)


def _text_of(element: etree._Element) -> str:
    """Return a text without what only tells how to pronounce it."""
    said = []
    for one in _named(element, "t"):
        parent = one.getparent()
        if parent is None or not str(parent.tag).endswith("}rPh"):
            said.append(one.text or "")
    return _decoded("".join(said))


def _decoded(text: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(reference: str) -> int:
    """Return the index of a cell's column: 0 of A1, 27 of AB7."""
    found = 0
    for letter in reference.rstrip("0123456789")[:_MOST_LETTERS]:
        found = found * 26 + (ord(letter) - ord("A") + 1)
    return found - 1


def _integer(text: str | None, missing: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return missing
