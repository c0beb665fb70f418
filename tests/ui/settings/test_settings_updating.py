"""Cập nhật: from a file on a stick to the installer, and the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage, words_in

from cchc_desktop.config.installing import InstallError, install_command, start_installer
from cchc_desktop.config.update_steps import last_step
from cchc_desktop.config.version import VERSION
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.units import UnitForm, add_unit
from cchc_desktop.services.upkeep import updating
from cchc_desktop.services.upkeep.copies import list_backups
from cchc_desktop.services.upkeep.update_arrival import arrive
from tests.builders.offices import an_office
from tests.builders.updates import INSTALLER, NOTES, TEST_KEY, an_update
from ui.jobs.runner import Runner
from ui.parts.kept import Kept
from ui.parts.reading_window import ReadingWindow, ReadText
from ui.settings import update_flow
from ui.settings.updating import UpdateSection

Started = list[tuple[Path, bool]]


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = Kept(str(tmp_path / "window.ini"))
    with an_office(data_folder, NOW) as office:
        made = Stage(office, runner, qtbot, kept)
        made.failed = []
        made.bench.failed.connect(made.failed.append)
        yield made


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test's own key be the release's."""
    monkeypatch.setattr(updating, "release_keys", lambda: (TEST_KEY.public,))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> Started:
    """Start no installer; the frame does what it is asked."""
    calls: Started = []
    monkeypatch.setattr(
        update_flow, "start_installer", lambda path, *, back: calls.append((path, back))
    )
    stage.bench.install_asked.connect(lambda start: start())
    return calls


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Answer the windows by this code; return what each of them said."""

    def by(code: str) -> list[str]:
        said: list[str] = []

        def ask(window: ReadingWindow) -> str:
            window.show()
            texts = [one.toPlainText() for one in window.findChildren(ReadText)]
            said.append("\n".join([window.accessibleDescription(), *texts]))
            window.close()
            return code

        monkeypatch.setattr(ReadingWindow, "ask", ask)
        return said

    return by


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))


def _section(stage: Stage) -> UpdateSection:
    section = stage.open("updating")
    assert isinstance(section, UpdateSection)
    return section


@pytest.mark.usefixtures("released")
def test_a_new_version_is_shown_then_installed(
    stage: Stage,
    started: Started,
    answer: Callable[[str], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
):
    said = answer("install")
    _choose(monkeypatch, an_update(tmp_path))
    section = _section(stage)
    assert words_in(section.facts) == ["Đang dùng", VERSION]
    section.open.click()
    qtbot.waitUntil(lambda: bool(started))
    assert all(note in said[0] for note in NOTES)
    assert "20/11/2026" in said[0]
    ((installer, back),) = started
    assert (installer.read_bytes(), back) == (INSTALLER, False)
    assert len(list_backups(stage.office.folder)) == 1
    assert stage.failed == []


@pytest.mark.usefixtures("released")
def test_later_is_an_answer(
    stage: Stage,
    started: Started,
    answer: Callable[[str], list[str]],
    tmp_path: Path,
    qtbot: QtBot,
):
    said = answer("")
    update_flow.open_update(stage.bench, an_update(tmp_path))
    qtbot.waitUntil(lambda: len(said) == 1)
    qtbot.wait(20)
    assert started == []
    assert last_step(stage.office.folder.path) is None
    assert list_backups(stage.office.folder) == []


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    ("version", "code"), [("0.0.1", "update-older"), (VERSION, "update-is-running")]
)
def test_an_older_one_is_refused_in_one_sentence(
    version: str, code: str, stage: Stage, started: Started, tmp_path: Path, qtbot: QtBot
):
    update_flow.open_update(stage.bench, an_update(tmp_path, version))
    qtbot.waitUntil(lambda: bool(stage.failed))
    assert [error.code for error in stage.failed] == [code]
    assert started == []


def test_a_key_that_is_not_the_releases_is_refused(
    stage: Stage, started: Started, tmp_path: Path, qtbot: QtBot
):
    update_flow.open_update(stage.bench, an_update(tmp_path))
    qtbot.waitUntil(lambda: bool(stage.failed))
    assert stage.failed[0].code in ("update-without-key", "update-not-signed")
    assert started == []


@pytest.mark.usefixtures("released")
def test_an_installer_that_windows_does_not_start_leaves_nothing_asked(
    stage: Stage,
    started: Started,
    answer: Callable[[str], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
):
    answer("install")
    asked: list[Callable[[], None]] = []
    stage.bench.install_asked.disconnect()
    stage.bench.install_asked.connect(asked.append)
    monkeypatch.setattr(update_flow, "start_installer", start_installer)
    update_flow.open_update(stage.bench, an_update(tmp_path))
    qtbot.waitUntil(lambda: bool(asked))
    with pytest.raises(InstallError) as caught:
        asked[0]()
    assert caught.value.code == "update-only-on-windows"
    assert last_step(stage.office.folder.path) is None
    assert started == []


@pytest.mark.usefixtures("released")
def test_the_way_back_says_what_was_entered_and_asks_for_the_former_file(
    stage: Stage,
    started: Started,
    answer: Callable[[str], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
):
    said = answer("install")
    section = _section(stage)
    assert not section.back.isEnabled()
    # The one that runs is the new one: the update came from a version before.
    root, desk = stage.office.folder.path, stage.desk
    found = updating.look_into(an_update(tmp_path, VERSION), running="0.0.5")
    updating.begin_update(stage.office.folder, desk, found, Ticket(), "0.0.5")
    assert arrive(root).code == "update-made"
    add_unit(desk, UnitForm("Phòng Nội vụ"))
    section.refresh()
    assert section.back.isEnabled()
    assert "Từ 0.0.5 lên" in " ".join(words_in(section.facts))
    _choose(monkeypatch, an_update(tmp_path, "0.0.5"))
    section.back.click()
    qtbot.waitUntil(lambda: bool(started))
    assert "Phòng Nội vụ" in said[0]
    assert "chương trình sẽ hỏi tệp đó" in said[0]
    ((installer, back),) = started
    assert (installer.name, back) == ("CCHC Desktop 0.0.5.exe", True)
    aside = updating.update_folder(root) / last_step(root).aside
    assert aside.is_file()


def test_the_installer_is_told_to_be_silent_and_to_come_back(tmp_path: Path):
    setup = tmp_path / "Bộ cài.exe"
    assert install_command(setup, back=False) == (str(setup), "/S", "/START=1")
    assert install_command(setup, back=True)[-1] == "/BACK=1"
