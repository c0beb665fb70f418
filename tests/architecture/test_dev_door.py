"""dev.py: lists its verbs, sets up only what is stale, and says no in one sentence."""

import importlib.util
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from types import ModuleType

import pytest
from source_tree import ROOT


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """dev.py with a `.venv` of its own that is already set up, and nothing it may start."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    started: list[list[str]] = []
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # `test` sets both for what it starts
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(module, "STAMP", tmp_path / "set-up")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "_missing_system_packages", lambda: iter(()))
    monkeypatch.setattr(module, "started", started, raising=False)

    def note(command: list[object], **_: object) -> subprocess.CompletedProcess[str]:
        started.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", note)
    monkeypatch.setattr(subprocess, "check_output", lambda *_, **__: "pip==1\nleft-over==2\n")
    module.STAMP.write_text("\n".join(module._fingerprint()), "utf-8")
    return module


def test_without_a_verb_it_lists_them(dev: ModuleType, capsys: pytest.CaptureFixture[str]):
    assert dev.main([]) == 0
    listed = capsys.readouterr().out
    assert all(verb.__name__ in listed for verb in dev.VERBS)
    assert dev.FLAGS.keys() <= {verb.__name__ for verb in dev.VERBS}
    assert dev.started == []


def test_a_current_set_up_is_left_alone(dev: ModuleType):
    dev.set_up()
    assert dev.started == []


def test_a_new_lock_is_installed_and_what_it_dropped_goes(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    lock = tmp_path / "requirements.lock"
    lock.write_text("pip==1 --hash=sha256:0\n", "utf-8")
    monkeypatch.setattr(dev, "LOCK", lock)
    dev.set_up()
    done = [" ".join(command) for command in dev.started]
    assert not any("-m venv" in command for command in done)
    assert f"install --require-hashes --requirement {lock}" in done[0]
    assert "uninstall --yes left-over" in done[1]
    assert "--no-deps --no-build-isolation --editable" in done[2]
    dev.started.clear()
    dev.set_up()
    assert dev.started == []


def test_another_python_or_place_gets_a_new_environment(dev: ModuleType):
    dev.STAMP.write_text("of some\nother place", "utf-8")
    dev.set_up()
    assert dev.started[0][1:4] == ["-m", "venv", "--clear"]


def test_an_interrupted_set_up_begins_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def interrupt() -> None:
        raise KeyboardInterrupt

    dev.STAMP.write_text("stale", "utf-8")
    monkeypatch.setattr(dev, "_remove_what_the_lock_dropped", interrupt)
    with pytest.raises(KeyboardInterrupt):
        dev.set_up()
    assert not dev.STAMP.exists()


def test_what_stands_after_two_dashes_reaches_pytest(dev: ModuleType):
    assert dev.main(["test", "--", "-k", "period"]) == 0
    assert dev.started[-1][-4:] == ["-m", "not long", "-k", "period"]
    assert dev.main(["test", "--long"]) == 0
    assert "not long" not in dev.started[-1]


@pytest.mark.parametrize(
    ("ends", "rest", "asked", "status"),
    [
        ([0], (), 1, 0),
        ([1, 0], (), 2, 0),
        ([1, 1], (), 2, 1),
        ([1], ("-k", "period"), 1, 1),  # who asks for a few looks at them
        ([2], (), 1, 2),  # not a test that failed: the run itself
    ],
)
def test_what_fails_beside_others_is_asked_once_more_alone(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    ends: list[int],
    rest: tuple[str, ...],
    asked: int,
    status: int,
):
    calls: list[tuple[str, ...]] = []
    monkeypatch.setenv("TMPDIR", "")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "")

    def python(*arguments: str, offscreen: bool) -> int:
        assert offscreen
        calls.append(arguments)
        return ends.pop(0)

    monkeypatch.setattr(dev, "_python", python)
    options = Namespace(long=False, rest=list(rest))
    assert dev.test(options) == status
    assert len(calls) == asked
    assert "--last-failed" not in calls[0]
    assert all("--last-failed" in call and "-n" not in call for call in calls[1:])


@pytest.mark.skipif(sys.platform != "linux", reason="Debian is a Linux")
def test_who_may_not_install_is_told_the_line(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev, "_missing_system_packages", lambda: iter(["libegl1"]))
    monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y .* libegl1"):
        dev._install_system_packages()
    assert dev.started == []


def test_an_old_python_is_told_so(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev, "PYTHON_FLOOR", (99, 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        dev.main(["check"])
