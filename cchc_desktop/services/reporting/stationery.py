"""How the office's own documents begin and end: head, number, signature, who gets a copy.

Must not know what is between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cchc_desktop.domain.letterhead import head_lines
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.reports import forms
from cchc_desktop.reports.model import Letterhead, Signature
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.office_facts import setting_id
from cchc_desktop.services.office_settings import OfficeSheet, office_sheet
from cchc_desktop.services.reporting.names_in_full import before_the_day, in_full
from cchc_desktop.services.reporting.signers import newest_own_plan, office_signature
from cchc_desktop.services.unit_book import place_of
from db.queries.office import setting_value
from db.queries.plans import VersionRow
from resources.words import sentence

COPIES: Final = "report-copies"
"""The setting that holds who gets a copy of the office's documents, and who drafts them."""
_PLACE: Final = re.compile(r"\s(?:tỉnh|thành phố|quận|huyện|phường|xã|thị xã|thị trấn)\s")
_COMMITTEE: Final = "UBND"
_DRAFTED_BY: Final = "VP"


@dataclass(frozen=True, slots=True)
class Signed:
    """The number and the day of a document that is issued; neither while it is drafted."""

    number: str = ""
    day: date | None = None

    @property
    def own_number(self) -> str:
        """Return the number alone: 126 of 126/BC-UBND."""
        return nfc(self.number).split("/", 1)[0].strip()

    @property
    def symbol(self) -> str:
        return nfc(self.number).partition("/")[2].strip()


@dataclass(frozen=True, slots=True)
class Stationery:
    """What every document of the office has alike."""

    sheet: OfficeSheet
    year: int
    said_copies: tuple[str, ...]
    drafted_by: str
    """What stands for the department that drafts letters, in their numbers: VHXH."""
    plan: VersionRow | None
    """The newest plan that the office signed itself."""

    @classmethod
    def read(cls, desk: Desk, today: date | None = None) -> "Stationery":
        with desk.store.looking() as ask:
            said = setting_value(ask, setting_id(COPIES)) or {}
        lines, drafted_by = said.get("lines", ()), said.get("drafted_by", "")
        sheet = office_sheet(desk)
        sheet = replace(sheet, name=in_full(sheet.name), parent=in_full(sheet.parent))
        year, plan = (today or desk.today).year, newest_own_plan(desk)
        return cls(sheet, year, tuple(lines), drafted_by, plan)

    @property
    def issuer(self) -> str:
        return self.sheet.name

    def head(self, kind: str, signed: Signed) -> Letterhead:
        """Return the head of a document; `kind` is its abbreviation, BC; a letter has none."""
        facts = self.sheet.facts
        above, own = head_lines(self.sheet.name, self.sheet.parent)
        own_symbol = facts.symbol or _symbol(self.sheet)
        groups = (kind, own_symbol) if kind else (own_symbol, self.drafted_by or _DRAFTED_BY)
        return Letterhead(
            own=tuple(facts.head.splitlines()) or own,
            above=tuple(facts.head_above.splitlines()) or above,
            symbol=signed.symbol or "-".join(groups),
            place=self._place,
            year=signed.day.year if signed.day else self.year,
            number=signed.own_number,
            day=signed.day,
        )

    @property
    def _place(self) -> str:
        """Return where a document is made: a school's is in the place of the office above it."""
        named = filter(None, map(place_of, (self.sheet.name, self.sheet.parent)))
        return self.sheet.place or before_the_day(next(named, "")) or forms.OPEN

    def signature(self) -> Signature:
        return office_signature(self.sheet, self.plan)

    def copies(self, recipients: Sequence[str]) -> tuple[str, ...]:
        """Return who gets a copy; the recipients themselves go before all."""
        own = self.said_copies or (self._archive,)
        if recipients:
            return (sentence("report-copies.as-above"), *own)
        return own if self.said_copies else (sentence("report-copies.others"), *own)

    def copies_to(self, first: str) -> tuple[str, ...]:
        """Return who gets a copy of what is meant for one: the one, and the archive."""
        return first, self.said_copies[-1] if self.said_copies else self._archive

    @property
    def _archive(self) -> str:
        code = "archive-drafted" if self.drafted_by else "archive"
        return sentence(f"report-copies.{code}", {"drafted_by": self.drafted_by})


def set_copies(desk: Desk, lines: Sequence[str], drafted_by: str = "") -> Outcome:
    """Decide who gets a copy of the office's documents, and which department drafts them.

    The last line says where a document is archived; without any there is the usual one. A
    sign that ends a line, as on paper, is of the printing.
    """
    said = {"lines": [line for line in map(_copy, lines) if line], "drafted_by": nfc(drafted_by)}
    with desk.writing(desk.act("set-report-copies")) as (writer, outcome):
        write_setting(writer, COPIES, said)
    return outcome


def _copy(line: str) -> str:
    return nfc(line).removeprefix("-").rstrip(";. ").strip()


def _symbol(sheet: OfficeSheet) -> str:
    """Return what stands for an office in its numbers: UBND, MNHM of Trường Mầm non Hoa Mai."""
    name = nfc(sheet.name)
    if place_of(name):
        return _COMMITTEE
    words = [one for one in _PLACE.split(name, maxsplit=1)[0].split() if one[:1].isalpha()]
    if sheet.level == Level.SCHOOL and len(words) > 1:
        words = words[1:]
    return "".join(one if one.isupper() else one[0].upper() for one in words)
