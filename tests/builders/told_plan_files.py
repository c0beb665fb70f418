"""A plan told in running text as an office receives it: Word, PDF, text, old letters, scanned."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from tests.builders.old_letters import tcvn3, vni
from tests.builders.pdf_files import LETTER, PdfPage, a_pdf
from tests.builders.told_plans import Told
from tests.builders.word_files import a_paragraph, a_run, a_word_file

_HEAD: Final = 8  # lines of the letterhead and the title
_WIDTH: Final = 84
_LINES_A_PAGE: Final = 34
_TITLE_MARK: Final = re.compile(r"^(?:[IVX]+|[A-D])\. ")


def as_text(told: Told, _chance: random.Random) -> bytes:
    return "\n\n".join(told.lines).encode()


def as_lines(told: Told, _chance: random.Random) -> bytes:
    """Give a paragraph a line, with nothing between them."""
    return "\n".join(told.lines).encode()


def as_broken_lines(told: Told, _chance: random.Random) -> bytes:
    """Give lines broken at an edge, as an old mail program sends them."""
    return "\n\n".join("\n".join(wrap(line, _WIDTH)) for line in told.lines).encode()


def as_word(told: Told, _chance: random.Random) -> bytes:
    return a_word_file(*map(a_paragraph, told.lines))


def as_pdf(told: Told, _chance: random.Random) -> bytes:
    return a_pdf(_pages(_placed(told.lines)))


def as_scanned_text(told: Told, chance: random.Random) -> bytes:
    """Give what is left of pages that a machine read: breaks, page numbers, marks run together."""
    return "\n".join(_scanned(told.lines, chance)).encode()


def as_scanned_word(told: Told, chance: random.Random) -> bytes:
    return a_word_file(*map(a_paragraph, _scanned(told.lines, chance)))


def as_tcvn3_word(told: Told, _chance: random.Random) -> bytes:
    """Give a document typed in .VnTime, its capitals in .VnTimeH."""
    return a_word_file(*(a_paragraph(inside=_abc_runs(line)) for line in told.lines))


def as_vni_word(told: Told, _chance: random.Random) -> bytes:
    font = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    return a_word_file(*(a_paragraph(inside=a_run(vni(line), font)) for line in told.lines))


def as_tcvn3_text(told: Told, _chance: random.Random) -> bytes:
    """Give what is copied from such a document into a file of plain text."""
    return tcvn3("\n\n".join(told.lines)).encode()


def as_vni_text(told: Told, _chance: random.Random) -> bytes:
    return vni("\n\n".join(told.lines)).encode("cp1252")


Written = Callable[[Told, random.Random], bytes]
FORMS: Final[dict[str, tuple[str, Written]]] = {
    "text": ("txt", as_text),
    "lines": ("txt", as_lines),
    "broken-lines": ("txt", as_broken_lines),
    "word": ("docx", as_word),
    "pdf": ("pdf", as_pdf),
    "scanned-text": ("txt", as_scanned_text),
    "scanned-word": ("docx", as_scanned_word),
    "tcvn3-word": ("docx", as_tcvn3_word),
    "vni-word": ("docx", as_vni_word),
    "tcvn3-text": ("txt", as_tcvn3_text),
    "vni-text": ("txt", as_vni_text),
}


def _abc_runs(line: str) -> str:
    """Type a line: what has a tone and is a capital is a small letter in the font of capitals."""
    made = []
    for part in re.findall(r"[^\W\d_]+|[\W\d_]+", line):
        for piece in re.findall(r"[A-ZĐĂÂÊÔƠƯ]?[^A-ZÀ-ÝẠ-ỸĐĂÂÊÔƠƯ]+|[^\sa-z]+|.", part):
            shouted = piece.isupper() and tcvn3(piece) != piece
            font = ".VnTimeH" if shouted else ".VnTime"
            typed = tcvn3(piece.lower() if shouted else piece)
            made.append(a_run(typed, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'))
    return "".join(made)


def _placed(lines: Sequence[str]) -> Iterator[tuple[float, str]]:
    for number, line in enumerate(lines):
        for piece in wrap(line, 140):
            yield ((800 - len(piece) * LETTER) / 2 if number < _HEAD else 60.0), piece


def _pages(placed: Iterator[tuple[float, str]]) -> Iterator[PdfPage]:
    page, count, number = PdfPage(), 0, 1
    for left, piece in placed:
        page.say(left, 50 + 15 * count, piece)
        count += 1
        if count == _LINES_A_PAGE:
            page.say(400, 580, str(number))
            yield page
            page, count, number = PdfPage(), 0, number + 1
    yield page


def _scanned(lines: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Break long lines, put page numbers between them, and slip as such machines do."""
    since = 0
    for number, line in enumerate(lines):
        text = line if number < _HEAD else _slipped(line, chance)
        for piece in wrap(text, _WIDTH) or [""]:
            yield piece
            since += 1
            if since % 30 == 0:
                yield ""
                yield str(since // 30 + 1)
                yield ""


def _slipped(line: str, chance: random.Random) -> str:
    """Slip once, or not: few lines of a good scan are wrong."""
    slip = chance.choice(_SLIPS) if chance.random() < _SLIPPING else str
    return slip(line)


_SLIPPING: Final = 0.4
_SLIPS: Final[tuple[Callable[[str], str], ...]] = (
    lambda line: re.sub(r"^(\d+(?:\.\d+)*[.)]|[a-e]\)|-) ", r"\1", line),  # the space is lost
    lambda line: line.replace(" ", "  ", 3),
    lambda line: re.sub(r"^(\d+)\. ", r"\1 . ", line),
    lambda line: line.replace("%", " %"),
    lambda line: f"–{line[1:]}" if line.startswith("- ") else line,
    lambda line: line.removesuffix("."),
    lambda line: line.replace("ủy", "uỷ").replace("Ủy", "Uỷ"),
)
