"""The templates of statistics in the window: lines and tables by keys, forms and the menu."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from targets_stage import TargetsStage, targets_stage

from cchc_desktop.services.indicator_grid import indicator_grid
from cchc_desktop.services.indicator_templates import remove_table
from ui.jobs.runner import Runner
from ui.parts.form_dialog import FormDialog

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(tmp_path: Path, runner: Runner, qtbot: QtBot) -> Iterator[TargetsStage]:
    with targets_stage(tmp_path, runner, qtbot) as opened:
        opened.turn_to_statistics()
        yield opened


@pytest.fixture
def filling(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[FormDialog]]:
    """Let the next form be filled in and its verb pressed; return the forms shown."""

    def fill_with(**words: str) -> list[FormDialog]:
        shown: list[FormDialog] = []

        def ask(dialog: FormDialog) -> bool:
            shown.append(dialog)
            dialog.show()
            for key, said in words.items():
                edit = dialog.fields[key].edit
                edit.choose(said) if hasattr(edit, "choose") else edit.setText(said)  # type: ignore[attr-defined]
            dialog.act.click()
            done = not dialog.isVisible()
            dialog.reject()
            return done

        # `ask` would wait for a person; the form itself is the real one.
        monkeypatch.setattr(FormDialog, "ask", ask)
        return shown

    return fill_with


def codes(stage: TargetsStage) -> list[str]:
    lines = stage.table.lines.lines()
    return [one.code for one in lines if getattr(one, "code", "").startswith("2.")]


def test_a_line_is_added_behind_the_current_one(
    stage: TargetsStage, filling: Callable[..., list[FormDialog]]
):
    stage.choose("2.1", "q1")
    shown = filling(title="Số hội nghị", code="2.1a", measure="hội nghị", adds_up="sum")
    stage.press_with(Key.Key_N, CTRL)
    assert len(shown) == 1
    assert codes(stage) == ["2.1", "2.1a", "2.2", "2.3", "2.4"]
    assert stage.told[-1] == "Thêm dòng số liệu 2.1a. Số hội nghị"


def test_a_share_asks_for_its_two_parts(
    stage: TargetsStage, filling: Callable[..., list[FormDialog]]
):
    stage.choose("2.4", "q1")
    said = {"title": "Tỷ lệ", "code": "2.5", "measure": "%", "adds_up": "ratio"}
    shown = filling(**said, numerator="2.3", denominator="2.2")
    stage.press_with(Key.Key_N, CTRL)
    assert not shown[0].fields["numerator"].isHidden()
    assert (stage.statistic("2.5").numerator, stage.statistic("2.5").denominator) == ("2.3", "2.2")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": "", "code": "9.1", "measure": "hồ sơ"}, "title"),
        ({"title": "Tên", "code": "", "measure": "hồ sơ"}, "code"),
        ({"title": "Tên", "code": "9.1", "measure": " "}, "measure"),
        ({"title": "Tên", "code": "1.1", "measure": "hồ sơ"}, "code"),
    ],
)
def test_a_form_that_is_not_right_stays_open_and_says_why(
    stage: TargetsStage,
    filling: Callable[..., list[FormDialog]],
    words: dict[str, str],
    field: str,
):
    before = stage.newest()
    shown = filling(**words)
    stage.press_with(Key.Key_N, CTRL)
    assert shown[0].fields[field].edit.accessibleDescription()
    assert stage.newest() == before


def test_a_line_is_changed_moved_and_removed_by_keys(
    stage: TargetsStage, filling: Callable[..., list[FormDialog]]
):
    stage.choose("2.2", "q1")
    filling(title="Số văn bản đã rà soát", adds_up="last")
    stage.press_with(Key.Key_E, CTRL)
    assert stage.shown("2.2", "title") == "Số văn bản đã rà soát"
    stage.press_with(Key.Key_Down, ALT)
    assert codes(stage) == ["2.1", "2.3", "2.2", "2.4"]
    assert stage.at()[0] == "2.2"
    stage.press_with(Key.Key_Up, ALT)
    assert codes(stage) == ["2.1", "2.2", "2.3", "2.4"]
    stage.press_with(Key.Key_Delete, CTRL)
    assert codes(stage) == ["2.1", "2.3", "2.4"]
    assert stage.told[-1] == "Bỏ dòng số liệu 2.2. Số văn bản đã rà soát"


def test_what_a_share_rests_on_is_not_removed(stage: TargetsStage):
    stage.choose("3.3", "q1")
    stage.press_with(Key.Key_Delete, CTRL)
    assert stage.failed == ["indicator-is-a-part"]


def test_tables_are_added_named_and_removed_from_the_menu(
    stage: TargetsStage, filling: Callable[..., list[FormDialog]]
):
    def choose(words: str) -> None:
        menu = stage.page.grid.templates.menu()
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.deleteLater()

    filling(title="Thi đua", field="direction")
    choose("Thêm biểu…")
    made = indicator_grid(stage.desk, 2026)[-1]
    assert made.title == "Thi đua"
    assert stage.table.choose(str(made.id))
    filling(title="Thi đua, khen thưởng")
    choose("Đổi tên biểu…")
    assert indicator_grid(stage.desk, 2026)[-1].title == "Thi đua, khen thưởng"
    choose("Bỏ biểu")
    assert len(indicator_grid(stage.desk, 2026)) == 5
    assert stage.told[-1] == "Bỏ biểu “Thi đua, khen thưởng”: 0 dòng"


def test_without_tables_the_place_says_how_to_begin(
    stage: TargetsStage, filling: Callable[..., list[FormDialog]]
):
    for table in indicator_grid(stage.desk, 2026):
        key = table.id
        stage.bench.do(lambda key=key: remove_table(stage.desk, key))  # type: ignore[misc]
    assert stage.page.grid.blank.isVisible()
    filling(title="Biểu đầu tiên")
    stage.page.grid.blank.act.click()
    assert stage.table.isVisible()
