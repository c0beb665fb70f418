"""Keys: kept, sealed, compared by people, and changed on somebody's word."""

import stat
import sys
import unicodedata
import uuid
from pathlib import Path

import pytest

from cchc_desktop.exchange import protecting
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.fingerprint_words import WORDS
from cchc_desktop.exchange.keys import (
    SigningKey,
    check_change,
    fingerprint,
    is_signed,
    keep_private,
    read_private,
    seal,
    signed_change,
    unseal,
)
from tests.builders.packages import KEY, WARD

OTHER = SigningKey.from_private(b"o" * 32)
PHRASE = "trâu bò ngựa dê"
_WORDS = "con tem – bông lúa – tôm hùm – chợ quê – đường đê – cây ổi – mặt trăng – máy khâu"


def code_of(call: object, *given: object) -> str:
    with pytest.raises(ExchangeError) as caught:
        call(*given)  # type: ignore[operator]
    return caught.value.code


def test_a_key_made_again_from_its_bytes_signs_the_same():
    again = SigningKey.from_private(KEY.private())
    assert again.public == KEY.public
    assert again.sign(b"x") == KEY.sign(b"x")
    assert is_signed(KEY.public, KEY.sign(b"x"), b"x")
    assert not is_signed(KEY.public, KEY.sign(b"x"), b"y")
    assert not is_signed(OTHER.public, KEY.sign(b"x"), b"x")
    assert not is_signed(b"short", KEY.sign(b"x"), b"x")


def test_new_keys_differ():
    assert SigningKey.generate().public != SigningKey.generate().public


def test_no_key_prints_itself():
    assert KEY.private().hex() not in repr(KEY)
    assert code_of(SigningKey.from_private, b"short") == "exchange-key-unreadable"


# ---- fingerprints -----------------------------------------------------------------------------


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_there_is_a_word_for_each_byte_and_no_two_are_alike_without_marks():
    assert len(WORDS) == 256
    assert len({_bare(word) for word in WORDS}) == 256
    assert all(unicodedata.is_normalized("NFC", word) for word in WORDS)
    assert all(word == word.strip() and len(word.split()) == 2 for word in WORDS)


def test_a_fingerprint_never_changes():
    """Offices have it on paper: a change of words or of the sum would make it false."""
    found = fingerprint(KEY.public)
    assert found.digits == "37326 89078 31971 04923 18442 64332"
    assert " – ".join(found.words) == _WORDS


def test_fingerprints_of_two_keys_differ():
    one, other = fingerprint(KEY.public), fingerprint(OTHER.public)
    assert one.digits != other.digits
    assert one.words != other.words


# ---- sealed -----------------------------------------------------------------------------------


def test_what_was_sealed_opens_with_its_phrase_alone():
    sealed = seal(KEY.private(), PHRASE)
    assert KEY.private() not in sealed
    assert unseal(sealed, PHRASE) == KEY.private()
    assert code_of(unseal, sealed, PHRASE + "!") == "exchange-passphrase-wrong"


def test_a_phrase_is_the_same_however_a_keyboard_composes_it():
    sealed = seal(b"secret", unicodedata.normalize("NFD", PHRASE))
    assert unseal(sealed, unicodedata.normalize("NFC", PHRASE) + "\n") == b"secret"


def test_the_same_secret_is_sealed_differently_each_time():
    assert seal(b"secret", PHRASE) != seal(b"secret", PHRASE)


@pytest.mark.parametrize("at", [12, 30, 45, -1])
def test_a_changed_byte_of_the_seal_is_a_wrong_phrase(at: int):
    sealed = bytearray(seal(b"secret", PHRASE))
    sealed[at] ^= 1
    assert code_of(unseal, bytes(sealed), PHRASE) == "exchange-passphrase-wrong"


@pytest.mark.parametrize(
    "head", [b"", b"CCHCSEA1", b"CCHCSEA2" + bytes(100), b"CCHCSEA1" + b"\xff" * 100]
)
def test_a_seal_of_another_make_is_refused_without_work(head: bytes):
    assert code_of(unseal, head, PHRASE) == "exchange-seal-unreadable"


# ---- kept -------------------------------------------------------------------------------------


def test_a_kept_key_is_read_again(tmp_path: Path):
    path = tmp_path / "key"
    keep_private(path, KEY.private())
    assert read_private(path) == KEY.private()
    keep_private(path, OTHER.private())
    assert read_private(path) == OTHER.private()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are Windows' own there")
def test_only_this_user_reads_a_kept_key(tmp_path: Path):
    path = tmp_path / "key"
    path.write_bytes(b"")
    path.chmod(0o644)
    keep_private(path, KEY.private())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_the_system_locks_the_key_does_not_lie_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The vault of Windows is the outside world; this one turns each bit."""

    def turned(data: bytes) -> bytes:
        return bytes(byte ^ 0xFF for byte in data)

    monkeypatch.setattr(protecting, "lock", turned)
    monkeypatch.setattr(protecting, "unlock", turned)
    path = tmp_path / "key"
    keep_private(path, KEY.private())
    assert KEY.private() not in path.read_bytes()
    assert read_private(path) == KEY.private()
    monkeypatch.setattr(protecting, "unlock", lambda _data: None)
    assert code_of(read_private, path) == "exchange-key-unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the vault")
def test_a_key_that_windows_locked_opens_only_there(tmp_path: Path):
    path = tmp_path / "key"
    path.write_bytes(b"CCHCKEY1" + KEY.private())
    assert code_of(read_private, path) == "exchange-key-unreadable"


def test_a_kept_key_that_is_gone_or_none_is_refused(tmp_path: Path):
    path = tmp_path / "key"
    assert code_of(read_private, path) == "exchange-unreadable"
    path.write_bytes(b"hello")
    assert code_of(read_private, path) == "exchange-key-unreadable"


# ---- changed ----------------------------------------------------------------------------------


def test_the_old_key_vouches_for_the_new():
    change = check_change(signed_change(KEY, OTHER.public), [b"x" * 32, KEY.public])
    assert (change.voucher, change.new, change.office) == (KEY.public, OTHER.public, None)


def test_the_upper_office_vouches_for_an_office_by_name():
    change = check_change(signed_change(KEY, OTHER.public, office=WARD.id), [KEY.public])
    assert change.office == WARD.id


def test_nobody_else_vouches():
    statement = signed_change(OTHER, OTHER.public)
    assert code_of(check_change, statement, [KEY.public]) == "exchange-key-change-wrong"
    assert code_of(check_change, statement, []) == "exchange-key-change-wrong"


def test_no_changed_byte_of_a_statement_is_believed():
    statement = signed_change(KEY, OTHER.public, office=uuid.UUID(int=3))
    for at in range(len(statement)):
        changed = statement[:at] + bytes([statement[at] ^ 1]) + statement[at + 1 :]
        assert code_of(check_change, changed, [KEY.public]) == "exchange-key-change-wrong"
    for cut in range(0, len(statement), 7):
        assert code_of(check_change, statement[:cut], [KEY.public]) == "exchange-key-change-wrong"


@pytest.mark.parametrize("statement", [b"", b"{}", b"[]", b'{"signature":1}', b"\xff" * 9000])
def test_other_bytes_are_no_statement(statement: bytes):
    assert code_of(check_change, statement, [KEY.public]) == "exchange-key-change-wrong"
