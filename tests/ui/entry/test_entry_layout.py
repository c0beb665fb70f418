"""Nothing of the place is cut, at 100, 125 and 150 % text; its hints are whole or not there."""

from pathlib import Path

import pytest
from entry_stage import entry_stage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.status import State
from cchc_desktop.services.entry.lines import Earlier
from ui.jobs.runner import Runner
from ui.progress_entry.wording import before_words, occurrence_words
from ui.table.key_hints import Hint, KeyHints
from ui.table.words import forget
from ui.theme import look

# Window width and the width that its navigation leaves the place.
SIZES = ((1366, 1182), (1280, 1224), (1920, 1736))


@pytest.mark.parametrize("text", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut(  # the table elides and has its own tests
    text: float,
    size: tuple[int, int],
    tmp_path: Path,
    runner: Runner,
    qtbot: QtBot,
    qapp: QApplication,
):
    window, room = size
    look.apply(qapp, "light", text)
    forget()
    with entry_stage(tmp_path, runner, qtbot) as stage:
        stage.place.resize(room, 688)
        stage.page.fit(window)
        qtbot.wait(20)
        widgets = (
            *stage.place.findChildren(QLabel),
            *stage.place.findChildren(QAbstractButton),
        )
        cut = [
            one.text()
            for one in widgets
            if one.isVisible()
            and one.text()
            and not (isinstance(one, QLabel) and one.wordWrap())
            and one.width() < one.sizeHint().width() - 1
        ]
        assert cut == []


@pytest.mark.parametrize(("width", "shown"), [(60, 0), (110, 1), (400, 2)])
def test_a_hint_without_room_is_left_out_whole(
    width: int, shown: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    painted: list[str] = []
    monkeypatch.setattr(
        "ui.table.key_hints.paint_words",
        lambda _painter, _box, text, *_rest, **_more: painted.append(text),
    )
    hints = KeyHints([Hint("F4", "tài liệu"), Hint("Ctrl+D", "như kỳ trước")])
    qtbot.addWidget(hints)
    hints.resize(width, 24)
    hints.grab()
    assert len(painted) == 2 * shown
    assert hints.accessibleName() == "F4: tài liệu; Ctrl+D: như kỳ trước"


@pytest.mark.parametrize(
    ("occurrence", "said"),
    [
        (None, ""),
        ("2026-04", "Tháng 4/2026"),
        ("2026Q2", "Quý II/2026"),
        ("2026H1", "6 tháng/2026"),
        ("2026-W12", "Tuần 12/2026"),
        ("2026-04-15", "Ngày 15/4/2026"),
        ("đợt 1", "đợt 1"),
    ],
)
def test_which_time_is_said_as_an_office_says_it(occurrence: str | None, said: str):
    assert occurrence_words(occurrence) == said


def test_what_stood_before():
    before = Earlier("2026Q3", State.IN_PROGRESS, None, "Đã có dự thảo", "")
    assert before_words(before, "state") == "Quý III/2026: Đang thực hiện"
    assert before_words(before, "difficulty") == ""
    assert before_words(None, "result") == ""
