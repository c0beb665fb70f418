"""What is said of files that go and come: plain, counted rightly, and never a key of a table."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.exchange.kinds import (
    Counts,
    FileKind,
    LeftOut,
    Line,
    Mark,
    Preview,
    Signature,
    Why,
)
from ui.exchange.errand_words import errand_kind, errand_note, is_news, together_note
from ui.exchange.wording import does_words, field_said, kind_words, value_said

TODAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 12, 9, 0, tzinfo=VIETNAM)
Q4 = parse("2026Q4")
WARD = uuid.UUID(int=7)


def errand(way: Way, **said: object) -> Errand:
    return Errand(way, WARD, "Phường Hoa Mai", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (errand(Way.DOWN, changed=12), "Chưa gửi, 12 nhiệm vụ"),
        (errand(Way.DOWN, sent_at=BEFORE), "Gửi 12/11; từ đó không đổi"),
        (errand(Way.DOWN, sent_at=BEFORE, changed=3), "Gửi 12/11; từ đó 3 nhiệm vụ đổi"),
        (errand(Way.UP, period=Q4, due=date(2026, 12, 9)), "Chưa gửi, hạn nộp 09/12"),
        (errand(Way.UP, period=Q4, sent_at=BEFORE, changed=1), "Gửi 12/11; từ đó 1 nhiệm vụ đổi"),
        (errand(Way.FORM, period=Q4, changed=5), "Chưa gửi, 5 nhiệm vụ"),
        (errand(Way.FORM, period=Q4, sent_at=BEFORE), "Gửi 12/11; từ đó không đổi"),
        (errand(Way.ANSWERS, changed=2), "2 báo cáo đã xem xét, chưa hồi đáp"),
        (
            errand(Way.ANSWERS, changed=1, sent_at=BEFORE),
            "1 báo cáo đã xem xét, chưa hồi đáp; hồi đáp lần trước 12/11",
        ),
        (errand(Way.SYNC), "Chưa ghi, toàn bộ dữ liệu"),
        (
            errand(Way.SYNC, sent_at=BEFORE, changed=1200),
            "Ghi tệp lần trước 12/11; từ đó 1.200 thay đổi",
        ),
    ],
)
def test_a_row_says_when_it_went_last_and_what_changed_since(one: Errand, said: str):
    assert errand_note(one, TODAY) == said


@pytest.mark.parametrize(
    ("many", "said"),
    [
        ([errand(Way.DOWN, changed=1)] * 3, "Chưa gửi đơn vị nào"),
        ([errand(Way.DOWN, sent_at=BEFORE)] * 3, "Gửi 12/11; từ đó không đổi"),
        (
            [errand(Way.DOWN, sent_at=BEFORE, changed=2), errand(Way.DOWN, sent_at=BEFORE)],
            "Gửi 12/11; từ đó 1 đơn vị có nhiệm vụ đổi",
        ),
        (
            [errand(Way.DOWN, sent_at=BEFORE, changed=2), errand(Way.DOWN, changed=4)],
            "Gửi gần nhất 12/11; 1 đơn vị chưa gửi, 1 đơn vị có nhiệm vụ đổi",
        ),
    ],
)
def test_a_row_of_many_units_says_the_same_of_all(many: Sequence[Errand], said: str):
    assert together_note(many, TODAY) == said


def test_a_form_that_went_is_waited_for_and_our_own_computers_are_never_news():
    assert is_news(errand(Way.FORM, period=Q4, changed=5))
    assert not is_news(errand(Way.FORM, period=Q4, sent_at=BEFORE, changed=5))
    assert not is_news(errand(Way.SYNC))
    assert is_news(errand(Way.DOWN, sent_at=BEFORE, changed=1))
    assert not is_news(errand(Way.DOWN, sent_at=BEFORE))


def test_what_is_sent_is_called_what_the_history_calls_it():
    assert errand_kind(errand(Way.UP, period=Q4)) == "Báo cáo quý IV năm 2026"
    assert errand_kind(errand(Way.FORM, period=Q4)) == "Biểu Excel quý IV năm 2026"
    assert errand_kind(errand(Way.SYNC)) == "Dữ liệu cho máy khác"
    assert kind_words(FileKind.SYNC, None) == "dữ liệu của máy khác"


def preview(lines: Sequence[Line], counts: Counts, left: int = 0) -> Preview:
    out = (LeftOut("progress", left, Why("exchange-left-ours", {})),) if left else ()
    return Preview(
        path=Path("a.cchc"),
        file="a.cchc",
        id=uuid.UUID(int=1),
        kind=FileKind.RETURN,
        sender=Party(WARD, "Phường Hoa Mai"),
        recipient=None,
        period="2026Q4",
        signature=Signature.KNOWN,
        counts=counts,
        left_out=out,
        lines=tuple(lines),
    )


def line(mark: Mark, entity: str, key: int, field: str = "") -> Line:
    return Line(mark, entity, uuid.UUID(int=key), "1. Việc", "", field)


def test_what_a_file_does_is_told_by_what_it_tells_of():
    lines = [
        line(Mark.NEW, "evidence", 9),
        *(line(Mark.NEW, "progress", key) for key in range(3)),
        line(Mark.UPDATED, "progress", 4, "result"),
        line(Mark.UPDATED, "progress", 4, "percent"),
    ]
    found = preview(lines, Counts(new=4, updated=1))
    assert does_words(found) == "3 kết quả mới, 1 tài liệu kiểm chứng mới, 1 kết quả được sửa"
    assert does_words(preview([], Counts(new=4, unchanged=1))) == "4 mục mới, 1 mục không đổi"
    assert does_words(preview([], Counts())) == "Không có gì thay đổi"


_MARKS = [Mark.NEW, Mark.UPDATED, Mark.CONFLICT, Mark.WITHDRAWN]
_TABLES = ["task", "progress", "evidence", "deadline", "unit", "milestone"]
_RECORDS = st.sets(
    st.tuples(st.sampled_from(_MARKS), st.sampled_from(_TABLES), st.integers(0, 40)), max_size=40
)


@given(_RECORDS, st.integers(0, 9))
def test_every_record_is_counted_once_however_many_fields_of_it_change(
    records: set[tuple[Mark, str, int]], left: int
):
    one_each = {(table, key): mark for mark, table, key in records}
    lines = [
        line(mark, table, hash((table, key)) % (1 << 60), field)
        for (table, key), mark in one_each.items()
        for field in ("title", "note")
    ]
    marks = list(one_each.values())
    counts = Counts(
        new=marks.count(Mark.NEW),
        updated=marks.count(Mark.UPDATED),
        conflicts=marks.count(Mark.CONFLICT),
        withdrawn=marks.count(Mark.WITHDRAWN),
    )
    said = does_words(preview(lines, counts, left))
    figures = [int(part.split()[0]) for part in said.split(", ") if part[:1].isdigit()]
    assert sum(figures) == len(one_each) + left
    assert "_" not in said


def test_a_field_of_a_newer_program_is_called_by_its_record():
    assert field_said("progress", "result") == "Kết quả"
    assert field_said("progress", "something_new") == "Kết quả"
    assert field_said("task", "gone") == "Còn hay bỏ"
    assert value_said("state", "done") == "Hoàn thành"
    assert value_said("state", "unheard-of") == "unheard-of"
    assert value_said("due", "2026-02-05") == "05/02/2026"
