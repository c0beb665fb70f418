"""Files handed to the window: each kind goes to the place it is for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders.filled_forms import a_form
from tests.builders.offices import an_office
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.place import Place
from ui.settings import update_flow
from ui.shell import incoming
from ui.shell.incoming import EXCHANGE, Incoming


class Heard:
    """What became of the files."""

    def __init__(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plans: list[str] = []
        self.packages: list[str] = []
        self.updates: list[str] = []
        self.places: list[str] = []
        bench.files_asked.connect(lambda files: self.packages.extend(one.name for one in files))
        bench.place_asked.connect(self.places.append)
        monkeypatch.setattr(
            update_flow, "open_update", lambda _bench, path: self.updates.append(path.name)
        )
        self.incoming = Incoming(bench, lambda files: self.plans.extend(one.name for one in files))


@pytest.fixture
def bench(data_folder: Path, runner: Runner, qtbot: QtBot) -> Iterator[Bench]:
    with an_office(data_folder) as office:
        place = Place("Nhiệm vụ")
        qtbot.addWidget(place)
        yield Bench(office, runner, place)


@pytest.fixture
def heard(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setitem(incoming.LOADERS, EXCHANGE, lambda _place, _bench: None)
    return Heard(bench, monkeypatch)


def test_each_file_goes_where_it_belongs(heard: Heard, tmp_path: Path):
    names = ["Giao.CCHC", "Kế hoạch.docx", "Bản mới.cchc-update", "Nhiều tệp.zip", "x.pdf"]
    heard.incoming.take([tmp_path / name for name in names])
    assert heard.packages == ["Giao.CCHC", "Nhiều tệp.zip"]
    assert heard.places == [EXCHANGE]  # shown before it hears of the files
    assert heard.plans == ["Kế hoạch.docx", "x.pdf"]
    assert heard.updates == ["Bản mới.cchc-update"]


def test_a_workbook_is_looked_into(heard: Heard, tmp_path: Path):
    plan, form = tmp_path / "Kế hoạch.xlsx", a_form(tmp_path)
    plan.write_bytes(b"PK\3\4 no workbook")
    heard.incoming.take([plan, form, tmp_path / "không có.xlsx"])
    assert heard.packages == [form.name]
    assert heard.plans == ["Kế hoạch.xlsx", "không có.xlsx"]


def test_what_is_no_plan_waits_for_the_review_to_end(heard: Heard, bench: Bench, tmp_path: Path):
    bench.over_asked.emit(object())
    heard.incoming.take([tmp_path / "a.cchc", tmp_path / "b.docx", tmp_path / "c.cchc-update"])
    assert (heard.packages, heard.plans, heard.updates) == ([], ["b.docx"], [])
    bench.over_left.emit()
    assert (heard.packages, heard.updates) == (["a.cchc"], ["c.cchc-update"])
    assert heard.plans == ["b.docx"]


def test_without_a_place_for_packages_intake_says_so(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delitem(incoming.LOADERS, EXCHANGE, raising=False)
    heard = Heard(bench, monkeypatch)
    heard.incoming.take([tmp_path / "a.cchc"])
    assert (heard.plans, heard.packages, heard.places) == (["a.cchc"], [], [])
