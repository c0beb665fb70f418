"""The first start: what is asked, what is proposed, how it will be printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.builders.memory_windows import TODAY
from ui.first_start.answers import Answers, head_lines, proposed_place, signature_lines
from ui.first_start.page import FirstStartPage
from ui.first_start.system_person import system_person

FILLED = {
    "name": "Ủy ban nhân dân phường Hoa Sen",
    "parent": "Ủy ban nhân dân thành phố",
    "signer": "Trần Văn Minh",
}


@pytest.fixture
def page(qtbot: QtBot):
    made = FirstStartPage("Nguyễn Thị Thu Hà", TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 688)
    made.show()
    made.begin()
    return made


def test_it_begins_in_the_name_with_what_a_ward_usually_has(page: FirstStartPage):
    assert page.focusWidget() is page.form.fields["name"].edit
    answers = page.form.answers()
    assert (answers.level, answers.mark, answers.post) == ("commune", "UBND", "Chủ tịch")
    assert answers.person == "Nguyễn Thị Thu Hà"
    assert answers.signs_as == "TM"


def test_the_answers_are_given_once_nothing_is_missing(page: FirstStartPage, qtbot: QtBot):
    page.form.fill(**FILLED)
    with qtbot.waitSignal(page.begun) as told:
        qtbot.keyClick(page.form.fields["name"].edit, Qt.Key.Key_Return)
    assert told.args[0] == Answers(
        level="commune",
        name="Ủy ban nhân dân phường Hoa Sen",
        parent="Ủy ban nhân dân thành phố",
        place="Hoa Sen",
        mark="UBND",
        signer="Trần Văn Minh",
        post="Chủ tịch",
        signs_as="TM",
        person="Nguyễn Thị Thu Hà",
    )


def test_a_plan_may_be_what_one_begins_with(page: FirstStartPage):
    page.form.fill(**FILLED)
    wishes: list[bool] = []
    page.begun.connect(lambda _answers: wishes.append(page.wants_plan))
    page._take.click()
    page._start.click()
    assert wishes == [True, False]


def test_what_is_missing_is_said_beneath_its_field(page: FirstStartPage, qtbot: QtBot):
    page.form.fill(name="Ủy ban nhân dân phường Hoa Sen")
    with qtbot.assertNotEmitted(page.begun):
        page._begin()
    assert page.focusWidget() is page.form.fields["parent"].edit
    said = {
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.property("tone") == "late"
    }
    assert said == {"Ghi cơ quan nhận báo cáo của đơn vị.", "Ghi họ và tên người ký báo cáo."}
    edit = page.form.fields["parent"].edit
    assert edit.accessibleDescription() == "Ghi cơ quan nhận báo cáo của đơn vị."
    edit.setText("Ủy ban nhân dân thành phố")
    assert edit.accessibleDescription() == ""


def test_a_level_proposes_only_where_nobody_has_typed(page: FirstStartPage):
    page.form.fill(mark="UB")
    page.form.choose_level("school")
    answers = page.form.answers()
    assert (answers.level, answers.mark, answers.post) == ("school", "UB", "Hiệu trưởng")
    assert answers.signs_as == ""


def test_arrows_move_between_levels(page: FirstStartPage, qtbot: QtBot):
    first = page.form._level._group.button(0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.form.answers().level == "school"


def test_the_place_follows_the_name_until_it_is_typed(page: FirstStartPage):
    page.form.fill(name="Ủy ban nhân dân xã Bến Đò")
    assert page.form.answers().place == "Bến Đò"
    page.form.fill(place="Hoa Sen", name="Ủy ban nhân dân xã Đồng Mới")
    assert page.form.answers().place == "Hoa Sen"


def test_the_sample_asks_for_nothing(page: FirstStartPage, qtbot: QtBot):
    with qtbot.waitSignal(page.sample_asked):
        page._sample.click()


def test_the_picture_says_what_the_form_says(page: FirstStartPage):
    page.form.fill(**FILLED)
    spoken = page._letterhead.accessibleDescription()
    assert "PHƯỜNG HOA SEN" in spoken
    assert "TM. ỦY BAN NHÂN DÂN" in spoken


def test_a_narrow_window_leaves_the_form_alone(page: FirstStartPage):
    page.resize(900, 688)
    assert not page._letterhead.isVisible()
    page.resize(1366, 688)
    assert page._letterhead.isVisible()


def test_tab_goes_through_every_field(page: FirstStartPage, qtbot: QtBot):
    passed = []
    for _ in range(20):
        widget = QApplication.focusWidget() or page.focusWidget()
        passed.append(widget.accessibleName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert {
        "Tên cơ quan", "Cơ quan cấp trên", "Địa danh ghi trên văn bản", "Ký hiệu văn bản",
        "Người ký", "Chức vụ", "Cách ký", "Người dùng máy này", "Bắt đầu", "Mở kế hoạch mẫu",
    } <= set(passed)  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "plain", "bold"),
    [
        (
            Answers(name="Ủy ban nhân dân phường Hoa Sen"),
            (),
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA SEN"),
        ),
        (
            Answers(name="Trường Tiểu học Hoa Sen", parent="Ủy ban nhân dân phường Hoa Sen"),
            ("UBND PHƯỜNG HOA SEN",),
            ("TRƯỜNG TIỂU HỌC HOA SEN",),
        ),
    ],
)
def test_the_head_follows_the_decree(
    answers: Answers, plain: tuple[str, ...], bold: tuple[str, ...]
):
    assert head_lines(answers) == (plain, bold)


@pytest.mark.parametrize(
    ("signs_as", "post", "lines"),
    [
        ("TM", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("KT", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("", "Hiệu trưởng", ("HIỆU TRƯỞNG",)),
        ("KT", "Phó Hiệu trưởng", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
    ],
)
def test_the_signature_follows_the_decree(signs_as: str, post: str, lines: tuple[str, ...]):
    name = "Ủy ban nhân dân phường Hoa Sen"
    assert signature_lines(Answers(name=name, signs_as=signs_as, post=post)) == lines


@given(st.text(max_size=60))
def test_a_place_is_part_of_the_name(name: str):
    assert proposed_place(name) in name


def test_the_system_knows_somebody():
    assert system_person()
