"""Who signs for the office: as its settings say, else as its newest own plan was signed.

Must not know what is signed.
"""

from typing import Final

from cchc_desktop.domain.letterhead import signature_lines
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.reports.model import Signature
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_settings import OfficeSheet
from cchc_desktop.services.unit_book import UnitBook, place_of
from db.queries import own_plan as own_queries
from db.queries import plans as queries
from db.queries.plans import VersionRow
from resources.words import word

UNKNOWN: Final = "…………………"
"""Where the name of the person who signs is filled in."""


def office_signature(sheet: OfficeSheet, plan: VersionRow | None) -> Signature:
    """Return posts and name; `plan` is the newest document that the office signed, if any."""
    facts = sheet.facts
    if facts.signer_post:
        posts = signature_lines(sheet.name, facts.signer_post, facts.signs_as)
        return Signature(posts, facts.signer or UNKNOWN)
    signed = None if plan is None else signature_of(plan, sheet.name)
    if signed is None:
        return Signature(_usual_posts(sheet), facts.signer or UNKNOWN)
    return Signature(signed.posts, facts.signer or signed.name or UNKNOWN)


def signature_of(version: VersionRow, issuer: str) -> Signature | None:
    """Return how a plan's document was signed, as far as it is known."""
    post = nfc(version.signer_post or "")
    if not post:
        return None
    name = version.signer or UNKNOWN
    signs_as = nfc(version.signs_as or "")
    first, _, rest = signs_as.partition(".")
    if rest.strip():  # the whole row as the document had it: "TM. ỦY BAN NHÂN DÂN"
        return Signature((signs_as.upper(), post.upper()), name)
    return Signature(signature_lines(issuer, post, first.strip()), name)


def newest_own_plan(desk: Desk) -> VersionRow | None:
    """Return the first document of the newest plan that the office issued itself."""
    with desk.store.reading() as connection:
        own = UnitBook.read(connection).aliases(desk.unit_id)
        ours = {row.id for row in own_queries.carrying_rows(connection) if row.issuer_id in own}
        versions = {row.plan_id: row for row in reversed(queries.version_rows(connection))}
        plans = queries.plan_rows(connection)  # the newest first
    return next((versions[row.id] for row in plans if row.id in ours and row.id in versions), None)


def _usual_posts(sheet: OfficeSheet) -> tuple[str, ...]:
    if place_of(sheet.name):
        return signature_lines(sheet.name, word("usual-posts", "committee"), "TM")
    known = sheet.level if sheet.level == Level.SCHOOL else "department"
    return signature_lines(sheet.name, word("usual-posts", known), "")
