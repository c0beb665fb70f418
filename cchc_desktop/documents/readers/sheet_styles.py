"""What a workbook keeps once for all its sheets: its texts, and how cells look.

Must not know sheets or rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from cchc_desktop.documents.legacy_fonts import encoding_of_font, unicode_of
from cchc_desktop.documents.readers.number_shown import format_of
from cchc_desktop.documents.readers.word_names import number

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Excel writes control characters as _x000D_ and a real "_x" as _x005F_x.
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_OFF: Final = frozenset(("0", "false"))


def s(name: str) -> str:
    return _S + name


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell shows what it holds."""

    format: str = ""
    bold: bool = False
    italic: bool = False
    centred: bool = False
    font: str = ""


_PLAIN: Final = CellLook()


def looks_of(root: etree._Element | None) -> list[CellLook]:
    """Give the looks of a workbook, which cells name by their place."""
    if root is None:
        return [_PLAIN]
    formats = {
        number(one.get("numFmtId")): one.get("formatCode", "") for one in root.iter(s("numFmt"))
    }
    fonts = [
        (_on(font, "b"), _on(font, "i"), _name(font)) for font in root.iterfind(f"{s('fonts')}/*")
    ]
    found = []
    for one in root.iterfind(f"{s('cellXfs')}/{s('xf')}"):
        at = number(one.get("fontId"))
        bold, italic, font = fonts[at] if 0 <= at < len(fonts) else (False, False, "")
        alignment = one.find(s("alignment"))
        across = "" if alignment is None else alignment.get("horizontal", "")
        found.append(
            CellLook(
                format_of(number(one.get("numFmtId")), formats),
                bold,
                italic,
                across in ("center", "centerContinuous"),
                font,
            )
        )
    return found or [_PLAIN]


def text_of(element: etree._Element, font: str = "") -> str:
    """Read a text that may have several looks; what tells the reading aloud is left out."""
    plain = element.find(s("t"))
    if plain is not None and len(element) == 1:
        return readable(plain.text or "", font)
    return "".join(_pieces(element, font))


def _pieces(element: etree._Element, font: str) -> Iterator[str]:
    for child in element:
        if child.tag == s("t"):
            yield readable(child.text or "", font)
        elif child.tag == s("r"):
            name = child.find(f"{s('rPr')}/{s('rFont')}")
            own = font if name is None else name.get("val", "")
            yield "".join(readable(one.text or "", own) for one in child.iterfind(s("t")))


def readable(text: str, font: str = "") -> str:
    """Undo what the file format and an old font did to a text."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    encoding = encoding_of_font(font) if font else None
    if encoding is not None:
        text = unicode_of(text, encoding, capitals=encoding.capitals(font))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _on(font: etree._Element, name: str) -> bool:
    found = font.find(s(name))
    return found is not None and found.get("val", "1") not in _OFF


def _name(font: etree._Element) -> str:
    found = font.find(s("name"))
    return "" if found is None else found.get("val", "")
