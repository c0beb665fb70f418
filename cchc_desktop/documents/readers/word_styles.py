"""Word's styles: what a paragraph or a run is when it does not say so itself.

Must not know paragraphs, text or tables.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from cchc_desktop.documents.readers.word_names import (
    P_PR,
    R_PR,
    VAL,
    number,
    switch,
    value,
    w,
)

_STYLE, _STYLE_ID, _BASED_ON, _NAME = w("style"), w("styleId"), w("basedOn"), w("name")
_B, _I, _VANISH, _FONTS, _R_STYLE = w("b"), w("i"), w("vanish"), w("rFonts"), w("rStyle")
_ASCII, _H_ANSI = w("ascii"), w("hAnsi")
_JC, _OUTLINE, _NUM_PR, _NUM_ID, _LEVEL = (
    w("jc"),
    w("outlineLvl"),
    w("numPr"),
    w("numId"),
    w("ilvl"),
)
_BODY_LEVEL: Final = 9
_DEEPEST: Final = 30  # styles based on styles
Num = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look; None where nothing was said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    # Looks of runs standing on this one, by the number of their properties.
    known: dict[str, "Letters"] = field(default_factory=dict, compare=False, repr=False)

    def over(self, under: "Letters") -> "Letters":
        return Letters(
            under.bold if self.bold is None else self.bold,
            under.italic if self.italic is None else self.italic,
            under.hidden if self.hidden is None else self.hidden,
            under.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's style says; `num` is (numId, level), a level of None to be looked up."""

    letters: Letters = field(default_factory=Letters)
    centred: bool = False
    level: int | None = None
    num: Num | None = None


PLAIN: Final = Letters()


def letters_of(properties: etree._Element | None) -> Letters:
    """Read a w:rPr."""
    if properties is None or not len(properties):
        return PLAIN
    fonts = properties.find(_FONTS)
    return Letters(
        switch(properties, _B),
        switch(properties, _I),
        switch(properties, _VANISH),
        None if fonts is None else fonts.get(_H_ANSI) or fonts.get(_ASCII),
    )


def num_of(properties: etree._Element | None) -> Num | None:
    """Read a w:numPr: ("0", …) takes a number away."""
    found = None if properties is None else properties.find(_NUM_PR)
    if found is None:
        return None
    level = value(found, _LEVEL)
    return value(found, _NUM_ID) or "", None if level is None else number(level)


def level_of(said: str) -> int | None:
    """Read an outline level; None for running text."""
    level = number(said, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else None


class Styles:
    """The styles of a document, each worked out once with all that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._looks: dict[str, Look] = {}
        # Not PLAIN itself: each document keeps its own known looks.
        self._defaults = Letters()
        if root is None:
            return
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{R_PR}")
        self._defaults = letters_of(defaults).over(self._defaults)
        for style in root.iterfind(_STYLE):
            key = style.get(_STYLE_ID, "")
            self._styles[key] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default = key

    def paragraph(self, style: str | None) -> Look:
        """Give the look of a paragraph style, or of the one that stands where none is named."""
        key = style or self._default
        if key not in self._looks:
            self._looks[key] = self._worked_out(key, 0)
        return self._looks[key]

    def run(self, properties: etree._Element, under: Letters) -> Letters:
        """Give how a run looks inside a paragraph."""
        own = letters_of(properties)
        named = value(properties, _R_STYLE)
        if named:
            own = own.over(self._chain(named))
        return under if own is PLAIN else own.over(under)

    def _chain(self, key: str) -> Letters:
        letters = PLAIN
        for _ in range(_DEEPEST):
            style = self._styles.get(key)
            if style is None:
                break
            letters = letters.over(letters_of(style.find(R_PR)))
            key = value(style, _BASED_ON) or ""
        return letters

    def _worked_out(self, key: str, depth: int) -> Look:
        style = self._styles.get(key)
        if style is None or depth > _DEEPEST:
            return Look(self._defaults)
        under = self._worked_out(value(style, _BASED_ON) or "", depth + 1)
        properties = style.find(P_PR)
        look = replace(under, letters=letters_of(style.find(R_PR)).over(under.letters))
        said = value(properties, _OUTLINE)
        if said is not None:
            look = replace(look, level=level_of(said))
        elif (level := _heading(style)) is not None:
            look = replace(look, level=level)
        aligned = value(properties, _JC)
        if aligned is not None:
            look = replace(look, centred=aligned == "center")
        num = num_of(properties)
        return look if num is None else replace(look, num=num)


def _heading(style: etree._Element) -> int | None:
    """Tell the level by the name that Word gives in every language."""
    name = style.find(_NAME)
    words = ("" if name is None else name.get(VAL, "")).lower().split()
    if len(words) == 2 and words[0] == "heading" and words[1].isdigit():
        return number(words[1], 1)
    return None
