"""Which of the times found are the deadline, and which words are the label of which time.

A time inside running text ("Kế hoạch năm 2024 của đơn vị") is no deadline; one with a limit, at
the beginning, or set apart by a sign is. Must not know plans.
"""

from dataclasses import dataclass, replace

from cchc_desktop.domain.deadlines.joining import Beside, joined
from cchc_desktop.domain.deadlines.model import Doubt, DoubtCode
from cchc_desktop.domain.deadlines.scan import Break, Element, Gap, Item, Words
from cchc_desktop.domain.deadlines.spelling import plain
from cchc_desktop.domain.deadlines.terms import (
    Aside,
    Cycle,
    Dated,
    Day,
    Event,
    Every,
    Period,
    Span,
    Term,
    Unit,
    Vague,
)
from cchc_desktop.domain.deadlines.tokens import Shape, Token

_DEEDS = frozenset(
    plain(
        "ban hành xây dựng triển khai tổ chức hoàn thành thực hiện kiểm tra rà soát tổng hợp khảo"
        " sát kết sơ họp bắt đầu thúc trình phê duyệt chốt nộp gửi công bố xong và cập nhật đánh"
        " giá nghiệm thu bàn giao",
    ).split(),
)
_CITED = ("quyết định", "nghị quyết", "nghị định", "thông tư", "công văn", "chỉ thị", "kết luận",
          "luật", "căn cứ")  # fmt: skip
_SAYS_ONLY_WHEN = frozenset(
    {
        "thời gian",
        "thời hạn",
        "hạn",
        "hạn hoàn thành",
        "thời hạn hoàn thành",
        "thời gian thực hiện",
        "thời gian hoàn thành",
        "tiến độ",
        "định kỳ",
    },
)
_JOINTS = frozenset({"", "và", "hoặc"})
_EDGES = " \t\r\n,;:.-+•*()/&–·▪●"


@dataclass(frozen=True, slots=True)
class Entry:
    """A time of the deadline with its words."""

    term: Term
    label: str
    item: Item
    words: str
    """The part of the phrase that tells the time."""
    gap: Gap | None
    """How it is parted from the entry before; None when nothing stands between."""
    titled: bool
    """Its words are set apart as the name of a piece of the work."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The times of a phrase, and what was put aside."""

    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class Part:
    """The elements between two breaks."""

    text: str
    tokens: tuple[Token, ...]
    elements: list[Element]
    doubts: list[Doubt]

    def cut(self, first: int, last: int) -> str:
        """Give the words of some tokens, without the signs around them."""
        if first >= last:
            return ""
        raw = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        words = raw.split()
        while words and words[0].strip(_EDGES).casefold() in _JOINTS:
            del words[0]
        while words and words[-1].strip(_EDGES).casefold() in _JOINTS:
            del words[-1]
        return " ".join(words).strip(_EDGES)

    def colon_between(self, first: int, last: int) -> bool:
        return any(token.folded == ":" for token in self.tokens[first:last])


def clauses(text: str, tokens: tuple[Token, ...], elements: list[Element]) -> Clauses:
    """Find the deadline's times among the elements, part by part."""
    doubts: list[Doubt] = []
    entries: list[Entry] = []
    parts: list[list[Element]] = [[]]
    for element in elements:
        if isinstance(element, Break) and element.gap is Gap.BREAK:
            parts.append([])
        else:
            parts[-1].append(element)
    waiting = ""
    for each in parts:
        part = Part(text, tokens, each, doubts)
        found = _entries(part)
        if not found:
            waiting = _lone_words(part, entries, waiting)
        elif waiting and not found[0].label:
            found[0] = replace(found[0], label=waiting, titled=True)
            waiting = ""
        entries += found
    return Clauses(tuple(entries), tuple(doubts))


def _lone_words(part: Part, entries: list[Entry], waiting: str) -> str:
    """Give a part without a time to the time before it, or keep it for the one to come."""
    words = part.cut(part.elements[0].first, part.elements[-1].last) if part.elements else ""
    if not words:
        return waiting
    if not entries:
        return f"{waiting}; {words}" if waiting else words
    last = entries[-1]
    whole = f"{last.label}; {words}" if last.label else words
    entries[-1] = replace(last, label=whole, titled=last.titled or not last.label)
    return ""


def _entries(part: Part) -> list[Entry]:
    items = _joined(part, _accepted(part))
    if not items:
        return []
    edges = (part.elements[0].first, part.elements[-1].last)
    gaps = [
        *zip(
            [edges[0], *(i.last for i in items)], [*(i.first for i in items), edges[1]], strict=True
        )
    ]
    words = [part.cut(*gap) for gap in gaps]
    leading = bool(words[0])
    found: list[Entry] = []
    for place, item in enumerate(items):
        mine = place if leading else place + 1
        label, titled = words[mine], part.colon_between(*gaps[mine])
        if leading and not label and found:
            label = found[-1].label
        if label.casefold() in _SAYS_ONLY_WHEN:
            label, titled = "", False
        gap = _gap_before(part, gaps[place]) if place else Gap.BREAK
        told = part.cut(item.first, item.last)
        found.append(Entry(item.term, label, item, told, gap, titled=bool(label) and titled))
    if leading and words[-1]:
        last = found[-1]
        found[-1] = replace(last, label=f"{last.label} {words[-1]}".strip())
    return found


def _gap_before(part: Part, gap: tuple[int, int]) -> Gap | None:
    if gap[0] == gap[1]:
        return None
    return Gap.LIST if not part.cut(*gap) else Gap.BREAK


def _joined(part: Part, items: list[Item]) -> list[Item]:
    """Join neighbours that tell one time together: a recurrence and its day, say."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        term = None
        if before is not None and not part.cut(before.last, item.first):
            sign = part.tokens[before.last].folded if before.last < item.first else ""
            term = joined(before.term, item.term, Beside(sign, before.limited, item.limited))
        if before is None or term is None:
            found.append(item)
        else:
            limited = before.limited or item.limited
            found[-1] = Item(term, before.first, item.last, limited, before.loose + item.loose)
    return found


# ---- which times are the deadline ------------------------------------------------------------


def _accepted(part: Part) -> list[Item]:
    horizon = any(isinstance(e, Item) and e.term == Aside(DoubtCode.HORIZON) for e in part.elements)
    found: list[Item] = []
    for place, element in enumerate(part.elements):
        if not isinstance(element, Item):
            continue
        code = _put_aside(part, place, element, found)
        if horizon and isinstance(element.term, Dated | Aside):
            code = DoubtCode.HORIZON
        if code is None or code is DoubtCode.DESCRIBES:
            found.append(element)
        if code is not None:
            part.doubts.append(Doubt(code, part.cut(element.first, element.last)))
    firm = any(not yields(item.term) for item in found)
    return [
        item for item in found if not (firm and isinstance(item.term, Vague) and item.term.loose)
    ]


def _put_aside(part: Part, place: int, item: Item, found: list[Item]) -> DoubtCode | None:
    """Say why a time is not taken; `DESCRIBES` is taken, with a doubt; None is taken."""
    if isinstance(item.term, Aside):
        return item.term.code
    if item.limited:
        return None
    before = part.elements[place - 1] if place else None
    after = part.elements[place + 1] if place + 1 < len(part.elements) else None
    names_a_piece = isinstance(after, Break) and after.gap is Gap.COLON and _has_day(part, place)
    if names_a_piece or _of_a_document(part, after):
        return DoubtCode.NOT_A_DEADLINE
    if isinstance(before, Words):
        return _after_words(part, before, item, after)
    begins = before is None or not isinstance(after, Words) or bool(found)
    return None if begins else DoubtCode.NOT_A_DEADLINE


def _after_words(part: Part, words: Words, item: Item, after: Element | None) -> DoubtCode | None:
    if isinstance(after, Item) and _every_year(after.term):
        return None
    reason = _by_words(part, words, item)
    if not _days(item.term):
        inside = isinstance(after, Words) or _has_limited(part)
        return DoubtCode.NOT_A_DEADLINE if inside else reason
    inside = isinstance(after, Words) and reason is not DoubtCode.NOT_A_DEADLINE
    return DoubtCode.LEFT_OUT if inside else reason


def _days(term: Term) -> bool:
    return isinstance(term, Dated) and all(isinstance(time, Day) for time in term.times)


def _of_a_document(part: Part, after: Element | None) -> bool:
    return isinstance(after, Words) and part.tokens[after.first].folded == "của"


def _has_day(part: Part, place: int) -> bool:
    """Tell "6 tháng: trước ngày 15/6", where the period only names the piece of work."""
    return any(
        isinstance(element, Item) and element.limited and _days(element.term)
        for element in part.elements[place + 1 :]
    )


def _has_limited(part: Part) -> bool:
    return any(
        isinstance(element, Item)
        and element.limited
        and not isinstance(element.term, Aside)
        and not getattr(element.term, "loose", False)
        for element in part.elements
    )


def _every_year(term: Term) -> bool:
    return isinstance(term, Every) and term.cycles == (Cycle.YEAR,)


def _by_words(part: Part, words: Words, item: Item) -> DoubtCode | None:
    said = part.tokens[words.first : words.last]
    if all(token.plain in _DEEDS for token in said):
        return None
    spoken = " ".join(token.folded for token in said)
    numbered = any(token.shape is Shape.DOCUMENT or token.folded == "số" for token in said)
    cited = numbered or any(name in spoken for name in _CITED)
    if cited or _whole_year(item.term):
        return DoubtCode.NOT_A_DEADLINE
    return DoubtCode.DESCRIBES


def _whole_year(term: Term) -> bool:
    if not isinstance(term, Dated):
        return False
    lasts = [time.last if isinstance(time, Span) else time for time in term.times]
    return all(isinstance(last, Period) and last.unit is Unit.YEAR for last in lasts)


def yields(term: Term) -> bool:
    """Tell a term that is nothing beside another one."""
    return isinstance(term, Event | Vague) and term.loose
