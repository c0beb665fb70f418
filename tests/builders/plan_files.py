"""One plan of an invented ward as an office receives it: Word, PDF, workbook, text, clipboard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.builders.pdf_files import LETTER, PdfPage, a_pdf, a_ruled_page
from tests.builders.sheet_files import a_workbook
from tests.builders.word_files import a_paragraph, a_row, a_table, a_word_file

Row = tuple[str, ...]
HEAD: Row = (
    "TT",
    "Nội dung công việc",
    "Kết quả đầu ra",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn hoàn thành",
)
KEPT_HEAD: Row = (*HEAD, "Tình trạng", "Tỷ lệ", "Ngày hoàn thành", "Văn bản minh chứng")
ROWS: tuple[Row, ...] = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", "", "", "", ""),
    (
        "1",
        "Ban hành kế hoạch kiểm tra công vụ tại các khu phố",
        "Kế hoạch",
        "Phòng Văn hóa - Xã hội",
        "Văn phòng HĐND và UBND phường",
        "Trước ngày 15/3/2026",
    ),
    (
        "2",
        "Tổ chức hội nghị đối thoại với người dân về thủ tục hành chính",
        "Biên bản; Báo cáo",
        "Văn phòng HĐND và UBND phường",
        "Các khu phố",
        "Quý II năm 2026",
    ),
    ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", ""),
    (
        "1",
        "Niêm yết công khai thủ tục hành chính tại bộ phận một cửa",
        "Bảng niêm yết",
        "Trung tâm Phục vụ hành chính công",
        "Phòng Văn hóa - Xã hội",
        "Thường xuyên",
    ),
    (
        "2",
        "Khảo sát mức độ hài lòng của người dân, tổ chức",
        "Báo cáo khảo sát",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Tháng 11 năm 2026",
    ),
)
LETTERHEAD = ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
BODY = (
    "Căn cứ Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân thành phố;",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao chất lượng phục vụ người dân trên địa bàn phường.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội",
    "- Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    "- Báo cáo kết quả hằng quý gửi Ủy ban nhân dân thành phố trước ngày 20 của tháng cuối quý.",
)


@dataclass(frozen=True)
class PlanText:
    """What the document says; a test says otherwise what it is about."""

    number: str = "12/KH-UBND"
    signed: str = "Hoa Sen, ngày 20 tháng 01 năm 2026"
    subject: str = "Cải cách hành chính năm 2026 trên địa bàn phường Hoa Sen"
    rows: tuple[Row, ...] = ROWS
    head: Row = HEAD

    def with_row(self, at: int, **cells: str) -> "PlanText":
        """Say something else in a row; cells are named title, product, lead, partner, due, code."""
        names = ("code", "title", "product", "lead", "partner", "due")
        row = list(self.rows[at])
        for name, text in cells.items():
            row[names.index(name)] = text
        return replace(self, rows=(*self.rows[:at], tuple(row), *self.rows[at + 1 :]))

    def without_row(self, at: int) -> "PlanText":
        return replace(self, rows=(*self.rows[:at], *self.rows[at + 1 :]))

    def plus(self, *rows: Row) -> "PlanText":
        return replace(self, rows=(*self.rows, *rows))

    @property
    def top(self) -> tuple[str, ...]:
        """Return the lines above the body."""
        return (*LETTERHEAD, f"Số: {self.number}", self.signed, "KẾ HOẠCH", self.subject)

    @property
    def grid(self) -> list[Row]:
        return [self.head, *self.rows]


PLAN = PlanText()


def as_word(plan: PlanText = PLAN) -> bytes:
    return a_word_file(
        *map(a_paragraph, (*plan.top, *BODY)),
        a_paragraph("PHỤ LỤC"),
        a_table(*(a_row(*row) for row in plan.grid)),
    )


def as_text(plan: PlanText = PLAN) -> bytes:
    table = ("| " + " | ".join(row) + " |" for row in plan.grid)
    return "\n\n".join((*plan.top, *BODY, "PHỤ LỤC", "\n".join(table))).encode()


def as_workbook(plan: PlanText = PLAN) -> bytes:
    return a_workbook([*([line] for line in plan.top), [], *plan.grid])


_ON_A_PAGE = 7


def as_pdf(plan: PlanText = PLAN) -> bytes:
    width = 800.0
    first = PdfPage()
    lines: Sequence[str] = (*plan.top, *BODY)
    for number, line in enumerate(lines):
        at_left = 60.0 if number >= len(plan.top) else (width - len(line) * LETTER) / 2
        first.say(at_left, 60 + 30 * number, line)
    columns = (30.0, 70.0, 270.0, 390.0, 520.0, 660.0, 780.0)
    rows = plan.grid
    parts = (rows[at : at + _ON_A_PAGE] for at in range(0, len(rows), _ON_A_PAGE))
    return a_pdf([first, *(a_ruled_page(columns, part) for part in parts)])


def as_copied(plan: PlanText = PLAN) -> str:
    """Give the rows as they are copied from a document: HTML."""
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in plan.grid)
    return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in rows) + "</table>"


FORMS = {"docx": as_word, "pdf": as_pdf, "xlsx": as_workbook, "txt": as_text}


def kept(rows: Sequence[Row], progress: Sequence[Row]) -> PlanText:
    """Make the workbook an office keeps: its plan with state, percent, day done, evidence."""
    told = iter(progress)
    filled = [(*row, *(next(told) if row[5] else ("",) * 4)) for row in rows]
    return replace(PLAN, head=KEPT_HEAD, rows=tuple(filled))
