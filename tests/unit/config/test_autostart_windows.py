"""Starting with Windows, over a registry in memory: what is written there, and what is heeded."""

import importlib.util
import sys
from types import ModuleType

import pytest

from cchc_desktop.config import autostart
from cchc_desktop.config.paths import PROGRAM
from tests.builders.registry import Registry

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
NOTED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
OFF = bytes([3]) + bytes(11)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    made = Registry()
    monkeypatch.setitem(sys.modules, "winreg", made)
    monkeypatch.setattr(sys, "platform", "win32")
    return made


@pytest.fixture
def windows(registry: Registry) -> ModuleType:
    """Load the module once more, as Windows loads it."""
    assert registry is not None
    spec = importlib.util.spec_from_file_location("autostart_of_windows", autostart.__file__)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_it_is_turned_on_and_off_again(
    windows: ModuleType, registry: Registry, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = r"C:\Users\Nguyễn Thị Hà\AppData\Local\Programs\CCHC Desktop\CCHC Desktop.exe"
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(windows, "portable_folder", lambda: None)
    assert not windows.starts_with_system()
    windows.start_with_system(on=True)
    assert registry.values[RUN] == {PROGRAM: f'"{program}" --tray --delay 30'}
    assert windows.starts_with_system()
    for _ in range(2):
        windows.start_with_system(on=False)
        assert registry.values[RUN] == {}
        assert not windows.starts_with_system()


def test_what_windows_own_list_turned_off_is_off_until_it_is_turned_on_here(
    windows: ModuleType, registry: Registry
):
    windows.start_with_system(on=True)
    registry.values[NOTED] = {PROGRAM: OFF, "Another": OFF}
    assert not windows.starts_with_system()
    windows.start_with_system(on=True)
    assert windows.starts_with_system()
    assert registry.values[NOTED] == {"Another": OFF}, "what is another's stays"


def test_a_registry_that_is_closed_to_the_user_is_told(windows: ModuleType, registry: Registry):
    registry.closed = True
    with pytest.raises(windows.AutostartError) as refused:
        windows.start_with_system(on=True)
    assert refused.value.code == "autostart-refused"
