"""Packages that lie about themselves, carry what they should not, or were cut off."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.readers import pdf as pdf_reader
from tests.builders.pdf_files import a_pdf, a_pdf_of, a_ruled_page
from tests.builders.plan_rows import HEADER, plan_rows
from tests.builders.seen_blocks import read, texts
from tests.builders.sheet_files import a_workbook
from tests.builders.word_files import a_package, a_paragraph, a_row, a_table, a_word_file

SOON = 20.0  # seconds, on a machine that is busy with other things
MOST_MEMORY = 1_500 * 2**20
_ROOT = Path(__file__).resolve().parents[3]
PLAN = a_word_file(a_table(*(a_row(*row) for row in (HEADER, *plan_rows(30)))))
BOOK = a_workbook([HEADER, *plan_rows(30)])
PRINTED = a_pdf([a_ruled_page((40, 80, 300, 420, 540, 660, 740, 800), [HEADER, *plan_rows(4)])])


def _parts(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _overlapping(data: bytes, times: int) -> bytes:
    """Let many entries of the directory share the bytes of one, as the worst bombs do."""
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as package:
        one = package.getinfo("word/document.xml")
        for number in range(times):
            double = zipfile.ZipInfo(f"word/media/{number}.xml")
            double.compress_type, double.CRC = one.compress_type, one.CRC
            double.file_size, double.compress_size = one.file_size, one.compress_size
            double.header_offset, double.flag_bits = one.header_offset, one.flag_bits
            package.filelist.append(double)
            package.NameToInfo[double.filename] = double
        package._didModify = True  # the only way to write a directory that lies
    return held.getvalue()


def _ending(data: bytes) -> str:
    """Tell how the reading ends: with the code of its refusal, or "read"."""
    try:
        return "read" if read(data).blocks else "nothing"
    except DocumentError as refusal:
        return refusal.code


def test_entries_that_share_their_bytes_cost_nothing():
    start = time.monotonic()
    assert _ending(_overlapping(PLAN, 5_000)) in ("read", "document-broken", "document-too-large")
    assert time.monotonic() - start < SOON


def test_packages_inside_packages_are_not_opened():
    bomb = b"\x00" * (8 * 2**20)
    for _ in range(6):
        bomb = a_package({f"{number}.zip": bomb for number in range(4)})
        if len(bomb) > 2**20:
            break
    parts = _parts(a_word_file(a_paragraph("Rà soát"))) | {"word/embeddings/a.docx": bomb}
    assert texts(read(a_package(parts))) == ["Rà soát"]


def test_macros_and_links_to_the_outside_are_never_followed():
    parts = _parts(a_word_file(a_paragraph("Rà soát")))
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/attachedTemplate" TargetMode="External"'
        ' Target="https://ke-xau.example/mau.dotm"/>'
        '<Relationship Id="r2" Type="http://x/styles" Target="../../../../etc/passwd"/>'
        '<Relationship Id="r3" Type="http://x/numbering" TargetMode="External"'
        ' Target="file:///etc/passwd"/></Relationships>'
    )
    parts |= {"word/_rels/document.xml.rels": outside, "word/vbaProject.bin": b"\x00" * 900}
    assert texts(read(a_package(parts))) == ["Rà soát"]


def test_a_package_under_a_password_of_the_zip_says_so():
    data = bytearray(a_word_file(a_paragraph("Rà soát")))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 4)
    with pytest.raises(DocumentError) as refusal:
        read(bytes(data))
    assert refusal.value.code == "document-locked"


@pytest.mark.parametrize("whole", [PLAN, BOOK, PRINTED], ids=["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.98])
def test_a_file_that_was_cut_off_is_refused_or_read_in_part(whole: bytes, share: float):
    start = time.monotonic()
    ends = {"document-broken", "document-empty", "pdf-without-text"}
    ends |= {"read"} if whole is PRINTED else set()
    assert _ending(whole[: int(len(whole) * share)]) in ends
    assert time.monotonic() - start < SOON


def _page_with(inside: bytes = b"", *more: bytes) -> bytes:
    return a_pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] %s >>" % inside,
            *more,
        ]
    )


@pytest.mark.parametrize(
    "data",
    [
        # pages that hold themselves, and each other
        a_pdf_of(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>",
            ]
        ),
        a_pdf_of(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count 9 /Kids [3 0 R 3 0 R] >>",
                b"<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R 2 0 R] >>",
            ]
        ),
        # an object that is itself
        a_pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"2 0 R"]),
        # a page whose content is a circle of references
        _page_with(b"/Contents 4 0 R", b"5 0 R", b"4 0 R"),
        # a form that draws itself
        _page_with(
            b"/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>",
            b"<< /Length 5 >>\nstream\n/F Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R"
            b" >> >> /Length 5 >>\nstream\n/F Do\nendstream",
        ),
        # a table of contents that leads back to itself
        a_pdf([])[:-6].replace(b"trailer\n<<", b"trailer\n<< /Prev 9") + b"\n%%EOF",
        # a length of the content that only a lie explains
        _page_with(b"/Contents 4 0 R", b"<< /Length 99999999999 >>\nstream\nq\nendstream"),
    ],
    ids=["itself", "each-other", "object", "contents", "form", "previous", "length"],
)
def test_a_pdf_that_goes_in_circles_ends(data: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_reader, "_PATIENCE", 3.0)
    start = time.monotonic()
    with pytest.raises(DocumentError) as refusal:
        read(data)
    assert refusal.value.code in ("document-broken", "document-too-hard", "pdf-without-text")
    assert time.monotonic() - start < 3 * SOON


_READ = """
import resource, sys
from pathlib import Path

def most():
    # Not `ru_maxrss` of this process: it remembers how large the one was that started it.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM"))

from cchc_desktop.documents.errors import DocumentError
from cchc_desktop.documents.reading import read_document
from cchc_desktop.domain.ticket import Ticket
if __name__ == "__main__":
    try:
        read_document(Path(sys.argv[1]), "tệp", Ticket())
    except DocumentError:
        pass
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(max(most(), children) * 1024)
"""


def _swollen_sheet() -> bytes:
    parts = _parts(BOOK)
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData>" + row * (100 * 2**20 // len(row))
    return a_package(parts)


def _swollen_word() -> bytes:
    return a_package(_parts(PLAN) | {"word/document.xml": b"<a>" + b" " * (300 * 2**20)})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell the peak in other ways")
@pytest.mark.parametrize("make", [_swollen_sheet, _swollen_word], ids=["sheet", "word"])
def test_what_swells_stays_within_its_memory(make: Callable[[], bytes], tmp_path: Path):
    file, script = tmp_path / "tệp", tmp_path / "read.py"
    file.write_bytes(make())
    script.write_text(_READ, "utf-8")
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, str(script), str(file)],
        capture_output=True,
        check=True,
        timeout=120,
        cwd=_ROOT,
        env={"PYTHONPATH": str(_ROOT), "PATH": ""},
    )
    assert int(done.stdout) < MOST_MEMORY
