"""The words of a report: kept for its period, taken back, the former ones a step away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.results import refused
from builders.told_reports import HOA_SEN, an_upper_office, dump
from sqlalchemy import select

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.reports.model import Heading
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.history import list_history, undo
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.making import Wanted, make_one, read_chapters
from cchc_desktop.services.reporting.material import ReportKind
from cchc_desktop.services.reporting.narratives import former_words, read_words, write_words
from cchc_desktop.services.reporting.outline import (
    OPENING,
    Chapter,
    preset_outline,
    read_outline,
    set_outline,
)
from cchc_desktop.services.reporting.stationery import set_copies
from db.models.reporting import Narrative
from resources.words import deed

OWED, OWED_BY_NOBODY = Asked(parse("2026Q3")), Asked(parse("2026-05"))
EVERY = pytest.mark.parametrize(
    "asked",
    [
        OWED,
        OWED_BY_NOBODY,
        Asked(parse("2026M9")),
        Asked(parse("2026Q3"), unit=HOA_SEN),
        Asked(parse("2026Q3"), plan="07/KH-SNV"),
    ],
    ids=["owed", "month", "nine-months", "unit", "plan"],
)


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    with an_upper_office(data_folder) as office:
        yield office.desk


def _chapter(desk: Desk, asked: Asked, code: str) -> tuple[str, bool]:
    found = next(one for one in read_chapters(desk, asked) if one.chapter.code == code)
    return found.text, found.written


@EVERY
def test_words_take_the_place_of_the_draft_until_they_are_given_up(asked: Asked, desk: Desk):
    drafted, written = _chapter(desk, asked, "proposals")
    assert drafted
    assert not written
    write_words(desk, asked, {"proposals": "  Đề nghị bổ sung biên chế.\n"})
    assert _chapter(desk, asked, "proposals") == ("Đề nghị bổ sung biên chế.", True)
    assert read_words(desk, asked) == {"proposals": "Đề nghị bổ sung biên chế."}
    write_words(desk, asked, {"proposals": None})
    assert _chapter(desk, asked, "proposals") == (drafted, False)


@EVERY
def test_words_are_undone_like_any_write(asked: Asked, desk: Desk):
    write_words(desk, asked, {"next": "Một.", "proposals": "Hai."})
    latest = list_history(desk)[0]
    assert "2 mục" in deed(latest.verb, latest.facts)
    undo(desk)
    assert read_words(desk, asked) == {}


def test_words_of_a_report_that_is_owed_hang_on_it(desk: Desk):
    write_words(desk, OWED, {OPENING: "Kính thưa."})
    write_words(desk, OWED_BY_NOBODY, {OPENING: "Không ai đòi."})
    with desk.store.reading() as connection:
        assert connection.execute(select(Narrative.text)).scalars().all() == ["Kính thưa."]


def test_a_chapter_that_was_emptied_is_left_out(desk: Desk):
    write_words(desk, OWED, {"proposals": ""})
    headings = _headings(desk)
    assert not any("KIẾN NGHỊ" in one for one in headings)
    write_words(desk, OWED, {"results-institutions": ""})
    assert "2 Cải cách thủ tục hành chính" not in _headings(desk)
    assert "1 Cải cách thủ tục hành chính" in _headings(desk)


def _headings(desk: Desk) -> list[str]:
    report = make_one(desk, Wanted(ReportKind.REPORT, OWED))
    return [f"{part.number} {part.text}" for part in report.body if isinstance(part, Heading)]


def test_former_words_are_those_of_the_period_before(desk: Desk):
    assert former_words(desk, OWED) == {}
    write_words(desk, Asked(parse("2026Q1")), {"next": "Của quý I."})
    assert former_words(desk, Asked(parse("2026Q2"))) == {"next": "Của quý I."}
    assert former_words(desk, OWED) == {}
    write_words(desk, Asked(parse("2026H1")), {"next": "Của 6 tháng."})
    assert former_words(desk, OWED) == {"next": "Của 6 tháng."}
    assert former_words(desk, Asked(parse("2026Q1"))) == {}


# ---- outline and copies -------------------------------------------------------------------------


def test_an_office_changes_its_outline(desk: Desk):
    assert read_outline(desk) == preset_outline()
    short = (
        Chapter("achieved", 1, "Kết quả đạt được"),
        Chapter("direction-tasks", 2, "Nhiệm vụ"),
        Chapter("assessment-causes", 1, "Khó khăn, vướng mắc {next}"),
    )
    set_outline(desk, short)
    assert read_outline(desk) == short
    assert _headings(desk) == [
        "I Kết quả đạt được",
        "1 Nhiệm vụ",
        "II Khó khăn, vướng mắc quý IV năm 2026",
    ]
    undo(desk)
    assert read_outline(desk) == preset_outline()


@pytest.mark.parametrize(
    ("chapters", "code"),
    [
        ((), "outline-without-title"),
        ((Chapter("a", 1, " "),), "outline-without-title"),
        ((Chapter("a", 1, "Một"), Chapter("a", 1, "Hai")), "outline-twice"),
        ((Chapter(OPENING, 1, "Mở đầu"),), "outline-twice"),
        ((Chapter("a", 2, "Một"),), "outline-levels"),
        ((Chapter("a", 1, "Một"), Chapter("b", 3, "Hai")), "outline-levels"),
    ],
)
def test_an_outline_that_cannot_be(chapters: tuple[Chapter, ...], code: str, desk: Desk):
    refused(code, lambda: set_outline(desk, chapters))
    assert read_outline(desk) == preset_outline()


def test_who_gets_a_copy_and_who_drafts(desk: Desk):
    set_copies(desk, (), "VHXH")
    assert "- Lưu: VT, VHXH.\n" in dump(make_one(desk, Wanted(ReportKind.REPORT, OWED)))
    letters = dump(make_one(desk, Wanted(ReportKind.REMINDER, OWED)))
    assert "Số: ……/SNV-VHXH |" in letters
    set_copies(desk, ("Thường trực Đảng ủy phường", "Lưu: VT"), "VHXH")
    told = dump(make_one(desk, Wanted(ReportKind.REPORT, OWED)))
    assert told.endswith("\n- Thường trực Đảng ủy phường;\n- Lưu: VT.\n")
