"""What the properties of a Word paragraph come to, together with its style.

Worked out once for each set of properties. Must not know text, numbering or tables.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from cchc_desktop.documents.readers.word_names import R_PR, VAL, value, w
from cchc_desktop.documents.readers.word_properties import PARAGRAPH, Properties
from cchc_desktop.documents.readers.word_styles import Letters, Num, Styles, level_of, num_of

_JC, _STYLE, _OUTLINE = w("jc"), w("pStyle"), w("outlineLvl")
_BREAK_BEFORE, _MOVED, _DELETED = w("pageBreakBefore"), w("moveFrom"), w("del")
_NO_NUMBER: Final = "0"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """`joins_next` is true when the end of the paragraph was taken out."""

    style: str
    letters: Letters
    centred: bool
    level: int | None
    num: Num | None
    new_page: bool
    joins_next: bool


class ParagraphLooks:
    def __init__(self, styles: Styles, properties: Properties) -> None:
        self._styles: Final = styles
        self._properties: Final = properties
        self._known: dict[str, ParagraphLook] = {}
        self._bare: Final = self._worked_out(None)

    def of(self, paragraph: etree._Element) -> ParagraphLook:
        """Give what the properties of a paragraph come to."""
        number = paragraph.get(PARAGRAPH)
        if number is None:
            properties = self._properties.of(paragraph, PARAGRAPH)
            return self._bare if properties is None else self._worked_out(properties)
        found = self._known.get(number)
        if found is None:
            properties = self._properties.of(paragraph, PARAGRAPH)
            found = self._known[number] = self._worked_out(properties)
        return found

    def _worked_out(self, properties: etree._Element | None) -> ParagraphLook:
        style = value(properties, _STYLE) or ""
        under = self._styles.paragraph(style)
        num = num_of(properties) or under.num
        if num and num[1] is None and under.num and under.num[0] == num[0]:
            num = under.num
        aligned = value(properties, _JC)
        outline = None if properties is None else properties.find(_OUTLINE)
        mark = None if properties is None else properties.find(R_PR)
        return ParagraphLook(
            style,
            under.letters,
            under.centred if aligned is None else aligned == "center",
            under.level if outline is None else level_of(outline.get(VAL, "")),
            None if num is None or num[0] == _NO_NUMBER else num,
            properties is not None and properties.find(_BREAK_BEFORE) is not None,
            mark is not None and (mark.find(_DELETED) is not None or mark.find(_MOVED) is not None),
        )
