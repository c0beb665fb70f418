"""Lines of a table that has every kind of column, and what stores what is typed into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from ui.labels import SIGNS, day, state_word
from ui.table.cells import PercentCell, SignCell, WordsCell
from ui.table.column import Column, SectionLine
from ui.table.editors.kinds import (
    Candidate,
    Choice,
    Completion,
    Day,
    Deadline,
    OneLine,
    Option,
    Percent,
    Tone,
    Words,
)
from ui.table.view import LineView

TODAY = date(2026, 11, 20)
TITLES = (
    "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn, trường học trực thuộc",
    "Ăn uống, hậu cần hội nghị tổng kết",
    "Đối thoại với người dân về thủ tục hành chính",
    "Dự thảo kế hoạch năm sau",
    "Ánh sáng nơi tiếp nhận hồ sơ",
    "An toàn dữ liệu của bộ phận một cửa",
)
UNITS = (
    Candidate(1, "Phòng Văn hóa – Xã hội", "6 nhiệm vụ", ("Phòng VHXH", "VH-XH")),
    Candidate(2, "Phòng Kinh tế, Hạ tầng và Đô thị", "", ("Phòng KT",)),
    Candidate(3, "Văn phòng HĐND và UBND", "", ("VP",)),
    Candidate(4, "Trung tâm Phục vụ hành chính công", "", ("TT PVHCC",)),
    Candidate(5, "Trường Tiểu học Hoa Sen"),
    Candidate(6, "Công an phường"),
)
LETTERS = {
    "done": "H",
    "in-progress": "Đ",
    "not-started": "C",
    "ongoing": "T",
    "not-arisen": "K",
    "paused": "M",
    "stopped": "G",
    "carried-over": "N",
}
OPTIONS = tuple(
    Option(state, state_word(state), letter, SIGNS[state].icon, SIGNS[state].role)
    for state, letter in LETTERS.items()
)


def clear_away() -> None:
    """Delete the windows of tests that are over: each look put on would dress them all."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    code: str = ""
    title: str = ""
    units: tuple[str, ...] = ("Phòng Văn hóa – Xã hội",)
    person: str = "Nguyễn Thị Thu Hà"
    deadline: str = "Trong quý IV"
    due: date | None = date(2026, 12, 31)
    state: str = "not-started"
    percent: int | None = 0
    finished: date | None = None
    result: str = ""
    trouble: str = ""
    note: str = ""
    doubt: str | None = None


def entries(count: int) -> list[Entry]:
    return [
        Entry(at, f"I.{at + 1}", f"{TITLES[at % len(TITLES)]} (đợt {at + 1})", due=_due(at))
        for at in range(count)
    ]


def _due(at: int) -> date | None:
    return None if at % 5 == 3 else date(2026, 1, 31) + timedelta(at * 37 % 300)


def with_sections(lines: Sequence[Entry], each: int = 5) -> list[Any]:
    """Put a section row before every few lines."""
    out: list[Any] = []
    for at, line in enumerate(lines):
        if at % each == 0:
            out.append(SectionLine(f"s{at}", f"Phần {at // each + 1}", "0/5 đã nhập", 0.4))
        out.append(line)
    return out


def preview(text: str, _line: Entry) -> tuple[str, Tone]:
    if "quý iv" in text.casefold():
        return "Đến hết ngày 31/12/2026", "done"
    return f"Chưa hiểu phần “{text}”.", "soon"


def entry_columns() -> list[Column]:
    def share(line: Entry) -> float | None:
        return None if line.percent is None else line.percent / 100

    return [
        Column("code", "Mã", lambda line: line.code, 64, editor=OneLine(lambda line: line.code)),
        Column("title", "Nhiệm vụ", lambda line: line.title, editor=Words(lambda line: line.title)),
        Column(
            "units",
            "Chủ trì",
            lambda line: "; ".join(line.units),
            124,
            cell=WordsCell("text2"),
            editor=Completion(lambda line: line.units, candidates=lambda: UNITS, many=True),
        ),
        Column(
            "person",
            "Người phụ trách",
            lambda line: line.person,
            116,
            editor=Completion(
                lambda line: line.person,
                candidates=lambda: [Candidate(7, "Trần Văn Đức"), Candidate(8, "Lê Thị Đào")],
                adds=True,
            ),
        ),
        Column(
            "deadline",
            "Thời hạn",
            lambda line: line.deadline,
            104,
            editor=Deadline(lambda line: line.deadline, preview=preview, today=lambda: TODAY),
            doubt=lambda line: line.doubt,
        ),
        Column(
            "due",
            "Đến ngày",
            lambda line: "Chưa rõ" if line.due is None else day(line.due),
            92,
            sort_key=lambda line: line.due,
        ),
        Column(
            "state",
            "Trạng thái",
            lambda line: state_word(line.state),
            140,
            cell=SignCell(lambda line: SIGNS[line.state]),
            editor=Choice(lambda line: line.state, options=OPTIONS),
        ),
        Column(
            "percent",
            "%",
            lambda line: "–" if line.percent is None else f"{line.percent}%",
            64,
            cell=PercentCell(share, lambda _line: "accent"),
            sort_key=lambda line: line.percent,
            editor=Percent(lambda line: line.percent, lambda line: line.state != "done"),
        ),
        Column(
            "finished",
            "Ngày xong",
            lambda line: "" if line.finished is None else day(line.finished),
            96,
            editor=Day(lambda line: line.finished, today=lambda: TODAY),
        ),
        Column(
            "result",
            "Kết quả",
            lambda line: line.result,
            200,
            editor=Words(lambda line: line.result),
            wanted="Chưa nhập",
        ),
        Column("trouble", "Khó khăn", lambda line: line.trouble, 120),
        Column("note", "Ghi chú", lambda line: line.note, 80),
    ]


@dataclass
class Keeper:
    """Stores what is typed, as a page does: the line is shown anew, or the cell refused."""

    view: LineView
    stored: list[tuple[int, str, Any]] = field(default_factory=list)
    refuses: str = ""

    def __post_init__(self) -> None:
        self.view.edited.connect(self.store)

    def store(self, line: Entry, key: str, value: Any) -> None:
        if self.refuses:
            self.view.refuse(line, key, self.refuses)
            return
        self.stored.append((line.id, key, value))
        if key == "units":
            value = tuple(one.word for one in value)
        elif key == "person":
            value = value[0].word if value else ""
        self.view.update_lines([replace(line, **{key: value})])
