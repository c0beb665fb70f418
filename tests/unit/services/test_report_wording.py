"""Sentences of reports: clauses without noughts, shares, names, goals; their words are there."""

import ast
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.domain.status import Shown, State
from cchc_desktop.domain.targets import Check, Comparator
from cchc_desktop.services.reporting import wording
from cchc_desktop.services.reporting.documents_named import cited, kind_of
from cchc_desktop.services.reporting.issued_rows import same_number
from cchc_desktop.services.reporting.names_in_full import in_a_sentence, in_full
from cchc_desktop.services.reporting.outline import FIELDS, preset_outline
from cchc_desktop.services.reporting.periodic import roman
from cchc_desktop.services.reporting.stands import Stand, Tally, stand_of
from resources import words

ROOM = Path(wording.__file__).parent


def tally(**counts: int) -> Tally:
    return Tally(Counter({Stand(name.replace("_", "-")): count for name, count in counts.items()}))


# ---- how tasks stand ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "said", "stand"),
    [
        (Shown.DONE, State.DONE, Stand.DONE),
        (Shown.DONE_LATE, State.DONE, Stand.DONE_LATE),
        (Shown.OVERDUE, None, Stand.OVERDUE),
        (Shown.DUE_SOON, None, Stand.NOT_STARTED),
        (Shown.DUE_SOON, State.IN_PROGRESS, Stand.RUNNING),
        (Shown.UNCONFIRMED, State.ONGOING, Stand.ONGOING),
        (Shown.UNCONFIRMED, State.NOT_STARTED, Stand.NOT_STARTED),
        (Shown.UPCOMING, State.NOT_STARTED, Stand.NOT_STARTED),
        (Shown.CARRIED_OVER, State.CARRIED_OVER, Stand.CARRIED_OVER),
    ],
)
def test_how_a_task_stands(shown: Shown, said: State | None, stand: Stand):
    assert stand_of(shown, said, dated=True) is stand


def test_what_has_no_day_is_neither_in_time_nor_late():
    assert stand_of(Shown.DONE, State.DONE, dated=False) is Stand.DONE_UNDATED


@pytest.mark.parametrize("shown", Shown)
@pytest.mark.parametrize("said", [None, *State])
def test_every_task_stands_somehow(shown: Shown, said: State | None):
    assert words.knows(f"report-stands.{stand_of(shown, said, dated=True)}")


# ---- clauses --------------------------------------------------------------------------------


def test_the_clauses_of_a_quarter():
    told = tally(done=11, done_late=1, running=38, overdue=3, not_started=4)
    assert wording.clauses(told, not_yet=True) == (
        "đã hoàn thành 12 nhiệm vụ (đạt 21,05%), gồm 11 nhiệm vụ đúng hạn và 01 nhiệm vụ trễ hạn;"
        " đang thực hiện 41 nhiệm vụ (chiếm 71,93%), gồm 38 nhiệm vụ trong hạn và 03 nhiệm vụ"
        " quá hạn; chưa thực hiện 04 nhiệm vụ (chiếm 7,02%) do chưa đến thời gian triển khai"
    )


def test_a_clause_whose_count_is_nought_is_left_out():
    assert wording.clauses(tally(done=5)) == (
        "đã hoàn thành toàn bộ 05 nhiệm vụ (đạt 100%), đều đúng hạn"
    )
    assert "00" not in wording.clauses(tally(running=3, paused=1))
    assert wording.clauses(Tally.of([])) == ""


def test_one_alone_is_not_all():
    assert wording.clauses(tally(done=1, running=1)) == (
        "đã hoàn thành 01 nhiệm vụ (đạt 50%), đúng hạn;"
        " đang thực hiện 01 nhiệm vụ (chiếm 50%), trong hạn"
    )


def test_all_late():
    said = wording.clauses(tally(done_late=2, overdue=2))
    assert "đều trễ hạn" in said
    assert "đều quá hạn" in said


# ---- names ----------------------------------------------------------------------------------


def test_a_task_is_called_by_what_is_before_the_semicolon():
    assert wording.short_title("Kiểm tra công vụ tại xã; báo cáo kết quả.") == (
        "Kiểm tra công vụ tại xã"
    )
    assert wording.short_title("Rà soát; trình ký") == "Rà soát; trình ký"


def test_many_names_are_counted():
    told = wording.named([f"việc {number}" for number in range(12)])
    assert told == "việc 0; việc 1; việc 2; việc 3 và 08 nhiệm vụ khác"
    assert wording.named(["một", "hai"]) == "một; hai"


@pytest.mark.parametrize(
    ("text", "within"),
    [("Ban hành", "ban hành"), ("UBND phường", "UBND phường"), ("", ""), ("Ở xã", "ở xã")],
)
def test_a_small_letter_within_a_sentence(text: str, within: str):
    assert wording.lower_first(text) == within


def test_a_result_runs_on_after_a_colon_but_a_name_keeps_its_capital():
    assert wording.run_in("Đã ban hành kế hoạch") == "đã ban hành kế hoạch"
    assert wording.run_in("Thành phố công bố kết quả") == "Thành phố công bố kết quả"


def test_numerals():
    assert [roman(number) for number in (1, 3, 4, 5, 8, 9, 14)] == [
        *("I", "III", "IV", "V", "VIII", "IX", "XIV")
    ]


# ---- figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "goal"),
    [
        (Check(Comparator.AT_LEAST, Decimal(98), "%"), "từ 98% trở lên"),
        (Check(Comparator.AT_LEAST, Decimal(100), "%"), "đạt 100%"),
        (Check(Comparator.AT_LEAST, Decimal("97.5"), "%"), "từ 97,50% trở lên"),
        (Check(Comparator.AT_MOST, Decimal(15), "phút"), "không quá 15 phút"),
        (Check(Comparator.MORE, Decimal(5), "sáng kiến"), "trên 05 sáng kiến"),
        (Check(Comparator.LESS, Decimal(1), "%"), "dưới 1%"),
        (Check(Comparator.EQUAL, Decimal(8), "lĩnh vực"), "đạt 08 lĩnh vực"),
        (
            Check(Comparator.RANGE, Decimal(3), "%", upper=Decimal("4.5")),
            "từ 3% đến 4,50%",
        ),
    ],
)
def test_what_a_target_asks_for(check: Check, goal: str):
    assert wording.goal_words(check) == goal


def test_figures_in_a_sentence():
    share = Figure(numerator=Decimal(198), denominator=Decimal(212))
    assert wording.figure_words(share, "%") == "93,40%"
    assert wording.count_words(Figure(Decimal(7)), "văn bản") == "07"
    assert wording.count_words(Figure(Decimal("7.5")), "điểm") == "7,5"
    assert wording.figure_words(Figure(), "%") == ""
    assert wording.percent_points(Fraction(-8, 5)) == "1,60"


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("2026Q1", "2026Q2"),
        ("2026Q4", "2027Q1"),
        ("2026H1", "2026H2"),
        ("2026H2", "2027H1"),
        ("2026M9", "2026Q4"),
        ("2026", "2027"),
        ("2026-12", "2027-01"),
    ],
)
def test_what_a_report_looks_forward_to(period: str, following: str):
    assert str(wording.next_period(parse(period))) == following


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("ỦY BAN NHÂN DÂN QUẬN 1", "Ủy ban nhân dân Quận 1"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG HOA SEN", "Ủy ban nhân dân phường Hoa Sen"),
        ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"),
        ("TRƯỜNG MẦM NON HOA MAI", "Trường Mầm Non Hoa Mai"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("UBND", "UBND"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_within_a_sentence(written: str, spoken: str):
    assert in_a_sentence(written) == spoken


def test_a_name_in_full():
    assert in_full("UBND phường Hoa Sen") == "Ủy ban nhân dân phường Hoa Sen"
    assert in_full("Văn phòng HĐND và UBND") == "Văn phòng HĐND và UBND"


# ---- documents ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "title", "named"),
    [
        ("34/KH-UBND", "Kế hoạch kiểm tra", "Kế hoạch số 34/KH-UBND ngày 05/02/2026 về kiểm tra"),
        ("34/KH-UBND", "Kế hoạch", "Kế hoạch số 34/KH-UBND ngày 05/02/2026"),
        ("8/QĐ-UBND", "Về nhân sự", "Quyết định số 08/QĐ-UBND ngày 05/02/2026: Về nhân sự"),
        ("15/UBND-VP", "", "Văn bản số 15/UBND-VP ngày 05/02/2026"),
        (None, "Ảnh chụp", "Ảnh chụp ngày 05/02/2026"),
    ],
)
def test_how_a_document_is_cited(number: str | None, title: str, named: str):
    assert cited(number, date(2026, 2, 5), title) == named


def test_a_letter_has_no_kind():
    assert kind_of("12/UBND-VX") == ""
    assert kind_of("76/2021/NQ-CP") == "Nghị quyết"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("126", "126/BC-UBND", True),
        ("0126", "126", True),
        ("126/BC-UBND", "126/BC-HDND", False),
        ("12", "126", False),
    ],
)
def test_numbers_that_name_the_same_document(one: str, other: str, *, same: bool):
    assert same_number(one, other) is same


# ---- the catalogue --------------------------------------------------------------------------


def _codes(file: Path) -> set[str]:
    """Return the words that a module asks for by a literal code."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).split(".")[-1]
        given = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [value for value in given if isinstance(value, str)]
        if called == "say" and texts:
            found.add(f"report-texts.{texts[0]}")
        elif called == "word" and len(texts) == 2:
            found.add(f"{texts[0]}.{texts[1]}")
        elif called == "sentence" and texts:
            found.add(texts[0])
    return found


def test_every_sentence_that_is_said_has_its_words():
    asked = {code for file in ROOM.glob("*.py") for code in _codes(file)}
    assert {"report-texts.stands-on", "report-columns.total", "report-cited.day"} <= asked
    assert not [code for code in sorted(asked) if not words.knows(code)]


def test_fields_and_chapters_have_their_words():
    for field in FIELDS:
        assert words.knows(f"report-fields.{field}")
        assert words.knows(f"report-fields-short.{field}")
    assert all(chapter.title for chapter in preset_outline())
