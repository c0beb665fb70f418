"""Files that are given out for updates: bombs, sizes that are none, another program's."""

import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cchc_desktop.exchange.canonical import canonical
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.update_file import read_update
from cchc_desktop.services.upkeep.updating import look_into
from tests.builders.updates import TEST_KEY, an_update

KEYS = (TEST_KEY.public,)


def test_a_bomb_is_refused_without_being_unpacked(tmp_path: Path):
    """Much of nothing in little, named as the installer, as the manifest and as the signature."""
    sizes = {"installer.exe": 257 * 2**20, "manifest.json": 64 * 2**20, "signature": 64 * 2**20}
    for name, most in sizes.items():
        bomb = tmp_path / f"{name}.cchc-update"
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for member in {"installer.exe", "manifest.json", "signature"} - {name}:
                archive.writestr(member, b"x" * 64)
            with archive.open(name, "w") as out:
                for _ in range(most // 2**20):
                    out.write(bytes(2**20))
        assert bomb.stat().st_size < 2 * 2**20
        tracemalloc.start()
        with pytest.raises(ExchangeError) as caught:
            look_into(bomb, KEYS)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert caught.value.code == "update-unreadable"
        assert peak < 8 * 2**20


def _signed(folder: Path, **facts: object) -> Path:
    """Write a file that says something else, signed by the right key."""
    path = an_update(folder)
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("manifest.json"))
        installer = archive.read("installer.exe")
    manifest = canonical({**told, **facts}, 2**18)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
        archive.writestr("signature", TEST_KEY.sign(b"cchc update 1\n" + manifest))
        archive.writestr("installer.exe", installer)
    return path


def test_an_update_of_another_program_by_the_same_publisher_is_refused(tmp_path: Path):
    assert read_update(_signed(tmp_path), KEYS).version == "99.0"
    with pytest.raises(ExchangeError) as caught:
        look_into(_signed(tmp_path, product="Sổ Văn thư"), KEYS)
    assert caught.value.code == "update-other-product"


@pytest.mark.parametrize("size", [-1, 2**40])
def test_a_size_that_is_none_is_refused(size: int, tmp_path: Path):
    with pytest.raises(ExchangeError) as caught:
        look_into(_signed(tmp_path, size=size), KEYS)
    assert caught.value.code == "update-unreadable"
