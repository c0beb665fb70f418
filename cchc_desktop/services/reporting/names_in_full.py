"""Names of offices as documents have them: in full at a head, in small letters in a sentence.

Must not know which offices there are.
"""

import re
from typing import Final

from cchc_desktop.domain.text import nfc
from resources.words import word

_NAMED: Final = re.compile(r"(?:thị trấn|thị xã|đặc khu|thành phố|tỉnh|quận|huyện|phường|xã) ")
_IN_FULL: Final = ("hồ chí minh",)
"""Places that keep their level in a document's head, as those named by a number do."""
_SHORT: Final = re.compile(r"^UBND(?=\s)")
_LEVEL: Final = re.compile(
    r"\b(thành phố|thị trấn|thị xã|đặc khu|tỉnh|quận|huyện|phường|xã)\s+(\S.*)", re.IGNORECASE
)


def in_full(name: str) -> str:
    """Write out the committee that a name begins with: "UBND phường Hoa Sen"."""
    return _SHORT.sub(word("usual-names", "committee"), nfc(name), count=1)


def before_the_day(place: str) -> str:
    """Return a place as it stands before a document's day: "Hoa Sen", but "Quận 1"."""
    said = nfc(place)
    bare = _NAMED.sub("", said, count=1)
    if bare == said or (bare[:1].isupper() and bare.lower() not in _IN_FULL):
        return bare
    return said[:1].upper() + said[1:]


def in_a_sentence(name: str) -> str:
    """Return a name that a document has in capitals as a sentence has it; others as they are."""
    said = nfc(name)
    if not said.isupper() or len(said.split()) == 1:
        return said
    committee = word("usual-names", "committee")
    if not said.lower().startswith(committee.lower()):
        return said.title()
    rest = said[len(committee) :].strip()
    found = _LEVEL.fullmatch(rest)
    if found is None:
        return f"{committee} {rest.title()}".strip()
    level = found[1].capitalize() if found[2][0].isdigit() else found[1].lower()
    return f"{committee} {level} {found[2].title()}"
