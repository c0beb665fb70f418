"""A whole report: its head, its text, its signature, its appendices.

Must not know how any of it is laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desktop.reports.model.parts import Part
from cchc_desktop.reports.model.tables import Table


class Kind(StrEnum):
    """Kinds of document, each with its own head and end."""

    REPORT = "bao-cao"
    LETTER = "cong-van"
    PLAN = "ke-hoach"
    SLIP = "phieu"
    APPENDIX = "phu-luc"
    """Appendices alone, without head and signature."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a document, under which number, where and when.

    No number and no day: room is left for the pen; `year` is known all the same.
    """

    own: tuple[str, ...]
    """The issuer's rows, in capitals and bold."""
    symbol: str
    """What follows the number, "BC-UBND"."""
    place: str
    year: int
    above: tuple[str, ...] = ()
    """The rows of the body above, in capitals, not bold; may be none."""
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """The rows over a signature ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") and who signs."""

    posts: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix; with two or more each has a Roman number."""

    name: str
    parts: tuple[Part, ...]
    number: str = ""
    reference: str = ""
    """"(Kèm theo …)"; made from the report's own head when empty."""
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """One document. The same value gives the same file, byte for byte."""

    kind: Kind
    head: Letterhead
    issuer: str
    """The issuer's name as a sentence has it: "Ủy ban nhân dân phường Hoa Sen"."""
    title: str = ""
    """The kind in words, "BÁO CÁO"; a letter (công văn) has none."""
    subject: str = ""
    """What it is about; a letter says it after "V/v"."""
    recipients: tuple[str, ...] = ()
    """After "Kính gửi"."""
    body: tuple[Part, ...] = ()
    signature: Signature | None = None
    copies: tuple[str, ...] = ()
    """After "Nơi nhận", the last one "Lưu: VT, …"."""
    appendices: tuple[Appendix, ...] = ()
    data: Table | None = None
    """The same facts as plain rows for calculating on; made from the longest table when none."""
    language: str = "vi-VN"
    following: tuple["Report", ...] = ()
    """Documents that come after this one in the same file, each on pages of its own numbering."""

    def documents(self) -> Iterator["Report"]:
        """Give this document and those that follow it."""
        yield self
        for one in self.following:
            yield from one.documents()

    def tables(self) -> tuple[Table, ...]:
        """Return every table in the order of reading."""
        return tuple(
            part
            for one in self.documents()
            for parts in (one.body, *(each.parts for each in one.appendices))
            for part in parts
            if isinstance(part, Table)
        )
