"""The workbook an office keeps: the plan's columns, and beside them how far each task has come."""

from datetime import date

import pytest
from block_tables import Over, a_table, head

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.own_workbook import Columns, day_of, percent_of, progress_of
from cchc_desktop.documents.tables.understanding import understand_table
from cchc_desktop.domain.draft import ProgressDraft
from cchc_desktop.domain.status import State

PLAIN = Columns(states=True, shares=False)


def test_states_results_days_and_evidence():
    found = understand_table(
        a_table(
            head(
                "TT",
                "Nhiệm vụ",
                "Sản phẩm",
                "Chủ trì",
                "Thời hạn",
                "Trạng thái",
                "%",
                "Kết quả",
                "Ngày hoàn thành",
                "Số văn bản",
                "Ghi chú",
            ),
            [
                "1",
                "Ban hành kế hoạch",
                "Kế hoạch",
                "Văn phòng",
                "31/01/2026",
                "Hoàn thành",
                "100%",
                "Đã ban hành",
                "28/01/2026",
                "số 12/KH-UBND ngày 28/01/2026; số 15/CV-UBND ngày 30/01/2026",
                "",
            ],
            [
                "2",
                "Kiểm tra công vụ",
                "Báo cáo",
                "Phòng VH-XH",
                "Quý II",
                "Đang thực hiện",
                "50%",
                "Kiểm tra 3/6 đơn vị",
                "",
                "",
                "Chậm do thiếu người",
            ],
            ["3", "Khảo sát", "Báo cáo", "Văn phòng", "30/11/2026", "Chưa thực hiện", *[""] * 5],
            ["4", "Sửa nhà", "", "Phòng Kinh tế", "Quý IV", "Lùi", "", "", "15/13/2026", "", ""],
            ["5", "Dọn kho", "", "Văn phòng", "Quý IV", *[""] * 6],
        )
    )
    assert [column.role for column in found.layout] == [
        "code",
        "title",
        "product",
        "lead",
        "deadline",
        "state",
        "percent",
        "result",
        "date-done",
        "evidence",
        "note",
    ]
    assert [task.progress for task in found.tasks] == [
        ProgressDraft(
            State.DONE,
            100,
            "Đã ban hành",
            date(2026, 1, 28),
            ("số 12/KH-UBND ngày 28/01/2026", "số 15/CV-UBND ngày 30/01/2026"),
        ),
        ProgressDraft(State.IN_PROGRESS, 50, "Kiểm tra 3/6 đơn vị"),
        ProgressDraft(State.NOT_STARTED),
        ProgressDraft(),
        None,
    ]
    assert found.tasks[1].note == "Chậm do thiếu người"
    assert [[one.code for one in task.doubts] for task in found.tasks] == [
        [],
        [],
        [],
        ["intake-doubts.state-unknown", "intake-doubts.day-odd"],
        [],
    ]


def test_a_monthly_form_says_done_or_not_under_a_caption_of_results():
    found = understand_table(
        a_table(
            head(
                "TT",
                "Nội dung công việc/nhiệm vụ",
                "Kết quả đầu ra",
                "Thời gian hoàn thành",
                "Đơn vị phối hợp",
                "Kết quả (Hoàn thành/chưa HT)",
                "Lý do chưa hoàn thành",
                "Ghi chú",
            ),
            ["1", "Báo cáo tháng 3", "Báo cáo", "25/3", "Các phòng", "Hoàn thành", "", ""],
            [
                "2",
                "Rà soát hồ sơ",
                "Danh sách",
                "20/3",
                "Phòng Kinh tế",
                "Chưa hoàn thành",
                "Bận",
                "",
            ],
            ["3", "Cập nhật thủ tục", "Bảng", "Thường xuyên", "", "Đang thực hiện", "", ""],
        )
    )
    assert [task.progress and task.progress.state for task in found.tasks] == [
        State.DONE,
        State.IN_PROGRESS,
        State.IN_PROGRESS,
    ]
    assert found.tasks[1].note == "Bận"
    assert [one.code for one in found.tasks[1].doubts] == ["intake-doubts.state-unsure"]


def test_marks_under_states_and_people_in_charge():
    found = understand_table(
        a_table(
            head(
                Over("Stt", down=2),
                Over("Nội dung nhiệm vụ", down=2),
                Over("Bộ phận, cá nhân phụ trách", down=2),
                Over("Hạn", down=2),
                Over("Tình trạng", across=2),
            ),
            head("Hoàn thành", "Đang thực hiện"),
            ["1", "Kê khai tài sản", "Nguyễn Thị Lan", "31/3/2026", "x", ""],
            ["2", "Đánh giá viên chức", "Trần Văn Bảy", "30/6/2026", "", "x"],
        )
    )
    assert [(task.person, task.progress and task.progress.state) for task in found.tasks] == [
        ("Nguyễn Thị Lan", State.DONE),
        ("Trần Văn Bảy", State.IN_PROGRESS),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("31/3/2026", date(2026, 3, 31)),
        ("ngày 05.02.26", date(2026, 2, 5)),
        ("2026-09-30T00:00:00", date(2026, 9, 30)),
        ("Ngày 2 tháng 9 năm 2026", date(2026, 9, 2)),
        ("30/02/2026", None),
        ("15/3", None),
    ],
)
def test_days(said: str, expected: date | None):
    assert day_of(said) == expected


@pytest.mark.parametrize(
    ("said", "shares", "expected"),
    [
        ("75%", False, 75),
        ("0,5", False, 50),
        ("1", True, 100),
        ("1", False, 1),
        ("33,4 %", False, 33),
        ("120%", False, None),
        ("gần xong", False, None),
    ],
)
def test_percentages(said: str, shares: bool, expected: int | None):  # noqa: FBT001
    assert percent_of(said, shares=shares) == expected


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Đã hoàn thành (trễ hạn)", State.DONE),
        ("Tiếp tục duy trì", State.ONGOING),
        ("Không phát sinh", State.NOT_ARISEN),
        ("Tạm dừng", State.PAUSED),
        ("Hủy bỏ", State.STOPPED),
        ("Chuyển sang năm sau", State.CARRIED_OVER),
        ("chậm tiến độ", State.IN_PROGRESS),
    ],
)
def test_words_of_states(word: str, state: State):
    progress, doubts = progress_of({Role.STATE: word}, PLAIN)
    assert progress == ProgressDraft(state)
    assert not doubts


def test_done_by_its_day_is_certain_only_where_no_state_is_kept():
    said = {Role.DATE_DONE: "31/3/2026"}
    done = ProgressDraft(State.DONE, done_on=date(2026, 3, 31))
    assert progress_of(said, Columns(states=False, shares=False)) == (done, [])
    progress, doubts = progress_of(said, PLAIN)
    assert progress == done
    assert [one.code for one in doubts] == ["intake-doubts.state-missing"]
