"""What holds for every test: no screen, no network, no real data folder, no unexpected warning.

A test that provokes a warning on purpose says so with `@pytest.mark.expects_log("pattern")`.
Must not know any room: what a room's tests need stands beside those tests.
"""

import gc
import logging
import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `dev.py test` is the same on every machine and in every run; `--long` goes looking.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=500,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")

_OUTSIDE = {socket.AF_INET, socket.AF_INET6}


def _refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and arguments[0].family in _OUTSIDE:
        pytest.fail(f"a test tried to reach {arguments[1]}: the program works without a network")


sys.addaudithook(_refuse_the_network)


def pytest_collection_finish() -> None:
    """Let the collector leave alone what was loaded and stays: it would look through it often."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_real_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Lead whatever asks for the user's own folders into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CCHC_DATA", raising=False)
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        for kind in ("LOCAL_APPDATA", "APPDATA"):
            patch.setenv(f"WIN_PD_OVERRIDE_{kind}", str(home / kind.lower()))
        yield


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Name a data folder that does not exist yet, with a space and accents as users have them."""
    return tmp_path / "Dữ liệu CCHC"


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which something warned unexpectedly, or an expected warning stayed away."""
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)
    stray = [line for line in listener.heard if not any(re.search(p, line) for p in expected)]
    absent = [p for p in expected if not any(re.search(p, line) for line in listener.heard)]
    if stray:
        pytest.fail("unexpected in the log:\n" + "\n".join(stray), pytrace=False)
    if absent:
        pytest.fail(f"not in the log: {absent}", pytrace=False)
