"""Packages that are whole and signed, but say what no package says: each is one refusal."""

import time
from pathlib import Path

import pytest

from cchc_desktop.exchange.canonical import canonical
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.package import Contents
from tests.builders.packages import (
    MANIFEST,
    Forger,
    a_package,
    an_honest_value,
    forged,
    opened,
    read_all,
)


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        read_all(data)
    return caught.value.code


@pytest.mark.parametrize(
    "rows",
    [
        b'{"a":1}',
        b'{"a":1}\n\n',
        b'{"b":1}\n{"a":1}\n',
        b'{"a":1,"a":2}\n',
        b'{"b":1,"a":2}\n',
        b'{"a": 1}\n',
        b'{"a":1.0e5}\n',
        b'{"a":"\\u1ebf"}\n',
        b'{"a":"\\ud800"}\n',
        b'{"a":"\xed\xa0\x80"}\n',
        b'{"a":"\xff"}\n',
        b"[1]\n",
        b'{"a":NaN}\n',
        b'{"a":1e999}\n',
        b'{"a":9223372036854775808}\n',
        b'{"a":-' + b"9" * 5000 + b"}\n",
        b'{"a":' + b"[" * 33 + b"]" * 33 + b"}\n",
        b"[" * 200_000 + b"\n",
        b'{"a":' * 200_000 + b"\n",
        b'{"' + b'\\"' * 400_000 + b"\n",
        b'{"a":"' + b"x" * (5 * 2**20) + b'"}\n',
        b"x" * (6 * 2**20),
        "{}\n".encode("utf-16"),
    ],
)
def test_rows_written_otherwise_are_refused(rows: bytes):
    started = time.perf_counter()
    assert code_of(forged({"data/task.jsonl": rows})) == "exchange-malformed"
    assert time.perf_counter() - started < 5


def test_brackets_and_long_numbers_in_a_text_are_only_text(tmp_path: Path):
    rows = [{"note": "[" * 100 + '\\"' + "{" * 100 + "1" * 100, "number": 2**63 - 1}]
    assert read_all(a_package(tmp_path, Contents(MANIFEST, {"task": rows}))).records["task"] == rows


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 1),
        ("format", "0.9"),
        ("format", "1"),
        ("format", "01.0"),
        ("format", "1.0 "),
        ("kind", "xoa-het"),
        ("kind", ["giao-viec"]),
        ("from", None),
        ("from", {"id": "1", "name": "x"}),
        ("from", {"id": "5F0D3C1A-7C55-5C1F-9F55-000000000001", "name": "x"}),
        ("from", {"id": "5f0d3c1a-7c55-5c1f-9f55-000000000001", "name": " "}),
        ("to", []),
        ("vector", {"a": -1}),
        ("vector", {"a": 1.5}),
        ("vector", {"a": True}),
        ("vector", []),
        ("sequence", "3"),
        ("scope", []),
        ("period", "2026Q5"),
        ("period", ""),
        ("counts", {"task": None}),
        ("made_with", "x" * 501),
        ("least_reader", None),
        ("entries", {}),
        ("entries", [1]),
    ],
)
def test_a_manifest_of_another_make_is_refused(name: str, value: object):
    assert code_of(forged({}, **{name: value})) == "exchange-malformed"


@pytest.mark.parametrize("name", sorted(an_honest_value()))
def test_a_manifest_without_one_of_its_fields_is_refused(name: str):
    value = an_honest_value()
    del value[name]
    forger = Forger({}, raw_manifest=canonical(value))
    assert code_of(forger.bytes()) == "exchange-malformed"


def test_a_newer_major_names_the_version_that_reads_it():
    with pytest.raises(ExchangeError) as caught:
        opened(forged({}, format="2.0", least_reader="3.1", kind=7, entries=None))
    assert caught.value.code == "exchange-newer"
    assert caught.value.facts["version"] == "3.1"


def test_a_new_kind_of_a_newer_minor_needs_the_newer_program():
    assert code_of(forged({}, format="1.9", kind="loai-moi")) == "exchange-newer"
    assert code_of(forged({}, format="1.0", kind="loai-moi")) == "exchange-malformed"
