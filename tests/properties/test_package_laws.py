"""The laws of packages: what goes in comes out, bytes are stable, no changed byte is believed."""

import random
import string
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.exchange.canonical import NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.package import Contents
from tests.builders.packages import CONTENTS, MANIFEST, packed, read_all, sum_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ROWS = st.lists(st.dictionaries(TEXTS, VALUES, max_size=5), max_size=6)
NAMES = st.text(string.ascii_lowercase + "_", min_size=4, max_size=12).filter(
    lambda name: name[0] != "_"
)


@cache
def small() -> bytes:
    with TemporaryDirectory() as folder:
        return packed(Path(folder))


def _written(contents: Contents) -> bytes:
    with TemporaryDirectory() as folder:
        return packed(Path(folder), contents)


@given(
    st.dictionaries(NAMES, ROWS, max_size=3),
    st.lists(st.binary(max_size=200), max_size=3),
    st.none() | st.binary(max_size=50),
    st.randoms(use_true_random=False),
)
def test_reading_gives_what_was_written_and_writing_it_again_the_same_bytes(
    records: dict[str, list[dict[str, Any]]],
    files: list[bytes],
    readable: bytes | None,
    order: random.Random,
):
    contents = Contents(MANIFEST, records, {sum_of(data): data for data in files}, readable)
    data = _written(contents)
    found = read_all(data)
    assert found.files == contents.files
    assert found.readable == readable
    assert found.records.keys() == records.keys()
    for name, rows in records.items():
        assert sorted(map(canonical, found.records[name])) == sorted(map(canonical, rows))
    shuffled = {name: order.sample(rows, len(rows)) for name, rows in records.items()}
    assert _written(replace(contents, records=shuffled)) == data
    assert _written(found) == data


@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_a_value_has_one_form_and_comes_back(value: dict[str, Any]):
    data = canonical(value)
    assert read_canonical(data) == value
    assert b"\n" not in data


@given(st.binary(max_size=200))
def test_bytes_that_are_not_canonical_are_one_refusal(data: bytes):
    try:
        value = read_canonical(data)
    except NotCanonicalError:
        return
    assert canonical(value) == data


def _is_refused(data: bytes) -> None:
    """Anything but an ExchangeError fails the test by itself."""
    with pytest.raises(ExchangeError):
        read_all(data)


@pytest.mark.parametrize("bit", range(8))
def test_no_flipped_bit_is_believed(bit: int):
    data = small()
    for at in range(len(data)):
        _is_refused(data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :])


def test_no_cut_file_is_believed():
    data = small()
    for at in range(len(data)):
        _is_refused(data[:at])


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_no_inserted_byte_is_believed(at: int, more: bytes):
    data = small()
    at %= len(data) + 1
    _is_refused(data[:at] + more + data[at:])


@given(st.data())
def test_no_moved_or_overwritten_stretch_is_believed(draw: st.DataObject):
    data = small()
    places = st.integers(0, len(data) - 1)
    first, last = sorted((draw.draw(places), draw.draw(places)))
    piece, to = data[first:last], draw.draw(places)
    moved = data[:to] + piece + data[to + len(piece) :]
    if moved != data:
        _is_refused(moved)


@given(st.binary(max_size=3000))
def test_noise_is_refused(noise: bytes):
    _is_refused(noise)
    _is_refused(b"PK\3\4" + noise)
    _is_refused(small()[:60] + noise + small()[-22:])


def test_the_package_these_laws_are_tried_on_is_believed():
    assert read_all(small()).manifest == CONTENTS.manifest
