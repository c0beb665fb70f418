"""`cchc remind` and `cchc calendar` on the sample year."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from spoken import OFFICE, Cchc

KEYS = ["id", "kind", "subject", "due", "fire_at", "days_left", "state"]
KINDS = {"report", "task", "milestone", "recurring", "progress", "return"}
NOW = "2026-11-20T09:41"

pytestmark = pytest.mark.usefixtures("sample")


def _ids(cchc: Cchc, now: str) -> list[str]:
    return [one["id"] for one in cchc("remind", "--now", now, "--json").json]


def test_what_is_due_is_listed_by_urgency(cchc: Cchc):
    told = cchc("remind", "--now", NOW, "--json").json
    assert told == cchc("remind", "--json").json  # the clock says the same, and nothing was noted
    assert all(list(one) == KEYS for one in told)
    assert [one["due"] for one in told] == sorted(one["due"] for one in told)
    assert {one["state"] for one in told} == {"overdue", "due-soon"}
    today = date(2026, 11, 20)
    for one in told:
        assert one["days_left"] == (date.fromisoformat(one["due"]) - today).days
        assert one["fire_at"].endswith("T08:00:00+07:00")
        assert one["fire_at"] <= "2026-11-20T08:00:00+07:00"
    late = {one["id"] for one in told if one["days_left"] < 0}
    overdue = cchc("tasks", "--state", "overdue", "--json").json
    assert {one.split(":")[1] for one in late} == {one["id"] for one in overdue}


def test_a_day_of_december_has_every_kind_but_dated_stages(cchc: Cchc):
    told = cchc("remind", "--now", "2026-12-08T08:00", "--json").json
    assert {one["kind"] for one in told} >= KINDS - {"milestone"}
    report = next(one for one in told if one["kind"] == "report")
    assert (report["due"], report["days_left"]) == ("2026-12-17", 9)
    assert report["subject"].startswith("Báo cáo cải cách hành chính năm 2026 gửi ")
    results = next(one for one in told if one["kind"] == "progress")
    assert (results["id"], results["due"]) == ("progress:2026Q4", "2026-12-14")
    assert results["subject"].startswith("Chưa cập nhật kết quả quý IV năm 2026: ")


def test_a_reminder_is_put_off_and_done_with(cchc: Cchc):
    key = _ids(cchc, NOW)[0]
    put_off = cchc("remind", "--snooze", key, "--until", "2026-11-25", "--now", NOW)
    assert (put_off.status, put_off.out) == (0, "")
    assert "Sẽ nhắc lại lúc 08:00 ngày 25/11/2026" in put_off.err
    assert key not in _ids(cchc, "2026-11-25T07:59")
    assert key in _ids(cchc, "2026-11-25T08:00")
    done = cchc("remind", "--done", key, "--now", "2026-11-25T09:00")
    assert (done.status, done.out) == (0, "")
    assert key not in _ids(cchc, "2026-12-30T08:00")
    assert "Đánh dấu xong việc được nhắc" in cchc("history").out
    assert cchc("undo").status == 0
    assert key in _ids(cchc, "2026-12-30T08:00")


def test_the_beginning_of_an_id_will_do(cchc: Cchc):
    key = next(one for one in _ids(cchc, NOW) if one.startswith("task:"))
    assert key[:13] in cchc("remind").out
    assert cchc("remind", "--done", key[:13]).status == 0
    assert key not in _ids(cchc, NOW)


def test_a_result_ends_the_reminder(cchc: Cchc):
    made = cchc("task", "add", "--title", "Họp", "--deadline", "Trước ngày 25/11", "--lead", OFFICE)
    key = f"task:{made.out.strip()}"
    assert key in _ids(cchc, NOW)
    noted = cchc("progress", "set", key[5:], "--period", "2026Q4", "--state", "done")
    assert noted.status == 0, noted.err
    assert key not in _ids(cchc, "2026-12-30T08:00")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (("--done", "task:ffffffff"), 1),
        (("--snooze", "task:ffffffff", "--until", "2026-12-01"), 1),
        (("--done", "a", "--snooze", "b", "--until", "2026-12-01"), 2),
        (("--snooze", "a"), 2),
        (("--until", "2026-12-01"), 2),
        (("--now", "hôm nay"), 2),
    ],
)
def test_slips_and_refusals_of_remind(cchc: Cchc, line: tuple[str, ...], status: int):
    told = cchc("remind", *line)
    assert (told.status, told.out) == (status, "")
    assert told.err.count("\n") == 1


def test_a_day_that_is_past_is_no_day_to_be_reminded_on(cchc: Cchc):
    key = _ids(cchc, NOW)[0]
    told = cchc("remind", "--snooze", key, "--until", "2026-11-20", "--now", NOW)
    assert told.status == 1
    assert "đã qua" in told.err


# ---- the calendar file -------------------------------------------------------------------------


def _events(content: bytes) -> dict[str, dict[str, str]]:
    """Read a calendar by the letter of RFC 5545, knowing nothing of the library that wrote it."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    unfolded = content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "METHOD:PUBLISH"} <= set(unfolded)
    found: dict[str, dict[str, str]] = {}
    event: dict[str, str] | None = None
    for line in unfolded[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            assert event is not None
            assert event["UID"] not in found
            found[event["UID"]] = event
            event = None
        elif event is not None:
            assert name not in event
            event[name] = re.sub(r"\\([\\;,])", r"\1", value)
    return found


def _written(cchc: Cchc, out: Path, *more: str) -> dict[str, dict[str, str]]:
    told = cchc("calendar", "--out", str(out), *more)
    assert (told.status, told.out) == (0, ""), told.err
    assert str(out) in told.err
    return _events(out.read_bytes())


def test_the_calendar_is_read_alike_by_two_readers(cchc: Cchc, tmp_path: Path):
    out = tmp_path / "Lịch năm.ics"
    ours = _written(cchc, out)
    theirs = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert len(theirs) == len(ours)
    for event in theirs:
        known = ours[str(event["uid"])]
        day = event["dtstart"].dt
        assert type(day) is date
        assert event["dtend"].dt == day + timedelta(days=1)
        assert known["DTSTART;VALUE=DATE"] == day.strftime("%Y%m%d")
        assert known["SUMMARY"] == str(event["summary"])
        assert known["DTSTAMP"].endswith("Z")
    days = {one["DTSTART;VALUE=DATE"] for one in ours.values()}
    assert {"20260317", "20260617", "20260917", "20261217"} <= days  # the reports of the year
    dated = [one for one in cchc("tasks", "--json").json if one["due"]]
    summaries = {one["SUMMARY"] for one in ours.values()}
    for task in dated:
        assert any(task["title"] in summary for summary in summaries), task["title"]


def test_writing_again_gives_the_same_bytes_and_an_edit_moves_one_event(cchc: Cchc, tmp_path: Path):
    out = tmp_path / "lich.ics"
    made = cchc("task", "add", "--title", "Họp", "--deadline", "Trước ngày 25/11", "--lead", OFFICE)
    before = _written(cchc, out)
    bytes_before = out.read_bytes()
    assert _written(cchc, out) == before
    assert out.read_bytes() == bytes_before
    edited = ("--deadline", "Trước ngày 28/11", "--title", "Họp; giao ban, tổng kết")
    assert cchc("task", "edit", made.out.strip(), *edited).status == 0
    after = _written(cchc, out)
    assert after.keys() == before.keys()
    (changed,) = [uid for uid in after if after[uid] != before[uid]]
    assert before[changed]["DTSTART;VALUE=DATE"] == "20261124"
    assert after[changed]["DTSTART;VALUE=DATE"] == "20261127"
    assert after[changed]["SUMMARY"] == "Họp; giao ban, tổng kết"
    assert int(after[changed]["SEQUENCE"]) > int(before[changed]["SEQUENCE"])
    assert cchc("undo").status == 0
    undone = _written(cchc, out)[changed]
    assert undone["DTSTART;VALUE=DATE"] == "20261124"
    assert int(undone["SEQUENCE"]) > int(after[changed]["SEQUENCE"])


def test_one_periods_calendar_is_a_part_of_the_whole(cchc: Cchc, tmp_path: Path):
    whole = _written(cchc, tmp_path / "nam.ics")
    part = _written(cchc, tmp_path / "quy.ics", "--period", "2026Q2")
    assert part == {
        uid: one
        for uid, one in whole.items()
        if "20260401" <= one["DTSTART;VALUE=DATE"] <= "20260630"
    }
    assert part


def test_the_calendar_holds_what_is_reminded_of(cchc: Cchc, tmp_path: Path):
    told = cchc("remind", "--now", "2026-12-08T08:00", "--json").json
    there = {
        (one["SUMMARY"], one["DTSTART;VALUE=DATE"])
        for one in _written(cchc, tmp_path / "nam.ics").values()
    }
    wanted = {
        (one["subject"], one["due"].replace("-", "")) for one in told if one["kind"] != "progress"
    }
    assert wanted <= there


def test_a_calendar_that_cannot_be_written_leaves_what_is_there(cchc: Cchc, tmp_path: Path):
    out = tmp_path / "lich.ics"
    out.write_text("cũ", "utf-8")
    refusals = [
        (tmp_path / "không có" / "lich.ics", (), "Không có thư mục"),
        (out, ("--period", "2019Q2"), "Không có thời hạn"),
    ]
    (tmp_path / "thu-muc.ics").mkdir()
    refusals.append((tmp_path / "thu-muc.ics", (), "không phải là tệp"))
    for path, more, said in refusals:
        told = cchc("calendar", "--out", str(path), *more)
        assert (told.status, told.out) == (1, "")
        assert said in told.err
    assert out.read_text("utf-8") == "cũ"
    assert cchc("calendar", "--out", str(tmp_path / "lich.txt")).status == 2


@pytest.mark.parametrize("name", ["l" * 300 + ".ics", "m" * 250 + "ị.ics"])
def test_a_name_the_disk_does_not_take_is_told(cchc: Cchc, tmp_path: Path, name: str):
    told = cchc("calendar", "--out", str(tmp_path / name))
    assert (told.status, told.out) == (1, "")
    assert "Không ghi được lịch" in told.err
    assert list(tmp_path.glob("*.*")) == []


def test_a_full_disk_leaves_the_former_calendar(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "lich.ics"
    out.write_text("cũ", "utf-8")
    assert cchc("tasks").status == 0  # the copy of the day is made

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("cchc_desktop.services.calendar_export.os.fsync", full)
        told = cchc("calendar", "--out", str(out))
    assert told.status == 1
    assert "Không ghi được lịch" in told.err
    assert [one.name for one in tmp_path.glob("*.*")] == ["lich.ics"]
    assert out.read_text("utf-8") == "cũ"
