"""WordprocessingML in small pieces: elements, paragraphs, runs, tables.

Lengths given here are points; Word counts in twentieths. Must not know what is written.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from lxml import etree

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import Run

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES: Final = {"w": W}

Element = Any  # lxml's elements have no type of their own here


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def twips(points: float) -> str:
    return str(round(points * 20))


def make(name: str, /, *children: Element, **attributes: str) -> Element:
    """Return an element of Word's own namespace, as its attributes are."""
    element = etree.Element(w(name), nsmap=_NAMES)
    for key, value in attributes.items():
        element.set(w(key), value)
    for child in children:
        element.append(child)
    return element


def paragraph(style: str, *children: Element, layout: Sequence[Element] = ()) -> Element:
    """Return a paragraph of a style; `layout` is what this one has otherwise, in Word's order."""
    return make("p", make("pPr", make("pStyle", val=style), *layout), *children)


def run(text: str, *, bold: bool = False, italic: bool = False) -> Element:
    look = [make(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    said = make("t")
    said.text = text
    said.set(SPACE, "preserve")
    return make("r", *([make("rPr", *look)] if look else []), said)


def line_break() -> Element:
    return make("r", make("br"))


def runs(of: Iterable[Run]) -> list[Element]:
    return [run(forms.plain(one.text), bold=one.bold, italic=one.italic) for one in of if one.text]


def rows_of_text(rows: Sequence[str]) -> list[Element]:
    """Return one paragraph's content whose rows end where we say."""
    made: list[Element] = []
    for at, row in enumerate(rows):
        made += [line_break()] if at else []
        made.append(run(row))
    return made


def spacing(before: float = 0.0, line: float | None = None, rule: str = "exact") -> Element:
    attributes = {"before": twips(before), "after": "0"}
    if line is not None:
        attributes |= {"line": twips(line), "lineRule": rule}
    return make("spacing", **attributes)


def indents(left: float, right: float = 0.0) -> Element:
    return make("ind", left=twips(left), right=twips(right), firstLine="0")


def rule(length: float, room: float, before: float) -> Element:
    """Return an empty paragraph whose upper border is a centred line of a length."""
    beside = max(0.0, (room - length) / 2)
    border = make("pBdr", make("top", val="single", sz="6", space="0", color="000000"))
    place = spacing(before, 3.0)
    return paragraph("CchcRule", layout=(border, place, indents(beside, beside)))


def table_properties(width: float, *, beside: float = 0.0, ruled: bool = False) -> Element:
    parts = [make("tblW", w=twips(width), type="dxa")]
    if ruled:
        edges = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = (make(edge, val="single", sz="4", space="0", color="000000") for edge in edges)
        parts.append(make("tblBorders", *lines))
    parts.append(make("tblLayout", type="fixed"))
    around = (
        make(edge, w=twips(room), type="dxa")
        for edge, room in (("top", 0.0), ("left", beside), ("bottom", 0.0), ("right", beside))
    )
    return make("tblPr", *parts, make("tblCellMar", *around))


def table(widths: Sequence[float], properties: Element, rows: Iterable[Element] = ()) -> Element:
    grid = make("tblGrid", *(make("gridCol", w=twips(width)) for width in widths))
    return make("tbl", properties, grid, *rows)


def cell(width: float, content: Iterable[Element], *more: Element) -> Element:
    return make("tc", make("tcPr", make("tcW", w=twips(width), type="dxa"), *more), *content)


def row(cells: Iterable[Element], *properties: Element) -> Element:
    held = [make("trPr", *properties)] if properties else []
    return make("tr", *held, *cells)
