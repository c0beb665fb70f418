"""The names of WordprocessingML that the readers of Word documents look for."""

from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def w(name: str) -> str:
    return _W + name


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, TR_PR, TC_PR = w("pPr"), w("rPr"), w("trPr"), w("tcPr")
VAL: Final = w("val")
TEXT_BOX: Final = w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
MATH_TEXT: Final = _M + "t"
# What was taken out, or moved away, by a change that we take as accepted.
GONE: Final = frozenset((w("del"), w("moveFrom")))
# What only wraps its content.
WRAPS: Final = frozenset(
    w(name)
    for name in (
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
        "body",
    )
)
_OFF: Final = frozenset(("0", "false", "off", "none"))


def value(element: etree._Element | None, name: str) -> str | None:
    """Give the w:val of a child, "" for a child without one, None for no child."""
    child = None if element is None else element.find(name)
    return None if child is None else child.get(VAL, "")


def number(text: str | None, default: int = 0) -> int:
    """Read a whole number that a hostile file may have written in any way."""
    try:
        return max(-(10**6), min(10**6, int(text or "")))
    except ValueError:
        return default


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Read a property that is on by being there; None when it is not said."""
    said = value(element, name)
    return None if said is None else said not in _OFF
