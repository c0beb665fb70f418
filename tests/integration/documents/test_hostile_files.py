"""Files that are not what they say, or want to do harm, end in one sentence, soon and small."""

import io
import string
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from cchc_desktop.documents.blocks import Kind
from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Cancelled, Ticket
from resources import words
from tests.builders.seen_blocks import read
from tests.builders.sheet_files import a_raw_workbook, a_workbook
from tests.builders.word_files import a_package, a_paragraph, a_row, a_table, a_word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SOON = 20.0  # seconds, on a machine that is busy with other things


def refusal_of(data: bytes) -> DocumentError:
    start = time.monotonic()
    with pytest.raises(DocumentError) as refusal:
        read(data)
    assert time.monotonic() - start < SOON
    said = words.sentence(refusal.value.code, refusal.value.facts)
    assert "kế hoạch" in said
    assert not set(string.Formatter().parse(said)) - {(said, None, None, None)}
    return refusal.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-empty"),
        (b"\x00" * 5000, "document-empty"),
        (b" \r\n\t ", "document-empty"),
        (OLE + "WordDocument".encode("utf-16-le"), "document-old-word"),
        (OLE + "Workbook".encode("utf-16-le"), "document-old-excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "document-locked"),
        (OLE, "document-unknown"),
        (b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}", "document-rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "document-picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "document-picture"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "document-packed"),
        (a_package({"ảnh.png": b"x"}), "document-packed"),
        (
            a_package({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "document-open-format",
        ),
        (a_package({"xl/workbook.bin": b"x"}), "document-old-excel"),
        (a_package({"word/document.xml": "<không phải"}), "document-broken"),
        (a_package({"xl/workbook.xml": "<không phải"}), "document-broken"),
        (a_word_file(a_paragraph("Rà soát"))[:-40], "document-broken"),
        (b"PK\x03\x04" + bytes(200), "document-broken"),
        (b"%PDF-1.7\n" + bytes(300), "document-broken"),
        (bytes(range(256)) * 20, "document-unknown"),
    ],
)
def test_what_no_reader_is_there_for_is_refused(data: bytes, code: str):
    assert refusal_of(data).code == code


def test_the_end_of_a_name_decides_nothing():
    data = a_word_file(a_paragraph("Rà soát quy trình"))
    assert read_document(data, "kế hoạch.pdf", Ticket()).source.kind is Kind.DOCX
    assert read_document("Rà soát".encode(), "kế hoạch.xlsx", Ticket()).source.kind is Kind.TEXT
    page = b"<html><body><table><tr><td>1</td><td>2</td></tr></table></body></html>"
    assert read_document(page, "xuất từ hệ thống.xls", Ticket()).source.kind is Kind.HTML


@pytest.mark.parametrize("where", ["word", "sheet"])
def test_entities_are_not_expanded(where: str):
    bomb = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    if where == "word":
        data = a_word_file(a_paragraph("Rà soát"), prolog=bomb)
    else:
        data = a_raw_workbook("<sheetData><row r='1'/></sheetData>", prolog=bomb)
    assert refusal_of(data).code == "document-unsafe"


def test_no_file_of_the_computer_is_read(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", "utf-8")
    outside = f'<!DOCTYPE b [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
    assert refusal_of(a_word_file(body, prolog=outside)).code == "document-unsafe"


def test_a_package_that_swells_is_refused():
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(b" " * 2**20)
    assert refusal_of(held.getvalue()).code == "document-too-large"


def test_a_package_of_too_many_parts_is_refused():
    parts = {f"word/{number}.xml": "" for number in range(10_001)}
    assert refusal_of(a_package(parts)).code == "document-too-large"


def test_a_sheet_of_a_hundred_megabytes_of_nothing_ends_soon():
    row = b'<row r="1" spans="1:9" ht="15" customHeight="1" s="4"></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held = io.BytesIO(a_workbook([("STT", "Nội dung", "Đơn vị"), (1, "Rà soát", "Trường")]))
    with zipfile.ZipFile(held) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    start = f'<worksheet xmlns="{main}"><sheetData>'.encode()
    parts["xl/worksheets/sheet1.xml"] = start + row * (100 * 2**20 // len(row)) + b"</sheetData>"
    assert refusal_of(a_package(parts)).code in ("document-empty", "document-too-large")


def test_a_part_of_nothing_but_tags_is_refused():
    assert refusal_of(a_word_file("<a/>" * 6_100_000)).code == "document-too-large"


def test_a_row_without_end_is_refused():
    cells = "<c r='A1'><v>1</v></c>" * (40 * 2**20 // 22)
    data = a_raw_workbook(f"<sheetData><row r='1'>{cells}")
    assert refusal_of(data).code == "document-too-large"


@pytest.mark.parametrize(
    "inside",
    [
        "<w:sdt>" * 5000,
        "<w:tbl><w:tr><w:tc>" * 3000,
        "<w:p><w:r><w:drawing><w:txbxContent>" * 2000,
    ],
)
def test_deep_nesting_is_refused(inside: str):
    assert refusal_of(a_word_file(inside)).code == "document-broken"


def test_tables_nested_as_deep_as_a_file_may_are_read_or_refused_soon():
    inside = a_paragraph("đáy")
    for _ in range(60):
        inside = a_table(a_row(f"<w:tc><w:tcPr/>{inside}</w:tc>", "bên"))
    start = time.monotonic()
    assert "đáy" in str(read(a_word_file(inside)).blocks)
    assert time.monotonic() - start < SOON


def test_wild_numbers_do_no_harm():
    wild = (
        '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'
        '<w:tc><w:tcPr><w:gridSpan w:val="-4"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    )
    rows = f'<w:tr><w:trPr><w:gridBefore w:val="x"/></w:trPr>{wild}</w:tr>' * 3
    numbered = '<w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr>'
    levels = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="-7"><w:numFmt w:val="upperRoman"/>'
        '<w:start w:val="999999999999"/><w:lvlText w:val="%1%2%9"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    document = read(
        a_word_file(
            a_paragraph("Rà soát", numbered), f"<w:tbl>{rows}</w:tbl>", parts={"numbering": levels}
        )
    )
    assert "Rà soát" in str(document.blocks)


def test_styles_that_go_in_a_circle_end():
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    text = a_paragraph("Rà soát", '<w:pStyle w:val="A"/>')
    assert "Rà soát" in str(read(a_word_file(text, parts={"styles": styles})).blocks)


@pytest.mark.parametrize(
    "page",
    ["<table><tr><td>" * 20_000, "<div>" * 100_000 + "chữ", "<table><td rowspan=9999999>x<td>y"],
)
def test_html_without_end_is_read_or_refused_soon(page: str):
    start = time.monotonic()
    with suppress(DocumentError):
        read(f"<html><body>{page}".encode())
    assert time.monotonic() - start < SOON


@pytest.mark.parametrize(
    "data",
    [
        a_word_file(*(a_paragraph("Rà soát") for _ in range(3))),
        a_workbook([("STT", "Nội dung", "Đơn vị")]),
        b"<html><p>x</p></html>",
        "Rà soát".encode(),
    ],
)
def test_a_cancel_is_noticed_in_every_reader(data: bytes):
    heard = []

    def listen(_done: int, _total: int, code: str) -> None:
        heard.append(code)
        if len(heard) == 1:
            ticket.cancel()

    ticket = Ticket(listen)
    with pytest.raises(Cancelled):
        read_document(data, "kế hoạch", ticket)


def test_a_file_that_is_gone_or_held_is_told(tmp_path: Path):
    for path in (tmp_path / "không có.docx", tmp_path):
        with pytest.raises(DocumentError) as refusal:
            read_document(path, path.name, Ticket())
        assert refusal.value.code in ("document-not-found", "document-in-use")
