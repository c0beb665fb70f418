"""The units there are, read once: found by any spelling, named as on a day, with their members.

Must not know who asks, nor write anything.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from cchc_desktop.domain.lineage import Lineage
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level, match_key, name_on
from cchc_desktop.services.office_facts import OFFICE, setting_id
from cchc_desktop.services.unit_lineage import read_lineage
from db.plain import ask_through
from db.queries import units as queries
from db.queries.office import setting_value
from db.queries.units import MembershipRow, UnitRow
from db.session import Reading

_COMMITTEE = r"(?:ubnd|[uủ][yỷ] ban nhân dân)"
_PLACE = re.compile(
    rf"{_COMMITTEE}\s+((?:thành phố|thị trấn|thị xã|đặc khu|tỉnh|quận|huyện|phường|xã)\b.*)",
    re.IGNORECASE,
)
_LEVELS = {
    "thành phố": Level.PROVINCE,
    "tỉnh": Level.PROVINCE,
    "quận": Level.DISTRICT,
    "huyện": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
}
_SCHOOL = "trường "
_KIND = r"(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|sở|ban|ngành|trường|khu phố|ấp|thôn)"
# "Thủ trưởng các phòng, ban", "cơ quan, đơn vị thuộc huyện", "Chủ tịch UBND 10 phường".
_MANY = re.compile(
    r"(?:(?:thủ trưởng|chủ tịch|giám đốc|hiệu trưởng|trưởng|lãnh đạo|người đứng đầu)\s+)?"
    r"(?:(?:các|những|mọi|tất cả)\s.*|cơ quan\s*(?:,|chuyên môn|và đơn vị).*|phòng\s*,\s*ban.*"
    rf"|(?:{_COMMITTEE}\s+)?(?:(?:các|\d+)\s+{_KIND}\b.*|{_KIND}(?:(?:\s*,\s*|\s+và\s+){_KIND})+))",
    re.IGNORECASE,
)


# Parts of an office go by these words; who stands beside it or above it goes by others.
_PART = re.compile(
    r"(?:phòng|văn phòng|trung tâm|bộ phận|ban quản lý|tổ(?!\s+dân phố)|đội)\s(?!.*\bđảng\b)",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r"\b(?:thành phố|tỉnh|quận|huyện|thị xã|thị trấn|đặc khu|phường|xã(?!\s+hội))\b", re.IGNORECASE
)


@dataclass(slots=True)
class UnitBook:
    """What is known of units. Whoever adds one enters it here as well, to find it again."""

    own: uuid.UUID | None = None
    units: dict[uuid.UUID, UnitRow] = field(default_factory=dict)
    names: dict[uuid.UUID, list[tuple[date | None, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    spellings: dict[uuid.UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    memberships: list[MembershipRow] = field(default_factory=list)
    same_as: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    lineage: Lineage = field(default_factory=lambda: Lineage({}, ()))
    place: str = ""
    _exact: dict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))
    _alike: dict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, connection: Reading) -> Self:
        """Read all units: a fixed number of statements."""
        book = cls(same_as=queries.true_ids(connection, "unit"))
        book.lineage = read_lineage(ask_through(connection))
        office = setting_value(ask_through(connection), setting_id(OFFICE))
        book.own = uuid.UUID(hex=office["unit_id"]) if office else None
        book.units = {row.id: row for row in queries.unit_rows(connection)}
        names = [one for one in queries.name_rows(connection) if one.unit_id in book.units]
        for one in names:
            book.names[one.unit_id].append((one.since, one.name))
        book.place = next(filter(None, map(place_of, book._above())), "")
        for one in names:
            book._enter(one.unit_id, one.name)
        for unit, text in queries.spelling_rows(connection):
            if unit in book.units:
                book.spell(unit, text)
        book.memberships = queries.membership_rows(connection)
        return book

    def _above(self) -> Iterator[str]:
        """Name the own office and what is above it."""
        seen: set[uuid.UUID] = set()
        at = self.own
        while at in self.units and at not in seen:
            yield from (name for _, name in reversed(self.names[at]))
            seen.add(at)
            at = self.units[at].parent_id

    def enter(self, row: UnitRow, name: str, since: date | None = None) -> None:
        """Know of a unit that was just added."""
        self.units[row.id] = row
        self.names[row.id].append((since, name))
        self._enter(row.id, name)

    def spell(self, unit: uuid.UUID, text: str) -> None:
        self.spellings[unit].append(text)
        self._enter(unit, text)

    def _enter(self, unit: uuid.UUID, text: str) -> None:
        self._exact[nfc(text).lower()].add(unit)
        key = match_key(text, self.place)
        if key:
            self._alike[key].add(unit)

    def meant_by(self, words: str) -> list[uuid.UUID]:
        """Return the units these words may name: one, none, or several when they are ambiguous."""
        text = nfc(words)
        found = self._exact.get(text.lower()) or self._alike.get(match_key(text, self.place), set())
        return sorted({self.true(unit) for unit in found})

    def true(self, unit: uuid.UUID) -> uuid.UUID:
        """Follow an entry that turned out to be another one."""
        seen = {unit}
        while (other := self.same_as.get(unit)) in self.units and other not in seen:
            seen.add(other)
            unit = other
        return unit

    def aliases(self, unit: uuid.UUID) -> set[uuid.UUID]:
        """Return all ids under which a unit goes, its own one too."""
        return {one for one in self.same_as if self.true(one) == unit} | {unit}

    def name(self, unit: uuid.UUID, day: date) -> str:
        return name_on(self.names[unit], day)

    def successors(self, unit: uuid.UUID, day: date) -> list[uuid.UUID]:
        """Return the units that on a day are what this one was: itself while it is there."""
        return [one for one in self.lineage.successors(unit, day) if one in self.units]

    def alive_on(self, unit: uuid.UUID, day: date) -> bool:
        """Say whether a unit is there on a day: it bears a name by then, and none followed it."""
        begun = any(since is None or since <= day for since, _ in self.names.get(unit, ()))
        return begun and self.successors(unit, day) == [unit]

    def is_spelt(self, unit: uuid.UUID, words: str) -> bool:
        """Say whether a unit is known under exactly these words."""
        known = (*(name for _, name in self.names[unit]), *self.spellings[unit])
        return nfc(words).lower() in {nfc(text).lower() for text in known}

    def members(self, group: uuid.UUID, day: date) -> list[uuid.UUID]:
        """Return the units that make up a group on a day; a group in it by its own members."""
        found: dict[uuid.UUID, None] = {}
        waiting, seen = [group], {group}
        while waiting:
            at = waiting.pop(0)
            for unit in self._direct(at, day):
                if unit in seen:
                    continue
                seen.add(unit)
                if self.units[unit].is_group and any(self._direct(unit, day)):
                    waiting.append(unit)
                else:
                    found[unit] = None
        return sorted(found, key=lambda unit: (self.name(unit, day), unit))

    def _direct(self, group: uuid.UUID, day: date) -> Iterator[uuid.UUID]:
        for one in self.memberships:
            begun = one.since is None or one.since <= day
            if (
                self.true(one.group_id) == group
                and begun
                and (one.until is None or one.until >= day)
            ):
                yield from self.successors(one.unit_id, day)

    def groups_of(self, unit: uuid.UUID) -> set[uuid.UUID]:
        """Return every group that a unit belongs or belonged to, groups of groups too."""
        found: set[uuid.UUID] = set()
        waiting = [unit]
        while waiting:
            at = waiting.pop()
            more = {
                self.true(one.group_id) for one in self.memberships if self.true(one.unit_id) == at
            }
            waiting.extend(more - found)
            found |= more
        return found


def place_of(name: str) -> str:
    """Return the place that an office governs: "UBND phường Hoa Sen" → "phường Hoa Sen"."""
    found = _PLACE.fullmatch(nfc(name))
    return found[1] if found else ""


def is_likely_part(name: str, place: str) -> bool:
    """Say whether a name tells a part of the office of a place: "Văn phòng HĐND và UBND phường".

    What names a place of another level is elsewhere: "Phòng Văn hóa thành phố" for a ward.
    """
    words = nfc(name).lower()
    if _PART.match(words) is None or likely_level(words) is not Level.DEPARTMENT:
        return False
    named = set(_PLACE_WORD.findall(words))
    return named <= set(_PLACE_WORD.findall(nfc(place).lower()))


def likely_level(name: str) -> Level:
    """Return the level that a name tells; a department where it tells none."""
    words = nfc(name).lower()
    if _MANY.fullmatch(words):
        return Level.GROUP
    if words.startswith(_SCHOOL):
        return Level.SCHOOL
    place = place_of(words)
    if place:
        return next((own for word, own in _LEVELS.items() if place.startswith(word)), Level.COMMUNE)
    return Level.DEPARTMENT
