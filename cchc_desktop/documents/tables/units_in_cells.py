"""The units that a cell names, one by one, and which of them lead and which take part.

Groups stay groups; a name keeps the commas and the "và" of its own. Must not know how units are
stored: which names are known is told by a function.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from cchc_desktop.documents.tables.cell_text import (
    has_bullet,
    is_hyphenated,
    lines,
    without_bullet,
)
from cchc_desktop.documents.tables.unit_grammar import (
    goes_on,
    is_body,
    is_one_group,
    is_one_name,
    is_scrambled,
    looks_like_unit,
    run_on,
    starts_a_name,
    wants_more,
)
from cchc_desktop.domain.units import match_key

Known = Callable[[str], bool]
"""Tells whether a name is that of a unit the office knows."""


def known_names(names: Iterable[str], place: str = "") -> Known:
    """Make the function that knows these names, in any spelling that is certain."""
    keys = {match_key(name, place) for name in names}
    return lambda name: match_key(name, place) in keys


def nobody_known(_name: str) -> bool:
    """Know no unit: the grammar of names decides alone."""
    return False


@dataclass(frozen=True, slots=True)
class CellUnits:
    """The units of a cell. `odd` are pieces that do not read like a unit."""

    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    unlabelled: bool = False
    """A cell of both kinds does not say which is which: the first was taken to lead."""


_ITEM_END = re.compile(r"\s*;\s*|(?<=\.)\s+[-–+•]\s*(?=\S)|(?<=\w{3})\.\s+(?=[A-ZĐ][^\W\d]+ )")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\)?\s+")
_INLINE_BULLET = re.compile(r"\s[-–+•]\s+")
_JOINT = re.compile(r",\s*(?:và\s+)?|\s*/\s*|\s+(?:và|cùng với|cùng|&)\s+", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:\(?\d[.)]\s*)?(?:(?:cơ quan|đơn vị|bộ phận|các đơn vị|các cơ quan|cq|đv)\s*,?\s*)*"
    r"(?:(?P<both>chủ trì\s*(?:,|và)\s*phối hợp)|(?P<lead>chủ trì(?: thực hiện)?|ct)"
    r"|(?P<partner>phối hợp(?: thực hiện)?|ph))\s*:\s*",
    re.IGNORECASE,
)
_INLINE_LABEL = re.compile(
    r"(?<!vị)(?<!quan)(?<!phận)[\s.;,]+"
    r"(?=(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp)(?: thực hiện)?\s*:)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:\s+chủ trì)?\s*[,;]?\s+(?:và\s+)?phối hợp (?:với|cùng)\s*:?\s*", re.IGNORECASE
)
_MARK = re.compile(
    r"\s*\(\s*(?:(?P<lead>(?:đơn vị |cơ quan )?chủ trì|ct)"
    r"|(?P<partner>(?:đơn vị |cơ quan )?phối hợp|ph))\s*\)",
    re.IGNORECASE,
)
_LEADS_AFTER = re.compile(r"(?<=\w)\s+chủ trì$", re.IGNORECASE)
_PARTNER_AFTER = re.compile(r"(?<=\w)\s+(?:cùng )?phối hợp(?: thực hiện)?$", re.IGNORECASE)
_EDGES = " ;.,:-–+•\u00a0"
_SHORT = 3


def units_of(text: str, known: Known = nobody_known) -> tuple[str, ...]:
    """Split a cell of units into their names."""
    found = [name for piece in _pieces(text) for name in _names(piece, known)]
    return tuple(filter(None, map(_bare, found)))


@lru_cache(maxsize=1024)  # the same cell stands in many rows
def cell_units(text: str, known: Known = nobody_known, *, both: bool = False) -> CellUnits:
    """Split a cell into who leads and who takes part.

    `both` says that the column is for both; a column of leads holds partners only where its
    cells say so.
    """
    sides = _Sides()
    for piece in _pieces(text):
        leading, *taking_part = _WITH.split(sides.labelled(piece), maxsplit=1)
        if taking_part:
            sides.partner_side = not leading.strip(_EDGES) and sides.partner_side
        for name in _names(leading, known):
            sides.take(name)
        for part in taking_part:
            # Those behind a semicolon are still among the partners.
            sides.told = sides.partner_side = True
            sides.partners += map(_bare, _names(part, known))
    leads, partners = list(filter(None, sides.leads)), list(filter(None, sides.partners))
    unlabelled = both and not (sides.told or sides.marked) and len(leads) > 1
    if unlabelled:
        leads, partners = leads[:1], leads[1:]
    odd = tuple(name for name in (*leads, *partners) if _is_odd(name, known))
    return CellUnits(tuple(leads), tuple(partners), odd, unlabelled)


@dataclass(slots=True)
class _Sides:
    """Who leads and who takes part, as the words of a cell have told so far."""

    leads: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    partner_side: bool = False
    told: bool = False
    marked: bool = False
    """A name said that it leads: those behind it that say nothing take part."""

    def labelled(self, piece: str) -> str:
        """Note a label before names ("Phối hợp: …") and return the names."""
        label = _LABEL.match(piece)
        if label is None:
            return piece
        self.partner_side, self.told = bool(label["partner"]), True
        return piece[label.end() :]

    def take(self, name: str) -> None:
        """Take a name to its side: by its own mark, else by the label before it."""
        mark = _MARK.search(name)
        name = name.strip(_EDGES)
        leads_itself = _LEADS_AFTER.search(name)
        takes_part = _PARTNER_AFTER.search(name)
        if mark:
            partner = bool(mark["partner"])
        else:
            partner = bool(takes_part or (not leads_itself and (self.partner_side or self.marked)))
        self.marked = self.marked or bool(mark or leads_itself or takes_part)
        bare = _bare(_PARTNER_AFTER.sub("", _LEADS_AFTER.sub("", _MARK.sub("", name))))
        (self.partners if partner else self.leads).append(bare)


def _pieces(text: str) -> list[str]:
    """Part what is parted without doubt: bullets, lines, semicolons, labels."""
    found: list[str] = []
    for line in _healed(lines(text)):
        for labelled in _INLINE_LABEL.split(_NUMBERED.sub("", line)):
            for piece in _ITEM_END.split(labelled):
                found += _inline_bullets(piece, listed=has_bullet(line))
    return [piece.strip() for piece in found if piece.strip(_EDGES)]


def _healed(found: tuple[str, ...]) -> list[str]:
    """Join the lines of one name: a name that cannot end goes on in the next line."""
    whole: list[str] = []
    for line in found:
        begins = has_bullet(line) or _NUMBERED.match(line)
        if whole and not has_bullet(whole[0]) and is_hyphenated(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
            continue
        apart = begins or not whole or whole[-1].endswith((";", "."))
        if not apart and goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _inline_bullets(piece: str, *, listed: bool) -> list[str]:
    """Part "- Phòng A - Phòng B", never "Phòng Tài chính - Kế hoạch"."""
    piece = without_bullet(piece)
    made, start = [], 0
    for found in _INLINE_BULLET.finditer(piece):
        following = piece[found.end() :]
        if starts_a_name(following) and (listed or is_body(following)):
            made.append(piece[start : found.start()])
            start = found.end()
    return [*made, piece[start:]]


def _names(piece: str, known: Known) -> list[str]:
    """Part names that are parted by commas and "và" only, where a new name begins."""
    if known(_bare(piece)):
        return [piece]
    made, start, depth_until = [], 0, -1
    for found in _JOINT.finditer(piece):
        depth_until = max(depth_until, _closing(piece, start, found.start()))
        if found.start() < depth_until:
            continue
        left, right = piece[start : found.start()], piece[found.end() :]
        if _parts_here(left, right, found[0].strip(), known):
            made.append(left)
            start = found.end()
    return [name for one in (*made, piece[start:]) for name in _apart(one, known)]


def _apart(name: str, known: Known) -> list[str]:
    return [name] if known(_bare(name)) else run_on(name)


def _closing(piece: str, start: int, at: int) -> int:
    """Tell where the bracket closes that is open at a place; -1 when none is."""
    opened = piece.rfind("(", start, at)
    if opened < 0 or piece.find(")", opened, at) >= 0:
        return -1
    closed = piece.find(")", at)
    return closed if closed >= 0 else len(piece)


def _parts_here(left: str, right: str, joint: str, known: Known) -> bool:
    if not left.strip(_EDGES):
        return False
    if not joint.startswith(",") and is_one_name(left, right):
        return False
    if wants_more(left) or is_one_group(left, right):
        return False
    if starts_a_name(right):
        return looks_like_unit(without_bullet(left)) or known(_bare(left))
    ends = [*(found.start() for found in _JOINT.finditer(right)), len(right)]
    return known(_bare(left)) and any(known(_bare(right[:end])) for end in ends)


def _bare(name: str) -> str:
    name = without_bullet(name).strip(_EDGES)
    return name if name.count("(") == name.count(")") else name.strip("()" + _EDGES)


def _is_odd(name: str, known: Known) -> bool:
    if known(name):
        return False
    if is_scrambled(name):
        return True
    return len(name.split()) > _SHORT and not looks_like_unit(name)
