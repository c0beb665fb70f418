"""A release from end to end: its key drawn, its file signed, taken by an office, installed, left.

Everything is as it will be but the program in the installers, which is a stand-in, and Windows,
which is Wine.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from wine_pc import WinePc

import resources
from cchc_desktop.bootstrap import Office, open_office
from cchc_desktop.config.installing import install_command
from cchc_desktop.config.update_steps import update_folder
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.units import UnitForm, add_unit, list_units
from cchc_desktop.services.upkeep.update_arrival import arrive
from cchc_desktop.services.upkeep.updating import (
    begin_update,
    begin_way_back,
    look_into,
    look_into_former,
    way_back,
)
from db.migrations import KNOWN
from installer import make_update
from installer.product import Product
from tests.builders.offices import NOON, an_office

NEXT = "99.1"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\{}"

pytestmark = [pytest.mark.timeout(300), pytest.mark.long]


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the keys that the program knows lie in a file of the test's."""
    known, really = tmp_path / "release-keys.txt", resources.path
    known.write_text("# keys\n", encoding="ascii")
    monkeypatch.setattr(make_update, "KEYS", known)
    monkeypatch.setattr(
        resources, "path", lambda name: known if name == "release-keys.txt" else really(name)
    )
    return known


@pytest.fixture
def publish(
    keys: Path,
    installer: Callable[[str], Path],
    product: Product,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], Path]:
    """Publish versions as installer/README.md says."""
    private = tmp_path / "Két" / "release.key"
    private.parent.mkdir()
    assert make_update.main(["--new-key", str(private)]) == 0
    assert keys.read_text("ascii").count("\n") == 2
    notes = tmp_path / "Có gì mới.txt"
    notes.write_text("- Nhắc việc theo đơn vị.\n", encoding="utf-8")

    def make(version: str) -> Path:
        monkeypatch.setattr(make_update, "read_product", lambda: replace(product, version=version))
        line = ["--key", str(private), "--notes", str(notes), "--out", str(tmp_path)]
        assert make_update.main([*line, "--installer", str(installer(version))]) == 0
        return tmp_path / f"{product.name} {version}.cchc-update"

    return make


@pytest.fixture
def office(pc: WinePc, product: Product) -> Iterator[Office]:
    with an_office(pc.local / product.name) as made:
        add_unit(made.desk, UnitForm("Phòng Trước"))
        yield made


def _run(pc: WinePc, setup: Path, *, back: bool) -> int:
    """Run an installer as the program starts it, without the start of the program afterwards."""
    _, *words = install_command(setup, back=back)
    status = pc.run(setup, *(word for word in words if not word.startswith("/START")))
    pc.settle()
    return status


def _installed(pc: WinePc, product: Product) -> str:
    return pc.registry()[UNINSTALL.format(product.name)]["DisplayVersion"]


def test_a_version_goes_out_arrives_and_can_be_left_again(
    pc: WinePc,
    publish: Callable[[str], Path],
    installer: Callable[[str], Path],
    product: Product,
    office: Office,
):
    """The program that looks is the one that runs the test: it is each version by turns."""
    root = office.folder.path
    assert pc.run(installer(VERSION), "/S") == 0
    found = look_into(publish(NEXT))
    assert (found.version, found.notes) == (NEXT, ("Nhắc việc theo đơn vị.",))
    setup = begin_update(office.folder, office.desk, found, Ticket())
    assert _run(pc, setup, back=False) == 0
    assert _installed(pc, product) == NEXT
    assert arrive(root, NEXT).code == "update-made"

    add_unit(office.desk, UnitForm("Phòng Sau"))
    back = way_back(office.folder, office.desk, NEXT)
    former = look_into_former(publish(VERSION), back)
    setup = begin_way_back(office.folder, back, former, NOON, Ticket())
    office.close()
    with closing(sqlite3.connect(root / "cchc.db")) as database:
        # What the new version made of it, the former could not read.
        database.execute(f"PRAGMA user_version = {KNOWN + 1}")
    assert _run(pc, setup, back=False) != 0, "without the wish to go back, it protects the data"
    assert _run(pc, setup, back=True) == 0
    assert _installed(pc, product) == VERSION
    with open_office(root, FixedClock(NOON)) as again:
        names = {unit.name for unit in list_units(again.desk)}
    assert "Phòng Trước" in names
    assert "Phòng Sau" not in names
    told = arrive(root)
    assert told.code == "way-back-made"
    assert told.aside.is_file()
    assert told.aside.parent == update_folder(root)


def test_what_another_key_signed_is_refused(
    publish: Callable[[str], Path], keys: Path, tmp_path: Path
):
    made = publish(NEXT)
    keys.write_text("# keys\n", encoding="ascii")
    with pytest.raises(RefusedError) as without:
        look_into(made)
    assert without.value.code == "update-without-key"
    make_update.new_key(tmp_path / "another.key", keys)
    with pytest.raises(ExchangeError) as other:
        look_into(made)
    assert other.value.code == "update-not-signed"
