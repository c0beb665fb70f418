"""A scrolled frame of the task table at 100,000 rows, against a plain table and an empty window."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.benchmarks.pairing import Measured, paired
from ui.table.cells import Sign, SignCell
from ui.table.column import Column, SectionLine
from ui.table.view import LineView
from ui.theme import look

ROWS = 100_000
FRAMES = 60
STEP = 60
WORDS = (
    "Kiểm tra công tác cải cách hành chính tại các phòng chuyên môn, trường học trực thuộc",
    "Rà soát văn bản do phường ban hành còn hiệu lực, đề nghị bãi bỏ văn bản không phù hợp",
    "Niêm yết đầy đủ thủ tục hành chính thuộc thẩm quyền tại nơi tiếp nhận",
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    words: str


def _columns() -> list[Column]:
    words = [Column(f"c{at}", f"Cột {at}", lambda line: line.words[:24], 96) for at in range(10)]
    state = Column(
        "state",
        "Trạng thái",
        lambda _line: "Đang thực hiện",
        140,
        cell=SignCell(lambda _line: Sign("state-in-progress", "accent_text")),
    )
    return [*words, Column("title", "Nhiệm vụ", lambda line: line.words), state]


def _lines(count: int) -> list[object]:
    out: list[object] = []
    for at in range(count):
        if at % 50 == 0:
            out.append(SectionLine(f"s{at}", f"Phần {at // 50 + 1}"))
        out.append(_Row(at, f"{WORDS[at % len(WORDS)]} (đợt {at + 1})"))
    return out


def measure(scale: int = ROWS) -> Iterator[Measured]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    look.apply(app, "light", 1.0)  # type: ignore[arg-type]
    ours = LineView(_columns())
    ours.replace(_lines(scale))
    plain = QTableView()
    plain.setModel(ours.lines)
    plain.verticalHeader().setDefaultSectionSize(48)
    plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    empty = QWidget()
    for window in (ours, plain, empty):
        window.resize(1366, 620)
        window.show()
        QTest.qWaitForWindowExposed(window)

    yield paired(
        f"a scrolled frame at {scale:,} rows, against a plain table",
        2.5,
        lambda: _scrolled(ours),
        lambda: _scrolled(plain),
    )
    yield paired(
        f"a scrolled frame at {scale:,} rows, against an empty window",
        500,
        lambda: _scrolled(ours),
        lambda: _cost(empty.repaint),
    )
    for window in (ours, plain, empty):
        window.close()


def _scrolled(view: QTableView) -> float:
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue((bar.value() + STEP) % bar.maximum())
        view.viewport().repaint()

    return _cost(frame)


def _cost(frame: Callable[[], object]) -> float:
    """Return processor seconds a frame: painting waits for nobody, a shared machine does."""
    start = time.process_time()
    for _ in range(FRAMES):
        frame()
    return (time.process_time() - start) / FRAMES
