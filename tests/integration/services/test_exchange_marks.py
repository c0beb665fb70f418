"""A mark that is believed no more, and one that is believed from the sheet of its office."""

from pathlib import Path

import pytest
from exchange_words import code, one, seen

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.domain.status import State
from cchc_desktop.exchange.introduction import introduction
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.marks import believe_introduction, distrust
from cchc_desktop.services.exchange.office_key import replace_key
from cchc_desktop.services.exchange.telephone import confirm_key_of_file
from cchc_desktop.services.exchange.trust import KnownKey, known_keys
from cchc_desktop.services.history import undo
from tests.builders.exchanging import WARD, Place, at_home

SHARED = "Ban hành kế hoạch"
WHY = "Máy tính của phường bị mất ngày 01/4"


@pytest.fixture
def report(city: Place, ward: Place) -> Path:
    """Give a report of a ward whose former report was taken in."""
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    ward.note(SHARED, state=State.DONE)
    return ward.report()


def marks(city: Place) -> list[KnownKey]:
    return [key for key in known_keys(city.desk) if key.name == WARD]


def only(city: Place) -> KnownKey:
    (mark,) = marks(city)
    return mark


def get_new_mark(place: Place) -> None:
    """Let a unit begin anew, with the former mark lost."""
    with at_home(place):
        key_path(place.desk.unit_id).unlink()
        replace_key(place.desk)


def test_nothing_is_taken_that_a_mark_signed_which_is_believed_no_more(city: Place, report: Path):
    assert seen(city, report).signature is Signature.KNOWN
    distrust(city.desk, only(city).id, WHY)
    mark = only(city)
    assert (mark.current, mark.withdrawn, mark.note) == (False, True, WHY)
    before = city.mirrored()
    taken = one(city.take(report))
    assert (code(taken), taken.preview.signature) == ("exchange-key-changed", Signature.CHANGED)
    assert city.mirrored() == before


def test_a_mark_that_is_believed_no_more_vouches_for_no_other(
    city: Place, ward: Place, report: Path
):
    assert report.exists()
    distrust(city.desk, only(city).id, WHY)
    with at_home(ward):
        replace_key(ward.desk)  # the former mark lies there, and says that the new one is right
    ward.note(SHARED, state=State.ONGOING)
    assert seen(city, ward.report()).signature is Signature.CHANGED


def test_undo_believes_it_again(city: Place, report: Path):
    distrust(city.desk, only(city).id, WHY)
    undo(city.desk)
    assert only(city).current
    assert one(city.take(report)).refused is None


def test_it_is_believed_again_once_it_was_read_out_by_telephone(city: Place, report: Path):
    mark = only(city)
    distrust(city.desk, mark.id, WHY)
    confirm_key_of_file(city.desk, city.office.folder, report, mark.digits, "Chị Mai")
    assert one(city.take(report)).refused is None
    again = only(city)
    assert (again.current, again.withdrawn, again.note) == (True, False, "Chị Mai")


def test_a_reason_is_needed_and_the_own_mark_is_never_taken_so(city: Place, report: Path):
    assert report.exists()
    with pytest.raises(Exception, match="exchange-distrusted-for-nothing"):
        distrust(city.desk, only(city).id, "  ")
    own = next(key for key in known_keys(city.desk) if key.unit == city.desk.unit_id)
    with pytest.raises(Exception, match="exchange-own-mark-stays"):
        distrust(city.desk, own.id, WHY)
    assert only(city).current
    assert own in known_keys(city.desk)


def test_a_second_refusal_of_the_same_mark_changes_nothing(city: Place, report: Path):
    assert report.exists()
    distrust(city.desk, only(city).id, WHY)
    assert distrust(city.desk, only(city).id, "Lý do khác").seq is None
    assert only(city).note == WHY


def test_the_new_mark_on_a_sheet_takes_the_place_of_a_lost_one(city: Place, ward: Place):
    ward.note(SHARED, state=State.ONGOING)
    city.take(ward.report())
    get_new_mark(ward)
    with at_home(ward):
        sheet = own_introduction(ward.desk)
    ward.note(SHARED, state=State.DONE)
    file = ward.report()
    assert seen(city, file).signature is Signature.CHANGED

    name, _ = believe_introduction(city.desk, f"{sheet.text}\r\n", "Chị Mai đưa tận tay")
    assert name == WARD
    assert [(key.current, key.how) for key in marks(city)] == [(True, "sheet"), (False, "first")]
    assert one(city.take(file)).refused is None
    undo(city.desk)
    assert believe_introduction(city.desk, sheet.text, "Chị Mai")[1].seq is None


def test_only_the_sheet_of_a_unit_that_is_known_is_believed(city: Place, ward: Place):
    assert ward.tasks()
    stranger = introduction(Party(type(city.desk.unit_id)(int=7), "Sở Lạ"), bytes(range(32)))
    with pytest.raises(Exception, match="exchange-sheet-of-a-stranger"):
        believe_introduction(city.desk, stranger.text, "Anh Tư")
    with pytest.raises(Exception, match="exchange-introduction-unreadable"):
        believe_introduction(city.desk, "https://hoasen.example", "Anh Tư")
    own = introduction(Party(city.desk.unit_id, "Mình"), SigningKey.generate().public)
    with pytest.raises(Exception, match="exchange-own-mark-stays"):
        believe_introduction(city.desk, own.text, "Anh Tư")
    with pytest.raises(Exception, match="exchange-confirmed-by-nobody"):
        believe_introduction(city.desk, own.text, "")


def test_our_own_other_computer_learns_it_with_the_data(city: Place, report: Path, world: object):
    from tests.builders.exchanging import PHRASE, World  # noqa: PLC0415 - just here

    assert isinstance(world, World)
    second = world.second("second", city.sync(PHRASE).path)
    distrust(city.desk, only(city).id, WHY)
    second.take(city.sync().path)
    assert only(second).withdrawn
    assert seen(second, report).signature is Signature.CHANGED
