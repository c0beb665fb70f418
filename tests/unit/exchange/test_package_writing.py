"""What is written is what is read, and equal contents are equal bytes."""

import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Contents, open_package, write_package
from tests.builders.packages import (
    CONTENTS,
    KEY,
    MANIFEST,
    NOTE,
    a_package,
    forged,
    opened,
    packed,
    read_all,
    sum_of,
)


def test_what_is_written_is_what_is_read(tmp_path: Path):
    found = read_all(a_package(tmp_path))
    assert found.manifest == CONTENTS.manifest
    assert found.files == CONTENTS.files
    assert found.readable == CONTENTS.readable
    for name, rows in CONTENTS.records.items():
        assert sorted(found.records[name], key=str) == sorted(rows, key=str)


def test_a_package_is_read_from_bytes_as_from_a_file(tmp_path: Path):
    path = a_package(tmp_path)
    assert opened(path).sha256 == opened(path.read_bytes()).sha256
    assert read_all(path) == read_all(path.read_bytes())


def test_the_order_of_rows_and_files_changes_no_byte(tmp_path: Path):
    rows = [{"id": str(number), "title": f"Nhiệm vụ {number}"} for number in range(50)]
    files = {sum_of(data): data for data in (b"mot", b"hai", b"ba")}
    one = packed(tmp_path, Contents(MANIFEST, {"task": rows, "unit": []}, files))
    random.Random(1).shuffle(rows)
    other = Contents(MANIFEST, {"unit": [], "task": rows}, dict(reversed(files.items())))
    assert packed(tmp_path, other) == one


def test_passing_on_what_was_read_gives_the_same_bytes(tmp_path: Path):
    first = packed(tmp_path)
    assert packed(tmp_path, read_all(first)) == first


def test_the_identity_follows_from_the_contents_alone(tmp_path: Path):
    path = tmp_path / "tep.cchc"
    name = write_package(path, CONTENTS, KEY, Ticket())
    one = open_package(path, Ticket())
    again = write_package(path, CONTENTS, SigningKey.generate(), Ticket())
    other = open_package(path, Ticket())
    assert name == again == one.sha256 == other.sha256
    assert one.id == other.id
    assert one.public_key != other.public_key
    changed = replace(CONTENTS, manifest=replace(MANIFEST, sequence=4))
    assert write_package(path, changed, KEY, Ticket()) != name


def test_the_signer_is_named(tmp_path: Path):
    assert opened(a_package(tmp_path)).public_key == KEY.public


def test_any_zip_program_can_list_and_unpack_it(tmp_path: Path):
    with zipfile.ZipFile(a_package(tmp_path)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-2:] == ["manifest.json", "signature.json"]
        lines = archive.read("data/task.jsonl").decode().splitlines()
    assert lines == sorted(lines)
    assert "“công khai”" in lines[0]  # letters as letters


def test_unknown_fields_of_a_newer_minor_are_kept_and_passed_on(tmp_path: Path):
    rows = b'{"id":"a","mood":{"of":["the","day"]}}\n'
    newer = forged(
        {"data/task.jsonl": rows, "data/weather.jsonl": b'{"id":"w"}\n'},
        format="1.7",
        seal={"by": "UBND tỉnh Sông Trăng"},
    )
    found = read_all(newer)
    assert found.manifest.more == {"seal": {"by": "UBND tỉnh Sông Trăng"}}
    assert found.manifest.format == (1, 7)
    assert found.records["weather"] == [{"id": "w"}]
    assert packed(tmp_path, found) == newer


def test_a_name_that_is_not_there_has_no_rows(tmp_path: Path):
    package = opened(a_package(tmp_path))
    assert list(package.records("measurement")) == []
    with pytest.raises(KeyError):
        package.file("0" * 64)


def test_rows_are_read_one_by_one(tmp_path: Path):
    rows = [{"id": number, "title": "x" * 2000} for number in range(1000, 3000)]
    package = opened(a_package(tmp_path, Contents(MANIFEST, {"task": rows})))
    stream = package.records("task")
    assert next(stream)["id"] == 1000
    assert sum(1 for _ in stream) == 1999


def test_a_year_of_a_ward_is_small(tmp_path: Path):
    """120 tasks, four quarters with results in words, targets and statistics: under 1 MB."""
    number = random.Random(2)
    words = re.findall(r"\w+", "rà soát quy trình, cắt giảm thời gian giải quyết hồ sơ")
    entries = [
        {
            "id": str(number.getrandbits(128)),
            "assignment_id": str(number.getrandbits(128)),
            "quarter": f"2026Q{quarter}",
            "result": " ".join(number.choices(words, k=60)),
            "difficulty": " ".join(number.choices(words, k=20)),
        }
        for quarter in range(1, 5)
        for _ in range(120)
    ]
    assert a_package(tmp_path, Contents(MANIFEST, {"progress": entries})).stat().st_size < 1_000_000


# ---- what is not written ----------------------------------------------------------------------


def test_a_file_that_is_not_what_its_sum_says_is_refused(tmp_path: Path):
    attached = tmp_path / "Công văn.pdf"
    attached.write_bytes(NOTE + b"!")
    contents = replace(CONTENTS, files={sum_of(NOTE): attached})
    _is_refused(tmp_path, contents, "exchange-attachment-changed")


def test_a_file_that_is_gone_is_named(tmp_path: Path):
    contents = replace(CONTENTS, files={sum_of(NOTE): tmp_path / "Công văn.pdf"})
    error = _is_refused(tmp_path, contents, "exchange-unreadable")
    assert error.facts["name"] == "Công văn.pdf"


@pytest.mark.parametrize("name", ["../task", "Task", "con", "", "a/b", "task.jsonl", "x" * 80])
def test_a_name_of_rows_that_no_reader_takes_is_refused(tmp_path: Path, name: str):
    _is_refused(tmp_path, Contents(MANIFEST, {name: []}), "exchange-content-refused")


def _deep(levels: int) -> list[object]:
    nested: list[object] = []
    for _ in range(levels):
        nested = [nested]
    return nested


@pytest.mark.parametrize("value", [float("nan"), 2**63, -(10**30), "\ud800", _deep(40)])
def test_a_value_that_no_reader_takes_is_refused(tmp_path: Path, value: object):
    _is_refused(tmp_path, Contents(MANIFEST, {"task": [{"x": value}]}), "exchange-content-refused")


def test_what_stops_the_writing_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "tep.cchc"
    path.write_bytes(b"before")
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        write_package(path, CONTENTS, KEY, ticket)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(ExchangeError) as caught:
        write_package(tmp_path / "away" / "tep.cchc", CONTENTS, KEY, Ticket())
    assert caught.value.code == "exchange-folder-missing"


def _is_refused(folder: Path, contents: Contents, code: str) -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        write_package(folder / "tep.cchc", contents, KEY, Ticket())
    assert caught.value.code == code
    assert not (folder / "tep.cchc").exists()
    assert not list(folder.glob("*.tmp"))
    return caught.value
