"""The head of a document: issuer, number, place and day, kind, subject, the years it covers.

Must not know the body, but for one sentence that names the issuer where the head does not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.documents.narrative.citations import cited_in, day_of
from cchc_desktop.documents.narrative.letters import UPPER, is_shouted
from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.regions import Regions
from cchc_desktop.documents.tables.unit_grammar import is_body
from cchc_desktop.domain.draft import DoubtDraft


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `school_year` tells that the years are those of a school year."""

    kind: str = ""
    subject: str = ""
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    years: tuple[int, int] | None = None
    school_year: bool = False
    doubts: tuple[DoubtDraft, ...] = ()


_NUMBER: Final = re.compile(
    r"(?:Số|SỐ)\s*:?\s*(?P<number>\d{1,5}\w{0,3})?(?P<blank>[\s._…-]*)"
    r"(?P<symbol>(?:/\s?\d{4})?\s*/\s*[^\W\d_][\w&.]*(?:\s?[-–/]\s?[\w&.]+){0,4}"
    r"|-[A-ZĐ]{2}[\w/-]{0,20})"
)
_DAY: Final = re.compile(
    r"(?:(?P<place>[^\t,;:]{2,80}?)\s*,\s*)?ngày\s*(?P<day>\d{1,2}|[\s.…_]*?)\s*tháng\s*"
    r"(?P<month>\d{1,2}|[\s.…_]*?)\s*năm\s*(?P<year>\d{4}|20[\s.…_]*)",
    re.IGNORECASE,
)
_MOTTO: Final = re.compile(
    r"C[ỘO]NG H(?:ÒA|OÀ|OA)\s+XÃ H[ỘO]I.*|(?:CHỦ )?NGHĨA VIỆT NAM"
    r"|Độc lập\s*[-–—].*|ĐẢNG CỘNG SẢN.*",
    re.IGNORECASE,
)
_DECIDES: Final = re.compile(
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG(?=\s+(?:PHÒNG|BAN))|BỘ TRƯỞNG|CHÁNH|THỦ TRƯỞNG)?\s*"
    r"(?P<who>(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|SỞ|BỘ|PHÒNG|BAN|TRƯỜNG|VĂN PHÒNG|CỤC"
    r"|CHI CỤC)\s.{2,120})"
)
_FURNITURE: Final = re.compile(r"\W*(?:dự thảo|phụ lục|biểu|mẫu|danh mục)\b", re.IGNORECASE)
_CITED_DAY: Final = re.compile(
    r"ngày\s+\d{1,2}\s*(?:tháng\s+\d{1,2}\s+năm\s+\d{4}|/\s?\d{1,2}\s?/\s?\d{4})"
)
_SPAN: Final = re.compile(
    r"(?P<kind>giai đoạn|năm học|các năm|trong năm|từ năm|năm|nhiệm kỳ)\s*"
    r"(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|đến(?: năm)?|và(?: năm)?)\s*(?P<last>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    r"(?<!đến )(?<!hướng )(?:năm|chủ đề năm)\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_UNTIL: Final = re.compile(r"đến(?: hết)? năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_SAYS_WHO: Final = re.compile(
    r"(?:^|[,;.]\s+)(?P<who>[^,;.:]{4,120}?)\s+(?:xây dựng|ban hành|lập|đề ra|triển khai)"
    rf"(?:\s+[^\s,;.:{UPPER}]+){{0,4}}\s+(?:[Kk]ế hoạch|[Cc]hương trình)"
)


def head_of(regions: Regions, bases: Sequence[str]) -> Head:
    """Read the head; `bases` are sentences before the first chapter, one of which may say who."""
    doubts: list[DoubtDraft] = []
    letterhead = [line.text for line in regions.letterhead]
    subject = " ".join(line.text for line in regions.subject)
    number, blank = _number(letterhead)
    place, issued_on, blank_day = _day(letterhead)
    attached = cited_in(" ".join(line.text for line in regions.attached))
    if number is None and not blank and attached:
        number, issued_on = attached[0].number, issued_on or attached[0].issued_on
    if blank:
        doubts.append(DoubtDraft("narrative-doubts.number-blank", {"text": blank}, field="number"))
    if blank_day:
        facts = {"text": blank_day}
        doubts.append(DoubtDraft("narrative-doubts.day-blank", facts, field="issued_on"))
    issuer = _issuer(regions.letterhead) or _authority(regions.bases) or None
    if issuer is None and (issuer := _named_in(bases) or None):
        doubts.append(DoubtDraft("narrative-doubts.issuer-from-text", {"issuer": issuer}))
    years, school = years_of(subject, issued_on.year if issued_on else None)
    if not subject:
        doubts.append(DoubtDraft("narrative-doubts.no-subject", field="subject"))
    kind = regions.kind or _kind_of(number)
    made = (kind, subject, number, issuer, place, issued_on)
    return Head(*made, years, school, tuple(doubts))


def _kind_of(number: str | None) -> str:
    """Tell the kind by the number's letters, where no line names it."""
    letters = re.search(r"/(KH|QĐ|CTr|ĐA)-", number or "")
    kinds = {"KH": "KẾ HOẠCH", "QĐ": "QUYẾT ĐỊNH", "CTr": "CHƯƠNG TRÌNH", "ĐA": "ĐỀ ÁN"}
    return kinds[letters[1]] if letters else ""


def _number(lines: Sequence[str]) -> tuple[str | None, str]:
    """Return the number, or what stands where one is still to be written."""
    for text in lines:
        if found := _NUMBER.search(text):
            symbol = re.sub(r"\s+", "", found["symbol"]).replace("–", "-")
            if found["number"]:
                return f"{found['number']}{symbol}", ""
            return None, found[0].strip()
    return None, ""


def _day(lines: Sequence[str]) -> tuple[str | None, date | None, str]:
    for text in lines:
        found = _DAY.search(text)
        if found is None:
            continue
        place = (found["place"] or "").strip(" .-–") or None
        told = day_of(found["year"].strip(), found["month"] or "", found["day"] or "")
        return place, told, "" if told else found[0].strip()
    return None, None, ""


def _issuer(lines: Sequence[Line]) -> str:
    """Return the last name above the number: those before it are of the bodies above."""
    names: list[str] = []
    for line in lines:
        text = _MOTTO.sub("", line.text).strip(" -–_*")
        if not text or _FURNITURE.match(text) or _NUMBER.search(text) or _DAY.search(text):
            continue
        if not _may_name(text):
            continue
        if names and not is_body(text.capitalize()):
            names[-1] = f"{names[-1]} {text}"
        elif is_body(text.capitalize()):
            names.append(text)
    return names[-1] if names else ""


def _authority(lines: Sequence[Line]) -> str:
    """Return who decides, from the line in capitals above "Căn cứ …"."""
    for line in lines[:3]:
        if is_shouted(line.text) and (found := _DECIDES.fullmatch(line.text)):
            return found["who"]
    return ""


def _may_name(text: str) -> bool:
    return len(text) < 120 and text[0].isupper() and not text.endswith((".", ";", ":", ","))


def _named_in(sentences: Sequence[str]) -> str:
    for sentence in reversed(sentences):
        for found in _SAYS_WHO.finditer(sentence[-600:]):
            who = found["who"].strip()
            if is_body(who) and who[0].isupper():
                return who
    return ""


def years_of(subject: str, issued: int | None = None) -> tuple[tuple[int, int] | None, bool]:
    """Return the years that a subject says it covers, and whether they are a school year.

    A subject that names none is of the year in which the document was issued.
    """
    text = _CITED_DAY.sub(" ", subject)
    spans = (one for one in _SPAN.finditer(text) if one["kind"].lower() != "nhiệm kỳ")
    best = next((one for one in spans if int(one["first"]) <= int(one["last"])), None)
    if best is not None:
        return (int(best["first"]), int(best["last"])), best["kind"].lower() == "năm học"
    told = [int(one["year"]) for one in _YEAR.finditer(text)]
    if told:
        return (min(told), max(told)), False
    if issued is None:
        return None, False
    until = _UNTIL.search(text)
    return (issued, max(issued, int(until["year"]) if until else issued)), False
