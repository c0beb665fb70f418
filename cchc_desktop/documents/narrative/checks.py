"""The figures that a sentence asks for: "từ 98% trở lên", "tối thiểu 02 mô hình", "dưới 3%".

A figure counts when its unit or the words beside it say that it is a measure; nothing is made up
for a target without one. Must not know which sentences are targets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.targets import Check, Comparator

_FIGURE: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,9}(?:[.,]\d{1,4})?"
_PERCENT: Final = r"\s?%|\s+phần trăm\b"
_BETWEEN: Final = (
    r"(?:\s*(?::|là|đạt|tỷ lệ|tỉ lệ|mức|khoảng|tương ứng|từ|được|bằng|có|còn|thêm|giảm|tăng)\b)"
    r"{0,4}\s*"
)
_BEFORE: Final = (
    (Comparator.AT_LEAST, (r"tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn"
        r"|lớn hơn hoặc bằng|từ trên|≥|>=")),
    (Comparator.AT_MOST, (r"tối đa|không quá|không vượt quá|không vượt|không cao hơn|không lớn hơn"
        r"|không trên|nhiều nhất|nhỏ hơn hoặc bằng|≤|<=")),
    (Comparator.LESS, r"dưới|thấp hơn|nhỏ hơn|ít hơn|<"),
    (Comparator.MORE, r"trên|hơn|cao hơn|lớn hơn|vượt|>"),
    (Comparator.EQUAL, r"đạt|bằng|đúng"),
)  # fmt: skip
_NAMES: Final = ("least", "most", "less", "more", "equal")
_SAYS: Final = "|".join(
    rf"(?P<{name}>{words})" for name, (_, words) in zip(_NAMES, _BEFORE, strict=True)
)
_COMPARED: Final = {name: comparator for name, (comparator, _) in zip(_NAMES, _BEFORE, strict=True)}
_MEASURE: Final = re.compile(
    rf"(?:(?<!\w)(?:{_SAYS})(?!\w){_BETWEEN}|(?P<from>(?<!\w)từ\s+))?"
    rf"(?<![\w./,-])(?P<value>{_FIGURE})(?P<percent>{_PERCENT})?"
    rf"(?:\s*(?:[-–—]|đến|tới)\s*(?P<upper>{_FIGURE})(?P<percent2>{_PERCENT})?)?"
    r"(?![\w/]|[.:,]\d|-\w)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?P<noun>(?:\s+[^\W\d_]+){0,4}?)\s*(?:\([^()]{0,40}\)\s*)?(?P<way>trở lên|trở xuống"
    r"|hoặc cao hơn)",
    re.IGNORECASE,
)
_RANK: Final = re.compile(
    r"(?:(?:nhóm|tốp|top)\s+(?P<group>\d{1,3})\b"
    r"|(?:trong|thuộc)\s+(?P<among>\d{1,3})\b(?=[^;.\d]{0,60}(?:dẫn đầu|đứng đầu|cao nhất))"
    r"|(?:xếp|đứng|hạng|vị trí)\s+(?:hạng\s+"
    r"|vị trí\s+)?(?:thứ\s+)?(?P<place>\d{1,3})(?!\s*[/%\d])\b)",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(
    r"\s+(?P<noun>mô hình|sáng kiến|vị trí|hội nghị|thủ tục(?: hành chính)?|văn bản|hồ sơ|đơn vị"
    r"|cơ quan|chuyên đề|bài viết|tin,? bài|lớp|cuộc|đợt|lần|lượt|buổi|bài|tin|điểm|ngày làm việc"
    r"|ngày|giờ|phút|giây|người|hộ|dịch vụ(?: công)?|nhiệm vụ|giải pháp|cán bộ|công chức|phường"
    r"|xã|trường|đồng chí|bậc|nội dung|sản phẩm|đề tài|câu|phóng sự|tháng|đại biểu|thủ tục|TTHC"
    r"|quy trình|cuộc họp|tập thể|cá nhân|học sinh|giáo viên|chỉ tiêu|triệu đồng|tỷ đồng|đồng)\b",
    re.IGNORECASE,
)
_TIMES: Final = frozenset({"điểm", "ngày", "giờ", "phút", "giây", "ngày làm việc", "tháng"})
_NO_MEASURE: Final = re.compile(
    r"(?:năm|tháng|ngày|quý|số|điều|khoản|mức độ|loại|cấp|khóa)\s*$", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r";|\.\s|,?\s+trong đó|,\s+riêng\b", re.IGNORECASE)
_TRAILING: Final = re.compile(
    r"(?:[\s,:]|\b(?:đạt|tỷ lệ|tỉ lệ|là|từ|mức|còn|xuống|xuống còn|tương ứng|phấn đấu|đảm bảo"
    r"|bảo đảm"
    r"|và|có|chiếm|được)\b){1,12}$",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"^(?:[\s,:;.–-]|\b(?:và|trong đó|phấn đấu|đảm bảo|bảo đảm)\b){1,8}", re.IGNORECASE
)
_MOST_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class _Met:
    """A figure where it stands in its clause."""

    start: int
    end: int
    comparator: Comparator
    value: Decimal
    unit: str
    upper: Decimal | None = None


def checks_in(text: str) -> tuple[Check, ...]:
    """Return what a sentence asks to reach, in its order."""
    found: list[Check] = []
    start = 0
    for clause in [*(match.start() for match in _CLAUSE.finditer(text)), len(text)]:
        found += _of_clause(text[start:clause])
        start = clause
    return tuple(found)


def _of_clause(clause: str) -> Iterator[Check]:
    met = _figures(clause)
    for number, one in enumerate(met):
        before = clause[met[number - 1].end if number else 0 : one.start]
        after = clause[one.end : met[number + 1].start if number + 1 < len(met) else len(clause)]
        scope = _scope(before if not number else _LEADING.sub("", before), after, alone=number == 0)
        yield Check(one.comparator, one.value, one.unit, scope, one.upper)


def _scope(before: str, after: str, *, alone: bool) -> str:
    """Say what is measured: the words of the clause around the figure."""
    first = _TRAILING.sub("", _LEADING.sub("", before)) if alone else ""
    last = _TRAILING.sub("", after).strip(" .,;:")
    return " ".join(filter(None, (first.strip(" .,;:"), last)))[:_MOST_WORDS]


def _figures(clause: str) -> list[_Met]:
    found = [one for match in _RANK.finditer(clause) if (one := _rank(match))]
    ranked = {one.end for one in found}
    last: _Met | None = None
    for match in _MEASURE.finditer(clause):
        one = None if match.end("value") in ranked else _measure(clause, match, last)
        if one is not None:
            found.append(one)
            last = one
    return sorted(found, key=lambda one: one.start)


def _rank(found: re.Match[str]) -> _Met | None:
    """Read a place among others: to be in the first five is to be fifth at most."""
    value = found["group"] or found["among"] or found["place"]
    if not int(value):
        return None
    return _Met(found.start(), found.end(), Comparator.AT_MOST, Decimal(value), "hạng")


def _measure(clause: str, found: re.Match[str], last: _Met | None) -> _Met | None:
    name = next((one for one in _NAMES if found[one]), "")
    comparator = _COMPARED.get(name)
    end = found.end()
    percent = bool(found["percent"] or found["percent2"])
    after = _AFTER.match(clause, end)
    unit = "%" if percent else _unit(clause, end)
    if not percent and not _counts(clause, found, name, unit, after):
        return None
    if after and (percent is False or not after["noun"].strip() or found["from"]):
        up = after["way"].lower() != "trở xuống"
        comparator = Comparator.AT_LEAST if up else Comparator.AT_MOST
        end = after.end()
    elif not percent and unit:
        end += 1 + len(unit)
    upper = found["upper"]
    value = _decimal(found["value"])
    if upper and (found["percent2"] or not percent) and _decimal(upper) > value:
        return _Met(found.start(), end, Comparator.RANGE, value, unit, _decimal(upper))
    if comparator is None and last is not None and _lists(clause[last.end : found.start()]):
        comparator = last.comparator if last.comparator is not Comparator.RANGE else None
    return _Met(found.start(), end, comparator or Comparator.EQUAL, value, unit)


def _lists(between: str) -> bool:
    """Tell whether a figure stands in a list with the one before: "là 40%, 35%"."""
    return between.strip(" ").lower() in {",", "và", ", và", "/", "-"}


def _unit(clause: str, end: int) -> str:
    noun = _NOUN.match(clause, end)
    return noun["noun"] if noun else ""


def _counts(
    clause: str, found: re.Match[str], name: str, unit: str, after: re.Match[str] | None
) -> bool:
    """Tell a number that is counted from one that only numbers something."""
    if not unit or _NO_MEASURE.search(clause[: found.start()][-20:]):
        return False
    if name in ("least", "most"):
        return True
    if after is not None:
        return bool(found["from"] or name)
    if name == "equal":
        return unit.lower() not in _TIMES or unit == "điểm"
    if name in ("more", "less"):
        return unit.lower() in _TIMES or bool(
            re.search(r"(?:đạt|có|từ|phấn đấu|tăng|với)\s*$", clause[: found.start()][-20:])
        )
    return False


def _decimal(written: str) -> Decimal:
    """Read a number as Vietnamese offices write it: 1.200 is a thousand two hundred, 0,5 a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))
