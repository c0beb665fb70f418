"""One plan of an invented ward in four kinds of file: each gives the same tasks."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest

from cchc_desktop.documents.reading import read_copied, read_document
from cchc_desktop.documents.tables.understanding import TablesFound, understand_tables
from cchc_desktop.domain.ticket import Ticket

CAPTIONS = ["STT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn"]
ROWS = [
    ["1", "Cải cách thể chế"],
    [
        "1.1",
        "Rà soát văn bản của phường Hoa Sen",
        "Báo cáo",
        "Phòng Tư pháp",
        "Các khu phố",
        "Quý II/2026",
    ],
    [
        "1.2",
        "Tự kiểm tra văn bản",
        "- Kế hoạch\n- Báo cáo",
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường",
        "Trước ngày 15/11/2026",
    ],
    ["2", "Cải cách thủ tục hành chính"],
    ["2.1", "Niêm yết thủ tục", "Bảng niêm yết", "Văn phòng HĐND và UBND", "", "Thường xuyên"],
]


def as_docx() -> TablesFound:
    document = docx.Document()
    document.add_paragraph("PHỤ LỤC")
    table = document.add_table(rows=2, cols=6)
    for at, caption in enumerate([*CAPTIONS[:3], "Đơn vị thực hiện", "", CAPTIONS[5]]):
        table.cell(0, at).text = caption
    table.cell(0, 3).merge(table.cell(0, 4))
    for at in (0, 1, 2, 5):
        table.cell(0, at).merge(table.cell(1, at))
    table.cell(1, 3).text, table.cell(1, 4).text = CAPTIONS[3:5]
    for row in ROWS:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
        if len(row) == 2:
            cells[1].merge(cells[5])
    return understood(document)


def as_xlsx() -> TablesFound:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "UBND PHƯỜNG HOA SEN"
    sheet["A2"] = "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"
    sheet.append([])
    sheet.append(CAPTIONS)
    for row in ROWS:
        sheet.append([float(row[0]) if "." in row[0] else int(row[0]), *row[1:]])
    return understood(book)


def understood(file: object) -> TablesFound:
    stream = io.BytesIO()
    file.save(stream)
    name = "ke-hoach.docx" if hasattr(file, "add_paragraph") else "ke-hoach.xlsx"
    return understand_tables(read_document(stream.getvalue(), name, Ticket()))


def as_markdown() -> TablesFound:
    lines = ["| " + " | ".join(CAPTIONS) + " |", "|" + "---|" * 6]
    for row in ROWS:
        filled = [*row, *[""] * (6 - len(row))]
        lines.append("| " + " | ".join(text.replace("\n", "; ") for text in filled) + " |")
    text = "\n".join(lines)
    return understand_tables(read_document(text.encode(), "ke-hoach.md", Ticket()))


def as_pasted() -> TablesFound:
    def cell(text: str) -> str:
        return f'"{text}"' if "\n" in text else text

    text = "\r\n".join("\t".join(map(cell, row)) for row in [CAPTIONS, *ROWS])
    return understand_tables(read_copied(None, text, Ticket()))


@pytest.mark.parametrize("read", [as_docx, as_xlsx, as_markdown, as_pasted])
def test_the_same_tasks_from_every_file(read: Callable[[], TablesFound]):
    found = read()
    assert [(one.code, one.title) for one in found.sections] == [
        ("1", "Cải cách thể chế"),
        ("2", "Cải cách thủ tục hành chính"),
    ]
    assert [(one.code, one.section, one.title, one.deadline) for one in found.tasks] == [
        ("1.1", 0, "Rà soát văn bản của phường Hoa Sen", "Quý II/2026"),
        ("1.2", 0, "Tự kiểm tra văn bản", "Trước ngày 15/11/2026"),
        ("2.1", 1, "Niêm yết thủ tục", "Thường xuyên"),
    ]
    assert [(one.products, one.lead_units, one.partner_units) for one in found.tasks] == [
        (("Báo cáo",), ("Phòng Tư pháp",), ("Các khu phố",)),
        (
            ("Kế hoạch", "Báo cáo"),
            ("Văn phòng HĐND và UBND",),
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"),
        ),
        (("Bảng niêm yết",), ("Văn phòng HĐND và UBND",), ()),
    ]
    assert not any(one.doubts for one in found.tasks)
    assert not found.doubts
