"""What a result still needs before a report can tell it."""

import pytest

from cchc_desktop.domain.completeness import Lack, is_late, lacks
from cchc_desktop.domain.status import Shown, State


@pytest.mark.parametrize(
    ("state", "shown", "result", "difficulty", "wanted"),
    [
        (None, Shown.OVERDUE, "", "", (Lack.STATE,)),
        (None, Shown.UPCOMING, "Có chữ", "", (Lack.STATE,)),
        (State.DONE, Shown.DONE, "", "", (Lack.RESULT,)),
        (State.DONE, Shown.DONE, "Đã ban hành", "", ()),
        (State.DONE, Shown.DONE_LATE, "Đã ban hành", "", (Lack.REASON,)),
        (State.DONE, Shown.DONE_LATE, "Đã ban hành", "Chờ góp ý", ()),
        (State.IN_PROGRESS, Shown.OVERDUE, "", "", (Lack.RESULT, Lack.REASON)),
        (State.IN_PROGRESS, Shown.DUE_SOON, "Đang lấy ý kiến", "", ()),
        (State.NOT_STARTED, Shown.UPCOMING, "", "", ()),
        (State.NOT_STARTED, Shown.OVERDUE, "", "", (Lack.REASON,)),
        (State.ONGOING, Shown.ONGOING, "", "", ()),
        (State.NOT_ARISEN, Shown.NOT_ARISEN, "", "", ()),
    ],
)
def test_what_is_wanted(
    state: State | None, shown: Shown, result: str, difficulty: str, wanted: tuple[Lack, ...]
):
    assert lacks(state, shown, result, difficulty) == wanted


def test_late_is_what_was_or_is_not_done_by_its_day():
    assert {shown for shown in Shown if is_late(shown)} == {Shown.OVERDUE, Shown.DONE_LATE}
