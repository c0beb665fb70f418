"""What the sums of many titles at once find is what comparing with each of them finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.services.intake.lanes import LaneSums, each_lane, lanes_of
from cchc_desktop.services.intake.likeness import Titles, Words
from cchc_desktop.services.intake.nearness import Near, Scored

SYLLABLES = ("rà", "soát", "kiểm", "tra", "thủ", "tục", "hồ", "sơ", "khu", "phố", "một", "hai")
TEXTS = st.lists(st.sampled_from(SYLLABLES), max_size=14).map(" ".join)
KNOWN = st.dictionaries(st.integers(0, 300), TEXTS.map(Words.of), max_size=30)
SHARES = st.floats(0.05, 1)
HELD = st.lists(st.tuples(st.integers(0, 2**9 - 1), st.integers(0, 70)), max_size=30)


def plainly(titles: Titles, known: dict[int, Words], asked: Words) -> list[Scored]:
    """Return all titles, the most alike first, then by their numbers."""
    scores = [(titles.likeness(asked, one), at) for at, one in known.items()]
    return sorted(scores, key=lambda one: (-one[0], one[1]))


def near(known: dict[int, Words], asked: Words, taken: set[int]) -> tuple[Near, list[Scored]]:
    """Return the titles with some taken away, and all that is left of them in order."""
    titles = Titles([asked, *known.values()])
    found = Near(titles, known)
    for at in taken & known.keys():
        found.take(at)
    return found, [one for one in plainly(titles, known, asked) if one[1] not in taken]


TAKEN = st.sets(st.integers(0, 300), max_size=60)


@given(KNOWN, TEXTS.map(Words.of), TAKEN, SHARES, st.integers(1, 5))
def test_the_nearest_are_those_of_all(
    known: dict[int, Words], asked: Words, taken: set[int], least: float, most: int
):
    found, there = near(known, asked, taken)
    wanted = [one for one in there if one[0] >= least][:most]
    assert found.nearest(asked, most, least, len(known) + 1) == wanted


@given(KNOWN, TEXTS.map(Words.of), TAKEN, SHARES, st.floats(0.01, 0.5))
def test_the_first_has_a_rival_where_any_is_close(
    known: dict[int, Words], asked: Words, taken: set[int], least: float, close: float
):
    found, there = near(known, asked, taken)
    told = found.first_and_rival(asked, least, close)
    if not there or there[0][0] < least:
        assert told is None
        return
    best = there[0]
    rivals = {at for score, at in there[1:] if score > best[0] - close}
    assert told is not None
    assert told[0] == best
    assert (told[1] in rivals) if rivals else (told[1] is None)


@given(KNOWN, TEXTS.map(Words.of), TAKEN, SHARES, st.integers(0, 300))
def test_another_is_there_where_comparing_all_finds_one(
    known: dict[int, Words], asked: Words, taken: set[int], above: float, besides: int
):
    found, there = near(known, asked, taken)
    wanted = any(score > above and at != besides for score, at in there)
    assert found.has_other(asked, besides, above) is wanted


@given(KNOWN, TAKEN)
def test_what_is_taken_away_is_not_free(known: dict[int, Words], taken: set[int]):
    found, _ = near(known, Words.of("rà soát"), taken)
    assert {at for at in known if found.is_free(at)} == known.keys() - taken


def test_only_so_many_are_compared():
    known = {at: Words.of(f"kiểm tra khu phố {at}") for at in range(50)}
    asked = Words.of("kiểm tra khu phố mới")
    found = Near(Titles([asked, *known.values()]), known)
    assert len(found.nearest(asked, 50, 0.1, 7)) == 7
    assert len(found.nearest(asked, 4, 0.1, 7)) == 4


@given(HELD, st.integers(1, 2**9 - 1))
def test_sums_of_lanes_are_those_of_each(held: list[tuple[int, int]], among: int):
    plain: dict[int, int] = {}
    for lane in each_lane(among):
        total = sum(weight for lanes, weight in held if lanes >> lane & 1)
        plain[total] = plain.get(total, 0) | 1 << lane
    found = list(LaneSums(2**9 - 1, held).falling(among))
    assert found == sorted(plain.items(), reverse=True)


@given(st.sets(st.integers(0, 5000)))
def test_lanes_are_written_and_read(numbers: set[int]):
    assert list(each_lane(lanes_of(sorted(numbers)))) == sorted(numbers)


def test_a_rival_may_be_less_alike_than_the_first_has_to_be():
    asked = Words.of("kiểm tra khu phố một")
    known = {1: asked, 2: Words.of("kiểm tra khu phố hai")}
    titles = Titles([asked, *known.values()])
    found, rival = Near(titles, known), titles.likeness(asked, known[2])
    assert found.first_and_rival(asked, 1.0, 1.01 - rival) == ((1.0, 1), 2)
    assert found.first_and_rival(asked, 1.0, 1.0 - rival) == ((1.0, 1), None)
    found.take(1)
    assert found.first_and_rival(asked, rival, 0.1) == ((rival, 2), None)
    assert found.first_and_rival(asked, rival + 0.001, 0.1) is None


def test_what_cannot_be_so_alike_is_not_compared(monkeypatch: pytest.MonkeyPatch):
    asked = Words.of("kiểm tra hồ sơ")
    known = {at: Words.of(f"sửa đèn khu phố {at}") for at in range(40)} | {99: asked}
    titles = Titles([asked, *known.values()])
    found, compared, plain = Near(titles, known), list[Words](), Titles.likeness

    def noted(titles: Titles, one: Words, other: Words) -> float:
        compared.append(other)
        return plain(titles, one, other)

    monkeypatch.setattr(Titles, "likeness", noted)
    assert found.nearest(asked, 4, 0.45, 40) == [(1.0, 99)]
    assert found.first_and_rival(asked, 0.75, 0.1) == ((1.0, 99), None)
    assert not found.has_other(asked, 99, 0.6)
    assert compared == [asked] * 2


def test_what_may_be_more_alike_by_its_size_and_is_not_does_not_count():
    """The sums are rough: they say at most. What is told is what comparing says."""
    texts = [
        f"{deed} {thing} {'của khu phố ' * (at % 3)}số {at}"
        for at, (deed, thing) in enumerate(
            (deed, thing)
            for deed in ("rà soát", "kiểm tra", "công khai")
            for thing in ("thủ tục", "hồ sơ một cửa", "chữ ký", "đèn đường")
        )
    ]
    known = {at: Words.of(text) for at, text in enumerate(texts)}
    titles = Titles(list(known.values()))
    found = Near(titles, known)
    for at, title in known.items():
        best = max(titles.likeness(title, one) for other, one in known.items() if other != at)
        assert found.has_other(title, at, best - 0.001)
        assert not found.has_other(title, at, best)
        assert not found.has_other(title, at, best + 0.001)
