"""The outline: renamed, moved, added to, cut, put back, refused with reasons, one step to undo."""

import pytest
from compose_stage import INSTITUTIONS, ComposeStage
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services.history import undo
from cchc_desktop.services.reporting.outline import Chapter, preset_outline, read_outline
from ui.reporting.outline_dialog import OutlineDialog, move
from ui.reporting.outline_list import numbers

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot) -> OutlineDialog:
    made = OutlineDialog(preset_outline(), lambda _chapters: "", parent)
    made.show()
    qtbot.waitExposed(made)
    made.list.setFocus()
    return made


def codes(dialog: OutlineDialog) -> list[str]:
    return [one.code for one in dialog.chapters()]


def test_it_shows_the_outline_and_says_the_period_to_come_in_words(dialog: OutlineDialog):
    assert tuple(dialog.chapters()) == preset_outline()
    shown = [one.title for one in dialog.list.chapters()]
    assert not any("{" in title for title in shown)
    assert any("[kỳ tới]" in title for title in shown)


def test_a_part_moves_with_what_is_below_it_and_a_chapter_by_one(dialog: OutlineDialog):
    before = codes(dialog)
    below = before.index("results")
    dialog.down.click()
    after = codes(dialog)
    assert after[: before.index("assessment") - below] == before[below : before.index("assessment")]
    assert dialog.list.current().code == "direction"
    dialog.up.click()
    assert codes(dialog) == before
    dialog.list.setCurrentRow(before.index(INSTITUTIONS))
    QTest.keyClick(dialog.list, Key.Key_Down, ALT)
    assert codes(dialog).index(INSTITUTIONS) == before.index(INSTITUTIONS) + 1
    assert dialog.list.current().code == INSTITUTIONS


def test_a_chapter_is_added_named_and_taken_out_again(dialog: OutlineDialog):
    before = codes(dialog)
    dialog.list.setCurrentRow(1)
    dialog.add.click()
    assert dialog.title.hasFocus()
    dialog.title.setPlainText("Kiểm tra\ncông vụ")
    dialog.level.choose("1")
    made = dialog.chapters()[2]
    assert (made.title, made.level) == ("Kiểm tra công vụ", 1)
    assert made.code not in before
    assert list(numbers(dialog.list.chapters()))[1:4] == ["1.", "II.", "1."]
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Key.Key_Delete)
    assert codes(dialog) == before
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert codes(dialog) == before[1:]
    dialog.preset.click()
    assert tuple(dialog.chapters()) == preset_outline()


def test_all_chapters_may_be_taken_out_and_one_put_in(dialog: OutlineDialog):
    for _ in preset_outline():
        dialog.remove.click()
    assert dialog.chapters() == []
    assert not dialog.remove.isEnabled()
    dialog.add.click()
    assert [one.level for one in dialog.chapters()] == [1]


def test_the_outline_is_kept_from_the_page_as_one_step(
    stage: ComposeStage, monkeypatch: pytest.MonkeyPatch
):
    def rename_first(dialog: OutlineDialog) -> bool:
        dialog.list.setCurrentRow(0)
        dialog.title.setPlainText("")
        dialog.save.click()
        assert dialog.result() == 0
        said = dialog._why.text()
        assert said == (
            "Mỗi mục của báo cáo cần có tên. Chưa có gì được lưu. Ghi tên mục, hoặc bỏ mục đó."
        )
        dialog.title.setPlainText("Công tác chỉ đạo của Sở")
        dialog.save.click()
        return dialog.result() == OutlineDialog.DialogCode.Accepted

    monkeypatch.setattr(OutlineDialog, "ask", rename_first)
    QTest.keyClick(stage.place, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert read_outline(stage.desk)[0].title == "Công tác chỉ đạo của Sở"
    assert read_outline(stage.desk)[1:] == preset_outline()[1:]
    assert stage.field("direction")._title.text() == "I. Công tác chỉ đạo của Sở"
    assert stage.newest() == "Sửa đề cương báo cáo"
    undo(stage.desk)
    assert read_outline(stage.desk) == preset_outline()


CHAPTERS = st.lists(st.integers(1, 2), min_size=1, max_size=12).map(
    lambda levels: [
        Chapter(f"c{at}", 1 if at == 0 else level, f"Mục {at}") for at, level in enumerate(levels)
    ]
)


@given(CHAPTERS, st.data())
def test_moving_loses_nothing_begins_with_a_part_and_goes_back(
    chapters: list[Chapter], data: st.DataObject
):
    at = data.draw(st.integers(0, len(chapters) - 1))
    step = data.draw(st.sampled_from([-1, 1]))
    moved, there = move(chapters, at, step)
    assert sorted(one.code for one in moved) == sorted(one.code for one in chapters)
    assert moved[there] is chapters[at]
    assert moved[0].level == 1
    if moved != chapters:
        assert move(moved, there, -step) == (chapters, at)
