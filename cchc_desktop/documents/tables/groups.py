"""The groups of a plan's tasks: their codes, which holds which, and the reform field of each.

Must not know rows.
"""

import re
from dataclasses import dataclass, field

from cchc_desktop.documents.tables.cell_text import is_shouted
from cchc_desktop.documents.tables.codes import Level, leading_code, read_code, tidy_code
from cchc_desktop.domain.draft import SectionDraft
from cchc_desktop.domain.text import fold

_OTHER = "other"
# In the order of asking: what a title says besides is weaker.
_FIELDS = tuple(
    (name, re.compile("|".join(fold(words) for words in listed.split("|"))))
    for name, listed in (
        ("satisfaction-survey", "sự hài lòng|đo lường|khảo sát mức độ|khảo sát ý kiến"),
        (
            "digital-government",
            (
                "chính quyền điện tử|chính quyền số|chính phủ điện tử|chính phủ số|chuyển đổi số"
                "|công nghệ thông tin|hiện đại hóa hành chính|hiện đại hóa nền hành chính"
            ),
        ),
        ("public-finance", "tài chính công|quản lý tài chính|tài chính ngân sách"),
        ("procedures", "thủ tục hành chính|tthc|một cửa|thủ tục"),
        ("apparatus", "tổ chức bộ máy|bộ máy"),
        (
            "civil-service",
            "công vụ|công chức|đội ngũ cán bộ|cán bộ công chức|viên chức|đội ngũ nhà giáo",
        ),
        ("institutions", "thể chế|văn bản quy phạm|pháp luật"),
        ("direction", "chỉ đạo|điều hành|tuyên truyền|truyền thông|thông tin tuyên truyền"),
    )
)


def field_of(title: str) -> str:
    """Guess the reform field that a group of tasks counts in."""
    said = fold(title)
    found = [(one.start(), name) for name, words in _FIELDS if (one := words.search(said))]
    return found[0][1] if found else _OTHER


@dataclass(slots=True)
class Groups:
    """The groups found so far, and those that hold the next task."""

    found: list[SectionDraft] = field(default_factory=list)
    _open: list[tuple[int, int]] = field(default_factory=list)

    @property
    def current(self) -> int | None:
        return self._open[-1][1] if self._open else None

    def begin(self, code: str, text: str) -> int:
        """Begin a group; its code may stand in its text."""
        title = text
        if not tidy_code(code):
            code, title = leading_code(text)
        title = title.strip(" :;")
        rank = self._rank(tidy_code(code), title)
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        parent = self.current
        named = field_of(title)
        if named == _OTHER and parent is not None:
            named = self.found[parent].field
        self.found.append(SectionDraft(title, tidy_code(code) or None, named, parent))
        self._open.append((rank, len(self.found) - 1))
        return len(self.found) - 1

    def leave(self) -> None:
        """Begin another table: what comes next belongs to no group of this one."""
        self._open.clear()

    def _rank(self, code: str, title: str) -> int:
        if code:
            return int(read_code(code).level)
        if is_shouted(title):
            return Level.PART
        # Without a number it stands beside the group before it.
        last = self.found[-1] if self._open else None
        if last is not None and last.code is None:
            return self._open[-1][0]
        return Level.LETTER if self._open else Level.NUMBER
