"""Whose key a file was signed with: accepted once, refused when another, vouched for, recovered."""

from pathlib import Path

import pytest
from exchange_words import code, one, seen

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.domain.status import State
from cchc_desktop.exchange.keys import fingerprint
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.office_key import (
    office_key,
    recover,
    replace_key,
    save_sealed,
    signing_key,
)
from cchc_desktop.services.exchange.telephone import confirm_key_of_file
from cchc_desktop.services.exchange.trust import known_keys
from tests.builders.exchanging import PHRASE, WARD, Place, World, at_home

SHARED = "Ban hành kế hoạch"


def forget_key(place: Place) -> None:
    with at_home(place):
        key_path(place.desk.unit_id).unlink()


def test_the_first_key_is_accepted_and_named_and_known_from_then_on(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    file = ward.report()
    found = seen(city, file)
    with at_home(ward):
        assert found.fingerprint == fingerprint(signing_key(ward.desk).public).digits
    assert found.signature is Signature.NEW
    city.take(file)
    assert seen(city, file).signature is Signature.KNOWN
    assert [key.name for key in known_keys(city.desk) if key.how == "first"] == [WARD]


def test_another_key_is_refused_and_nothing_of_the_file_is_taken(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    before = city.mirrored()
    forget_key(ward)
    with at_home(ward):
        replace_key(ward.desk)
    ward.note(SHARED, state=State.DONE)
    taken = one(city.take(ward.report()))
    assert (code(taken), taken.preview.signature) == ("exchange-key-changed", Signature.CHANGED)
    assert city.mirrored() == before


def test_a_new_key_that_the_old_one_vouches_for_is_taken(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    with at_home(ward):
        for _ in range(2):
            replace_key(ward.desk)
    ward.note(SHARED, state=State.DONE)
    assert one(city.take(ward.report())).refused is None
    keys = [key for key in known_keys(city.desk) if key.name == WARD]
    assert [(key.how, key.current) for key in keys if key.current] == [("old-key", True)]


def test_a_changed_key_is_confirmed_by_telephone_and_who_said_so_is_noted(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    forget_key(ward)
    with at_home(ward):
        replace_key(ward.desk)
        told = office_key(ward.desk).fingerprint
    assert told is not None
    ward.note(SHARED, state=State.DONE)
    file = ward.report()
    with pytest.raises(Exception, match="exchange-fingerprint-differs"):
        confirm_key_of_file(city.desk, city.office.folder, file, "12345 " * 6, "Chị Mai")
    with pytest.raises(Exception, match="exchange-confirmed-by-nobody"):
        confirm_key_of_file(city.desk, city.office.folder, file, told.digits, " ")
    confirm_key_of_file(city.desk, city.office.folder, file, " ".join(told.words), "Chị Mai")
    assert one(city.take(file)).refused is None
    assert city.rows("SELECT note FROM trust_key WHERE how = 'telephone'") == [("Chị Mai",)]


def test_the_file_from_above_carries_the_keys_of_units(world: World, city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    group = world.ward("fresh")
    group.take(city.assign("Ủy ban nhân dân các phường, xã"))
    assert [(key.name, key.how) for key in known_keys(group.desk) if key.how == "above"] == []
    other = world.office("third", "UBND phường Hoa Mai")
    other.take(city.sent[-1])
    assert [(key.name, key.how) for key in known_keys(other.desk) if key.how == "above"] == [
        (WARD, "above")
    ]


def test_a_lost_key_is_recovered_from_its_sealed_copy(ward: Place, city: Place, tmp_path: Path):
    sealed = tmp_path / "khoa.bin"
    with at_home(ward):
        save_sealed(ward.desk, sealed, PHRASE)
        before = office_key(ward.desk)
    forget_key(ward)
    ward.note(SHARED, state=State.ONGOING)
    with pytest.raises(Exception, match="exchange-key-missing"):
        ward.report()
    with at_home(ward):
        with pytest.raises(Exception, match="exchange-passphrase-wrong"):
            recover(ward.desk, sealed, "một cụm khác hẳn")
        assert not office_key(ward.desk).here
        assert recover(ward.desk, sealed, PHRASE) == before
        with pytest.raises(Exception, match="exchange-passphrase-short"):
            save_sealed(ward.desk, sealed, "ngắn")
    with at_home(city), pytest.raises(Exception, match="exchange-key-anothers"):
        recover(city.desk, sealed, PHRASE)
    assert one(city.take(ward.report())).refused is None
