"""Which copies stay: the promise of design and the laws behind it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from builders.folders import a_database
from hypothesis import given
from hypothesis import strategies as st

from db.copies import VIETNAM, CopyInfo, Reason, choose_to_drop, list_copies, name_for, newest_sound

TODAY = date(2026, 11, 21)


def a_copy(at: datetime, *, sound: bool = True, reason: Reason = Reason.DAY) -> CopyInfo:
    path = Path(f"{at:%Y%m%d-%H%M%S}-{reason}-{sound}.db")
    return CopyInfo(path, at, 1, reason, 1, sound, 1, 1, 1)


def on(day: date, hour: int = 8, **more: object) -> CopyInfo:
    return a_copy(datetime.combine(day, time(hour), VIETNAM), **more)  # type: ignore[arg-type]


def kept(copies: list[CopyInfo], today: date = TODAY) -> list[CopyInfo]:
    dropped = choose_to_drop(copies, today)
    assert len(set(dropped)) == len(dropped)
    return [copy for copy in copies if copy not in dropped]


def test_all_of_today_stay():
    copies = [on(TODAY, hour) for hour in range(8, 18)]
    assert kept(copies) == copies


def test_the_last_of_each_day_for_two_weeks():
    days = [TODAY - timedelta(days=back) for back in range(1, 14)]
    copies = [on(day, hour) for day in days for hour in (8, 17)]
    assert kept([on(TODAY), *copies])[1:] == [on(day, 17) for day in days]


def test_a_copy_each_working_day_for_five_years():
    days = [TODAY - timedelta(days=back) for back in range(5 * 365)]
    stay = kept([on(day) for day in days if day.weekday() < 5])
    ages = [(TODAY - copy.made_at.date()).days for copy in stay]
    assert len([age for age in ages if age < 14]) == 10
    assert len([age for age in ages if 14 <= age < 92]) in (11, 12)
    assert len([age for age in ages if age >= 92]) in (33, 34)
    assert max(ages) < 3 * 366


def test_the_newest_sound_one_stays_however_old():
    old = on(date(2010, 1, 4))
    unsound = [on(TODAY - timedelta(days=back), sound=False) for back in range(1, 400)]
    assert old in kept([old, *unsound])
    assert kept([old, on(date(2009, 1, 5))]) == [old]


def test_an_unsound_copy_keeps_no_sound_one_out():
    day = TODAY - timedelta(days=5)
    assert kept([on(TODAY), on(day, 8), on(day, 17, sound=False)]) == [on(TODAY), on(day, 8)]


def test_what_was_set_aside_damaged_stays_two_weeks():
    def aside(back: int) -> CopyInfo:
        return on(TODAY - timedelta(days=back), 17, sound=False, reason=Reason.DAMAGED)

    beside = [on(TODAY - timedelta(days=back)) for back in (0, 13, 14)]
    assert kept([*beside, aside(13), aside(14)]) == [*beside, aside(13)]


moments = st.datetimes(datetime(2021, 1, 1), datetime(2026, 11, 23)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=VIETNAM)
)
histories = st.lists(
    st.builds(a_copy, moments, sound=st.booleans(), reason=st.sampled_from(Reason)),
    unique_by=lambda copy: copy.path,
    max_size=60,
).map(
    lambda found: [
        replace(each, sound=False) if each.reason == "damaged" else each for each in found
    ]
)


@given(histories)
def test_thinning_twice_is_thinning_once(copies: list[CopyInfo]):
    assert choose_to_drop(kept(copies), TODAY) == []


@given(histories, st.randoms())
def test_the_order_of_the_list_says_nothing(copies: list[CopyInfo], chance: Random):
    mixed = list(copies)
    chance.shuffle(mixed)
    assert set(kept(mixed)) == set(kept(copies))


@given(histories)
def test_the_newest_sound_one_is_never_dropped(copies: list[CopyInfo]):
    sound = [copy for copy in copies if copy.sound]
    if sound:
        assert max(sound, key=lambda copy: copy.made_at) in kept(copies)


@given(histories)
def test_whoever_is_dropped_has_another_standing_in_for_it_or_is_too_old(copies: list[CopyInfo]):
    stay = [copy.made_at.date() for copy in kept(copies) if copy.reason is not Reason.DAMAGED]
    for copy in choose_to_drop(copies, TODAY):
        day = copy.made_at.date()
        age = (TODAY - day).days
        reach = 0 if age < 14 else 6 if age < 89 else 30
        if copy.reason is not Reason.DAMAGED and age < 1090:
            assert any(abs((other - day).days) <= reach for other in stay)


def test_names_sort_by_time_and_tell_why(tmp_path: Path):
    at = datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM)
    made = []
    for step, reason in enumerate([Reason.DAY, Reason.RESTORE, Reason.IMPORT, Reason.MIGRATION]):
        path = name_for(tmp_path, reason, at + timedelta(seconds=step // 3))
        made.append(a_database(path))
    assert [path.name for path in made] == [
        "20261121-081500-ngay.db",
        "20261121-081500_2-khoi-phuc.db",
        "20261121-081500_3-nhan-tep.db",
        "20261121-081501-nang-cap.db",
    ]
    assert sorted(path.name for path in made) == [path.name for path in made]
    assert [copy.path for copy in list_copies(tmp_path)] == made[::-1]
    assert list_copies(tmp_path)[-1] == replace(
        newest_sound(tmp_path) or on(TODAY),
        path=made[0],
        made_at=at,
        reason=Reason.DAY,
    )


def test_a_time_of_another_zone_is_told_in_local_time(tmp_path: Path):
    at = datetime.fromisoformat("2026-11-20T20:00:00+00:00")
    assert name_for(tmp_path, Reason.ASKED, at).name == "20261121-030000-yeu-cau.db"


def test_other_files_are_left_alone(tmp_path: Path):
    for name in ("cua-toi.db", "20269921-081500-ngay.db", "20261121-081500-khac.db", "a.txt"):
        a_database(tmp_path / "copies" / name)
    assert list_copies(tmp_path) == []
