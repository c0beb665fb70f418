"""Fields: words are never cut, one edge for all of them, and what is told is told once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.boxes import column
from ui.parts.fields import Choice, Field, GrowingText
from ui.parts.labels import Sign
from ui.parts.told_fields import LinesField, PickField, WordsField
from ui.theme import look

_LONG = "Thực hiện Kế hoạch số 21/KH-UBND, Ủy ban nhân dân phường Hoa Sen báo cáo như sau: " * 8


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5])
def test_the_last_line_of_a_growing_field_is_whole(qtbot: QtBot, scale: float):
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.apply(app, "light", scale)
    try:
        field = GrowingText(3, 40)
        qtbot.addWidget(field)
        field.resize(520, 10)
        field.setPlainText(_LONG)
        with qtbot.waitExposed(field):
            field.show()
        layout, block = field.document().documentLayout(), field.document().firstBlock()
        assert layout.blockBoundingRect(block).height() <= field.viewport().height()
    finally:
        look.apply(app, "light")


def _ink(widget: QWidget) -> int:
    """Return where the first letter stands, from the left of the field."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    rows = range(8, picture.height() - 8)
    return next(
        at
        for at in range(4, picture.width())
        if any(abs(picture.pixelColor(at, y).lightness() - ground.lightness()) > 60 for y in rows)
    )


def test_words_begin_at_one_edge_whatever_the_field(qtbot: QtBot):
    line, words, choice, typed = QLineEdit(), GrowingText(), Choice([("h", "H")]), QComboBox()
    line.setText("H")
    words.setPlainText("H")
    typed.setEditable(True)
    typed.setEditText("H")
    form = QWidget()
    form.setLayout(column(line, words, choice, typed))
    qtbot.addWidget(form)
    form.resize(320, 260)
    form.show()
    form.setFocus()
    edges = [_ink(one) for one in (line, words, choice, typed)]
    assert max(edges) - min(edges) <= 1, edges


def test_a_wrong_field_says_why_beside_a_sign(qtbot: QtBot):
    field = Field("Số, ký hiệu", QLineEdit())
    qtbot.addWidget(field)
    field.show()
    sign = field.findChild(Sign)
    assert sign is not None
    assert not sign.isVisible()
    field.refuse("Số này đã dùng.")
    assert sign.isVisible()
    assert field.edit.accessibleDescription() == "Số này đã dùng."
    field.refuse("")
    assert not sign.isVisible()


def test_words_are_told_once_and_only_when_they_are_other(qtbot: QtBot):
    field, said = WordsField("Địa danh"), []
    qtbot.addWidget(field)
    field.show_words("Hoa Sen")
    field.said.connect(said.append)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "Ben Do")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert said == ["Ben Do"]
    field.show_words("Ben Do")
    qtbot.keyClick(field.line, Qt.Key.Key_End)
    qtbot.keyClicks(field.line, "x")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert said == ["Ben Do"]


def test_escape_brings_back_what_stood_there_and_takes_back_the_refusal(qtbot: QtBot):
    field = WordsField("Địa danh")
    qtbot.addWidget(field)
    field.show_words("Hoa Sen")
    qtbot.keyClicks(field.line, " moi")
    field.refuse("Chưa đúng.")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Hoa Sen"
    assert not field.edit.accessibleDescription()


def test_what_is_shown_anew_does_not_disturb_what_is_typed(qtbot: QtBot):
    field = WordsField("Địa danh")
    qtbot.addWidget(field)
    field.show_words("Hoa Sen")
    qtbot.keyClicks(field.line, "x")
    field.show_words("Hoa Sen")
    assert "x" in field.line.text()
    field.show_words("Bến Đò")
    assert field.line.text() == "Bến Đò"


def test_lines_are_told_on_leaving(qtbot: QtBot):
    form, field, other, said = QWidget(), LinesField("Dòng tên cơ quan"), QLineEdit(), []
    form.setLayout(column(field, other))
    qtbot.addWidget(form)
    field.said.connect(said.append)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    field.lines.setFocus()
    assert field.lines.hasFocus()
    qtbot.keyClicks(field.lines, "UBND")
    assert (field.lines.toPlainText(), said) == ("UBND", [])
    other.setFocus()
    assert other.hasFocus()
    assert said == ["UBND"]


def test_only_a_persons_choice_is_told(qtbot: QtBot):
    field, said = PickField("Cấp", [("ward", "Phường"), ("school", "Trường học")]), []
    qtbot.addWidget(field)
    field.said.connect(said.append)
    field.show_value("school")
    assert said == []
    field.choice.choose("ward")
    field.choice.activated.emit(0)
    assert said == ["ward"]
