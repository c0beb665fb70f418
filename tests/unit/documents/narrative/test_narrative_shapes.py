"""What a document of any shape may bring: columns laid out, appendices alone, running heads."""

from datetime import date

from narrative_samples import codes, read_text, tasks

from cchc_desktop.documents.blocks import (
    Cell,
    Document,
    Kind,
    Paragraph,
    Place,
    Row,
    Source,
    Table,
)
from cchc_desktop.documents.narrative.found import understand_narrative

# ---- letterheads and signatures laid out in tables ---------------------------------------------


def a_table(*rows: tuple[str, ...]) -> Table:
    made = tuple(Row(tuple(Cell(text, at) for at, text in enumerate(row))) for row in rows)
    return Table(made, max(map(len, rows)))


def test_tables_that_only_lay_out_are_read_down_their_columns():
    document = Document(
        (
            a_table(
                ("UBND TỈNH NAM HẢI\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                ("Số: 12/KH-SYT", "Nam Hải, ngày 09 tháng 3 năm 2026"),
            ),
            Paragraph("KẾ HOẠCH", bold=True, centred=True),
            Paragraph("Cải cách hành chính ngành y tế năm 2026", bold=True, centred=True),
            Paragraph("I. NHIỆM VỤ", bold=True),
            Paragraph("1. Khám chữa bệnh bằng thẻ căn cước."),
            a_table(("STT", "Nội dung", "Thời gian"), ("1", "Số: 5", "Quý I")),
            a_table(
                (
                    "Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT.",
                    "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nBS. Võ Thị Lan Anh",
                )
            ),
        ),
        Source(Kind.DOCX),
    )
    found = understand_narrative(document, has_task_table=False)
    said = found.document
    assert (said.issuer, said.number, said.place) == ("SỞ Y TẾ", "12/KH-SYT", "Nam Hải")
    assert (said.signer, said.recipients) == ("Võ Thị Lan Anh", ("Bộ Y tế", "Lưu: VT"))
    assert tasks(found) == [("1", "Khám chữa bệnh bằng thẻ căn cước.")]


def test_an_appendix_alone_knows_the_document_it_came_with():
    document = Document(
        (
            Paragraph("PHỤ LỤC I", centred=True),
            Paragraph("NHIỆM VỤ NĂM 2026", centred=True),
            Paragraph("(Kèm theo Kế hoạch số 12/KH-SYT ngày 09 tháng 3 năm 2026)", centred=True),
            a_table(("STT", "Nội dung", "Thời gian"), ("1", "Rà soát", "Quý I")),
        ),
        Source(Kind.DOCX),
    )
    said = understand_narrative(document, has_task_table=True).document
    assert (said.kind, said.number, said.issued_on) == ("KẾ HOẠCH", "12/KH-SYT", date(2026, 3, 9))
    assert said.subject == "NHIỆM VỤ NĂM 2026"


def test_the_title_of_a_sheet_stands_above_its_rows():
    document = Document(
        (
            a_table(
                ("UBND XÃ AN BÌNH", "", ""),
                ("KẾ HOẠCH", "", ""),
                ("Nhiệm vụ năm 2027", "", ""),
                ("STT", "Nội dung", "Thời gian"),
                ("1", "Rà soát", "Quý I"),
            ),
        ),
        Source(Kind.XLSX),
    )
    found = understand_narrative(document, has_task_table=True)
    assert (found.document.kind, found.document.subject) == ("KẾ HOẠCH", "Nhiệm vụ năm 2027")
    assert (found.document.issuer, found.years) == ("UBND XÃ AN BÌNH", (2027, 2027))


def test_the_issuer_may_be_named_by_the_text_alone_and_is_doubted():
    found = read_text(
        "KẾ HOẠCH\nPhục vụ người dân năm 2026\n\n"
        "Thực hiện chương trình công tác, Trường Mầm non Búp Sen xây dựng kế hoạch như sau:\n\n"
        "I. NHIỆM VỤ\n\n1. Trả lời thư của cha mẹ học sinh.\n"
    )
    assert found.document.issuer == "Trường Mầm non Búp Sen"
    assert codes(found) == ["issuer-from-text"]


def test_running_heads_and_page_numbers_are_gone():
    stamp = "Lan Chi - 204\n\n"
    found = read_text(
        f"KẾ HOẠCH\n\nNăm 2026\n\n{stamp}I. NHIỆM VỤ\n\n{stamp}1. Trực ban.\n\n2\n\n{stamp}"
    )
    assert found.chapters[0].text == "1. Trực ban."
    assert found.tasks[0].more == ()


def test_paragraphs_without_numbers_or_bullets_are_the_tasks_of_a_task_chapter():
    found = read_text(
        "KẾ HOẠCH\n\nNăm 2026\n\nI. NHIỆM VỤ\n\nCác bộ phận làm những việc sau:\n\n"
        "Trực điện thoại đường dây nóng.\n\nGhi sổ góp ý.\n\n(Chi tiết theo phụ lục đính kèm)\n"
    )
    assert tasks(found) == [(None, "Trực điện thoại đường dây nóng."), (None, "Ghi sổ góp ý.")]


def test_prose_without_any_list_holds_no_tasks():
    found = read_text("KẾ HOẠCH\n\nNăm 2026\n\nKính gửi các phòng.\n\nXin gửi lời chúc.\n")
    assert (found.tasks, found.targets, found.assignments) == ((), (), ())


def test_a_letter_without_a_title_is_about_what_it_says():
    found = read_text(
        "UBND XÃ AN BÌNH\n\nSố: 15/UBND-VP\n\nV/v kiểm tra giờ làm việc năm 2026\n\n"
        "An Bình, ngày 02 tháng 02 năm 2026\n\n1. Kiểm tra tại bộ phận một cửa.\n"
    )
    assert found.document.subject == "V/v kiểm tra giờ làm việc năm 2026"
    assert (found.document.number, found.document.issuer) == ("15/UBND-VP", "UBND XÃ AN BÌNH")
    assert codes(found) == ["tasks-without-chapter"]


def test_a_sentence_cut_at_the_foot_of_a_printed_page_is_whole():
    first = "1. Rà soát toàn bộ hồ sơ của người dân đang được giải quyết tại Bộ phận Một cửa của"
    pages = [
        Paragraph("KẾ HOẠCH", where=Place(page=1)),
        Paragraph("Năm 2026", where=Place(page=1)),
        Paragraph("I. NHIỆM VỤ", where=Place(page=1)),
        Paragraph(f"{first} phường giai đoạn 2025", where=Place(page=1)),
        Paragraph("- 2026 và báo cáo kết quả về Phòng Nội vụ, Thanh tra phường, Văn phòng xã, Hội",
                  where=Place(page=1)),
        Paragraph("Đồng nhân dân phường.", where=Place(page=2)),
    ]  # fmt: skip
    found = understand_narrative(Document(tuple(pages), Source(Kind.PDF)), has_task_table=False)
    assert " ".join(task.title for task in found.tasks) == (
        "Rà soát toàn bộ hồ sơ của người dân đang được giải quyết tại Bộ phận Một cửa của phường "
        "giai đoạn 2025 - 2026 và báo cáo kết quả về Phòng Nội vụ, Thanh tra phường, Văn phòng "
        "xã, Hội Đồng nhân dân phường."
    )
    found = understand_narrative(Document(tuple(pages), Source(Kind.DOCX)), has_task_table=False)
    assert found.tasks[0].more == ("Đồng nhân dân phường.",)


def test_targets_keep_the_order_of_the_document():
    found = read_text(
        "Số: 5/KH-UBND\n\nKẾ HOẠCH\n\nCải cách năm 2026\n\nI. CHỈ TIÊU\n\n"
        "1. Hồ sơ đạt 90% đúng hạn.\n\n2. Về thủ tục:\n\n2.1. Đạt 80% nộp qua mạng.\n\n"
        "2.2. Đạt 70% trả qua mạng.\n\n3. Tối thiểu 60% cán bộ được bồi dưỡng."
    )
    assert [one.code for one in found.targets] == ["1", "2", "2.1", "2.2", "3"]
