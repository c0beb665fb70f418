"""No bytes of any kind raise anything but a refusal; a table is what was put into it."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.blocks import Document, Table
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers.grid import tidied
from cchc_desktop.documents.readers.number_shown import shown
from cchc_desktop.documents.readers.pdf_process import read_pages
from cchc_desktop.documents.reading import read_copied, read_document
from cchc_desktop.domain.ticket import Ticket
from tests.builders.pdf_files import a_pdf, a_ruled_page
from tests.builders.plan_rows import HEADER, plan_rows
from tests.builders.seen_blocks import grid, read, the_table
from tests.builders.sheet_files import a_raw_workbook, a_workbook
from tests.builders.word_files import a_paragraph, a_row, a_table, a_word_file

ROWS = [HEADER, *plan_rows(3)]
WORD = a_word_file(a_paragraph("Kế hoạch"), a_table(*(a_row(*row) for row in ROWS)))
SHEET = a_workbook(ROWS)
PDF = a_pdf([a_ruled_page((40, 80, 300, 420, 540, 660, 740, 800), ROWS)])
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", " ".join(text.split()))
)
FRAGMENTS = st.sampled_from(
    (
        "<w:p>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:r>",
        "</w:>",
        "<w:t>chữ</w:t>",
        "<w:tcPr/>",
        "<w:vMerge/>",
        "<w:gridSpan w:val='3'/>",
        "<w:rPr><w:b/></w:rPr>",
        "<w:pPr><w:jc/></w:pPr>",
        "&amp;",
        "<w:br/>",
    )
)
WHOLE = {"<w:p>": "p", "<w:tbl>": "tbl", "<w:tr>": "tr", "<w:tc>": "tc", "<w:r>": "r"}


def read_or_refused(reading: Callable[[], Document]) -> Document | None:
    """Read; whatever a reader raises beside a refusal fails the test."""
    with suppress(DocumentError):
        return reading()
    return None


def of(data: bytes) -> Callable[[], Document]:
    return lambda: read_document(data, "tệp", Ticket())


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes):
    if b"%PDF" not in data:
        read_or_refused(of(data))


@given(
    st.sampled_from([WORD, SHEET]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_a_damaged_package_is_read_or_refused(data: bytes, damage: list[tuple[int, int]]):
    harmed = bytearray(data)
    for place, byte in damage:
        harmed[place % len(harmed)] = byte
    read_or_refused(of(bytes(harmed)))


@given(
    st.sampled_from(["word/document.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), min_size=1, max_size=5),
)
def test_a_package_with_a_damaged_part_is_read_or_refused(
    part: str, damage: list[tuple[int, bytes]]
):
    """The sums of the package are right here, so that the harm comes as far as the reader."""
    held = io.BytesIO()
    whole = WORD if part.startswith("word") else SHEET
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(held, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                for place, put in damage:
                    at = place % len(content)
                    content = content[:at] + put + content[at + len(put) :]
            target.writestr(name, content)
    read_or_refused(of(held.getvalue()))


@given(st.lists(FRAGMENTS, max_size=30))
def test_any_order_of_elements_is_read_or_refused(pieces: list[str]):
    open_: list[str] = []
    made = []
    for piece in pieces:
        if piece in WHOLE:
            open_.append(WHOLE[piece])
        if piece != "</w:>":
            made.append(piece)
        elif open_:
            made.append(f"</w:{open_.pop()}>")
    made += [f"</w:{one}>" for one in reversed(open_)]
    document = read(a_word_file(a_paragraph("đầu"), *made))
    for table in document.tables:
        table.spread()


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=12)), min_size=1, max_size=6))
def test_a_damaged_pdf_is_read_or_refused(damage: list[tuple[int, bytes]]):
    harmed = PDF
    for place, put in damage:
        at = place % len(harmed)
        harmed = harmed[:at] + put + harmed[at + len(put) :]
    read_or_refused(lambda: read_pages(harmed, "tệp", lambda *_far: None))


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_copied_is_read_or_refused(html: str, text: str):
    read_or_refused(lambda: read_copied(html, text, Ticket()))


TABLES = st.integers(2, 5).flatmap(
    lambda columns: st.lists(
        st.lists(WORDS.filter(bool), min_size=columns, max_size=columns), min_size=2, max_size=5
    )
)


@settings(max_examples=40)
@given(TABLES)
def test_a_word_table_is_what_was_put_into_it(rows: list[list[str]]):
    assert grid(the_table(read(a_word_file(a_table(*(a_row(*row) for row in rows)))))) == rows


@settings(max_examples=40)
@given(TABLES)
def test_a_sheet_is_what_was_put_into_it(rows: list[list[str]]):
    from xml.sax.saxutils import escape  # noqa: PLC0415

    sheet = "".join(
        f"<row r='{number}'>"
        + "".join(f"<c t='inlineStr'><is><t>{escape(text)}</t></is></c>" for text in row)
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    found = the_table(read(a_raw_workbook(f"<sheetData>{sheet}</sheetData>")))
    assert grid(found) == rows


@settings(max_examples=40)
@given(TABLES)
def test_tidying_loses_no_word(rows: list[list[str]]):
    table = the_table(read(a_word_file(a_table(*(a_row(*row) for row in rows)))))
    for widths in ((), [1.0] * len(rows[0]), [0.001] + [1.0] * (len(rows[0]) - 1)):
        laid, columns, _ = tidied(table.rows, 0, widths)
        assert grid(Table(laid, columns)) == rows


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.floats(), st.text(max_size=12))
def test_any_number_in_any_format_is_shown(number: object, format_: str):
    text, plain = shown(str(number), format_)
    assert isinstance(text, str)
    assert isinstance(plain, str)
