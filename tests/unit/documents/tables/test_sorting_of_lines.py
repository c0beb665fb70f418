"""What a single line does among others: each sign that decides it, taken away and put back."""

from typing import Any

import pytest

from cchc_desktop.documents.blocks import NOWHERE
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.lines import Line
from cchc_desktop.documents.tables.sorting import Does, Sorted, sort_lines

WHO, WHEN = "Phòng Kinh tế", "Quý I năm 2026"


def a_line(code: str = "", title: str = "", who: str = "", when: str = "", **more: Any) -> Line:
    """Make a line as the rows of a table make it: what says one thing only stands alone."""
    said = {Role.CODE: code, Role.TITLE: title, Role.LEAD: who, Role.DEADLINE: when}
    for role in Role:
        if role.name.lower() in more:
            said[role] = more.pop(role.name.lower())
    said = {role: text for role, text in said.items() if text}
    speaking = [role for role in said if role is not Role.CODE]
    if len(speaking) == 1:
        more.setdefault("alone", said[speaking[0]])
        more.setdefault("alone_role", speaking[0])
    return Line(said, NOWHERE, texts=tuple(said.values()), **more)


def full(code: str, title: str = "Sửa đèn đường của khu phố", **more: Any) -> Line:
    return a_line(code, title, WHO, WHEN, **more)


CODED = (full("1"), full("2"), full("3"))
BARE = (full(""), full(""), full(""))


def after(*lines: Line, table: tuple[Line, ...] = CODED) -> list[tuple[Does, str]]:
    """Sort lines that stand below a few full ones, in a table of that kind."""
    found: list[Sorted] = sort_lines([*table, *lines])
    return [(one.does, one.doubt) for one in found[len(table) :]]


def first(*lines: Line, table: tuple[Line, ...] = CODED) -> tuple[Does, str]:
    return after(*lines, table=table)[0]


# ---- what is no task at all --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "does"),
    [
        (a_line("", "Ghi chú: các mốc có thể thay đổi"), Does.REMARK),
        (a_line("*", "Ghi chú: các mốc có thể thay đổi", wide=True), Does.REMARK),
        (a_line("4", "Ghi chú vào sổ mọi hồ sơ nhận được"), Does.TASK),
        (a_line("", "Tổng cộng"), Does.TOTAL),
        (a_line("", "Tổng cộng", funding="12 triệu"), Does.TOTAL),
        (a_line("5", "Tổng cộng", funding="12 triệu"), Does.TOTAL),
        (a_line("Cộng", "", funding="12 triệu"), Does.TOTAL),
        (full("4", "Tổng hợp số liệu"), Does.TASK),
        (a_line("4", f"Tổng hợp {'số liệu của các khu phố ' * 4}"), Does.TASK),
    ],
)
def test_remarks_and_totals(line: Line, does: Does):
    assert first(line)[0] is does


def test_a_total_between_a_task_and_its_rest_changes_nothing_and_a_group_does():
    rest = a_line("", "và các tuyến hẻm")
    assert after(a_line("", "Tổng cộng"), rest)[1] == (Does.MORE, "")
    assert after(a_line("II", "CẢI CÁCH THỂ CHẾ"), rest)[1][0] is not Does.MORE


# ---- the rest of a task --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (a_line("3", "và các tuyến hẻm", WHO, top=True), (Does.MORE, "")),
        (a_line("3.", "và các tuyến hẻm", WHO, top=True), (Does.MORE, "")),
        (a_line("3", "", WHO, top=True), (Does.MORE, "")),
        (a_line("3", "và các tuyến hẻm", WHO), (Does.TASK, "")),
        (a_line("4", "và các tuyến hẻm", WHO, top=True), (Does.TASK, "")),
        (full("3", "Sơn lại cổng chào", top=True), (Does.TASK, "")),
    ],
)
def test_a_number_again_at_the_top_of_a_page(line: Line, found: tuple[Does, str]):
    assert first(line) == found


def test_bullets_that_stand_for_numbers_begin_a_task_each():
    bullets = (full("-"), full("-"), full("-"))
    assert first(a_line("-", "sơn lại cổng chào", WHO), table=bullets) == (Does.TASK, "")
    assert first(a_line("-", "sơn lại cổng chào", WHO)) == (Does.MORE, "")


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        (a_line("", "", WHO, WHEN), "row-joined"),
        (a_line("", "", WHO, WHEN, top=True), ""),
        (a_line("", "", WHO, partner="Công an phường"), ""),
        (a_line("", "", "", WHEN, partner="Công an phường"), ""),
    ],
)
def test_who_and_when_once_more_is_doubted(line: Line, doubt: str):
    assert first(line) == (Does.MORE, doubt)


def test_who_and_when_of_a_task_that_had_none_is_its_own():
    undated = (*CODED, a_line("4", "Sửa cổng chào của khu phố", WHO))
    assert first(a_line("", "", WHO, WHEN), table=undated) == (Does.MORE, "")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (a_line("", "Của khu phố", top=True), (Does.MORE, "row-joined")),
        (a_line("", "Ở ba khu phố", top=True), (Does.MORE, "row-joined")),
        (a_line("", "(khu phố Một)", top=True), (Does.MORE, "")),
        (a_line("", "(khu phố Một)", WHO, top=True), (Does.MORE, "row-joined")),
        (a_line("", "(khu phố Một)", "", WHEN, top=True), (Does.MORE, "row-joined")),
        (a_line("", "Của khu phố", top=True, continues=True), (Does.MORE, "")),
        (a_line("", "Của khu phố", WHO), (Does.TASK, "")),
        (a_line("", "CỦA KHU PHỐ", WHO, top=True, continues=True), (Does.TASK, "")),
        (a_line("", "Của khu phố", WHO, top=True, continues=True, bold=True), (Does.TASK, "")),
    ],
)
def test_the_top_of_a_page_in_a_table_without_numbers(line: Line, found: tuple[Does, str]):
    assert first(line, table=BARE) == found


def test_a_page_does_not_go_on_with_a_sentence_that_was_ended():
    ended = (*BARE, full("", "Sửa đèn đường."))
    line = a_line("", "Của khu phố", WHO, top=True, continues=True)
    assert first(line, table=ended) == (Does.TASK, "")


@pytest.mark.parametrize("more", [{"when": WHEN}, {"start": "Tháng 3 năm 2026"}])
def test_a_line_with_who_and_when_stands_by_itself(more: dict[str, str]):
    line = a_line("", "Sơn lại cổng chào", WHO, top=True, **more)
    assert first(line) == (Does.TASK, "")


def test_a_line_without_a_day_does_not_stand_by_itself():
    assert first(a_line("", "Sơn lại cổng chào", WHO, top=True)) == (Does.MORE, "")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (a_line("", "- Đèn của hẻm số năm"), (Does.MORE, "")),
        (a_line("", "- Đèn của hẻm số năm", WHO), (Does.TASK, "")),
        (a_line("", "Đèn của hẻm số năm", product="Biên bản"), (Does.TASK, "")),
        (a_line("", "Sơn cổng", "Phòng Kinh tế và", WHEN, top=True), (Does.MORE, "")),
        (a_line("", "Sơn cổng", "và Phòng Kinh tế", WHEN, top=True), (Does.MORE, "")),
        (a_line("3", "và các hẻm", WHO, spanned=frozenset({Role.CODE})), (Does.TASK, "")),
    ],
)
def test_what_does_not_say_all_of_a_task(line: Line, found: tuple[Does, str]):
    assert first(line) == found


def test_where_no_task_says_a_day_none_is_wanted():
    table = tuple(a_line(str(at), "Sửa đèn đường", WHO) for at in range(1, 4))
    assert first(a_line("", "Sơn lại cổng chào", WHO, top=True), table=table) == (Does.TASK, "")


# ---- groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "following", "does"),
    [
        (a_line("II", "Cải cách thể chế"), full("1"), Does.GROUP),
        (a_line("II", "Cải cách thể chế"), full("4"), Does.GROUP),
        (a_line("II", "cải cách thể chế"), full("1"), Does.GROUP),
        (a_line("", "CẢI CÁCH THỂ CHẾ"), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", wide=True), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", bold=True), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", bold=True, top=True), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", wide=True, top=True), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", alone_role=Role.CODE, top=True), full("4"), Does.GROUP),
        (a_line("4", details="CẢI CÁCH THỂ CHẾ", wide=True), full("4.1"), Does.GROUP),
        (a_line("4", details="CẢI CÁCH THỂ CHẾ", bold=True), full("4.1"), Does.GROUP),
        (a_line("4", details="CẢI CÁCH THỂ CHẾ"), full("4.1"), Does.TASK),
        (a_line("-", details="CẢI CÁCH THỂ CHẾ", bold=True), full("4.1"), Does.TASK),
        (a_line("", "Cải cách thể chế", alone_role=Role.SECTION), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế", alone_role=Role.CODE), full("4"), Does.GROUP),
        (a_line("", "Cải cách thể chế"), full("4"), Does.TASK),
        (a_line("", "Cải cách thể chế", alone_role=Role.FUNDING, wide=True), full("4"), Does.TASK),
        (a_line("", "C" + "ải cách thể chế " * 30, wide=True), full("4"), Does.TASK),
        # what stands below decides about a number without anything beside it
        (a_line("4", "Cải cách thể chế"), full("4.1"), Does.GROUP),
        (a_line("4", "Cải cách thể chế"), full("5"), Does.TASK),
        (a_line("4", "Cải cách thể chế"), full(""), Does.GROUP),
        (a_line("4", "Cải cách thể chế"), full("a"), Does.GROUP),
        (a_line("a", "Cải cách thể chế"), full("b"), Does.TASK),
        (a_line("4", "Cải cách thể chế"), full("1"), Does.GROUP),
        (a_line("1", "Cải cách thể chế"), full("1"), Does.GROUP),
        (a_line("4", "Cải cách thể chế"), a_line("a", "Sửa cổng"), Does.TASK),
        (a_line("4", "Cải cách thể chế"), a_line("a", "", WHO, WHEN), Does.TASK),
        (a_line("4", "Cải cách thể chế"), a_line("1", "", WHO, WHEN), Does.TASK),
    ],
)
def test_what_names_a_group(line: Line, following: Line, does: Does):
    assert first(line, following) == (does, "")


def test_a_last_line_heads_nothing():
    assert first(a_line("4", "Cải cách thể chế")) == (Does.TASK, "")


def test_bold_says_nothing_where_tasks_are_bold():
    bold = tuple(full(str(at), bold=True) for at in range(1, 4))
    assert first(a_line("", "Cải cách thể chế", bold=True), full("4"), table=bold)[0] is Does.TASK


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (a_line("II", "Cải cách", funding="5 triệu"), (Does.GROUP, "group-says-more")),
        (a_line("II", "Cải cách", product="Báo cáo"), (Does.TASK, "")),
        (a_line("II", "Cải cách", details="Rà soát"), (Does.TASK, "")),
        (a_line("II", "Cải cách", WHO), (Does.TASK, "")),
        (a_line("II", "Cải cách", funding="5 triệu", note="x", person="y"), (Does.TASK, "")),
        (a_line("4", "Cải cách", funding="5 triệu"), (Does.TASK, "")),
    ],
)
def test_a_group_with_a_stray_word(line: Line, found: tuple[Does, str]):
    assert first(line, full("1")) == found


def test_a_bold_number_above_its_own_numbers_is_a_group_with_a_stray_word():
    bold = a_line("4", "Cải cách", funding="5 triệu", bold=True)
    assert first(bold, full("4.1")) == (Does.GROUP, "group-says-more")
    assert first(bold, full("5")) == (Does.TASK, "")
    plain = a_line("4", "Cải cách", funding="5 triệu")
    assert first(plain, full("4.1")) == (Does.TASK, "")


# ---- cells merged over several rows --------------------------------------------------------------


@pytest.mark.parametrize(
    ("spanned", "table", "does"),
    [
        ({Role.CODE, Role.TITLE}, CODED, Does.MORE),
        ({Role.CODE}, CODED, Does.TASK),
        ({Role.TITLE}, CODED, Does.TASK),
        ({Role.TITLE}, BARE, Does.MORE),
        ({Role.LEAD}, CODED, Does.TASK),
    ],
)
def test_a_cell_that_began_above_speaks_for_this_line_too(
    spanned: set[Role], table: tuple[Line, ...], does: Does
):
    code = "" if table is BARE else "3" if Role.CODE in spanned else "4"
    line = full(code, "Sửa đèn đường của khu phố", spanned=frozenset(spanned))
    assert first(line, table=table)[0] is does
