"""Excel forms of an invented ward, and what its secretary does to them."""

import io
import uuid
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.form_reading import FilledForm, read_form
from cchc_desktop.exchange.form_sheet import Form, FormRow, FormValues, write_form
from tests.builders.packages import KEY, UPPER, WARD

PERIOD = "2026Q1"


def an_id(number: int) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"row {number}")


ROWS = (
    FormRow(
        an_id(1),
        "I.1",
        "Ban hành kế hoạch cải cách hành chính năm 2026 của phường",
        "Kế hoạch",
        "Quý I/2026",
        date(2026, 3, 31),
        "Các đơn vị, bộ phận thuộc phường",
        FormValues(
            "done",
            100,
            date(2026, 1, 20),
            "Đã ban hành Kế hoạch số 05/KH-UBND ngày 20/01/2026.",
            None,
            None,
            "05/KH-UBND",
        ),
    ),
    FormRow(
        an_id(2),
        "I.2",
        "Rà soát, niêm yết đầy đủ thủ tục hành chính tại bộ phận Một cửa và trên trang thông tin "
        "điện tử của phường",
        "Bảng niêm yết; báo cáo rà soát",
        "Hằng quý",
        date(2026, 3, 31),
        "Văn phòng HĐND và UBND",
        FormValues(
            "in-progress", 60, None, "= 45 thủ tục đã niêm yết", None, "- Cần thêm 01 màn hình"
        ),
    ),
    FormRow(
        an_id(3),
        "II.1",
        "Tuyên truyền cải cách hành chính trên hệ thống truyền thanh",
        "Tin, bài",
        "Thường xuyên",
        None,
        "",
    ),
    FormRow(
        an_id(4),
        "II.2",
        "Khảo sát mức độ hài lòng của người dân, tổ chức",
        "Báo cáo kết quả khảo sát",
        "31/3/2026",
        date(2026, 3, 31),
        "Mặt trận Tổ quốc phường",
        FormValues("done", None, None, None),
    ),
)
FORM = Form(
    id=uuid.uuid5(uuid.NAMESPACE_OID, "form"),
    office=UPPER,
    unit=WARD,
    period=PERIOD,
    plans=("Kế hoạch số 02/KH-UBND ngày 05/01/2026 của UBND tỉnh Sông Trăng",),
    rows=ROWS,
    sequence=1,
)


# ---- what people and programs do to a form -----------------------------------------------------

FIRST_ROW = 9
COLUMN = {
    "code": 1,
    "title": 2,
    "state": 6,
    "percent": 7,
    "done_on": 8,
    "result": 9,
    "difficulty": 10,
    "proposal": 11,
    "evidence": 12,
    "id": 13,
}


def a_form(folder: Path, form: Form = FORM) -> Path:
    path = folder / "bieu.xlsx"
    write_form(path, form, KEY, Ticket())
    return path


def read(path: Path | bytes) -> FilledForm:
    return read_form(path, Ticket(), name="bieu.xlsx")


def reworked(path: Path, work: Callable[[Worksheet, Workbook], None]) -> Path:
    """Open a form as another program does, do something to its sheet, and save it."""
    book = load_workbook(path)
    work(book.worksheets[0], book)
    book.save(path)
    return path


def filled(path: Path, typed: Mapping[tuple[uuid.UUID, str], Any], *, text: bool = True) -> Path:
    """Type into cells, by the row's id and the field; as text where `text` says so."""

    def fill(sheet: Worksheet, _book: Workbook) -> None:
        rows = {
            sheet.cell(at, COLUMN["id"]).value: at for at in range(FIRST_ROW, sheet.max_row + 1)
        }
        for (id_, name), value in typed.items():
            cell: Any = sheet.cell(rows[str(id_)], COLUMN[name])
            cell.value = value
            if isinstance(value, str) and text:
                cell.data_type = "s"

    return reworked(path, fill)


def in_order(path: Path, order: Sequence[int]) -> Path:
    """Sort the rows of tasks by hand: whole rows change places."""

    def sort(sheet: Worksheet, _book: Workbook) -> None:
        rows = [
            [(c.value, c.data_type) for c in sheet[FIRST_ROW + at][: COLUMN["id"]]]
            for at in range(len(order))
        ]
        for place, was in enumerate(order):
            for cell, (value, kind) in zip(sheet[FIRST_ROW + place], rows[was], strict=False):
                held: Any = cell
                held.value = value
                held.data_type = kind

    return reworked(path, sort)


# Excel keeps texts in a part of their own.
_TEXTS = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<si><t>x</t></si></sst>"
)


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change the bytes of one part of a workbook."""
    held = io.BytesIO()
    with zipfile.ZipFile(path) as was, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as now:
        for name in was.namelist():
            if name != part:
                now.writestr(name, was.read(name))
        data = was.read(part) if part in was.namelist() else _TEXTS
        changed = change(data)
        assert changed != data
        now.writestr(part, changed)
    path.write_bytes(held.getvalue())
    return path
