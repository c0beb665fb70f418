"""The parts of a document: head, bases, a decision in front, the plan itself, foot, appendix.

Lines only are parted here; what they say is read elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.narrative.letters import is_shouted
from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.markers import Rank, marker_of
from cchc_desktop.documents.narrative.titles import KINDS
from cchc_desktop.domain.text import fold

Lines = Sequence[Line]

_IN_FRONT: Final = frozenset({"QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CÔNG VĂN", "TỜ TRÌNH"})
_ATTACHED: Final = ("(ban hanh", "ban hanh kem theo", "(kem theo", "kem theo", "(dinh kem")
_BASIS: Final = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Xét|Tiếp tục thực hiện|Triển khai|Trên cơ sở|Thi hành|Để)\b"
)
_KIND: Final = re.compile(rf"(?:{'|'.join(KINDS)})(?=$|[\s:])")
_AUTHORITY: Final = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|GIÁM ĐỐC|HIỆU TRƯỞNG|BỘ TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN)"
    r"|THỦ TRƯỞNG|PHÓ [^\W\d]|BAN CHỈ ĐẠO|CHÁNH VĂN PHÒNG)\b"
)
_APPENDIX: Final = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|Biểu)\b")
_CLOSING: Final = re.compile(r"Trên đây là\b")
_FOOT: Final = re.compile(r"Nơi nhận\s*:?", re.IGNORECASE)
_SIGNS: Final = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\s*\.\s*[^\W\d]")
_ABOUT: Final = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
_END: Final = "./."
_NEAR: Final = 6
_LONGEST_TITLE: Final = 400
_MOST_TITLE_LINES: Final = 8
_SHORT: Final = 70
_LETTERHEAD: Final = 40


@dataclass(frozen=True, slots=True)
class Regions:
    """The lines of a document by what they are for; a decision in front has its own foot.

    `kind` is the line that names the kind of document, as written.
    """

    letterhead: Lines
    kind: str
    subject: Lines
    bases: Lines
    articles: Lines
    attached: Lines
    """What names the document that this one came with: "(Kèm theo …)"."""
    body: Lines
    foot: Lines
    closing: Lines


@dataclass(frozen=True, slots=True)
class _Title:
    at: int
    kind: str
    rest: str
    body: int
    """Where the lines of the title end."""


def regions_of(lines: Lines) -> Regions:
    """Part the lines of a document."""
    titles = _titles(lines)
    if not titles or any(map(_is_appendix, lines[: titles[0].at])):
        return _untitled(lines)
    head = titles[0]
    plan = head
    if head.kind in _IN_FRONT:
        plan = next((one for one in titles[1:] if one.kind not in _IN_FRONT), head)
    bases_end = _bases_end(lines, head.body)
    start = plan.body if plan is not head else bases_end
    attached, begun = _without_attachment(lines, start)
    preamble_end = begun if plan is head else _bases_end(lines, begun)
    end, foot_end = _ends(lines, preamble_end)
    front = _front(lines, bases_end, plan.at) if plan is not head else ((), ())
    own_foot = _foot_lines(lines[end:foot_end])
    return Regions(
        letterhead=lines[max(0, head.at - _LETTERHEAD) : head.at],
        kind=head.kind,
        subject=_subject(lines, head),
        bases=(*lines[head.body : bases_end], *lines[begun:preamble_end]),
        articles=front[0],
        attached=attached,
        body=lines[preamble_end:end],
        foot=front[1] or own_foot,
        closing=_others(lines[end:foot_end], own_foot)[:1],
    )


def _untitled(lines: Lines) -> Regions:
    """Part a document that does not say what it is: an appendix alone, or rows without a head."""
    called = next((at for at, line in enumerate(lines[:_LETTERHEAD]) if _is_appendix(line)), -1)
    begins = _begins_list if called >= 0 else _begins_body
    begun = next((at for at, line in enumerate(lines) if begins(line)), len(lines))
    head = lines[: min(begun, _LETTERHEAD)]
    below = head[called + 1 :]
    attached = [line for line in below if _is_attachment(line)]
    about = [line for line in head if _ABOUT.match(line.text)][:1]
    subject = about or [line for line in below if _says_subject(line)]
    end, foot_end = _ends(lines, begun)
    return Regions(
        letterhead=head[:called] if called >= 0 else _others(head, (*attached, *subject)),
        kind="",
        subject=subject[:_MOST_TITLE_LINES],
        bases=(),
        articles=(),
        attached=attached,
        body=lines[begun:end],
        foot=_foot_lines(lines[end:foot_end]),
        closing=(),
    )


def _others(lines: Lines, taken: Lines) -> Lines:
    known = set(map(id, taken))
    return [line for line in lines if id(line) not in known]


def _says_subject(line: Line) -> bool:
    furniture = ("cong hoa", "doc lap", "so ", "phu luc", "ubnd", "uy ban nhan dan")
    folded = f"{fold(line.text)} "
    return not (_is_attachment(line) or folded.startswith(furniture) or "ngay" in folded)


def _is_attachment(line: Line) -> bool:
    return line.text.lower().startswith(
        ("(kèm", "(ban hành", "(đính kèm", "kèm theo", "ban hành kèm")
    )


def _titles(lines: Lines) -> list[_Title]:
    found = []
    for at, line in enumerate(lines):
        match = _KIND.match(line.text)
        if match is None or not _is_title(line, match[0]):
            continue
        rest = line.text[match.end() :].strip()
        found.append(_Title(at, match[0], rest, _title_end(lines, at)))
    return found


def _is_title(line: Line, kind: str) -> bool:
    """Tell a title from the "QUYẾT ĐỊNH:" before the articles, and from a line of a text."""
    rest = line.text[len(kind) :].strip()
    if rest == ":" or line.text.endswith(":"):
        return False
    return len(line.text) <= _LONGEST_TITLE and marker_of(line.text).rank is Rank.NONE


def _title_end(lines: Lines, at: int) -> int:
    """Tell where the lines of the subject end."""
    end = at + 1
    while end < min(len(lines), at + 1 + _MOST_TITLE_LINES) and _is_of_title(lines, at, end):
        end += 1
    return end


def _is_of_title(lines: Lines, at: int, here: int) -> bool:
    line, first = lines[here], here == at + 1
    folded = line.text.lower()
    if _begins_body(line) and not first:
        return False
    if marker_of(line.text).rank is not Rank.NONE or folded.startswith(("(", "kính gửi")):
        return False
    if _AUTHORITY.match(line.text) or _KIND.fullmatch(line.text) or line.text.startswith("Căn cứ"):
        return False
    if line.text.endswith((";", ":", ",")) or len(line.text) > _LONGEST_TITLE:
        return False
    if first:
        return not line.text.endswith(".")
    same = _style(line) == _style(lines[at + 1])
    return same and not line.text.endswith(".") and not _BASIS.match(line.text)


def _style(line: Line) -> tuple[bool, bool, int | None, bool]:
    return line.strong, line.centred, line.level, line.text.isupper()


def _subject(lines: Lines, title: _Title) -> Lines:
    rest = [Line(title.rest)] if title.rest else []
    return [*rest, *lines[title.at + 1 : title.body]]


def _bases_end(lines: Lines, start: int) -> int:
    """Tell where what comes before the first chapter, item or article ends."""
    for at in range(start, len(lines)):
        if _begins_body(lines[at]):
            return at
    return len(lines)


def _begins_body(line: Line) -> bool:
    if _APPENDIX.match(line.text) and len(line.text) < _SHORT:
        return False
    if marker_of(line.text).is_item:
        return True
    heading = line.strong or line.centred or line.level is not None or is_shouted(line.text)
    folded = fold(line.text)
    return (
        heading
        and len(line.text) < _SHORT
        and folded.startswith(
            ("muc dich", "muc tieu", "chi tieu", "noi dung", "nhiem vu", "quan diem", "yeu cau")
        )
    )


def _begins_list(line: Line) -> bool:
    return marker_of(line.text).is_item


def _without_attachment(lines: Lines, start: int) -> tuple[Lines, int]:
    """Take "(Ban hành kèm theo …)" off; the reader may have joined it with what follows."""
    if start >= len(lines) or not fold(lines[start].text).startswith(
        tuple(fold(one) for one in _ATTACHED)
    ):
        return (), start
    found: list[Line] = []
    for at in range(start, min(start + 3, len(lines))):
        found.append(lines[at])
        if ")" in lines[at].text:
            return found, at + 1
    return found[:1], start + 1


def _ends(lines: Lines, start: int) -> tuple[int, int]:
    """Tell where the body ends, and where the foot does: at the appendix or at the end."""
    appendix = next((at for at in range(start, len(lines)) if _is_appendix(lines[at])), len(lines))
    last = max(start, appendix - _NEAR)
    foot = next(
        (at for at in range(start, appendix) if _begins_foot(lines[at])),
        next((at for at in range(last, appendix) if _is_post(lines[at])), appendix),
    )
    chapter = max(
        (at for at in range(start, foot) if marker_of(lines[at].text).rank <= Rank.ARTICLE),
        default=start,
    )
    for at in range(chapter, foot):
        if _CLOSING.match(lines[at].text):
            return at, appendix
        if lines[at].text.endswith(_END):
            return at + 1, appendix
    return foot, appendix


def _is_appendix(line: Line) -> bool:
    return (
        bool(_APPENDIX.match(line.text))
        and len(line.text) < _SHORT
        and (is_shouted(line.text) or line.centred or line.strong or len(line.text) < 14)
    )


def _begins_foot(line: Line) -> bool:
    return bool(_FOOT.match(line.text) or _SIGNS.match(line.text))


def _is_post(line: Line) -> bool:
    """Tell the post above a signature that stands without a list of recipients."""
    return bool(_AUTHORITY.match(line.text)) and is_shouted(line.text)


def _foot_lines(lines: Lines) -> Lines:
    """Return the lines from the first that signs or lists recipients, or of a lone signature."""
    for at, line in enumerate(lines):
        if not (line.text.endswith(_END) or _CLOSING.match(line.text)):
            return lines[at:]
    return ()


def _front(lines: Lines, start: int, end: int) -> tuple[Lines, Lines]:
    """Part the articles of a decision from its foot."""
    foot = next((at for at in range(start, end) if _begins_foot(lines[at])), None)
    if foot is None:
        last = next((at + 1 for at in range(start, end) if lines[at].text.endswith(_END)), end)
        return lines[start:last], lines[last:end]
    return lines[start:foot], lines[foot:end]
