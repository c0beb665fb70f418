"""One item that slid into the cell beside its own: a doubt, and what only looks so none."""

import pytest
from block_tables import a_table, head
from found_facts import doubts

from cchc_desktop.documents.tables.understanding import understand_table

HEAD = head("STT", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Ghi chú")
WHOLE = ["2", "Lấy ý kiến cử tri", "Biên bản", "Văn phòng", "Công an phường", "Quý III", ""]


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Rà soát", "Báo cáo", "Văn phòng", "Công an phường\nQuý II/2026", "", ""],
        ["1", "Rà soát", "", "Văn phòng\nBáo cáo", "Công an phường", "Quý II/2026", ""],
        ["1", "Rà soát", "", "Văn phòng", "", "Quý II/2026\nPhòng Nội vụ", ""],
        ["1", "Rà soát", "Quý II/2026", "Văn phòng", "Công an phường", "Phiếu khảo sát", ""],
        ["1", "Rà soát", "Báo cáo", "Văn phòng", "", "Lồng ghép hội nghị", "Trước 15/12/2026"],
    ],
)
def test_what_slid_is_doubted(row: list[str]):
    found = understand_table(a_table(HEAD, row, WHOLE))
    assert "cell-out-of-place" in doubts(found)["1"]
    assert "2" not in doubts(found)


def test_several_items_of_one_kind_are_no_reason_to_doubt():
    row = ["1", "Rà soát", "Báo cáo\nKế hoạch", "Văn phòng\nTrạm Y tế", "", "Quý I\nQuý III", ""]
    assert doubts(understand_table(a_table(HEAD, row, WHOLE))) == {}
