"""Invented reports of every kind, as the writers are given them."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from cchc_desktop.reports.model import (
    Appendix,
    Bar,
    BarChart,
    Column,
    ColumnKind,
    Figure,
    Heading,
    KeyFigures,
    Kind,
    Letterhead,
    Line,
    Listing,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Row,
    Run,
    SectionRow,
    Share,
    Signature,
    Table,
    Value,
)

OFFICE = ("ỦY BAN NHÂN DÂN", "PHƯỜNG SAO MAI")
ISSUER = "Ủy ban nhân dân phường Sao Mai"
FIELDS = ("Chỉ đạo", "Thể chế", "Thủ tục", "Bộ máy", "Công vụ", "Tài chính", "Số hóa", "Đo lường")
UNITS = (
    "Văn phòng HĐND và UBND",
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Trung tâm Phục vụ hành chính công",
    "Trường Tiểu học Bình Minh",
    "Trường THCS Sông Xanh",
    "Trạm Y tế phường",
)
STATES = ("Hoàn thành đúng hạn", "Đang thực hiện (trong hạn)", "Chưa thực hiện", "Không phát sinh")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SAID = (
    "rà soát cập nhật công khai niêm yết danh mục quy trình hồ sơ trực tuyến tiếp nhận và trả "
    "kết quả cho người dân doanh nghiệp tại bộ phận một cửa phối hợp các khu phố tuyên truyền "
    "hướng dẫn nộp phí không dùng tiền mặt kiểm tra việc chấp hành kỷ luật kỷ cương báo cáo "
    "định kỳ đúng thời gian đánh giá mức độ hài lòng khắc phục tồn tại đã chỉ ra ở kỳ trước "
    "bồi dưỡng kỹ năng số "
)
_WORDS = _SAID.split()


def a_head(number: str = "58", symbol: str = "BC-UBND", day: date | None = None) -> Letterhead:
    return Letterhead(OFFICE, symbol, "Sao Mai", 2026, (), number, day or date(2026, 2, 5))


def a_signature() -> Signature:
    return Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thu Hạ")


def some_words(chance: random.Random, least: int, most: int) -> str:
    said = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(least, most)))
    return said[:1].upper() + said[1:]


# ---- tables -------------------------------------------------------------------------------------

TASK_COLUMNS = (
    Column("STT", 11, ColumnKind.ORDER),
    Column("Nhiệm vụ", 43),
    Column("Sản phẩm", 22),
    Column("Đơn vị chủ trì", 28),
    Column("Đơn vị phối hợp", 28),
    Column("Thời hạn", 23, ColumnKind.DATE),
    Column("Tình trạng", 23, ColumnKind.STATE),
    Column("Kết quả thực hiện", 42),
    Column("Tài liệu kiểm chứng", 32),
)


def task_lines(count: int, longest: int = 80, *, seed: int = 7) -> Iterator[Line]:
    """Yield tasks with long texts, a section before every tenth; each unit answers on its line."""
    chance = random.Random(seed)
    for at in range(count):
        if at % 10 == 0:
            yield SectionRow(_ROMAN[at // 10 % 10], some_words(chance, 3, 9).upper())
        due: Value = date(2026, 1, 1) + timedelta(days=chance.randint(0, 364))
        if chance.random() < 0.2:
            due = f"Quý {chance.choice(_ROMAN[:4])}/2026"
        answers = "\n".join(
            f"{unit}: {some_words(chance, 3, 12)}."
            for unit in chance.sample(UNITS, chance.choice((1, 1, 2, 3)))
        )
        yield Row(
            (
                at + 1,
                some_words(chance, 8, longest) + ".",
                chance.choice(("Kế hoạch", "Báo cáo", "Quyết định", "Biên bản kiểm tra")),
                chance.choice(UNITS),
                "; ".join(chance.sample(UNITS, 2)),
                due,
                chance.choice(STATES),
                answers,
                f"Công văn số {at + 11}/UBND-VX ngày {chance.randint(10, 28)}/3/2026",
            )
        )


def a_task_appendix(count: int = 60, number: str = "I", longest: int = 80) -> Appendix:
    table = Table(TASK_COLUMNS, tuple(task_lines(count, longest)), name="Nhiệm vụ")
    return Appendix("Kết quả thực hiện nhiệm vụ quý I năm 2026", (table,), number)


def a_total_table(units: Sequence[str] = UNITS) -> Table:
    """Return units by fields with a head of two levels and a row that adds up."""
    chance = random.Random(11)
    columns = (
        Column("STT", 11, ColumnKind.ORDER),
        Column("Đơn vị", 56),
        *(Column(field, 14, ColumnKind.RATIO, group="Lĩnh vực") for field in FIELDS),
        Column("Hoàn thành/ giao", 15, ColumnKind.RATIO, group="Tổng số"),
        Column("Tỷ lệ (%)", 14, ColumnKind.POINTS, group="Tổng số"),
        Column("Quá hạn", 12, ColumnKind.NUMBER, group="Tổng số"),
        Column("Đã cập nhật (%)", 16, ColumnKind.POINTS, group="Báo cáo"),
        Column("Ngày gửi", 16, ColumnKind.STATE, group="Báo cáo"),
    )
    rows: list[Row] = []
    totals = [[0, 0] for _ in FIELDS]
    for at, unit in enumerate(units, 1):
        shares = []
        for total in totals:
            whole = chance.randint(0, 5)
            shares.append(Share(chance.randint(0, whole), whole))
            total[0] += shares[-1].part
            total[1] += whole
        done = Share(sum(s.part for s in shares), sum(s.whole for s in shares))
        sent: Value = f"{chance.randint(10, 20)}/3" if at % 4 else "Chưa gửi"
        updated = Share(chance.randint(3, 8), 8)
        rows.append(Row((at, unit, *shares, done, done, at % 3, updated, sent)))
    last = Share(sum(t[0] for t in totals), sum(t[1] for t in totals))
    sums = (Share(*total) for total in totals)
    rows.append(Row((None, "Tổng cộng", *sums, last, last, 6, Decimal("0.9"), None), total=True))
    return Table(
        columns,
        tuple(rows),
        name="Tổng hợp",
        unit="Đơn vị tính: nhiệm vụ (số hoàn thành/số được giao)",
        notes=("Ghi chú: một nhiệm vụ giao cho nhiều đơn vị được tính cho từng đơn vị.",),
        dense=True,
    )


def a_chart(units: Sequence[str] = UNITS) -> BarChart:
    bars = [Bar(unit, Share(len(units) - at, len(units) + 3)) for at, unit in enumerate(units)]
    return BarChart("Tỷ lệ nhiệm vụ hoàn thành theo đơn vị", (*bars, Bar("Khu phố 9", Share(0, 4))))


# ---- whole documents ----------------------------------------------------------------------------


FIGURES = KeyFigures(
    (
        Figure("Nhiệm vụ được giao", 57, "nhiệm vụ"),
        Figure("Nhiệm vụ hoàn thành", Share(12, 57), kind=ColumnKind.PERCENT),
        Figure("Hồ sơ đã tiếp nhận", 2846, "hồ sơ"),
    )
)


def a_report(tasks: int = 60) -> Report:
    """Return the periodic report with its appendices."""
    chance = random.Random(3)
    chapters: list[Part] = []
    for at, title in enumerate(("Chỉ đạo, điều hành", "Kết quả thực hiện", "Đánh giá chung")):
        chapters.append(Heading(1, title, _ROMAN[at]))
        for nth in range(1, 4):
            chapters.append(Heading(2, some_words(chance, 3, 6), str(nth)))
            chapters.append(Paragraph.of(f"{some_words(chance, 30, 90)} (đạt 21,05%)."))
    return Report(
        Kind.REPORT,
        a_head(),
        ISSUER,
        title="Báo cáo",
        subject="Kết quả cải cách hành chính quý I năm 2026",
        recipients=("Sở Nội vụ tỉnh Lam Giang",),
        body=(
            Paragraph.of(
                "Thực hiện Kế hoạch số 07/KH-UBND ngày 12 tháng 01 năm 2026, phường báo cáo kết quả"
                " quý I năm 2026 như sau:"
            ),
            FIGURES,
            *chapters,
            Heading(3, "Việc tiếp theo", "a"),
            Listing.of(("Rà soát quy trình nội bộ;", "Khảo sát 300 người dân.")),
            Paragraph(
                (
                    Run("Trên đây là báo cáo của "),
                    Run("Ủy ban nhân dân phường", bold=True),
                    Run(", kính gửi Sở Nội vụ tổng hợp."),
                )
            ),
        ),
        signature=a_signature(),
        copies=("Như trên", "Thường trực Đảng ủy phường", "Các phòng, đơn vị", "Lưu: VT, VHXH"),
        appendices=(a_task_appendix(tasks), a_total_appendix()),
    )


def a_total_appendix(number: str = "II") -> Appendix:
    parts = (a_total_table(), a_chart())
    return Appendix("Tổng hợp kết quả theo đơn vị, lĩnh vực", parts, number)


def a_letter() -> Report:
    columns = (
        Column("STT", 11, ColumnKind.ORDER),
        Column("Nhiệm vụ", 70),
        Column("Sản phẩm", 30),
        Column("Thời hạn", 27, ColumnKind.DATE),
        Column("Tình trạng", 27, ColumnKind.STATE),
    )
    rows = (
        Row((1, "Ban hành lịch tiếp công dân", "Lịch", date(2026, 2, 28), "Quá hạn 05 ngày")),
        Row((2, "Công khai 40 thủ tục tại khu phố", "Biên bản", date(2026, 3, 9), "Còn 4 ngày")),
        Row((3, "=Tập huấn chữ ký số", "Danh sách", "Tháng 3/2026", "Còn 26 ngày")),
    )
    asked = (
        "Hoàn thành các nhiệm vụ dưới đây, nêu rõ nguyên nhân nếu chậm.",
        "Gửi báo cáo về Phòng Văn hóa - Xã hội trước ngày 16 tháng 3 năm 2026.",
    )
    return Report(
        Kind.LETTER,
        a_head("187", "UBND-VHXH", date(2026, 3, 5)),
        ISSUER,
        subject="đôn đốc thực hiện nhiệm vụ và gửi báo cáo quý I năm 2026",
        recipients=("Trung tâm Phục vụ hành chính công phường",),
        body=(
            Paragraph.of(
                "Qua theo dõi đến ngày 05 tháng 3 năm 2026, đơn vị còn 01 nhiệm vụ quá hạn và 02"
                " nhiệm vụ sắp đến hạn. Ủy ban nhân dân phường đề nghị đơn vị:"
            ),
            Listing.of(asked, numbered=True),
            Table(columns, rows),
            Paragraph.of("Nếu có vướng mắc, đơn vị phản ánh kịp thời để được hướng dẫn."),
        ),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Phạm Gia Bảo"),
        copies=("Như trên", "CT, các PCT UBND phường", "Lưu: VT, VHXH"),
    )


def alone(appendix: Appendix) -> Report:
    return Report(Kind.APPENDIX, a_head(), ISSUER, title="Báo cáo", appendices=(appendix,))


def a_total() -> Report:
    return alone(a_total_appendix())


def a_task_list(count: int, longest: int = 68) -> Report:
    """Return a long table alone: mean task of 38 words, longest 68."""
    return alone(a_task_appendix(count, "", longest))


def a_plan() -> Report:
    """Return a school's plan, not numbered yet, with its appendix."""
    chance = random.Random(5)
    own, above = ("TRƯỜNG MẦM NON ÁNH DƯƠNG",), ("UBND PHƯỜNG SAO MAI",)
    head = Letterhead(own, "KH-MNAD", "Sao Mai", 2026, above)
    bases = ("Căn cứ Kế hoạch số 07/KH-UBND;", "Căn cứ tình hình thực tế của nhà trường.")
    return Report(
        Kind.PLAN,
        head,
        "Trường Mầm non Ánh Dương",
        title="Kế hoạch",
        subject="Cải cách hành chính năm 2026 của Trường Mầm non Ánh Dương",
        recipients=("Ủy ban nhân dân phường Sao Mai", "Phòng Văn hóa - Xã hội phường"),
        body=(
            *(Paragraph.of(basis, ParagraphRole.BASIS) for basis in bases),
            Heading(1, "Mục đích, yêu cầu", "I"),
            Paragraph.of(some_words(chance, 60, 80) + "."),
            Heading(1, "Nhiệm vụ", "II"),
            Paragraph.of("Nhiệm vụ cụ thể nêu tại Phụ lục kèm theo Kế hoạch này."),
            Heading(1, "Tổ chức thực hiện", "III"),
            Paragraph.of(some_words(chance, 40, 60) + "."),
            Paragraph.of("Trên đây là Kế hoạch năm 2026 của nhà trường."),
        ),
        signature=Signature(("HIỆU TRƯỞNG",), "Đỗ Mai Chi"),
        copies=("UBND phường", "Các tổ chuyên môn", "Lưu: VT"),
        appendices=(a_task_appendix(14, "", 40),),
    )


SAMPLES = {"bao-cao": a_report, "don-doc": a_letter, "tong-hop": a_total, "ke-hoach": a_plan}
