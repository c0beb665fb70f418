"""Templates of statistics over a real database: made, changed, ordered, removed."""

import uuid
from decimal import Decimal

import pytest

from cchc_desktop.domain.calendar.periods import Period, Quarter
from cchc_desktop.domain.indicators import HowAdds
from cchc_desktop.services import indicator_templates as templates
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, redo, undo
from cchc_desktop.services.indicator_grid import (
    GridLine,
    GridTable,
    ValueCell,
    indicator_grid,
    set_values,
)
from cchc_desktop.services.indicator_templates import LineForm
from resources.words import deed, sentence

FIELD = "institutions"
Q1 = Quarter(2026, 1)
MEETINGS = LineForm("2.5", "Số hội nghị đã tổ chức", "hội nghị", HowAdds.SUM)


def tables(desk: Desk) -> list[GridTable]:
    return indicator_grid(desk, 2026)


def table(desk: Desk, code: str = "TC") -> GridTable:
    return next(one for one in tables(desk) if one.code == code)


def codes(desk: Desk, code: str = "TC") -> list[str]:
    return [one.code for one in table(desk, code).lines]


def line(desk: Desk, code: str) -> GridLine:
    return next(one for of in tables(desk) for one in of.lines if one.code == code)


def said(desk: Desk) -> str:
    newest = list_history(desk)[0]
    return deed(newest.verb, newest.facts)


def refusal(caught: pytest.ExceptionInfo[RefusedError]) -> str:
    words = sentence(caught.value.code, caught.value.facts)
    assert "(mã " not in words
    return words


def test_a_line_comes_at_the_end_or_behind_another(desk: Desk):
    templates.add_line(desk, table(desk).id, MEETINGS)
    assert codes(desk) == ["2.1", "2.2", "2.3", "2.4", "2.5"]
    assert said(desk) == "Thêm dòng số liệu 2.5. Số hội nghị đã tổ chức"
    behind = LineForm("2.1a", "Trong đó: quyết định", "văn bản", HowAdds.SUM)
    templates.add_line(desk, table(desk).id, behind, line(desk, "2.1").id)
    assert codes(desk) == ["2.1", "2.1a", "2.2", "2.3", "2.4", "2.5"]
    undo(desk)
    assert codes(desk) == ["2.1", "2.2", "2.3", "2.4", "2.5"]


def test_a_share_of_the_offices_own_is_worked_out(desk: Desk):
    form = LineForm("2.6", "Tỷ lệ kiến nghị", "%", HowAdds.RATIO, "2.3", "2.2")
    templates.add_line(desk, table(desk).id, form)
    cells = [
        ValueCell(line(desk, code).id, Q1, Decimal(value))
        for code, value in (("2.3", 3), ("2.2", 12))
    ]
    set_values(desk, cells)
    assert line(desk, "2.6").told[Period.of(Q1)].exact("%") == 25


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (LineForm("", "a", "b", HowAdds.SUM), "indicator-without-code"),
        (LineForm("9.9", "  ", "b", HowAdds.SUM), "indicator-without-title"),
        (LineForm("9.9", "a", "", HowAdds.SUM), "indicator-without-measure"),
        (LineForm("3.3", "a", "b", HowAdds.SUM), "indicator-code-taken"),
        (LineForm("9.9", "a", "%", HowAdds.RATIO), "indicator-without-parts"),
        (LineForm("9.9", "a", "%", HowAdds.RATIO, "3.3", "3.3"), "indicator-without-parts"),
        (LineForm("9.9", "a", "%", HowAdds.RATIO, "3.5", "3.3"), "indicator-without-parts"),
        (LineForm("9.9", "a", "%", HowAdds.RATIO, "3.2", "3.3"), "indicator-without-parts"),
    ],
)
def test_a_line_that_could_not_be_told_or_worked_out_is_refused(
    desk: Desk, form: LineForm, code: str
):
    with pytest.raises(RefusedError) as caught:
        templates.add_line(desk, table(desk).id, form)
    assert caught.value.code == code
    refusal(caught)


def test_a_changed_code_is_followed_by_what_is_worked_out_from_it(desk: Desk):
    set_values(desk, [ValueCell(line(desk, "3.3").id, Q1, Decimal(100))])
    form = LineForm("3.3b", "Hồ sơ tiếp nhận", "hồ sơ", HowAdds.SUM)
    templates.change_line(desk, line(desk, "3.3").id, form)
    changed = line(desk, "3.3b")
    assert (changed.title, changed.own) == ("Hồ sơ tiếp nhận", {Q1: 100})
    assert line(desk, "3.5").denominator == "3.3b"
    undo(desk)
    assert (line(desk, "3.5").denominator, line(desk, "3.3").own) == ("3.3", {Q1: 100})


def test_a_part_of_a_share_stays_what_can_be_counted(desk: Desk):
    form = LineForm("3.3", "Hồ sơ", "hồ sơ", HowAdds.NONE)
    with pytest.raises(RefusedError) as caught:
        templates.change_line(desk, line(desk, "3.3").id, form)
    assert "3.5" in refusal(caught)
    with pytest.raises(RefusedError) as caught:
        templates.remove_line(desk, line(desk, "3.3").id)
    assert caught.value.code == "indicator-is-a-part"


def test_a_line_goes_with_its_values_and_comes_back_with_them(desk: Desk):
    key = line(desk, "2.2").id
    set_values(desk, [ValueCell(key, Q1, Decimal(12))])
    templates.remove_line(desk, key)
    assert codes(desk) == ["2.1", "2.3", "2.4"]
    undo(desk)
    assert (codes(desk), line(desk, "2.2").own) == (["2.1", "2.2", "2.3", "2.4"], {Q1: 12})
    redo(desk)
    assert "2.2" not in codes(desk)


def test_a_code_of_a_removed_line_begins_without_its_values(desk: Desk):
    key = line(desk, "2.2").id
    set_values(desk, [ValueCell(key, Q1, Decimal(12))])
    templates.remove_line(desk, key)
    again = LineForm("2.2", "Số văn bản khác", "văn bản", HowAdds.SUM)
    templates.add_line(desk, table(desk).id, again)
    assert (line(desk, "2.2").title, line(desk, "2.2").own) == ("Số văn bản khác", {})


@pytest.mark.parametrize(
    ("code", "step", "order"),
    [
        ("2.2", 1, ["2.1", "2.3", "2.2", "2.4"]),
        ("2.2", -1, ["2.2", "2.1", "2.3", "2.4"]),
        ("2.1", -1, ["2.1", "2.2", "2.3", "2.4"]),
        ("2.4", 1, ["2.1", "2.2", "2.3", "2.4"]),
    ],
)
def test_a_line_moves_within_its_table(desk: Desk, code: str, step: int, order: list[str]):
    outcome = templates.move_line(desk, line(desk, code).id, step)
    assert codes(desk) == order
    assert (outcome.seq is None) == (order == ["2.1", "2.2", "2.3", "2.4"])


def test_a_table_is_made_named_and_removed_with_its_lines(desk: Desk):
    templates.add_table(desk, " Thi đua, khen thưởng ", FIELD)
    made = tables(desk)[-1]
    assert (made.title, made.lines) == ("Thi đua, khen thưởng", ())
    templates.add_line(desk, made.id, MEETINGS)
    set_values(desk, [ValueCell(line(desk, "2.5").id, Q1, Decimal(2))])
    templates.rename_table(desk, made.id, "Thi đua")
    assert said(desk) == "Đổi tên biểu “Thi đua, khen thưởng” thành “Thi đua”"
    templates.remove_table(desk, made.id)
    assert (len(tables(desk)), said(desk)) == (5, "Bỏ biểu “Thi đua”: 1 dòng")
    undo(desk)
    assert line(desk, "2.5").own == {Q1: 2}
    templates.add_table(desk, "Biểu khác", FIELD)
    assert len({one.code for one in tables(desk)}) == len(tables(desk)) == 7


def test_a_tables_title_is_stated_and_its_own(desk: Desk):
    for title, code in (
        (" ", "indicator-table-without-title"),
        ("cải cách thể chế", "indicator-table-taken"),
    ):
        with pytest.raises(RefusedError) as caught:
            templates.add_table(desk, title, FIELD)
        assert caught.value.code == code
        refusal(caught)


def test_a_table_another_rests_on_stays(desk: Desk):
    form = LineForm("2.6", "Tỷ lệ", "%", HowAdds.RATIO, "2.3", "3.3")
    templates.add_line(desk, table(desk).id, form)
    with pytest.raises(RefusedError) as caught:
        templates.remove_table(desk, table(desk, "TTHC").id)
    assert caught.value.code == "indicator-is-a-part"
    templates.remove_table(desk, table(desk).id)
    assert [one.code for one in tables(desk)] == ["CDDH", "TTHC", "BMCV", "CQS"]


def test_what_is_gone_is_said_to_be_gone(desk: Desk):
    lost = uuid.UUID(int=7)
    with pytest.raises(RefusedError) as caught:
        templates.move_line(desk, lost, 1)
    assert "đã được bỏ" in refusal(caught)
    with pytest.raises(RefusedError) as caught:
        templates.rename_table(desk, lost, "Tên")
    assert "đã được bỏ" in refusal(caught)


def test_parts_to_choose_from_are_what_is_counted(desk: Desk):
    there = {code for code, _ in templates.possible_parts(desk)}
    assert {"3.3", "1.2", "3.10"} <= there
    assert not {"3.5", "3.2"} & there
