"""What a chapter is for, told by its title: targets, tasks, duties of units, reports, money.

Must not know what stands in the chapter.
"""

import re
from enum import StrEnum, auto
from functools import lru_cache
from typing import Final

from cchc_desktop.domain.text import fold


class Role(StrEnum):
    PURPOSE = auto()
    TARGETS = auto()
    TASKS = auto()
    DUTIES = auto()
    REPORTS = auto()
    FUNDING = auto()
    OTHER = auto()


_TARGETS: Final = re.compile(r"\b(?:chi tieu|muc tieu cu the)\b")
_WORDS: Final = (
    (Role.DUTIES, re.compile(
        r"\b(?:to chuc thuc hien|phan cong|trach nhiem|to chuc trien khai|dieu khoan thi hanh)\b")),
    (Role.REPORTS, re.compile(
        r"\b(?:che do (?:thong tin|bao cao)|thong tin,? bao cao|bao cao|tien do"
        r"|kiem tra giam sat)\b")),
    (Role.FUNDING, re.compile(r"\b(?:kinh phi|nguon luc|dieu kien (?:bao|dam|thuc hien))\b")),
    (Role.TASKS, re.compile(
        r"\b(?:nhiem vu|noi dung|giai phap|cong viec|ke hoach cu the|cac hoat dong|bien phap"
        r"|chuong trinh cong tac|cong tac trong tam|linh vuc|cai cach|chi dao dieu hanh"
        r"|chuyen doi so"
        r"|chinh quyen (?:dien tu|so)|tuyen truyen|hien dai hoa|cong vu|ke hoach chi tiet)\b")),
    (Role.PURPOSE, re.compile(
        r"\b(?:muc dich|yeu cau|muc tieu|quan diem|dac diem|tinh hinh|thuc trang|danh gia|ket qua"
        r"|boi canh|can cu|co so|pham vi|doi tuong|phuong cham|nguyen tac|thuan loi|kho khan)\b")),
)  # fmt: skip
_OPENS_PART: Final = (
    (Role.TARGETS, ("chi tieu", "cac chi tieu", "muc tieu cu the", "he thong chi tieu")),
    (Role.TASKS, ("nhiem vu", "cac nhiem vu", "giai phap", "cac giai phap", "noi dung thuc hien",
                  "nhung nhiem vu", "bien phap")),
    (Role.DUTIES, ("phan cong", "trach nhiem", "to chuc thuc hien")),
    (Role.REPORTS, ("che do bao cao", "che do thong tin", "bao cao", "tien do", "thoi gian bao cao",
                    "che do hoi hop", "ve che do bao cao", "cong tac bao cao")),
    (Role.FUNDING, ("kinh phi", "ve kinh phi", "nguon kinh phi")),
    (Role.PURPOSE, ("muc dich", "yeu cau", "muc tieu chung", "muc tieu tong quat", "quan diem")),
)  # fmt: skip
_LONGEST_HEADING: Final = 90
_LONGEST_TITLE: Final = 200


@lru_cache(maxsize=1024)
def role_of(title: str) -> Role:
    """Tell what a chapter is for: of several words the first decides, but targets before aims."""
    folded = fold(title[:_LONGEST_TITLE])
    met = [(found.start(), role) for role, words in _WORDS if (found := words.search(folded))]
    role = min(met)[1] if met else Role.OTHER
    if role in (Role.PURPOSE, Role.OTHER) and _TARGETS.search(folded):
        return Role.TARGETS
    return role


@lru_cache(maxsize=4096)
def role_inside(title: str, chapter: Role) -> Role:
    """Tell what a part of a chapter is for; a title that says nothing of its own inherits."""
    if len(title) > _LONGEST_HEADING or title.rstrip().endswith((".", ";")):
        return chapter
    folded = fold(title)
    for role, openings in _OPENS_PART:
        if folded.startswith(openings):
            return _unless_a_task(role, chapter, folded)
    return chapter


def _unless_a_task(role: Role, chapter: Role, folded: str) -> Role:
    """Keep what only sounds like a heading of its own: "Báo cáo kết quả rà soát" is a task."""
    if chapter is Role.TASKS and role in (Role.REPORTS, Role.FUNDING, Role.PURPOSE, Role.TARGETS):
        short = len(folded.split()) <= 6
        return role if short and not folded.startswith(("bao cao", "tien do")) else chapter
    return role
