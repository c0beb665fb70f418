"""Packages that were made to harm, or by a program that is wrong: each is one refusal, soon."""

import io
import time
import tracemalloc
import unicodedata
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.domain.ticket import Cancelled, Ticket
from cchc_desktop.exchange.envelope import DEFLATED, STORED, Member
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.package import Contents, open_package, write_package
from cchc_desktop.exchange.packing import Packer
from tests.builders.packages import (
    CONTENTS,
    MANIFEST,
    Forger,
    a_package,
    enveloped,
    forged,
    opened,
    packed,
    read_all,
)

ROWS = b'{"id":"a"}\n{"id":"b"}\n'
HONEST = {"data/task.jsonl": ROWS}


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        read_all(data)
    return caught.value.code


def test_the_forger_can_be_honest():
    assert read_all(forged(HONEST)).records["task"] == [{"id": "a"}, {"id": "b"}]


# ---- names and members ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../task.jsonl",
        "data/../../task.jsonl",
        "/etc/passwd",
        "C:\\Windows\\evil.dll",
        "C:evil",
        "data\\task.jsonl",
        "data/con.jsonl",
        "data/COM1.jsonl",
        "data/nul.jsonl",
        "data/Task.jsonl",
        "data/task.jsonl ",
        "data/task.jsonl.",
        "data/.jsonl",
        "data/task.exe",
        "data/",
        "files/abc",
        "more.txt",
        "data/a\0.jsonl",
    ],
)
def test_a_name_that_no_package_has_is_refused(name: str):
    assert code_of(forged({name: b"", **HONEST})) in {"exchange-unsafe", "exchange-damaged"}


def test_a_doubled_name_is_refused():
    forger = Forger(dict(HONEST), order=["data/task.jsonl", "data/task.jsonl"])
    assert code_of(forger.bytes()) == "exchange-unsafe"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_marks_is_refused_however_composed(form: str):
    data = bytearray(forged({"data/taske.jsonl": b""}))
    marked = unicodedata.normalize(form, "é").encode()
    at = data.index(b"taske")
    data[at + 5 - len(marked) : at + 5] = marked
    at = data.rindex(b"taske")
    data[at + 5 - len(marked) : at + 5] = marked
    assert code_of(bytes(data)) == "exchange-unsafe"


def test_members_in_another_order_are_refused():
    members = {"data/task.jsonl": ROWS, "data/unit.jsonl": ROWS}
    forger = Forger(members, order=["data/unit.jsonl", "data/task.jsonl"])
    assert code_of(forger.bytes()) == "exchange-unsafe"


def test_a_member_the_manifest_does_not_name_is_refused():
    assert code_of(forged(HONEST, entries=[])) == "exchange-malformed"


def test_a_file_under_the_sum_of_another_is_refused():
    name = f"files/{'0' * 64}"
    assert code_of(forged({name: b"x"})) == "exchange-malformed"


def test_a_sum_that_does_not_fit_is_refused():
    entry = {"name": "data/task.jsonl", "size": len(ROWS), "sha256": "0" * 64}
    assert code_of(forged(HONEST, entries=[entry])) == "exchange-damaged"


def test_a_million_members_are_refused_at_once(tmp_path: Path):
    """The larger form of zip can say a million; ours cannot, and nobody reads the list."""
    path = tmp_path / "tep.cchc"
    with path.open("wb") as file:
        one = Member("a", STORED, 0, 0, 0, 0)
        file.write(one.header() * 1_000_000)
        entries = one.entry() * 1_000_000
        where = file.tell()
        file.write(entries)
        file.write(b"PK\6\6" + bytes(52) + b"PK\6\7" + bytes(16))
        file.write(b"PK\5\6" + bytes(4) + b"\xff" * 4)
        file.write(len(entries).to_bytes(4, "little") + where.to_bytes(4, "little") + b"\0\0")
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(ExchangeError) as caught:
        opened(path)
    took, (_, most) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.code == "exchange-unsafe"
    assert took < 2
    assert most < 2**20


def test_many_members_within_the_classic_form_are_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"data/t{number}.jsonl", b"")
    assert code_of(held.getvalue()) == "exchange-unsafe"


# ---- sizes ------------------------------------------------------------------------------------


def _bomb(claimed: int, real: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed_ = b"".join(packer.compress(bytes(2**20)) for _ in range(real >> 20)) + packer.flush()
    member = Member("data/task.jsonl", DEFLATED, 0, len(packed_), claimed, 0)
    rest = [
        (Member(name, STORED, 0, 2, 2, 0), b"{}") for name in ("manifest.json", "signature.json")
    ]
    return enveloped([(member, packed_), *rest])


def test_a_bomb_that_says_so_is_refused_before_it_is_unpacked():
    assert code_of(_bomb(2**30, 2**26)) == "exchange-unsafe"


class _LyingPacker(Packer):
    def _note(self, member: Member) -> None:
        small = replace(member, size=1000) if member.name.startswith("data/") else member
        super()._note(small)


def test_a_signed_bomb_that_says_it_is_small_is_stopped_where_it_lies(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("tests.builders.packages.Packer", _LyingPacker)
    name = "data/task.jsonl"
    bomb = forged(
        {name: bytes(64 * 2**20)},
        entries=[{"name": name, "size": 1000, "sha256": "0" * 64}],
    )
    tracemalloc.start()
    assert code_of(bomb) == "exchange-unsafe"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 2**20


def test_reading_rows_takes_little_memory_whatever_their_number(tmp_path: Path):
    rows = [{"id": number, "title": f"{number:0>500}"} for number in range(100_000, 120_000)]
    path = a_package(tmp_path, Contents(MANIFEST, {"task": rows}))
    del rows
    tracemalloc.start()
    assert sum(1 for _ in opened(path).records("task")) == 20_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 2**20


# ---- the envelope and the signature -----------------------------------------------------------


def test_another_office_cannot_sign_a_file_again_as_the_first(tmp_path: Path):
    path = tmp_path / "tep.cchc"
    write_package(path, CONTENTS, SigningKey.generate(), Ticket())
    assert opened(path).public_key != opened(packed(tmp_path)).public_key


def test_the_signature_of_another_package_is_refused(tmp_path: Path):
    one = packed(tmp_path)
    other = packed(tmp_path, replace(CONTENTS, manifest=replace(MANIFEST, sequence=9)))
    swapped = one[: one.index(b'{"algorithm')] + other[other.index(b'{"algorithm') :]
    assert code_of(swapped) in {"exchange-damaged", "exchange-unsafe"}


@pytest.mark.parametrize("extra", [b"\0", b"PK\5\6" + bytes(18), b"x" * 70_000])
def test_bytes_before_or_behind_are_refused(tmp_path: Path, extra: bytes):
    data = packed(tmp_path)
    assert code_of(data + extra)
    assert code_of(extra + data)


def test_a_package_packed_again_by_another_program_is_refused(tmp_path: Path):
    held = io.BytesIO()
    with (
        zipfile.ZipFile(a_package(tmp_path)) as was,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as now,
    ):
        for name in was.namelist():
            now.writestr(name, was.read(name))
    assert code_of(held.getvalue()) == "exchange-damaged"


def test_a_directory_that_differs_from_the_headers_is_refused(tmp_path: Path):
    data = packed(tmp_path)
    for name in (b"data/task.jsonl", b"manifest.json"):
        at = data.rindex(name)
        other = bytes([name[0] ^ 1]) + name[1:]
        assert code_of(data[:at] + other + data[at + len(name) :])


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"PK\3\4", b"PK\5\6" + bytes(18), b"%PDF-1.7", b"PK\3\4" + bytes(5000)],
)
def test_other_files_are_not_packages(data: bytes):
    assert code_of(data) == "exchange-not-a-package"


def test_a_word_file_is_not_a_package():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>" * 100)
    assert code_of(held.getvalue()) == "exchange-not-a-package"


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path):
    with pytest.raises(ExchangeError) as caught:
        opened(tmp_path / "tep.cchc")
    assert caught.value.code == "exchange-unreadable"


def test_a_file_that_changes_after_it_was_checked_is_noticed(tmp_path: Path):
    rows = [{"id": number} for number in range(10)]
    path = a_package(tmp_path, Contents(MANIFEST, {"task": rows}))
    package = opened(path)
    other = [{"id": number} for number in range(1, 11)]
    a_package(tmp_path, Contents(MANIFEST, {"task": other}))
    with pytest.raises(ExchangeError):
        list(package.records("task"))


def test_checking_can_be_stopped(tmp_path: Path):
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        open_package(a_package(tmp_path), ticket)
