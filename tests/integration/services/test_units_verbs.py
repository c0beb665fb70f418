"""Units over a real database: adding, updating, groups, spellings, and taking it back."""

import uuid
from datetime import date
from typing import Any

import pytest

from cchc_desktop.domain.units import Level
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.finding import find_person, find_unit
from cchc_desktop.services.history import undo
from cchc_desktop.services.unit_book import UnitBook, is_likely_part, likely_level, place_of
from cchc_desktop.services.units import (
    UnitForm,
    UnitLine,
    add_unit,
    list_units,
    resolve_or_add_unit,
)
from db.models.units import Person, Unit
from resources.words import knows


def _lines(desk: Desk, day: date | None = None) -> dict[str, UnitLine]:
    return {line.name: line for line in list_units(desk, day)}


def test_a_unit_is_added_under_its_parent(desk: Desk):
    key = add_unit(desk, UnitForm("Phòng Kinh tế", parent="UBND phường Hoa Sen"))
    line = _lines(desk)["Phòng Kinh tế"]
    assert (line.id, line.level, line.parent) == (
        key,
        "department",
        "Ủy ban nhân dân phường Hoa Sen",
    )
    assert not line.is_group


def test_adding_one_that_is_there_updates_it_and_keeps_the_spelling(desk: Desk):
    first = add_unit(desk, UnitForm("Phòng Văn hóa - Xã hội"))
    again = add_unit(desk, UnitForm("Phòng VH-XH", level=Level.GROUP))
    assert again == first
    line = _lines(desk)["Phòng Văn hóa - Xã hội"]
    assert (line.level, line.spellings) == ("group", ("Phòng VH-XH",))


def _sets(desk: Desk) -> int:
    with desk.store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM change_set").scalar_one()


def test_saying_the_same_again_writes_nothing(desk: Desk):
    form = UnitForm("Phòng Kinh tế", parent="UBND phường Hoa Sen", member_of=("Các phòng",))
    add_unit(desk, form)
    lines, sets = list_units(desk), _sets(desk)
    add_unit(desk, form)
    assert (list_units(desk), _sets(desk)) == (lines, sets)


def test_a_member_makes_the_named_unit_a_group(desk: Desk):
    add_unit(desk, UnitForm("Khối trường học"))
    add_unit(desk, UnitForm("Trường Tiểu học Ban Mai", member_of=("Khối trường học",)))
    add_unit(desk, UnitForm("Trường Mầm non Ánh Dương", member_of=("Khối trường học",)))
    line = _lines(desk)["Khối trường học"]
    assert line.is_group
    assert line.members == ("Trường Mầm non Ánh Dương", "Trường Tiểu học Ban Mai")
    assert _lines(desk)["Trường Tiểu học Ban Mai"].level == "school"


def test_a_membership_begins_on_its_day(desk: Desk):
    add_unit(desk, UnitForm("Trường Tiểu học Ban Mai"))
    add_unit(
        desk,
        UnitForm("Trường Tiểu học Ban Mai", member_of=("Các trường học",), since=date(2026, 9, 1)),
    )
    assert _lines(desk, date(2026, 8, 31))["Các trường học"].members == ()
    assert _lines(desk, date(2026, 9, 1))["Các trường học"].members == ("Trường Tiểu học Ban Mai",)


def test_a_group_of_groups_has_their_members(desk: Desk):
    add_unit(desk, UnitForm("Phòng Kinh tế", member_of=("Các phòng",)))
    add_unit(desk, UnitForm("Các phòng", member_of=("Các cơ quan, đơn vị",)))
    add_unit(desk, UnitForm("Trạm Y tế", member_of=("Các cơ quan, đơn vị",)))
    assert _lines(desk)["Các cơ quan, đơn vị"].members == ("Phòng Kinh tế", "Trạm Y tế")


def test_units_stand_in_the_order_of_a_dictionary(desk: Desk):
    for name in ("Đội Thuế", "Ban Quản lý chợ", "Công an phường", "Ban Chỉ huy Quân sự"):
        add_unit(desk, UnitForm(name))
    names = [line.name for line in list_units(desk)]
    assert names == [
        "Ban Chỉ huy Quân sự",
        "Ban Quản lý chợ",
        "Công an phường",
        "Đội Thuế",
        "Ủy ban nhân dân phường Hoa Sen",
        "Ủy ban nhân dân thành phố",
    ]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (UnitForm("  "), "unit-without-name"),
        (
            UnitForm("UBND thành phố", parent="UBND phường Hoa Sen"),
            "unit-under-itself",
        ),
        (UnitForm("Các phòng", member_of=("Các phòng",)), "unit-member-of-itself"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_stored(desk: Desk, form: UnitForm, code: str):
    before = list_units(desk)
    with pytest.raises(RefusedError) as refused:
        add_unit(desk, form)
    assert refused.value.code == code
    assert knows(code)
    assert list_units(desk) == before


def test_a_unit_another_office_keeps_is_not_changed(desk: Desk):
    with desk.writing(desk.act("test")) as (writer, _):
        resolve_or_add_unit(writer, "Sở Nội vụ")
        keeper = UnitBook.read(writer.connection).meant_by("UBND thành phố")[0]
        unit = UnitBook.read(writer.connection).meant_by("Sở Nội vụ")[0]
        writer.change(Unit, unit, steward_id=keeper)
    with pytest.raises(RefusedError) as refused:
        add_unit(desk, UnitForm("Sở Nội vụ", level=Level.SCHOOL))
    assert refused.value.code == "unit-kept-elsewhere"
    assert refused.value.facts["keeper"] == "Ủy ban nhân dân thành phố"


def test_taking_it_back_restores(desk: Desk):
    add_unit(desk, UnitForm("Phòng Kinh tế"))
    before = list_units(desk)
    add_unit(desk, UnitForm("Phòng Kinh tế", level=Level.SCHOOL, member_of=("Các phòng",)))
    assert list_units(desk) != before
    undo(desk)
    assert list_units(desk) == before


def test_a_unit_taken_back_comes_again_as_the_same(desk: Desk):
    first = add_unit(desk, UnitForm("Phòng Kinh tế"))
    undo(desk)
    assert "Phòng Kinh tế" not in _lines(desk)
    assert add_unit(desk, UnitForm("Phòng Kinh tế")) == first
    assert _lines(desk)["Phòng Kinh tế"].id == first


def test_any_spelling_of_a_unit_finds_it(desk: Desk):
    unit = add_unit(desk, UnitForm("Phòng Nội vụ"))
    with desk.writing(desk.act("test")) as (writer, _):
        for words in ("Trưởng Phòng Nội vụ phường", "P. Nội vụ", "PHÒNG NỘI VỤ"):
            assert resolve_or_add_unit(writer, words) == unit
        assert resolve_or_add_unit(writer, "Phòng Tư pháp") != unit
    assert _lines(desk)["Phòng Nội vụ"].spellings == (
        "P. Nội vụ",
        "Trưởng Phòng Nội vụ phường",
    )


def test_a_unit_is_found_by_the_beginning_of_its_id(desk: Desk):
    unit = add_unit(desk, UnitForm("Phòng Nội vụ"))
    with desk.store.reading() as connection:
        assert find_unit(connection, unit) == unit
        assert find_unit(connection, unit.hex[:8]) == unit
        for text in (unit.hex[:3], "Phòng Không Có", str(uuid.uuid4())):
            with pytest.raises(RefusedError, match="unit-not-found"):
                find_unit(connection, text)


def test_two_people_of_one_name_are_told_apart_by_id(desk: Desk):
    with desk.writing(desk.act("test")) as (writer, _):
        one, _ = (writer.add(Person, name="Trần Văn Bình") for _ in range(2))
        writer.add(Person, name="Lê Thị Đào")
    with desk.store.reading() as connection:
        assert find_person(connection, "le thi dao") == find_person(connection, "Lê Thị Đào")
        with pytest.raises(RefusedError) as refused:
            find_person(connection, "Trần Văn Bình")
        assert refused.value.code == "person-ambiguous"
        assert any(one.hex[:8] in said for said in refused.value.facts["candidates"])
        assert find_person(connection, one.hex[:12]) == one


def test_listing_takes_the_same_statements_however_many_units(desk: Desk, queries: Any):
    def listing() -> int:
        return queries.of(lambda: list_units(desk))

    with desk.writing(desk.act("test")) as (writer, _):
        book = UnitBook.read(writer.connection)
        for number in range(10):
            resolve_or_add_unit(writer, f"Tổ dân phố số {number}", book)
    few = listing()
    with desk.writing(desk.act("test")) as (writer, _):
        book = UnitBook.read(writer.connection)
        for number in range(10, 300):
            resolve_or_add_unit(writer, f"Tổ dân phố số {number}", book)
    assert len(list_units(desk)) == 302
    assert listing() == few


@pytest.mark.parametrize(
    ("name", "place", "level"),
    [
        ("UBND phường Hoa Sen", "phường Hoa Sen", Level.COMMUNE),
        ("Uỷ ban nhân dân Quận 1", "Quận 1", Level.DISTRICT),
        ("Ủy ban nhân dân thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", Level.PROVINCE),
        ("Phòng Văn hóa - Xã hội", "", Level.DEPARTMENT),
        ("Trường Mầm non Hoa Sen", "", Level.SCHOOL),
        ("Các cơ quan, đơn vị", "", Level.GROUP),
        ("Thủ trưởng cơ quan, đơn vị", "", Level.GROUP),
        ("Chủ tịch UBND 10 phường", "", Level.GROUP),
        ("Chủ tịch UBND xã, thị trấn", "", Level.GROUP),
        ("Sở, ban, ngành", "", Level.GROUP),
        ("Cơ quan Thanh tra", "", Level.DEPARTMENT),
    ],
)
def test_a_name_tells_place_and_level(name: str, place: str, level: Level):
    assert (place_of(name), likely_level(name)) == (place, level)


@pytest.mark.parametrize(
    ("words", "is_part"),
    [
        ("Phòng Văn hóa - Xã hội", True),
        ("Văn phòng HĐND và UBND phường", True),
        ("Tổ tiếp nhận hồ sơ", True),
        ("Phòng Văn hóa thành phố", False),
        ("Văn phòng Đảng ủy", False),
        ("Tổ dân phố số 3", False),
        ("Sở Nội vụ", False),
        ("Trường Tiểu học Hoa Sen", False),
        ("các phòng, ban", False),
    ],
)
def test_a_name_may_tell_a_part_of_the_office(words: str, is_part: bool):  # noqa: FBT001
    assert is_likely_part(words, "phường Hoa Sen") is is_part
