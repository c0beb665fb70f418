"""Laws of the stored form, the search key and the order of text."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.domain.text import code_key, fold, nfc, sort_key
from cchc_desktop.domain.units import match_key

Syllable = tuple[list[int], int, str]

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]

texts = st.text() | st.text(st.sampled_from("aAáÁăĂẵđĐÐơợưự 019.-/()\u0301\u0323\u00ad\u200b"))


@st.composite
def syllables(draw: st.DrawFn) -> Syllable:
    """Letters of the alphabet and one tone on one of them, as (letters, tone, text)."""
    letters = draw(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=6))
    tone = draw(st.sampled_from(range(6)))
    at = draw(st.integers(0, len(letters) - 1))
    text = unicodedata.normalize("NFC", letters[: at + 1] + TONES[tone] + letters[at + 1 :])
    return [ALPHABET.index(letter) for letter in letters], tone, text


@given(texts)
def test_the_stored_form_is_stored_as_it_is(text: str):
    stored = nfc(text)
    assert nfc(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert stored == " ".join(stored.split())


@given(texts)
@example("ẞ İ ℃ ﬁ ǆ")
def test_a_search_key_finds_itself_and_every_form_of_its_text(text: str):
    key = fold(text)
    assert fold(key) == key
    assert all(word.isalnum() for word in key.split(" ") if word)
    assert key == " ".join(key.split())
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert {fold(form) for form in [*forms, nfc(text)]} == {key}


@given(st.lists(syllables(), min_size=1))
def test_the_search_key_is_blind_to_marks_and_case(said: list[Syllable]):
    text = " ".join(syllable for _, _, syllable in said)
    bare = str.maketrans("ăâđêôơư", "aadeoou")
    letters = [" ".join("".join(ALPHABET[at] for at in row) for row, _, _ in said)]
    assert fold(text) == fold(text.upper()) == letters[0].translate(bare)


@given(texts, texts)
def test_only_one_text_has_the_same_place_in_the_order(one: str, other: str):
    same_text = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same_text


@given(syllables(), syllables())
def test_letters_decide_before_tones(one: Syllable, other: Syllable):
    (letters, tone, text), (other_letters, other_tone, other_text) = one, other
    if (letters, tone) != (other_letters, other_tone):
        earlier = (letters, tone) < (other_letters, other_tone)
        assert (sort_key(text) < sort_key(other_text)) == earlier
        assert (sort_key(text.upper()) < sort_key(other_text)) == earlier


@given(st.integers(0), st.integers(0), st.text(st.sampled_from("mụcđề .-"), max_size=5))
def test_numbers_inside_a_text_are_compared_as_numbers(one: int, other: int, before: str):
    assert (sort_key(f"{before}{one}") < sort_key(f"{before}{other}")) == (one < other)


@given(st.lists(st.integers(0, 500), min_size=1), st.lists(st.integers(0, 500), min_size=1))
def test_numbered_codes_follow_their_numbers(one: list[int], other: list[int]):
    codes = [".".join(str(number) for number in numbers) for numbers in (one, other)]
    assert (code_key(codes[0]) < code_key(codes[1])) == (one < other)


@given(st.none() | texts, st.none() | texts)
def test_codes_are_in_a_total_order(one: str | None, other: str | None):
    same = nfc(one or "") == nfc(other or "")
    assert (code_key(one) == code_key(other)) == same
    assert same or (code_key(one) < code_key(other)) != (code_key(other) < code_key(one))


@given(texts)
def test_a_unit_is_matched_in_any_form_of_its_name(name: str):
    assert match_key(unicodedata.normalize("NFD", name)) == match_key(name)
    assert match_key(f"  {name} ") == match_key(name)
