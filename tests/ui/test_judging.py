"""The rules that every window is held to do find what breaks them."""

from judging import nameless, primaries, unknown_pairs, unreachable, unringed
from judging_room import cut
from judging_words import english, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import Bench
from ui.parts.boxes import column
from ui.parts.buttons import button
from ui.parts.labels import label


def _shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(column(*parts))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_nameless_button_is_found(bench: Bench):
    bench.window.navigation._undo.setAccessibleName("")
    bench.window.navigation._undo.setToolTip("")
    assert nameless(bench.window) == ["QPushButton in Navigation"]


def test_a_button_that_keys_never_reach_is_found(bench: Bench):
    bench.search.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert unreachable(bench.window) == [f"SearchField {bench.search.accessibleName()}"]


def test_a_cut_word_is_found(bench: Bench):
    bench.window.navigation._person.setMaximumWidth(20)
    bench.window.navigation._person.setText("Nguyễn Thị Thu Hà")
    assert "too narrow: Nguyễn Thị Thu Hà" in cut(bench.window)


def test_what_stands_over_a_field_is_found(bench: Bench):
    over = QPushButton("che", bench.window)
    place = bench.search.mapTo(bench.window, bench.search.rect().center())
    over.setGeometry(place.x(), place.y() - 20, 200, 60)
    over.show()
    assert f"overlap: {bench.search.accessibleName()}, che" in cut(bench.window)


def test_an_english_word_is_found(qtbot: QtBot):
    window = _shown(qtbot, label("Đóng"), label("Save all"))
    assert english(words_of(window)) == ["Save all"]


def test_a_second_primary_button_is_found(qtbot: QtBot):
    window = _shown(qtbot, button("Ghi", "primary"), button("Lưu", "primary"), button("Hủy"))
    assert primaries(window) == ["Ghi", "Lưu"]


def test_a_stop_without_a_ring_is_found(qtbot: QtBot):
    bare = button("Hủy")
    bare.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid gray; }")
    window = _shown(qtbot, button("Ghi"), bare)
    assert unringed(window) == ["QPushButton Hủy"]


def test_an_ink_nobody_measured_is_found(qtbot: QtBot):
    odd = label("Chữ nhạt")
    odd.setStyleSheet("color: #D2D6DC")  # the role of an outline
    window = _shown(qtbot, odd, label("Chữ thường"))
    assert [fault.split(":")[0] for fault in unknown_pairs(window)] == ["['edge'] on ['canvas']"]
