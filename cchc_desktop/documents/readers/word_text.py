"""The text of a Word paragraph: what is left when changes are accepted and hidden words gone.

Must not know numbering, tables or where a paragraph stands.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from cchc_desktop.documents.legacy_fonts import encoding_of_font, unicode_of
from cchc_desktop.documents.readers.word_names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    GONE,
    MATH_TEXT,
    R_PR,
    TEXT_BOX,
    WRAPS,
    R,
    T,
    w,
)
from cchc_desktop.documents.readers.word_properties import RUN, Properties
from cchc_desktop.documents.readers.word_styles import Letters, Styles

_BREAK, _TAB, _CR, _TYPE = w("br"), w("tab"), w("cr"), w("type")
_RENDERED: Final = w("lastRenderedPageBreak")
_WHITE: Final = re.compile(r"[\t\r\n]+")
_SYMBOL, _SYMBOL_FONT, _CHAR = w("sym"), w("font"), w("char")
_FIXED: Final = {_TAB: "\t", w("ptab"): "\t", _CR: "\n", w("noBreakHyphen"): "-"}
_SOFT_HYPHEN: Final = w("softHyphen")
_HOLDS_BOXES: Final = frozenset((w("drawing"), w("pict"), w("object"), ALTERNATE))
_RUBY, _RUBY_BASE = w("ruby"), w("rubyBase")
_FORMULAS: Final = frozenset(MATH_TEXT.replace("}t", "}" + one) for one in ("oMath", "oMathPara"))
# What people pick from a table of symbols; the rest of such fonts is decoration.
_SYMBOLS: Final = {
    ("symbol", 0xB7): "•", ("symbol", 0xB3): "≥", ("symbol", 0xA3): "≤", ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×", ("symbol", 0xB8): "÷", ("symbol", 0xB9): "≠", ("symbol", 0xAE): "→",
    ("symbol", 0xDE): "⇒", ("symbol", 0x2D): "-", ("wingdings", 0xE0): "→",
    ("wingdings", 0xE8): "→", ("wingdings", 0xF0): "⇒", ("wingdings", 0xD8): "➢",
    ("wingdings", 0x76): "❖", ("wingdings", 0xA7): "▪", ("wingdings", 0x6C): "●",
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFB): "✗", ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒", ("wingdings", 0xA8): "☐", ("wingdings", 0x6F): "☐",
    ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0xA3): "☐",
}  # fmt: skip


class Said:
    """What a paragraph says: its text, whether all of it is bold or italic, and what it holds."""

    pages = rendered = 0
    tracked = bold = italic = False
    boxes: tuple[etree._Element, ...] = ()
    converted: tuple[tuple[str, str], ...] = ()
    _face: Letters | None = None

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def add(self, text: str, letters: Letters) -> None:
        if "\n" in text or "\r" in text or "\t" in text:
            text = _WHITE.sub(" ", text)  # white space of the file, not of the page
        if letters.font is not None:
            text = self._converted(text, letters.font)
        self.pieces.append(text)
        if letters is not self._face and not text.isspace():
            first = self._face is None
            self.bold = bool(letters.bold) and (first or self.bold)
            self.italic = bool(letters.italic) and (first or self.italic)
            self._face = letters

    def _converted(self, text: str, font: str) -> str:
        encoding = encoding_of_font(font)
        if encoding is None:
            return text
        read = unicode_of(text, encoding, capitals=encoding.capitals(font))
        if read != text:
            self.converted += ((text, read),)
        return read


class TextReader:
    """Reads paragraphs with the styles and properties of one document."""

    def __init__(self, styles: Styles, properties: Properties) -> None:
        self._styles: Final = styles
        self._properties: Final = properties

    def read(self, paragraph: etree._Element, under: Letters, said: Said) -> None:
        """Add what a paragraph says to `said`."""
        for child in paragraph:
            tag = child.tag
            if tag == T:  # a plain run, of which only the text was left
                self._say(child, self._letters(child, under), said)
            elif tag == R:
                self._run(child, under, said)
            elif tag in WRAPS:
                self.read(child, under, said)
            elif tag in GONE:
                said.tracked = True
            elif tag == ALTERNATE:
                said.boxes += tuple(boxes_in(child))
            elif tag in _FORMULAS:
                self._formula(child, under, said)

    def _run(self, run: etree._Element, under: Letters, said: Said) -> None:
        letters = self._letters(run, under)
        for child in run:
            tag = child.tag
            if tag == T:
                self._say(child, letters, said)
            elif tag == R_PR:
                letters = self._styles.run(child, under)
            elif not letters.hidden:
                self._rarity(child, tag, letters, said)
            elif tag == _RENDERED:
                said.rendered += 1

    def _say(self, element: etree._Element, letters: Letters, said: Said) -> None:
        text = element.text
        if text and not letters.hidden:
            said.add(text, letters)

    def _letters(self, run: etree._Element, under: Letters) -> Letters:
        number = run.get(RUN)
        if number is None:
            return under
        found = under.known.get(number)
        if found is None:
            properties = self._properties.of(run, RUN)
            found = under if properties is None else self._styles.run(properties, under)
            under.known[number] = found
        return found

    def _rarity(self, child: etree._Element, tag: object, letters: Letters, said: Said) -> None:
        if tag in _FIXED:
            said.pieces.append(_FIXED[str(tag)])
        elif tag == _BREAK:
            said.pages += child.get(_TYPE) == "page"
            said.pieces.append("\n")
        elif tag == _RENDERED:
            said.rendered += 1
        elif tag in _HOLDS_BOXES:
            said.boxes += tuple(boxes_in(child))
        else:
            self._sign(child, tag, letters, said)

    def _sign(self, child: etree._Element, tag: object, letters: Letters, said: Said) -> None:
        if tag == _SYMBOL:
            said.add(_symbol(child), Letters(letters.bold, letters.italic))
        elif tag == _SOFT_HYPHEN:
            if letters.font and encoding_of_font(letters.font) is not None:
                said.add("\u00ad", letters)  # in TCVN3 this place holds a letter
        elif tag == _RUBY:
            for base in child.iter(_RUBY_BASE):
                self.read(base, letters, said)

    def _formula(self, element: etree._Element, under: Letters, said: Said) -> None:
        for text in element.iter(MATH_TEXT):
            if text.text:
                said.add(text.text, under)


def boxes_in(element: etree._Element) -> Iterator[etree._Element]:
    """Find the text boxes of a drawing, each once: the fallback for old programs repeats them."""
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag == TEXT_BOX:
            yield one
        elif one.tag == ALTERNATE:
            chosen = one.find(CHOICE)
            other = one.find(FALLBACK)
            picked = other if chosen is None else chosen
            if picked is not None:
                stack.append(picked)
        elif one.tag not in GONE:
            stack.extend(reversed(one))


def _symbol(element: etree._Element) -> str:
    font = (element.get(_SYMBOL_FONT) or "").lower()
    try:
        place = int(element.get(_CHAR) or "", 16)
    except ValueError:
        return ""
    if (known := _SYMBOLS.get((font, place & 0xFF))) is not None:
        return known
    return "" if 0xE000 <= place <= 0xF8FF or not 0x20 <= place < 0xD800 else chr(place)
