"""Rows matched with tasks: by title, by code and title, by likeness; what is unsure stays open."""

import uuid
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.text import fold
from cchc_desktop.services.intake.likeness import Titles, Words, likeness
from cchc_desktop.services.intake.matching import Match, Told, match_tasks

A, B, C = (uuid.UUID(int=number) for number in range(1, 4))
CHECK = "Kiểm tra việc niêm yết thủ tục hành chính tại bộ phận một cửa"


def test_the_same_title_is_the_same_task_whatever_its_code():
    rows = [Told("Sửa đèn đường", "5"), Told("Sửa cổng chào", "1")]
    there = [(A, Told("Sửa cổng chào", "1")), (B, Told("Sửa đèn đường", "2"))]
    assert match_tasks(rows, there) == [Match(B), Match(A)]


def test_capitals_signs_and_marks_do_not_part_titles():
    found = match_tasks([Told("- SỬA  ĐÈN đường.")], [(A, Told("Sửa đèn đường"))])
    assert found == [Match(A)]


def test_equal_titles_are_told_apart_by_code_and_section():
    rows = [Told("Báo cáo", "2", "Phần hai"), Told("Báo cáo", "1", "Phần một")]
    there = [(A, Told("Báo cáo", "1", "Phần một")), (B, Told("Báo cáo", "2", "Phần hai"))]
    assert match_tasks(rows, there) == [Match(B), Match(A)]


def test_equal_titles_in_equal_number_go_by_their_order():
    rows = [Told("Báo cáo", "3"), Told("Báo cáo", "4")]
    there = [(A, Told("Báo cáo", "1")), (B, Told("Báo cáo", "2"))]
    assert match_tasks(rows, there) == [Match(A), Match(B)]


def test_a_reworded_task_keeps_its_place_by_its_code():
    rows = [Told("Ban hành và triển khai kế hoạch kiểm tra công vụ", "1", "I")]
    there = [(A, Told("Ban hành kế hoạch kiểm tra công vụ", "1", "I"))]
    assert match_tasks(rows, there) == [Match(A)]


def test_the_same_code_alone_is_no_task():
    rows = [Told("Tập huấn kỹ năng số cho cán bộ", "1")]
    there = [(A, Told("Sửa chữa trụ sở khu phố", "1"))]
    assert match_tasks(rows, there) == [Match()]


def test_a_reworded_task_is_found_without_its_code():
    rows = [Told(f"{CHECK} của phường", "9")]
    there = [(A, Told(CHECK, "1")), (B, Told("Sửa chữa trụ sở khu phố", "2"))]
    assert match_tasks(rows, there) == [Match(A)]


def test_two_candidates_alike_are_asked():
    rows = [Told(CHECK, "9")]
    there = [(A, Told(f"{CHECK} quý I", "1")), (B, Told(f"{CHECK} quý II", "2"))]
    (match,) = match_tasks(rows, there)
    assert match.task is None
    assert set(match.candidates) == {A, B}


def test_two_rows_alike_for_one_task_are_asked():
    rows = [Told(f"{CHECK} đợt một", "9"), Told(f"{CHECK} đợt hai", "10")]
    found = match_tasks(rows, [(A, Told(CHECK, "1"))])
    assert found == [Match(candidates=(A,))] * 2


def test_what_is_hardly_alike_is_asked_and_what_is_not_is_new():
    rows = [
        Told("Kiểm tra niêm yết thủ tục đất đai tại bộ phận một cửa của các khu phố"),
        Told("Mua máy in"),
    ]
    asked, new = match_tasks(rows, [(A, Told(CHECK))])
    assert asked == Match(candidates=(A,))
    assert new == Match()


def test_likeness_has_its_ends():
    assert likeness("Sửa đèn", "sửa  đèn.") == 1
    assert likeness("Sửa đèn", "Mua máy in") == 0
    assert likeness("", "") == 0


WORDS = ("rà", "soát", "kiểm", "tra", "báo", "cáo", "thủ", "tục", "hồ", "sơ", "khu", "phố", "đèn")
TITLES = st.lists(
    st.lists(
        st.sampled_from(WORDS),
        min_size=2,
        max_size=7,
    ).map(" ".join),
    unique=True,
    max_size=12,
)


@given(TITLES, st.integers())
def test_a_plan_matches_itself_in_any_order(titles: list[str], seed: int):
    there = [(uuid.UUID(int=at), Told(title, str(at))) for at, title in enumerate(titles)]
    shuffled = list(there)
    Random(seed).shuffle(shuffled)
    found = match_tasks([told for _, told in shuffled], there)
    assert found == [Match(key) for key, _ in shuffled]


@given(TITLES, TITLES)
def test_no_task_is_two_rows_and_none_is_asked_that_is_taken(rows: list[str], titles: list[str]):
    there = [(uuid.UUID(int=at), Told(title, str(at))) for at, title in enumerate(titles)]
    found = match_tasks([Told(title, str(at)) for at, title in enumerate(rows)], there)
    taken = [one.task for one in found if one.task is not None]
    assert len(found) == len(rows)
    assert len(taken) == len(set(taken))
    asked = {key for one in found for key in one.candidates}
    assert asked.isdisjoint(taken)
    assert all(one.task is None or not one.candidates for one in found)


# ---- the slow way: every row with every task, nothing left out ----------------------------------


def slowly(rows: list[str], there: list[str]) -> list[Match]:
    """Match by likeness alone, as `match_tasks` says it does, with all scores in one table."""
    titles = [Words.of(fold(one)) for one in (*rows, *there)]
    like = Titles(titles).likeness
    score = {
        (row, task): like(titles[row], titles[len(rows) + task])
        for row in range(len(rows))
        for task in range(len(there))
    }
    pairs: dict[int, int] = {}
    open_rows: set[int] = set()
    for (row, task), best in sorted(score.items(), key=lambda one: (-one[1], one[0])):
        taken = pairs.values()
        if best < 0.75 or row in pairs or task in taken:
            continue
        close = best - 0.1
        rivals = any(
            score[row, other] > close and other != task and other not in taken
            for other in range(len(there))
        ) or any(
            score[other, task] > close and other != row and other not in pairs
            for other in range(len(rows))
        )
        if rivals:
            open_rows.add(row)
        elif row not in open_rows:
            pairs[row] = task
    found = []
    for row in range(len(rows)):
        left = [task for task in range(len(there)) if task not in pairs.values()]
        maybe = sorted((-score[row, task], task) for task in left if score[row, task] >= 0.45)
        named = tuple(uuid.UUID(int=task) for _, task in maybe[:4])
        known = pairs.get(row)
        found.append(Match(candidates=named) if known is None else Match(uuid.UUID(int=known)))
    return found


FORMULAS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), unique=True, max_size=25
)


@given(FORMULAS, FORMULAS)
def test_the_quick_way_finds_what_the_slow_one_does(rows: list[str], titles: list[str]):
    rows = [one for one in rows if one not in titles]  # the same title is paired by its words
    there = [(uuid.UUID(int=at), Told(title)) for at, title in enumerate(titles)]
    assert match_tasks([Told(one) for one in rows], there) == slowly(rows, titles)


# ---- thousands of titles made after one formula -------------------------------------------------

VERBS = ("Rà soát", "Kiểm tra", "Tổng hợp", "Công khai", "Khảo sát")
THINGS = ("thủ tục hành chính", "hồ sơ một cửa", "chữ ký số", "dịch vụ công trực tuyến")
SLOTS = [
    f"{verb} {thing} tại khu phố {number}"
    for verb in VERBS
    for thing in THINGS
    for number in range(1, 6)
]


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_formulas_are_matched_as_by_the_slow_way(chance: Random):
    """Titles that differ in one slot are rivals of one another, by the dozen."""
    titles = chance.sample(SLOTS, 40)
    rows = [f"{one}, có điều chỉnh" for one in chance.sample(titles, 25)]
    rows += [one.replace("khu phố", "tổ dân phố") for one in chance.sample(titles, 10)]
    there = [(uuid.UUID(int=at), Told(title)) for at, title in enumerate(titles)]
    assert match_tasks([Told(one) for one in rows], there) == slowly(rows, titles)


def test_thousands_after_one_formula_are_not_all_compared(monkeypatch: pytest.MonkeyPatch):
    compared = 0
    plain = Titles.likeness

    def counted(titles: Titles, one: Words, other: Words) -> float:
        nonlocal compared
        compared += 1
        return plain(titles, one, other)

    monkeypatch.setattr(Titles, "likeness", counted)
    texts = [f"Thực hiện nhiệm vụ số {at} của kế hoạch năm trên địa bàn" for at in range(500)]
    there = [(uuid.UUID(int=at), Told(text)) for at, text in enumerate(texts)]
    found = match_tasks([Told(f"{text}, có điều chỉnh") for text in texts], there)
    assert found == [Match(key) for key, _ in there]
    assert compared < 10 * len(texts)
