"""Word's automatic numbers, made into the text that a person sees in front of a paragraph.

Counting goes on through the whole document, so paragraphs are asked for in their order.
Must not know runs, tables or the zip package.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from cchc_desktop.documents.readers.word_names import number, switch, value, w
from cchc_desktop.documents.readers.word_styles import num_of

_LEVELS: Final = 9
_ILVL, _NUM, _ABSTRACT, _LVL, _OVERRIDE = (
    w("ilvl"),
    w("num"),
    w("abstractNum"),
    w("lvl"),
    w("lvlOverride"),
)
_ABSTRACT_ID, _NUM_ID = w("abstractNumId"), w("numId")
_BULLET: Final = "bullet"
# Bullets that people type by themselves and that every font shows; all others come as a dash.
_SHOWN_BULLETS: Final = frozenset("-+*•–—→➢✓✔■□▪●○◦❖")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LONGEST_NUMBER: Final = 5000
_FORMATTED: Final = "%123456789"


@dataclass(frozen=True, slots=True)
class Marker:
    """A number or bullet as shown, what stands between it and the text, and how deep it is."""

    text: str
    gap: str
    indent: int
    bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """One w:num: the levels it has, and the counters it shares with others of its kind."""

    levels: Mapping[int, _Level]
    counters: dict[int, int]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document."""

    def __init__(self, root: etree._Element | None, style_num: Callable[[str], str]) -> None:
        """`style_num` gives the w:num that a numbering style stands for."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        kinds = {one.get(_ABSTRACT_ID, ""): one for one in root.iterfind(_ABSTRACT)}
        nums = {one.get(_NUM_ID, ""): one for one in root.iterfind(_NUM)}
        counters: dict[str, dict[int, int]] = {}
        for key, num in nums.items():
            kind = value(num, _ABSTRACT_ID) or ""
            linked = value(kinds.get(kind), w("numStyleLink"))
            if linked:
                kind = value(nums.get(style_num(linked)), _ABSTRACT_ID) or kind
            levels = _levels(kinds.get(kind))
            starts = {}
            for override in num.iterfind(_OVERRIDE):
                at = number(override.get(_ILVL))
                if (own := override.find(_LVL)) is not None:
                    levels[at] = _level(own)
                start = value(override, w("startOverride"))
                if start is not None:
                    starts[at] = number(start, 1)
            self._lists[key] = _List(levels, counters.setdefault(kind, {}), starts)

    def marker(self, num: tuple[str, int | None], style: str) -> Marker | None:
        """Count one paragraph; None for one that has no number after all."""
        key, said = num
        found = self._lists.get(key)
        if found is None:
            return None
        at = self._level_of(found, style) if said is None else said
        level = found.levels.get(at)
        if level is None or not 0 <= at < _LEVELS:
            return None
        if level.format == _BULLET:
            return Marker(_bullet(level.text), " ", at, bullet=True)
        self._count(found, at, level)
        text = _shown(level, found)
        return Marker(text, level.gap, at, bullet=False) if text else None

    def _level_of(self, found: _List, style: str) -> int:
        linked = (at for at, level in found.levels.items() if style and level.style == style)
        return next(linked, 0)

    def _count(self, found: _List, at: int, level: _Level) -> None:
        counters = found.counters
        start = found.starts.pop(at, None)
        if start is not None:
            counters[at] = start
        elif at in counters:
            counters[at] += 1
        else:
            counters[at] = level.start
        for above in range(at):
            if above not in counters:
                counters[above] = found.levels.get(above, _Level()).start
        for below in [one for one in counters if one > at]:
            restart = found.levels.get(below, _Level()).restart
            if restart is None or (restart > 0 and at < restart):
                del counters[below]


def _levels(kind: etree._Element | None) -> dict[int, _Level]:
    found = [] if kind is None else kind.findall(_LVL)
    return {number(one.get(_ILVL)): _level(one) for one in found}


def _level(element: etree._Element) -> _Level:
    restart = value(element, w("lvlRestart"))
    suffix = value(element, w("suff"))
    return _Level(
        number(value(element, w("start")), 1),
        value(element, w("numFmt")) or "decimal",
        value(element, w("lvlText")) or "",
        "" if suffix == "nothing" else " ",
        None if restart is None else number(restart),
        bool(switch(element, w("isLgl"))),
        value(element, w("pStyle")) or "",
    )


def _shown(level: _Level, found: _List) -> str:
    """Fill "%1.%2." in."""
    text = level.text
    for at in range(_LEVELS):
        sign = f"%{_FORMATTED[at + 1]}"
        if sign in text:
            other = found.levels.get(at, _Level())
            kind = "decimal" if level.legal else other.format
            text = text.replace(sign, formatted(found.counters.get(at, other.start), kind))
    return text.strip()


def formatted(count: int, kind: str) -> str:
    """Write a number in one of Word's ways of counting."""
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{count:02}"
    if not 0 < count < _LONGEST_NUMBER:
        return str(count)
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        rounds, at = divmod(count - 1, 26)
        letters = chr(ord("a") + at) * (rounds + 1)
        return letters.upper() if kind == "upperLetter" else letters
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        found += sign * times
    return found


def _bullet(text: str) -> str:
    """Symbol fonts keep their bullets at places where other fonts have other letters."""
    return text if text in _SHOWN_BULLETS and text else "-"


def style_nums(styles: etree._Element | None) -> dict[str, str]:
    """Give the w:num of each style that names one."""
    found = {}
    for style in () if styles is None else styles.iterfind(w("style")):
        num = num_of(style.find(w("pPr")))
        if num is not None:
            found[style.get(w("styleId"), "")] = num[0]
    return found
