"""The file that brings a version: what it says, and everything it is refused for."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.update_file import numbers, read_update, unpack_installer
from tests.builders.updates import INSTALLER, NOTES, TEST_KEY, an_update

KEYS = (TEST_KEY.public,)


def _rewritten(path: Path, **members: bytes | None) -> Path:
    """Put other members into the file; None leaves one out."""
    names = {"manifest": "manifest.json", "signature": "signature", "installer": "installer.exe"}
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for short, name in names.items():
            content = members.get(short, held[name])
            if content is not None:
                archive.writestr(name, content)
    return path


def _manifest(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("manifest.json")


def _nothing(_done: int, _total: int) -> None:
    """Hear how far it is."""


def test_what_was_written_is_read_and_unpacked(tmp_path: Path):
    found = read_update(an_update(tmp_path, "2.10.1", least="2.0"), KEYS)
    assert (found.version, found.least, found.notes) == ("2.10.1", "2.0", NOTES)
    heard: list[int] = []
    target = tmp_path / "ra.exe"
    unpack_installer(found, target, lambda done, _total: heard.append(done))
    assert target.read_bytes() == INSTALLER
    assert heard[-1] == len(INSTALLER)


def test_it_is_packed_the_same_each_time_but_for_the_clock(tmp_path: Path):
    first = _manifest(an_update(tmp_path / "1"))
    assert _manifest(an_update(tmp_path / "2")) == first


@pytest.mark.parametrize(
    ("older", "newer"), [("0.9", "0.10"), ("1.0", "1.0.1"), ("1", "2"), ("1.9.9.9", "1.10")]
)
def test_versions_compare_by_their_numbers(older: str, newer: str):
    assert numbers(older) < numbers(newer)
    assert numbers("1.0.0") == numbers("1")


@pytest.mark.parametrize("text", ["", "1.", "1.a", "-1", "1.2.3.4.5", "١"])
def test_what_is_no_version_is_said(text: str):
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        numbers(text)


# ---- refusals ---------------------------------------------------------------------------------


def _refused(path: Path) -> str:
    with pytest.raises(ExchangeError) as caught:
        read_update(path, KEYS)
    assert caught.value.facts == {"name": path.name}
    return caught.value.code


def test_another_key_is_refused(tmp_path: Path):
    assert _refused(an_update(tmp_path, key=SigningKey.generate())) == "update-not-signed"


def test_a_word_changed_in_the_manifest_is_refused(tmp_path: Path):
    path = an_update(tmp_path)
    other = _manifest(path).replace("Nhắc".encode(), "Nhắm".encode())
    assert _refused(_rewritten(path, manifest=other)) == "update-not-signed"


def test_a_signature_for_something_else_is_refused(tmp_path: Path):
    path = an_update(tmp_path)
    assert _refused(_rewritten(path, signature=TEST_KEY.sign(_manifest(path)))) == (
        "update-not-signed"
    )


@pytest.mark.parametrize("gone", ["manifest", "signature", "installer"])
def test_a_part_missing_is_refused(gone: str, tmp_path: Path):
    assert _refused(_rewritten(an_update(tmp_path), **{gone: None})) == "update-unreadable"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:400]),
        lambda path: path.write_text("Kế hoạch", encoding="utf-8"),
        lambda path: _rewritten(path, manifest=b"x" * (2**18 + 1)),
        lambda path: _rewritten(path, signature=b"x" * 65),
    ],
)
def test_what_is_no_update_is_refused(spoil: Callable[[Path], object], tmp_path: Path):
    path = an_update(tmp_path)
    spoil(path)
    assert _refused(path) == "update-unreadable"


def test_a_file_that_is_gone_is_refused(tmp_path: Path):
    assert _refused(tmp_path / "không có.cchc-update") == "exchange-unreadable"


@pytest.mark.parametrize(
    "other",
    [INSTALLER[:-1], INSTALLER + b"x", INSTALLER.replace(b"MZ", b"ZM"), b""],
    ids=["shorter", "longer", "other bytes", "empty"],
)
def test_another_installer_is_refused_and_leaves_nothing(other: bytes, tmp_path: Path):
    found = read_update(_rewritten(an_update(tmp_path / "in"), installer=other), KEYS)
    (tmp_path / "out").mkdir()
    with pytest.raises(ExchangeError) as caught:
        unpack_installer(found, tmp_path / "out" / "ra.exe", _nothing)
    assert caught.value.code == "update-damaged"
    assert list((tmp_path / "out").iterdir()) == []


def test_bytes_flipped_on_a_stick_are_found(tmp_path: Path):
    path = an_update(tmp_path / "in")
    content = bytearray(path.read_bytes())
    at = content.index(INSTALLER) + 1000
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(ExchangeError) as caught:
        unpack_installer(read_update(path, KEYS), tmp_path / "ra.exe", _nothing)
    assert caught.value.code == "update-damaged"


def test_stopping_leaves_nothing(tmp_path: Path):
    found = read_update(an_update(tmp_path / "in"), KEYS)
    (tmp_path / "out").mkdir()

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        unpack_installer(found, tmp_path / "out" / "ra.exe", stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_later_format_asks_for_the_installer_itself(tmp_path: Path):
    path = an_update(tmp_path)
    later = _manifest(path).replace(b'"format":1', b'"format":2')
    signature = TEST_KEY.sign(b"cchc update 1\n" + later)
    assert _refused(_rewritten(path, manifest=later, signature=signature)) == "update-other-format"


def test_a_signed_manifest_that_makes_no_sense_is_refused(tmp_path: Path):
    path = an_update(tmp_path)
    for spoilt in (b'"version":"99.0"', b'"version":"neu"'), (b'"size":', b'"wide":'):
        other = _manifest(shutil.copy(path, tmp_path / "x.cchc-update")).replace(*spoilt)
        signature = TEST_KEY.sign(b"cchc update 1\n" + other)
        copied = _rewritten(tmp_path / "x.cchc-update", manifest=other, signature=signature)
        assert _refused(copied) == "update-unreadable"
