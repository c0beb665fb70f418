"""Rows that only sum up are left out and said; words that merely begin alike are tasks."""

import pytest
from block_tables import PageBreak, a_table, head

from cchc_desktop.documents.tables.understanding import TablesFound, understand_table

HEAD = head("STT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời hạn")
FIRST = ["1", "Rà soát quy trình cùng tổ công nghệ số", "Báo cáo", "Văn phòng", "Quý I"]


def _with(title: str) -> TablesFound:
    return understand_table(a_table(HEAD, FIRST, ["", title, "", "", ""]))


@pytest.mark.parametrize("title", ["Tổng cộng", "Cộng", "Tổng số: 12 nhiệm vụ", "TỔNG HỢP"])
def test_a_sum_is_no_task(title: str):
    found = _with(title)
    assert [task.code for task in found.tasks] == ["1"]
    assert [one.code for one in found.notices] == ["intake-notices.row-total"]


@pytest.mark.parametrize(
    "title", ["Tổng kết công tác năm", "Tổng rà soát thủ tục", "Cộng tác viên dân số"]
)
def test_a_task_may_begin_like_a_sum(title: str):
    found = _with(title)
    assert not found.notices
    said = [*(one.title for one in found.sections), *(one.title for one in found.tasks)]
    assert title in " ".join(said)


def test_the_rest_of_a_row_may_begin_like_a_sum():
    found = understand_table(
        a_table(HEAD, FIRST, PageBreak(), ["", "cộng đồng ở khu phố", "", "", ""])
    )
    assert not found.notices
    assert found.tasks[0].title == f"{FIRST[1]} cộng đồng ở khu phố"
