"""What a workbook says of a task's progress: state, percent, result, day done, evidence.

A word that is not understood becomes a doubt, never a guess. Must not know columns, nor how
progress is stored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from cchc_desktop.documents.tables.cell_text import items, one_line
from cchc_desktop.documents.tables.columns import PROGRESS, Role
from cchc_desktop.documents.tables.evidence import is_mark
from cchc_desktop.domain.draft import DoubtDraft, ProgressDraft
from cchc_desktop.domain.status import State
from cchc_desktop.domain.text import fold

_STATES: dict[State, str] = {
    State.DONE: """
        hoàn thành | đã hoàn thành | xong | đã xong | đạt | ht | đã thực hiện
        đã thực hiện xong | hoàn thành đúng hạn | hoàn thành trễ hạn | hoàn thành quá hạn
        hoàn thành trước hạn | đã hoàn thành đúng hạn | đã hoàn thành trễ hạn
        đã hoàn thành quá hạn | hoàn thành chậm | hoàn thành tốt | đã triển khai xong
        kết thúc | đã kết thúc | đã báo cáo | done
    """,
    State.IN_PROGRESS: """
        đang thực hiện | đang triển khai | đang làm | đang xử lý | đang tiến hành
        chậm tiến độ | quá hạn | trễ hạn | đang thực hiện trong hạn | đang thực hiện quá hạn
        đúng tiến độ | bảo đảm tiến độ | đảm bảo tiến độ | đang thực hiện đúng tiến độ
        đang soạn thảo | đang trình | đang hoàn thiện | đang tham mưu | trong hạn
        đã triển khai | chưa xong
    """,
    State.NOT_STARTED: """
        chưa thực hiện | chưa triển khai | chưa bắt đầu | chưa | chưa đến hạn
        chưa đến thời gian thực hiện | chưa đến kỳ | chưa làm | mới
    """,
    State.ONGOING: """
        thường xuyên | thực hiện thường xuyên | tiếp tục thực hiện | tiếp tục duy trì
        duy trì | đang duy trì | đang thực hiện thường xuyên | duy trì thường xuyên
    """,
    State.NOT_ARISEN: "không phát sinh | chưa phát sinh | không có phát sinh",
    State.PAUSED: "tạm dừng | tạm hoãn | hoãn | tạm ngưng | tạm ngừng",
    State.STOPPED: "dừng | dừng thực hiện | hủy | hủy bỏ | không thực hiện | thôi thực hiện",
    State.CARRIED_OVER: """
        chuyển năm sau | chuyển sang năm sau | chuyển tiếp | chuyển tiếp năm sau
        chuyển tiếp sang năm sau | chuyển kỳ sau
    """,
}
_MEANS = {
    fold(word): state
    for state, listed in _STATES.items()
    for word in re.split(r"[|\n]", listed)
    if word.strip()
}
_NOT_DONE = frozenset(
    map(fold, ("chưa hoàn thành", "không hoàn thành", "chưa ht", "cht", "không đạt"))
)
_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})", re.IGNORECASE
)
_SPELT_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%?)")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """What a workbook's columns tell about reading its cells."""

    states: bool
    """States stand in a column of their own: an empty one says nothing yet."""
    shares: bool
    """Percentages are written as shares of one: 0,5."""


def columns_of(percents: list[str], *, states: bool) -> Columns:
    """See how a workbook writes percentages."""
    numbers = [number for text in percents if (number := _number(text)) is not None]
    plain = not any("%" in text for text in percents)
    return Columns(states, plain and bool(numbers) and max(numbers) <= 1 and any(numbers))


def progress_of(
    said: Mapping[Role, str], columns: Columns
) -> tuple[ProgressDraft | None, list[DoubtDraft]]:
    """Read what a row says of its progress; None where it says nothing."""
    if not any(said.get(role, "").strip() for role in PROGRESS):
        return None, []
    doubts: list[DoubtDraft] = []

    def doubt(code: str, text: str) -> None:
        facts = {"text": text, "value": text}
        doubts.append(DoubtDraft(f"intake-doubts.{code}", facts, field="progress"))

    text = one_line(said.get(Role.STATE, ""))
    state = _state(text)
    result = one_line(said.get(Role.RESULT, ""))
    if state is None and text:
        state = State.IN_PROGRESS if fold(text) in _NOT_DONE else None
        doubt("state-unsure" if state else "state-unknown", text)
    stated = one_line(said.get(Role.PERCENT, ""))
    percent = percent_of(stated, shares=columns.shares)
    if stated and percent is None:
        doubt("percent-odd", stated)
    day = one_line(said.get(Role.DATE_DONE, ""))
    done_on = day_of(day)
    if day and done_on is None:
        doubt("day-odd", day)
    if not text and (done_on or percent == _WHOLE):
        state = State.DONE
        if columns.states:
            doubt("state-missing", day or stated)
    cited = (one for item in items(said.get(Role.EVIDENCE, "")) for one in item.split(";"))
    evidence = tuple(one.strip() for one in cited if one.strip())
    return ProgressDraft(state, percent, result, done_on, evidence), doubts


def _state(text: str) -> State | None:
    if not text:
        return None
    if is_mark(text):
        return State.DONE
    folded = fold(text.partition("(")[0] or text)
    return _MEANS.get(folded) or _MEANS.get(fold(text))


def percent_of(text: str, *, shares: bool) -> int | None:
    """Read a percentage; None for what is none, or beyond the whole."""
    number = _number(text)
    if number is None:
        return None
    if "%" not in text and (shares or 0 < number < 1):
        number *= _WHOLE
    return round(number) if number <= _WHOLE else None


def _number(text: str) -> Decimal | None:
    found = _PERCENT.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Decimal(found[1].replace(",", "."))
    except InvalidOperation:
        return None


def day_of(text: str) -> date | None:
    """Read a day with its year; None for anything else, and for a day that is not in the year."""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY.fullmatch(text) or _SPELT_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        year += 2000 if year < _WHOLE else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
