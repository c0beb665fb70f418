"""Documents as offices cite them: "Kế hoạch số 34/KH-UBND ngày 28/01/2026 …".

Must not know what a document proves.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from cchc_desktop.domain.text import nfc
from cchc_desktop.reports import forms
from resources.words import sentence, table, word

_KIND: Final = re.compile(r"[^/]*/(?:[0-9]{4}/)?([^\W\d_]+)")


@cache
def _kinds() -> Mapping[str, str]:
    return table("document-kinds")


def kind_of(number: str) -> str:
    """Return what kind of document a number is of, "Kế hoạch" of 34/KH-UBND; a letter has none."""
    found = _KIND.match(number)
    return _kinds().get(found[1], "") if found else ""


def cited(number: str | None, issued_on: date | None, title: str) -> str:
    """Name a document in a table: its kind, number and day, and what it is about."""
    day = forms.day_in_table(issued_on) if issued_on else ""
    if not number:
        return _with_day(title, day)
    kind = kind_of(number)
    about = nfc(title)
    if kind and about.lower().startswith(kind.lower()):
        return _about(_with_day(_numbered(kind, number), day), about[len(kind) :].strip())
    named = _with_day(_numbered(kind, number), day)
    return f"{named}: {about}" if about else named


def cited_in_sentence(kind: str, number: str, issued_on: date | None) -> str:
    """Name a document in a sentence: "Kế hoạch số 21/KH-UBND ngày 15 tháng 01 năm 2026"."""
    named = _numbered(kind, number) if number else kind
    return f"{named} {forms.day_in_sentence(issued_on)}" if issued_on else named


def short_cited(kind: str, number: str) -> str:
    """Name a document that was named in full before."""
    return _numbered(kind, number) if number else kind


def _about(named: str, about: str) -> str:
    """Say what a document is about: "về …", which its own title may say already."""
    of = word("report-cited", "of-what")
    if not about or about.lower().startswith(f"{of} "):
        return f"{named} {about}".strip()
    return f"{named} {of} {about}"


def _numbered(kind: str, number: str) -> str:
    """Cite by number; one below ten has a nought before it, as the decree writes numbers."""
    own, stroke, symbol = nfc(number).partition("/")
    written = f"{forms.document_number(own)}{stroke}{symbol}"
    return sentence(
        "report-cited.number",
        {"kind": kind or word("report-cited", "document"), "number": written},
    )


def _with_day(named: str, day: str) -> str:
    return sentence("report-cited.day", {"named": named, "day": day}) if day else named
