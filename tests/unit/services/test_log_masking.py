"""What passes of a log, and that nothing of an office does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.services.upkeep.log_masking import Secrets, masked

HEAD = "2026-11-20 09:41:00,123 ERROR ui.errors.reporter"
TITLE = "Ra soat thu tuc hanh chinh nam 2026"
SECRETS = Secrets.of([TITLE, "Nguyễn Thị Thu Hà", "cntt"])


def _masked(*lines: str) -> list[str]:
    return list(masked(lines, SECRETS, ["thuha", "Máy Bàn 3"]))


@pytest.mark.parametrize(
    "line",
    [
        f"{HEAD} bug",
        "2026-11-20 09:41:00,123 INFO cchc_desktop.scheduling.tick the clock jumped by 61.5",
        "Traceback (most recent call last):",
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f1 (most recent call first):",
    ],
)
def test_what_tells_of_the_program_passes(line: str):
    assert _masked(line) == [line]


def test_places_lose_the_folders_above_the_source():
    frame = (
        '  File "C:\\Users\\thuha\\AppData\\CCHC\\_internal\\ui\\tasks\\page.py", line 7, in fill'
    )
    assert _masked(frame) == ["  File ui/tasks/page.py, line 7, in fill"]
    assert _masked('  File "/home/ui/nguyen/x.txt", line 7 in go') == ["  File …, line 7, in go"]
    mine = '  File "/home/ui/Hoa Sen/site-packages/db/x.py", line 7 in go'
    assert _masked(mine) == ["  File db/x.py, line 7, in go"]


def test_an_error_keeps_its_kind_and_loses_its_words():
    assert _masked("sqlalchemy.exc.IntegrityError: UNIQUE: 'Hoa Sen'") == [
        "sqlalchemy.exc.IntegrityError: …"
    ]
    assert _masked("KeyError") == ["KeyError"]


def test_lines_that_nobody_knows_are_counted_not_shown():
    assert _masked("[parameters: ('Hoa Sen',)]", "    title = 1", f"{HEAD} bug") == [
        "  … 2",
        f"{HEAD} bug",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Nguyễn Thị Thu Hà",
        "nguyen thi",
        "Trần Văn Minh",
        "thu tuc hanh chinh",
        "cntt",
        "/home/thuha/x",
        "thuha",
        "C:\\Hoa",
        "'hoa'",
        '"hoa"',
        "may ban",
    ],
)
def test_words_of_people_do_not_pass(words: str):
    (line,) = _masked(f"{HEAD} no copy {words} made")
    assert line.replace(" …", "").replace("… ", "") in (f"{HEAD} no copy made", f"{HEAD} no copy")


def test_without_the_data_no_words_pass_at_all():
    assert list(masked([f"{HEAD} ra soat"], None, [])) == [f"{HEAD} …"]


@given(st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ", min_size=3), min_size=2))
def test_two_words_of_a_title_never_pass_together(title: list[str]):
    secrets = Secrets.of([" ".join(title)])
    (line,) = masked([f"{HEAD} {' '.join(title)}"], secrets, [])
    assert line == f"{HEAD} …"
