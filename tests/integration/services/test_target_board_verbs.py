"""The targets of a year over a real database: figures by quarter, standing, needs, years before."""

import uuid
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_desktop.domain.calendar.periods import Quarter
from cchc_desktop.domain.draft import Document, PlanDraft, TargetDraft
from cchc_desktop.domain.indicators import NO_DATA, Figure
from cchc_desktop.domain.targets import Check, Comparator, Verdict
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.target_board import BoardLine, TargetCell, set_figures, target_board
from cchc_desktop.services.targets import set_measurement
from cchc_desktop.services.units import UnitForm, add_unit
from db.models.figures import Measurement
from resources.words import deed, sentence

Q1, Q2, Q3, Q4 = (Quarter(2026, number) for number in (1, 2, 3, 4))
SCHOOL = "Trường Tiểu học Ngọc Lan"


def on_time(percent: int) -> TargetDraft:
    check = Check(Comparator.AT_LEAST, Decimal(percent), "%", "hồ sơ")
    return TargetDraft(f"Hồ sơ giải quyết đúng hạn đạt từ {percent}% trở lên", "3.1", (check,))


WAITING = TargetDraft(
    "Thời gian chờ không quá 15 phút", "3.2", (Check(Comparator.AT_MOST, Decimal(15), "phút"),)
)


def plan(desk: Desk, year: int, *targets: TargetDraft) -> uuid.UUID:
    document = Document(f"Kế hoạch năm {year}", number=f"{year - 2000}/KH-UBND")
    draft = PlanDraft(document, targets=targets)
    return store_plan(desk, draft, Quarter(year, 1).first_day, Quarter(year, 4).last_day)


@pytest.fixture
def ward(desk: Desk) -> Desk:
    plan(desk, 2026, on_time(98), WAITING)
    return desk


def line(desk: Desk, code: str = "3.1", until: Quarter = Q4) -> BoardLine:
    return next(one for one in target_board(desk, until) if one.code == code)


def share(part: int, whole: int) -> Figure:
    return Figure(numerator=Decimal(part), denominator=Decimal(whole))


def note(desk: Desk, quarter: Quarter, figure: Figure | None, code: str = "3.1") -> None:
    set_figures(desk, [TargetCell(line(desk, code).id, quarter, figure)])


def said(desk: Desk) -> str:
    newest = list_history(desk)[0]
    return deed(newest.verb, newest.facts)


def test_each_quarter_says_what_was_measured_and_whether_it_reaches_the_bar(ward: Desk):
    note(ward, Q1, share(97, 100))
    note(ward, Q2, share(99, 100))
    told = line(ward)
    assert [one.verdict for one in told.quarters] == [
        Verdict.NOT_MET,
        Verdict.MET,
        Verdict.NO_DATA,
        Verdict.NO_DATA,
    ]
    assert (told.standing, told.latest, told.needed) == ("met", Q2, None)
    assert told.plan_name == "26/KH-UBND"


def test_a_target_stands_as_its_latest_quarter_until_the_one_looked_at(ward: Desk):
    note(ward, Q1, share(97, 100))
    note(ward, Q2, share(99, 100))
    assert (line(ward, until=Q1).standing, line(ward, until=Q1).latest) == ("not-met", Q1)
    bare = line(ward, "3.2")
    assert (bare.standing, bare.latest, bare.needed) == ("no-data", None, None)


def test_the_next_quarter_needs_so_many_of_as_many(ward: Desk):
    note(ward, Q3, share(470, 490))
    told = line(ward, until=Q3)
    assert told.needed is not None
    assert told.needed.figure == share(481, 490)
    assert told.needed.away == Fraction(1100, 490)
    assert told.needed_in == Q4
    assert line(ward, until=Q4).needed_in == Q4


def test_behind_the_plans_end_there_is_no_next_quarter(ward: Desk):
    note(ward, Q4, Figure(Decimal("16.5")), "3.2")
    told = line(ward, "3.2")
    assert told.needed is not None
    assert (told.needed.figure, told.needed_in) == (Figure(Decimal(15)), None)


def test_the_same_target_is_followed_through_earlier_years(ward: Desk):
    plan(ward, 2025, on_time(95))
    plan(ward, 2024, on_time(90), WAITING)
    before = {year: next(iter(target_board(ward, Quarter(year, 4)))) for year in (2025, 2024)}
    for year, part in ((2025, 94), (2024, 93)):
        for quarter, figure in ((1, share(50, 100)), (3, share(part, 100))):
            set_figures(ward, [TargetCell(before[year].id, Quarter(year, quarter), figure)])
    assert [
        (one.year, one.figure, one.verdict, one.asked[0].value) for one in line(ward).years
    ] == [
        (2025, share(94, 100), Verdict.NOT_MET, 95),
        (2024, share(93, 100), Verdict.MET, 90),
    ]
    assert line(ward, "3.2").years == ()


def test_what_other_units_measured_counts_in_and_stays_theirs(ward: Desk):
    add_unit(ward, UnitForm(SCHOOL))
    set_measurement(ward, "3.1", Q1, share(40, 50), SCHOOL)
    note(ward, Q1, share(60, 60))
    told = line(ward).quarters[0]
    assert (told.own, told.together) == (share(60, 60), share(100, 110))
    assert {name for name, _ in told.by_unit} == {SCHOOL, "Ủy ban nhân dân phường Hoa Sen"}
    note(ward, Q1, None)
    told = line(ward).quarters[0]
    assert (told.own, told.together) == (NO_DATA, share(40, 50))


def test_figures_typed_together_are_one_step_back(ward: Desk):
    target = line(ward).id
    cells = [TargetCell(target, quarter, share(99, 100)) for quarter in (Q1, Q2, Q3)]
    assert set_figures(ward, cells).touched.keys() == {"measurement"}
    assert said(ward) == "Ghi 3 số đo của các chỉ tiêu"
    undo(ward)
    assert all(one.own == NO_DATA for one in line(ward).quarters)


def test_a_figure_that_was_taken_away_comes_back_by_undo_and_by_typing(ward: Desk):
    note(ward, Q1, share(97, 100))
    note(ward, Q1, None)
    assert line(ward).quarters[0].own == NO_DATA
    assert said(ward).startswith("Xóa số đo quý I/2026 của chỉ tiêu “3.1. Hồ sơ")
    undo(ward)
    assert line(ward).quarters[0].own == share(97, 100)
    note(ward, Q1, None)
    note(ward, Q1, share(98, 100))
    assert line(ward).quarters[0].own == share(98, 100)


def test_the_same_figure_again_writes_nothing(ward: Desk):
    note(ward, Q1, share(97, 100))
    target = line(ward).id
    assert set_figures(ward, [TargetCell(target, Q1, share(97, 100))]).seq is None
    assert set_figures(ward, [TargetCell(target, Q2, None)]).seq is None


def _before_the_plan(target: uuid.UUID) -> TargetCell:
    return TargetCell(target, Quarter(2025, 4), share(1, 2))


def _too_fine(target: uuid.UUID) -> TargetCell:
    return TargetCell(target, Q1, Figure(Decimal("1.23456")))


def _unknown(_target: uuid.UUID) -> TargetCell:
    return TargetCell(uuid.UUID(int=7), Q1, share(1, 2))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (_before_the_plan, "quarter-outside-plan"),
        (_too_fine, "figure-too-fine"),
        (_unknown, "target-not-found"),
    ],
)
def test_one_figure_that_cannot_be_kept_keeps_all_out(
    ward: Desk, wrong: Callable[[uuid.UUID], TargetCell], code: str
):
    target = line(ward).id
    with pytest.raises(RefusedError) as caught:
        set_figures(ward, [TargetCell(target, Q2, share(1, 2)), wrong(target)])
    assert caught.value.code == code
    assert "(mã " not in sentence(caught.value.code, caught.value.facts)
    assert line(ward).quarters[1].own == NO_DATA


def test_a_figure_another_office_keeps_is_not_written_over(ward: Desk):
    note(ward, Q1, share(97, 100))
    with ward.store.writing(ward.act("set-measurement")) as writer:
        key = next(iter(_measurements(ward)))
        writer.change(Measurement, key, steward_id=ward.unit_id)
    with pytest.raises(RefusedError) as caught:
        note(ward, Q1, share(98, 100))
    assert caught.value.code == "figure-kept-by-another"


def _measurements(desk: Desk) -> list[uuid.UUID]:
    with desk.store.looking() as ask:
        return [uuid.UUID(bytes=row[0]) for row in ask("SELECT id FROM measurement", ())]
