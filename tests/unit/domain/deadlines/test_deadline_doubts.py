"""What is no deadline, what is read with a doubt, and which part of the phrase is doubted."""

from datetime import date

import pytest

from cchc_desktop.domain.deadlines import Doubt, DoubtCode, Kind, Meaning, read
from resources.words import knows, sentence

YEAR = date(2024, 1, 1), date(2024, 12, 31)


def _dues(meaning: Meaning) -> list[date | None]:
    return [one.due for one in meaning.milestones]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("", DoubtCode.EMPTY),
        (" \t ", DoubtCode.EMPTY),
        ("Chưa xác định", DoubtCode.NO_TIME),
        ("Định kỳ họp giao ban", DoubtCode.NO_INTERVAL),
        ("5 lần/năm", DoubtCode.ODD_INTERVAL),
        ("trước ngày 25", DoubtCode.NO_MONTH),
        ("Trong quý", DoubtCode.NO_PERIOD),
        ("đầu quý III", DoubtCode.VAGUE),
        ("Khẩn trương", DoubtCode.HURRY),
        ("Theo quy định", DoubtCode.BY_RULE),
        ("Theo kế hoạch", DoubtCode.WHICH_PLAN),
        ("ngày 31/6", DoubtCode.IMPOSSIBLE),
        ("29/02/2023", DoubtCode.IMPOSSIBLE),
        ("Quý IV/2023", DoubtCode.BEFORE_PLAN),
        ("từ 30/6/2024 đến 01/6/2024", DoubtCode.BACKWARDS),
        ("Kế hoạch công tác năm 2024 của phường", DoubtCode.NOT_A_DEADLINE),
        ("ngày 15/9/2024 của Ủy ban nhân dân phường Hoa Sen", DoubtCode.NOT_A_DEADLINE),
        ("Quyết định số 12/QĐ-UBND ngày 15/9/2024", DoubtCode.NOT_A_DEADLINE),
        ("cao hơn so với quý I/2024", DoubtCode.NOT_A_DEADLINE),
        ("đến năm 2030, tầm nhìn đến năm 2045", DoubtCode.HORIZON),
        ("trước 15/12 và các năm tiếp theo", DoubtCode.VAGUE),
        ("Quý I năm 7", DoubtCode.IMPOSSIBLE),
    ],
)
def test_what_is_not_wholly_understood_is_unclear(phrase: str, code: DoubtCode):
    meaning = read(phrase, *YEAR)
    assert (meaning.kind, meaning.milestones) == (Kind.UNCLEAR, ())
    assert meaning.doubt is not None
    assert meaning.doubt.code == code
    assert meaning.doubt.part in phrase


@pytest.mark.parametrize(
    ("phrase", "code", "part", "due"),
    [
        ("Quy II", DoubtCode.SLIP, "Quy", date(2024, 6, 30)),
        ("tháng l1", DoubtCode.SLIP, "l1", date(2024, 11, 30)),
        ("Trước nqày 10/10", DoubtCode.SLIP, "nqày", date(2024, 10, 9)),
        ("Quý lll/2024", DoubtCode.SLIP, "lll", date(2024, 9, 30)),
        ("Hội nghị quý III", DoubtCode.DESCRIBES, "quý III", date(2024, 9, 30)),
        ("Học kỳ II năm học 2023-2024", DoubtCode.SCHOOL_TERM, None, date(2024, 5, 31)),
        ("45565", DoubtCode.SERIAL, "45565", date(2024, 9, 30)),
    ],
)
def test_what_is_read_with_a_doubt_keeps_its_date(
    phrase: str, code: DoubtCode, part: str | None, due: date
):
    meaning = read(phrase, *YEAR)
    assert meaning.doubt == Doubt(code, part or phrase)
    assert _dues(meaning) == [due]


def test_a_day_left_out_is_not_left_out_in_silence():
    meaning = read("Rà soát trước 30/9 và gửi 15/10 cho phường", *YEAR)
    assert _dues(meaning) == [date(2024, 9, 29)]
    assert meaning.doubt == Doubt(DoubtCode.LEFT_OUT, "15/10")


@pytest.mark.parametrize(
    "phrase", ["quy II nam 2024", "hang quy", "Thuong xuyen", "Truoc ngay 15/12", "HẰNG QUÝ"]
)
def test_a_phrase_typed_without_marks_is_no_slip(phrase: str):
    meaning = read(phrase, *YEAR)
    assert meaning.kind is not Kind.UNCLEAR
    assert meaning.doubt is None


@pytest.mark.parametrize(
    "phrase", ["Nâng hạng năm 2024", "Theo quy trình", "thanh 10", "Quỹ lương", "so sánh với sáu"]
)
def test_words_of_their_own_are_not_taken_for_slips(phrase: str):
    meaning = read(phrase, *YEAR)
    assert (meaning.kind, meaning.milestones) == (Kind.UNCLEAR, ())


def test_letters_in_pieces_and_dashes_of_any_kind_are_read():
    composed = read("Quý II – Quý III năm 2024", *YEAR)
    in_pieces = read("Quy\u0301 II — Quy\u0301 III na\u0306m 2024", *YEAR)
    assert in_pieces.milestones == composed.milestones
    assert in_pieces.text.startswith("Quy\u0301")


@pytest.mark.parametrize("code", DoubtCode)
def test_every_doubt_has_its_sentence(code: DoubtCode):
    assert knows(f"deadline-doubts.{code}")
    said = sentence(f"deadline-doubts.{code}", {"part": "năm tiếp theo"})
    assert "{" not in said
    assert said.endswith(".")
    assert ("năm tiếp theo" in said) == (code is not DoubtCode.EMPTY)
