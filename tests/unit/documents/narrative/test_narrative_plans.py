"""Plans of offices of different kinds, read whole."""

from datetime import date

import pytest
from narrative_samples import ALL, codes, duties, read, reports, tasks

# ---- a ward: two columns flattened, labels under tasks ---------------------------------------


def test_the_head_and_the_foot_of_a_ward():
    said = read("ward").document
    assert (said.issuer, said.place) == ("ỦY BAN NHÂN DÂN PHƯỜNG HOA SEN", "Hoa Sen")
    assert (said.number, said.kind) == ("21/KH-UBND", "KẾ HOẠCH")
    assert said.issued_on == date(2026, 1, 8)
    assert said.subject == "Cải cách hành chính nhà nước năm 2026 trên địa bàn phường Hoa Sen"
    assert said.recipients == ("Sở Nội vụ", "Các khu phố", "Lưu: VT, VHXH")
    assert (said.signer, said.signer_post, said.signs_as) == (
        "Nguyễn Thị Thu Hà",
        "PHÓ CHỦ TỊCH",
        "KT",
    )


def test_the_bases_of_a_ward_end_where_the_plan_is_announced():
    bases = read("ward").bases
    assert [[(one.number, one.issued_on) for one in base.cited] for base in bases] == [
        [("305/KH-UBND", date(2025, 12, 22))],
        [("04/TTr-VHXH", date(2026, 1, 5))],
    ]
    assert bases[1].text.endswith("ngày 05 tháng 01 năm 2026")


def test_what_a_task_says_of_itself_is_taken_off_its_text():
    first, second, third = read("ward").tasks
    assert first.title == "Niêm yết lại toàn bộ thủ tục tại trụ sở."
    assert first.lead_units == ("Trung tâm Phục vụ hành chính công phường",)
    assert first.partner_units == ("Phòng Văn hóa - Xã hội", "Công an phường")
    assert (first.deadline, first.more) == ("Quý I năm 2026", ())
    assert second.deadline == "trước ngày 15/3/2026"
    assert second.title.endswith("hoàn thành trước ngày 15/3/2026.")
    assert third.lead_units == ("Tổ công nghệ số cộng đồng",)
    assert (third.deadline, third.products) == ("Thường xuyên", ("Báo cáo kết quả lớp học",))


def test_the_duties_and_the_report_of_a_ward():
    found = read("ward")
    assert list(duties(found)) == [
        "Phòng Văn hóa - Xã hội phường",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường",
        "Các khu phố",
    ]
    assert duties(found)["Các khu phố"] == ("vận động người dân nộp hồ sơ trực tuyến.",)
    assert reports(found) == [("quarter", None, "before-day:05/last-month", "Sở Nội vụ")]
    assert found.report_duties[0].owed_by == "Phòng Văn hóa - Xã hội phường"
    assert not found.report_duties[0].confirmed


def test_a_target_beside_last_year_asks_for_a_figure():
    found = read("ward")
    assert [len(target.checks) for target in found.targets] == [1, 2, 0]
    assert codes(found) == ["beside-last-year"]


# ---- a school: letters above numbers, a school year -------------------------------------------


def test_a_school_year_and_a_signature_without_recipients():
    found = read("school")
    assert (found.years, found.school_year) == ((2025, 2026), True)
    assert found.document.issuer == "TRƯỜNG TIỂU HỌC SAO MAI"
    assert found.document.subject == "CẢI CÁCH HÀNH CHÍNH NĂM HỌC 2025 - 2026"
    assert (found.document.signer, found.document.signer_post) == ("Trần Văn Bình", "HIỆU TRƯỞNG")


def test_a_group_without_words_of_its_own_is_no_task():
    found = read("school")
    assert tasks(found) == [
        ("1", "Kiện toàn ban chỉ đạo của trường trong tháng 9/2025."),
        ("a", "Sinh hoạt dưới cờ tuần thứ hai."),
        ("b", "Họp tổ chuyên môn."),
        ("1", "Công khai danh mục hồ sơ tại phòng văn thư."),
    ]
    sections = [found.sections[task.section or 0].code for task in found.tasks]
    assert sections == ["I", "2", "2", "II"]
    assert found.tasks[0].deadline == "trong tháng 9/2025"


def test_aims_that_are_targets_and_what_each_part_of_the_school_does():
    found = read("school")
    assert [target.code for target in found.targets] == ["1", "2", "3"]
    assert duties(found) == {
        "Hiệu trưởng": ("chịu trách nhiệm chung; phê duyệt kế hoạch của các tổ.",),
        "Các tổ chuyên môn": (
            "Xây dựng kế hoạch tổ;",
            "Gửi báo cáo hằng tháng về văn phòng nhà trường chậm nhất ngày 25.",
        ),
    }
    assert reports(found) == [("month", None, "day:25/last-month", "")]


# ---- a department: a decision in front, parts and chapters -----------------------------------


def test_the_decision_in_front_names_the_document():
    found = read("decision")
    assert (found.document.kind, found.document.number) == ("QUYẾT ĐỊNH", "118/QĐ-SXD")
    assert found.document.subject.startswith("Về việc ban hành Kế hoạch")
    assert found.document.issuer == "SỞ XÂY DỰNG"
    assert found.document.signer == "Lê Minh Quân"
    assert found.document.recipients == ("Như Điều 2", "Lưu: VT")
    assert found.years == (2026, 2030)
    assert len(found.bases) == 3


def test_the_plan_behind_a_decision_is_read():
    found = read("decision")
    assert [(one.code, one.title) for one in found.chapters] == [
        ("PHẦN I", "MỤC TIÊU"),
        ("PHẦN II", "CHỈ TIÊU"),
        ("PHẦN III", "NỘI DUNG VÀ GIẢI PHÁP"),
        ("Chương I", "CẢI CÁCH THỂ CHẾ"),
        ("Chương II", "CẢI CÁCH THỦ TỤC"),
        ("PHẦN IV", "PHÂN CÔNG TRÁCH NHIỆM"),
    ]
    assert [task.title for task in found.tasks] == [
        "Rà soát quy chế làm việc của các phòng.",
        "Công bố thủ tục mới trong vòng 03 ngày làm việc.",
    ]
    assert found.tasks[0].lead_units == ("Phòng Pháp chế",)
    assert found.tasks[0].partner_units == ("Văn phòng Sở",)
    assert found.tasks[0].more == (
        "Giao Phòng Pháp chế chủ trì, phối hợp với Văn phòng Sở thực hiện.",
    )
    assert reports(found) == [
        ("half", "H1", "day:20/06", "Giám đốc Sở"),
        ("year", "Y", "day:20/12", "Giám đốc Sở"),
    ]


# ---- numbers as chapters, blanks to be filled in ----------------------------------------------


def test_numbers_that_number_chapters():
    found = read("arabic")
    assert [one.code for one in found.chapters] == ["1", "2", "3"]
    assert [task.code for task in found.tasks] == ["2.1", "2.2", "2.4"]
    assert list(duties(found)) == ["Đài truyền thanh xã", "Đoàn Thanh niên xã"]


def test_what_is_left_blank_is_said_and_not_filled_in():
    found = read("arabic")
    assert (found.document.number, found.document.issued_on) == (None, None)
    assert found.document.issuer == "PHÒNG KINH TẾ"
    assert codes(found) == ["number-blank", "day-blank", "number-skipped"]
    assert found.doubts[2].facts == {"before": "2.2", "after": "2.4"}


def test_items_without_any_chapter_are_tasks_in_doubt():
    found = read("bare")
    assert [code for code, _ in tasks(found)] == ["1", "2", "3"]
    assert found.sections == ()
    assert codes(found) == ["tasks-without-chapter"]


def test_beside_a_table_the_items_are_narrative():
    found = read("commune", table=True)
    assert (found.tasks, found.sections) == ((), ())
    assert [(one.code, one.section) for one in found.narrative] == [
        ("1", "II"),
        ("1", "III"),
        ("2", "III"),
        ("2", "III"),
    ]
    assert "tasks-without-chapter" not in codes(read("bare", table=True))


# ---- a ministry: lines cut by pages ------------------------------------------------------------


def test_sentences_cut_by_lines_and_pages_are_whole():
    found = read("wrapped")
    assert found.bases[0].text.endswith("Chính phủ ban hành Chương trình tổng thể;")
    assert [task.title for task in found.tasks] == [
        (
            "Xây dựng bản mô tả công việc của từng vị trí, lấy ý kiến công khai và trình lãnh đạo "
            "Bộ phê duyệt."
        ),
        (
            "Đánh giá công chức theo kết quả đầu ra ở tất cả các vụ, cục, thanh tra, văn phòng và "
            "các đơn vị sự nghiệp công lập trực thuộc Bộ."
        ),
    ]
    assert found.targets[0].text.endswith("năm thứ hai của Chương trình này.")
    assert found.document.signs_as == "TL"


def test_each_report_of_a_list_has_its_own_day():
    assert reports(read("wrapped")) == [
        ("quarter", "Q1", "before-day:15/03", "Vụ Tổ chức cán bộ"),
        ("half", "H1", "before-day:15/06", "Vụ Tổ chức cán bộ"),
        ("year", "Y", "before-day:01/12", "Vụ Tổ chức cán bộ"),
    ]
    assert reports(read("commune")) == [
        ("quarter", "Q1", "before-day:15/03", "Sở Nội vụ"),
        ("quarter", "Q3", "before-day:15/09", "Sở Nội vụ"),
        ("half", "H1", "before-day:15/06", "Sở Nội vụ"),
        ("year", "Y", "before-day:15/12", "Sở Nội vụ"),
    ]


# ---- headings without numbers, fields as chapters ----------------------------------------------


def test_headings_without_numbers_and_bullets_as_tasks():
    found = read("monthly")
    assert [(one.code, one.title) for one in found.chapters] == [
        (None, "MỤC TIÊU"),
        (None, "NHIỆM VỤ TRỌNG TÂM"),
        (None, "TRÁCH NHIỆM CỦA CÁC BỘ PHẬN"),
    ]
    assert tasks(found) == [
        (None, "Rà soát hồ sơ bán trú."),
        (None, "Cập nhật bảng công khai tại cổng trường."),
    ]
    assert found.tasks[0].more == ("Hoàn thành phiếu khảo sát;", "Nhập kết quả vào sổ.")
    assert duties(found) == {
        "Bộ phận văn thư": ("Tiếp nhận và vào sổ văn bản.",),
        "Tổ nhà bếp": ("Công khai thực đơn mỗi ngày.",),
    }


def test_chapters_named_by_fields_hold_tasks():
    found = read("commune")
    assert [(task.lead_units, task.partner_units, task.deadline) for task in found.tasks] == [
        (("Văn phòng",), (), "trước ngày 28/02/2026"),
        (("Trung tâm Phục vụ hành chính công",), ("Phòng Kinh tế",), ""),
        ((), (), "Quý II/2026"),
        ((), (), ""),
    ]
    assert [section.field for section in found.sections] == ["institutions", "procedures"]
    assert codes(found) == ["number-repeated"]


def test_a_plan_without_a_year_is_of_the_year_of_its_day():
    assert read("commune").years == (2026, 2026)


def test_targets_under_a_heading_and_their_bullets():
    targets = read("commune").targets
    assert [(target.code, len(target.checks)) for target in targets] == [
        ("2.1", 0),
        (None, 1),
        (None, 2),
        ("2.2", 1),
    ]


def test_who_stands_among_units_is_one_and_an_appendix_is_none_of_it():
    found = read("commune")
    assert list(duties(found)) == [
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
        "Trưởng các thôn",
        "Người dân, doanh nghiệp",
    ]
    assert found.document.signer == "Đỗ Thành Long"
    assert not any("Biểu mẫu" in chapter.text for chapter in found.chapters)


def test_a_page_of_the_web_with_its_columns_broken():
    found = read("web")
    said = found.document
    assert (said.kind, said.number) == ("QUYẾT ĐỊNH", "636/QĐ-UBND")
    assert said.subject == (
        "VỀ VIỆC BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH HÀ LÂM NĂM 2027"
    )
    assert (said.issuer, said.signer) == ("ỦY BAN NHÂN DÂN TỈNH HÀ LÂM", "Trần Thanh Sơn")
    assert (said.issued_on, found.years) == (date(2026, 11, 21), (2027, 2027))
    assert [len(base.cited) for base in found.bases] == [0, 1]
    assert tasks(found) == [
        ("2.1", "Rà soát quy định của tỉnh về phân cấp."),
        ("2.2", "Công bố thủ tục."),
    ]
    assert duties(found) == {
        "Sở Nội vụ": ("Theo dõi.",),
        "Sở Tài chính": ("Sở Tài chính cân đối kinh phí.",),
    }


@pytest.mark.parametrize("name", sorted(ALL))
def test_words_are_never_changed(name: str):
    found = read(name)
    whole = " ".join(ALL[name].split())
    said = [target.text for target in found.targets]
    said += [task.title for task in found.tasks]
    said += [text for task in found.tasks for text in task.more]
    said += [item for duty in found.assignments for item in duty.items]
    said += [duty.unit for duty in found.assignments] + [base.text for base in found.bases]
    said += [unit for task in found.tasks for unit in (*task.lead_units, *task.partner_units)]
    assert not [text for text in said if text not in whole]
