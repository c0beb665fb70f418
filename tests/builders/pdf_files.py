"""Small PDF files with Vietnamese text and ruling lines, drawn at places that the test names.

Every letter is half as wide as it is high and stands for itself by a table of codes; nothing is
embedded, for nobody looks at these files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

WIDTH, HEIGHT = 842.0, 595.0
SIZE = 10.0
LETTER = SIZE / 2


@dataclass
class PdfPage:
    """A page; places count from the top left corner."""

    marks: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def say(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        self.used.update(text)
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        face = "F2" if bold else "F1"
        self.marks.append(f"BT /{face} {SIZE} Tf {x:.2f} {HEIGHT - y:.2f} Td <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.marks.append(f"{x0:.2f} {HEIGHT - y0:.2f} m {x1:.2f} {HEIGHT - y1:.2f} l S")


def a_pdf(pages: Iterable[PdfPage]) -> bytes:
    """Write a file of these pages."""
    held = list(pages)
    letters = sorted(set().union(*(page.used for page in held))) or ["?"]
    streams = ["\n".join(page.marks).encode() for page in held]
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(held), b" ".join(b"%d 0 R" % (9 + 2 * at) for at in range(len(held)))),
        _font(b"Plain", 4),
        _letters(b"Plain"),
        _font(b"Plain-Bold", 6),
        _letters(b"Plain-Bold"),
        _stream(_codes(letters)),
        b"<< /Font << /F1 3 0 R /F2 5 0 R >> >>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources 8 0 R /Contents %d 0 R"
            b" >>" % (WIDTH, HEIGHT, 10 + 2 * at)
        )
        objects.append(_stream(stream))
    return a_pdf_of(objects)


def a_pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Write objects numbered from 1, the first being the catalogue."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(made)


def a_ruled_page(
    columns: Sequence[float], rows: Iterable[Sequence[str]], top: float = 60.0
) -> PdfPage:
    """Draw a table from `top`; a cell's text is broken where it meets the edge of its column."""
    page = PdfPage()
    y = top
    page.line(columns[0], y, columns[-1], y)
    for row in rows:
        broken = [
            _broken(text, right - left)
            for text, left, right in zip(row, columns, columns[1:], strict=False)
        ]
        height = 6 + 13 * max(1, *(len(lines) for lines in broken))
        for left, lines in zip(columns, broken, strict=False):
            for number, line in enumerate(lines):
                page.say(left + 3, y + 13 * (number + 1), line)
        for x in columns:
            page.line(x, y, x, y + height)
        y += height
        page.line(columns[0], y, columns[-1], y)
    return page


def _broken(text: str, width: float) -> list[str]:
    most = max(1, int((width - 6) / LETTER))
    return [line for part in text.split("\n") for line in wrap(part, most) or [""]]


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _font(name: bytes, letters: int) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode 7 0 R >>" % (name, letters)
    )


def _letters(name: bytes) -> bytes:
    return (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 500 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor"
        b" << /Type /FontDescriptor /FontName /%s /Flags 4 /Ascent 800 /Descent -200"
        b" /FontBBox [0 -200 500 800] /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>" % (name, name)
    )


def _codes(letters: Sequence[str]) -> bytes:
    made = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap"]
    made.append("1 begincodespacerange <0000> <FFFF> endcodespacerange")
    for start in range(0, len(letters), 100):
        part = letters[start : start + 100]
        made.append(f"{len(part)} beginbfchar")
        made += [f"<{ord(one):04X}> <{ord(one):04X}>" for one in part]
        made.append("endbfchar")
    made.append("endcmap end end")
    return "\n".join(made).encode()
