"""The foot of a document: who receives it, who signed it, in which post and how.

Must not know what was signed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.narrative.letters import LOWER, UPPER, is_shouted
from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.markers import Rank, marker_of
from cchc_desktop.documents.tables.unit_grammar import looks_like_unit


@dataclass(frozen=True, slots=True)
class Foot:
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    signer_post: str | None = None
    signs_as: str | None = None


_OPENS: Final = re.compile(r"Nơi nhận\s*:?\s*", re.IGNORECASE)
_SIGNS: Final = re.compile(r"(?P<how>TM|KT|TL|TUQ|T/M|K/T|Q)\s*\.?\s+(?P<whose>[^\W\d].*)|"
                           r"(?P<how2>TM|KT|TL|TUQ|Q)\.(?P<whose2>[^\W\d].*)")  # fmt: skip
_POST: Final = re.compile(
    r"(?:Q\.\s*)?(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH"
    r"|BỘ TRƯỞNG"
    r"|THỨ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|BÍ THƯ|TRẠM TRƯỞNG|ĐỘI TRƯỞNG|THỦ TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|TỔ TRƯỞNG|TỔNG CỤC TRƯỞNG|HIỆU PHÓ)\b"
)
_NAME: Final = re.compile(
    rf"(?:(?:ThS|TS|PGS|GS|BS|KS|CN|Th\.S|T\.S)\.?\s*)*(?P<name>[{UPPER}][{LOWER}]{{0,7}}"
    rf"(?:\s+[{UPPER}][{LOWER}]{{0,7}}){{1,5}})"
)
_NAME_LAST: Final = re.compile(rf"(?<=\s){_NAME.pattern}$")
_SHOUTED_NAME: Final = re.compile(rf"[{UPPER}]{{2,8}}(?:\s+[{UPPER}]{{1,8}}){{1,4}}")
_FILED: Final = re.compile(r"Lưu\s*[:.]")
_STRAY: Final = re.compile(r"(?<=[)\d])\.\s+\w+$")
_LONGEST: Final = 200
_LINES: Final = 80


def foot_of(lines: Sequence[Line]) -> Foot:
    """Read the foot, which may have been two columns once."""
    texts = [text for line in lines[:_LINES] for text in _parted(line.text)]
    signer, post, how = _signature(texts)
    return Foot(tuple(_recipients(texts)), signer, post, how)


def _parted(text: str) -> tuple[str, ...]:
    """Part a last recipient from the post and the name that a page's edge left on its line."""
    filed = _FILED.search(text)
    post = _POST.search(text, filed.end()) if filed is not None else None
    if post is None:
        return (text,)
    rest = text[post.start() :]
    name = _NAME_LAST.search(rest)
    said = (rest[: name.start()], rest[name.start() :]) if name is not None else (rest,)
    return (text[: post.start()].strip(), *(one.strip() for one in said))


def _recipients(texts: Sequence[str]) -> Iterator[str]:
    opened = False
    for written in texts:
        found = _OPENS.match(written)
        opened = opened or found is not None
        text = written[found.end() :] if found else written
        if not opened or not text:
            continue
        marker = marker_of(text)
        listed = marker.rank in (Rank.BULLET, Rank.PLUS) or (found is not None)
        if not listed and not _is_recipient(text):
            continue
        said = marker.rest if marker.rank >= Rank.BULLET else text
        whole = _STRAY.sub("", said).strip(" ;.,") if _FILED.match(said) else said.strip(" ;.,")
        if whole and len(whole) <= _LONGEST:
            yield whole
        if _FILED.match(said):
            return


def _is_recipient(text: str) -> bool:
    """Tell a recipient without its dash from a post or a name beside the list."""
    if _SIGNS.match(text) or _POST.match(text):
        return False
    return text.endswith(";") or bool(_FILED.match(text)) or text.startswith("Như ")


def _signature(texts: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    signer = post = how = None
    for text in texts:
        stated = _POST.match(text)
        found = _SIGNS.fullmatch(text)
        if found is not None:
            how = _more_special(how, (found["how"] or found["how2"]).replace("/", ""))
        elif stated is not None and is_shouted(text) and len(text) < _LONGEST:
            post = text.strip(" .,")
        elif signer is None and (name := _name(text, after_post=post is not None)):
            signer = name
    return signer, post, how


def _more_special(former: str | None, how: str) -> str:
    """Of "TM. ỦY BAN …" and "KT. CHỦ TỊCH" the second tells how it was signed."""
    return former if former not in (None, "TM") else how


def _name(text: str, *, after_post: bool) -> str | None:
    """Return the name of a person; a unit, a place or a recipient is none."""
    found = _NAME.fullmatch(text)
    if found is not None and not looks_like_unit(found["name"]):
        return found["name"]
    if after_post and _SHOUTED_NAME.fullmatch(text) and not looks_like_unit(text.capitalize()):
        return text
    return None
