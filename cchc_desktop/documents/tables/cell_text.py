"""The text of a cell: its lines, its items, and how the two halves of a cut cell are joined.

Words are never changed. Must not know what a column holds.
"""

import re
from functools import lru_cache

from cchc_desktop.domain.text import nfc

# Bullets that Word, Excel and recognised scans leave; a hyphen is one only before white space or
# a capital ("-Báo cáo").
_BULLET = re.compile(r"^(?:[-–—−+*•●○▪■□◦·∙➢►✓\uf0b7\uf02d\uf0a7]|o(?=\s))+[\s\u00a0]*(?=\D|$)")
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\)?\s|\(?[a-zđ][).]\s|\d{1,2}\.\d{1,2}\s)")
_BREAK = re.compile(r"</?(?:p|br|li|div|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:ul|ol|span|b|i|u|strong|em|font|td|th|table|sup|sub)\b[^<>]*>", re.IGNORECASE
)
# A bullet in the middle of a line: after the end of an item, or before a capital.
_INLINE_END = re.compile(r"(?<=[;.:])\s+[-–•+]\s+")
_INLINE = re.compile(r"\s[-–•+]\s+(?=[^\W\d_])")
_INLINE_NUMBER = re.compile(r"(?<=[.;,])\s+(?=\d{1,2}\.\d{1,2}\.?\s+[^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.;:!?…]$")
# Names that hold a hyphen of their own: what stands behind it begins no item.
_HYPHENATED = re.compile(
    r"(?:tài chính|lao động|văn hóa|văn hoá|kinh tế|giáo dục|thương mại|tư pháp|văn phòng"
    r"|địa chính|nông nghiệp|khoa học|hạ tầng|xã hội|chính trị|thể thao|thể dục|vệ sinh|dân số"
    r"|quốc phòng|an ninh|thi đua|đô thị|nông lâm|ấp|khu phố|việt nam"
    r"|(?:phòng|ban|sở|vụ|phận|tổ) (?:kế hoạch|tổ chức|hành chính|xây dựng))$",
    re.IGNORECASE,
)
# What begins an item of a list in small letters too: "Kế hoạch; báo cáo".
_DOCUMENT = re.compile(
    r"(?:báo cáo|kế hoạch|quyết định|văn bản|công văn|tờ trình|thông báo|hồ sơ|biên bản|đề án"
    r"|danh sách|danh mục|nghị quyết|hướng dẫn)\b",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"(?<=\w)-$")
_SHORT_ITEM = 60
_LONGEST_LISTED = 12  # words of a product that a semicolon parts from the next


@lru_cache(maxsize=4096)
def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell, tidy, without what an HTML page left in it."""
    if "<" in text:
        text = _TAG.sub(" ", _BREAK.sub("\n", text))
    return tuple(filter(None, map(nfc, text.splitlines())))


def one_line(text: str) -> str:
    """Return a cell as one line, complete."""
    return " ".join(lines(text))


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line).strip()


def has_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def is_hyphenated(former: str, line: str) -> bool:
    """Tell whether a line begins with the hyphen of a name: "Phòng Tổ chức" "- Hành chính"."""
    return line.startswith(("- ", "– ")) and bool(_HYPHENATED.search(former))


def begins_small(text: str) -> bool:
    """Tell whether a text begins in the middle of a sentence: with a small letter."""
    return bool(text) and text[0].islower() and not _NUMBERED.match(text)


def is_ended(text: str) -> bool:
    return bool(_ENDED.search(text.rstrip()))


def is_shouted(text: str) -> bool:
    """Tell whether a text is written in capitals."""
    letters = _LETTER.findall(text)
    return len(letters) > 3 and sum(one.isupper() for one in letters) >= 0.8 * len(letters)


@lru_cache(maxsize=4096)
def items(text: str, *, listed: bool = False) -> tuple[str, ...]:
    """Split a cell into its items: its bullets, its numbered lines, its paragraphs.

    `listed` says that short items may also be parted by semicolons alone, as products are.
    """
    whole: list[str] = []
    for line in lines(text):
        if whole and _goes_on(whole[-1], line):
            whole[-1] = glued(whole[-1], line)
        else:
            whole.append(line)
    found = [item for line in whole for item in _parts(line)]
    if listed:
        found = [item for one in found for item in _listed(one)]
    return tuple(filter(None, map(_bare, found)))


def _goes_on(former: str, line: str) -> bool:
    """Tell whether a line is the rest of the one before: a sentence that was broken by hand."""
    if has_bullet(line) or _NUMBERED.match(line):
        return False
    return begins_small(line) and not is_ended(former)


def _parts(line: str) -> list[str]:
    """Part the bullets and numbers that stand in one line, as a flattened cell has them."""
    if _NUMBERED.match(line):
        return _INLINE_NUMBER.split(line)
    ended = _INLINE_END.split(line)
    if not has_bullet(line) and len(ended) == 1:
        return [line]
    return [part for one in ended for part in _capitals(one)] if has_bullet(line) else ended


def _capitals(text: str) -> list[str]:
    made, start = [], 0
    for found in _INLINE.finditer(text):
        former, following = text[start : found.start()], text[found.end() :]
        if found.start() and following[:1].isupper() and not _HYPHENATED.search(former):
            made.append(former)
            start = found.end()
    return [*made, text[start:]]


def _listed(item: str) -> list[str]:
    parts = [part.strip() for part in item.split(";")]
    apart = all(
        0 < len(part.split()) <= _LONGEST_LISTED and _may_stand_alone(part)
        for part in parts
        if part
    )
    return parts if len(parts) > 1 and apart else [item]


def _may_stand_alone(part: str) -> bool:
    begins = part[0].isupper() or part[0].isdigit()
    return begins or len(part.split()) < 4 or bool(_DOCUMENT.match(part))


def _bare(item: str) -> str:
    return without_bullet(item).rstrip(" ;").strip()


def glued(former: str, following: str) -> str:
    """Join the halves of a broken sentence."""
    if _NO_SPACE.search(former) and following[:1].isupper():
        return former + following
    return f"{former} {following}".strip()


def joined(former: str, following: str) -> str:
    """Join the halves of a list that a page break cut, within an item or between two."""
    if not lines(former) or not lines(following):
        return former if lines(former) else following
    last, first = lines(former)[-1], lines(following)[0]
    if has_bullet(first) or _NUMBERED.match(first):
        return f"{former}\n{following}"
    cut = begins_small(first) or (not is_ended(last) and (has_bullet(last) or _is_long(last)))
    return f"{former.rstrip()} {following}" if cut else f"{former}\n{following}"


def _is_long(line: str) -> bool:
    return len(line) > _SHORT_ITEM
