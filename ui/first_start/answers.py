"""What the first start asks for, what it proposes, and how it will stand on paper.

Plain values; must not know Qt.
"""

from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain import letterhead

# Words a unit's proper name follows; the place on its documents is that name.
_KINDS: Final = ("phường ", "xã ", "đặc khu ", "thị trấn ", "quận ", "huyện ", "tỉnh ")


@dataclass(frozen=True, slots=True)
class Answers:
    """The office as its documents name it, and who sits at this computer."""

    level: str = "commune"
    name: str = ""
    parent: str = ""
    place: str = ""
    mark: str = ""
    signer: str = ""
    post: str = ""
    signs_as: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a level usually has."""

    mark: str
    post: str
    signs_as: str
    name_hint: str
    parent_hint: str


PROPOSALS: Final[dict[str, Proposal]] = {
    "commune": Proposal(
        "UBND", "Chủ tịch", "TM", "Ủy ban nhân dân phường Hoa Sen", "Ủy ban nhân dân thành phố"
    ),
    "school": Proposal(
        "", "Hiệu trưởng", "", "Trường Tiểu học Hoa Sen", "Ủy ban nhân dân phường Hoa Sen"
    ),
    "province": Proposal(
        "UBND", "Chủ tịch", "TM", "Ủy ban nhân dân thành phố Hoa Sen", "Bộ Nội vụ"
    ),
    "district": Proposal(
        "UBND", "Chủ tịch", "TM", "Ủy ban nhân dân huyện Hoa Sen", "Ủy ban nhân dân tỉnh"
    ),
}


def proposed_place(name: str) -> str:
    """Propose the place on documents: the proper name in an office's name."""
    lowered = name.lower()
    for kind in _KINDS:
        at = lowered.rfind(kind)
        if at >= 0:
            return name[at + len(kind) :].strip()
    return ""


def head_lines(answers: Answers) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the plain and the bold lines of a document's head."""
    return letterhead.head_lines(answers.name, answers.parent)


def signature_lines(answers: Answers) -> tuple[str, ...]:
    """Return the bold lines above a signature."""
    return letterhead.signature_lines(answers.name, answers.post, answers.signs_as)
