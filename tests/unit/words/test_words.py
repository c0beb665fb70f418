"""Sentences from codes: facts as offices write them, and never a failure."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from resources import words


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (date(2026, 2, 5), "05/02/2026"),
        (date(2026, 6, 30), "30/6/2026"),
        (date(2026, 11, 1), "01/11/2026"),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "06:30 ngày 01/02/2026"),
        (4106, "4.106"),
        (-12_500_000, "-12.500.000"),
        (Decimal("98.50"), "98,5"),
        (Decimal("1E+3"), "1.000"),
        (1234.25, "1.234,25"),
        (0, "0"),
        (True, "có"),
        (None, ""),
        ("Quý II", "Quý II"),
        (["Văn phòng", "Trường Hoa Sen"], "Văn phòng, Trường Hoa Sen"),
        ((date(2026, 1, 1), 1000), "01/01/2026, 1.000"),
        (Path("a") / "b.db", str(Path("a") / "b.db")),
    ],
)
def test_facts_are_written_as_offices_write_them(fact: object, written: str):
    assert words.shown(fact) == written


def test_a_sentence_holds_its_facts():
    facts = {"year": 2026, "first": 1900, "last": 2999}
    assert words.sentence("period-out-of-range", facts).startswith("Năm 2026 ")


def test_a_fact_is_never_taken_for_a_template():
    said = words.sentence("period-unreadable", {"text": "{year:plain} {0} {"})
    assert "“{year:plain} {0} {”" in said


@pytest.mark.expects_log("no words for the code 'no-such-code'")
def test_an_unknown_code_gets_a_general_sentence():
    said = words.sentence("no-such-code", {"text": "x"})
    assert "no-such-code" in said
    assert "nhật ký" in said


@pytest.mark.expects_log("do not fit")
def test_missing_facts_get_the_general_sentence():
    assert "period-unreadable" in words.sentence("period-unreadable", {})


@pytest.mark.expects_log("no word for 'asleep' in 'states'")
def test_a_key_without_a_word_stands_for_itself():
    assert words.word("states", "asleep") == "asleep"


def test_words_of_a_table():
    assert words.word("states", "done-late") == "Hoàn thành trễ hạn"
    assert words.table("roles") == {"lead": "chủ trì", "partner": "phối hợp"}


_FACTS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.text(), st.dates()
)


@given(st.recursive(_FACTS, lambda inner: st.lists(inner) | st.sets(st.integers())))
def test_any_fact_can_be_shown(fact: object):
    assert isinstance(words.shown(fact), str)


def test_a_deed_is_named_by_its_verb_and_what_it_took_back_too():
    facts = {"quarter": 4, "year": 2026, "count": 12}
    assert words.deed("set-progress", facts) == "Cập nhật kết quả quý IV/2026: 12 nhiệm vụ"
    taken_back = {"verb": "set-progress", "facts": facts}
    told = "Hoàn tác: cập nhật kết quả quý IV/2026: 12 nhiệm vụ"
    assert words.deed("undo", taken_back) == told
    assert words.inner_deed("set-progress", facts) == told.removeprefix("Hoàn tác: ")


def _read_anew() -> None:
    for kept in (words._texts, words._words, words._words_of):
        kept.cache_clear()


@pytest.mark.expects_log("words not read: broken.toml")
def test_a_file_that_cannot_be_read_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "broken.toml").write_bytes(b"\xff")
    (tmp_path / "sound.toml").write_text('code = "Câu này còn."', "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(resources, "path", lambda *_parts: tmp_path)
        _read_anew()
        assert words.sentence("code") == "Câu này còn."
    _read_anew()


def test_a_word_is_found_without_reading_the_files_of_other_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "other.toml").write_text("[others]\nwould be told of = if it were read", "utf-8")
    (tmp_path / "one.toml").write_text('[states]\ndone = "Xong"', "utf-8")
    (tmp_path / "two.toml").write_text('# Hai.\n[states]\nlate = "Trễ"', "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(resources, "path", lambda *_parts: tmp_path)
        _read_anew()
        assert (words.word("states", "done"), words.word("states", "late")) == ("Xong", "Trễ")
    _read_anew()
