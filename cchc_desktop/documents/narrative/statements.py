"""What a narrative task says of itself: who leads, who takes part, until when, with what result.

"Đơn vị chủ trì: …; Thời gian hoàn thành: Quý II." Labels are taken off, words never changed.
Must not know where in a plan a task stands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cchc_desktop.documents.tables.unit_grammar import looks_like_unit
from cchc_desktop.documents.tables.units_in_cells import Known, units_of
from cchc_desktop.domain import deadlines

_LABEL: Final = re.compile(
    r"(?:(?<=^)|(?<=[.;(–+*-])|(?<=[.;]\s)|(?<=[–+*-]\s))\s*\(?"
    r"(?:(?P<lead>(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân)?(?:,\s*đơn vị)?\s*chủ trì"
    r"(?:\s+(?:thực hiện|tham mưu|triển khai))?|(?:đơn vị|bộ phận|cơ quan|người)\s+(?:thực hiện"
    r"|phụ trách))"
    r"|(?P<partner>(?:(?:cơ quan|đơn vị|bộ phận)(?:,\s*đơn vị)?\s*)?phối hợp(?:\s+thực hiện)?)"
    r"|(?P<deadline>thời (?:gian|hạn)(?:\s+(?:thực hiện|hoàn thành|triển khai|báo cáo))?"
    r"|tiến độ(?:\s+thực hiện)?"
    r"|hoàn thành|thời điểm hoàn thành)"
    r"|(?P<product>(?:sản phẩm|kết quả)(?:\s+(?:đầu ra|dự kiến|đạt được|thực hiện))?)"
    r"|(?P<funding>(?:nguồn\s+)?kinh phí(?:\s+thực hiện)?))\s*:\s*",
    re.IGNORECASE,
)
_FINISH: Final = re.compile(
    r"(?<!\w)(?:hoàn thành|thực hiện xong|xong)\s+"
    r"(?P<when>(?:trong|trước|vào|chậm nhất|muộn nhất|đến hết)\s[^.;:()]{3,80})",
    re.IGNORECASE,
)
_AT_THE_END: Final = re.compile(
    r"(?<!\w)(?P<when>(?:trong|trước|vào|chậm nhất(?: là| vào)?|muộn nhất|đến hết)\s+(?:ngày"
    r"|tháng|quý)"
    r"\s[^.;:,()]{1,40}?)\s*(?:\([^()]{0,100}\))?\s*\.?$",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"(?:^|[.;]\s+)Giao\s+(?:cho\s+)?(?P<who>[^.;:]{3,160}?)\s+(?:chủ trì|tham mưu|làm đầu mối)\b"
    r"(?:,?\s*phối hợp (?:với|cùng)?\s*(?P<with>[^.;:]{3,160}?)\s+(?:tham mưu|tổ chức|thực hiện"
    r"|triển khai|xây dựng|rà soát|hướng dẫn|kiểm tra))?"
)
_LEADS_ASIDE: Final = re.compile(
    r"\((?:do\s+)?(?P<who>[^();:]{3,120}?)\s+(?:chủ trì|thực hiện|phụ trách|tham mưu)"
    r"(?:[,;]\s*(?P<with>[^();:]{3,120}?)\s+phối hợp"
    r"|,?\s*phối hợp (?:với )?(?P<with2>[^();:]{3,120}))?\)",
    re.IGNORECASE,
)
_EDGES: Final = " .;,()"
_LONGEST_UNITS: Final = 400
_LONGEST_TIME: Final = 160
_ANY_YEAR: Final = 2000


@dataclass(slots=True)
class Stated:
    """A task's own words about itself, taken off its text."""

    leads: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    deadline: str = ""
    products: list[str] = field(default_factory=list)
    funding: str = ""


def stated_in(texts: Iterable[str], known: Known) -> tuple[list[str], Stated]:
    """Take the labelled statements off the paragraphs of a task; what is left stays."""
    stated = Stated()
    left = []
    for text in texts:
        rest = _without_labels(text, stated, known)
        left.append(rest)
    kept = [text for at, text in enumerate(left) if text or not at]
    _from_sentences(kept, stated, known)
    return kept, stated


def _without_labels(text: str, stated: Stated, known: Known) -> str:
    met = list(_LABEL.finditer(text))
    if not met:
        return text
    ends = [*(one.start() for one in met[1:]), len(text)]
    said = [(found, _value(text[found.end() : end])) for found, end in zip(met, ends, strict=True)]
    while said and not _fits(said[0][0], said[0][1]):
        del said[0]
    if not said:
        return text
    for found, value in said:
        _take(stated, str(found.lastgroup), value, known)
    return text[: said[0][0].start()].rstrip(" (;,-–+*").strip()


def _fits(label: re.Match[str], value: str) -> bool:
    """Tell a label from words that only look like one: who leads is a unit, when is short."""
    match label.lastgroup:
        case "lead" | "partner":
            return len(value) <= _LONGEST_UNITS and looks_like_unit(value)
        case "deadline":
            return len(value) <= _LONGEST_TIME
        case _:
            return bool(value)


def _value(said: str) -> str:
    value = said.strip(" ;,-–+*")
    if value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1]
    return value.removesuffix(".").strip(" ;,")


def _take(stated: Stated, kind: str, value: str, known: Known) -> None:
    match kind:
        case "lead":
            stated.leads += _units(value, known)
        case "partner":
            stated.partners += _units(value, known)
        case "deadline":
            stated.deadline = stated.deadline or value
        case "product":
            stated.products.append(value)
        case _:
            stated.funding = stated.funding or value


def _units(value: str, known: Known) -> Iterator[str]:
    yield from units_of(value[:_LONGEST_UNITS], known)


def _from_sentences(texts: Iterable[str], stated: Stated, known: Known) -> None:
    """Read what sentences say in passing, and leave them as they are."""
    for text in texts:
        aside = _LEADS_ASIDE.search(text)
        if aside is not None and not looks_like_unit(aside["who"]):
            aside = None
        found = _LEADS.search(text) or aside
        if found is not None and not stated.leads:
            stated.leads += _units(found["who"], known)
            partners = found["with"] or found.groupdict().get("with2")
            stated.partners += _units(partners, known) if partners else []
        finish = _FINISH.search(text) or _AT_THE_END.search(text[-_LONGEST_TIME:])
        if finish is not None and not stated.deadline:
            stated.deadline = _time(finish["when"])


def _time(words: str) -> str:
    """Return the words up to the comma where they tell a time, else nothing."""
    for said in (words.strip(_EDGES), words.partition(",")[0].strip(_EDGES)):
        meaning = deadlines.read(said, date(_ANY_YEAR, 1, 1), date(_ANY_YEAR + 60, 12, 31))
        if meaning.milestones and meaning.kind is deadlines.Kind.FIXED:
            return said
    return ""
