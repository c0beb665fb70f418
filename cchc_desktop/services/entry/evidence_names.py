"""What a file's name, or the document in it, says of number, date and title.

Must not know whose results a document proves. The readers of documents are loaded when the first
document is read.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.evidence import Reference

if TYPE_CHECKING:
    from cchc_desktop.documents.blocks import Document

# How a kind of document is abbreviated in its number, by what is left of it in a file's name.
_KINDS: Final = {
    "qd": "QĐ",
    "kh": "KH",
    "bc": "BC",
    "tb": "TB",
    "ttr": "TTr",
    "tt": "TT",
    "bb": "BB",
    "nq": "NQ",
    "ct": "CT",
    "ctr": "CTr",
    "hd": "HD",
    "da": "ĐA",
    "pa": "PA",
    "gm": "GM",
    "cv": "CV",
    "qc": "QC",
    "cd": "CĐ",
    "ubnd": "UBND",
}
_NUMBER: Final = re.compile(
    r"(?<![\w])(?:so[\s_.-]*)?(?P<number>\d{1,5}[a-c]?)[\s_.-]{0,2}"
    r"(?P<kind>qd|kh|bc|tb|ttr|tt|bb|nq|ctr|ct|hd|da|pa|gm|cv|qc|cd|ubnd)"
    r"(?:[\s_.-]{1,2}(?P<agency>[A-ZĐ]{2,}[A-Za-zĐđ0-9&]*))?(?![a-z])",
    re.IGNORECASE,
)
_DAYS: Final = (
    re.compile(
        r"(?:ng[àa]y[\s_]*)?(?<!\d)(?P<d>\d{1,2})[._-](?P<m>\d{1,2})[._-](?P<y>20\d\d)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>20\d\d)[._-]?(?P<m>[01]\d)[._-]?(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>20\d\d)(?!\d)"),
)
_SIGNS: Final = re.compile(r"[\s_]+|(?<=\s)[.,-]+(?=\s)")
_EDGES: Final = " .,-_;()[]"
_WRITTEN_NUMBER: Final = re.compile(
    r"(?:Số|SỐ)\s*:?\s*(?P<number>\d{1,5}\w?\s?(?:/\s?\d{4})?\s?/\s?[^\W\d_][\w&.]*"
    r"(?:\s?[-–]\s?[\w&.]+){0,4})"
)
_WRITTEN_DAY: Final = re.compile(
    r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE
)
_SUBJECT: Final = re.compile(r"V/v\s*:?\s*(?P<words>.+)", re.IGNORECASE)
_KIND_LINE: Final = re.compile(
    r"QUYẾT ĐỊNH|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|BIÊN BẢN|NGHỊ QUYẾT|CHỈ THỊ|HƯỚNG DẪN"
    r"|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|GIẤY MỜI|CÔNG ĐIỆN"
)
_HEAD: Final = 40  # so many paragraphs hold the head of any document
_LONGEST_TITLE: Final = 300
_READ: Final = frozenset({".docx", ".pdf"})


def from_name(path: Path) -> Reference:
    """Return what a file's name says: 58-QD-UBND_12.3.2026_Giao du toan.pdf."""
    stem = nfc(path.stem)
    number, issued_on, left = None, None, stem
    for pattern in _DAYS:
        found = pattern.search(left)
        if found is not None and (issued_on := _day(found)) is not None:
            left = left[: found.start()] + " " + left[found.end() :]
            break
    if (named := _NUMBER.search(_plain(left))) is not None:
        kind = _KINDS[named["kind"].lower()]
        agency = (left[named.start("agency") : named.end("agency")]) if named["agency"] else ""
        number = f"{named['number']}/{kind}" + (f"-{agency.upper()}" if agency else "")
        left = left[: named.start()] + " " + left[named.end() :]
    title = " ".join(_SIGNS.sub(" ", left).split()).strip(_EDGES)
    return Reference(title or stem, number, issued_on)


def from_document(path: Path, ticket: Ticket) -> Reference | None:
    """Return what the document itself says; None where it has no words to read."""
    if path.suffix.lower() not in _READ:
        return None
    from cchc_desktop.documents.errors import DocumentError  # noqa: PLC0415 - when first read
    from cchc_desktop.documents.reading import read_document  # noqa: PLC0415

    try:
        document = read_document(path, path.name, ticket)
    except DocumentError:
        return None
    lines = list(islice(_lines(document), _HEAD))
    number = next((found for line in lines if (found := _WRITTEN_NUMBER.search(line))), None)
    days = (found for line in lines if (found := _WRITTEN_DAY.search(line)))
    issued_on = next(filter(None, map(_day, days)), None)
    stated = re.sub(r"\s+", "", number["number"]).replace("–", "-") if number else None
    return Reference(_title(lines), stated, issued_on)


def told_of(path: Path, ticket: Ticket) -> Reference:
    """Return what is known of a file's document: its own words, else those of the name."""
    name, inside = from_name(path), from_document(path, ticket)
    if inside is None:
        return name
    return Reference(
        inside.title or name.title, inside.number or name.number, inside.issued_on or name.issued_on
    )


def _plain(text: str) -> str:
    """Return a text without marks, letter by letter, so that places stay the same."""
    return "".join(fold(letter)[:1] or letter if letter.isalpha() else letter for letter in text)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _lines(document: "Document") -> Iterator[str]:
    """Give the lines of a document in reading order; its head often stands in a table."""
    for block in document.blocks:
        texts = (
            [block.text]
            if hasattr(block, "text")
            else [cell.text for row in block.rows for cell in row.cells]
        )
        for text in texts:
            yield from (nfc(line) for line in text.splitlines() if line.strip())


def _title(lines: list[str]) -> str:
    """Return kind and subject: "Quyết định giao dự toán", or what a letter is about."""
    for at, line in enumerate(lines):
        if found := _SUBJECT.search(line):
            return found["words"][:_LONGEST_TITLE]
        if _KIND_LINE.fullmatch(line):
            subject = lines[at + 1] if at + 1 < len(lines) else ""
            kind = line.capitalize()
            same_again = fold(subject).startswith(fold(kind))
            return (subject if same_again else f"{kind} {_lowered(subject)}").strip()[
                :_LONGEST_TITLE
            ]
    return ""


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
